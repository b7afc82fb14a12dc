"""Where each value of a YAML text stands: its first and last sign, its dash, its colon.

Built on the nodes that the parser composes. Their marks tell where a text begins and ends, but the
end of what is written in lines lies after the comments below it; here it is the end of its last
value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from generator.edit.refused import EditRefused
from generator.edit.writing import Style
from generator.problems import KeyPath
from generator.source import MAX_DEPTH

_EMPTY = {"", "~", "null", "Null", "NULL"}
_LINE_END = re.compile(r"[\r\n]|\Z")
#: Anchors and tags before a value, with the comments and line ends between them and it.
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+[ \t]*|[ \t]+))+")
_REFERENCE = re.compile(r"\*[^\s,\[\]{}]+")
_COLON = re.compile(r"[ \t]*:")


@dataclass(frozen=True, slots=True)
class Step:
    """One step down: the value ``node``, the ``index`` of its entry in ``parent``, its key."""

    parent: yaml.CollectionNode
    index: int
    key: yaml.ScalarNode | None
    node: yaml.Node


class _Loader(yaml.CBaseLoader):
    """Composes without looking for the types of values: all are texts here."""

    def resolve(self, *_: Any) -> str:
        """Give every node the same tag."""
        return ""

    def descend_resolver(self, *_: Any) -> None:
        """Nothing to resolve."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve."""


@lru_cache(maxsize=4)
def compose(text: str) -> yaml.Node | None:
    """Read the one document of a text; a change looks at each text several times. Raises
    EditRefused when it is no YAML."""
    try:
        _refuse_depth(text)
        root: yaml.Node | None = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise EditRefused(
            f"อ่าน YAML ไม่ได้ที่บรรทัด {line} จึงไม่ได้แก้อะไร รัน prongsai check เพื่อดูวิธีแก้ แล้วลองอีกครั้ง",
            f"line {line} is no YAML: nothing was changed; run prongsai check, mend it, try again",
        ) from error
    except yaml.YAMLError as error:
        raise EditRefused(
            "อ่าน YAML ไม่ได้ จึงไม่ได้แก้อะไร รัน prongsai check เพื่อดูวิธีแก้",
            "this is no YAML: nothing was changed; run prongsai check",
        ) from error
    return root


def _refuse_depth(text: str) -> None:
    """Nobody nests this deep by intention, and composing would break down."""
    parser, depth = _Loader(text), 0
    while (event := parser.get_event()) is not None:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise EditRefused(
                f"บรรทัด {line} ซ้อนกันลึกเกินไป จึงไม่ได้แก้อะไร รัน prongsai check เพื่อดูวิธีแก้",
                f"line {line} is nested too deep: nothing was changed; run prongsai check",
            )


def values(node: yaml.Node | None, above: tuple[int, ...] = ()) -> Any:
    """Give the values as the project reads them: texts, lists, mappings, None for nothing."""
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _EMPTY else node.value
    if id(node) in above:
        raise shared()
    within = (*above, id(node))
    if isinstance(node, yaml.SequenceNode):
        return [values(inner, within) for inner in node.value]
    read: dict[Any, Any] = {}
    for key, inner in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else str(values(key, within))
        read.setdefault(name, values(inner, within))
    return read


def shared() -> EditRefused:
    """Say that a place is written once and used in several."""
    return EditRefused(
        "ตรงนี้ใช้ร่วมกันหลายที่ด้วยเครื่องหมาย & และ * แก้ที่เดียวไม่ได้ "
        "ให้เขียนข้อความเต็มแทน *ชื่อ ในไฟล์ก่อน แล้วลองอีกครั้ง",
        "this place is shared through an anchor (& and *): write it out in full, then try again",
    )


def walk(root: yaml.Node | None, path: KeyPath) -> list[Step]:
    """Go down a path as far as it exists. Raises EditRefused inside what is shared."""
    steps: list[Step] = []
    node = root
    for name in path:
        step = _child(node, name)
        if step is None:
            break
        if is_reference(step.parent, step.index):
            raise shared()
        steps.append(step)
        node = step.node
    return steps


def _child(node: yaml.Node | None, name: str | int) -> Step | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(name, int):
        inside = 0 <= name < len(node.value)
        return Step(node, name, None, node.value[name]) if inside else None
    if isinstance(node, yaml.MappingNode):
        for index, (key, value) in enumerate(node.value):
            if isinstance(key, yaml.ScalarNode) and key.value == name:
                return Step(node, index, key, value)
    return None


