"""A sheet as a table on a page."""

from __future__ import annotations

from lxml import html

from generator.pages.sheet_view import ROWS, sheet_table
from generator.pages.typeset import Typesetter

_BUDGET = [
    ["สรุปงบประมาณ", "", ""],
    ["", "", ""],
    ["รายการ", "ได้รับ", "ใช้ไป"],
    ["ค่าใช้สอย", "1,200,000", "๕๐๐.๕๐"],
    ["ค่าวัสดุ", "300,000", "-"],
    ["รวม", "1,500,000", "500.50"],
]


def _rows(rows: list[list[str]]) -> list[html.HtmlElement]:
    tree = html.fromstring(f"<div>{sheet_table(Typesetter(), rows, 'ชีต <1>')}</div>")
    found: list[html.HtmlElement] = tree.xpath("//tr")
    return found


def test_every_cell_stands_there_as_it_is() -> None:
    """Nothing is rounded, grouped or left out; empty rows are."""
    texts = [[cell.text_content() for cell in row] for row in _rows(_BUDGET)]
    assert texts == [["สรุปงบประมาณ"], *_BUDGET[2:]]


def test_heads_are_the_words_above_the_numbers() -> None:
    """Not the title above them."""
    heads = [[cell.tag for cell in row] for row in _rows(_BUDGET)]
    assert heads == [["td"], ["th"] * 3, ["td"] * 3, ["td"] * 3, ["td"] * 3]


def test_a_title_goes_over_the_whole_table() -> None:
    """Else it would make the first column as wide as itself."""
    assert _rows(_BUDGET)[0][0].get("colspan") == "3"


def test_numbers_and_sums_are_told() -> None:
    """Numbers stand under each other, a sum stands out; a dash alone is no number."""
    rows = _rows(_BUDGET)
    assert [[cell.get("class") for cell in row] for row in rows[2:4]] == [
        [None, "ps-num", "ps-num"],
        [None, "ps-num", None],
    ]
    assert [row.get("class") for row in rows] == [None, None, None, None, "is-sum"]


def test_a_list_of_words_has_no_heads() -> None:
    """Nobody can tell which row would be one."""
    rows = _rows([["ชื่อ", "ฝ่าย"], ["ก", "ข"], ["ค", "ง"]])
    assert {cell.tag for row in rows for cell in row} == {"td"}


def test_a_long_sheet_says_how_much_is_left() -> None:
    """The rest is in the file."""
    table = sheet_table(Typesetter(), [["ก", str(n)] for n in range(ROWS + 1234)], "ชีต")
    text = html.fromstring(f"<div>{table}</div>").text_content().replace("\u00a0", " ")
    assert "อีก 1,234 แถว" in text


def test_an_empty_sheet_is_an_empty_table() -> None:
    """It breaks nothing."""
    assert _rows([["", " "], []]) == []
