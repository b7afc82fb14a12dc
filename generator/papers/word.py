"""A paper as a Word document: landscape A4, its table's head repeated, its merged cells merged.

One paragraph of a cell is one item of the register, a line break inside it is a line break of the
item, so reading the cells gives the register again.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from lxml import etree

from generator.papers.paper import SIGNERS, Cell, Column, Line, Paper, is_long, span
from generator.papers.settled import settled
from generator.papers.word_markup import field, paragraph, run, w
from generator.thai.numerals import Numerals
from generator.xml_text import xml_text

#: What a document of the library brings along and no paper needs.
_UNUSED = (
    *("stylesWithEffects", "customXml", "numbering", "thumbnail", "fontTable"),
    # It would say that Word for the Macintosh made the file.
    "extended-properties",
)
#: The switch for Thai numerals, as in ECMA-376 part 1, 17.16.4.3.1. LibreOffice does not know it
#: and counts in Arabic ones; in the letters that it knows it would count ก ข ค.
_SWITCH = {Numerals.ARABIC: "", Numerals.THAI: r" \* THAIARABIC"}
#: The newest behaviour of Word; in older ones it says "compatibility mode" in its title.
_WORD_2013 = "15"
_TWIPS = 1440 / 2.54


def word(paper: Paper) -> bytes:
    """Write the paper."""
    document = Document()
    _dress(document)
    _describe(document, paper)
    _lay_out(document, paper)
    body = document.element.body
    end = body[-1]
    for element in _body(document, paper):
        end.addprevious(element)
    target = BytesIO()
    document.save(target)
    return settled(target.getvalue(), paper.day)


def _dress(document: WordDocument) -> None:
    """Give the document our styles and fonts, and take out what it came with."""
    part = document.part
    for relations in (part.rels, part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                relations.pop(name)
    folder = files("generator") / "data" / "papers"
    styles = document.styles.element
    for style in list(styles):
        styles.remove(style)
    styles.extend(parse_xml((folder / "styles.xml").read_bytes()))
    fonts = Part(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        (folder / "fontTable.xml").read_bytes(),
        part.package,
    )
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:bidi"), "th-TH")
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _describe(document: WordDocument, paper: Paper) -> None:
    core = document.core_properties
    core.title = xml_text(" ".join(paper.title[:2]))
    core.author = core.last_modified_by = xml_text(paper.agency)
    core.language = "th-TH"
    core.identifier = paper.identifier
    core.comments = ""


def _lay_out(document: WordDocument, paper: Paper) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(1.6), Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.8)
    footer = section.footer
    switch, one = _SWITCH[paper.numerals], paper.numerals(1)
    said = (
        *(run("หน้า "), field(f"PAGE{switch}", one)),
        *(run(" จาก "), field(f"NUMPAGES{switch}", one)),
    )
    last = footer.paragraphs[0]._element
    last.getparent().replace(last, paragraph("Footer", *said))


def _body(document: WordDocument, paper: Paper) -> Iterator[etree._Element]:
    for number, line in enumerate(paper.title):
        yield paragraph("Subtitle" if number else "Title", run(line))
    for heading, text in paper.preface:
        if heading:
            yield paragraph("Heading1", run(heading))
        parts = text.split("\n")
        style = "BodyText" if heading and len(parts) == 1 else "Normal"
        yield from (paragraph(style, run(part)) for part in parts)
    yield paragraph("Caption", run(paper.caption))
    yield _table(document, paper)
    for remark in paper.remarks:
        yield paragraph("Remark", run(remark))
    yield from _signatures()


def _table(document: WordDocument, paper: Paper) -> etree._Element:
    widths = [round(column.width * _TWIPS) for column in paper.columns]
    properties = w(
        "tblPr",
        w("tblStyle", val="TableGrid"),
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        w("tblCaption", val=xml_text(paper.caption)),
    )
    table = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    table.append(_head(paper.columns, widths))
    for number, row in enumerate(paper.rows):
        made = w("tr")
        if not is_long(row, paper.columns):
            made.append(w("trPr", w("cantSplit")))
        for index, cell in enumerate(row):
            merge = _merge(paper, number, index)
            lines = _cell(document, cell, paper.columns[index])
            made.append(w("tc", w("tcPr", w("tcW", w=widths[index], type="dxa"), *merge), *lines))
        table.append(made)
    return table


def _head(columns: tuple[Column, ...], widths: list[int]) -> etree._Element:
    row = w("tr", w("trPr", w("cantSplit"), w("tblHeader")))
    for column, width in zip(columns, widths, strict=True):
        shade = w("shd", val="clear", color="auto", fill="EBEBEB")
        properties = w("tcPr", w("tcW", w=width, type="dxa"), shade, w("vAlign", val="center"))
        row.append(w("tc", properties, paragraph("TableHeading", run(column.heading))))
    return row


def _merge(paper: Paper, row: int, column: int) -> Iterator[etree._Element]:
    if paper.rows[row][column] is None:
        yield w("vMerge")
    elif span(paper.rows, row, column) > 1:
        yield w("vMerge", val="restart")


def _cell(document: WordDocument, cell: Cell, column: Column) -> Iterator[etree._Element]:
    style = "TableShort" if column.short else "TableText"
    for line in cell or ():
        mark = [run(line.mark)] if line.mark else []
        yield paragraph("TableList" if line.listed else style, *mark, _said(document, line))
    if not cell:
        yield paragraph(style)


def _said(document: WordDocument, line: Line) -> etree._Element:
    if line.url is None:
        return run(line.text, "Strong" if line.strong else None)
    kind = RELATIONSHIP_TYPE.HYPERLINK
    link = w("hyperlink", run(line.text, "Hyperlink"))
    link.set(qn("r:id"), document.part.relate_to(line.url, kind, is_external=True))
    return link


def _signatures() -> Iterator[etree._Element]:
    """Leave lines to sign on: what is dotted is the leader of a tab, so nothing reads it out."""
    for begin, ends in (
        ("ลงชื่อ", SIGNERS),
        ("(", (")", ")")),
        ("ตำแหน่ง", ("", "")),
        ("วันที่", ("", "")),
    ):
        yield paragraph("Signature", run("".join(f"\t{begin}\t{end}" for end in ends)))
