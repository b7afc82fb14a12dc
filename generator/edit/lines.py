"""Changes of what is written in lines: ``key: value`` and ``- item``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from generator.edit.document import Document
from generator.edit.tree import (
    Step,
    begin,
    colon_end,
    column,
    end,
    entry_begin,
    entry_end,
    is_block,
    line_begin,
    line_end,
    shared,
)
from generator.edit.writing import Value, block, deeper, item, pair, stands_below

_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_BREAK = re.compile(r"\r\n|\n|\r|\Z")


def replace(doc: Document, step: Step, value: Value) -> str:
    """Write another value in the place of one."""
    after, base = _sign(doc, step)
    lines = _value_lines(doc, step, value, after)
    rest = deeper(lines[1:], base)
    if is_block(step.node):
        return _replace_lines(doc, step, value, after, lines[0], rest)
    start, stop = _span(doc, step.node, after)
    eol = line_end(doc.text, stop)
    tail = doc.text[stop:eol]
    gap = doc.text[after:start]
    if not lines[0]:
        return doc.spliced(after, eol, gap.rstrip() + tail + doc.lines(rest))
    if not gap or (rest and not gap.strip()):
        gap = " "
    return doc.spliced(after, eol, gap + lines[0] + tail + doc.lines(rest))


def insert_pair(doc: Document, node: Any, key: str, value: Value, order: Sequence[str]) -> str:
    """Add a key; after those that come before it in ``order``, or else at the end."""
    names = [known.value for known, _ in node.value]
    before = set(order[: order.index(key)]) if key in order else set(names)
    index = max((i for i, name in enumerate(names) if name in before), default=len(names) - 1)
    position = line_end(doc.text, entry_end(doc.text, node, index))
    lines = pair(key, value, doc.style(position))
    depth = column(doc.text, begin(doc.text, node))
    return doc.spliced(position, position, doc.lines(deeper(lines, depth)))


def insert_item(doc: Document, node: Any, value: Value, at: int) -> str:
    """Add an item before the ``at``-th, with an empty line where the others have one."""
    start = begin(doc.text, node)
    depth = column(doc.text, start)
    gap = [""] if _is_spaced(doc.text, node) else []
    lines = item(value, doc.style(start))
    if at == 0:
        new = deeper([*lines, *gap], depth)
        text = new[0][depth:] + doc.lines([*new[1:], " " * depth])
        return doc.spliced(start, start, text)
    position = line_end(doc.text, entry_end(doc.text, node, at - 1))
    return doc.spliced(position, position, doc.lines([*gap, *deeper(lines, depth)]))


def take_out(doc: Document, node: Any, index: int) -> str:
    """Take out one of several entries with the lines that are its own."""
    text = doc.text
    start = entry_begin(text, node, index)
    stop = line_end(text, entry_end(text, node, index))
    first = line_begin(text, start)
    if not text[first:start].strip(" "):
        after = _BREAK.match(text, stop)
        if after and after.end() > stop:
            return doc.spliced(first, after.end(), "")
        return re.sub(r"(?:\r\n|\n|\r)\Z", "", text[:first])
    # It stands behind the dash of a list: the next one moves up, unless a comment is between.
    following = entry_begin(text, node, index + 1)
    return doc.spliced(start, stop if text[stop:following].strip() else following, "")


def as_lines(doc: Document, step: Step, sources: Sequence[str], value: Value) -> str:
    """Write a list in brackets, or a text alone, as a list in lines with one item more. The
    ``sources`` are the old items as they are written."""
    after, base = _sign(doc, step)
    start, stop = _span(doc, step.node, after)
    eol = line_end(doc.text, stop)
    style = doc.style(after)
    depth = base + (style.dash if step.key else 2)
    old = [f"- {source}" for source in sources]
    old[-1] += doc.text[stop:eol]
    lines = deeper([*old, *item(value, style)], depth)
    return doc.spliced(after, eol, doc.text[after:start].rstrip() + doc.lines(lines))


def set_root(doc: Document, value: Value) -> str:
    """Write a value as the whole document."""
    lines = block(value, doc.style(0))
    root = doc.root
    if root is not None and root.start_mark.index < root.end_mark.index:
        new = doc.lines(lines).removeprefix(doc.line_break)
        return doc.spliced(begin(doc.text, root), end(doc.text, root), new)
    position = line_end(doc.text, root.start_mark.index) if root else len(doc.text)
    at_margin = column(doc.text, position) == 0
    new = doc.lines(lines)
    if at_margin:
        new = new.removeprefix(doc.line_break) + doc.line_break
    return doc.spliced(position, position, new)


def _replace_lines(
    doc: Document, step: Step, value: Value, after: int, first: str, rest: list[str]
) -> str:
    start, stop = _span(doc, step.node, after)
    between = doc.text[after:start]
    if step.key is None and stands_below(value):
        lines = block(value, doc.style(start))
        below = deeper(lines[1:], column(doc.text, start))
        return doc.spliced(start, stop, lines[0] + doc.lines(below))
    if first:
        return doc.spliced(after, stop, f" {first}{between.rstrip()}{doc.lines(rest)}")
    return doc.spliced(after, stop, between.rstrip() + doc.lines(rest))


def _value_lines(doc: Document, step: Step, value: Value, after: int) -> list[str]:
    """Write a value without its key or dash; the first line is empty when all stands below."""
    style = doc.style(after)
    first, *rest = pair("k", value, style) if step.key else item(value, style)
    return [first[2:].strip(), *rest]


def _sign(doc: Document, step: Step) -> tuple[int, int]:
    """Find the place after the colon or dash, and the column that deeper lines count from."""
    if step.key is not None:
        after = colon_end(doc.text, step.key)
        if after is None:
            raise shared()
        return after, column(doc.text, step.key.start_mark.index)
    dash = entry_begin(doc.text, step.parent, step.index)
    return dash + 1, column(doc.text, dash)


def _span(doc: Document, node: yaml.Node, after: int) -> tuple[int, int]:
    if node.start_mark.index == node.end_mark.index:
        return after, after
    return begin(doc.text, node), end(doc.text, node)


def _is_spaced(text: str, node: Any) -> bool:
    """Say whether an empty line stands between the last two items."""
    last = len(node.value) - 1
    if last < 1:
        return False
    between = text[entry_end(text, node, last - 1) : entry_begin(text, node, last)]
    return _EMPTY_LINE.search(between) is not None
