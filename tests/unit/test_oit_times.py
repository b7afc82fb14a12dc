"""The time an item asks for, and the years a document tells of."""

from __future__ import annotations

from datetime import date

import pytest

from generator.oit.catalogue import Asked
from generator.oit.times import Time, months_covered, tells_fiscal_years, years_of, years_told

_HALF = (date(2022, 10, 1), date(2023, 3, 31))


def test_six_months_are_october_to_march_of_the_fiscal_year() -> None:
    """The first half of fiscal year 2566 began in 2565."""
    months = Time(Asked.SIX_MONTHS, 2566).months
    assert len(months) == 6
    assert (months[0][0], months[-1][1]) == _HALF


def test_the_previous_year_has_twelve_months_of_its_own() -> None:
    """A yearly report covers the whole year before."""
    months = Time(Asked.PREVIOUS_YEAR, 2566).months
    assert (months[0][0], months[-1][1]) == (date(2021, 10, 1), date(2022, 9, 30))


@pytest.mark.parametrize("asked", [Asked.CURRENT, Asked.ANY, Asked.FISCAL_YEAR])
def test_other_items_ask_for_no_single_months(asked: Asked) -> None:
    """A plan of the year need not be cut into months."""
    assert Time(asked, 2566).months == ()


def test_a_month_counts_only_when_all_of_it_is_covered() -> None:
    """A report that ends on the 30th of March lacks March."""
    march = (date(2023, 3, 1), date(2023, 3, 31))
    assert months_covered(march, [_HALF])
    assert not months_covered(march, [(date(2022, 10, 1), date(2023, 3, 30))])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("รายงานประจำปีงบประมาณ พ.ศ. 2566", {2566}),
        ("ปีงบประมาณ ๒๕๖๕", {2565}),
        ("ประกาศ ณ วันที่ 5 ตุลาคม 2565 แผนปีงบประมาณ พ.ศ.2566", {2566}),
        ("ตุลาคม 2565 ถึง มีนาคม 2566", {2565, 2566}),
        ("โทร 025661234 เลขที่ 12566", set()),
        ("", set()),
    ],
)
def test_a_text_tells_of_fiscal_years_or_else_of_years(text: str, years: set[int]) -> None:
    """A date of signature is not the year of the data when fiscal years are named."""
    assert years_told(text) == years


def test_naming_a_fiscal_year_as_such_is_noticed() -> None:
    """Then calendar years in the text mean nothing."""
    assert tells_fiscal_years("แผนปีงบประมาณ 2566")
    assert not tells_fiscal_years("แผนปี 2566")


def test_a_span_lies_in_fiscal_and_in_calendar_years() -> None:
    """October 2565 belongs to fiscal year 2566."""
    assert years_of(_HALF, fiscal=True) == {2566}
    assert years_of(_HALF, fiscal=False) == {2565, 2566}
