"""The neutral form of every document: lines of text and tables of cells with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from generator.importing.words import NotUnderstood, Remark, Words

#: A plan has some twenty columns; twice the columns of a month fit too.
MOST_COLUMNS = 100
#: Rows of one table, most of them empty: a ministry's plan has hundreds.
MOST_ROWS = 200_000
#: Places that merged cells cover, for all of one table.
_MOST_COVERED = 500_000


@dataclass(frozen=True, slots=True)
class Cell:
    """Text as written, at the row and column (from 0) where the cell begins."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by every place that they cover. ``name`` tells which table of the document it is."""

    name: Words
    places: Mapping[tuple[int, int], Cell]
    rows: Mapping[int, Sequence[Cell]]
    height: int
    width: int
    is_sheet: bool = False

    def at(self, row: int, column: int) -> Cell | None:
        """Give the cell that covers a place."""
        return self.places.get((row, column))

    def text(self, row: int, column: int) -> str:
        """Give the text of the cell that covers a place."""
        cell = self.at(row, column)
        return cell.text if cell else ""

    def own(self, row: int, column: int) -> str:
        """Give the text of a cell that begins here; nothing where it only reaches to."""
        cell = self.at(row, column)
        return cell.text if cell and (cell.row, cell.column) == (row, column) else ""

    def row(self, row: int) -> Sequence[Cell]:
        """Give the cells that begin in a row and hold something, from left to right."""
        return self.rows.get(row, ())

    def where(self, row: int, column: int) -> Words:
        """Name a place as people find it: แผน!C7, or row and column."""
        if self.is_sheet:
            place = f"{get_column_letter(column + 1)}{row + 1}"
            return Words(f"{self.name.th}!{place}", f"{self.name.en}!{place}")
        return Words(
            f"{self.name.th} แถว {row + 1} ช่อง {column + 1}",
            f"{self.name.en} row {row + 1} column {column + 1}",
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph outside the tables."""

    text: str
    where: Words


@dataclass(frozen=True, slots=True)
class Contents:
    """A document in the order of reading; ``remarks`` tell what of it was not even looked at."""

    blocks: tuple[Line | Table, ...]
    remarks: tuple[Remark, ...] = ()


def table_of(name: Words, cells: Iterable[Cell], *, is_sheet: bool = False) -> Table:
    """Lay cells out, the first of two that overlap counts. Raises NotUnderstood for a size that no
    plan has."""
    known = [cell for cell in cells if cell.text.strip() or cell.rows * cell.columns > 1]
    filled = [cell for cell in known if cell.text.strip()]
    height = max((cell.row for cell in filled), default=-1) + 1
    width = max((cell.column for cell in filled), default=-1) + 1
    if height > MOST_ROWS or width > MOST_COLUMNS:
        raise NotUnderstood(
            Words(
                f"ตารางมี {height:,} แถว {width:,} คอลัมน์ อ่านได้ไม่เกิน {MOST_ROWS:,} แถว"
                f" {MOST_COLUMNS} คอลัมน์ ลบแถวและคอลัมน์ที่ไม่ใช่แผนออกก่อน",
                f"{height:,} rows and {width:,} columns; at most {MOST_ROWS:,} and {MOST_COLUMNS}"
                " are read: delete what is no part of the plan",
            ),
            name,
        )
    last = height
    reach = {(c.row, c.column): min(c.row + c.rows, last) - c.row for c in known}
    width = max(
        (min(c.column + c.columns, MOST_COLUMNS) for c in known if c.row < last), default=width
    )
    places: dict[tuple[int, int], Cell] = {}
    covered = 0
    for cell in known:
        covered += max(1, reach[cell.row, cell.column]) * min(cell.columns, MOST_COLUMNS)
        if covered > _MOST_COVERED + len(known):
            raise NotUnderstood(Words("เซลล์ที่ผสานมีมากเกินไป", "too many merged cells"), name)
        for row in range(cell.row, cell.row + reach[cell.row, cell.column]):
            for column in range(cell.column, min(cell.column + cell.columns, width)):
                places.setdefault((row, column), cell)
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(filled, key=lambda cell: cell.column):
        if places.get((cell.row, cell.column)) is cell:
            rows.setdefault(cell.row, []).append(cell)
    return Table(name, places, rows, height, width, is_sheet)
