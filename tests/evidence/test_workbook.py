"""Workbooks: cells as a person sees them, in their places, and what is hidden."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.workbook.defined_name import DefinedName

from generator.inspect import grid
from generator.inspect.facts import PartKind
from generator.inspect.workbook import read_workbook
from tests.evidence import photos
from tests.evidence.office_files import aside, changed, codes, saved, workbook

_SHEET = "xl/worksheets/sheet1.xml"
_BOOK = "xl/workbook.xml"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _shown(value: object, code: str = "General") -> str:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.number_format = value, code
    return read_workbook(saved(book)).parts[0].rows[0][0]


def test_rows_begin_at_the_first_cell() -> None:
    """A place in the rows is a place in the sheet; what is empty behind the last cell is cut."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "งบ"
    sheet["C3"] = "รายการ"
    sheet["D9"].number_format = "0.00"
    reading = read_workbook(saved(book))
    (part,) = reading.parts
    assert (part.kind, part.title) == (PartKind.SHEET, "งบ")
    assert part.rows == (("", "", ""), ("", "", ""), ("", "", "รายการ"))
    assert reading.sheets == (("งบ", 3, 3, False),)
    assert reading.pages == 1


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1200, "General", "1200"),
        (1200.0, "#,##0.00", "1200"),
        (1234567.5, "#,##0.00", "1234567.5"),
        (-1234.56, "#,##0", "-1234.56"),
        (0.1 + 0.2, "General", "0.3"),
        (100 / 3, "#,##0.00", "33.33"),
        (1e-7, "General", "0.0000001"),
        (0.45, "0%", "45%"),
        (0.4567, "0.00%", "45.67%"),
        (1.005, '0.0%" ของงบ"', "100.5%"),
        (1980123456789, "General", "1980123456789"),
        (1980123456789, "0-0000-00000-00-0", "1-9801-23456-78-9"),
        (812345678, "0000000000", "0812345678"),
        (812345678, r"000\-000\-0000", "081-234-5678"),
        (7, "0", "7"),
        (True, "General", "TRUE"),
        (date(2023, 3, 30), "d/m/yyyy", "2023-03-30"),
        (
            datetime(2023, 3, 30),  # noqa: DTZ001 - cells have no zone
            "[$-107041E]d mmm yy;@",
            "2023-03-30",
        ),
        (
            datetime(2023, 3, 30, 9, 5),  # noqa: DTZ001
            "d/m/yyyy h:mm",
            "2023-03-30 09:05",
        ),
        (time(9, 5), "h:mm", "09:05"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        (3e9, "d/m/yyyy", "3000000000"),
        ("  ข้อความ ", "General", "  ข้อความ "),
    ],
)
def test_a_cell_reads_as_a_person_sees_it(value: object, code: str, text: str) -> None:
    """Without separators of thousands; dates as ISO; what is rounded to baht keeps its satang."""
    assert _shown(value, code) == text


def test_dates_of_a_mac_are_the_same_days() -> None:
    """Their days are counted from 1904."""
    book = workbook([date(2023, 3, 30)])
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - nor has the calendar
    assert read_workbook(saved(book)).parts[0].rows == (("2023-03-30",),)


