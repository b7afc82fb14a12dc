"""A paper as values: what stands above its table, the table, what stands below. No layout here.

Every text is one paragraph; a line break inside it is one in the paper as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from generator.thai.numerals import Numerals


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a cell; ``listed`` ones begin with a dash, as offices write their lists."""

    text: str
    listed: bool = False
    strong: bool = False
    url: str | None = None

    @property
    def mark(self) -> str:
        """What stands before the text."""
        return "- " if self.listed else ""


#: Who signs, each on lines of their own; nobody's name is known.
SIGNERS = ("ผู้จัดทำ", "ผู้อนุมัติ")

#: Letters of a table in a centimetre, those that take no room counted too.
LETTERS = 7.0
#: A row of more lines than this may break over two pages; of fewer, it moves to the next one.
_MOST_LINES = 20

#: A cell is its paragraphs; None when the cell above reaches over it.
Cell = tuple[Line, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``width`` in centimetres, all of them together as wide as the page; ``short``
    texts such as dates stand in the middle."""

    heading: str
    width: float
    short: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of one fiscal year; ``kind`` is plan or report. ``title`` has one or more lines,
    ``caption`` names the table, ``remarks`` follow it; ``numerals`` are those that the paper itself
    writes with.
    """

    kind: str
    title: tuple[str, ...]
    agency: str
    year: int
    day: date
    preface: tuple[tuple[str | None, str], ...]
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remarks: tuple[str, ...]
    numerals: Numerals

    @property
    def identifier(self) -> str:
        """What an Office file says of itself, so that a program knows where its texts came from."""
        return f"prongsai/{self.kind}/{self.year}"


def span(rows: tuple[tuple[Cell, ...], ...], row: int, column: int) -> int:
    """Count the rows that the cell at a place reaches over."""
    end = row + 1
    while end < len(rows) and rows[end][column] is None:
        end += 1
    return end - row


def listing(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """Write texts as a list; one alone is no list."""
    return tuple(Line(text, listed=len(texts) > 1) for text in texts)


def lines(*texts: str) -> tuple[Line, ...]:
    """Write texts as plain paragraphs, the empty ones not at all."""
    return tuple(Line(text) for text in texts if text)


def is_long(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> bool:
    """Say whether a row is so long that it may break over two pages."""
    return height(row, columns) > _MOST_LINES


def height(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> int:
    """Estimate the lines that a row takes."""
    return max(_lines(cell or (), c.width) for cell, c in zip(row, columns, strict=True))


def _lines(cell: tuple[Line, ...], width: float) -> int:
    parts = (part for line in cell for part in line.text.split("\n"))
    return sum(max(1, math.ceil(len(part) / (width * LETTERS))) for part in parts)
