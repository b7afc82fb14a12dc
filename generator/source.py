"""A YAML file as plain values, and the line and column of each of them.

Every scalar arrives as the text that stands in the file: YAML's own guesses (``no`` as false,
``012`` as ten, ``12:30`` as 750, ``2566-03-30`` as a day in the 26th century) never happen.
An empty value counts as not written.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.encoding import decode
from generator.problems import Finding, KeyPath, Place, Problem
from generator.yaml_faults import name_the_fault

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 40
_EMPTY = {"", "~", "null", "Null", "NULL"}
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its name as people know it, its text, and its values."""

    name: str
    text: str
    data: Any

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
    try:
        root = _compose(text)
    except yaml.YAMLError as error:
        return None, [*problems, name_the_fault(error, text, name)]
    findings: list[Finding] = []
    data = _Builder(findings).build(root, ()) if root is not None else None
    if data is None and not findings:
        return None, [*problems, Problem("file-empty", Place(name))]
    source = Source(name, text, data)
    problems += source.problems(findings)
    return (None if findings else source), problems


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the cyclic garbage collector: nodes hold no cycles and it takes 80 % of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _compose(text: str) -> yaml.Node | None:
    with _no_collection():
        loader = yaml.CBaseLoader(text.encode())
        node: yaml.Node | None = loader.get_single_node()
        return node


class _Builder:
    """Turns nodes into dicts, lists and texts; notes what YAML allows and we do not."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: KeyPath) -> Any:
        if id(node) in self._seen:
            self._report("yaml-alias", path)
            return None
        self._seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            self._report("yaml-tag", path, tag=node.tag.replace("tag:yaml.org,2002:", "!!"))
            return None
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in _EMPTY else node.value
        if len(path) >= MAX_DEPTH:
            self._report("yaml-too-deep", path, limit=str(MAX_DEPTH))
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._mapping(node.value, path)

    def _mapping(self, pairs: list[tuple[yaml.Node, yaml.Node]], path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in pairs:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report("yaml-key", path)
                continue
            key = key_node.value
            if key in lines:
                first = str(lines[key])
                self._report("yaml-duplicate-key", (*path, key), key=key, first=first, at_key=True)
                continue
            lines[key] = key_node.start_mark.line + 1
            value = self.build(value_node, (*path, key))
            if value is not None:
                values[key] = value
        return values

    def _report(self, code: str, path: KeyPath, at_key: bool = False, **values: str) -> None:
        self._findings.append(Finding(code, path, values, at_key))


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
        # The last of several equal keys: a duplicate is reported where it stands.
        for key, value in reversed(node.value):
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return key, value
    return None
