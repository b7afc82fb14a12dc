"""The Thai official calendar: Buddhist-era years and the government's fiscal year.

Years named `fiscal_year` or `fy` are Buddhist-era (พ.ศ. = ค.ศ. + 543). Fiscal year Y runs from
1 October of Y-1 to 30 September of Y, so 2566 is 2022-10-01 to 2023-09-30.
"""

import calendar
from datetime import date

BE_OFFSET = 543

MONTHS_FULL = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTHS_SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year (พ.ศ.) in which `day` lies."""
    return day.year + BE_OFFSET + (day.month >= 10)


def fiscal_year_bounds(fy: int) -> tuple[date, date]:
    """Return the first and last day of fiscal year `fy` (พ.ศ.), both inclusive.

    Raises ValueError when `fy` is outside what `datetime.date` can hold.
    """
    year = fy - BE_OFFSET
    return date(year - 1, 10, 1), date(year, 9, 30)


def fiscal_months(fy: int) -> tuple[date, ...]:
    """Return the first days of the twelve months of fiscal year `fy`, October first."""
    year = fy - BE_OFFSET
    autumn = tuple(date(year - 1, month, 1) for month in (10, 11, 12))
    return autumn + tuple(date(year, month, 1) for month in range(1, 10))


def quarter_of(day: date) -> int:
    """Return the fiscal quarter of `day`, 1 (October to December) to 4 (July to September)."""
    return (day.month - 10) % 12 // 3 + 1


def quarter_bounds(fy: int, quarter: int) -> tuple[date, date]:
    """Return the first and last day of fiscal quarter `quarter` (1-4) of `fy` (พ.ศ.).

    Raises ValueError when `quarter` is not 1 to 4.
    """
    if not 1 <= quarter <= 4:
        raise ValueError(f"a fiscal quarter is 1 to 4, not {quarter}")
    months = fiscal_months(fy)
    return months[quarter * 3 - 3], last_day_of_month(months[quarter * 3 - 1])


def last_day_of_month(day: date) -> date:
    """Return the last day of the month in which `day` lies."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def format_date(day: date, *, short: bool = True) -> str:
    """Return "30 มี.ค. 2566", or "30 มีนาคม 2566" when not `short`."""
    return f"{day.day} {format_month(day, short=short)}"


def format_month(day: date, short: bool = True) -> str:
    """Return the month and พ.ศ. year of `day`: "มี.ค. 2566", or "มีนาคม 2566" when not `short`."""
    names = MONTHS_SHORT if short else MONTHS_FULL
    return f"{names[day.month - 1]} {day.year + BE_OFFSET}"
