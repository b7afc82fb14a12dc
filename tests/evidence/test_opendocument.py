"""OpenDocument files: those that LibreOffice made from the samples, and what it cannot make."""

from __future__ import annotations

import pytest

from generator.inspect.facts import Format, Reading
from generator.inspect.opendocument import read_opendocument
from tests.evidence import hostile_office as hostile
from tests.evidence import photos
from tests.evidence.office_files import FIXTURES, aside, changed, codes, texts

_CONTENT = "content.xml"


def _fixture(ending: str) -> bytes:
    return (FIXTURES / f"sample.{ending}").read_bytes()


def _changed(ending: str, pattern: str, becomes: str, **added: bytes) -> Reading:
    return read_opendocument(changed(_fixture(ending), (_CONTENT, pattern, becomes), **added))


def test_a_text_stands_under_its_headings() -> None:
    """With its table, and with what is no text apart."""
    reading = read_opendocument(_fixture("odt"))
    assert (reading.format, reading.title, reading.language) == (Format.ODT, "รายงานตัวอย่าง", "th")
    assert texts(reading) == [
        ("", "คำนำ (ตัวอย่าง)"),
        ("ผลการดำเนินงาน", "จัดทำคู่มือ สองช่องทาง\nตารางตัวอย่าง\nคู่มือ | 2 เล่ม"),
    ]
    assert [(f.code, f.values) for f in reading.faults] == [("word-comments", {"count": "1"})]
    assert "ตรวจอีกครั้ง" in aside(reading, "ข้อคิดเห็น 1")
    assert aside(reading, "หัวกระดาษ") == "หัวกระดาษตัวอย่าง"
    assert "initial-creator: ฝ่ายตัวอย่าง" in aside(reading, "ข้อมูลกำกับไฟล์")


def test_sheets_have_their_cells_in_place() -> None:
    """Numbers without separators, dates as ISO, hidden things apart, errors with their cells."""
    reading = read_opendocument(_fixture("ods"))
    (part,) = reading.parts
    assert part.title == "งบ"
    assert part.rows == (
        ("", "", "", ""),
        ("", "สรุปงบประมาณ (ตัวอย่าง)", "", ""),
        ("", "รายการ", "เบิกจ่าย", "ร้อยละ"),
        ("", "ค่าวัสดุ", "1234567.5", "45.67%"),
        ("", "วันที่", "2023-03-30", ""),
        ("", "ผิด", "#DIV/0!", ""),
        ("", "เลขที่", "1980123456789", ""),
    )
    assert [(f.code, f.where) for f in reading.faults] == [
        ("sheet-comments", ""),
        ("sheet-hidden-cells", "ชีต งบ"),
        ("sheet-formula-error", "ชีต งบ เซลล์ C6"),
        ("sheet-hidden", "ชีต ลับ"),
    ]
    assert aside(reading, "แถวและคอลัมน์ที่ซ่อน ชีต งบ") == "แถวที่ซ่อน"
    assert aside(reading, "ชีตที่ซ่อน ลับ") == "ชีตที่ซ่อน"
    assert reading.sheets == (("งบ", 7, 4, False), ("ลับ", 1, 1, True))


def test_slides_are_parts() -> None:
    """Notes and hidden slides are searched."""
    reading = read_opendocument(_fixture("odp"))
    assert texts(reading) == [("", "คู่มือ (ตัวอย่าง)\nขั้นตอนที่หนึ่ง")]
    assert aside(reading, "บันทึกผู้บรรยาย สไลด์ 1") == "บันทึกตัวอย่าง"
    assert aside(reading, "สไลด์ที่ซ่อน 2") == "สไลด์ที่ซ่อน"
    assert [(f.code, f.values) for f in reading.faults] == [("slides-hidden", {"slides": "2"})]


