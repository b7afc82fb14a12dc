"""Deadlines in order of their day, each with the measures that fall due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.pages.typeset import Typesetter
from generator.pages.views import MeasureView, StateView, is_single_day
from generator.register import Measure
from generator.thai.calendar import format_date
from generator.thai.period import Period


@dataclass(frozen=True, slots=True)
class DueView:
    """One day on which measures fall due; ``counts`` by state, in the order of the measures."""

    iso: str
    day: Markup
    left: Markup
    counts: tuple[tuple[StateView, int], ...]
    measures: tuple[MeasureView, ...]


def due_views(th: Typesetter, measures: Iterable[MeasureView], as_of: date) -> list[DueView]:
    """Group measures by the last day of their deadline; recurring and unread ones stay out."""
    by_day: dict[date, list[MeasureView]] = {}
    for view in measures:
        day = _last_day(view.measure)
        if day:
            by_day.setdefault(day, []).append(view)
    return [_due_view(th, day, by_day[day], as_of) for day in sorted(by_day)]


def _last_day(measure: Measure) -> date | None:
    due = measure.due
    return due.end if isinstance(due, Period) and is_single_day(due) else None


def _due_view(th: Typesetter, day: date, measures: list[MeasureView], as_of: date) -> DueView:
    states = {view.state.code: view.state for view in measures}
    counted = Counter(view.state.code for view in measures)
    return DueView(
        iso=day.isoformat(),
        day=th(format_date(day)),
        left=th(_left((day - as_of).days)),
        counts=tuple((states[code], count) for code, count in counted.items()),
        measures=tuple(measures),
    )


def _left(days: int) -> str:
    if days == 0:
        return "ครบกำหนดวันนี้"
    return f"อีก {days:,} วัน" if days > 0 else "ผ่านกำหนดแล้ว"
