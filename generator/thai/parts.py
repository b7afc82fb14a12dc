"""The pieces of time found in a text, turned from digits and words into checked values."""

import re
from dataclasses import dataclass
from datetime import date

from generator.thai.calendar import BE_OFFSET, fiscal_months, fiscal_year_of, last_day_of_month
from generator.thai.patterns import MONTH_NUMBERS, WEEKDAYS
from generator.thai.period import PeriodKind, UnreadReason

# A two-digit year this far from the plan is more likely something else: "5/4/23" is meant as
# ค.ศ. 2023, and the 15 of "ต.ค. 15" as a day.
_NEAR_YEARS = 20

Bounds = tuple[date, date]


class RefusedError(Exception):
    """A text cannot be read, for `reason`. Never leaves this package's reader."""

    def __init__(self, reason: UnreadReason) -> None:
        super().__init__(reason)
        self.reason = reason


IMPOSSIBLE = UnreadReason.IMPOSSIBLE
AMBIGUOUS = UnreadReason.AMBIGUOUS
UNKNOWN = UnreadReason.UNKNOWN


@dataclass(frozen=True, slots=True)
class DatePart:
    """A day, a run of days in one month, or a month; `year` is ค.ศ. or None when not written.

    `from_day` is the first day of a run such as "1-15 เม.ย.". `abbreviated` and `bare` say that
    the month was a Thai abbreviation, and that nothing before it announced a month.
    """

    day: int | None
    month: int
    year: int | None
    from_day: int | None = None
    month_end: bool = False
    abbreviated: bool = False
    bare: bool = False
    dotless: bool = False
    weekday: int | None = None

    @property
    def kind(self) -> PeriodKind:
        """The kind of period this is on its own."""
        if self.from_day is not None:
            return PeriodKind.SPAN
        return PeriodKind.MONTH if self.day is None and not self.month_end else PeriodKind.DATE

    def bounds(self, year: int) -> Bounds:
        """Return first and last day in `year` (ค.ศ.). Raises RefusedError if there is no such."""
        if not 1 <= self.month <= 12:
            raise RefusedError(IMPOSSIBLE)
        first = date(year, self.month, 1)
        last = last_day_of_month(first)
        if self.day is None:
            return (last if self.month_end else first), last
        from_day = self.day if self.from_day is None else self.from_day
        if not 1 <= from_day <= self.day <= last.day:
            raise RefusedError(IMPOSSIBLE)
        start = date(year, self.month, from_day)
        if self.weekday is not None and start.weekday() != self.weekday:
            raise RefusedError(IMPOSSIBLE)
        return start, date(year, self.month, self.day)

    def year_in(self, fiscal_year: int) -> int:
        """Return the ค.ศ. year written, or the one whose month lies in `fiscal_year` (พ.ศ.)."""
        if self.year is not None:
            return self.year
        return fiscal_year - BE_OFFSET - (self.month >= 10)


@dataclass(frozen=True, slots=True)
class FiscalPart:
    """Months `first` to `last` of a fiscal year, 0 for October; `year` (พ.ศ.) or None.

    `only_end` means just the last day of them.
    """

    first: int
    last: int
    year: int | None = None
    only_end: bool = False

    def bounds(self, fiscal_year: int) -> Bounds:
        """Return first and last day, in the written year or else in `fiscal_year`."""
        months = fiscal_months(fiscal_year if self.year is None else self.year)
        end = last_day_of_month(months[self.last])
        return (end if self.only_end else months[self.first]), end


@dataclass(frozen=True, slots=True)
class YearPart:
    """A fiscal year named as the frame of something else; `year` (พ.ศ.) or None when not written.

    `within` means it was announced as a time, so it can stand in a sentence by itself.
    """

    year: int | None
    within: bool


@dataclass(frozen=True, slots=True)
class EveryPart:
    """An interval in months, and how many times within it, None when not counted."""

    months: int
    times: int | None


Part = DatePart | FiscalPart | YearPart | EveryPart


def part_of(match: re.Match[str], fiscal_year: int) -> Part:
    """Return what an ATOM match says. Raises RefusedError when it says something impossible."""
    match match.lastgroup:
        case "date":
            return _date_part(match, fiscal_year)
        case "part":
            return _fiscal_part(match, fiscal_year)
        case "year":
            return _year_part(match, fiscal_year)
        case "every":
            return _every_part(match)
        case _:  # "vague"
            raise RefusedError(AMBIGUOUS)


