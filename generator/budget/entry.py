"""Evidence that carries a budget table, as the budget pages need it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.budget.table import BudgetTable
from generator.thai.calendar import fiscal_year_of
from generator.thai.period import Period, PeriodKind, Unread


@dataclass(frozen=True, slots=True)
class BudgetEntry:
    """Evidence of kind budget. ``page`` and ``file`` are addresses from the root of the site,
    ``plan_year`` is the fiscal year it stands under, for tables without a period.
    """

    id: str
    title: str
    page: str
    file: str | None
    period: Period | Unread | None
    date: Period | Unread | None
    unit: str | None
    sample: bool
    plan_year: int
    table: BudgetTable | None

    @property
    def fiscal_year(self) -> int:
        """The fiscal year its period lies in, or else the one it stands under."""
        period = self.time
        return fiscal_year_of(period.end) if period else self.plan_year

    @property
    def time(self) -> Period | None:
        """The time it tells of, when that is known and no rhythm."""
        period = self.period
        if not isinstance(period, Period) or period.kind is PeriodKind.RECURRING:
            return None
        return period
