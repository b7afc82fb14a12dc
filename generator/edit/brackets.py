"""Changes of what is written in brackets: ``[a, b]`` and ``{key: value}``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.edit.document import Document
from generator.edit.tree import Step, colon_end, entry_begin, entry_end, is_reference, shared
from generator.edit.writing import Value, inline


def replace(doc: Document, step: Step, value: Value) -> str:
    """Write another value in the place of one."""
    start, stop = step.node.start_mark.index, step.node.end_mark.index
    new = inline(value)
    if start == stop and step.key is not None:
        colon = colon_end(doc.text, step.key)
        stop = start = step.key.end_mark.index if colon is None else colon
        new = f": {new}" if colon is None else f" {new}"
    return doc.spliced(start, stop, new)


def insert_pair(doc: Document, node: Any, key: str, value: Value, order: Sequence[str]) -> str:
    """Add a key; after those that come before it in ``order``, or else at the end."""
    names = [known.value for known, _ in node.value]
    before = set(order[: order.index(key)]) if key in order else set(names)
    index = max((i for i, name in enumerate(names) if name in before), default=len(names) - 1)
    position = entry_end(doc.text, node, index)
    new = f", {inline(key)}: {inline(value)}"
    return doc.spliced(position, position, new)


def insert_item(doc: Document, node: Any, value: Value, at: int) -> str:
    """Add an item before the ``at``-th."""
    new = inline(value)
    if at == 0:
        position = _begin(doc, node, 0)
        return doc.spliced(position, position, f"{new}, ")
    position = entry_end(doc.text, node, at - 1)
    return doc.spliced(position, position, f", {new}")


def take_out(doc: Document, node: Any, index: int) -> str:
    """Take out one of several entries with its comma."""
    if index < len(node.value) - 1:
        return doc.spliced(_begin(doc, node, index), _begin(doc, node, index + 1), "")
    start = entry_end(doc.text, node, index - 1)
    return doc.spliced(start, entry_end(doc.text, node, index), "")


def _begin(doc: Document, node: Any, index: int) -> int:
    if is_reference(node, index):
        raise shared()
    return entry_begin(doc.text, node, index)
