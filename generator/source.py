"""A YAML file as plain values, and the line and column of each of them.

Every scalar arrives as the text that stands in the file: YAML's own guesses (``no`` as false,
``012`` as ten, ``12:30`` as 750, ``2566-03-30`` as a day in the 26th century) never happen.
An empty value arrives as None and counts as not written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.encoding import decode
from generator.problems import Finding, KeyPath, Place, Problem
from generator.yaml_faults import find_control_character, hidden_by_hash, name_the_fault

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 40
#: Faults after which the values can still be searched for others.
_READABLE = {"yaml-duplicate-key", "yaml-hash"}
#: What the parser takes for the end of a line and editors do not: lines would be counted wrong.
_LINE_SIGNS = ("\x85", "\u2028", "\u2029")
_EMPTY = {"", "~", "null", "Null", "NULL"}
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its name as people know it, its text, and its values; ``empty`` when some
    key has none."""

    name: str
    text: str
    data: Any
    empty: bool

    def written(self, keys: Collection[str]) -> Any:
        """Leave out those of ``keys`` that have no value. Other keys stay: they may be the rest
        of a text that a comma cut in two."""
        return _without_empty(self.data, keys) if self.empty else self.data

    def problems(self, findings: Iterable[Finding]) -> list[Problem]:
        """Give each finding its line and column; the file is parsed again only if there are any."""
        found = list(findings)
        if not found:
            return []
        root = _compose(self.text)
        return [
            Problem(f.code, _locate(self.name, root, f.path, f.at_key), f.values) for f in found
        ]


def read_source(path: Path, name: str) -> tuple[Source | None, list[Problem]]:
    """Read a YAML file. No source comes back when the file cannot be understood at all.

    ``name`` is how messages call the file.
    """
    whole = Place(name)
    try:
        if path.is_dir():
            return None, [Problem("file-is-folder", whole)]
        if path.exists() and not path.is_file():
            return None, [Problem("file-unreadable", whole, {"detail": "not a file"})]
        size = path.stat().st_size
        if size > MAX_BYTES:
            values = {"size": str(size >> 20), "limit": str(MAX_BYTES >> 20)}
            return None, [Problem("file-too-large", whole, values)]
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Problem("file-missing", whole)]
    except OSError as error:
        return None, [Problem("file-unreadable", whole, {"detail": error.strerror or str(error)})]
    text, problems = decode(raw, name)
    if text is None:
        return None, problems
    return _parse(text, name, problems)


def _parse(text: str, name: str, problems: list[Problem]) -> tuple[Source | None, list[Problem]]:
    if any(sign in text for sign in _LINE_SIGNS):
        control = find_control_character(text, name)
        return None, [*problems, *filter(None, [control])]
    builder = _Builder(text, name)
    try:
        data = builder.document()
    except yaml.reader.ReaderError as error:
        control = find_control_character(text, name) or name_the_fault(error, text, name)
        return None, [*problems, control]
    except _TooDeep:
        return None, [*problems, *builder.problems]
    except yaml.YAMLError as error:
        return None, [*problems, *builder.problems, name_the_fault(error, text, name)]
    problems += builder.problems
    # Of equal keys the first counts, so that the rest can still be read.
    if any(problem.code not in _READABLE for problem in builder.problems):
        return None, problems
    if data is None:
        return None, [*problems, Problem("file-empty", Place(name))]
    return Source(name, text, data, builder.empty), problems


class _TooDeep(Exception):
    """Nobody nests this deep by intention, and the parser has a limit of its own."""


class _Builder:
    """Turns the parser's events into dicts, lists and texts; notes what YAML allows and we do not.

    Events are three times as fast as nodes, and a reference (``*name``) shows as what it is.
    """

    def __init__(self, text: str, name: str) -> None:
        self._cut = hidden_by_hash(text)
        self._next: Callable[[], Any] = yaml.CBaseLoader(text.encode()).get_event
        self._name = name
        #: Plain texts that a sign of a comment may have cut, by line.
        self._doubtful: dict[int, tuple[Any, str]] = {}
        self.problems: list[Problem] = []
        self.empty = False

    def document(self) -> Any:
        """Build the values of the one document; None when the file holds none."""
        self._next()  # the stream begins
        event = self._next()
        if type(event) is yaml.StreamEndEvent:
            return None
        data = self._value(self._next(), 0)
        self._next()  # the document ends
        event = self._next()
        if type(event) is not yaml.StreamEndEvent:
            self._report("yaml-several-documents", event)
        for cut, text in self._doubtful.values():
            self._report("yaml-hash", cut, text=text)
        return data

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._report("yaml-alias", event, character="*")
            return None
        if event.anchor is not None:
            self._report("yaml-alias", event, character="&")
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report("yaml-tag", event, tag=tag)
        if kind is yaml.ScalarEvent:
            if self._cut:
                self._look_for_cut_text(event)
            if event.style == "" and event.value in _EMPTY:
                self.empty = True
                return None
            return event.value
        if depth == MAX_DEPTH:
            self._report("yaml-too-deep", event)
            raise _TooDeep
        return self._sequence(depth) if kind is yaml.SequenceStartEvent else self._mapping(depth)

    def _sequence(self, depth: int) -> list[Any]:
        values = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return values

    def _mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            value = self._value(self._next(), depth + 1)
            if key is None:
                continue
            if key in lines:
                self._report("yaml-duplicate-key", event, key=key, first=str(lines[key]))
            else:
                lines[key] = event.start_mark.line + 1
                values[key] = value
        return values

    def _look_for_cut_text(self, event: Any) -> None:
        """YAML drops what follows `` #``; without a space after it, somebody meant a text. Where a
        text follows in the same line, the sign stands within that one and hides nothing."""
        line = event.end_mark.line
        hidden = self._cut.get(line)
        if hidden and event.end_mark.column > hidden[0]:
            self._doubtful.pop(line, None)
        elif hidden and event.style == "":
            self._doubtful[line] = (event, hidden[1])

    def _key(self, event: Any) -> str | None:
        if type(event) is yaml.ScalarEvent:
            if event.anchor is not None:
                self._report("yaml-alias", event, character="&")
            return str(event.value)
        self._report("yaml-key", event)
        depth = _opens(event)
        while depth:
            depth += _opens(self._next())
        return None

    def _report(self, code: str, event: Any, **values: str) -> None:
        mark = event.start_mark
        self.problems.append(
            Problem(code, Place(self._name, mark.line + 1, mark.column + 1), values)
        )


def _without_empty(value: Any, keys: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_empty(inner, keys)
            for key, inner in value.items()
            if inner is not None or key not in keys
        }
    return [_without_empty(inner, keys) for inner in value] if isinstance(value, list) else value


def _opens(event: Any) -> int:
    """Count the levels that an event opens, or closes."""
    return isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _compose(text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.CBaseLoader(text.encode()).get_single_node()
    return node


def _locate(name: str, root: yaml.Node | None, path: KeyPath, at_key: bool) -> Place:
    """Find the value at ``path``, or the nearest one around it that exists."""
    node, mark = root, root.start_mark if root else None
    for step in path:
        child = _child(node, step)
        if child is None:
            break
        key, node = child
        mark = key.start_mark if at_key and key else node.start_mark
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return key, value
    return None
