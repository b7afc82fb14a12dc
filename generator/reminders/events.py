"""The days to remember: when measures fall due, and when the director has to look.

What a plan says to the day stands on that day. What it says to the month stands on the last day of
the month, and the event tells so: the plan has no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assess import Mark
from generator.meaning import ALL_UNITS_TH
from generator.pages import wording
from generator.pages.views import MeasureView, PlanView, is_single_day
from generator.register import Agency
from generator.reminders.icalendar_text import Event, calendar_text
from generator.reminders.lasting import lasting_id
from generator.thai.calendar import (
    fiscal_months,
    fiscal_year_of,
    format_date,
    format_month,
    last_day_of_month,
)
from generator.thai.period import Period

OFFICE = "calendar.ics"
_NO_DAY = "แผนบอกเพียงรอบ ไม่ได้บอกวันที่ จึงลงไว้วันสุดท้ายของเดือน"
_NOT_FOUND = "ไม่พบบันทึกหมายความเพียงว่าไม่มีบันทึกเผยแพร่ในเว็บไซต์"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of the office or of one unit, of no certain year: whoever subscribes once goes
    on when the next plan comes. ``events`` are one at least; ``unit`` is its id and None for the
    office's own."""

    address: str
    name: str
    unit: str | None
    events: tuple[Event, ...]

    def text(self, as_of: date) -> str:
        """Write its file."""
        return calendar_text(self.name, self.events, as_of)


def unit_calendar(unit: str) -> str:
    """Address of the calendar of a unit."""
    return f"calendar/{unit}.ics"


def calendars(
    agency: Agency, plans: Sequence[PlanView], as_of: date, site_url: str | None
) -> Iterator[Calendar]:
    """Make the office's calendar, then those of its units; one without events is left out.

    ``plans`` run from the newest year to the oldest.
    """
    find = _Finder(agency, as_of, site_url)
    whole = find.recent([(plan, plan.measures) for plan in plans])
    if whole:
        yield Calendar(OFFICE, f"กำหนดการตามแผนของ{agency.name}", None, whole)
    for unit in plans[0].units if plans else ():
        own = [(plan, u.measures) for plan in plans for u in plan.units if u.id == unit.id]
        events = find.recent(own, unit.id)
        if events:
            name = f"กำหนดการตามแผนของ{unit.plain} {agency.short}"
            yield Calendar(unit_calendar(unit.id), name, unit.id, events)


class _Finder:
    """Finds the events of plans."""

    def __init__(self, agency: Agency, as_of: date, site_url: str | None) -> None:
        self._agency = agency
        self._running = fiscal_year_of(as_of)
        self._site_url = site_url
        #: Those of a measure are the same in every calendar that has it.
        self._due_of: dict[tuple[int, str], tuple[Event, ...]] = {}

    def recent(
        self, plans: Iterable[tuple[PlanView, Sequence[MeasureView]]], unit: str = ""
    ) -> tuple[Event, ...]:
        """Give the events of the running fiscal year and those to come, in the order of their
        days; where there are none, of the last year that had some: a calendar that people have
        subscribed to does not go away."""
        found: list[Event] = []
        for plan, measures in plans:
            if found and plan.year < self._running:
                break
            found += (event for view in measures for event in self._known(plan, view))
            found += self._monitoring(plan, measures, unit)
        return tuple(sorted(found, key=lambda event: event.day))

    def _known(self, plan: PlanView, view: MeasureView) -> tuple[Event, ...]:
        key = (plan.year, view.number)
        if key not in self._due_of:
            self._due_of[key] = tuple(self._due(plan, view))
        return self._due_of[key]

    def _due(self, plan: PlanView, view: MeasureView) -> Iterator[Event]:
        due = view.measure.due
        if not isinstance(due, Period):
            return
        about = [f"กำหนดตามแผน: {due.raw}", *_whose(plan, view)]
        if is_single_day(due):
            says = [f"สถานะ ณ {_as_of(plan)}: {view.state.word}", *about]
            yield self._event(
                (*_names(plan, view), "due"), due.end, f"ครบกำหนด {_named(view)}", says, view.url
            )
            return
        for first, mark in _months(plan, view.standing.kept):
            month = format_month(first)
            says = [f"บันทึกของ {month} ณ {_as_of(plan)}: {wording.MARK[mark]}", *about, _NO_DAY]
            names = (*_names(plan, view), "due", f"{first:%Y-%m}")
            day = min(last_day_of_month(first), due.end)
            yield self._event(names, day, f"ครบรอบ {month} {_named(view)}", says, view.url)

    def _monitoring(
        self, plan: PlanView, measures: Iterable[MeasureView], unit: str
    ) -> Iterator[Event]:
        """Give one event a month: how many measures there are to look at, and which."""
        by_month: dict[date, dict[Mark, list[str]]] = {}
        for view in measures:
            for first, mark in _months(plan, view.standing.monitored):
                by_month.setdefault(first, {}).setdefault(mark, []).append(view.number)
        by = plan.assessed.plan.monitored_by
        for first, marks in by_month.items():
            count = sum(map(len, marks.values()))
            told = [f"{wording.MARK[m]}: {', '.join(marks[m])}" for m in Mark if m in marks]
            says = [f"มาตรการที่ครบรอบ ณ {_as_of(plan)}", *told]
            says += [f"กำกับติดตามโดย: {by}"] if by else []
            says += [_NO_DAY, _NOT_FOUND]
            names = (str(plan.year), "monitoring", unit, f"{first:%Y-%m}")
            summary = f"กำกับติดตาม {format_month(first)} {count} มาตรการ"
            yield self._event(names, last_day_of_month(first), summary, says, plan.links.monitoring)

    def _event(
        self, names: Sequence[str], day: date, summary: str, says: Sequence[str], url: str
    ) -> Event:
        whole = f"{self._site_url}{url}" if self._site_url else None
        lines = [*says, *([whole] if whole else [])]
        uid = lasting_id(self._agency.id, *names)
        return Event(uid, day, summary, "\n".join(lines), whole)


def _months(plan: PlanView, marks: Iterable[Mark]) -> Iterator[tuple[date, Mark]]:
    """Give the months in which something has to be there, by their first day."""
    months = zip(fiscal_months(plan.year), marks, strict=True)
    return ((first, mark) for first, mark in months if mark is not Mark.OFF)


def _names(plan: PlanView, view: MeasureView) -> tuple[str, ...]:
    return str(plan.year), "measures", view.measure.id


def _named(view: MeasureView) -> str:
    return f"มาตรการ {view.number} {view.plain}"


def _as_of(plan: PlanView) -> str:
    return format_date(plan.assessed.as_of)


def _whose(plan: PlanView, view: MeasureView) -> Iterator[str]:
    measure = view.measure
    units = [ALL_UNITS_TH] if measure.all_units else [unit.name for unit in measure.units]
    if units:
        yield f"ผู้รับผิดชอบ: {', '.join(units)}"
    yield f"แผนปีงบประมาณ พ.ศ. {plan.year}"
