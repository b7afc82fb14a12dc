"""The papers as workbooks, read by openpyxl."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.papers.shared import HEADINGS, cells_of_the_seed, exported, measure, office

SITE = "https://www.example.go.th/"
LINKS = [
    {"id": "first", "title": "เรื่องแรก", "url": "https://a.example/"},
    {"id": "second", "title": "เรื่องที่สอง", "url": "https://b.example/"},
]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    """The plan of the seed."""
    target = exported("plan", tmp_path_factory.mktemp("xlsx") / "plan.xlsx")
    (sheet,) = openpyxl.load_workbook(target).worksheets
    return sheet


def texts(sheet: Worksheet, first: int) -> list[list[str]]:
    """The rows of a sheet from one on."""
    return [[str(v or "") for v in row] for row in sheet.iter_rows(first, values_only=True)]


def test_every_cell_holds_what_the_register_says(plan: Worksheet) -> None:
    """The title in three rows, the headings, then thirty measures."""
    assert texts(plan, 4)[0] == HEADINGS
    assert texts(plan, 5) == [["\n".join(c) for c in row] for row in cells_of_the_seed().values()]


def test_indicators_and_a_shared_issue_are_merged(plan: Worksheet) -> None:
    """Eight indicators of more than one measure, and the issue of 4.1 and 4.2."""
    merged = [str(each) for each in plan.merged_cells.ranges]
    assert (
        len([each for each in merged if each.startswith("A") and each.split(":")[1][0] == "A"]) == 8
    )
    assert [each for each in merged if each.startswith("B")] == ["B19:B20"]


def test_the_head_is_frozen_and_printed_on_every_page(plan: Worksheet) -> None:
    """Landscape A4, as wide as one page."""
    assert plan.freeze_panes == "A5"
    assert plan.print_title_rows == "$4:$4"
    assert (plan.page_setup.orientation, str(plan.page_setup.paperSize)) == ("landscape", "9")
    assert (plan.page_setup.fitToWidth, plan.page_setup.fitToHeight) == (1, 0)


def test_text_wraps_in_rows_as_high_as_it_needs(plan: Worksheet) -> None:
    """A spreadsheet does not find the height of rows with merged cells by itself."""
    assert all(c.alignment.wrap_text for row in plan.iter_rows(4) for c in row if c.value)
    low, high = plan.row_dimensions[6].height, plan.row_dimensions[18].height
    assert low is not None
    assert high is not None
    assert low < high


def test_nothing_is_a_formula(tmp_path: Path) -> None:
    """A text that begins with a sign of equality is a text."""
    register = office(tmp_path, [measure("one", activities=["=1+1"])])
    target = exported("plan", tmp_path / "plan.xlsx", "-m", str(register))
    cell = openpyxl.load_workbook(target).worksheets[0]["C5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_one_link_is_in_its_cell(tmp_path: Path) -> None:
    """And there is no other sheet."""
    register = office(tmp_path, [measure("one", evidence=LINKS[:1])])
    target = exported("report", tmp_path / "r.xlsx", "-m", str(register), "--site-url", SITE)
    (sheet,) = openpyxl.load_workbook(target).worksheets
    assert sheet["I6"].hyperlink.target == f"{SITE}evidence/first/"


def test_several_links_are_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    """With the row that they belong to."""
    register = office(tmp_path, [measure("one", evidence=LINKS)])
    target = exported("report", tmp_path / "r.xlsx", "-m", str(register), "--site-url", SITE)
    _, links = openpyxl.load_workbook(target).worksheets
    pages = [f"{SITE}evidence/{name}/" for name in ("first", "second")]
    assert texts(links, 2) == [["6", "เรื่องแรก", pages[0]], ["6", "เรื่องที่สอง", pages[1]]]
    assert [links.cell(row, 3).hyperlink.target for row in (2, 3)] == pages
