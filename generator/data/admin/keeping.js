// Changes values in the text of a YAML file and leaves every other byte as it is: comments, order,
// quotes and line breaks stay. Where each value stands, the parser tells.

import { parseDocument, Document, isMap, isScalar, isSeq, visit } from "./yaml/index.js";
import { asForm, asWritten, filled, same } from "./forms.js";
import { matched } from "./matching.js";

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
  if (document.errors.length) throw new Error(`ไฟล์เขียนไม่ถูกแบบ YAML: ${document.errors[0].message}`);
  return document.contents;
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

class Edits {
  constructor(text) {
    this.source = text;
    this.ending = text.includes("\r\n") ? "\r\n" : "\n";
    this.list = [];
  }

  text() {
    let [result, at] = ["", 0];
    for (const { start, end, put } of this.list.sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (start < at) throw new Error("แก้สองที่ซ้อนกัน ให้บันทึกทีละอย่าง");
      result += this.source.slice(at, start) + put;
      at = end;
    }
    return result + this.source.slice(at);
  }

  splice(start, end, put) {
    this.list.push({ start, end, put: put.replaceAll("\n", this.ending) });
  }

  /** Bring a mapping from the form `before` to the form `now`. */
  object(map, kind, before, now, isFile = false) {
    if (same(before, now)) return;
    if (map.flow) return this.splice(map.range[0], map.range[1], flow(asWritten(now, kind)));
    const order = kind.order ?? Object.keys(kind.keys);
    for (const [place, key] of order.entries()) {
      if (!kind.keys[key] || same(before[key], now[key])) continue;
      const pair = map.items.find((item) => item.key.value === key);
      if (now[key] === undefined) this.removeKey(map, pair);
      else if (pair) this.value(pair, kind.keys[key], before[key], now[key]);
      else this.addKey(map, order.slice(0, place), key, asWritten(now[key], kind.keys[key]), isFile);
    }
  }

  value(pair, kind, before, now) {
    const { key, value } = pair;
    if (kind.is === "object" && isMap(value)) return this.object(value, kind, before ?? {}, now);
    if (kind.is === "list" && isSeq(value) && !value.flow) return this.items(value, kind, before ?? [], now);
    const written = asWritten(now, kind);
    if (isSeq(value) && value.flow) return this.splice(value.range[0], value.range[1], flow([written].flat()));
    const line = isScalar(value) && value.range[0] < value.range[1] ? oneLine(value, written) : null;
    if (line !== null) return this.splice(value.range[0], value.range[1], line);
    const indent = this.column(key.range[0]);
    this.splice(key.range[0], this.endOf(pair), block({ [key.value]: written }, indent, value?.type));
  }

  addKey(map, earlier, key, written, isFile) {
    const first = map.items[0];
    const indent = this.column(first.key.range[0]);
    const put = block({ [key]: written }, indent);
    const before = map.items.filter((item) => earlier.includes(item.key.value)).at(-1);
    const gap = isFile ? "\n\n" : "\n";
    if (!before) return this.splice(first.key.range[0], first.key.range[0], put + gap + " ".repeat(indent));
    const end = this.lineEnd(this.endOf(before));
    this.splice(end, end, gap + " ".repeat(indent) + put);
  }

  removeKey(map, pair) {
    const place = map.items.indexOf(pair);
    const next = map.items[place + 1];
    if (place === 0 && next) return this.splice(pair.key.range[0], next.key.range[0], "");
    this.removeLines(this.lineStart(pair.key.range[0]), this.lineEnd(this.endOf(pair)));
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
    this.splice(node.range[0], this.endOfNode(node), put);
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
    const rest = this.source.slice(end);
    const gap = /^\r?\n([ \t]*\r?\n)*/.exec(rest)?.[0] ?? "";
    const isLast = rest.length === gap.length;
    const above = this.source.slice(0, start);
    const spaced = /\n[ \t]*\r?\n$/.test(above);
    // Between two blank lines the one below goes too; else what was below moves up.
    const below = spaced || isLast ? gap : /^\r?\n/.exec(gap)?.[0] ?? "";
    this.splice(start, end + below.length, "");
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

const AS_PEOPLE_WRITE = { lineWidth: 0, indentSeq: false, flowCollectionPadding: false, blockQuote: "literal" };

function written(value, type) {
  // Texts that older readers would take for something else are quoted: dates, digits, yes and no.
  const document = new Document(value, { compat: "yaml-1.1", aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (type && type !== "PLAIN" && typeof node.value === "string") node.type = type;
    },
    Seq(_, node) {
      if (node !== document.contents) node.flow = isShort(node);
    },
  });
  return document;
}

/** A list of names or numbers stands on one line. */
function isShort({ items }) {
  if (!items.every(isScalar)) return false;
  const names = items.map((item) => String(item.value));
  return names.every((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) && names.join("").length <= 80;
}

function block(value, indent, type) {
  const folded = type === "BLOCK_FOLDED" ? { blockQuote: "folded", lineWidth: 100 - indent } : {};
  const text = written(value, folded.blockQuote ? type : undefined);
  const lines = text.toString({ ...AS_PEOPLE_WRITE, ...folded }).trimEnd().split("\n");
  return lines.map((line, place) => (place && line ? " ".repeat(indent) + line : line)).join("\n");
}

function flow(value) {
  const document = written(value);
  document.contents.flow = true;
  return document.toString(AS_PEOPLE_WRITE).trimEnd();
}

/** Write a text in place of another on its line, in the same quotes; null when it needs more. */
function oneLine(old, value) {
  if (typeof value === "object" || String(value).includes("\n")) return null;
  if (!["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE"].includes(old.type)) return null;
  return written([value], old.type).toString({ ...AS_PEOPLE_WRITE }).trimEnd().slice(2);
}
