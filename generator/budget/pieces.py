"""What one entry tells of one stretch of time. Amounts are in baht, None is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.budget.entry import BudgetEntry
from generator.budget.table import BudgetRow, BudgetTable, Role
from generator.thai.calendar import (
    BE_OFFSET,
    fiscal_months,
    fiscal_year_bounds,
    last_day_of_month,
)
from generator.thai.period import PeriodKind


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts in baht; None is not known."""

    granted: Decimal | None
    committed: Decimal | None
    spent: Decimal | None
    rest: Decimal | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Piece:
    """What one entry tells of the days ``start`` to ``end``: rows by category, none for a table by
    month, and their total.
    """

    entry: BudgetEntry
    start: date
    end: date
    rows: tuple[tuple[str, Sums], ...]
    total: Sums

    @property
    def one_month(self) -> bool:
        """Whether it tells of days in one month only."""
        return (self.start.year, self.start.month) == (self.end.year, self.end.month)


def pieces_of(entry: BudgetEntry, year: int) -> Iterator[Piece]:
    """Take the table of an entry apart into the times it tells of, within fiscal year ``year``."""
    table, period = entry.table, entry.time
    if table is None:
        return
    first, _ = fiscal_year_bounds(year)
    if table.by_month:
        yield from _month_pieces(entry, table, year)
    elif period:
        running = table.cumulative or period.kind is PeriodKind.DATE
        rows = tuple((row.category, _sums(row)) for row in table.rows)
        total = _total([_sums(row) for row in table.rows], table.total)
        yield Piece(entry, first if running else period.start, period.end, rows, total)


def _month_pieces(entry: BudgetEntry, table: BudgetTable, year: int) -> Iterator[Piece]:
    first, _ = fiscal_year_bounds(year)
    for month in fiscal_months(year):
        rows = [row for row in table.rows if not row.empty and _is_in(row, month)]
        if rows:
            named = [(row.category, _sums(row)) for row in rows]
            # A row that only names its month tells of no category.
            by_category = tuple(named) if len({name for name, _ in named}) > 1 else ()
            total = _total([sums for _, sums in named], None)
            start = first if table.cumulative else month
            yield Piece(entry, start, last_day_of_month(month), by_category, total)


def _is_in(row: BudgetRow, month: date) -> bool:
    return row.month == month.month and row.year in (None, month.year + BE_OFFSET)


def _sums(row: BudgetRow) -> Sums:
    """Take a row as written, and compute the rest or the share it leaves out."""
    values = {role: amount.value if (amount := row.amount(role)) else None for role in Role}
    return completed(*(values[role] for role in Role))


def completed(
    granted: Decimal | None,
    committed: Decimal | None,
    spent: Decimal | None,
    rest: Decimal | None,
    percent: Decimal | None,
) -> Sums:
    """Compute the rest and the share where they are not written."""
    if rest is None and granted is not None and spent is not None:
        rest = granted - spent - (committed or 0)
    if percent is None and granted and spent is not None:
        percent = spent / granted * 100
    return Sums(granted, committed, spent, rest, percent)


def _total(rows: Sequence[Sums], written: BudgetRow | None) -> Sums:
    """Take the total as written; what it leaves out is the sum of the rows, if all are known."""
    total = _sums(written) if written else Sums(None, None, None, None, None)
    return completed(
        total.granted if total.granted is not None else known_sum(row.granted for row in rows),
        total.committed
        if total.committed is not None
        else known_sum(row.committed for row in rows),
        total.spent if total.spent is not None else known_sum(row.spent for row in rows),
        total.rest,
        total.percent,
    )


def known_sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """Add up, if all values are known."""
    known = list(values)
    return None if None in known else sum((value for value in known if value), Decimal(0))