def test_text_of_many_formats_is_joined() -> None:
    """A word may be bold in the middle of a cell."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = CellRichText("งบ", TextBlock(InlineFont(b=True), "ประมาณ"))
    assert read_workbook(saved(book)).parts[0].rows == (("งบประมาณ",),)


def test_shared_texts_are_read() -> None:
    """Excel keeps texts apart from the cells, with readings of foreign letters that nobody sees."""
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>ก</t></si><si><r><t>ข</t></r><r><t>ค</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    link = f'<Relationship Id="s" Type="{_RELS}/sharedStrings" Target="sharedStrings.xml"/></Rel'
    data = changed(
        saved(workbook([1, 0])),
        (_SHEET, 't="n"', 't="s"'),
        ("xl/_rels/workbook.xml.rels", "</Rel", link),
        **{"xl/sharedStrings.xml": strings.encode()},
    )
    assert read_workbook(data).parts[0].rows == (("ขค", "ก"),)


def test_hidden_sheets_are_no_parts_but_are_searched() -> None:
    """Both ways of hiding; the cells keep their places for the search."""
    book = workbook(["เห็น"], ลับ=[[], ["", "ซ่อน"]], ลับมาก=[["ซ่อนมาก"]])
    book["ลับ"].sheet_state = "hidden"
    book["ลับมาก"].sheet_state = "veryHidden"
    reading = read_workbook(saved(book))
    assert [part.title for part in reading.parts] == ["Sheet"]
    assert [(f.code, f.where) for f in reading.faults] == [
        ("sheet-hidden", "ชีต ลับ"),
        ("sheet-hidden", "ชีต ลับมาก"),
    ]
    found = next(item for item in reading.asides if item.where == "ชีตที่ซ่อน ลับ")
    assert found.rows == (("", ""), ("", "ซ่อน"))
    assert reading.sheets[1] == ("ลับ", 2, 2, True)


def test_hidden_rows_and_columns_are_taken_apart() -> None:
    """Their cells are empty in the part and keep their places in the search."""
    book = workbook(["ก", "ข", "ค"], ["ง", "จ", "ฉ"])
    sheet = book.worksheets[0]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    reading = read_workbook(saved(book))
    assert reading.parts[0].rows == (("ก", "", "ค"),)
    assert [(f.code, f.where, f.values["count"]) for f in reading.faults] == [
        ("sheet-hidden-cells", "ชีต Sheet", "4")
    ]
    found = next(item for item in reading.asides if item.rows)
    assert found.rows == (("", "ข", ""), ("ง", "จ", "ฉ"))


def test_a_merged_cell_has_its_text_once() -> None:
    """What lies under it is not seen, but it is in the file."""
    book = workbook(["ก", "ข"], ["ค", "ง"])
    data = changed(
        saved(book),
        (_SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
    )
    reading = read_workbook(data)
    assert reading.parts[0].rows == (("ก",),)
    assert aside(reading, "ชีต Sheet ใต้เซลล์ที่ผสาน") == "ข\nค\nง"


def test_errors_of_formulas_are_told_with_their_cells() -> None:
    """So that somebody can go there."""
    data = changed(
        saved(workbook(["ก", "=1/0"], ["=A1"])),
        (_SHEET, 'r="B1"><f>1/0</f>(?:<v ?/>|<v></v>)', 'r="B1" t="e"><f>1/0</f><v>#DIV/0!</v>'),
        (_SHEET, 'r="A2"><f>A1</f>(?:<v ?/>|<v></v>)', 'r="A2" t="e"><f>A1</f><v>#REF!</v>'),
    )
    reading = read_workbook(data)
    (fault,) = reading.faults
    assert (fault.code, fault.where) == ("sheet-formula-error", "ชีต Sheet เซลล์ B1, A2")
    assert fault.values == {"count": "2", "error": "#DIV/0!, #REF!"}
    assert reading.parts[0].rows == (("ก", "#DIV/0!"), ("#REF!", ""))


def test_formulas_without_values_are_told() -> None:
    """Programs write them; nobody sees a number until Excel has saved the file."""
    (fault,) = read_workbook(saved(workbook([1, "=A1*2"]))).faults
    assert (fault.code, fault.where) == ("sheet-formula-uncalculated", "ชีต Sheet เซลล์ B1")


def test_comments_are_told_with_their_cells() -> None:
    """Their words and authors are searched."""
    book = workbook(["ก"])
    book.worksheets[0]["A1"].comment = Comment("หมายเหตุ", "ผู้เขียน")
    reading = read_workbook(saved(book))
    assert [(f.code, f.where, f.values) for f in reading.faults] == [
        ("sheet-comments", "ชีต Sheet", {"count": "1"})
    ]
    assert aside(reading, "ข้อคิดเห็น ชีต Sheet เซลล์ A1") == "หมายเหตุ"
    assert aside(reading, "ผู้เขียนข้อคิดเห็น") == "ผู้เขียน"


def test_comments_of_newer_excel_are_told() -> None:
    """It keeps them in a part of their own."""
    link = f'<Relationship Id="x" Type="{_RELS}/threadedComment" Target="/xl/a.xml"/>'
    rels = f'<Relationships xmlns="urn:r">{link}</Relationships>'
    comment = '<threadedComment ref="B2"><text>แก้</text></threadedComment>'
    xml = f"<ThreadedComments>{comment}</ThreadedComments>"
    data = changed(
        saved(workbook(["ก"])),
        **{"xl/worksheets/_rels/sheet1.xml.rels": rels.encode(), "xl/a.xml": xml.encode()},
    )
    reading = read_workbook(data)
    assert codes(reading) == ["sheet-comments"]
    assert aside(reading, "ข้อคิดเห็น ชีต Sheet เซลล์ B2") == "แก้"


def test_what_stands_beside_the_cells_is_searched() -> None:
    """Names, page headers, tooltips and metadata."""
    book = workbook(["ก"])
    book.defined_names["ผู้อำนวยการ"] = DefinedName("ผู้อำนวยการ", attr_text="Sheet!$A$1")
    book.worksheets[0].oddHeader.center.text = "หัวกระดาษ"
    book.properties.creator = "สมชาย"
    reading = read_workbook(saved(book))
    assert "ผู้อำนวยการ" in aside(reading, "ชื่อที่กำหนดไว้")
    assert "หัวกระดาษ" in aside(reading, "ข้อความนอกเซลล์")
    assert "creator: สมชาย" in aside(reading, "ข้อมูลกำกับไฟล์")


def test_links_to_other_workbooks_are_told() -> None:
    """What Excel remembers of them is in the file."""
    link = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook>'
        "<sheetDataSet><sheetData><row><cell><v>ค่าลับ</v></cell></row></sheetData></sheetDataSet>"
        "</externalBook></externalLink>"
    )
    reading = read_workbook(_with_part("externalLink", "externalLinks/a.xml", link))
    assert [(f.code, f.values) for f in reading.faults] == [
        ("sheet-external-links", {"count": "1"})
    ]
    assert aside(reading, "ค่าที่จำไว้จากไฟล์อื่น") == "ค่าลับ"


def test_a_link_to_a_program_holds_the_file() -> None:
    """DDE starts what it names."""
    link = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c a"/></externalLink>'
    reading = read_workbook(_with_part("externalLink", "externalLinks/a.xml", link))
    assert codes(reading) == ["sheet-external-links", "office-remote"]


def test_connections_are_told() -> None:
    """Their addresses, and sometimes passwords, are in the file."""
    place = "Server=db;Password=x"
    xml = f'<connections><connection><dbPr connection="{place}"/></connection></connections>'
    reading = read_workbook(_with_part("connections", "connections.xml", xml))
    assert codes(reading) == ["sheet-connections"]
    assert aside(reading, "การเชื่อมต่อข้อมูล") == place


def test_what_a_pivot_table_keeps_is_searched() -> None:
    """It keeps all rows of its source, also when that is gone."""
    items = '<sharedItems><s v="สมชาย"/><n v="1980123456789"/></sharedItems>'
    xml = f"<pivotCacheDefinition>{items}</pivotCacheDefinition>"
    reading = read_workbook(_with_part("pivotCacheDefinition", "pivotCache/a.xml", xml))
    assert aside(reading, "ส่วนประกอบ xl/pivotCache/a.xml") == "สมชาย\n1980123456789"


def _with_part(kind: str, target: str, xml: str) -> bytes:
    link = f'<Relationship Id="x" Type="{_RELS}/{kind}" Target="{target}"/></Relationships>'
    return changed(
        saved(workbook(["ก"])),
        ("xl/_rels/workbook.xml.rels", "</Relationships>", link),
        **{f"xl/{target}": xml.encode()},
    )


def test_a_long_table_is_cut_and_searched_whole() -> None:
    """The rest keeps its places: row 5,002 is told as row 5,002."""
    reading = read_workbook(saved(workbook(*([f"แถว {n}"] for n in range(1, 5_003)))))
    assert len(reading.parts[0].rows) == 5_000
    assert codes(reading) == ["sheet-too-long"]
    found = next(item for item in reading.asides if item.where == "ชีต Sheet")
    assert (len(found.rows), found.rows[5_001]) == (5_002, ("แถว 5002",))
    assert reading.sheets == (("Sheet", 5_002, 1, False),)


def test_a_far_cell_takes_no_room() -> None:
    """The last of 17 thousand million cells is searched, and no empty cells are made for it."""
    book = workbook(["ก"])
    book.worksheets[0]["XFD1048576"] = "ไกล"
    reading = read_workbook(saved(book))
    assert reading.parts[0].rows[0][0] == "ก"
    assert aside(reading, "ชีต Sheet ส่วนที่อยู่ไกล") == "ไกล"


def test_a_wide_table_is_cut_and_searched_whole() -> None:
    """A hundred columns are kept."""
    reading = read_workbook(saved(workbook(range(1, 103))))
    assert reading.parts[0].rows[0][-1] == "100"
    assert aside(reading, "ชีต Sheet ส่วนที่อยู่ไกล") == "101\n102"
    assert codes(reading) == ["sheet-too-long"]


def test_the_size_that_a_sheet_tells_is_not_believed() -> None:
    """Programs write any."""
    data = changed(saved(workbook(["ก"])), (_SHEET, 'ref="A1:A1"|ref="A1"', 'ref="A1:XFD1048576"'))
    assert read_workbook(data).sheets == (("Sheet", 1, 1, False),)


def test_too_many_cells_hold_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be searched is not published."""
    monkeypatch.setattr(grid, "_MOST_CELLS", 9)
    assert codes(read_workbook(saved(workbook(*[["ก"] * 5] * 2)))) == ["sheet-too-big"]


