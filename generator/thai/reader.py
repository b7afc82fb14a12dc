"""Reading dates and periods as Thai office staff write them. Never a guess: doubt is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from generator.thai import remainder
from generator.thai.calendar import fiscal_year_bounds
from generator.thai.parts import (
    AMBIGUOUS,
    IMPOSSIBLE,
    UNKNOWN,
    Bounds,
    DatePart,
    EveryPart,
    FiscalPart,
    Part,
    RefusedError,
    YearPart,
    part_of,
)
from generator.thai.patterns import ATOM, BULLET, CLOCK, RANGE_TO
from generator.thai.period import Period, PeriodKind, Unread
from generator.thai.text import fold


@dataclass(frozen=True, slots=True)
class _Found:
    """A part and where it stands in the folded text."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Time:
    """Days `start` to `end`, both inclusive, without anything recurring."""

    kind: PeriodKind
    start: date
    end: date


def read_period(text: str, fiscal_year: int) -> Period | Unread:
    """Return the date, month, span or interval that `text` says, or why it was refused.

    `fiscal_year` (พ.ศ.) is the plan's: it supplies years that were not written and bounds
    intervals that name no days of their own. Intervals shorter than a month (ทุกวัน, ทุกสัปดาห์)
    and longer than a year are not supported. Raises ValueError when `fiscal_year` is not a
    พ.ศ. year from 2400 to 2699; never raises because of `text`.
    """
    if not 2400 <= fiscal_year <= 2699:
        raise ValueError(f"a fiscal year is 2400 to 2699, not {fiscal_year}")
    try:
        return _read(text, fiscal_year)
    except RefusedError as refused:
        return Unread(text, refused.reason)


def _read(text: str, fiscal_year: int) -> Period:
    folded = fold(BULLET.sub("\n• ", text)).lower()
    if "เวลา" in folded:
        folded = CLOCK.sub("", folded)
    found = [
        _Found(part_of(match, fiscal_year), match.start(), match.end())
        for match in ATOM.finditer(folded)
    ]
    if not found:
        raise RefusedError(UNKNOWN)
    fiscal_year = _framing_year(found, folded, fiscal_year)
    groups = _groups(found, folded)
    _refuse_offices(groups, folded)
    times = {time for group in groups for time in _times(group, fiscal_year)}
    every = [each.part for each in found if isinstance(each.part, EveryPart)]
    rest = _rest(groups, folded)
    time = _one_time(times)
    if remainder.changes_meaning(
        rest, single_day=time is not None and time.kind is PeriodKind.DATE
    ):
        raise RefusedError(AMBIGUOUS)
    _check_frame(found, time, rest, fiscal_year)
    if every:
        return _recurring(text, every, time, rest, fiscal_year)
    if time is None:
        return Period(text, PeriodKind.SPAN, *fiscal_year_bounds(fiscal_year))
    return Period(text, time.kind, time.start, time.end)


def _framing_year(found: list[_Found], folded: str, fiscal_year: int) -> int:
    """Return the fiscal year that dates without a year lie in.

    One that is written counts only directly after what it frames: in "แผนปีงบประมาณ 2567 เสร็จ
    เดือนมีนาคม" it names the plan, not the March.
    """
    years = {each.part.year for each in found if isinstance(each.part, YearPart)} - {None}
    if not years:
        return fiscal_year
    if len(years) > 1:
        raise RefusedError(AMBIGUOUS)
    year = years.pop() or fiscal_year
    directly_after = any(
        isinstance(second.part, YearPart) and not folded[first.end : second.start].strip(" (")
        for first, second in pairwise(found)
    )
    if year != fiscal_year and len(found) > 1 and not directly_after:
        raise RefusedError(AMBIGUOUS)
    return year


def _groups(found: list[_Found], folded: str) -> list[list[_Found]]:
    """Put the two ends of each range together."""
    groups = [[found[0]]]
    for first, second in pairwise(found):
        alike = type(first.part) is type(second.part)
        joins = alike and isinstance(first.part, DatePart | FiscalPart)
        if joins and RANGE_TO.fullmatch(folded, first.end, second.start):
            groups[-1].append(second)
        else:
            groups.append([second])
    return groups


def _times(group: list[_Found], fiscal_year: int) -> Iterable[_Time]:
    """Yield the days that one date, or the range of two, stands for."""
    parts = [each.part for each in group]
    match parts:
        case [DatePart() as part]:
            yield _Time(part.kind, *part.bounds(part.year_in(fiscal_year)))
        case [FiscalPart() as part]:
            kind = PeriodKind.DATE if part.only_end else PeriodKind.SPAN
            yield _Time(kind, *part.bounds(fiscal_year))
        case [DatePart() as first, DatePart() as last]:
            yield _span(*_date_range(first, last, fiscal_year))
        case [FiscalPart() as first, FiscalPart() as last]:
            # "ไตรมาส 4/2566 - ไตรมาส 1": in the next year, or in the plan's?
            if (first.year is None) != (last.year is None):
                raise RefusedError(AMBIGUOUS)
            yield _span(first.bounds(fiscal_year), last.bounds(fiscal_year))
        case [_, _, *_]:
            raise RefusedError(AMBIGUOUS)


