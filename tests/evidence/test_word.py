"""Word documents: their text by heading, and everything that is left in them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import docx.document
import pytest
from docx.enum.style import WD_STYLE_TYPE

from generator.inspect.facts import PartKind
from generator.inspect.word import read_word
from tests.evidence import photos
from tests.evidence.office_files import (
    W,
    aside,
    changed,
    codes,
    entries,
    footnotes,
    link,
    paragraph,
    part,
    raw,
    texts,
    word,
)

_SAID = paragraph("รายงานผลการดำเนินงานตามมาตรการ")


def _heading(text: str, level: int = 1) -> object:
    return lambda document: document.add_heading(text, level)


def test_text_stands_under_its_headings() -> None:
    """Each heading begins a part; text before the first has a part without a title."""
    reading = read_word(
        word(
            *(paragraph("คำนำ"), _heading("บทที่ 1"), paragraph("ก"), paragraph("ข")),
            *(_heading("ข้อย่อย", 2), paragraph("ค"), _heading("ชื่อ", 0)),
        )
    )
    assert texts(reading) == [("", "คำนำ"), ("บทที่ 1", "ก\nข"), ("ข้อย่อย", "ค"), ("ชื่อ", "")]
    assert [item.number for item in reading.parts] == [1, 2, 3, 4]
    assert {item.kind for item in reading.parts} == {PartKind.SECTION}


def test_a_style_that_is_based_on_a_heading_is_one() -> None:
    """Offices make styles of their own."""

    def fill(document: docx.document.Document) -> None:
        style = document.styles.add_style("หัวข้อของเขต", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Heading 2"]
        document.add_paragraph("บทนำ", style=style)

    assert texts(read_word(word(fill))) == [("บทนำ", "")]


def test_lists_have_their_numbers_and_bullets() -> None:
    """Word keeps them out of the text; readers see them."""
    reading = read_word(
        word(
            paragraph("หนึ่ง", "List Number"),
            paragraph("สอง", "List Number"),
            paragraph("จุด", "List Bullet"),
        )
    )
    assert reading.parts[0].text == "1. หนึ่ง\n2. สอง\n• จุด"


def test_numbers_are_written_in_the_way_of_their_list() -> None:
    """Thai digits stay Thai digits."""
    data = word(paragraph("หนึ่ง", "List Number"), paragraph("สอง", "List Number"))
    data = changed(
        data, ("word/numbering.xml", 'numFmt w:val="decimal"', 'numFmt w:val="thaiNumbers"')
    )
    assert read_word(data).parts[0].text == "๑. หนึ่ง\n๒. สอง"


def test_inner_lists_begin_anew() -> None:
    """A number may name the one above it."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, text in enumerate(("ข้อ %1", "%1.%2"))
    )
    xml = (
        f'<w:abstractNum w:abstractNumId="99">{levels}</w:abstractNum>'
        '<w:num w:numId="99"><w:abstractNumId w:val="99"/></w:num></w:numbering>'
    )
    steps = (
        raw(
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="99"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        )
        for level, text in ((0, "ก"), (1, "ข"), (1, "ค"), (0, "ง"), (1, "จ"))
    )
    data = changed(word(*steps), ("word/numbering.xml", "</w:numbering>", xml))
    assert read_word(data).parts[0].text == "ข้อ 1 ก\n1.1 ข\n1.2 ค\nข้อ 2 ง\n2.1 จ"


def test_a_table_has_each_cell_once() -> None:
    """A merged cell is not repeated, neither along its row nor down its column."""

    def fill(document: docx.document.Document) -> None:
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 0).merge(table.cell(0, 2)).text = "หัวตาราง"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "ฝ่าย"
        table.cell(1, 1).text, table.cell(1, 2).text = "ก", "ข"
        table.cell(2, 2).text = "ค"

    assert read_word(word(fill)).parts[0].text == "หัวตาราง\nฝ่าย | ก | ข\n|  | ค"


def test_what_lies_under_merged_cells_is_searched() -> None:
    """Word does not show it."""

    def fill(document: docx.document.Document) -> None:
        table = document.add_table(rows=2, cols=1)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "ฝ่าย"
        table._tbl.tr_lst[1].tc_lst[0].p_lst[0].add_r().text = "ลับ"

    reading = read_word(word(fill))
    assert reading.parts[0].text == "ฝ่าย"
    assert aside(reading, "ใต้เซลล์ที่ผสาน") == "ลับ"


