// Changes values in the text of a YAML file and leaves every other byte as it is: comments, order,
// quotes and line breaks stay. Where each value stands, the parser tells.

import { isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";
import { asForm, asWritten, filled, same } from "./forms.js";
import { matched } from "./matching.js";
import { block, flow, oneLine, remarks } from "./writing.js";

const BRACKETS = "ส่วนนี้เขียนในวงเล็บ { } และมีช่องที่แบบฟอร์มไม่มี ให้แก้ในไฟล์";
const TWICE = "แก้สองที่ซ้อนกัน ให้บันทึกทีละอย่าง";

/** Read the part of a file that a form shows. `at` leads to it: keys, and `{key: value}` in lists. */
export function shown(text, at, kind) {
  return asForm(find(parsed(text), at), kind) ?? {};
}

/** Give the text of the file after a form was filled in. Throws when that cannot be done safely. */
export function changed(text, at, kind, form) {
  const now = filled(form, kind) ?? {};
  const target = find(parsed(text), at);
  const edits = new Edits(text);
  edits.object(target, kind, filled(asForm(target, kind), kind) ?? {}, now, at.length === 0);
  const result = edits.text();
  const read = filled(shown(result, at, kind), kind) ?? {};
  if (!same(ordered(read), ordered(now))) throw new Error("เขียนไฟล์ให้ตรงกับแบบฟอร์มไม่ได้ ไฟล์ยังเป็นอย่างเดิม");
  return result;
}

function parsed(text) {
  const document = parseDocument(text, { schema: "failsafe", keepSourceTokens: true });
  const [error] = document.errors;
  if (!error) return document.contents;
  const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
  throw new Error(`ไฟล์เขียนไม่ถูกแบบ YAML ที่บรรทัด ${line} ตัวอักษรที่ ${col} ให้สั่ง prongsai check แล้วแก้ในไฟล์`);
}

function find(node, at) {
  for (const step of at) {
    node = typeof step === "string" ? node?.get(step, true) : node?.items.find((item) => fits(item, step));
  }
  if (!isMap(node)) throw new Error("ไม่พบส่วนนี้ในไฟล์แล้ว อาจถูกย้ายหรือลบ");
  return node;
}

function fits(item, wanted) {
  return isMap(item) && Object.entries(wanted).every(([key, [value, otherwise]]) =>
    digits(item.get(key) ?? otherwise) === value);
}

/** Thai digits mean the same. */
function digits(text) {
  return String(text ?? "").replace(/[๐-๙]/g, (sign) => sign.charCodeAt(0) - 0xe50);
}

function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]));
}

function isText(node) {
  return isScalar(node) && node.range[0] < node.range[1];
}

class Edits {
  constructor(text) {
    this.source = text;
    this.ending = text.includes("\r\n") ? "\r\n" : "\n";
    this.list = [];
  }

  text() {
    let [result, at] = ["", 0];
    for (const { start, end, put } of this.list.sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (start < at) throw new Error(TWICE);
      result += this.source.slice(at, start) + put;
      at = end;
    }
    return result + this.source.slice(at);
  }

  splice(start, end, put) {
    this.list.push({ start, end, put: put.replaceAll("\n", this.ending) });
  }

  /** Write something anew; comments in its lines go above them. */
  rewrite(start, end, put) {
    const whole = this.lineEnd(end);
    const found = remarks(this.source.slice(start, whole));
    if (!found.length || (!put.includes("\n") && !remarks(this.source.slice(start, end)).length))
      return this.splice(start, end, put);
    const line = this.lineStart(start);
    const indent = /^ */.exec(this.source.slice(line))[0];
    this.splice(line, line, found.map((remark) => `${indent}${remark}\n`).join(""));
    this.splice(start, whole, put);
  }

  /** Bring a mapping from the form `before` to the form `now`. */
  object(map, kind, before, now, isFile = false) {
    if (same(before, now)) return;
    if (map.flow) return this.flowObject(map, kind, before, now);
    const order = kind.order ?? Object.keys(kind.keys);
    const stay = map.items.filter(({ key }) => !kind.keys[key.value] || now[key.value] !== undefined);
    if (!stay.length) {
      const put = block(asWritten(now, kind), this.column(map.range[0]));
      return this.rewrite(map.range[0], this.endOfNode(map), put);
    }
    for (const [place, key] of order.entries()) {
      if (!kind.keys[key] || same(before[key], now[key])) continue;
      const pair = map.items.find((item) => item.key.value === key);
      if (now[key] === undefined) this.removeKey(map, pair);
      else if (pair) this.value(pair, kind.keys[key], before[key], now[key]);
      else {
        const earlier = stay.filter((item) => order.slice(0, place).includes(item.key.value)).at(-1);
        const put = block({ [key]: asWritten(now[key], kind.keys[key]) }, this.column(map.items[0].key.range[0]));
        this.addPair(map, earlier, put, isFile ? "\n\n" : "\n");
      }
    }
  }

