"""Presentations: a part a slide, and what the audience of a show does not see."""

from __future__ import annotations

import io

import openpyxl
import pptx
import pptx.presentation
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches

from generator.inspect.facts import PartKind
from generator.inspect.slides import read_slides
from tests.evidence import photos
from tests.evidence.office_files import aside, changed, codes, entries, saved, texts, workbook

_INCH = Inches(1)


def _slide(show: pptx.presentation.Presentation, title: str, text: str = "") -> Slide:
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = text
    return slide


@pytest.fixture
def show() -> pptx.presentation.Presentation:
    return pptx.Presentation()


def test_each_slide_is_a_part(show: pptx.presentation.Presentation) -> None:
    """With its title apart from its text, in the order of the show."""
    _slide(show, "คู่มือ", "ขั้นที่หนึ่ง\nขั้นที่สอง")
    _slide(show, "จบ")
    reading = read_slides(saved(show))
    assert texts(reading) == [("คู่มือ", "ขั้นที่หนึ่ง\nขั้นที่สอง"), ("จบ", "")]
    assert [(p.kind, p.number) for p in reading.parts] == [(PartKind.SLIDE, 1), (PartKind.SLIDE, 2)]
    assert (reading.title, reading.language, reading.pages) == ("คู่มือ", "th", 2)
    assert codes(reading) == []


def test_tables_boxes_and_groups_are_read(show: pptx.presentation.Presentation) -> None:
    """A merged cell has its text once."""
    slide = _slide(show, "ตาราง")
    table = slide.shapes.add_table(2, 2, _INCH, _INCH, _INCH, _INCH).table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 0).text = "หัว"
    table.cell(1, 0).text, table.cell(1, 1).text = "ก", "ข"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(_INCH, _INCH, _INCH, _INCH).text_frame.text = "ในกลุ่ม"
    assert texts(read_slides(saved(show))) == [("ตาราง", "หัว\nก | ข\nในกลุ่ม")]


def test_what_a_slide_does_not_show_is_searched(show: pptx.presentation.Presentation) -> None:
    """Its footer, and what lies under merged cells."""
    slide = _slide(show, "ตาราง")
    table = slide.shapes.add_table(1, 2, _INCH, _INCH, _INCH, _INCH).table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 1).text = "ลับ"
    footer = slide.shapes.add_textbox(_INCH, _INCH, _INCH, _INCH)
    footer.text_frame.text = "ท้าย"
    etree.SubElement(footer.element.nvSpPr.find(qn("p:nvPr")), qn("p:ph"), type="ftr")
    reading = read_slides(saved(show))
    assert texts(reading) == [("ตาราง", "")]
    assert aside(reading, "ท้ายสไลด์และใต้เซลล์ที่ผสาน สไลด์ 1") == "ท้าย\nลับ"


def test_notes_are_searched_and_not_shown(show: pptx.presentation.Presentation) -> None:
    """They are the speaker's."""
    _slide(show, "หนึ่ง")
    _slide(show, "สอง").notes_slide.notes_text_frame.text = "อย่าลืม"
    reading = read_slides(saved(show))
    assert aside(reading, "บันทึกผู้บรรยาย สไลด์ 2") == "อย่าลืม"
    assert "อย่าลืม" not in str(reading.parts)


def test_hidden_slides_are_told(show: pptx.presentation.Presentation) -> None:
    """They are searched, are no parts, and count in the numbers that PowerPoint shows."""
    _slide(show, "หนึ่ง")
    _slide(show, "ซ่อน", "ลับ").element.set("show", "0")
    _slide(show, "สาม")
    reading = read_slides(saved(show))
    assert [(p.number, p.title) for p in reading.parts] == [(1, "หนึ่ง"), (3, "สาม")]
    assert [(f.code, f.values) for f in reading.faults] == [("slides-hidden", {"slides": "2"})]
    assert aside(reading, "สไลด์ที่ซ่อน 2") == "ซ่อน\nลับ"