def test_too_many_letters_hold_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """One long text in many cells takes its room once in the file, but not in the search."""
    monkeypatch.setattr(grid, "_MOST_LETTERS", 99)
    assert codes(read_workbook(saved(workbook(["ก" * 50] * 2)))) == ["file-bomb"]


@pytest.mark.parametrize(
    ("pattern", "becomes"),
    [
        ('r="A1" t="n"', 'r="A1" t="s"'),
        ('r="A1"', 'r="XFE1"'),
        ('r="A1"', 'r="A1048577"'),
        ("</sheetData>", ""),
        ("<worksheet", '<!DOCTYPE a [<!ENTITY x "y">]><worksheet'),
    ],
)
def test_a_broken_sheet_is_told(pattern: str, becomes: str) -> None:
    """A text that is not there, a cell outside of the sheet, broken XML, entities."""
    data = changed(saved(workbook([0])), (_SHEET, pattern, becomes))
    assert codes(read_workbook(data)) == ["file-broken"]


def test_cells_without_places_follow_one_another() -> None:
    """Some programs leave the places out."""
    data = changed(saved(workbook([1, 2], [3])), (_SHEET, ' r="[A-Z]*[0-9]+"', ""))
    assert read_workbook(data).parts[0].rows == (("1", "2"), ("3", ""))


def test_a_picture_in_a_sheet_may_tell_its_place() -> None:
    """As in every other document."""
    book = workbook(["ก"])
    book.worksheets[0].add_image(Image(io.BytesIO(photos.jpeg())))
    assert codes(read_workbook(saved(book))) == ["image-position"]


def test_macro_sheets_hold_the_file() -> None:
    """They need no VBA."""
    assert codes(read_workbook(_with_part("xlMacrosheet", "macrosheets/a.xml", "<a/>"))) == [
        "file-macros"
    ]


def test_a_book_without_sheets_is_broken() -> None:
    """Nobody could open it."""
    data = changed(saved(workbook()), (_BOOK, "<sheets>.*</sheets>", "<sheets/>"))
    assert codes(read_workbook(data)) == ["file-broken"]
