"""Each value of the project's register is changed alone: nothing else moves, no comment goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import yaml

from generator.admin.config import all_forms
from generator.admin.server import EditorServer
from tests.conftest import ROOT
from tests.editor.filling import Desk

pytestmark = pytest.mark.browser
_BLOCK = re.compile(r"[|>]-?$")
_REMARK = re.compile("# ความเห็น [0-9]+")
_TEXTS = ("ใหม่: # 1", "ใหม่\nสองบรรทัด")
#: Changes every value that a form shows, alone: to other texts, then to nothing; lists get an item
#: more and one less. Values alike in shape and place are tried once. Gives what was done where.
_RUN = """async ([text, at, kind, texts]) => {
  const { changed, shown } = await import(new URL("keeping.js", location));
  const form = shown(text, at, kind);
  const found = [];
  const seen = new Set();
  const tried = (what, path, holder, key, now) => {
    const [from, to] = [String(holder[key]), String(now)];
    const place = path.map((step) => (step > 1 ? 1 : step));
    const lengths = [from.length > 80, from.includes("\\n"), to.includes("\\n")];
    const alike = JSON.stringify([what, place, lengths]);
    if (seen.has(alike)) return;
    seen.add(alike);
    const old = holder[key];
    holder[key] = now;
    try { found.push([what, path, changed(text, at, kind, form)]); }
    catch (error) { found.push([what, path, `! ${error.message}`]); }
    holder[key] = old;
  };
  const walk = (holder, key, kind, path) => {
    const value = holder[key];
    if (value === undefined || kind.is === "flag") return;
    if (kind.is === "object") {
      for (const inner of Object.keys(value))
        walk(value, inner, kind.keys[inner], [...path, inner]);
    } else if (kind.is === "list" || kind.is === "map") {
      const pair = { is: "object", id: "key", keys: { key: { is: "text" }, value: kind.of } };
      const of = kind.is === "map" ? pair : kind.of;
      const named = { ...value.at(-1), ...(of.id && { [of.id]: "added" }) };
      const more = of.is === "object" ? named : "added";
      tried("more", path, holder, key, [...value, more]);
      for (const place of value.keys()) {
        tried("fewer", [...path, place], holder, key, value.toSpliced(place, 1));
        walk(value, place, of, [...path, place]);
      }
    } else {
      const isName = path.at(-1) === "key";
      const fit = texts.filter((text) => !isName || !text.includes("\\n"));
      for (const now of fit) tried("text", path, holder, key, now);
      if (!isName) tried("gone", path, holder, key, "");
    }
  };
  for (const key of Object.keys(form)) walk(form, key, kind.keys[key], [key]);
  return found;
}"""


def _with_remarks(text: str) -> str:
    """Write a comment above each line and behind it, where YAML has them."""
    lines: list[str] = []
    inside: int | None = None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if inside is not None and (not line or indent > inside):
            lines.append(line)
            continue
        inside = None
        if not line or line.startswith("#"):
            lines.append(line)
            continue
        count = len(lines)
        lines += [f"{' ' * indent}# ความเห็น {count}", f"{line}  # ความเห็น {count + 1}"]
        if _BLOCK.search(line):
            inside = indent + (2 if line.lstrip().startswith("- ") and ": " in line else 0)
    return "\n".join(lines) + "\n"


def _lines_of(root: yaml.Node, steps: Sequence[Any], *, taken_out: bool) -> tuple[int, int]:
    """Give the first line of a value with its key, and the one after its last, as far as the file
    has the steps: a form shows what the file says in a shorter way. With the last of its items a
    list goes too."""
    node, first, lines = root, 0, (0, 0)
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            found = [
                (key, value)
                for place, (key, value) in enumerate(node.value)
                if step in (place, key.value)
            ]
            if not found:
                break
            ((key, inner),) = found
            first = key.start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            inner = node.value[step]
            first = inner.start_mark.line
        else:
            break
        if not (taken_out and len(node.value) == 1):
            lines = first, inner.end_mark.line + bool(inner.end_mark.column)
        node = inner
    return lines


def _steps(data: Any, at: Sequence[Any]) -> Iterator[Any]:
    """Lead to the part of a form."""
    for step in at:
        if isinstance(step, str):
            data = data[step]
            yield step
        else:
            wanted = {key: value for key, (value, _) in step.items()}
            place = next(
                n
                for n, item in enumerate(data)
                if all(str(item.get(key, "OIT")) == value for key, value in wanted.items())
            )
            data = data[place]
            yield place


def _unmoved(before: list[str], after: list[str]) -> tuple[int, int]:
    """Count the lines at the beginning and at the end that are the same."""
    most = min(len(before), len(after))
    head = next((n for n in range(most) if before[n] != after[n]), most)
    rest = most - head
    tail = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    return head, tail


def _faults(
    text: str, steps: Sequence[Any], found: Sequence[tuple[str, Any, str]]
) -> Iterator[str]:
    """Say what went wrong with changes."""
    root = yaml.compose(text, yaml.CSafeLoader)
    assert root is not None
    lines = text.splitlines()
    remarks = Counter(_REMARK.findall(text))
    for what, path, result in found:
        told = f"{what} {path}: "
        if result.startswith("!"):
            yield told + result
            continue
        taken_out = what in ("gone", "fewer")
        first, after = _lines_of(root, [*steps, *path], taken_out=taken_out)
        head, tail = _unmoved(lines, result.splitlines())
        if head < first - taken_out or len(lines) - tail > after + 1:
            yield f"{told}lines {head}-{len(lines) - tail} changed, not {first}-{after}"
        gone = remarks - Counter(_REMARK.findall(result))
        own = _REMARK.findall("\n".join(lines[first:after])) if taken_out else []
        if gone.keys() - set(own):
            yield f"{told}lost {sorted(gone.keys() - set(own))}"


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_one_value_changes_and_nothing_else(desk: Desk, server: EditorServer, ending: str) -> None:
    """In every form, with comments everywhere: only the lines of a value change."""
    text = _with_remarks((ROOT / "measures.yml").read_text(encoding="utf-8")).replace("\n", ending)
    data = yaml.safe_load(text)
    desk.page.goto(f"{server.address}admin.css")
    wrong = []
    for form in all_forms({"measures.yml": data}, "measures.yml"):
        found = desk.page.evaluate(_RUN, [text, form.at, form.fields.kind, _TEXTS])
        wrong += [
            f"{form.name}: {fault}" for fault in _faults(text, list(_steps(data, form.at)), found)
        ]
        assert found or form.name == "rest"
    assert wrong == []
