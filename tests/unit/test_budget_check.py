"""What is wrong in a budget table is told with its cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.budget.check import check_period
from generator.budget.reading import read_budget
from generator.inspect.facts import Fault, Part, PartKind
from generator.messages import messages
from generator.problems import Severity
from generator.thai.period import Unread, UnreadReason
from tests.unit.budget_tables import fixture, read, simple, table_of

_HEAD = ("รายการ", "งบประมาณที่ได้รับ", "เบิกจ่าย", "ร้อยละ", "คงเหลือ")
_UNIT = ("หน่วย: บาท",)


def _faults(*rows: Sequence[str], unit: Sequence[str] = _UNIT) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in read([unit, _HEAD, *rows], "งบ").faults]


def _only(*rows: Sequence[str]) -> Fault:
    (fault,) = read([_UNIT, _HEAD, *rows], "งบ").faults
    return fault


def test_a_wrong_total_is_reported_with_its_cell() -> None:
    """Changing one digit of the total of a real table names that cell and both sums."""
    rows = [list(row) for row in fixture("six-months.csv")]
    rows[9][3] = "๓๕,๙๕๒,๗๖๖.๗๕"
    rows[9][4] = rows[9][5] = ""
    (fault,) = read(rows, "สรุป").faults
    assert (fault.code, fault.where) == ("budget-total-differs", "ชีต สรุป เซลล์ D10")
    assert fault.values["written"] == "35,952,766.75"
    assert fault.values["sum"] == "35,952,765.75"


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (("ก", "1๐O", "40", "", ""), "budget-not-a-number", "B3"),
        (("ก", "100", "", "", ""), "budget-missing-value", "C3"),
        (("ก", "100", "40", "40", "61"), "budget-rest-differs", "E3"),
        (("ก", "100", "40", "41", "60"), "budget-percent-differs", "D3"),
        (("ก", "100", "120", "120", ""), "budget-percent-over-100", "D3"),
        (("", "100", "40", "40", "60"), "budget-no-name", "B3"),
    ],
)
def test_each_fault_names_its_cell(row: Sequence[str], code: str, cell: str) -> None:
    """A clerk can go to the cell at once."""
    assert _faults(row, ("ข", "1", "1", "100", "0")) == [(code, f"ชีต งบ เซลล์ {cell}")]


def test_a_negative_rest_is_asked_about() -> None:
    """More was spent than granted, or a figure is wrong: both are worth a look."""
    codes = [code for code, _ in _faults(("ก", "100", "120", "", "(20)"))]
    assert codes == ["budget-rest-negative", "budget-percent-over-100"]


def test_a_cell_of_a_file_without_sheets_has_no_sheet() -> None:
    """A CSV file has cells only."""
    (fault,) = read([_UNIT, _HEAD, ("ก", "100", "40", "", "61")]).faults
    assert fault.where == "เซลล์ E3"


@pytest.mark.parametrize("percent", ["33.3", "33.33", "33.35%", "33"])
def test_shares_may_be_rounded(percent: str) -> None:
    """As far as their own decimals go."""
    assert _faults(("ก", "300", "100", percent, "200")) == []


def test_shares_may_not_differ_by_more_than_that() -> None:
    """33.4 is not a third, even to one decimal."""
    assert [code for code, _ in _faults(("ก", "300", "100", "33.4", "200"))] == [
        "budget-percent-differs"
    ]


def test_millions_may_be_rounded_but_baht_may_not() -> None:
    """Sums of rounded figures differ a little; sums of baht do not."""
    rows = (("ก", "1.2", "0.4", "", "0.8"), ("ข", "1.2", "0.4", "", "0.8"), ("รวม", "2.5", "0.8"))
    assert _faults(*rows, unit=("หน่วย: ล้านบาท",)) == []
    assert [code for code, _ in _faults(*rows)] == ["budget-total-differs"]


def test_a_total_is_not_checked_against_what_could_not_be_read() -> None:
    """One typing error is one problem."""
    assert _only(("ก", "1O0", "40"), ("ข", "5", "1"), ("รวม", "105", "41")).where.endswith("B3")


def test_a_subtotal_is_checked_like_a_total() -> None:
    """The sum of a part names its own cell."""
    fault = _only(
        ("ก", "10", "4"), ("รวมหมวด 1", "11", "4"), ("ข", "5", "1"), ("รวมทั้งสิ้น", "15", "5")
    )
    assert (fault.code, fault.where) == ("budget-total-differs", "ชีต งบ เซลล์ B4")


def test_a_row_below_the_total_is_not_dropped_in_silence() -> None:
    """Amounts that no page shows are reported."""
    fault = _only(("ก", "10", "4"), ("รวม", "10", "4"), ("งบกลาง", "5", "1"))
    assert (fault.code, fault.values["row"]) == ("budget-after-total", "งบกลาง")


def test_a_table_without_unit_is_taken_as_baht_and_says_so() -> None:
    """It is no fault, but staff should know."""
    rows = [_HEAD, ("ก", "100", "40", "40", "60")]
    (fault,) = read(rows).faults
    assert fault.code == "budget-unit-unknown"
    assert messages()[fault.code].severity is Severity.NOTE


def test_two_columns_with_the_same_meaning_are_told() -> None:
    """Nobody can say which of four quarters is what was spent."""
    rows = [
        _UNIT,
        ("รายการ", "งบประมาณ", "เบิกจ่าย ไตรมาส 1", "เบิกจ่าย ไตรมาส 2"),
        ("ก", "9", "2", "3"),
    ]
    (fault,) = read(rows).faults
    assert (fault.code, fault.where) == ("budget-column-twice", "เซลล์ C2")


def test_a_file_without_a_table_says_so() -> None:
    """Words and other tables are no budget."""
    reading = read_budget([Part(PartKind.SHEET, 1, "", rows=(("ชื่อ", "เบอร์"), ("ก", "02")))])
    assert reading.table is None
    assert [fault.code for fault in reading.faults] == ["budget-no-table"]


def test_a_table_needs_a_time_unless_it_names_months() -> None:
    """Without a period nobody can add it up."""
    unread = Unread("ต้นปี", UnreadReason.UNKNOWN)
    by_category = table_of(simple(("ก", "10", "4")))
    assert [fault.code for fault in check_period(by_category, unread)] == ["budget-no-period"]
    assert check_period(table_of(fixture("by-month.csv")), None) == ()


def test_no_budget_problem_holds_a_file_back() -> None:
    """The file is evidence even where its sums are wrong."""
    severities = {m.severity for code, m in messages().items() if code.startswith("budget-")}
    assert Severity.HELD not in severities
