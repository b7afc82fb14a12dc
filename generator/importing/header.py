"""Finding the head of a plan's table by what its words mean, in one row, in two or in three."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importing.columns import REPORTED, Role, role_of, squeeze
from generator.importing.table import Table
from generator.thai.text import fold

#: Titles above a head take a few rows, the reasons of a plan some more.
_SEARCHED = 60
_DEEPEST = 3
#: What says that a table is a plan, beside the column that names the measures.
_TELLING = frozenset(
    (
        *(Role.INDICATOR, Role.DIMENSION, Role.OUTPUTS, Role.OUTREACH, Role.DUE, Role.UNITS),
        *(Role.MONITORING, Role.RESULT),
    )
)
_YEAR = re.compile(r"(?<!\d)(25\d\d)(?!\d)")
_SLOT = re.compile(
    r"ไตรมาส|(?:[มตพส]|ก)\.\s?ค|(?:เม|มิ|พ|ก)\.\s?ย|ธ\.\s?ค|ก\.\s?พ|มี\.\s?ค"
    r"|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
)
_QUARTER = re.compile(r"[1-4]")
_TIME = re.compile(rf"รอบ|เดือน|(?<!\d)25\d\d|^q[1-4]$|{_SLOT.pattern}", re.I)


@dataclass(frozen=True, slots=True)
class Column:
    """A column from 0; ``head`` is its name as written, ``above`` what stands over it; ``period``
    is the time that its head says, such as ไตรมาสที่ 1, and ``year`` a year of the Buddhist era."""

    index: int
    role: Role | None
    head: str
    above: str = ""
    period: str = ""
    year: int | None = None

    @property
    def title(self) -> str:
        """The whole head on one line."""
        return " ".join(f"{self.above} {self.head}".split())


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a table: rows ``first`` to ``last``, and its columns from left to right."""

    first: int
    last: int
    columns: tuple[Column, ...]

    def of(self, *roles: Role) -> list[Column]:
        """Give the columns with one of these roles."""
        return [column for column in self.columns if column.role in roles]


def find_header(table: Table, start: int = 0) -> Header | None:
    """Find the first head of a plan from a row on; None when there is none."""
    for row in range(start, min(table.height, start + _SEARCHED)):
        if len(table.row(row)) > 1:
            for depth in range(_depth(table, row), 0, -1):
                header = _header(table, row, row + depth - 1)
                if is_plan(header):
                    return header
    return None


def is_plan(header: Header) -> bool:
    """Say whether a head belongs to a plan of measures, not to a table of money or of people."""
    roles = {column.role for column in header.columns}
    named = roles & {Role.ISSUE, Role.ACTIVITIES}
    known = len([column for column in header.columns if column.role not in (None, Role.OTHER)])
    filled = len([c for c in header.columns if c.title and (c.role or not _SLOT.search(c.title))])
    telling = roles & _TELLING
    return bool(named) and bool(telling or len(named) > 1) and known >= 2 and 2 * known >= filled


def partly(table: Table) -> tuple[int, list[str]] | None:
    """Find the row that comes nearest to a head, with the names known in it, for the message."""
    best: tuple[int, list[str]] | None = None
    for row in range(min(table.height, _SEARCHED)):
        cells = [cell for cell in table.row(row) if role_of(cell.text) not in (None, Role.OTHER)]
        known = [" ".join(cell.text.split()) for cell in cells]
        if known and (best is None or len(known) > len(best[1])):
            best = row, known
    return best


def _depth(table: Table, row: int) -> int:
    """Count the rows of a head: as deep as its cells reach, or while cells that name several
    columns have names below them."""
    cells = table.row(row)
    reach = max((cell.rows for cell in cells if role_of(cell.text)), default=1)
    if reach > 1:
        return min(reach, _DEEPEST)
    depth = 1
    while depth < _DEEPEST and row + depth < table.height and _continues(table, row, row + depth):
        depth += 1
    return depth


def _continues(table: Table, top: int, below: int) -> bool:
    """Say whether a row goes on with the head: it stands only under wide or empty cells, and what
    it says are names or times."""
    under = table.row(below)
    if not under:
        return False
    groups = _spread(table, top)
    placed = all(cell.column in groups or not table.text(top, cell.column) for cell in under)
    short = [
        cell
        for cell in under
        if role_of(cell.text)
        or _TIME.search(fold(cell.text))
        or (_QUARTER.fullmatch(fold(cell.text).strip()) and "ไตรมาส" in groups.get(cell.column, ""))
    ]
    first = under[0].column > 0 or not table.own(top, 0)
    return placed and first and len(under) > 1 and len(short) >= 0.5 * len(under)


def _spread(table: Table, row: int) -> dict[int, str]:
    """Give what stands over each column that has no cell of its own in a row: the wide or the
    last cell before it, and that cell's own column too when it is wide."""
    over: dict[int, str] = {}
    last = None
    for column in range(table.width):
        cell = table.at(row, column)
        if cell and cell.text.strip():
            last = cell
            if cell.columns > 1:
                over[column] = cell.text
        elif last and last.columns == 1:
            over[column] = last.text
            over[last.column] = last.text
    return over


def _header(table: Table, first: int, last: int) -> Header:
    columns = []
    spread = _spread(table, first) if last > first else {}
    for index in range(table.width):
        texts: list[str] = []
        for row in range(first, last + 1):
            text = table.text(row, index)
            if text.strip() and text not in texts:
                texts.append(text)
        own = texts.pop() if texts else ""
        above = " ".join(texts)
        if not above and index in spread and spread[index] != own:
            above = spread[index]
        columns.append(_column(index, own, above))
    while columns and not columns[-1].title:
        columns.pop()
    return Header(first, last, tuple(columns))


def _column(index: int, own: str, above: str) -> Column:
    role = role_of(own)
    upper = role_of(above) if above else None
    if role is None or (upper in REPORTED and role in (Role.PERIOD, Role.BUDGET)):
        role = role_of(f"{above} {own}") or upper if above else role
    elif role in (Role.PERIOD, Role.DUE) and upper in (Role.MONITORING, Role.EVIDENCE):
        role = upper
    both = fold(f"{above} {own}")
    year = _YEAR.search(both)
    period = next((" ".join(t.split()) for t in (own, above) if _TIME.search(fold(t))), "")
    if role in (Role.PERIOD, Role.ORDER) and upper is None and _is_time(own):
        role = None
    return Column(
        index,
        role,
        " ".join(own.split()),
        " ".join(above.split()),
        period,
        int(year[1]) if year else None,
    )


def _is_time(text: str) -> bool:
    """Say whether a head is itself a time, such as ไตรมาสที่ 1, not the name of a column of
    times."""
    return bool(re.search(r"\d", fold(text)))


def is_head_again(table: Table, row: int, header: Header) -> bool:
    """Say whether a row repeats a row of the head, as printed pages do."""
    if sum(role_of(cell.text) is not None for cell in table.row(row)) < 2:
        return False
    texts = [squeeze(table.text(row, column.index)) for column in header.columns]
    same = [
        bool(text) and text in squeeze(column.title)
        for text, column in zip(texts, header.columns, strict=True)
    ]
    filled = sum(bool(text) for text in texts)
    return filled > 1 and sum(same) == filled
