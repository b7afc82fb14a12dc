"""Searching tables: headings, labels to the left, numbers spread over cells."""

from __future__ import annotations

from generator.personal.search import masked, search_rows

#: Made up: valid check digit, province 98 does not exist.
ID = "1980123456789"


def _codes(rows: list[list[str]]) -> dict[tuple[int, int], str]:
    return {(row, column): trace.code for row, column, trace in search_rows(rows)}


def test_the_heading_of_the_column_decides() -> None:
    """The same number is an ID under one heading and a project under another."""
    rows = [
        ["ที่", "เลขประจำตัวประชาชน", "เลขที่โครงการ"],
        ["1", ID, ID],
        ["2", "1980123456780", "66119012345"],
    ]
    assert _codes(rows) == {
        (1, 1): "personal-national-id",
        (1, 2): "personal-national-id-maybe",
        (2, 1): "personal-national-id-maybe",
    }


def test_a_heading_holds_down_to_the_last_row() -> None:
    """A thousand rows below its heading a bare number is still an account."""
    rows = [["เลขที่บัญชี"], *([["-"]] * 1000), ["1234567890"]]
    assert _codes(rows) == {(1001, 0): "personal-account"}


def test_the_label_to_the_left_names_the_number_in_a_form() -> None:
    """Forms put the label into one cell and the number into the next."""
    assert _codes([["เลขที่บัญชี", "1234567890"]]) == {(0, 1): "personal-account"}
    assert _codes([["เลขคุมสัญญา", "1234567890"]]) == {}


def test_numbers_in_neighbouring_cells_do_not_run_together() -> None:
    """Two short numbers side by side are no ID, even if their digits would make one."""
    assert _codes([["งบ", ID[:6], ID[6:]]]) == {}
    assert _codes([["081", "234", "5678"]]) == {}


def test_an_id_in_thirteen_boxes_is_found_and_every_box_masked() -> None:
    """A form with a digit a cell gives the number away; below its label it is sure."""
    rows = [["เลขประจำตัวประชาชน", *ID, "ชาย"]]
    found = search_rows(rows)
    assert [column for _, column, _ in found] == list(range(1, 14))
    assert {trace.code for _, _, trace in found} == {"personal-national-id"}
    shown = [masked(rows[0][column], [trace]) for _, column, trace in found]
    assert shown == ["1-98XX-XXXXX-XX-9", *"XXXXXXXXXXXX"]


def test_boxes_with_dashes_between_the_groups_are_found() -> None:
    """Empty cells and dashes between the groups of a form do not hide a number."""
    boxes = [ID[0], "-", *ID[1:5], "", *ID[5:10], "–", *ID[10:12], "-", ID[12]]
    assert set(_codes([["เลขประจำตัวประชาชน"], boxes]).values()) == {"personal-national-id"}


def test_the_number_of_the_row_before_the_boxes_does_not_hide_an_id() -> None:
    """In a list the row's own number stands next to the first box."""
    rows = [["ที่", "เลขประจำตัวประชาชน"], ["1", *ID, "นาย ก"], ["12", *ID, "นาย ข"]]
    assert {column for _, column in _codes(rows)} == set(range(1, 14))


def test_an_id_in_five_cells_is_found() -> None:
    """The printed groups may stand in a cell each."""
    cells = [ID[0], ID[1:5], ID[5:10], ID[10:12], ID[12]]
    assert len(_codes([["บัตรประชาชน", *cells]])) == 5


def test_thirteen_counts_in_a_row_are_asked_about_at_most() -> None:
    """Without a label, single digits that pass the check are a question; others are nothing."""
    assert set(_codes([list(ID)]).values()) == {"personal-national-id-maybe"}
    assert _codes([list("1980123456780")]) == {}
    assert _codes([["5", *ID]]) == {}


def test_an_id_shown_as_an_amount_is_found_under_its_heading() -> None:
    """A spreadsheet may put commas into a number or a decimal behind it."""
    rows = [["เลขบัตรประชาชน"], ["1,980,123,456,789"], [ID + ".0"]]
    assert _codes(rows) == {(1, 0): "personal-national-id", (2, 0): "personal-national-id"}


def test_a_title_above_the_table_is_no_heading_for_later_columns() -> None:
    """A label counts for its own column only."""
    rows = [["เลขที่บัญชี", ""], ["", "1234567890"]]
    assert _codes(rows) == {}


def test_rows_of_different_lengths_are_read() -> None:
    """A ragged table is read cell by cell."""
    assert _codes([[], ["ก"], ["", "", f"นาย ก {ID}"]]) == {(2, 2): "personal-national-id"}