def is_reference(parent: Any, index: int) -> bool:
    """Say whether an entry is written as ``*name``: what it stands for lies further up."""
    return references(parent)[index]


def references(parent: Any) -> list[bool]:
    """Say of each entry whether it is written as ``*name``."""
    if isinstance(parent, yaml.MappingNode):
        return [value.start_mark.index < key.end_mark.index for key, value in parent.value]
    last = parent.start_mark.index
    found = []
    for value in parent.value:
        start = value.start_mark.index
        found.append(start <= last)
        last = max(last, start)
    return found


def begin(text: str, node: yaml.Node) -> int:
    """Find the first sign of a value; of what is written in lines, after its anchor and tag."""
    start: int = node.start_mark.index
    if not is_block(node):
        return start
    if isinstance(node, yaml.MappingNode):
        first: int = node.value[0][0].start_mark.index
        return first
    properties = _PROPERTIES.match(text, start)
    return properties.end() if properties else start


def end(text: str, node: yaml.Node) -> int:
    """Find where a value ends: after its last sign."""
    stop: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return _end_of_literal(text, node.start_mark.index, stop)
    return entry_end(text, node, len(node.value) - 1) if is_block(node) else stop


def entry_end(text: str, parent: Any, index: int) -> int:
    """Find where an entry of a list or mapping ends."""
    if is_reference(parent, index):
        start = (
            parent.value[index][0].end_mark.index
            if isinstance(parent, yaml.MappingNode)
            else entry_end(text, parent, index - 1)
            if index
            else begin(text, parent)
        )
        name = _REFERENCE.search(text, start)
        return name.end() if name else start
    inner = parent.value[index]
    return end(text, inner[1] if isinstance(parent, yaml.MappingNode) else inner)


def entry_begin(text: str, parent: Any, index: int) -> int:
    """Find the first sign of an entry: its key, its dash, or in brackets the value itself."""
    if isinstance(parent, yaml.MappingNode):
        first: int = parent.value[index][0].start_mark.index
        return first
    if not is_block(parent):
        return begin(text, parent.value[index])
    start = begin(text, parent)
    if index == 0:
        return start
    pad = " " * column(text, start)
    after = entry_end(text, parent, index - 1)
    dash = re.compile(rf"[\r\n]{pad}(?=-(?:\s|\Z))").search(text, after)
    if dash is None:
        raise shared()
    return dash.end()


def colon_end(text: str, key: yaml.Node) -> int | None:
    """Find the place after the colon of a key; None when it has none of its own line."""
    colon = _COLON.match(text, key.end_mark.index)
    return colon.end() if colon else None


def is_block(node: yaml.Node) -> bool:
    """Say whether a list or mapping is written in lines, not in brackets."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def line_end(text: str, position: int) -> int:
    """Find the end of a line, before its line break."""
    found = _LINE_END.search(text, position)
    return found.start() if found else len(text)


def line_begin(text: str, position: int) -> int:
    """Find the first sign of a line."""
    newline = text.rfind("\n", 0, position) + 1
    return max(newline, text.rfind("\r", newline, position) + 1)


def column(text: str, position: int) -> int:
    """Count the signs before a position in its line."""
    return position - line_begin(text, position)


def style_near(text: str, root: yaml.Node | None, position: int) -> Style:
    """Find how deep lists and mappings stand below their keys, nearest to a position."""
    steps: list[tuple[int, int]] = []
    dashes: list[tuple[int, int]] = []
    waiting = [root] if root else []
    while waiting:
        node: Any = waiting.pop()
        if not is_block(node):
            continue
        pairs = (
            node.value if isinstance(node, yaml.MappingNode) else [(None, v) for v in node.value]
        )
        for (key, value), reference in zip(pairs, references(node), strict=True):
            if reference:
                continue
            waiting.append(value)
            if key is not None and is_block(value):
                start = begin(text, value)
                depth = column(text, start) - column(text, key.start_mark.index)
                found = dashes if isinstance(value, yaml.SequenceNode) else steps
                found.append((abs(start - position), depth))
    return Style(min(steps, default=(0, 2))[1], min(dashes, default=(0, 0))[1])


def _end_of_literal(text: str, start: int, stop: int) -> int:
    """A text in lines takes the empty lines below it along only where it says so (``|+``)."""
    written = text[start:stop]
    header = re.search(r"[|>][-+0-9]*", written)
    if header and "+" in header[0]:
        return start + len(re.sub(r"(?:\r\n|\r|\n)\Z", "", written))
    return start + len(written.rstrip(" \t\r\n"))
