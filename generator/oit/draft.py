"""Writing YAML for people: values quoted where they must be, comments where they help."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import yaml

from generator.edit.writing import UNSEEN, fits_a_block

#: What ends a line for YAML.
_BREAKS = ("\n", "\x85", "\u2028", "\u2029")


class Draft:
    """Lines of YAML at growing depths."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def comment(self, depth: int, text: str) -> None:
        """Add a comment; of several lines each gets its sign."""
        lines = UNSEEN.sub(" ", text).splitlines()
        self._lines += [f"{'  ' * depth}# {line}" for line in lines if line.strip()]

    def line(self, depth: int, text: str) -> None:
        """Add a line as it is."""
        self._lines.append("  " * depth + text)

    def value(self, depth: int, key: str, value: str | int | None) -> None:
        """Add a key with a text or number; nothing when there is none."""
        if value is None:
            return
        self._entry(depth, f"{key}:", value)

    def texts(self, depth: int, key: str, values: Sequence[str]) -> None:
        """Add a list of texts; nothing when it is empty."""
        if not values:
            return
        self.line(depth, f"{key}:")
        for value in values:
            self._entry(depth, "-", value)

    def _entry(self, depth: int, sign: str, value: str | int) -> None:
        if isinstance(value, str) and fits_a_block(value):
            self.line(depth, f"{sign} |-")
            self._lines += [f"{'  ' * (depth + 1)}{line}".rstrip() for line in value.split("\n")]
        else:
            self.line(depth, f"{sign} {scalar(value)}")

    def text(self) -> str:
        """Give everything, with a line end at the end."""
        return "".join(f"{line}\n" for line in self._lines)


def scalar(value: str | int) -> str:
    """Write one value on one line so that it is read back as the same text."""
    return _written(value, value).removesuffix("...\n").rstrip("\n")


def flow(pairs: Iterable[tuple[str, str | int | Sequence[int] | None]]) -> str:
    """Write a short mapping on one line, without what has no value."""
    parts = []
    for key, value in pairs:
        if value is None or value == ():
            continue
        if isinstance(value, str | int):
            # Within braces more signs mean something than in a text by itself.
            written = _written(value, [value]).rstrip("\n")
            parts.append(f"{key}: {written[1:-1]}")
        else:
            parts.append(f"{key}: [{', '.join(map(str, value))}]")
    return "{" + ", ".join(parts) + "}"


def _written(value: str | int, data: str | int | list[str | int]) -> str:
    broken = isinstance(value, str) and any(sign in value for sign in _BREAKS)
    written: str = yaml.safe_dump(
        data,
        allow_unicode=True,
        width=sys.maxsize,
        default_flow_style=True,
        default_style='"' if broken else None,
    )
    return written
