"""What several tables of a year come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.budget.entry import BudgetEntry
from generator.budget.year import BudgetYear, budget_years
from generator.thai.period import Period, PeriodKind
from tests.unit.budget_tables import entry, fixture, month, simple, span

_OCTOBER = date(2022, 10, 1)


def _year(*entries: BudgetEntry) -> BudgetYear:
    (year,) = budget_years(entries)
    return year


def _spent(year: BudgetYear) -> dict[str, Decimal | None]:
    assert year.summary is not None
    return {name: sums.spent for name, sums in year.summary.rows}


def test_months_add_up_by_category() -> None:
    """What was spent is the sum; what was granted is what the latest table says."""
    year = _year(
        entry("b", month(2022, 11), simple(("ก", "12", "2"), ("ข", "5", "1"))),
        entry("a", month(2022, 10), simple(("ก", "10", "1"), ("ข", "5", "-"))),
    )
    assert _spent(year) == {"ก": Decimal(3), "ข": Decimal(1)}
    assert year.summary is not None
    total = year.summary.total
    assert (total.granted, total.spent, total.rest) == (Decimal(17), Decimal(4), Decimal(13))
    assert year.summary.missing == ()


def test_a_month_without_table_is_missing_and_not_zero() -> None:
    """The sum names what it lacks."""
    year = _year(
        entry("a", month(2022, 10), simple(("ก", "10", "1"))),
        entry("b", month(2022, 12), simple(("ก", "10", "2"))),
    )
    assert year.summary is not None
    assert year.summary.missing == (date(2022, 11, 1),)
    assert [m.spent for m in year.months[:4]] == [Decimal(1), None, Decimal(2), None]


def test_the_latest_sum_of_the_year_counts_once_with_what_follows() -> None:
    """Six months and then April: the months inside the six are not added again."""
    year = _year(
        entry("m", month(2023, 3), simple(("ก", "10", "3"))),
        entry("six", span(_OCTOBER, date(2023, 3, 31)), simple(("ก", "10", "5"))),
        entry("apr", month(2023, 4), simple(("ก", "10", "1"))),
    )
    assert _spent(year) == {"ก": Decimal(6)}
    assert year.summary is not None
    assert [piece.entry.id for piece in year.summary.pieces] == ["six", "apr"]


def test_a_single_day_means_up_to_that_day() -> None:
    """ข้อมูล ณ วันที่ 31 มี.ค. 66 tells of the year so far."""
    day = Period("", PeriodKind.DATE, date(2023, 3, 31), date(2023, 3, 31))
    year = _year(entry("a", day, simple(("ก", "10", "5"))))
    assert year.summary is not None
    assert (year.summary.start, year.summary.end) == (_OCTOBER, date(2023, 3, 31))


def test_running_sums_give_the_months_between_them() -> None:
    """Two reports of the year so far tell what was spent from one to the next."""
    year = _year(
        entry("nov", span(_OCTOBER, date(2022, 11, 30)), simple(("ก", "10", "3"))),
        entry("dec", span(_OCTOBER, date(2022, 12, 31)), simple(("ก", "10", "7"))),
    )
    december = year.months[2]
    assert (december.spent, december.derived) == (Decimal(4), True)
    assert year.months[1].spent is None


def test_a_table_by_month_gives_its_months() -> None:
    """Months that have nothing but dashes are still to come."""
    year = _year(entry("a", None, fixture("by-month.csv")))
    spent = [m.spent for m in year.months]
    assert spent[:3] == [Decimal("85000.50"), Decimal(92300), Decimal(140000)]
    assert spent[3:] == [None] * 9
    assert year.summary is not None
    assert year.summary.total.spent == Decimal("317300.50")


def test_of_two_tables_of_the_same_time_the_newer_counts() -> None:
    """A corrected table replaces the first, and nothing is counted twice."""
    first = entry("a", month(2022, 10), simple(("ก", "10", "1")))
    second = entry("b", month(2022, 10), simple(("ก", "10", "2")))
    assert _spent(_year(first, second)) == {"ก": Decimal(2)}


def test_tables_of_other_categories_are_not_mixed_in() -> None:
    """A table by unit and one by kind of spending cannot be one sum."""
    year = _year(
        entry("kind", month(2022, 10), simple(("งบบุคลากร", "10", "1"))),
        entry("unit", month(2022, 11), simple(("ฝ่ายโยธา", "10", "2"))),
    )
    assert len(_spent(year)) == 1


def test_samples_are_never_added_to_real_numbers() -> None:
    """A sample beside a real table stays out of the sums."""
    year = _year(
        entry("real", month(2022, 10), simple(("ก", "10", "1"))),
        entry("sample", month(2022, 11), simple(("ก", "10", "5")), sample=True),
    )
    assert _spent(year) == {"ก": Decimal(1)}


def test_years_run_from_the_newest() -> None:
    """A period decides, or else the plan that the evidence stands under."""
    years = budget_years(
        [
            entry("old", month(2022, 9), simple(("ก", "10", "1"))),
            entry("none", None, None),
            entry("new", month(2023, 10), simple(("ก", "10", "1"))),
        ]
    )
    assert [year.year for year in years] == [2567, 2566, 2565]
    assert years[1].summary is None