def _refuse_offices(groups: list[list[_Found]], folded: str) -> None:
    """Refuse month abbreviations that may be offices: "ระเบียบ ก.พ.", "หนังสือ กค 66"."""
    for group in groups:
        for each in group:
            if _may_be_office(each, folded, ranged=len(group) > 1):
                alone = len(groups) == len(group) == 1
                raise RefusedError(UNKNOWN if alone else AMBIGUOUS)


def _may_be_office(found: _Found, folded: str, *, ranged: bool) -> bool:
    part = found.part
    if not isinstance(part, DatePart) or not part.abbreviated or part.day is not None:
        return False
    before, after = folded[: found.start], folded[found.end :]
    if not ranged and part.year is None and not part.month_end:
        return not remainder.stands_alone(before, after)
    like_office = part.bare and (part.dotless or part.month == 2)
    return like_office and not remainder.announces_month(before)


def _date_range(first: DatePart, last: DatePart, fiscal_year: int) -> tuple[Bounds, Bounds]:
    """Return the bounds of both ends; a year missing at one end comes from the other.

    It is the nearest that keeps the months in order: "1 ต.ค. – 31 มี.ค. 66" begins in 2565.
    Days out of order in one month are a slip, not a range of almost a year.
    """
    if first.from_day is not None or last.from_day is not None:
        raise RefusedError(AMBIGUOUS)
    turns = int(first.month > last.month)
    first_year, last_year = first.year_in(fiscal_year), last.year_in(fiscal_year)
    if first.year is None and last.year is not None:
        first_year = last.year - turns
    elif first.year is not None and last.year is None:
        last_year = first.year + turns
    return first.bounds(first_year), last.bounds(last_year)


def _span(first: Bounds, last: Bounds) -> _Time:
    if first[0] > last[1]:
        raise RefusedError(IMPOSSIBLE)
    return _Time(PeriodKind.SPAN, first[0], last[1])


def _rest(groups: list[list[_Found]], folded: str) -> str:
    """Return the text with one mark in place of each date, range, interval or year."""
    marks: dict[type[Part], str] = {
        DatePart: remainder.DATE_MARK,
        FiscalPart: remainder.FISCAL_MARK,
        EveryPart: remainder.EVERY_MARK,
        YearPart: remainder.YEAR_MARK,
    }
    rest, at = "", 0
    for group in groups:
        part = group[0].part
        before = folded[at : group[0].start]
        run = isinstance(part, DatePart) and part.from_day is not None
        if len(group) > 1 or run:
            before = remainder.without_range_lead(before)
        rest += before + marks[type(part)]
        at = group[-1].end
    return rest + folded[at:]


def _one_time(times: set[_Time]) -> _Time | None:
    """Return the time all of them name, or None when there is none."""
    if len({(time.start, time.end) for time in times}) > 1:
        raise RefusedError(AMBIGUOUS)
    # "มี.ค. 66 (1-31 มี.ค. 66)" is one time in two kinds; the order of a set must not choose.
    return min(times, key=lambda time: time.kind, default=None)


def _check_frame(found: list[_Found], time: _Time | None, rest: str, fiscal_year: int) -> None:
    """Refuse a named fiscal year that contradicts the date, or that is only part of a title."""
    frames = [each.part for each in found if isinstance(each.part, YearPart)]
    if not frames:
        return
    first, last = fiscal_year_bounds(fiscal_year)
    if time is not None and not first <= time.start <= time.end <= last:
        raise RefusedError(AMBIGUOUS)
    alone = len(frames) == len(found)
    if alone and remainder.has_words(rest) and not any(frame.within for frame in frames):
        raise RefusedError(AMBIGUOUS)


def _recurring(
    text: str, every: list[EveryPart], time: _Time | None, rest: str, fiscal_year: int
) -> Period:
    """Return the interval over the days beside it, or over the fiscal year when there are none."""
    counts = {part.times for part in every} - {None}
    uncounted = "ครั้ง" in rest  # "ทุกเดือน เดือนละสองครั้ง"
    if len({part.months for part in every}) > 1 or len(counts) > 1 or uncounted:
        raise RefusedError(AMBIGUOUS)
    if time is not None and time.kind is not PeriodKind.SPAN:
        raise RefusedError(AMBIGUOUS)
    start, end = (time.start, time.end) if time else fiscal_year_bounds(fiscal_year)
    times = counts.pop() if counts else None
    return Period(text, PeriodKind.RECURRING, start, end, every[0].months, times or 1)
