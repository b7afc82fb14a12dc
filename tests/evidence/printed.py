"""Thai PDFs as Chromium prints them, with the site's own font."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pikepdf

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: What is hard in Thai: vowels and tone marks over each other, over high letters, under long ones.
HARD = (
    "น้ำ ทำงาน กำหนด ก้ำกึ่ง ป่ำ ปิ่น ฝั่ง ฟี้ ญาติ ญุ ฐาน ฐุ พื้นที่ เก้าอี้ ไม่ใช่ ที่อยู่",
    "คู่มือ ปฏิบัติ ผู้ที่ ศูนย์ ฯลฯ ต่าง ๆ ๑๒๓๔๕๖๗๘๙๐ ก็ ฤๅษี จัดทำ info graphic จำนวน 2 ช่องทาง",
    "สำนักงานเขตบางกอกน้อย กำหนดให้ทำทุกเดือน ที่ที่ดี น้ำ น้ำ น้ำ",
)


def seed_lines() -> list[str]:
    """Give the texts of the office's plan, with plain spaces."""
    text = (ROOT / "tests/fixtures/measures-2566.txt").read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def print_pdf(browser: Browser, pages: Sequence[Sequence[str]], *, tagged: bool = True) -> bytes:
    """Print lines of text, each a paragraph, page by page."""
    faces = "".join(map(_face, ("thai", "latin")))
    style = f"{faces} body {{font: 14px Sarabun}} section {{break-after: page}}"
    sections = ("".join(f"<p>{html.escape(line)}</p>" for line in lines) for lines in pages)
    body = "".join(f"<section>{section}</section>" for section in sections)
    page = browser.new_page()
    try:
        page.set_content(
            f"<!doctype html><html lang=th><title>คู่มือ</title><style>{style}</style>{body}"
        )
        page.evaluate("document.fonts.ready")
        return page.pdf(tagged=tagged, outline=tagged)
    finally:
        page.close()


_RANGES = {"thai": "U+0E01-0E5B", "latin": "U+0000-00FF, U+2000-206F"}


def _face(part: str) -> str:
    path = ROOT / f"overrides/fonts/sarabun-{part}-400-normal.woff2"
    source = f"url(data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()})"
    return f"@font-face {{font-family: Sarabun; src: {source}; unicode-range: {_RANGES[part]}}}"


def rewritten(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """Change a PDF and write it anew."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(stream)
    return stream.getvalue()


def pdf_with(change: Callable[[pikepdf.Pdf], object] = lambda _: None, pages: int = 1) -> bytes:
    """A PDF of pages with a line of English, with a change."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = f"Report of the district office on its measures, page {number} of {pages}"
        page.Contents = pdf.make_stream(f"BT /F1 14 Tf 72 700 Td ({words}) Tj ET".encode())
    change(pdf)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def annotate(pdf: pikepdf.Pdf, page: int = 0, **entries: object) -> pikepdf.Object:
    """Put an annotation on a page."""
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[50, 50, 90, 90], **entries)
    note = pdf.make_indirect(note)
    target = pdf.pages[page].obj
    if "/Annots" not in target:
        target.Annots = pikepdf.Array()
    target.Annots.append(note)
    return note
