"""Set, add and take out one value of a YAML text; everything else stays as it is.

Each function is pure: a text in, a text out. What comes out is read again and held against what was
meant, so that a change which cannot be written is refused and never done halfway.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from generator.edit import brackets, lines
from generator.edit.data import as_read, place_of_item, put, put_item, taken_out
from generator.edit.document import Document
from generator.edit.refused import EditRefused
from generator.edit.tree import Step, end, is_block, shared, values, walk
from generator.edit.writing import Value, inline, stands_below
from generator.problems import KeyPath


def with_value(text: str, path: KeyPath, value: Value, order: Sequence[str] = ()) -> str:
    """Set the value at ``path``; keys that are missing are made. A new key comes after those that
    stand before it in ``order``, or else last. Raises EditRefused."""
    doc = Document.read(text)
    expected = put(doc.values, path, as_read(value))
    if expected == doc.values:
        return text
    return doc.checked(_set(doc, path, value, order), expected)


def with_item(
    text: str, path: KeyPath, value: Value, at: int | None = None, order: Sequence[str] = ()
) -> str:
    """Add an item to the list at ``path``, before the ``at``-th or at the end. The list is made
    where there is none; a text alone becomes a list of two. Raises EditRefused."""
    doc = Document.read(text)
    expected = put_item(doc.values, path, as_read(value), at)
    steps = walk(doc.root, path)
    node = _node(doc, steps) if len(steps) == len(path) else None
    if isinstance(node, yaml.ScalarNode) and values(node) is not None:
        return _with_second(doc, steps, node, value, at, expected)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return doc.checked(_set(doc, path, [value], order), expected)
    place = place_of_item(node.value, at)
    if is_block(node):
        return doc.checked(lines.insert_item(doc, node, value, place), expected)
    if steps and place == len(node.value) and stands_below(value) and not _in_brackets(steps):
        sources = [doc.text[n.start_mark.index : end(doc.text, n)] for n in node.value]
        whole = doc.text[node.start_mark.index : node.end_mark.index]
        try:
            if "#" not in whole and len(whole.splitlines()) == 1:
                return doc.checked(lines.as_lines(doc, steps[-1], sources, value), expected)
        except EditRefused:
            pass  # It stays in brackets.
    return doc.checked(brackets.insert_item(doc, node, value, place), expected)


def without(text: str, path: KeyPath) -> str:
    """Take out the key or item at ``path``. What holds nothing then is ``{}`` or ``[]``. Raises
    EditRefused."""
    doc = Document.read(text)
    expected = taken_out(doc.values, path)
    steps = walk(doc.root, path)
    if len(steps) < len(path):
        raise shared()
    parent, index = steps[-1].parent, steps[-1].index
    if len(parent.value) == 1:
        nothing: Value = {} if isinstance(parent, yaml.MappingNode) else []
        return doc.checked(_set(doc, path[:-1], nothing, ()), expected)
    taken = (lines if is_block(parent) else brackets).take_out(doc, parent, index)
    return doc.checked(taken, expected)


def _set(doc: Document, path: KeyPath, value: Value, order: Sequence[str]) -> str:
    steps = walk(doc.root, path)
    missing = path[len(steps) :]
    for key in reversed(missing[1:]):
        value = {str(key): value}
    parent: Any = _node(doc, steps)
    if missing and isinstance(parent, yaml.MappingNode) and parent.value:
        within = _in_brackets(steps) or not is_block(parent)
        insert = brackets.insert_pair if within else lines.insert_pair
        return insert(doc, parent, str(missing[0]), value, order)
    if missing:
        value = {str(missing[0]): value}
    return _replaced(doc, steps, value)


def _with_second(
    doc: Document, steps: list[Step], node: yaml.ScalarNode, value: Value, at: int | None, done: Any
) -> str:
    """Make a list of a text that stands alone, and of what is added to it."""
    source = doc.text[node.start_mark.index : end(doc.text, node)]
    both: list[Value] = [value, node.value] if at == 0 else [node.value, value]
    if steps and at != 0 and "\n" not in source and not _in_brackets(steps):
        try:
            return doc.checked(lines.as_lines(doc, steps[-1], [source], value), done)
        except EditRefused:
            pass  # It is written afresh.
    if steps and at != 0 and _in_brackets(steps):
        start, stop = node.start_mark.index, node.end_mark.index
        return doc.checked(doc.spliced(start, stop, f"[{source}, {inline(value)}]"), done)
    return doc.checked(_replaced(doc, steps, both), done)


def _replaced(doc: Document, steps: list[Step], value: Value) -> str:
    if not steps:
        return lines.set_root(doc, value)
    replace = brackets.replace if _in_brackets(steps) else lines.replace
    return replace(doc, steps[-1], value)


def _node(doc: Document, steps: list[Step]) -> yaml.Node | None:
    return steps[-1].node if steps else doc.root


def _in_brackets(steps: list[Step]) -> bool:
    return any(not is_block(step.parent) for step in steps)
