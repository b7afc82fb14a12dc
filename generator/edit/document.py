"""A YAML text that is to be changed: its nodes, its values, its line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.edit.refused import EditRefused
from generator.edit.tree import compose, style_near, values
from generator.edit.writing import Style

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Document:
    """``mark`` is the byte order mark where there is one; ``text`` is without it."""

    mark: str
    text: str
    root: yaml.Node | None
    values: Any
    line_break: str

    @classmethod
    def read(cls, text: str) -> Document:
        """Read a text. Raises EditRefused when it is no YAML."""
        mark = _BOM if text.startswith(_BOM) else ""
        text = text.removeprefix(mark)
        root = compose(text)
        found = re.search(r"\r\n|\n|\r", text)
        return cls(mark, text, root, values(root), found[0] if found else "\n")

    def lines(self, lines: Iterable[str]) -> str:
        """Write lines, each after a line break."""
        return "".join(f"{self.line_break}{line}" for line in lines)

    def spliced(self, start: int, stop: int, new: str) -> str:
        """Give the text with something else from ``start`` to ``stop``."""
        return self.text[:start] + new + self.text[stop:]

    def style(self, position: int) -> Style:
        """Find how lists and mappings are indented around a position."""
        return style_near(self.text, self.root, position)

    def checked(self, text: str, expected: Any) -> str:
        """Give the changed text, if it says what it should. Raises EditRefused when not."""
        try:
            same = values(compose(text)) == expected
        except EditRefused:
            same = False
        if not same:
            raise EditRefused(
                "แก้ตรงนี้โดยอัตโนมัติไม่ได้ เพราะรูปแบบการเขียนในไฟล์ซับซ้อน (เช่น ใช้ & * ? หรือวงเล็บหลายชั้น) "
                "ไฟล์ไม่ถูกแก้ ให้แก้บรรทัดนั้นเองแล้วรัน prongsai check",
                "the way this place is written cannot be changed safely (anchors, ?, nested "
                "brackets): nothing was changed; edit the line by hand, then run prongsai check",
            )
        return self.mark + text
