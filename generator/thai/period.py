"""What a date or period written in a plan means, and how a page prints it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.thai.calendar import (
    fiscal_year_bounds,
    fiscal_year_of,
    format_date,
    format_month,
)


class PeriodKind(StrEnum):
    """What sort of time was written."""

    DATE = "date"
    MONTH = "month"
    SPAN = "span"
    RECURRING = "recurring"


class UnreadReason(StrEnum):
    """Why a text was not read: no such date, several meanings, or not a date at all."""

    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """A time that was read: days `start` to `end`, both inclusive.

    A recurring period happens `times` times in every `every_months` months between the two;
    `every_months` is None for the other kinds. `raw` is the text exactly as written.
    """

    raw: str
    kind: PeriodKind
    start: date
    end: date
    every_months: int | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that was refused, exactly as written, and why."""

    raw: str
    reason: UnreadReason


def format_period(period: Period) -> str:
    """Return `period` in Thai for a page, with four-digit พ.ศ. years.

    `read_period` reads the result back to the same time, given the fiscal year in which the
    period starts. A recurring period names its days only when they are not one fiscal year.
    """
    if period.kind is PeriodKind.DATE:
        return format_date(period.start)
    if period.kind is PeriodKind.MONTH:
        return format_month(period.start)
    fy = fiscal_year_of(period.start)
    whole_year = (period.start, period.end) == fiscal_year_bounds(fy)
    days = f"{format_date(period.start)} – {format_date(period.end)}"
    if period.kind is PeriodKind.SPAN:
        return f"ตลอดปีงบประมาณ {fy}" if whole_year else days
    often = _format_interval(period.every_months or 1, period.times)
    return often if whole_year else f"{often} {days}"


def _format_interval(every_months: int, times: int) -> str:
    unit = {1: "เดือน", 12: "ปี"}.get(every_months, f"{every_months} เดือน")
    if times > 1:
        return f"{times} ครั้ง/{unit}"
    return f"ทุก {unit}" if unit[0].isdigit() else f"ทุก{unit}"
