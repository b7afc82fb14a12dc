"""Infographics: three PNGs, a JPEG and an SVG, each one poster."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from PIL import Image

from samples import pictures
from samples.chrome import Studio, font_faces
from samples.label import NOTICE, TAG, Label, Sample

_SIZE = (1080, 1440)
_FOOT = "ข้อความสมมติ ไม่มีผลใช้บังคับ"


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a poster with its icon."""

    icon: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Colours:
    """Ground, ink, headings, quiet text and the discs behind icons."""

    ground: str
    ink: str
    head: str
    quiet: str
    disc: str


_CANAL = Colours("#0c4347", "#ffffff", "#e3b35a", "#c9e2dd", "#14555a")
_PURPLE = Colours("#4c3a78", "#ffffff", "#f3d9a0", "#d9cff0", "#5f4b90")
_BLUE = Colours("#1a507f", "#ffffff", "#d6ecff", "#c4dcf2", "#2a659a")
_PAPER = Colours("#f4f7f4", "#14262a", "#0c4347", "#46595c", "#dce9e4")


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says, in its colours."""

    label: Label
    heading: tuple[str, ...]
    lead: str
    points: tuple[Point, ...]
    colours: Colours


_NO_GIFT = Poster(
    Label("no-gift-policy.png", "อินโฟกราฟิก No Gift Policy", "2023-03-20"),
    ("เราไม่รับ", "ของขวัญ"),
    "No Gift Policy ป้องกันการรับสินบน",
    (
        Point("gift", "งดให้ งดรับ ทุกเทศกาล", "ของขวัญ ของกำนัล ผลประโยชน์อื่น"),
        Point("hands", "ก่อน ระหว่าง และหลัง", "การปฏิบัติหน้าที่"),
        Point("chat", "บอกขอบคุณด้วยคำพูด", "ไม่ต้องมีของติดมือ"),
        Point("shield", "พบการรับสินบน แจ้งได้ทันที", "สายด่วน กทม. 1555"),
    ),
    _CANAL,
)
_HAPPY_HR = Poster(
    Label("happy-hr.png", "อินโฟกราฟิก Happy HR", "2023-04-10"),
    ("Happy HR",),
    "คุณธรรมในการบริหารงานบุคคล",
    (
        Point("search", "สรรหาและคัดเลือก", "ประกาศเปิดเผย ทุกคนรู้พร้อมกัน"),
        Point("scale", "แต่งตั้ง โยกย้าย", "ใช้หลักเกณฑ์เดียวกันทุกฝ่าย"),
        Point("sprout", "พัฒนาบุคลากร", "ทุกคนมีโอกาสเรียนรู้"),
        Point("check", "ประเมินผลการปฏิบัติงาน", "บอกเกณฑ์ก่อน บอกผลหลัง"),
        Point("medal", "ให้คุณให้โทษตามผลงาน", "พบความไม่เป็นธรรม แจ้ง ผอ.เขต"),
    ),
    _PURPLE,
)
_TRACKING = Poster(
    Label("track-request.png", "อินโฟกราฟิก ติดตามคำขอด้วยตนเอง", "2023-03-31"),
    ("ติดตามคำขอ", "ด้วยตนเอง"),
    "E-service และ Tracking ทุกที่ทุกเวลา",
    (
        Point("file", "1 ยื่นคำขอ", "ที่จุดบริการหรือทางออนไลน์"),
        Point("number", "2 รับเลขที่คำขอ", "เก็บไว้ใช้ติดตาม"),
        Point("search", "3 ดูว่าถึงขั้นไหน", "กรอกเลขที่คำขอในระบบ"),
        Point("bell", "4 รับผล", "ได้รับแจ้งเมื่อพิจารณาเสร็จ"),
    ),
    _BLUE,
)
_FEEDBACK = Poster(
    Label("feedback-channels.jpg", "อินโฟกราฟิก ช่องทางรับฟังความคิดเห็น", "2023-03-31"),
    ("ติ ชม แนะนำ", "เราอยากฟัง"),
    "ช่องทางรับฟังความคิดเห็นของประชาชน",
    (
        Point("phone", "โทร 1555", "สายด่วน กทม. ตลอด 24 ชั่วโมง"),
        Point("phone", "โทร 0 2424 0056", "สำนักงานเขตบางกอกน้อย เวลาราชการ"),
        Point("pin", "บอกที่จุดประชาสัมพันธ์", "หรือหย่อนกล่องรับความคิดเห็น"),
        Point("shield", "เรื่องทุจริตแจ้งแยกต่างหาก", "ที่ช่องทางร้องเรียนการทุจริต"),
    ),
    _PAPER,
)


def samples(studio: Studio) -> Iterator[Sample]:
    """All infographics."""
    for poster in (_NO_GIFT, _HAPPY_HR, _TRACKING):
        yield Sample(poster.label, pictures.png(_picture(studio, poster), poster.label))
    image = Image.open(io.BytesIO(_picture(studio, _FEEDBACK)))
    yield Sample(_FEEDBACK.label, pictures.jpeg(image, _FEEDBACK.label, quality=80))
    yield Sample(_BORROW, _borrow().encode())


def _picture(studio: Studio, poster: Poster) -> bytes:
    colours = poster.colours
    html = studio.render(
        "poster.html",
        title=poster.label.title,
        heading=poster.heading,
        lead=poster.lead,
        points=poster.points,
        foot=_FOOT,
        ground=colours.ground,
        ink=colours.ink,
        head=colours.head,
        quiet=colours.quiet,
        disc=colours.disc,
    )
    return studio.picture(html, *_SIZE)


_BORROW = Label("borrow-return.svg", "อินโฟกราฟิก ยืม คืน ทรัพย์สินทางราชการอย่างถูกต้อง", "2023-03-27")
_BORROW_STEPS = (
    (1, "ขออนุญาต", "เขียนใบยืม บอกงานและวันคืน"),
    (2, "ลงบัญชีควบคุม", "ผู้ดูแลบันทึกก่อนมอบของ"),
    (3, "ใช้เพื่อราชการ", "ไม่นำไปใช้ส่วนตัว"),
    (4, "คืนตามกำหนด", "ตรวจสภาพ ลงวันที่รับคืน"),
)


def _borrow() -> str:
    """The poster on borrowing, drawn by hand: text as text, fonts inside."""
    steps = "".join(_borrow_step(*step) for step in _BORROW_STEPS)
    waves = "".join(
        f'<path opacity="{1 - line * 0.22:.2f}"'
        f' d="M-60 {1296 + line * 28}q30-14 60 0{"t60 0" * 19}"/>'
        for line in range(4)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1440" lang="th"
 role="img" aria-labelledby="title desc">
<title id="title">{escape(_BORROW.title)}</title>
<desc id="desc">{NOTICE}</desc>
<style>{font_faces()} text{{font-family:Sarabun,sans-serif}} .b{{font-weight:700}}</style>
<rect width="1080" height="1440" fill="#7a4b12"/>
<rect width="1080" height="156" fill="#fbf3e2"/>
<path d="M0 156h1080" stroke="#84560a" stroke-width="5" stroke-dasharray="18 12"/>
<g fill="#84560a"><text class="b" x="84" y="112" font-size="104">{TAG}</text>
<text x="456" y="72" font-size="34">ไม่ใช่เอกสารของหน่วยงาน</text>
<text x="456" y="120" font-size="34">{_FOOT}</text></g>
<g transform="rotate(-24 540 760)" fill="none" stroke="#fff" stroke-width="10" opacity=".13">
<rect x="95" y="600" width="890" height="310" rx="20" stroke-dasharray="38 22"/>
<text class="b" x="540" y="808" font-size="184" text-anchor="middle" fill="#fff"
 stroke="none">{TAG}</text></g>
<text class="b" x="84" y="332" font-size="118" fill="#ffe0a3">ยืม คืน</text>
<text class="b" x="84" y="482" font-size="118" fill="#ffe0a3">อย่างถูกต้อง</text>
<text x="84" y="566" font-size="46" fill="#f6e3c4">ทรัพย์สินทางราชการ เป็นของทุกคน</text>
{steps}
<g fill="none" stroke="#ffe0a3" stroke-width="4">{waves}</g>
</svg>
"""


def _borrow_step(number: int, name: str, more: str) -> str:
    top = 530 + number * 150
    road = f'<path d="M140 {top + 56}v38" stroke="#ffe0a3" stroke-width="5"/>' if number < 4 else ""
    return f"""<circle cx="140" cy="{top}" r="56" fill="#93601f"/>{road}
<text class="b" x="140" y="{top + 22}" font-size="62" text-anchor="middle"
 fill="#ffe0a3">{number}</text>
<text class="b" x="230" y="{top - 6}" font-size="46" fill="#fff">{name}</text>
<text x="230" y="{top + 46}" font-size="36" fill="#f6e3c4">{more}</text>"""