def test_text_boxes_are_read_once() -> None:
    """Word writes each twice, for itself and for older programs."""
    box = "<w:txbxContent><w:p><w:r><w:t>ในกล่อง</w:t></w:r></w:p></w:txbxContent>"
    reading = read_word(
        word(
            raw(
                "<w:p><w:r><w:t>นอกกล่อง</w:t></w:r><w:r><mc:AlternateContent>"
                f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
                "</mc:Choice>"
                f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r></w:p>"
            )
        )
    )
    assert reading.parts[0].text == "นอกกล่อง\nในกล่อง"


def test_footnotes_stand_below_their_section() -> None:
    """With a mark where they belong."""
    mark = '<w:p><w:r><w:t>ข้อความ</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    reading = read_word(word(raw(mark), footnotes("ที่มา: สำนักงานเขต")))
    assert reading.parts[0].text == "ข้อความ[1]\n[1] ที่มา: สำนักงานเขต"


def test_footnotes_are_counted_as_they_are_read() -> None:
    """Word numbers them by their place, not by their number in the file."""
    marks = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in (2, 1))
    reading = read_word(word(raw(f"<w:p>{marks}</w:p>"), footnotes("หลัง", "ก่อน")))
    assert reading.parts[0].text == "[1][2]\n[1] ก่อน\n[2] หลัง"


def test_signs_between_words_are_kept() -> None:
    """Tabs, line ends, hyphens and joined runs come out as typed."""
    runs = "<w:r><w:t>โทร</w:t><w:tab/><w:t>0</w:t><w:noBreakHyphen/><w:t>2424</w:t><w:br/></w:r>"
    reading = read_word(
        word(raw(f"<w:p>{runs}<w:r><w:t>ต่อ</w:t></w:r><w:r><w:t>กัน</w:t></w:r></w:p>"))
    )
    assert reading.parts[0].text == "โทร\t0-2424\nต่อกัน"


