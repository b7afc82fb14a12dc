"""Slides with notes for the speaker, as PPTX and as LibreOffice prints them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Cm, Pt

from samples.label import AGENCY, INVENTED, LANGUAGE, NOTICE, TAG, Label, Sample
from samples.metadata import label_ooxml

FONT = "TH Sarabun New"
_CANAL, _BRASS, _FILL = "0C4347", "84560A", "E3B35A"
_WARM, _TEXT, _WHITE = "FBF3E2", "14262A", "FFFFFF"
_ABOUT = "คู่มือการจัดซื้อจัดจ้าง ฉบับสไลด์"
_SLIDES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "ซื้อจ้างให้โปร่งใส 5 ขั้น",
        (
            "1 วางแผนและเผยแพร่แผนจัดซื้อจัดจ้าง",
            "2 กำหนดคุณลักษณะและราคากลาง",
            "3 ประกาศเชิญชวนหรือเลือกวิธีตามระเบียบ",
            "4 พิจารณาผลและประกาศผู้ชนะ",
            "5 ตรวจรับ แล้วเบิกจ่าย",
        ),
        "อธิบายทีละขั้น แล้วถามผู้ฟังว่าขั้นใดที่ประชาชนควรเห็นข้อมูลบนเว็บไซต์",
    ),
    (
        "สิ่งที่ต้องเผยแพร่",
        (
            "แผนการจัดซื้อจัดจ้างประจำปี",
            "ประกาศเชิญชวนและผลการพิจารณา",
            "สรุปผลการจัดซื้อจัดจ้างรายเดือน",
        ),
        "ย้ำว่าไฟล์ต้องค้นคำได้ ไม่ใช่ภาพสแกน",
    ),
    (
        "ผลประโยชน์ทับซ้อน",
        (
            "ผู้มีส่วนได้เสียต้องไม่ร่วมพิจารณา",
            "ไม่รับของขวัญจากผู้เสนอราคา",
            "สงสัยให้ถามหัวหน้าฝ่ายการคลังก่อน",
        ),
        "ยกกรณีสมมติ 1 กรณี ไม่ใช้เรื่องจริงของบุคคลใด",
    ),
)


def samples() -> Iterator[Sample]:
    """The slides."""
    label = Label("procurement-slides.pptx", _ABOUT, "2023-03-29")
    deck = _deck()
    yield Sample(label, label_ooxml(deck, label))


def _deck() -> bytes:
    deck: Deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(33.867), Cm(19.05)
    opening = _slide(deck, _ABOUT, "เริ่มด้วยการบอกว่าสไลด์ชุดนี้เป็นตัวอย่าง ข้อความสมมติขึ้น")
    opening.background.fill.solid()
    opening.background.fill.fore_color.rgb = _rgb(_CANAL)
    _set_title(opening, 54, _WHITE, top=4)
    _write(_box(opening, 2.4, 7.4, 29, 4).text_frame, (AGENCY, INVENTED), 24, _FILL)
    for title, lines, notes in _SLIDES:
        slide = _slide(deck, title, notes)
        _set_title(slide, 46, _CANAL, top=3.2)
        _write(_box(slide, 2.4, 6.4, 29, 10).text_frame, lines, 32, _TEXT)
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def _slide(deck: Deck, title: str, notes: str) -> Slide:
    """Add a slide with its title, the tag over its whole width, and what the speaker says."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.placeholders[0].text = title
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Cm(0), Cm(0), deck.slide_width, Cm(2.6))
    band.fill.solid()
    band.fill.fore_color.rgb = _rgb(_WARM)
    band.line.fill.background()
    _write(band.text_frame, (NOTICE,), 40, _BRASS, bold=True)
    band.text_frame.margin_left = Cm(2.6)
    stamp = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Cm(19.2), Cm(12.4), Cm(13), Cm(4.4))
    stamp.fill.background()
    stamp.line.color.rgb = _rgb(_FILL)
    stamp.line.width, stamp.line.dash_style = Pt(4), MSO_LINE.DASH
    stamp.rotation = -12
    _write(stamp.text_frame, (TAG,), 84, _FILL, bold=True, alpha=45)
    spoken = slide.notes_slide.notes_text_frame
    if spoken is not None:
        spoken.text = f"{TAG} {notes}"
    return slide


def _set_title(slide: Slide, size: int, colour: str, top: float) -> None:
    title = slide.placeholders[0]
    title.left, title.top, title.width, title.height = Cm(2.4), Cm(top), Cm(29), Cm(3)
    _style(title.text_frame, size, colour, bold=True)
    title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _rgb(colour: str) -> RGBColor:
    value: RGBColor = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
    return value


def _box(slide: Slide, left: float, top: float, width: float, height: float) -> Shape:
    return slide.shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(height))


def _write(
    frame: TextFrame,
    lines: tuple[str, ...],
    size: int,
    colour: str,
    *,
    bold: bool = False,
    alpha: int | None = None,
) -> None:
    frame.word_wrap = True
    frame.text = "\n".join(lines)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(size / 4)
    _style(frame, size, colour, bold=bold, alpha=alpha)


def _style(
    frame: TextFrame, size: int, colour: str, *, bold: bool = False, alpha: int | None = None
) -> None:
    """Set every run, with the font for complex scripts, which is the one of Thai letters."""
    for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, _rgb(colour)
        run.font.name = FONT
        properties = run._r.get_or_add_rPr()
        properties.set("lang", LANGUAGE)
        properties.append(parse_xml(f'<a:cs {nsdecls("a")} typeface="{FONT}"/>'))
        if alpha:
            for fill in properties.iter(
                "{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr"
            ):
                fill.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{alpha * 1000}"/>'))
