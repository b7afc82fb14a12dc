// Between what stands in a YAML file and what a form shows: a form has one shape for each key,
// a file may say the same in a shorter way. `kind` describes a value, see generator/admin/fields.py.

const TRUE = new Set(["true", "yes", "ใช่"]);
const EMPTY = new Set(["", "~", "null", "Null", "NULL"]);

/** Read a node of a parsed file as a form shows it; what is not written is undefined. */
export function asForm(node, kind) {
  if (node == null) return undefined;
  if (kind.is === "list") {
    const items = node.items ?? (isEmpty(node) ? [] : [node]);
    return items.map((item) => asForm(item, kind.of));
  }
  if (node.items === undefined) return isEmpty(node) ? undefined : fromText(node.value, kind);
  if (kind.is === "map")
    return node.items.map(({ key, value }) => ({ key: key.value, value: value?.value ?? "" }));
  if (kind.is !== "object") throw new Error("ไฟล์นี้มีช่องที่แบบฟอร์มแสดงไม่ได้ ให้สั่ง prongsai check");
  const form = {};
  for (const { key, value } of node.items) {
    const inner = kind.keys[key.value];
    if (inner) form[key.value] = asForm(value, inner);
  }
  return form;
}

function isEmpty(node) {
  return node.value == null || (node.type === "PLAIN" && EMPTY.has(node.value));
}

function fromText(text, kind) {
  if (kind.is === "flag") return TRUE.has(text.trim().toLowerCase());
  if (kind.is !== "object") return text;
  const key = aloneKey(text, kind);
  return { [key]: kind.keys[key].is === "list" ? [text] : text };
}

/** Tell which key a text alone stands for. */
function aloneKey(text, kind) {
  return kind.alone?.find(([pattern]) => new RegExp(pattern).test(text))?.[1];
}

/** Leave out of a form what was left empty. */
export function filled(form, kind) {
  if (form == null || form === "") return undefined;
  if (kind.is === "flag") return form === true || undefined;
  if (kind.is === "list") {
    const items = [form].flat().map((item) => filled(item, kind.of));
    return some(items.filter((item) => item !== undefined));
  }
  if (kind.is === "map")
    return some(form.filter(({ key, value }) => key || value)
      .map(({ key, value }) => ({ key: key ?? "", value: String(value ?? "") })));
  if (kind.is !== "object") return String(form);
  const rest = Object.entries(kind.keys)
    .map(([key, inner]) => [key, filled(form[key], inner)])
    .filter(([, value]) => value !== undefined);
  return rest.length ? Object.fromEntries(rest) : undefined;
}

function some(items) {
  return items.length ? items : undefined;
}

/** Give a filled form as a person would write it: the shortest way the file allows. */
export function asWritten(form, kind) {
  if (kind.is === "flag") return form;
  if (kind.is === "whole") return /^(0|[1-9][0-9]{0,8})$/.test(form) ? Number(form) : form;
  if (kind.is === "map") return new Map(form.map(({ key, value }) => [key, asWritten(value, kind.of)]));
  if (kind.is === "list") {
    const items = form.map((item) => asWritten(item, kind.of));
    return items.length === 1 && (kind.single || items[0] === "all") ? items[0] : items;
  }
  if (kind.is !== "object") return form;
  const keys = Object.keys(form);
  const text = [form[keys[0]]].flat()[0];
  const alone = keys.length === 1 && [form[keys[0]]].flat().length === 1 && typeof text === "string";
  if (alone && aloneKey(text, kind) === keys[0]) return text;
  return Object.fromEntries(keys.map((key) => [key, asWritten(form[key], kind.keys[key])]));
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