def test_comments_are_told(show: pptx.presentation.Presentation) -> None:
    """Their words are searched."""
    slide = _slide(show, "หนึ่ง")
    xml = "<cmLst><cm><text>แก้ตรงนี้</text></cm><cm><text>แก้แล้ว</text></cm></cmLst>"
    made = Part(PackURI("/ppt/comments/a.xml"), "application/xml", slide.part.package, xml.encode())
    slide.part.relate_to(made, RELATIONSHIP_TYPE.COMMENTS)
    reading = read_slides(saved(show))
    assert [(f.code, f.values) for f in reading.faults] == [("slides-comments", {"count": "2"})]
    assert aside(reading, "ข้อคิดเห็น สไลด์ 1") == "แก้ตรงนี้\nแก้แล้ว"


def test_slides_of_pictures_are_told(show: pptx.presentation.Presentation) -> None:
    """Nobody can search them; an empty slide is no picture."""
    _slide(show, "หนึ่ง")
    empty = show.slide_layouts[6]
    show.slides.add_slide(empty).shapes.add_picture(io.BytesIO(photos.png()), _INCH, _INCH)
    show.slides.add_slide(empty)
    reading = read_slides(saved(show))
    assert [part.readable for part in reading.parts] == [True, False, True]
    fault = next(f for f in reading.faults if f.code == "slides-only-pictures")
    assert fault.values == {"slides": "2", "count": "3"}


def test_a_picture_may_tell_its_place(show: pptx.presentation.Presentation) -> None:
    """As in every other document."""
    _slide(show, "ภาพ").shapes.add_picture(io.BytesIO(photos.jpeg()), _INCH, _INCH)
    assert codes(read_slides(saved(show))) == ["image-position"]


def _with_chart(show: pptx.presentation.Presentation) -> str:
    data = CategoryChartData()
    data.categories = ["ม.ค.", "ก.พ."]
    data.add_series("เบิกจ่าย", (1, 2))
    shapes = _slide(show, "แผนภูมิ").shapes
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, _INCH, _INCH, _INCH, _INCH, data)
    return next(name for name in entries(saved(show)) if name.endswith(".xlsx"))


def test_the_table_behind_a_chart_is_searched(show: pptx.presentation.Presentation) -> None:
    """It is a workbook of one sheet that PowerPoint makes, and no fault."""
    _with_chart(show)
    reading = read_slides(saved(show))
    assert codes(reading) == []
    assert aside(reading, "เอกสารที่ฝังไว้ 1 Sheet1") == "เบิกจ่าย\nม.ค.\n1\nก.พ.\n2"


@pytest.mark.parametrize(
    ("book", "code"),
    [
        (workbook(["ก"], รายชื่อ=[["สมชาย"]]), "office-document-inside"),
        (None, "file-broken"),
    ],
)
def test_a_whole_workbook_behind_a_chart_is_told(
    show: pptx.presentation.Presentation, book: openpyxl.Workbook | None, code: str
) -> None:
    """Somebody pasted a chart with all the sheets it came from, or something that is none."""
    name = _with_chart(show)
    inner = saved(book) if book else b"PK\x03\x04 broken"
    reading = read_slides(changed(saved(show), drop=name, **{name: inner}))
    assert codes(reading) == [code]
    if book:
        assert "สมชาย" in aside(reading, "เอกสารที่ฝังไว้ 1 รายชื่อ")


def test_a_document_in_a_document_in_a_document_holds_the_file(
    show: pptx.presentation.Presentation,
) -> None:
    """It might go on for ever."""
    name = _with_chart(show)
    inner = changed(saved(workbook(["ก"])), **{"xl/embeddings/a.xlsx": saved(workbook(["ข"]))})
    reading = read_slides(changed(saved(show), drop=name, **{name: inner}))
    assert codes(reading) == ["office-embedded"]


@pytest.mark.parametrize("size", [0, 4, 1_000, 20_000])
def test_a_broken_file_is_told(show: pptx.presentation.Presentation, size: int) -> None:
    """Wherever it ends."""
    assert codes(read_slides(saved(show)[:size])) == ["file-broken"]
