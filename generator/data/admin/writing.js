// Values as the text of a YAML file, in the style of measures.yml.

import { Document, Lexer, isScalar, visit } from "./yaml/index.js";

const AS_PEOPLE_WRITE = { lineWidth: 0, indentSeq: false, flowCollectionPadding: false, blockQuote: "literal" };

/** Write a value over several lines, of which the first begins where it stands. */
export function block(value, indent, type) {
  const folded = type === "BLOCK_FOLDED" ? { blockQuote: "folded", lineWidth: 100 - indent } : {};
  const text = written(value, folded.blockQuote ? type : undefined);
  const lines = text.toString({ ...AS_PEOPLE_WRITE, ...folded }).trimEnd().split("\n");
  return lines.map((line, place) => (place && line ? " ".repeat(indent) + line : line)).join("\n");
}

/** Write a list or a mapping in brackets. */
export function flow(value, type) {
  const document = written(value, type);
  document.contents.flow = true;
  visit(document, {
    Scalar(_, node) {
      if (String(node.value).includes("\n")) node.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ ...AS_PEOPLE_WRITE, doubleQuotedMinMultiLineLength: Infinity }).trimEnd();
}

/** Write a text in place of another on its line, in the same quotes; null when it needs more. */
export function oneLine(old, value, inBrackets = false) {
  if (typeof value === "object" || String(value).includes("\n")) return null;
  if (!["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE"].includes(old.type)) return null;
  if (inBrackets) return flow([value], old.type).slice(1, -1);
  return written([value], old.type).toString({ ...AS_PEOPLE_WRITE }).trimEnd().slice(2);
}

/** Give the comments in a piece of YAML. */
export function remarks(text) {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith("#")).map((token) => token.trimEnd());
}

function written(value, type) {
  // Texts that older readers would take for something else are quoted: dates, digits, yes and no.
  const document = new Document(value, { compat: "yaml-1.1", aliasDuplicateObjects: false });
  visit(document, {
    Scalar(place, node) {
      if (place !== "key" && type && type !== "PLAIN" && typeof node.value === "string") node.type = type;
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
