"""Buddhist-era years, the fiscal year and its quarters, and dates as pages print them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.calendar import (
    MONTHS_FULL,
    MONTHS_SHORT,
    fiscal_months,
    fiscal_year_bounds,
    fiscal_year_of,
    format_date,
    format_month,
    last_day_of_month,
    quarter_bounds,
    quarter_of,
)

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2022, 9, 30), 2565, 4),
        (date(2022, 10, 1), 2566, 1),
        (date(2022, 12, 31), 2566, 1),
        (date(2023, 1, 1), 2566, 2),
        (date(2023, 3, 31), 2566, 2),
        (date(2023, 4, 1), 2566, 3),
        (date(2023, 6, 30), 2566, 3),
        (date(2023, 7, 1), 2566, 4),
        (date(2023, 9, 30), 2566, 4),
    ],
)
def test_fiscal_year_and_quarter_turn_on_the_first_of_the_month(
    day: date, year: int, quarter: int
) -> None:
    assert (fiscal_year_of(day), quarter_of(day)) == (year, quarter)


def test_fiscal_year_runs_from_october_to_september() -> None:
    assert fiscal_year_bounds(2566) == (date(2022, 10, 1), date(2023, 9, 30))


def test_fiscal_months_begin_with_october() -> None:
    months = fiscal_months(2566)
    assert len(months) == 12
    assert months[0] == date(2022, 10, 1)
    assert months[3] == date(2023, 1, 1)
    assert months[-1] == date(2023, 9, 1)


@given(DAYS)
def test_every_day_lies_in_its_own_fiscal_year_and_quarter(day: date) -> None:
    fy = fiscal_year_of(day)
    for first, last in (fiscal_year_bounds(fy), quarter_bounds(fy, quarter_of(day))):
        assert first <= day <= last
    assert day.replace(day=1) in fiscal_months(fy)


@given(st.integers(2400, 2699))
def test_quarters_follow_each_other_without_gaps(fy: int) -> None:
    quarters = [quarter_bounds(fy, quarter) for quarter in range(1, 5)]
    assert (quarters[0][0], quarters[3][1]) == fiscal_year_bounds(fy)
    for before, after in pairwise(quarters):
        assert before[1] + timedelta(days=1) == after[0]


@pytest.mark.parametrize("quarter", [0, 5, -1])
def test_a_fifth_quarter_is_an_error(quarter: int) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        quarter_bounds(2566, quarter)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2023, 2, 1), date(2023, 2, 28)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2023, 12, 5), date(2023, 12, 31)),
    ],
)
def test_finds_the_last_day_of_a_month(day: date, last: date) -> None:
    assert last_day_of_month(day) == last


def test_formats_dates_and_months_with_buddhist_years() -> None:
    day = date(2023, 3, 30)
    assert format_date(day) == "30 มี.ค. 2566"
    assert format_date(day, short=False) == "30 มีนาคม 2566"
    assert format_month(day) == "มี.ค. 2566"
    assert format_month(day, short=False) == "มีนาคม 2566"


def test_month_names_begin_with_january() -> None:
    assert len(MONTHS_FULL) == len(MONTHS_SHORT) == 12
    assert (MONTHS_FULL[0], MONTHS_SHORT[0]) == ("มกราคม", "ม.ค.")
    assert (MONTHS_FULL[11], MONTHS_SHORT[11]) == ("ธันวาคม", "ธ.ค.")
