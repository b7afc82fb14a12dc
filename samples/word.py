"""Word files in Thai: the fonts and sizes of Thai offices, a watermark, headings, tables."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

from samples.label import LANGUAGE, NOTICE, TAG, Label
from samples.metadata import label_ooxml

FONT = "TH Sarabun New"
_BRASS = RGBColor(0x84, 0x56, 0x0A)
_CANAL = RGBColor(0x0C, 0x43, 0x47)
_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
#: Word's own kind of watermark: a drawn word that the header carries behind every page.
_WATERMARK = f"""<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" alt="{TAG}" style="position:absolute;
margin-left:0;margin-top:0;width:440pt;height:120pt;rotation:-24;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#efe6d3"
 stroked="f"><v:textpath style="font-family:&quot;{FONT}&quot;;font-weight:bold" string="{TAG}"/>
</v:shape></w:pict></w:r>"""


class Paper:
    """A Word file in the making: A4, 16 points, the notice on every page."""

    def __init__(self, label: Label) -> None:
        self._label = label
        self._document: WordDocument = Document()
        self._set_styles()
        self._set_bullets()
        self._set_page()

    def title(self, *lines: str) -> None:
        """The document's title, centred."""
        for line in lines:
            paragraph = self._document.add_paragraph(style="Title")
            paragraph.add_run(line)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self, text: str) -> None:
        """A heading of the first level."""
        self._document.add_heading(text, 1)

    def text(self, *paragraphs: str) -> None:
        """Paragraphs of running text."""
        for paragraph in paragraphs:
            self._document.add_paragraph(paragraph)

    def items(self, *items: str) -> None:
        """A list with dashes."""
        for item in items:
            self._document.add_paragraph(item, style="List Bullet")

    def notice(self, text: str) -> None:
        """A line that says the text is invented."""
        run = self._document.add_paragraph().add_run(text)
        run.font.color.rgb = _BRASS

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A table whose first row comes again on each page; widths in centimetres."""
        table = self._document.add_table(rows=0, cols=len(head), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, row in enumerate((head, *rows)):
            line = table.add_row()
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, text, width in zip(line.cells, row, widths, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                run = paragraph.add_run(text)
                if number == 0:
                    _embolden(run._r.get_or_add_rPr())
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def data(self) -> bytes:
        """The finished file."""
        for root in (
            self._document.element,
            self._document.styles.element,
            self._document.sections[0].header._element,
        ):
            for properties in root.iter(qn("w:rPr")):
                properties[:] = sorted(properties, key=_place)
        written = io.BytesIO()
        self._document.save(written)
        return label_ooxml(written.getvalue(), self._label)

    def _set_styles(self) -> None:
        sizes = {"Normal": 16, "Title": 21, "Heading 1": 18, "List Bullet": 16, "Header": 15}
        for name, size in sizes.items():
            style = self._document.styles[name]
            assert isinstance(style, ParagraphStyle)  # noqa: S101 - the built-in ones are
            style.font.size = Pt(size)
            style.paragraph_format.space_after = Pt(4)
            style.paragraph_format.line_spacing = 1.0
            _set_thai(style, size)
            if name in ("Title", "Heading 1"):
                style.paragraph_format.space_before = Pt(8 if name == "Heading 1" else 0)
                style.font.color.rgb = _CANAL
                style.font.bold = True
                _embolden(style.element.get_or_add_rPr())

    def _set_bullets(self) -> None:
        """Use a dash: the template's dot is no letter but a sign of the font Symbol."""
        for level in self._document.part.numbering_part.element.iter(qn("w:lvl")):
            text = level.find(qn("w:lvlText"))
            if text is not None and text.get(qn("w:val")) == "\uf0b7":
                text.set(qn("w:val"), "–")
                level.remove(level.find(qn("w:rPr")))

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin, section.bottom_margin = Cm(3), Cm(1.8)
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        tag, rest = TAG, NOTICE.removeprefix(TAG)
        for text, size in ((tag, 30), (rest, 16)):
            run = paragraph.add_run(text)
            run.font.size = Pt(size)
            run.font.color.rgb = _BRASS
            properties = run._r.get_or_add_rPr()
            properties.append(_element("w:szCs", str(size * 2)))
            _embolden(properties)
        paragraph._p.append(parse_xml(_WATERMARK))


def _set_thai(style: ParagraphStyle, size: int) -> None:
    """Thai is a complex script to Word, which has a font, size and language of its own."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for old in properties.findall(qn("w:szCs")) + properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(_element("w:szCs", str(size * 2)))
    language = _element("w:lang", LANGUAGE)
    language.set(qn("w:bidi"), LANGUAGE)
    properties.append(language)


def _embolden(properties: BaseOxmlElement) -> None:
    for name in ("w:b", "w:bCs"):
        if properties.find(qn(name)) is None:
            properties.append(OxmlElement(name))


def _place(element: etree._Element) -> int:
    """Where the schema wants a property of a run; Word is strict about the order."""
    return _ORDER.split().index(etree.QName(element).localname)


def _element(name: str, value: str) -> etree._Element:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element