def test_headers_and_footers_are_no_text_but_are_searched() -> None:
    """They stand on every page and are nobody's reading matter."""

    def fill(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "หัว"
        document.sections[0].footer.paragraphs[0].text = "ท้าย"

    reading = read_word(word(_SAID, fill))
    assert (aside(reading, "หัวกระดาษ"), aside(reading, "ท้ายกระดาษ")) == ("หัว", "ท้าย")
    assert "หัว" not in reading.parts[0].text


def test_comments_are_told() -> None:
    """Their number is the message, their words and authors are searched."""

    def fill(document: docx.document.Document) -> None:
        run = document.add_paragraph("ข้อความ").runs[0]
        document.add_comment(run, text="แก้ตรงนี้", author="หัวหน้า")
        document.add_comment(run, text="แก้แล้ว", author="ลูกน้อง")

    reading = read_word(word(fill))
    assert codes(reading) == ["word-comments"]
    assert reading.faults[0].values == {"count": "2"}
    assert aside(reading, "ข้อคิดเห็น 2") == "ลูกน้อง\nแก้แล้ว"
    assert reading.parts[0].text == "ข้อความ"


def test_tracked_changes_are_told() -> None:
    """What was added is text, what was deleted is not, and it is searched."""
    by = 'w:id="1" w:author="ผู้แก้" w:date="2023-03-30T00:00:00Z"'
    reading = read_word(
        word(
            raw(
                f"<w:p><w:r><w:t>เดิม</w:t></w:r><w:ins {by}><w:r><w:t>ใหม่</w:t></w:r></w:ins>"
                f"<w:del {by}><w:r><w:delText>ลบ</w:delText></w:r></w:del></w:p>"
            )
        )
    )
    assert reading.parts[0].text == "เดิมใหม่"
    assert aside(reading, "ข้อความที่ลบไว้") == "ลบ"
    assert aside(reading, "ชื่อผู้แก้ไข") == "ผู้แก้"
    assert [(fault.code, fault.values["count"]) for fault in reading.faults] == [
        ("word-tracked-changes", "2")
    ]


def test_hidden_text_is_told() -> None:
    """It is not shown, and whoever downloads the file can show it."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ลับ</w:t></w:r>"
    reading = read_word(word(raw(f"<w:p><w:r><w:t>เห็น</w:t></w:r>{hidden}</w:p>")))
    assert reading.parts[0].text == "เห็น"
    assert aside(reading, "ข้อความที่ซ่อนไว้") == "ลับ"
    assert codes(reading) == ["word-hidden-text"]


def test_metadata_are_facts_and_are_searched() -> None:
    """The day is the one in Bangkok; the author is searched like any other text."""

    def fill(document: docx.document.Document) -> None:
        about = document.core_properties
        about.title, about.author = "คู่มือ  ประชาชน", "สมชาย"
        about.created = datetime(2023, 3, 29, 18, tzinfo=UTC)

    reading = read_word(word(_SAID, fill))
    assert (reading.title, reading.created) == ("คู่มือ ประชาชน", date(2023, 3, 30))
    assert "creator: สมชาย" in aside(reading, "ข้อมูลกำกับไฟล์")


@pytest.mark.parametrize("title", ["", "Word Document", "Microsoft Word - รายงาน.doc"])
def test_the_first_heading_stands_in_for_a_title(title: str) -> None:
    """Programs write titles that say nothing."""

    def fill(document: docx.document.Document) -> None:
        document.core_properties.title = title
        document.add_heading("รายงานประจำปี", 1)

    assert read_word(word(fill)).title == "รายงานประจำปี"


def test_the_language_is_that_of_the_text() -> None:
    """Word calls Thai documents English."""
    assert read_word(word(_SAID)).language == "th"
    assert read_word(word(paragraph("Annual report of the district office"))).language == "en"


def test_a_document_of_pictures_is_no_text() -> None:
    """It is told like a scan, and its part cannot be read."""

    def fill(document: docx.document.Document) -> None:
        document.add_picture(io.BytesIO(photos.png()))

    reading = read_word(word(fill))
    assert "word-only-pictures" in codes(reading)
    assert [item.readable for item in reading.parts] == [False]


def test_a_picture_in_a_document_may_tell_its_place() -> None:
    """Word keeps what the phone wrote."""

    def fill(document: docx.document.Document) -> None:
        document.add_picture(io.BytesIO(photos.jpeg()))

    assert codes(read_word(word(_SAID, fill))) == ["image-position"]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (link("attachedTemplate", "https://example.com/a.dotm"), "office-remote"),
        (link("attachedTemplate", r"\\server\share\a.dotm"), "office-remote"),
        (link("attachedTemplate", "file:////server/share/a.dotm"), "office-remote"),
        (link("attachedTemplate", r"file:///C:\Users\a\b.dotx"), "office-linked"),
        (link("image", "https://example.com/a.png"), "office-linked"),
        (link("frame", "https://example.com/a.html"), "office-remote"),
        (link("hyperlink", "javascript:a()"), "file-script"),
        (
            raw("<w:p><w:r><w:instrText> DDEAUTO c:\\\\a.exe </w:instrText></w:r></w:p>"),
            "office-remote",
        ),
        (
            part("oleObject", "/word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0"),
            "office-embedded",
        ),
        (part("aFChunk", "/word/a.html", b"<html/>"), "office-embedded"),
        (part("image", "/word/media/image1.png", b"MZ\x90\0"), "office-embedded"),
        (part("control", "/word/activeX/activeX1.xml", b"<a/>"), "file-macros"),
        (part("vbaProject", "/word/project.bin", b"a"), "file-macros"),
    ],
)
def test_what_runs_or_calls_from_outside_is_told(step: object, code: str) -> None:
    """By its kind, whatever its name is."""
    assert codes(read_word(word(_SAID, step))) == [code]


def test_ordinary_links_are_fine_and_searched() -> None:
    """An address may hold personal data."""
    reading = read_word(word(_SAID, link("hyperlink", "mailto:a@example.com")))
    assert codes(reading) == []
    assert aside(reading, "ที่อยู่ในลิงก์") == "mailto:a@example.com"


def test_parts_that_no_reader_knows_are_searched() -> None:
    """A value in two runs is found as one."""
    xml = f'<w:p xmlns:w="{W}"><w:r><w:t>19801</w:t></w:r><w:r><w:t>23456789</w:t></w:r></w:p>'
    reading = read_word(word(_SAID, part("glossaryDocument", "/word/glossary/a.xml", xml.encode())))
    assert aside(reading, "ส่วนประกอบ word/glossary/a.xml") == "1980123456789"


def test_every_byte_may_be_broken() -> None:
    """A file that ends anywhere gives a reading with a fault."""
    data = word(_SAID)
    for size in range(0, len(data), 997):
        assert codes(read_word(data[:size])) == ["file-broken"]


def test_the_strict_form_is_read_too() -> None:
    """Word can save with other namespaces."""
    data = word(_heading("บท"), paragraph("ความ"))
    strict = [
        (
            name,
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name in ("word/document.xml", "word/styles.xml")
    ]
    assert texts(read_word(changed(data, *strict))) == [("บท", "ความ")]
    assert "word/document.xml" in entries(data)
