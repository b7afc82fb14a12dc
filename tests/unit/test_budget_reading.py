"""Reading budget tables as offices make them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.budget.amounts import NotANumber, read_amount, read_percent
from generator.budget.reading import read_budget
from generator.budget.table import Role
from tests.unit.budget_tables import Rows, fixture, read, sheet, table_of, through_excel, values

_SIX_MONTHS = [
    ("งบบุคลากร", "48250000.00", "23980450.50", "49.70", "24269549.50"),
    ("ค่าตอบแทน ใช้สอยและวัสดุ", "22145600.00", "8402315.25", "37.94", "13743284.75"),
    ("ค่าสาธารณูปโภค", "5600000.00", "2610000.00", "46.61", "2990000.00"),
    ("ค่าครุภัณฑ์ ที่ดินและสิ่งก่อสร้าง", "31000000.00", "0", "0", "31000000.00"),
    ("งบรายจ่ายอื่น", "1200000.00", "960000.00", "80.00", "240000.00"),
    ("รวมทั้งสิ้น", "108195600.00", "35952765.75", "33.23", "72242834.25"),
]
_MILLION = [
    ("ฝ่ายสิ่งแวดล้อมและสุขาภิบาล", "24500000.00", "11000000.00", "44.9", "13500000.00"),
    ("ฝ่ายโยธา", "20000000.00", "9000000.00", "45.0", "11000000.00"),
    ("ฝ่ายเทศกิจ", "11500000.00", "6000000.00", "52.2", "5500000.00"),
    ("ฝ่ายรักษาความสะอาด และสวนสาธารณะ", "10000000.00", "-250000.00", "-2.5", "10250000.00"),
    ("รวม", "66000000.00", "25750000.00", "39.0", "40250000.00"),
]
_BY_MONTH = [
    ("ต.ค. 65", "1200000", "85000.50", "1114999.50"),
    ("พ.ย. 65", "1200000", "92300", "1022699.50"),
    ("ธ.ค. 65", "1200000", "140000", "882699.50"),
    ("ม.ค. 66", "", "", ""),
    ("ก.พ. 66", "", "", ""),
    ("รวม", "1200000", "317300.50", "882699.50"),
]


@pytest.mark.parametrize(
    ("name", "merged", "expected"),
    [
        ("six-months.csv", ["A1:F1", "A2:F2"], _SIX_MONTHS),
        ("units-in-million.csv", ["B1:G1", "C3:D3", "E3:F3", "A3:A4", "B3:B4", "G3:G4"], _MILLION),
        ("by-month.csv", ["A1:D1"], _BY_MONTH),
    ],
)
def test_real_shaped_spreadsheets_are_read_value_by_value(
    name: str, merged: list[str], expected: list[tuple[str, ...]]
) -> None:
    """Merged titles, Thai digits, heads of two rows, millions and totals: CSV and XLSX alike."""
    rows = fixture(name)
    assert values(table_of(rows)) == expected
    assert values(table_of(through_excel(rows, merged))) == expected
    assert read(rows).faults == ()


def test_what_stands_around_a_table_is_kept_apart() -> None:
    """Titles, the unit, the name of the first column and the notes are no rows."""
    table = table_of(fixture("six-months.csv"))
    assert table.title_lines[0].startswith("รายงานผลการใช้จ่ายงบประมาณ")
    assert (table.unit, table.label) == ("บาท", "หมวดรายจ่าย")
    assert [note.split(" ")[0] for note in table.notes] == ["หมายเหตุ", "ผู้จัดทำ"]


def test_months_are_known_by_number_and_year() -> None:
    """A table by month tells which month each row is about."""
    table = table_of(fixture("by-month.csv"))
    assert [(row.month, row.year) for row in table.rows][:4] == [
        (10, 2565), (11, 2565), (12, 2565), (1, 2566)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๑,๒๓๔.๕๐", "1234.50"),
        ("1,500.-", "1500"),
        ("฿ 2,000", "2000"),
        ("1 234 567", "1234567"),
        ("(250.00)", "-250.00"),
        ("−3", "-3"),
        ("- ", "0"),
        ("–", "0"),
        (".5", "0.5"),
        ("2.5 ล้านบาท", "2500000"),
        ("100 บาท", "100"),
    ],
)
def test_amounts_are_read_as_offices_write_them(text: str, value: str) -> None:
    """Thai digits, brackets for a minus, dashes for zero, and a unit in the cell."""
    amount = read_amount(text, Decimal(1))
    assert amount is not None
    assert amount.value == Decimal(value)


@pytest.mark.parametrize("text", ["12,34", "1.2E+07", "รอจัดสรร", "#REF!", "(-5)", "1.234,50", "O"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """A figure that can be read in two ways is not guessed."""
    with pytest.raises(NotANumber):
        read_amount(text, Decimal(1))


@pytest.mark.parametrize("text", ["45.5", "45.5%", "ร้อยละ 45.5", "๔๕.๕ %"])
def test_a_share_may_have_a_sign_or_none(text: str) -> None:
    """The same share however it is written."""
    percent = read_percent(text)
    assert percent is not None
    assert percent.value == Decimal("45.5")


def test_an_empty_cell_is_not_zero() -> None:
    """What nobody wrote is not known."""
    assert read_amount("  ", Decimal(1)) is None


@pytest.mark.parametrize(
    "head",
    [
        ("หมวด", "งบประมาณที่ได้รับ", "เบิกจ่าย", "คงเหลือ"),
        ("แผนงาน/โครงการ", "ได้รับจัดสรร (บาท)", "ใช้ไป (บาท)", "งบประมาณคงเหลือ (บาท)"),
        ("ฝ่าย", "งบประมาณตั้งไว้", "ผลการใช้จ่าย", "เหลือจ่าย"),
        ("หน่วยงาน", "วงเงิน", "ผลการเบิกจ่าย", "ยอดเหลือ"),
        ("", "งบประมาณ", "เบิกจ่ายแล้ว", "คงเหลือ"),
    ],
)
def test_heads_are_known_by_their_meaning(head: tuple[str, ...]) -> None:
    """Each office has its own words for the same four columns."""
    table = table_of([head, ("ก", "10", "4", "6"), ("ข", "5", "1", "4")])
    assert dict(table.columns) == {Role.GRANTED: "B", Role.SPENT: "C", Role.REST: "D"}
    assert values(table)[0] == ("ก", "10", "4", "6")


def test_what_is_bound_is_not_what_is_spent() -> None:
    """ก่อหนี้ผูกพัน has a column of its own, and the rest may be what both leave."""
    head = ("รายการ", "งบประมาณ", "ก่อหนี้ผูกพัน", "เบิกจ่าย", "คงเหลือ")
    reading = read([("หน่วย: บาท",), head, ("ก", "10", "2", "4", "4"), ("ข", "9", "-", "4", "5")])
    assert reading.table is not None
    assert values(reading.table)[0] == ("ก", "10", "2", "4", "4")
    assert reading.faults == ()


def test_subtotals_are_not_counted_twice() -> None:
    """Rows that begin with รวม, and outlines with 1 and 1.1, add up what belongs to them."""
    rows = [
        ("หน่วย: บาท",),
        ("รายการ", "งบประมาณ", "เบิกจ่าย"),
        ("1. งบบุคลากร", "10", "5"),
        ("1.1 เงินเดือน", "6", "3"),
        ("1.2 ค่าจ้าง", "4", "2"),
        ("2. งบลงทุน", "7", "1"),
        ("รวมทั้งสิ้น", "17", "6"),
    ]
    reading = read(rows)
    assert reading.table is not None
    assert [row.category for row in reading.table.rows] == [
        "1.1 เงินเดือน", "1.2 ค่าจ้าง", "2. งบลงทุน"
    ]  # fmt: skip
    assert [subtotal.row.category for subtotal in reading.table.subtotals] == ["1. งบบุคลากร"]
    assert reading.faults == ()


def test_names_that_stand_under_two_headings_stay_apart() -> None:
    """ค่าวัสดุ of two parts are two rows."""
    rows = [
        ("หน่วย: บาท",),
        ("รายการ", "งบประมาณ", "เบิกจ่าย"),
        ("แผนงานบริหาร",),
        ("ค่าวัสดุ", "10", "5"),
        ("รวมแผนงานบริหาร", "10", "5"),
        ("แผนงานเคหะ",),
        ("ค่าวัสดุ", "7", "1"),
        ("รวมแผนงานเคหะ", "7", "1"),
        ("รวมทั้งสิ้น", "17", "6"),
    ]
    reading = read(rows)
    assert reading.table is not None
    assert [row.category for row in reading.table.rows] == [
        "แผนงานบริหาร · ค่าวัสดุ", "แผนงานเคหะ · ค่าวัสดุ"
    ]  # fmt: skip
    assert reading.faults == ()


def test_heads_that_come_again_and_numbers_of_columns_are_no_rows() -> None:
    """Printed pages repeat the head, and some forms number their columns below it."""
    head = ("รายการ", "งบประมาณ", "เบิกจ่าย", "คงเหลือ")
    numbers = ("(๑)", "(๒)", "(๓)", "(๔) = (๒) - (๓)")
    rows = [("หน่วย: บาท",), head, numbers, ("ก", "10", "5", "5"), head, ("ข", "7", "1", "6")]
    reading = read(rows)
    assert reading.table is not None
    assert [row.category for row in reading.table.rows] == ["ก", "ข"]
    assert reading.faults == ()


def test_the_same_word_under_each_part_is_no_sum_of_everything() -> None:
    """Two parts, each with its รวม, and nothing that adds up both."""
    rows = [
        ("หน่วย: บาท",),
        ("รายการ", "งบประมาณ", "เบิกจ่าย"),
        ("ก", "10", "5"),
        ("รวม", "10", "5"),
        ("ข", "7", "1"),
        ("รวม", "7", "1"),
    ]
    reading = read(rows)
    assert reading.table is not None
    assert (reading.table.total, len(reading.table.subtotals)) == (None, 2)
    assert reading.faults == ()


def test_a_total_may_stand_on_top() -> None:
    """Some offices write the sum of everything first."""
    rows = [
        ("หน่วย: บาท",),
        ("รายการ", "งบประมาณ", "เบิกจ่าย"),
        ("รวมทั้งสิ้น", "17", "6"),
        ("ก", "10", "5"),
        ("ข", "7", "1"),
    ]
    reading = read(rows)
    assert reading.table is not None
    assert len(reading.table.rows) == 2
    assert reading.faults == ()


def test_a_signature_below_the_total_is_not_a_fault() -> None:
    """Names of those who sign often stand under the columns of amounts."""
    rows = [
        ("หน่วย: บาท",),
        ("รายการ", "งบประมาณ", "เบิกจ่าย"),
        ("ก", "10", "5"),
        ("รวม", "10", "5"),
        ("", "", "(นายสมชาย ใจดี)"),
        ("", "", "ผู้อำนวยการเขต"),
    ]
    assert read(rows).faults == ()


def test_a_running_sum_is_known_by_its_head() -> None:
    """เบิกจ่ายสะสม counts from the start of the year, and is what a year has come to."""
    rows = [
        ("หน่วย: บาท",),
        ("รายการ", "งบประมาณ", "เบิกจ่ายเดือนนี้", "เบิกจ่ายสะสม"),
        ("ก", "10", "1", "5"),
    ]
    table = table_of(rows)
    assert table.cumulative
    assert values(table) == [("ก", "10", "5")]


def test_only_the_first_of_several_sheets_is_shown() -> None:
    """A workbook with a table on each sheet says which one the page shows."""
    rows = [("หน่วย: บาท",), ("รายการ", "งบประมาณ", "เบิกจ่าย"), ("ก", "10", "5")]
    reading = read_budget([sheet(rows, "ต.ค."), sheet(rows, "พ.ย.")])
    assert [(fault.code, dict(fault.values)) for fault in reading.faults] == [
        ("budget-other-sheets", {"sheet": "ต.ค.", "others": "พ.ย."})
    ]


_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_NAMES = st.text(alphabet="กขคงจชซดตนบปผพมยรลวสหอะาิีุู่้ ", min_size=1, max_size=30).map(
    lambda text: "งบ" + " ".join(text.split())
)
_BAHT = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


@st.composite
def _written(draw: st.DrawFn, value: Decimal) -> str:
    """Write an amount in one of the ways that offices do."""
    text = f"{abs(value):,.2f}" if draw(st.booleans()) else f"{abs(value):.2f}"
    if value < 0:
        text = draw(st.sampled_from([f"({text})", f"-{text}", f"−{text}"]))
    if draw(st.booleans()):
        text = text.translate(_THAI)
    return draw(st.sampled_from([text, f" {text}", f"{text} บาท", f"{text}\u00a0"]))


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[tuple[str, Decimal, Decimal]], Rows]:
    names = draw(st.lists(_NAMES, min_size=1, max_size=12, unique=True))
    data = [(name, draw(_BAHT), draw(_BAHT)) for name in names]
    head = draw(
        st.sampled_from(
            [
                [("รายการ", "งบประมาณที่ได้รับ", "เบิกจ่าย", "คงเหลือ")],
                [("รายการ", "งบประมาณ", "", "คงเหลือ"), ("", "ได้รับจัดสรร", "ผลการใช้จ่าย", "")],
            ]
        )
    )
    body = [
        (name, draw(_written(granted)), draw(_written(spent)), draw(_written(granted - spent)))
        for name, granted, spent in data
    ]
    granted, spent = (sum((row[i] for row in data), Decimal(0)) for i in (1, 2))
    total = [
        ("รวมทั้งสิ้น", draw(_written(granted)), draw(_written(spent)), draw(_written(granted - spent)))
    ]
    titles = [("สรุปการใช้จ่ายงบประมาณ", "", "", ""), ("", "", "", "หน่วย : บาท")]
    blank = [("", "", "", "")] * draw(st.integers(0, 2))
    return data, [*blank, *titles, *head, *body, *draw(st.sampled_from([[], total]))]


@settings(max_examples=150, deadline=None)
@given(_tables())
def test_any_table_reads_back_as_it_was_written(
    case: tuple[list[tuple[str, Decimal, Decimal]], Rows],
) -> None:
    """Whatever the names, the digits, the commas and the head: the amounts come back."""
    data, rows = case
    reading = read(rows)
    assert reading.table is not None
    found = [
        (row.category, row.granted and row.granted.value, row.spent and row.spent.value)
        for row in reading.table.rows
    ]
    assert found == data
    known = {"budget-rest-negative", "budget-percent-over-100"}
    assert {fault.code for fault in reading.faults} <= known
