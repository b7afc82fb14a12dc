"""Columns of quarters or months whose cells are ticked: the time of a measure, as many plans of
municipalities tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.importing.columns import Role
from generator.importing.header import Column, Header
from generator.importing.table import Cell, Table
from generator.thai.period import Period
from generator.thai.reader import read_period
from generator.thai.text import fold

#: The columns that may be times of doing: none of results, of money or of evidence.
_OPEN = (None, Role.DUE, Role.START, Role.PERIOD, Role.OTHER)
_OF_RESULTS = re.compile(r"ผลการ|รายงาน|ติดตาม|จ่าย|หลักฐาน|งบประมาณที่")
_QUARTER = re.compile(r"(ไตรมาส(?:ที่)?)[\s()]*([1-4๑-๔])(?![0-9๐-๙])")
_DASH = re.compile(r"\s*[-–—]\s*")
#: Signs, what symbol fonts leave of them (ü, P), arrows drawn with letters, and words.
_TICK = re.compile(
    r"[/✓✔√☑✅●•■█◼▪★*xX×✗✘☒üþP]{1,3}"
    r"|[<←◄◀⇦]?[-–—─━_=.]*[>→►▶⇨➔➜]|[<←◄◀⇦][-–—─━_=.]*|[↔⟷⬌⇔]"
    r"|ดำเนินการ|แรเงา"
)
#: Where the document names no year any will do: only the order of the times is told by it.
_ANY_YEAR = 2566
#: One column is no row of quarters.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of one stretch of time; ``words`` are those of its head that say it."""

    column: Column
    words: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Slots:
    """The columns of time of a table; ``ticked`` says whether any cell below them is."""

    columns: tuple[Slot, ...] = ()
    ticked: bool = False
    year: int = _ANY_YEAR

    def marked(self, table: Table, row: int, *, own: bool) -> tuple[list[Slot], list[Cell]]:
        """Give the columns ticked in a row, and the cells that hold something else; ``own`` leaves
        out cells that began in a row above."""
        ticked: list[Slot] = []
        others: list[Cell] = []
        for slot in self.columns:
            cell = table.at(row, slot.column.index)
            if cell is None or _is_empty(cell.text) or (own and cell.row != row):
                continue
            if is_tick(cell.text):
                ticked.append(slot)
            elif (cell.row, cell.column) == (row, slot.column.index):
                others.append(cell)
        return ticked, others


def is_tick(text: str) -> bool:
    """Say whether a cell is ticked."""
    return _TICK.fullmatch("".join(text.split())) is not None


def slots_of(table: Table, header: Header, year: int | None) -> Slots:
    """Find the columns of time; none where their cells are not ticks, or where two are the same
    time, as in plans of several years."""
    fiscal_year = year or _ANY_YEAR
    found = [slot for column in header.columns if (slot := _slot(column, fiscal_year))]
    if len(found) < _FEWEST or len({slot.start for slot in found}) < len(found):
        return Slots()
    columns = {slot.column.index for slot in found}
    below = [
        cell.text
        for row in range(header.last + 1, table.height)
        for cell in table.row(row)
        if cell.column in columns and cell.columns <= len(found) and not _is_empty(cell.text)
    ]
    ticks = sum(map(is_tick, below))
    return Slots(tuple(found), ticks > 0, fiscal_year) if 2 * ticks >= len(below) else Slots()


def may_be_slot(column: Column) -> bool:
    """Say whether the head of a column is a time."""
    return _slot(column, _ANY_YEAR) is not None


def due_of(slots: Sequence[Slot], year: int) -> str:
    """Tell ticked columns in the words of the document: stretches without a gap as one."""
    return ", ".join(_stretch(run, year) for run in _runs(slots))


def _slot(column: Column, year: int) -> Slot | None:
    if column.role not in _OPEN or _OF_RESULTS.search(fold(column.title)):
        return None
    quarter = _QUARTER.search(column.title)
    words = f"{quarter[1]} {quarter[2]}" if quarter else column.head
    read = read_period(words, year)
    if not isinstance(read, Period) or read.every_months or (read.end - read.start).days > 190:
        return None
    return Slot(column, words, read.start, read.end)


def _runs(slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    run: list[Slot] = []
    for slot in sorted(slots, key=lambda slot: slot.start):
        if run and slot.start != run[-1].end + timedelta(days=1):
            yield run
            run = []
        run.append(slot)
    if run:
        yield run


def _stretch(run: Sequence[Slot], year: int) -> str:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return first.words
    quarters = _QUARTER.fullmatch(first.words), _QUARTER.fullmatch(last.words)
    begin, end = _DASH.split(first.words)[0], _DASH.split(last.words)[-1]
    said = (
        f"{first.words}-{quarters[1][2]}" if all(quarters) and quarters[1] else f"{begin} - {end}"
    )
    if any(ch.isdigit() for ch in first.words) and not any(ch.isdigit() for ch in begin):
        year_words = first.words.split()[-1]
        said = f"{begin} {year_words} - {end}"
    read = read_period(said, year)
    if isinstance(read, Period) and (read.start, read.end) == (first.start, last.end):
        return said
    return ", ".join(slot.words for slot in run)


def _is_empty(text: str) -> bool:
    return text.strip() in ("", "-", "–", "—")
