"""One made-up national ID in every place of every format: it is found, its place is told, and
nothing that is kept shows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pptx
import pytest
from docx.oxml import parse_xml
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pydantic import TypeAdapter

from generator.inspect.facts import FileFacts
from generator.inspect.file import Inspected, inspect_file
from generator.inspect.store import Store
from generator.personal.folding import fold

#: Made up: valid check digit, province 98 does not exist. Written in the ways that people write it.
ID = "1980123456789"
DASHED = "1-9801-23456-78-9"
THAI = "๑-๙๘๐๑-๒๓๔๕๖-๗๘-๙"
TOLD = "1-98XX-XXXXX-XX-9"
CODE = "personal-national-id"

Maker = Callable[[], bytes]


def _saved(
    thing: docx.document.Document | openpyxl.Workbook | pptx.presentation.Presentation,
) -> bytes:
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def _pdf(text: str = "Report", title: str = "", note: str = "", outline: str = "") -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(f"BT /F1 20 Tf 72 700 Td ({text}) Tj ET".encode())
    if note:
        page.Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Text,
                    Rect=[72, 600, 92, 620],
                    Contents=pikepdf.String(note),
                )
            ]
        )
    if outline:
        with pdf.open_outline() as tree:
            tree.root.append(pikepdf.OutlineItem(outline, 0))
    if title:
        pdf.docinfo["/Title"] = title
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _pdf_xmp() -> bytes:
    pdf = pikepdf.open(io.BytesIO(_pdf()))
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = f"สำเนาบัตร {ID}"
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _word(fill: Callable[[docx.document.Document], object]) -> Maker:
    def make() -> bytes:
        document = docx.Document()
        document.add_paragraph("รายงานการให้บริการ")
        fill(document)
        return _saved(document)

    return make


def _word_comment(document: docx.document.Document) -> None:
    run = document.add_paragraph("ผู้รับบริการ").runs[0]
    document.add_comment(run, text=f"เลขบัตร {THAI}", author="ฝ่ายทะเบียน")


def _word_deleted(document: docx.document.Document) -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deleted = (
        f'<w:del xmlns:w="{name}" w:id="1" w:author="ก"><w:r><w:delText>{ID}</w:delText></w:r>'
    )
    document.paragraphs[0]._p.append(parse_xml(f"{deleted}</w:del>"))


def _word_table(document: docx.document.Document) -> None:
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("ชื่อ", "เลขประจำตัวประชาชน", "สมชาย ใจดี", ID),
        strict=True,
    ):
        cell.text = text


def _word_boxes(document: docx.document.Document) -> None:
    table = document.add_table(rows=1, cols=14)
    for cell, text in zip(table.rows[0].cells, ("เลขประจำตัวประชาชน", *ID), strict=True):
        cell.text = text


def _workbook(fill: Callable[[openpyxl.Workbook], object]) -> Maker:
    def make() -> bytes:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "สรุป"
        sheet["A1"] = "รายการ"
        fill(book)
        return _saved(book)

    return make


def _hidden_sheet(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("รายชื่อ")
    sheet["A1"], sheet["B1"] = "ชื่อ", "เลขประจำตัวประชาชน"
    sheet["A2"], sheet["B2"] = "สมชาย ใจดี", DASHED
    sheet.sheet_state = "hidden"


def _number_cell(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    sheet["B1"], sheet["B2"] = "เลขบัตรประชาชน", int(ID)


def _boxes(book: openpyxl.Workbook) -> None:
    book.worksheets[0].append(["เลขประจำตัวประชาชน", *map(int, ID)])


def _cell_comment(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["A1"].comment = Comment(f"ตรวจแล้ว {DASHED}", "ฝ่ายการคลัง")


def _slides(fill: Callable[[pptx.presentation.Presentation], object]) -> Maker:
    def make() -> bytes:
        slides = pptx.Presentation()
        slide = slides.slides.add_slide(slides.slide_layouts[5])
        slide.shapes.title.text = "รายงาน"
        fill(slides)
        return _saved(slides)

    return make


def _notes(slides: pptx.presentation.Presentation) -> None:
    slides.slides[0].notes_slide.notes_text_frame.text = f"ตัวอย่างผู้รับบริการ {ID}"


def _csv() -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([("ชื่อ", "เลขประจำตัวประชาชน"), ("สมชาย ใจดี", ID)])
    return stream.getvalue().encode("utf-8-sig")


def _jpeg() -> bytes:
    image = Image.new("RGB", (64, 48), "white")
    exif = Image.Exif()
    exif[0x010E] = f"Copy of {DASHED}"
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def _png() -> bytes:
    info = PngInfo()
    info.add_itxt("Description", f"บัตรประชาชน {ID}")
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), "white").save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def _svg(inside: str) -> Maker:
    root = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80">'
    return lambda: f"{root}{inside}</svg>".encode()


#: Where it is, the file's name, who makes it, and words of the place that is told.
PLACES: dict[str, tuple[str, Maker, str]] = {
    "pdf text": ("a.pdf", lambda: _pdf(text=f"No. {ID}"), "หน้า 1"),
    "pdf title": ("a.pdf", lambda: _pdf(title=f"สำเนา {DASHED}"), "ข้อมูลกำกับไฟล์"),
    "pdf xmp": ("a.pdf", _pdf_xmp, "ข้อมูลกำกับไฟล์"),
    "pdf note": ("a.pdf", lambda: _pdf(note=f"เลขบัตร {THAI}"), "ความเห็นในไฟล์ หน้า 1"),
    "pdf outline": ("a.pdf", lambda: _pdf(outline=f"นาย ก {ID}"), "สารบัญในไฟล์"),
    "docx body": ("a.docx", _word(lambda d: d.add_paragraph(f"ผู้ยื่นคำขอ {THAI}")), "ส่วนที่ 1"),
    "docx table": ("a.docx", _word(_word_table), "ส่วนที่ 1"),
    "docx boxes": ("a.docx", _word(_word_boxes), "ส่วนที่ 1"),
    "docx comment": ("a.docx", _word(_word_comment), "ข้อคิดเห็น 1"),
    "docx header": (
        "a.docx",
        _word(lambda d: setattr(d.sections[0].header.paragraphs[0], "text", f"เลขที่ {DASHED}")),
        "หัวกระดาษ",
    ),
    "docx deleted": ("a.docx", _word(_word_deleted), "ข้อความที่ลบไว้"),
    "docx metadata": (
        "a.docx",
        _word(lambda d: setattr(d.core_properties, "subject", f"สำเนา {ID}")),
        "ข้อมูลกำกับไฟล์",
    ),
    "xlsx cell": (
        "a.xlsx",
        _workbook(lambda b: b.worksheets[0].__setitem__("B2", f"นาย ก {THAI}")),
        "ชีต สรุป เซลล์ B2",
    ),
    "xlsx number": ("a.xlsx", _workbook(_number_cell), "ชีต สรุป เซลล์ B2"),
    "xlsx boxes": ("a.xlsx", _workbook(_boxes), "ชีต สรุป เซลล์ B2"),
    "xlsx hidden sheet": ("a.xlsx", _workbook(_hidden_sheet), "ชีตที่ซ่อน รายชื่อ เซลล์ B2"),
    "xlsx comment": ("a.xlsx", _workbook(_cell_comment), "ข้อคิดเห็น ชีต สรุป เซลล์ A1"),
    "xlsx sheet name": (
        "a.xlsx",
        _workbook(lambda b: b.create_sheet(f"คน {ID}")),
        "ชื่อชีต",
    ),
    "pptx slide": (
        "a.pptx",
        _slides(lambda s: setattr(s.slides[0].shapes.title, "text", f"กรณี {DASHED}")),
        "สไลด์ 1",
    ),
    "pptx notes": ("a.pptx", _slides(_notes), "บันทึกผู้บรรยาย สไลด์ 1"),
    "pptx metadata": (
        "a.pptx",
        _slides(lambda s: setattr(s.core_properties, "keywords", ID)),
        "ข้อมูลกำกับไฟล์",
    ),
    "csv": ("a.csv", _csv, "ชีต 1 เซลล์ B2"),
    "txt": ("a.txt", lambda: f"บันทึก\nเลขประจำตัวประชาชน {THAI}\n".encode(), "ส่วนที่ 1"),
    "jpeg exif": ("a.jpg", _jpeg, "ข้อมูลกำกับภาพ"),
    "png text": ("a.png", _png, "ข้อมูลกำกับภาพ"),
    "svg text": ("a.svg", _svg(f'<text x="5" y="20">{DASHED}</text>'), "ส่วนที่ 1"),
    "svg description": ("a.svg", _svg(f"<desc>บัตรของนาย ก {ID}</desc>"), "ส่วนที่ 1"),
    "html": ("a.html", lambda: f"<title>ก</title><p>เลขบัตร {THAI}</p>".encode(), "ส่วนที่ 1"),
    "html remark": ("a.html", lambda: f"<p>ก</p><!-- {ID} -->".encode(), "หมายเหตุในซอร์ส"),
    "html link": (
        "a.html",
        lambda: f'<p><a href="https://example.go.th/{ID}.pdf">ก</a></p>'.encode(),
        "ที่อยู่ในลิงก์",
    ),
    "svg label": (
        "a.svg",
        _svg(f'<g id="a" aria-label="บัตร {DASHED}"/>'),
        "คำอธิบายภาพ",
    ),
    "svg metadata": (
        "a.svg",
        _svg(f"<metadata>นาย ก {THAI}</metadata>"),
        "ข้อมูลกำกับไฟล์",
    ),
    "svg remark": ("a.svg", _svg(f"<!-- {ID} -->"), "หมายเหตุในซอร์ส"),
    "file name": (f"สำเนาบัตร_{ID}.pdf", _pdf, "ชื่อไฟล์"),
}


def _holds_id(content: bytes) -> bool:
    """Say whether a file of the store holds the number in any spelling."""
    digits = "".join(filter(str.isdigit, fold(content.decode("utf-8", errors="replace")).text))
    return ID[1:] in digits


@pytest.fixture(scope="module", params=PLACES, ids=[name.replace(" ", "-") for name in PLACES])
def place(request: pytest.FixtureRequest) -> tuple[Inspected, str, str]:
    """Inspect a file with the number in one place; gives the result, the place and its words."""
    name, make, where = PLACES[request.param]
    return inspect_file(make(), f"evidence/2566/{name}"), request.param, where


def test_the_number_is_found_and_its_place_told(place: tuple[Inspected, str, str]) -> None:
    """The fault holds the file back, names the place and masks the value."""
    inspected, _, where = place
    faults = [fault for fault in inspected.facts.faults if fault.code == CODE]
    assert faults
    assert where in [fault.where for fault in faults]
    assert {fault.values["value"] for fault in faults} == {TOLD}


def test_nothing_that_is_kept_shows_the_number(
    place: tuple[Inspected, str, str], tmp_path: Path
) -> None:
    """Neither the facts nor anything in the store holds the number in any spelling, and there is no
    picture of it."""
    inspected, name, _ = place
    Store(tmp_path).put(inspected)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(_holds_id(path.read_bytes()) for path in kept)
    assert not _holds_id(TypeAdapter(FileFacts).dump_json(inspected.facts))
    assert name == "file name" or not inspected.previews


def test_a_number_that_is_only_asked_about_is_masked_in_the_text_that_is_shown() -> None:
    """A file with a mistyped ID is published, but its text on the page does not repeat it."""
    wrong = "1980123456780"
    data = _saved(_filled(f"เลขประจำตัวประชาชน {wrong} ผ่าน"))
    inspected = inspect_file(data, "a.docx")
    assert [fault.code for fault in inspected.facts.faults] == [f"{CODE}-maybe"]
    text = "".join(part.text for part in inspected.parts)
    assert "เลขประจำตัวประชาชน 1-98XX-XXXXX-XX-0 ผ่าน" in text
    assert wrong not in text


def _filled(text: str) -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph(text)
    return document
