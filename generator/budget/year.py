"""What the budget tables of one fiscal year come to: by category, and month by month.

A table of one month tells what was spent in it. A longer one that begins with the fiscal year, a
single day, or a column with a running sum tell what was spent up to their end. The latest of
these is taken, and what came after it is added. What nobody published stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from generator.budget.entry import BudgetEntry
from generator.budget.pieces import Piece, Sums, completed, known_sum, pieces_of
from generator.thai.calendar import fiscal_months, fiscal_year_bounds, last_day_of_month
from generator.thai.period import Period
from generator.thai.text import fold


@dataclass(frozen=True, slots=True)
class Summary:
    """The year by category. ``pieces`` are what was added up, ``missing`` the first days of months
    before the last that no table tells of.
    """

    pieces: tuple[Piece, ...]
    rows: tuple[tuple[str, Sums], ...]
    total: Sums
    missing: tuple[date, ...]

    @property
    def start(self) -> date:
        """The first day it tells of."""
        return self.pieces[0].start

    @property
    def end(self) -> date:
        """The last day it tells of."""
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Month:
    """What was spent in a month, None when nothing is published; ``derived`` when it is the
    difference of two running sums.
    """

    first: date
    spent: Decimal | None
    entry: BudgetEntry | None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """A fiscal year with its entries, the earliest first; ``months`` is empty when no table tells
    of single months.
    """

    year: int
    entries: tuple[BudgetEntry, ...]
    summary: Summary | None
    months: tuple[Month, ...]

    @property
    def has_tables(self) -> bool:
        """Whether any of its entries could be read as a table."""
        return any(entry.table for entry in self.entries)


def budget_years(entries: Iterable[BudgetEntry]) -> tuple[BudgetYear, ...]:
    """Sort entries into their fiscal years, the newest first, and add them up."""
    years: dict[int, list[BudgetEntry]] = {}
    for entry in entries:
        years.setdefault(entry.fiscal_year, []).append(entry)
    return tuple(_year(year, years[year]) for year in sorted(years, reverse=True))


def _year(year: int, entries: Sequence[BudgetEntry]) -> BudgetYear:
    ordered = sorted(entries, key=_age)
    pieces = [piece for entry in ordered for piece in pieces_of(entry, year)]
    # Invented numbers are never added to real ones.
    pieces = [piece for piece in pieces if not piece.entry.sample] or pieces
    return BudgetYear(year, tuple(ordered), _summary(pieces, year), _months(pieces, year))


def _age(entry: BudgetEntry) -> tuple[date, date]:
    end = entry.time.end if entry.time else date.min
    return end, entry.date.end if isinstance(entry.date, Period) else date.min


def _summary(pieces: Sequence[Piece], year: int) -> Summary | None:
    used = _chosen([piece for piece in pieces if piece.rows], year)
    used = used or _chosen(pieces, year)
    if not used:
        return None
    last = used[-1]
    rows = last.rows if len(used) == 1 else tuple(_added(used))
    total = last.total
    if len(used) > 1:
        spent = known_sum(piece.total.spent for piece in used)
        total = completed(total.granted, total.committed, spent, None, None)
    return Summary(tuple(used), rows, total, tuple(_uncovered(used, year)))


def _chosen(pieces: Sequence[Piece], year: int) -> list[Piece]:
    """Choose what to add up: the latest sum of the year so far, and what follows it."""
    first, _ = fiscal_year_bounds(year)
    # Later entries stand later: of two that tell of the same days the newer comes first here.
    newest = pieces[::-1]
    so_far = [piece for piece in newest if piece.start == first]
    base = max(so_far, key=lambda piece: piece.end, default=None)
    model = base or max(newest, key=lambda piece: piece.end, default=None)
    used = [base] if base else []
    for piece in sorted(newest, key=lambda piece: (piece.start, -piece.end.toordinal())):
        if model and _alike(piece, model) and (not used or piece.start > used[-1].end):
            used.append(piece)
    return used


def _alike(piece: Piece, model: Piece) -> bool:
    """Say whether two pieces have categories in common: others cannot be added."""
    names = {_key(name) for name, _ in model.rows}
    return not names or any(_key(name) in names for name, _ in piece.rows)


def _added(pieces: Sequence[Piece]) -> Iterator[tuple[str, Sums]]:
    """Add up what was spent on each category; what was granted is what the latest table says."""
    names: dict[str, str] = {}
    for piece in reversed(pieces):
        for name, _ in piece.rows:
            names.setdefault(_key(name), name)
    for key, name in names.items():
        found = [s for piece in pieces for other, s in piece.rows if _key(other) == key]
        granted = next((s.granted for s in reversed(found) if s.granted is not None), None)
        yield (
            name,
            completed(granted, found[-1].committed, known_sum(s.spent for s in found), None, None),
        )


def _key(name: str) -> str:
    return fold(name).replace(" ", "").casefold()


def _uncovered(pieces: Sequence[Piece], year: int) -> Iterator[date]:
    end = pieces[-1].end
    for month in fiscal_months(year):
        if month < end and not any(p.start <= month <= p.end for p in pieces):
            yield month


def _months(pieces: Sequence[Piece], year: int) -> tuple[Month, ...]:
    """Tell what was spent in each month, from its own table or from two running sums."""
    first, _ = fiscal_year_bounds(year)
    own = {piece.start.replace(day=1): piece for piece in pieces if piece.one_month}
    so_far = {piece.end: piece for piece in pieces if piece.start == first}
    months = tuple(_month(month, own, so_far) for month in fiscal_months(year))
    return months if any(month.spent is not None for month in months) else ()


def _month(month: date, own: dict[date, Piece], so_far: dict[date, Piece]) -> Month:
    piece = own.get(month)
    if piece:
        return Month(month, piece.total.spent, piece.entry)
    now = so_far.get(last_day_of_month(month))
    before = so_far.get(month - timedelta(days=1))
    if now and before and now.total.spent is not None and before.total.spent is not None:
        return Month(month, now.total.spent - before.total.spent, now.entry, derived=True)
    return Month(month, None, None)
