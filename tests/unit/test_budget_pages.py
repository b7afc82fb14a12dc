"""The budget pages and their data files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from generator.budget.entry import BudgetEntry
from generator.budget.year import budget_years
from generator.pages.budget import budget_pages
from generator.pages.budget_data import COLUMNS, budget_csv, budget_files, budget_json
from generator.pages.charts import letters, wrap
from generator.pages.hubs import Wanted
from generator.pages.page import Press, Printed
from generator.pages.typeset import Typesetter
from generator.register import Agency
from tests.unit.budget_tables import Rows, entry, fixture, month, simple, span

_DAY = date(2023, 4, 2)
_AGENCY = Agency("bangkoknoi", "สำนักงานเขตบางกอกน้อย", "เขตบางกอกน้อย", None, None)
_WANTED = Wanted(
    "2.1",
    Markup("เผยแพร่ข้อมูล"),
    "2566/measures/x/",
    2566,
    (Markup("สรุป"),),
    Markup("30 มี.ค."),
    some=False,
)
_SIX = span(date(2022, 10, 1), date(2023, 3, 31))


def _print(entries: Sequence[BudgetEntry], wanted: Sequence[Wanted] = ()) -> list[Printed]:
    th = Typesetter()
    press = Press(th, {"site": SimpleNamespace(agency=th(_AGENCY.name))})
    pages = budget_pages(th, _AGENCY.name, budget_years(entries), wanted, _DAY)
    return [press.print(page) for page in pages]


def _page(*entries: BudgetEntry) -> html.HtmlElement:
    return html.fromstring(_print(entries)[0].body)


def _text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content())


def _many(count: int) -> Rows:
    name = "โครงการปรับปรุงถนนและทางเท้าเพื่อความปลอดภัยของประชาชนในพื้นที่เขตบางกอกน้อย ระยะที่"
    return simple(*((f"{name} {i}", f"{i * 1000}", f"{i * 10}") for i in range(count)))


@pytest.mark.parametrize("count", [1, 15, 16, 60])
def test_charts_and_table_hold_every_category(count: int) -> None:
    """However many and however long: each name is a real text in a chart, and in the table."""
    page = _page(entry("a", _SIX, _many(count)))
    charts = page.xpath("//figure//*[name()='svg']")
    drawn = "".join(text.text for chart in charts for text in chart.xpath(".//*[name()='text']"))
    rows = page.xpath("//table[contains(@class, 'ps-table--money')]/tbody/tr/th")
    assert len(rows) == count
    for row in rows:
        assert _text(row).replace(" ", "") in drawn.replace(" ", "")


def test_charts_have_title_and_description() -> None:
    """A screen reader hears what a chart shows; both are in the chart they name."""
    page = _page(entry("a", month(2022, 10), simple(("ก", "10", "4"))))
    charts = page.xpath("//figure//*[name()='svg']")
    assert len(charts) == 2
    for chart in charts:
        title, desc = chart[0], chart[1]
        assert (title.tag, desc.tag) == ("title", "desc")
        assert chart.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert "viewbox" not in {name.lower() for name in chart.attrib}
    assert "ก ใช้ 4 จาก 10 บาท" in charts[0][1].text


def test_nothing_is_set_inside_a_chart() -> None:
    """Tags of set text are not text there."""
    page = _page(entry("a", _SIX, simple(("งบประมาณร้องเรียน", "10", "4"))))
    assert not page.xpath("//figure//*[name()='svg']//*[name()='span']")


def test_names_cannot_break_out_of_a_chart() -> None:
    """Text of a spreadsheet is data."""
    printed = _print([entry("a", _SIX, simple(("<script>x</script>&\"'", "10", "4")))])[0]
    assert "<script>" not in printed.body


def test_bars_are_as_long_as_their_amounts() -> None:
    """The largest amount fills the width, also where more was spent than granted."""
    rows = simple(("ก", "100", "50"), ("ข", "50", "200"), ("ค", "0", "-"))
    chart = _page(entry("a", _SIX, rows)).xpath("//figure//*[name()='svg']")[0]
    plan = [r.get("width") for r in chart.xpath(".//*[@class='ps-chart__plan']")]
    spent = [r.get("width") for r in chart.xpath(".//*[@class='ps-chart__spent']")]
    assert plan == ["49.70%", "24.85%"]
    assert spent == ["24.85%", "99.40%"]
    assert "ใช้ 200 จาก 50 บาท เกิน 150" in _text(chart)


def test_months_without_data_say_so() -> None:
    """A month before today has no data, one after it is still to come; neither is zero."""
    page = _page(entry("a", month(2022, 10), simple(("ก", "10", "4"))))
    table = page.xpath("//section[@aria-labelledby='m']//table")[0]
    said = [_text(cell) for cell in table.xpath("./tbody/tr/td")]
    assert said[0].startswith("4")
    assert said[1:6] == ["ยังไม่มีข้อมูลเผยแพร่"] * 5
    assert said[6:] == ["ยังไม่สิ้นเดือน", *["ยังไม่ถึงเดือนนี้"] * 5]
    assert len(page.xpath("//*[@class='ps-chart__missing']")) == 5
    assert len(page.xpath("//*[@class='ps-chart__spent']")) == 2


def test_the_page_says_what_was_added() -> None:
    """Sums of several tables name them, and what is missing between."""
    rows = simple(("ก", "10", "1"))
    page = _page(entry("a", month(2022, 10), rows), entry("b", month(2022, 12), rows))
    text = _text(page).replace("\u00a0", " ")
    assert "เบิกจ่ายคือผลรวมของ 2 ตาราง: ต.ค. 2565, ธ.ค. 2565" in text
    assert "ยังไม่มีข้อมูลเผยแพร่ของ พ.ย. 2565" in text


def test_a_wrong_total_is_shown_as_written_with_the_sum() -> None:
    """Readers see that the file does not add up."""
    page = _page(entry("a", _SIX, simple(("ก", "10", "1"), ("รวม", "11", "1"))))
    assert "เขียนว่า 11 บาท แต่รายการรวมกันได้ 10 บาท" in _text(page)


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (("a", None, None),),
        (("a", _SIX, fixture("six-months.csv")), ("b", None, fixture("by-month.csv"))),
        (("a", month(2022, 10), fixture("units-in-million.csv")),),
        (("a", _SIX, _many(60)),),
    ],
)
def test_headings_are_in_order_and_ids_stand_once(
    entries: Sequence[tuple[str, None, Rows | None]],
) -> None:
    """One h1, then no step left out; names of parts are unique and exist."""
    page = html.fromstring(_print([entry(*each) for each in entries], [_WANTED])[0].body)
    levels = [int(head.tag[1]) for head in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {name for names in page.xpath("//@aria-labelledby") for name in names.split()} <= set(
        ids
    )


def test_tables_are_made_for_everybody() -> None:
    """Caption, scopes, and on phones the name of each column beside its number."""
    page = _page(entry("a", _SIX, fixture("six-months.csv")))
    table = page.xpath("//table")[0]
    assert _text(table.find("caption"))
    assert {head.get("scope") for head in table.xpath("./thead//th")} == {"col"}
    assert {head.get("scope") for head in table.xpath("./tbody//th | ./tfoot//th")} == {"row"}
    heads = [_text(head) for head in table.xpath("./thead//th")][1:]
    assert [cell.get("data-label") for cell in table.xpath("./tbody/tr[1]/td")] == heads


def test_without_evidence_the_page_says_what_is_missing() -> None:
    """Which measure asks for it, with a link."""
    (printed,) = _print([], [_WANTED])
    page = html.fromstring(printed.body)
    assert printed.address == "budget/"
    assert "ยังไม่ได้เผยแพร่สรุปการใช้งบประมาณ" in _text(page)
    assert page.xpath("//a[@href='../2566/measures/x/']")


def test_a_year_without_table_still_leads_to_its_files() -> None:
    """A scan cannot be drawn, but it can be opened."""
    page = _page(entry("scan", _SIX, None))
    assert page.xpath("//a[@href='../evidence/scan/']")
    assert not page.xpath("//figure")


def test_samples_are_marked() -> None:
    """Invented numbers say so on top of the page."""
    page = _page(entry("a", _SIX, simple(("ก", "10", "4")), sample=True))
    assert "ตัวเลขสมมติ" in _text(page.xpath("//header")[0])


def test_each_year_has_a_page_and_the_latest_stands_in_front() -> None:
    """/budget/ is the newest year that has numbers."""
    old = entry("old", month(2022, 9), simple(("ก", "10", "1")))
    pages = _print([old, entry("new", None, None)])
    assert [page.address for page in pages] == ["budget/2566/", "budget/", "budget/2565/"]
    assert "ปี 2566" in _text(html.fromstring(pages[1].body).xpath("//nav")[1])


def test_the_table_of_a_year_is_plain_numbers_and_iso_dates() -> None:
    """A spreadsheet opens it as it is: one row a row of the source, in baht."""
    (year,) = budget_years([entry("q", _SIX, fixture("units-in-million.csv"))])
    text = budget_csv(year)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert (rows[3]["granted"], rows[3]["spent"], rows[3]["percent"]) == (
        "10000000",
        "-250000",
        "-2.5",
    )
    assert (rows[0]["period_start"], rows[0]["period_end"]) == ("2022-10-01", "2023-03-31")
    assert [row["row"] for row in rows] == ["row"] * 4 + ["total"]


def test_no_spreadsheet_runs_a_name() -> None:
    """A category that begins like a formula is text."""
    (year,) = budget_years([entry("a", _SIX, simple(("=1+1", "10", "4")))])
    assert "'=1+1" in budget_csv(year)


def test_the_json_of_a_year_says_what_is_known_and_what_is_not() -> None:
    """Months without data are null, and amounts exact."""
    entries = [
        entry("a", _SIX, fixture("six-months.csv")),
        entry("b", None, fixture("by-month.csv")),
    ]
    (year,) = budget_years(entries)
    data = json.loads(budget_json(year, _AGENCY, _DAY))
    assert data["summary"]["total"]["spent"] == "35952765.75"
    assert [each["spent"] for each in data["months"]][:4] == ["85000.5", "92300", "140000", None]
    assert [table["evidence"] for table in data["tables"]] == ["b", "a"]


def test_a_year_without_tables_has_no_data_files() -> None:
    """An empty file would look like an answer."""
    assert list(budget_files(budget_years([entry("a", None, None)]), _AGENCY, _DAY)) == []


@given(st.text(alphabet="กขคงเแโใไาิี่้ำ /-()และของ", min_size=60, max_size=200))
def test_names_are_broken_without_losing_a_letter(name: str) -> None:
    """Lines fit the narrowest screen, and read together they are the name."""
    lines = wrap(name)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert all(letters(line) <= 31 for line in lines)
