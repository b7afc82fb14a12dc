"""The state of each measure on one day, derived from evidence, progress and the plan's dates.

Nothing here is typed by hand, and each state says why (design: "States"). Without evidence a
past deadline means only that no file is published here: more is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from generator.collection import without_collection
from generator.register import Evidence, Measure, Output, Plan
from generator.thai.calendar import (
    fiscal_months,
    fiscal_year_bounds,
    format_date,
    last_day_of_month,
)
from generator.thai.period import Period, PeriodKind, Unread

#: A date as the plan writes it, read or not, or left out.
Written = Period | Unread | None
#: First and last day.
Span = tuple[date, date]


class State(StrEnum):
    """Where a measure stands."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    DONE = "done"
    OVERDUE = "overdue"
    NOEVIDENCE = "noevidence"
    RECURRING = "recurring"
    UNKNOWN = "unknown"


class Mark(StrEnum):
    """One month of something that recurs: recorded, no record found, still to come, not due."""

    RECORDED = "rec"
    NONE = "none"
    WAITING = "wait"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class OutputStanding:
    """An output with the evidence that is meant to show it: fulfilled when enough of it counts."""

    output: Output
    evidence: tuple[Evidence, ...]

    @property
    def needed(self) -> int:
        """How much evidence the plan asks for."""
        return self.output.quantity or 1

    @property
    def found(self) -> int:
        """How much evidence counts: what can be had, and is no sample."""
        return sum(item.counts for item in self.evidence)

    @property
    def fulfilled(self) -> bool:
        """Whether there is enough of it."""
        return self.found >= self.needed


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure on the day of the build. ``kept`` marks the months of a recurring deadline,
    ``monitored`` those of the director's checks; both run from October to September.
    """

    measure: Measure
    state: State
    reason: str
    outputs: tuple[OutputStanding, ...]
    kept: tuple[Mark, ...]
    monitored: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class AssessedPlan:
    """A plan with the standing of every measure; ``closed`` when its fiscal year is over."""

    plan: Plan
    as_of: date
    closed: bool
    standings: tuple[tuple[Standing, ...], ...]

    @property
    def all_standings(self) -> tuple[Standing, ...]:
        """The standings of all groups, in the order of the plan."""
        return tuple(standing for group in self.standings for standing in group)


@without_collection()
def assess(plan: Plan, as_of: date) -> AssessedPlan:
    """Derive the state of every measure of a plan on the day ``as_of``."""
    closed = as_of > fiscal_year_bounds(plan.fiscal_year)[1]
    standings = tuple(
        tuple(_stand(measure, plan.fiscal_year, as_of, closed) for measure in group.measures)
        for group in plan.groups
    )
    return AssessedPlan(plan, as_of, closed, standings)


def _stand(measure: Measure, fiscal_year: int, as_of: date, closed: bool) -> Standing:
    outputs = _outputs(measure)
    recorded = _spans((entry.period for entry in measure.progress), as_of)
    counted = (proof.evidence for proof in measure.evidence if proof.evidence.counts)
    shown = _spans((item.period or item.date for item in counted), as_of)
    kept = _marks(measure.due, recorded + shown, fiscal_year, as_of)
    monitored = _marks(measure.monitoring, recorded, fiscal_year, as_of)
    state, reason = _state(measure, outputs, kept, as_of, closed)
    return Standing(measure, state, reason, outputs, kept, monitored)


def _outputs(measure: Measure) -> tuple[OutputStanding, ...]:
    return tuple(
        OutputStanding(
            output, tuple(proof.evidence for proof in measure.evidence if number in proof.outputs)
        )
        for number, output in enumerate(measure.outputs, 1)
    )


def _state(
    measure: Measure,
    outputs: tuple[OutputStanding, ...],
    kept: tuple[Mark, ...],
    as_of: date,
    closed: bool,
) -> tuple[State, str]:
    due = measure.due
    recurring = isinstance(due, Period) and due.kind is PeriodKind.RECURRING
    counted = _count(measure, outputs)
    if recurring and not (closed and Mark.NONE in kept):
        return State.RECURRING, _kept_reason(kept)
    if not recurring and _complete(measure, outputs):
        return State.DONE, f"มีหลักฐานครบ {counted}"
    if closed:
        found = _kept_reason(kept) if recurring else counted
        return State.NOEVIDENCE, f"ปีงบประมาณสิ้นสุดแล้ว {found}"
    if not isinstance(due, Period):
        why = "แผนไม่ได้ระบุระยะเวลาแล้วเสร็จ" if due is None else f"อ่านกำหนดเวลาในแผนไม่ออก: {due.raw}"
        return State.UNKNOWN, why
    if as_of > due.end:
        return State.OVERDUE, f"ครบกำหนด {format_date(due.end)} {counted}"
    days = (due.end - as_of).days
    left = f"ครบกำหนด {format_date(due.end)} {'อีก ' + str(days) + ' วัน' if days else 'วันนี้'}"
    if _found(measure) or any(_has_begun(entry.period, as_of) for entry in measure.progress):
        return State.UNDERWAY, f"{left} {counted}"
    return State.PLANNED, left


def _has_begun(period: Written, as_of: date) -> bool:
    return not isinstance(period, Period) or period.start <= as_of


def _complete(measure: Measure, outputs: tuple[OutputStanding, ...]) -> bool:
    """Every output has its evidence; a measure without outputs needs one piece of evidence."""
    return all(output.fulfilled for output in outputs) if outputs else _found(measure) > 0


def _found(measure: Measure) -> int:
    return sum(proof.evidence.counts for proof in measure.evidence)


def _count(measure: Measure, outputs: tuple[OutputStanding, ...]) -> str:
    if not outputs:
        return f"มีหลักฐานเผยแพร่ {_found(measure)} รายการ"
    done = sum(output.fulfilled for output in outputs)
    return f"มีหลักฐานเผยแพร่ {done} จาก {len(outputs)} ผลผลิต"


def _kept_reason(kept: tuple[Mark, ...]) -> str:
    due = [mark for mark in kept if mark is not Mark.OFF]
    recorded, missed = due.count(Mark.RECORDED), due.count(Mark.NONE)
    coming = len(due) - recorded - missed
    return f"พบบันทึก {recorded} ครั้ง ไม่พบ {missed} ครั้ง ยังไม่ถึง {coming} ครั้ง"


def _spans(periods: Iterable[Written], as_of: date) -> tuple[Span, ...]:
    """Give first and last day of what has begun; what lies ahead is no record yet."""
    read = (period for period in periods if isinstance(period, Period) and period.start <= as_of)
    return tuple((period.start, min(period.end, as_of)) for period in read)


@cache
def _months(fiscal_year: int) -> tuple[Span, ...]:
    """Give the first and last day of each month of the fiscal year."""
    return tuple((first, last_day_of_month(first)) for first in fiscal_months(fiscal_year))


@lru_cache(maxsize=4096)
def _marks(
    rhythm: Written, recorded: tuple[Span, ...], fiscal_year: int, as_of: date
) -> tuple[Mark, ...]:
    """Mark the twelve months. Of every ``every_months`` months of the period the last one is due;
    as many records as the plan says, anywhere among them, keep it. A period shorter than that is
    due at its end."""
    months = _months(fiscal_year)
    marks = [Mark.OFF] * len(months)
    if not (isinstance(rhythm, Period) and rhythm.every_months):
        return tuple(marks)
    inside = [
        index
        for index, (first, last) in enumerate(months)
        if first <= rhythm.end and last >= rhythm.start
    ]
    step = min(rhythm.every_months, max(len(inside), 1))
    for end in range(step, len(inside) + 1, step):
        begins, ends = months[inside[end - step]][0], months[inside[end - 1]][1]
        found = sum(first <= ends and last >= begins for first, last in recorded)
        if found >= rhythm.times:
            marks[inside[end - 1]] = Mark.RECORDED
        else:
            marks[inside[end - 1]] = Mark.NONE if ends < as_of else Mark.WAITING
    return tuple(marks)