  /** A mapping in brackets: single values in their place, else the whole. */
  flowObject(map, kind, before, now) {
    const keys = Object.keys(kind.keys).filter((key) => !same(before[key], now[key]));
    const pairs = keys.map((key) => map.items.find((item) => item.key.value === key));
    const lines = keys.map((key, place) => isText(pairs[place]?.value) && now[key] !== undefined
      ? oneLine(pairs[place].value, asWritten(now[key], kind.keys[key]), true) : null);
    if (lines.includes(null)) {
      if (map.items.some(({ key }) => !kind.keys[key.value])) throw new Error(BRACKETS);
      return this.rewrite(map.range[0], map.range[1], flow(asWritten(now, kind)));
    }
    for (const [place, { value }] of pairs.entries()) this.splice(value.range[0], value.range[1], lines[place]);
  }

  /** Bring a mapping whose keys are free to choose from one form to the other, pair by pair. */
  pairs(map, kind, now) {
    if (new Set(now.map(({ key }) => key)).size < now.length) throw new Error("มีรหัสหรือชื่อซ้ำกันในรายการ");
    const before = asForm(map, kind);
    const indent = this.column(map.items[0].key.range[0]);
    const steps = [...matched(before, now, "key")];
    const gone = steps.filter(({ to }) => to === undefined).map(({ from }) => from);
    let last;
    for (const { from, to } of steps) {
      const pair = map.items[from];
      if (to === undefined) this.removeKey(map, pair);
      else if (from === undefined) {
        const moved = map.items[gone.find((place) => same(before[place], now[to]))];
        const put = moved
          ? this.source.slice(moved.key.range[0], this.lineEnd(this.endOf(moved))).replaceAll("\r\n", "\n")
          : block(asWritten([now[to]], kind), indent);
        this.addPair(map, last, put, "\n");
      } else {
        const [{ key, value }, { key: name, value: text }] = [before[from], now[to]];
        if (key !== name) this.splice(pair.key.range[0], pair.key.range[1], oneLine(pair.key, name));
        if (value !== text) this.value(pair, kind.of, value, text);
        last = pair;
      }
    }
  }

  value(pair, kind, before, now) {
    const { key, value } = pair;
    if (kind.is === "object" && isMap(value)) return this.object(value, kind, before ?? {}, now);
    if (kind.is === "map" && isMap(value) && !value.flow) return this.pairs(value, kind, now);
    if (kind.is === "list" && isSeq(value) && !value.flow) return this.items(value, kind, before ?? [], now);
    const written = asWritten(now, kind);
    if (value?.flow) return this.rewrite(value.range[0], value.range[1], flow(isSeq(value) ? [written].flat() : written));
    const line = isText(value) ? oneLine(value, written) : null;
    if (line !== null) return this.rewrite(value.range[0], this.endOfNode(value), line);
    const indent = this.column(key.range[0]);
    this.rewrite(key.range[0], this.endOf(pair), block({ [key.value]: written }, indent, value?.type));
  }

  /** Add a pair after another, or before all. */
  addPair(map, after, put, gap) {
    const first = map.items[0].key.range[0];
    const indent = " ".repeat(this.column(first));
    if (after) {
      const end = this.lineEnd(this.endOf(after));
      return this.splice(end, end, gap + indent + put);
    }
    // In an item of a list the first key stands behind the dash.
    if (!this.isFirstInLine(first)) return this.splice(first, first, put + gap + indent);
    this.splice(this.lineStart(first), this.lineStart(first), indent + put + gap);
  }

  removeKey(map, pair) {
    const start = pair.key.range[0];
    const end = this.lineEnd(this.endOf(pair));
    if (this.isFirstInLine(start)) return this.removeLines(this.lineStart(start), end);
    const next = map.items[map.items.indexOf(pair) + 1]?.key.range[0];
    // What follows moves up behind the dash, unless there is a comment above it.
    const isNext = next !== undefined && !this.source.slice(end, next).trim();
    this.splice(isNext ? start : this.source.slice(0, start).trimEnd().length, isNext ? next : end, "");
  }