def _date_part(match: re.Match[str], fiscal_year: int) -> DatePart:
    day, month, year = match.group("num_day", "num_month", "num_year")
    if day is None:
        day, month, year = match.group("iso_day", "iso_month", "iso_year")
    if day is not None:
        read_year = _christian_year(year, None, fiscal_year)
        return DatePart(int(day), int(month), read_year, weekday=_weekday(match))
    name, day, from_day, year, era, on = match.group(
        "month", "day", "day_from", "date_year", "era", "on"
    )
    english = name[0].isascii()
    if (english and (year is None or len(year) == 2)) or (on and day is None):
        raise RefusedError(AMBIGUOUS)
    key = name[:3] if english else name.replace(".", "").replace(" ", "")
    return DatePart(
        day=None if day is None else int(day),
        month=MONTH_NUMBERS[key],
        year=None if year is None else _christian_year(year, era, fiscal_year),
        from_day=None if from_day is None else int(from_day),
        month_end=match["month_end"] is not None,
        abbreviated=not english and len(key) <= 3,
        bare=match["month_word"] is None and match["month_end"] is None,
        dotless="." not in name,
        weekday=_weekday(match),
    )


def _weekday(match: re.Match[str]) -> int | None:
    name = match["weekday"]
    return None if name is None else WEEKDAYS.index(name[:3])


def _fiscal_part(match: re.Match[str], fiscal_year: int) -> FiscalPart:
    quarter, quarter_to, word, year, half, first_months, last_months = match.group(
        "quarter",
        "quarter_to",
        "quarter_word",
        "quarter_year",
        "half",
        "first_months",
        "last_months",
    )
    only_end = match["part_end"] is not None
    if word:
        quarter = "1" if word == "แรก" else "4"
    if quarter:
        first, last = int(quarter), int(quarter_to or quarter)
        if not 1 <= first <= last <= 4:
            raise RefusedError(IMPOSSIBLE)
        read_year = _fiscal_year(year, None, fiscal_year) if year else None
        return FiscalPart(first * 3 - 3, last * 3 - 1, read_year, only_end)
    if first_months:
        return FiscalPart(0, int(first_months) - 1, None, only_end)
    if last_months or half == "หลัง":
        return FiscalPart(6, 11, None, only_end)
    return FiscalPart(0, 5, None, only_end)


def _year_part(match: re.Match[str], fiscal_year: int) -> YearPart | FiscalPart:
    whole, end, inside, era, number = match.group(
        "year_whole", "year_end", "year_in", "year_era", "year_number"
    )
    if number and "งบ" not in match[0]:
        raise RefusedError(AMBIGUOUS)  # "ตลอดปี 2566": calendar or fiscal?
    year = _fiscal_year(number, era, fiscal_year) if number else None
    if whole or end:
        return FiscalPart(0, 11, year, only_end=end is not None)
    # "แผนที่ใช้ในปีงบประมาณ 2567" in the plan of 2566 does not say when it is made.
    within = inside == "ภายใน" or (inside == "ใน" and year in (None, fiscal_year))
    return YearPart(year, within)


def _every_part(match: re.Match[str]) -> EveryPart:
    number = match["n_a"] or match["n_b"] or match["n_c"] or match["n_d"] or "1"
    unit = match["u_a"] or match["u_b"] or match["u_c"] or match["u_d"]
    times = match["t_a"] or match["t_b"] or match["t_c"]
    day = match["day_d"] or match["day_e"]
    size = {"เ": 1, "ไ": 3, "ค": 6, "ป": 12}[unit[0]]
    months = int(number) * size
    if not 1 <= months <= 12 or (times and int(times) == 0) or (day and not 1 <= int(day) <= 31):
        raise RefusedError(IMPOSSIBLE)
    return EveryPart(months, int(times) if times else None)


def _christian_year(digits: str, era: str | None, fiscal_year: int) -> int:
    """Return the ค.ศ. year written as two or four digits. Raises RefusedError rather than guess."""
    buddhist = era is not None and era[0] == "พ"
    year = int(digits)
    if len(digits) == 2:
        year += 2500
        if (era and not buddhist) or abs(year - fiscal_year) > _NEAR_YEARS:
            raise RefusedError(AMBIGUOUS)
    if 2400 <= year <= 2699 and (era is None or buddhist):
        return year - BE_OFFSET
    if 1900 <= year <= 2199 and not buddhist:
        return year
    raise RefusedError(IMPOSSIBLE)


def _fiscal_year(digits: str, era: str | None, fiscal_year: int) -> int:
    """Return the fiscal year (พ.ศ.) written; one in ค.ศ. has the same bounds in Thailand."""
    year = _christian_year(digits, era, fiscal_year)
    return fiscal_year_of(date(year, 1, 1))