def test_tracked_changes_are_told() -> None:
    """What was deleted is searched and is no text."""
    region = (
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion>'
        "<text:p>ลบแล้ว</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    reading = _changed("odt", "(<office:text[^>]*>)", rf"\g<1>{region}")
    assert "word-tracked-changes" in codes(reading)
    assert aside(reading, "ข้อความที่ลบไว้") == "ลบแล้ว"
    assert "ลบแล้ว" not in str(reading.parts)


@pytest.mark.parametrize(
    "name", ["Basic/Standard/Module1.xml", "Basic/script-lc.xml", "Scripts/python/a.py"]
)
def test_macros_hold_the_file(name: str) -> None:
    """In whatever language they are."""
    assert "file-macros" in codes(read_opendocument(hostile.open_document(**{name: b"<a/>"})))


def test_an_event_that_runs_something_holds_the_file() -> None:
    """It runs when the file is opened."""
    event = '<office:scripts><script:event-listener xmlns:script="urn:a"/></office:scripts>'
    reading = _changed("odt", "<office:body>", f"{event}<office:body>")
    assert "file-macros" in codes(reading)


def test_a_locked_file_is_told() -> None:
    """Its parts could not be read anyway."""
    assert codes(read_opendocument(hostile.locked_open_document())) == ["file-encrypted"]


@pytest.mark.parametrize(
    ("element", "code"),
    [
        ('<draw:object xlink:href="https://example.com/a.odt"/>', "office-remote"),
        ('<draw:floating-frame xlink:href="//example.com/a"/>', "office-remote"),
        ('<draw:image xlink:href="https://example.com/a.png"/>', "office-linked"),
    ],
)
def test_what_is_called_from_outside_is_told(element: str, code: str) -> None:
    """When the file is opened, not when a reader clicks."""
    frame = f'<text:p xmlns:draw="urn:d" xmlns:xlink="urn:x">{element}</text:p></office:text>'
    assert code in codes(_changed("odt", "</office:text>", frame))


def test_objects_inside_are_searched_or_hold_the_file() -> None:
    """A chart of LibreOffice is XML; an OLE object nobody can read."""
    reading = read_opendocument(
        hostile.open_document(**{"Object 1/content.xml": "<a>ในแผนภูมิ</a>".encode()})
    )
    assert codes(reading) == []
    assert aside(reading, "ส่วนประกอบ Object 1/content.xml") == "ในแผนภูมิ"
    reading = read_opendocument(hostile.open_document(**{"Object 2": b"\xd0\xcf\x11\xe0"}))
    assert codes(reading) == ["office-embedded"]


def test_a_picture_may_tell_its_place() -> None:
    """As in every other document."""
    reading = read_opendocument(hostile.open_document(**{"Pictures/a.jpg": photos.jpeg()}))
    assert codes(reading) == ["image-position"]


def test_what_lies_under_merged_cells_is_searched() -> None:
    """In texts and in sheets."""
    cell = r"\1><text:p>ลับ</text:p></table:covered-table-cell>"
    odt = _changed("odt", "(<table:covered-table-cell[^>]*)/>", cell)
    assert aside(odt, "ใต้เซลล์ที่ผสาน") == "ลับ"
    assert "ลับ" not in str(odt.parts)
    cell = cell.replace("ลับ", "ใต้")
    ods = _changed("ods", "(<table:covered-table-cell[^>]*)/>", cell)
    assert "ใต้" in aside(ods, "ชีต งบ ใต้เซลล์ที่ผสาน")
    assert "ใต้" not in str(ods.parts)


def test_a_repeated_value_stands_in_every_cell() -> None:
    """LibreOffice writes equal neighbours once."""
    row = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell'
        ' table:number-columns-repeated="3"><text:p>ก</text:p></table:table-cell>'
        r"</table:table-row>\1"
    )
    rows = _changed("ods", "(<table:table-row)", row).parts[0].rows
    assert rows[:2] == (("ก", "ก", "ก", ""),) * 2


def test_repeated_cells_take_no_room() -> None:
    """LibreOffice fills a sheet to its end with one empty cell."""
    empty = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    before = read_opendocument(_fixture("ods"))
    assert _changed("ods", "</table:table>", empty).parts == before.parts


def test_a_repeated_value_has_an_end() -> None:
    """A short file cannot fill the memory."""
    full = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16384"><text:p>ก</text:p></table:table-cell>'
        r"</table:table-row>\1"
    )
    assert codes(_changed("ods", "(<table:table-row)", full)) == ["sheet-too-big"]


@pytest.mark.parametrize("ending", ["odt", "ods", "odp"])
def test_a_broken_file_is_told(ending: str) -> None:
    """Wherever it ends."""
    data = _fixture(ending)
    for size in range(0, len(data), 1_999):
        assert codes(read_opendocument(data[:size])) == ["file-broken"]
