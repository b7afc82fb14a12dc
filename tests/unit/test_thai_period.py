"""Periods as pages print them."""

from datetime import date

import pytest

from generator.thai.period import Period, PeriodKind, format_period

YEAR = (date(2022, 10, 1), date(2023, 9, 30))
WINTER = (date(2023, 1, 1), date(2023, 3, 31))


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        (Period("", PeriodKind.DATE, date(2023, 3, 30), date(2023, 3, 30)), "30 มี.ค. 2566"),
        (Period("", PeriodKind.MONTH, date(2023, 3, 1), date(2023, 3, 31)), "มี.ค. 2566"),
        (
            Period("", PeriodKind.SPAN, date(2022, 10, 1), date(2023, 3, 31)),
            "1 ต.ค. 2565 – 31 มี.ค. 2566",
        ),
        (Period("", PeriodKind.SPAN, *YEAR), "ตลอดปีงบประมาณ 2566"),
        (Period("", PeriodKind.RECURRING, *YEAR, 1), "ทุกเดือน"),
        (Period("", PeriodKind.RECURRING, *YEAR, 3), "ทุก 3 เดือน"),
        (Period("", PeriodKind.RECURRING, *YEAR, 12), "ทุกปี"),
        (Period("", PeriodKind.RECURRING, *YEAR, 1, 2), "2 ครั้ง/เดือน"),
        (Period("", PeriodKind.RECURRING, *YEAR, 6, 2), "2 ครั้ง/6 เดือน"),
        (Period("", PeriodKind.RECURRING, *YEAR, 12, 2), "2 ครั้ง/ปี"),
        (
            Period("", PeriodKind.RECURRING, *WINTER, 1),
            "ทุกเดือน 1 ม.ค. 2566 – 31 มี.ค. 2566",
        ),
    ],
)
def test_prints_each_kind_in_thai(period: Period, printed: str) -> None:
    assert format_period(period) == printed
