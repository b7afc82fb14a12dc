"""The cells of one sheet, few or many, as rows that begin at A1."""

from __future__ import annotations

from collections.abc import Iterator

from generator.inspect.facts import Aside
from generator.inspect.package import Refused

#: What is kept of a sheet: nobody reads more on a page, and a phone has to load it.
MOST_ROWS = 5_000
MOST_COLUMNS = 100
#: Cells of one workbook that are searched for personal data, which takes seconds already.
_MOST_CELLS = 500_000
#: Letters of them; one long text may stand in many cells and takes its room once in the file.
_MOST_LETTERS = 50_000_000
#: Among so many empty rows a cell is told alone.
_SPARSE = 50

Rows = tuple[tuple[str, ...], ...]


class Room:
    """The cells that the sheets of one file may have together."""

    def __init__(self) -> None:
        self._cells = _MOST_CELLS
        self._letters = _MOST_LETTERS

    def take(self, text: str) -> None:
        """Count a cell; raise ``Refused`` when there are too many."""
        self._cells -= 1
        self._letters -= len(text)
        if self._cells < 0:
            raise Refused("sheet-too-big")
        if self._letters < 0:
            raise Refused("file-bomb")


class Grid:
    """Cells by row and column, both from 0. ``where`` is the sheet in Thai."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._rows: dict[int, dict[int, str]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def put(self, row: int, column: int, text: str) -> None:
        """Set a cell; empty cells take no room."""
        if text:
            self._rows.setdefault(row, {})[column] = text

    def get(self, row: int, column: int) -> str:
        """Give a cell's text."""
        return self._rows.get(row, {}).get(column, "")

    def take(self, row: int, column: int) -> str:
        """Remove a cell and give its text."""
        cells = self._rows.get(row)
        return cells.pop(column, "") if cells else ""

    def positions(self) -> Iterator[tuple[int, int]]:
        """Give the places of all cells."""
        for row, cells in self._rows.items():
            for column in cells:
                yield row, column

    def size(self) -> tuple[int, int]:
        """Give the numbers of rows and columns up to the last cell that is not empty."""
        rows = max((row for row, cells in self._rows.items() if cells), default=-1) + 1
        columns = max((max(cells) for cells in self._rows.values() if cells), default=-1) + 1
        return rows, columns

    @property
    def is_cut(self) -> bool:
        """Say whether there is more than is kept."""
        rows, columns = self.size()
        return rows > MOST_ROWS or columns > MOST_COLUMNS

    def rows(self) -> Rows:
        """Give what is kept, so that ``rows[r][c]`` is the cell (r + 1, c + 1)."""
        rows, columns = self.size()
        width = min(columns, MOST_COLUMNS)
        return tuple(self._row(row, width) for row in range(min(rows, MOST_ROWS)))

    def _row(self, row: int, width: int) -> tuple[str, ...]:
        cells = self._rows.get(row)
        if not cells:
            return ("",) * width
        return tuple(cells.get(column, "") for column in range(width))

    def beyond(self) -> Iterator[Aside]:
        """Give the cells that are not kept, for the search: long columns with their places, far
        columns, which would take room by their emptiness, as text."""
        rows, columns = self.size()
        below = sorted(row for row, cells in self._rows.items() if row >= MOST_ROWS and cells)
        if len(below) * _SPARSE > max(0, rows - MOST_ROWS):
            width = min(columns, MOST_COLUMNS)
            long = (self._row(row, width) for row in range(MOST_ROWS, rows))
            yield Aside(self.where, rows=((),) * MOST_ROWS + tuple(long))
            far = self._from_column(sorted(self._rows), MOST_COLUMNS)
        else:
            above = sorted(self._rows.keys() - set(below))
            far = self._from_column(above, MOST_COLUMNS) + self._from_column(below, 0)
        if far:
            yield Aside(f"{self.where} ส่วนที่อยู่ไกล", "\n".join(far))

    def _from_column(self, rows: list[int], first: int) -> list[str]:
        return [
            text
            for row in rows
            for column, text in sorted(self._rows[row].items())
            if column >= first
        ]

    def everything(self) -> Iterator[Aside]:
        """Give all cells as something that nobody looks at."""
        if self._rows:
            yield Aside(self.where, rows=self.rows())
        yield from self.beyond()
