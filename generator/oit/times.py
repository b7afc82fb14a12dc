"""The time that data must be of, and the time that they are of.

Six months are October to March of the fiscal year; a month counts when data cover all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.oit.catalogue import Asked
from generator.thai.calendar import (
    BE_OFFSET,
    fiscal_months,
    fiscal_year_bounds,
    fiscal_year_of,
    format_month,
    last_day_of_month,
)
from generator.thai.text import fold

#: First and last day.
Span = tuple[date, date]
_FIRST_HALF = 6
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_FISCAL_YEAR = re.compile(r"ปี ?งบประมาณ ?(?:พ\.? ?ศ\.? ?)?(25\d\d)")
#: These belong to one year; the others only must not be over.
_YEARLY = (Asked.FISCAL_YEAR, Asked.PREVIOUS_YEAR, Asked.SIX_MONTHS, Asked.MONTHLY)


@dataclass(frozen=True, slots=True)
class Time:
    """What an item of a form asks for; ``fiscal_year`` is that of the form (พ.ศ.)."""

    asked: Asked
    fiscal_year: int

    @property
    def yearly(self) -> bool:
        """Whether the data must be of one certain year."""
        return self.asked in _YEARLY

    @property
    def year(self) -> int:
        """The fiscal year whose data are asked for."""
        return self.fiscal_year - (self.asked is Asked.PREVIOUS_YEAR)

    @property
    def months(self) -> tuple[Span, ...]:
        """The months that the data must cover together; none where a year is enough."""
        if self.asked not in (Asked.SIX_MONTHS, Asked.MONTHLY, Asked.PREVIOUS_YEAR):
            return ()
        months = fiscal_months(self.year)
        kept = months if self.asked is Asked.PREVIOUS_YEAR else months[:_FIRST_HALF]
        return tuple((first, last_day_of_month(first)) for first in kept)

    @property
    def span(self) -> Span:
        """First and last day of what is asked for."""
        if self.asked in (Asked.SIX_MONTHS, Asked.MONTHLY):
            return self.months[0][0], self.months[-1][1]
        return fiscal_year_bounds(self.year)

    def say_months(self, months: Sequence[Span]) -> str:
        """Name months: "ต.ค. 2565 พ.ย. 2565"."""
        return " ".join(format_month(first) for first, _ in months)


def months_covered(month: Span, spans: Iterable[Span]) -> bool:
    """Say whether one of the spans holds the whole month."""
    return any(first <= month[0] and last >= month[1] for first, last in spans)


def overlaps(span: Span, other: Span) -> bool:
    """Say whether two spans share a day."""
    return span[0] <= other[1] and span[1] >= other[0]


def years_told(text: str) -> frozenset[int]:
    """Find the years (พ.ศ.) that a text tells of: its fiscal years, or else all years in it."""
    folded = fold(text)
    fiscal = _FISCAL_YEAR.findall(folded)
    return frozenset(map(int, fiscal or _YEAR.findall(folded)))


def tells_fiscal_years(text: str) -> bool:
    """Say whether a text names fiscal years as such."""
    return _FISCAL_YEAR.search(fold(text)) is not None


def years_of(span: Span, *, fiscal: bool) -> frozenset[int]:
    """Give the fiscal years, or the calendar years (พ.ศ.), in which a span lies."""
    if fiscal:
        return frozenset(range(fiscal_year_of(span[0]), fiscal_year_of(span[1]) + 1))
    return frozenset(range(span[0].year + BE_OFFSET, span[1].year + BE_OFFSET + 1))
