"""Writing YAML for people: values quoted where they must be, comments where they help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import yaml

#: Longer lines are hard to edit; YAML has no need to fold ours.
_WIDE = 10_000


class Draft:
    """Lines of YAML at growing depths."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def comment(self, depth: int, text: str) -> None:
        """Add a comment; of several lines each gets its sign."""
        self._lines += [f"{'  ' * depth}# {line}" for line in text.splitlines() if line.strip()]

    def line(self, depth: int, text: str) -> None:
        """Add a line as it is."""
        self._lines.append("  " * depth + text)

    def value(self, depth: int, key: str, value: str | int | None) -> None:
        """Add a key with a text or number; nothing when there is none."""
        if value is None:
            return
        if isinstance(value, str) and "\n" in value:
            self.line(depth, f"{key}: |-")
            self._block(depth + 1, value)
        else:
            self.line(depth, f"{key}: {scalar(value)}")

    def texts(self, depth: int, key: str, values: Sequence[str]) -> None:
        """Add a list of texts; nothing when it is empty."""
        if not values:
            return
        self.line(depth, f"{key}:")
        for value in values:
            if "\n" in value:
                self.line(depth, "- |-")
                self._lines += [
                    f"{'  ' * (depth + 1)}{line}".rstrip() for line in value.split("\n")
                ]
            else:
                self.line(depth, f"- {scalar(value)}")

    def _block(self, depth: int, value: str) -> None:
        self._lines += [f"{'  ' * depth}{line}".rstrip() for line in value.split("\n")]

    def text(self) -> str:
        """Give everything, with a line end at the end."""
        return "".join(f"{line}\n" for line in self._lines)


def scalar(value: str | int) -> str:
    """Write one value so that it is read back as the same text."""
    if isinstance(value, int):
        return str(value)
    written: str = yaml.safe_dump(value, allow_unicode=True, width=_WIDE)
    return written.removesuffix("...\n").strip()


def flow(pairs: Iterable[tuple[str, str | int | Sequence[int] | None]]) -> str:
    """Write a short mapping on one line, without what has no value."""
    parts = []
    for key, value in pairs:
        if value is None or value == ():
            continue
        if isinstance(value, str | int):
            parts.append(f"{key}: {_in_flow(value)}")
        else:
            parts.append(f"{key}: [{', '.join(map(str, value))}]")
    return "{" + ", ".join(parts) + "}"


def _in_flow(value: str | int) -> str:
    """Within braces a comma or bracket ends a plain text."""
    written = scalar(value)
    plain = not written.startswith(("'", '"'))
    if plain and isinstance(value, str) and any(sign in value for sign in ",[]{}"):
        return "'" + value.replace("'", "''") + "'"
    return written
