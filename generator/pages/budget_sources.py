"""The evidence that the numbers of a year come from, and what was made of each."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.budget.entry import BudgetEntry
from generator.budget.year import BudgetYear
from generator.pages.typeset import Typesetter
from generator.thai.period import Period, Unread, format_period


@dataclass(frozen=True, slots=True)
class SourceView:
    """An entry as the source of numbers; ``used`` tells what was made of it."""

    title: Markup
    page: str
    file: str | None
    period: Markup | None
    date: Markup | None
    unit: Markup | None
    sample: bool
    used: str


def source_views(th: Typesetter, budget: BudgetYear) -> tuple[SourceView, ...]:
    """List the evidence of the year, the newest first, and what was made of it."""
    summary = budget.summary
    used = {piece.entry.id for piece in summary.pieces} if summary else set()
    monthly = {month.entry.id for month in budget.months if month.entry}
    return tuple(
        _source(th, entry, entry.id in used, entry.id in monthly)
        for entry in reversed(budget.entries)
    )


def _source(th: Typesetter, entry: BudgetEntry, used: bool, monthly: bool) -> SourceView:
    if entry.table is None:
        says = "ไม่มีตารางที่อ่านได้ เปิดดูจากไฟล์"
    elif used:
        says = "ใช้ในยอดของหน้านี้"
    else:
        says = "ใช้ในรายเดือน" if monthly else "ไม่ได้รวมในยอดของหน้านี้"
    return SourceView(
        title=th(entry.title),
        page=entry.page,
        file=entry.file,
        period=_when(th, entry.period),
        date=_when(th, entry.date),
        unit=th(entry.unit) if entry.unit else None,
        sample=entry.sample,
        used=says,
    )


def _when(th: Typesetter, period: Period | Unread | None) -> Markup | None:
    if period is None:
        return None
    return th(format_period(period) if isinstance(period, Period) else period.raw)
