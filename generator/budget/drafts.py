"""The rows below the head of a table, cell by cell, before anyone knows what each row is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.budget.amounts import NotANumber, read_amount, read_percent
from generator.budget.header import Header, Rows, is_head_again
from generator.budget.labels import is_note, numbering, read_month, without_bullet
from generator.budget.table import UNITS, Amount, BudgetRow, Role
from generator.thai.text import fold

#: Under some heads the columns are numbered: (1), (2), (3) = (1) - (2).
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?: ?=.*)?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A row with what its words show: its ``number`` in an outline ("1.2"), whether it has a
    ``bullet``, and the cells that are no numbers, as written.
    """

    row: BudgetRow
    number: str
    bullet: bool
    unread: tuple[tuple[Role, str], ...]

    @property
    def label(self) -> str:
        """The words that name it."""
        return self.row.category


@dataclass(frozen=True, slots=True)
class Drafts:
    """All rows of a table, and the notes below it."""

    drafts: tuple[Draft, ...]
    notes: tuple[str, ...]


def read_drafts(rows: Rows, header: Header, unit: str) -> Drafts:
    """Read the rows below a head; ``unit`` counts where a column names none of its own."""
    body = [(line, row) for line, row in enumerate(rows, 1) if line > header.last + 1 and any(row)]
    end = next((i for i, (_, row) in enumerate(body) if is_note(_first(row))), len(body))
    reader = _Reader(header, unit)
    drafts = tuple(
        reader.draft(line, row)
        for index, (line, row) in enumerate(body[:end])
        if not is_head_again(row, header) and not (index == 0 and _numbers_columns(row))
    )
    notes = tuple(" ".join(" ".join(row).split()) for _, row in body[end:])
    return Drafts(drafts, notes)


def _first(row: Sequence[str]) -> str:
    return next((text for text in row if text.strip()), "")


def _numbers_columns(row: Sequence[str]) -> bool:
    found = [_COLUMN_NUMBER.fullmatch(fold(text)) for text in row if text.strip()]
    numbers = [int(match[1]) for match in found if match]
    return numbers == list(range(1, len(found) + 1))


class _Reader:
    """Reads rows from top to bottom: a merged cell counts for the rows below it."""

    def __init__(self, header: Header, unit: str) -> None:
        self._header = header
        self._units: Mapping[Role, Decimal] = {
            role: UNITS[column.unit or unit] for role, column in header.amounts.items()
        }
        self._end = min(column.index for column in header.amounts.values())
        self._above: dict[int, str] = {}

    def draft(self, line: int, row: Sequence[str]) -> Draft:
        amounts: dict[Role, Amount | None] = {}
        unread = []
        for role, column in self._header.amounts.items():
            text = _at(row, column.index)
            try:
                amounts[role] = self._amount(role, text)
            except NotANumber:
                unread.append((role, text))
        label = self._label(row)
        category, bullet = without_bullet(label)
        order = _at(row, self._header.order.index) if self._header.order else ""
        month, year = self._month(row) or (None, None)
        return Draft(
            row=BudgetRow(category, line, month, year, **dict(_named(amounts))),
            number=numbering(label, order),
            bullet=bullet,
            unread=tuple(unread),
        )

    def _amount(self, role: Role, text: str) -> Amount | None:
        return read_percent(text) if role is Role.PERCENT else read_amount(text, self._units[role])

    def _label(self, row: Sequence[str]) -> str:
        columns = self._header.labels or (self._header.month,)
        own = [_at(row, column.index) for column in columns if column]
        if not any(own):
            # A sum often stands in the column of numbers or months, or in one without a head.
            return next((t for t in row[: self._end] if t.strip() and not t.strip().isdigit()), "")
        for index, text in enumerate(own[:-1]):
            if text:
                self._above[index] = text
        if own[-1]:
            own = [text or self._above.get(i, "") for i, text in enumerate(own[:-1])] + own[-1:]
        return " · ".join(filter(None, own))

    def _month(self, row: Sequence[str]) -> tuple[int, int | None] | None:
        column = self._header.month
        if column is None:
            return None
        text = _at(row, column.index)
        month = read_month(text)
        if month is None and not text and self._header.labels:
            month = read_month(self._above.get(-1, ""))
        elif self._header.labels:
            self._above[-1] = text
        return month


def _named(amounts: Mapping[Role, Amount | None]) -> Iterator[tuple[str, Amount | None]]:
    return ((role.value, amount) for role, amount in amounts.items())


def _at(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""
