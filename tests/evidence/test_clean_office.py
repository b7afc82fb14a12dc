"""Cleaned Office files: what nobody should get is gone, what a reader sees is the same."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import docx.document
import openpyxl
import pptx
import pptx.presentation
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from generator.clean.cleaned import Cleaned
from generator.clean.office import clean_office
from generator.inspect.facts import Format
from generator.inspect.slides import read_slides
from generator.inspect.word import read_word
from generator.inspect.workbook import read_workbook
from tests.evidence import hostile_office as hostile
from tests.evidence import photos
from tests.evidence.office_files import (
    changed,
    codes,
    entries,
    everything,
    link,
    paragraph,
    raw,
    saved,
    texts,
    word,
    workbook,
)

_SHEET = "xl/worksheets/sheet1.xml"
_BY = 'w:id="1" w:author="ผู้แก้" w:date="2023-03-30T00:00:00Z"'
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _cleaned(data: bytes, kind: Format) -> Cleaned:
    cleaned = clean_office(data, kind)
    assert cleaned is not None
    return cleaned


def _told(cleaned: Cleaned) -> dict[str, int]:
    """Give what was removed, without its number, and the numbers."""
    return {item.what_en.partition(":")[0]: item.count for item in cleaned.removed}


def _calculated(book: openpyxl.Workbook, value: str = "7") -> bytes:
    """Give formulas a value, as Excel does when it saves."""
    parts = entries(saved(book))
    steps = [
        (name, "</f>(?:<v ?/>|<v></v>)", f"</f><v>{value}</v>")
        for name in parts
        if name.startswith("xl/worksheets/") and b"</f>" in parts[name]
    ]
    return changed(saved(book), *steps)


# Word


def _full_document(document: docx.document.Document) -> None:
    document.core_properties.title = "คู่มือ"
    document.core_properties.author = "สมชาย"
    document.core_properties.comments = "ฉบับร่าง"
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    document.add_heading("บทที่ 1", 1)
    run = document.add_paragraph("ข้อความ").runs[0]
    document.add_comment(run, text="แก้ตรงนี้", author="หัวหน้า")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "ในตาราง"


_CHANGES = (
    f"<w:p><w:r><w:t>เดิม</w:t></w:r><w:ins {_BY}><w:r><w:t>ใหม่</w:t></w:r></w:ins>"
    f"<w:del {_BY}><w:r><w:delText>ลบ</w:delText></w:r></w:del>"
    f"<w:r><w:rPr><w:b/><w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr><w:t>หนา</w:t></w:r></w:p>"
)


def test_a_document_loses_comments_changes_and_authors() -> None:
    """Nothing of them is left in any part, and the text is what it was."""
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ลับ</w:t></w:r></w:p>"
    data = word(_full_document, raw(_CHANGES), raw(hidden))
    before, cleaned = read_word(data), _cleaned(data, Format.DOCX)
    after = read_word(cleaned.data)
    assert codes(before) == ["word-comments", "word-tracked-changes", "word-hidden-text"]
    assert codes(after) == []
    assert texts(after) == texts(before)
    assert after.title == "คู่มือ"
    counts = _told(cleaned)
    assert (counts["comments"], counts["tracked changes"], counts["hidden texts"]) == (1, 3, 1)
    left = everything(cleaned.data)
    for gone in ("สมชาย", "หัวหน้า", "แก้ตรงนี้", "ผู้แก้", "ลบ<", "ลับ", "ฉบับร่าง", "<w:rsids>"):
        assert gone not in left
    assert docx.Document(io.BytesIO(cleaned.data)).paragraphs[0].text == "บทที่ 1"


def test_parts_without_anything_to_remove_stay_as_they_are() -> None:
    """Byte for byte, in the same order."""
    data = word(_full_document)
    before, after = entries(data), entries(_cleaned(data, Format.DOCX).data)
    same = [name for name in after if before[name] == after[name]]
    assert {"word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"} <= {*same}
    assert [name for name in before if name in after] == [*after]
    assert {*before} - {*after} == {"word/comments.xml", "docProps/thumbnail.jpeg"}


def test_a_part_is_written_anew_only_when_it_changes() -> None:
    """A workbook that loses its author keeps every other byte of its parts."""
    book = workbook(["ก"])
    book.properties.creator = "สมชาย"
    before, after = entries(saved(book)), entries(_cleaned(saved(book), Format.XLSX).data)
    assert [name for name in after if before[name] != after[name]] == ["docProps/core.xml"]


def test_a_clean_document_stays_byte_for_byte() -> None:
    """Cleaning twice removes nothing more, and gives the same bytes."""
    once = _cleaned(word(_full_document), Format.DOCX)
    twice = _cleaned(once.data, Format.DOCX)
    assert twice == Cleaned(once.data)


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    """As Word accepts it."""
    first = f"<w:p><w:pPr><w:rPr><w:del {_BY}/></w:rPr></w:pPr><w:r><w:t>ต่อ</w:t></w:r></w:p>"
    data = word(raw(first), paragraph("กัน"))
    assert texts(read_word(_cleaned(data, Format.DOCX).data)) == [("", "ต่อกัน")]


def test_deleted_rows_go_and_inserted_ones_stay() -> None:
    """The marks of both go."""

    def row(mark: str, text: str) -> str:
        cell = f"<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        return f"<w:tr><w:trPr>{mark}</w:trPr>{cell}</w:tr>"

    rows = row("", "เดิม") + row(f"<w:del {_BY}/>", "ลบ") + row(f"<w:ins {_BY}/>", "ใหม่")
    data = word(raw(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"))
    after = read_word(_cleaned(data, Format.DOCX).data)
    assert texts(after) == texts(read_word(data)) == [("", "เดิม\nใหม่")]
    assert codes(after) == []


def test_moved_text_stands_once() -> None:
    """Where it was moved to."""
    data = word(
        raw(f"<w:p><w:moveFrom {_BY}><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom></w:p>"),
        raw(f"<w:p><w:moveTo {_BY}><w:r><w:t>ย้าย</w:t></w:r></w:moveTo></w:p>"),
    )
    assert texts(read_word(_cleaned(data, Format.DOCX).data)) == [("", "ย้าย")]


def test_a_template_elsewhere_is_cut_off() -> None:
    """The document looks the same without it."""
    settings = "word/_rels/settings.xml.rels"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELS}/attachedTemplate" TargetMode="External"'
        ' Target="https://example.com/a.dotm"/></Relationships>'
    )
    data = changed(
        word(_full_document),
        (
            "word/settings.xml",
            "(<w:settings[^>]*>)",
            rf'\1<w:attachedTemplate xmlns:r="{_RELS}" r:id="rId1"/>',
        ),
        **{settings: rels.encode()},
    )
    assert "office-remote" in codes(read_word(data))
    after = _cleaned(data, Format.DOCX).data
    assert codes(read_word(after)) == []
    assert b"attachedTemplate" not in entries(after)["word/settings.xml"]


def test_pictures_lose_the_place_where_they_were_taken() -> None:
    """In every kind of document."""

    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("ภาพ")
        document.add_picture(io.BytesIO(photos.jpeg()))

    cleaned = _cleaned(word(fill), Format.DOCX)
    assert codes(read_word(cleaned.data)) == []
    assert _told(cleaned)["metadata of pictures"] == 1


# Excel


def test_a_workbook_loses_hidden_sheets_and_keeps_values() -> None:
    """Formulas that used them become their values, the others stay formulas."""
    book = workbook(
        ["รวม", "=SUM('ลับ 1'!A1:A2)", "=A2*2"], [3], **{"ลับ 1": [[3], [4]], "แสดง": [["ก"]]}
    )
    book["ลับ 1"].sheet_state = "hidden"
    book.defined_names["ฐาน"] = DefinedName("ฐาน", attr_text="'ลับ 1'!$A$1")
    book.defined_names["หัว"] = DefinedName("หัว", attr_text="Sheet!$A$1")
    book.worksheets[0]["D1"] = "=ฐาน+1"
    book["แสดง"].print_title_rows = "1:1"
    book["ลับ 1"]["A1"].comment = Comment("แก้ตรงนี้", "สมชาย")
    book.active = 2
    data = _calculated(book)
    cleaned = _cleaned(data, Format.XLSX)
    assert "xl/worksheets/_rels/sheet2.xml.rels" in entries(data)
    assert "xl/worksheets/_rels/sheet2.xml.rels" not in entries(cleaned.data)
    after = read_workbook(cleaned.data)
    assert codes(after) == []
    assert [part.rows for part in after.parts] == [part.rows for part in read_workbook(data).parts]
    opened = openpyxl.load_workbook(io.BytesIO(cleaned.data))
    assert opened.sheetnames == ["Sheet", "แสดง"]
    assert opened.active.title == "แสดง"
    assert [cell.value for cell in opened["Sheet"][1]] == ["รวม", 7, "=A2*2", 7]
    assert [*opened.defined_names] == ["หัว"]
    assert opened["แสดง"].print_title_rows == "$1:$1"
    assert "ลับ" not in everything(cleaned.data)
    told = _told(cleaned)
    assert (told["hidden sheets"], told["formulas turned into values"]) == (1, 2)


def test_shared_formulas_go_together() -> None:
    """Only the first of them says what it refers to."""
    book = workbook(["=ลับ!A1"], ["=1"], ลับ=[[1], [2]])
    book["ลับ"].sheet_state = "veryHidden"
    data = changed(
        _calculated(book),
        (_SHEET, "<f>([^<]*!A1)</f>", r'<f t="shared" ref="A1:A2" si="0">\1</f>'),
        (_SHEET, "<f>1</f>", '<f t="shared" si="0"/>'),
    )
    cleaned = _cleaned(data, Format.XLSX)
    assert b"<f" not in entries(cleaned.data)[_SHEET]
    assert read_workbook(cleaned.data).parts[0].rows == (("7",), ("7",))


def test_hidden_rows_and_columns_are_emptied() -> None:
    """Everything else stays in its place; sums keep their values."""
    book = workbook([1, 2, "=SUM(A1:B2)"], [3, 4])
    sheet = book.worksheets[0]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    data = _calculated(book)
    cleaned = _cleaned(data, Format.XLSX)
    after = read_workbook(cleaned.data)
    assert codes(after) == []
    assert [part.rows for part in after.parts] == [(("1", "", "7"),)]
    assert _told(cleaned)["hidden cells"] == 3
    assert [*openpyxl.load_workbook(io.BytesIO(cleaned.data)).worksheets[0].values] == [
        (1, None, 7),
        (None, None, None),
    ]


def test_a_sum_that_nobody_calculated_is_not_guessed() -> None:
    """Without hidden cells it would become another number: there is no cleaned file."""
    book = workbook([1, 2, "=SUM(A1:B1)"])
    book.worksheets[0].column_dimensions["B"].hidden = True
    assert clean_office(saved(book), Format.XLSX) is None


def test_a_workbook_loses_comments() -> None:
    """With the drawing of their boxes."""
    book = workbook(["ก"])
    book.worksheets[0]["A1"].comment = Comment("แก้ตรงนี้", "สมชาย")
    cleaned = _cleaned(saved(book), Format.XLSX)
    assert codes(read_workbook(cleaned.data)) == []
    names = [*entries(cleaned.data)]
    assert not [name for name in names if "comment" in name.lower() or name.endswith(".vml")]
    assert b"legacyDrawing" not in entries(cleaned.data)[_SHEET]
    assert openpyxl.load_workbook(io.BytesIO(cleaned.data)).worksheets[0]["A1"].comment is None
    assert _told(cleaned)["comments"] == 1


def test_a_workbook_loses_links_to_other_files() -> None:
    """And what it remembers of them; the values stay."""
    link_part = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<externalBook><sheetNames/></externalBook></externalLink>"
    )
    relation = f'<Relationship Id="x" Type="{_RELS}/externalLink" Target="externalLinks/a.xml"/>'
    references = (
        f'<externalReferences><externalReference xmlns:r="{_RELS}" r:id="x"/></externalReferences>'
    )
    data = changed(
        _calculated(workbook(["=[1]Sheet1!A1"])),
        ("xl/_rels/workbook.xml.rels", "</Relationships>", f"{relation}</Relationships>"),
        ("xl/workbook.xml", "</sheets>", f"</sheets>{references}"),
        **{"xl/externalLinks/a.xml": link_part.encode()},
    )
    assert codes(read_workbook(data)) == ["sheet-external-links"]
    cleaned = _cleaned(data, Format.XLSX)
    assert codes(read_workbook(cleaned.data)) == []
    assert read_workbook(cleaned.data).parts[0].rows == (("7",),)
    assert "xl/externalLinks/a.xml" not in entries(cleaned.data)
    assert b"externalReference" not in entries(cleaned.data)["xl/workbook.xml"]
    assert _told(cleaned)["links to other sources"] == 1


def test_a_pivot_table_loses_its_source() -> None:
    """It keeps rows that nobody sees; the values in its cells stay."""
    xml = "<pivotCacheDefinition><sharedItems><s v='สมชาย'/></sharedItems></pivotCacheDefinition>"
    relation = (
        f'<Relationship Id="x" Type="{_RELS}/pivotCacheDefinition" Target="pivotCache/a.xml"/>'
    )
    data = changed(
        saved(workbook(["ก"])),
        ("xl/_rels/workbook.xml.rels", "</Relationships>", f"{relation}</Relationships>"),
        ("xl/workbook.xml", "</sheets>", "</sheets><pivotCaches/>"),
        **{"xl/pivotCache/a.xml": xml.encode()},
    )
    cleaned = _cleaned(data, Format.XLSX)
    assert "สมชาย" not in everything(cleaned.data)
    assert "pivotCache" not in everything(cleaned.data)
    assert read_workbook(cleaned.data).parts == read_workbook(data).parts


def test_rules_and_charts_lose_what_is_gone() -> None:
    """A chart keeps the values that it shows; a rule without its cells says nothing."""
    book = workbook([1], ลับ=[["ชุด"], [5]])
    sheet, secret = book.worksheets[0], book["ลับ"]
    secret.sheet_state = "hidden"
    chart = BarChart()
    chart.add_data(Reference(secret, min_col=1, min_row=1, max_row=2), titles_from_data=True)
    sheet.add_chart(chart, "C1")
    sheet.conditional_formatting.add("A1", FormulaRule(formula=["ลับ!A1>1"]))
    choice = DataValidation(type="list", formula1="ลับ!$A$1:$A$2")
    sheet.add_data_validation(choice)
    choice.add("B1")
    part = "xl/charts/chart1.xml"
    kept = r"\1<numCache><ptCount val=\"1\"/><pt idx=\"0\"><v>5</v></pt></numCache></numRef>"
    data = changed(saved(book), (part, "(<numRef><f>[^<]*</f>)</numRef>", kept.replace('\\"', '"')))
    after = entries(_cleaned(data, Format.XLSX).data)
    assert b"<numLit><ptCount" in after[part].replace(b"c:", b"")
    assert "ลับ" in everything(data)
    assert "ลับ" not in everything(_cleaned(data, Format.XLSX).data)
    assert b"dataValidation" not in after[_SHEET]
    assert b"conditionalFormatting" not in after[_SHEET]
    openpyxl.load_workbook(io.BytesIO(_cleaned(data, Format.XLSX).data))


def test_a_workbook_loses_the_authors_folder_and_name() -> None:
    """Excel writes where the file lay, and who had it open."""
    data = changed(
        saved(workbook([date(2023, 3, 30)])),
        (
            "xl/workbook.xml",
            "<sheets>",
            '<fileSharing userName="สมชาย"/>'
            '<mc:AlternateContent xmlns:mc="urn:m"><mc:Choice Requires="x15">'
            '<x15ac:absPath xmlns:x15ac="urn:x" url="C:\\\\Users\\\\somchai\\\\"/></mc:Choice>'
            "</mc:AlternateContent><sheets>",
        ),
    )
    cleaned = _cleaned(data, Format.XLSX)
    assert b"somchai" not in entries(cleaned.data)["xl/workbook.xml"]
    assert "สมชาย" not in everything(cleaned.data)
    assert read_workbook(cleaned.data).parts[0].rows == (("2023-03-30",),)


# PowerPoint


def _show() -> pptx.presentation.Presentation:
    show = pptx.Presentation()
    for title in ("หนึ่ง", "ซ่อน", "สาม"):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = f"บันทึก {title}"
    show.slides[1].element.set("show", "0")
    show.core_properties.author = "สมชาย"
    return show


def test_a_show_loses_notes_and_hidden_slides() -> None:
    """The slides that are shown stay as they were."""
    data = saved(_show())
    cleaned = _cleaned(data, Format.PPTX)
    after = read_slides(cleaned.data)
    assert codes(after) == []
    assert texts(after) == texts(read_slides(data)) == [("หนึ่ง", ""), ("สาม", "")]
    left = everything(cleaned.data)
    assert [gone for gone in ("บันทึก", "ซ่อน", "สมชาย") if gone in left] == []
    opened = pptx.Presentation(io.BytesIO(cleaned.data))
    assert [slide.shapes.title.text for slide in opened.slides] == ["หนึ่ง", "สาม"]
    assert not any(slide.has_notes_slide for slide in opened.slides)
    told = _told(cleaned)
    assert (told["hidden slides"], told["notes of slides"]) == (1, 2)


def test_lists_of_slides_go_with_hidden_ones() -> None:
    """PowerPoint calls a file broken whose sections name a slide that is not there."""
    section = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        "</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    data = changed(saved(_show()), ("ppt/presentation.xml", "</p:presentation>", section))
    assert b"sectionLst" not in entries(_cleaned(data, Format.PPTX).data)["ppt/presentation.xml"]


def test_links_to_slides_that_go_are_taken_off() -> None:
    """Their text stays."""
    show = _show()
    first, hidden, _ = show.slides
    box = first.shapes.add_textbox(Inches(1), Inches(1), Inches(1), Inches(1))
    box.text_frame.text = "ไปหน้าสอง"
    box.click_action.target_slide = hidden
    cleaned = _cleaned(saved(show), Format.PPTX)
    (first, _) = pptx.Presentation(io.BytesIO(cleaned.data)).slides
    box = first.shapes[-1]
    assert (box.text_frame.text, box.click_action.target_slide) == ("ไปหน้าสอง", None)


def test_the_workbook_behind_a_chart_is_cleaned_too() -> None:
    """Whoever downloads the show can open it."""
    show = pptx.Presentation()
    numbers = CategoryChartData()
    numbers.categories = ["ม.ค."]
    numbers.add_series("เบิกจ่าย", (1,))
    inch = Inches(1)
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, inch, inch, inch, inch, numbers)
    name = next(name for name in entries(saved(show)) if name.endswith(".xlsx"))
    book = workbook(["เบิกจ่าย"], ลับ=[["สมชาย"]])
    book["ลับ"].sheet_state = "hidden"
    data = changed(saved(show), drop=name, **{name: saved(book)})
    cleaned = _cleaned(data, Format.PPTX)
    inner = read_workbook(entries(cleaned.data)[name])
    assert [sheet[0] for sheet in inner.sheets] == ["Sheet"]
    assert _told(cleaned)["embedded documents"] == 1


# All


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Format.DOCX),
        (word()[:-50], Format.DOCX),
        (hostile.locked_entry(), Format.DOCX),
        (hostile.bomb(), Format.DOCX),
        (hostile.without_document(), Format.DOCX),
        (saved(workbook())[:-50], Format.XLSX),
        (hostile.open_document(), Format.ODT),
    ],
)
def test_what_cannot_be_cleaned_gives_no_file(data: bytes, kind: Format) -> None:
    """Nothing is raised, and no half-cleaned file comes back."""
    assert clean_office(data, kind) is None


def test_a_cleaned_file_does_not_tell_when_it_was_made() -> None:
    """Its entries have no dates: one file gives one copy, byte for byte."""
    data = word(_full_document, link("hyperlink", "https://www.bangkok.go.th/"))
    with zipfile.ZipFile(io.BytesIO(_cleaned(data, Format.DOCX).data)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