  /** Bring a list of several lines from one form to the other; what is alike stays untouched. */
  items(seq, kind, before, now) {
    const written = seq.items.map((item) => filled(asForm(item, kind.of), kind.of));
    const gap = this.isSpaced(seq, kind) ? "\n\n" : "\n";
    const indent = this.column(this.dash(seq, 0));
    const pairs = [...matched(written, now, kind.of.id)];
    const gone = pairs.filter(({ to }) => to === undefined).map(({ from }) => from);
    let last = -1;
    for (const { from, to } of pairs) {
      if (to === undefined) {
        this.removeItem(seq, from);
      } else if (from === undefined) {
        // What was only moved goes on as it was written.
        const moved = gone.find((place) => same(written[place], now[to]));
        const put = moved === undefined
          ? block([asWritten(now[to], kind.of)], indent)
          : this.source.slice(this.dash(seq, moved), this.lineEnd(this.endOfItem(seq, moved))).replaceAll("\r\n", "\n");
        const start = this.lineStart(this.dash(seq, 0));
        const end = last < 0 ? start : this.lineEnd(this.endOfItem(seq, last));
        this.splice(end, end, last < 0 ? " ".repeat(indent) + put + gap : gap + " ".repeat(indent) + put);
      } else if (!same(written[from], now[to])) {
        this.item(seq.items[from], kind.of, written[from], now[to], indent + 2);
      }
      last = from ?? last;
    }
  }

  /** Take out an item with the blank lines after it, or before it when it is the last. */
  removeItem(seq, place) {
    let start = this.lineStart(this.dash(seq, place));
    let end = this.lineEnd(this.endOfItem(seq, place));
    if (place + 1 < seq.items.length) end += /^(\r?\n[ \t]*)*\r?\n/.exec(this.source.slice(end))[0].length;
    else start = Math.min(start, this.source.slice(0, start).trimEnd().length);
    this.splice(start, end, "");
  }

  item(node, kind, before, now, indent) {
    if (isMap(node) && kind.is === "object") return this.object(node, kind, before, now);
    const written = asWritten(now, kind);
    const line = isScalar(node) ? oneLine(node, written) : null;
    const put = line ?? block([written], indent - 2, node.type).slice(2);
    this.rewrite(node.range[0], this.endOfNode(node), put);
  }

  dash(seq, place) {
    const tokens = seq.srcToken.items[place].start;
    return tokens.find((token) => token.type === "seq-item-ind").offset;
  }

  isSpaced(seq, kind) {
    if (seq.items.length < 2) return Boolean(kind.spaced);
    return /\n\s*\n/.test(this.source.slice(this.endOfItem(seq, 0), this.dash(seq, 1)));
  }

  endOfItem(seq, place) {
    return Math.max(this.endOfNode(seq.items[place]), this.dash(seq, place) + 1);
  }

  endOf({ key, value }) {
    const colon = this.source.indexOf(":", key.range[1]) + 1;
    return value ? Math.max(this.endOfNode(value), colon) : colon;
  }

  /** Where the last value in a node ends: no blank lines and no comments after it. */
  endOfNode(node) {
    if (isMap(node) && !node.flow && node.items.length) return this.endOf(node.items.at(-1));
    if (isSeq(node) && !node.flow && node.items.length) return this.endOfItem(node, node.items.length - 1);
    const start = node.range[0];
    return start + this.source.slice(start, node.range[1]).trimEnd().length;
  }

  /** Take out whole lines, and one of the gaps around them. */
  removeLines(start, end) {
    const gap = /^(\r?\n[ \t]*)*\r?\n/.exec(this.source.slice(end))?.[0] ?? "";
    const above = this.source.slice(0, start);
    if (start === 0) return this.splice(start, end + gap.length, "");
    if (end + gap.length === this.source.length) return this.splice(above.trimEnd().length, end, "");
    // Between two blank lines the one below goes too; else what was below moves up.
    const isSpaced = /\n[ \t]*\r?\n$/.test(above);
    const below = isSpaced ? gap.slice(0, gap.lastIndexOf("\n")).replace(/\r$/, "").length : 0;
    this.splice(this.lineEnd(start - 1), end + below, "");
  }

  isFirstInLine(at) {
    return !this.source.slice(this.lineStart(at), at).trim();
  }

  column(at) {
    return at - this.lineStart(at);
  }

  lineStart(at) {
    return this.source.lastIndexOf("\n", at - 1) + 1;
  }

  lineEnd(at) {
    const end = this.source.indexOf("\n", at);
    if (end < 0) return this.source.length;
    return this.source[end - 1] === "\r" ? end - 1 : end;
  }
}
