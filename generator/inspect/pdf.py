"""Read a PDF: its text page by page, a picture of the first page, and what else it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from generator.inspect.damage import damaged_among
from generator.inspect.facts import Aside, Fault, Format, Part, PartKind, Reading
from generator.inspect.language import language_of
from generator.inspect.limits import PREVIEW_HEIGHT, PREVIEW_WIDTHS
from generator.inspect.pdf_risks import MOST_PAGES, Risks, read_risks
from generator.inspect.pdf_scan import is_scan
from generator.inspect.pdf_text import PageTexts

if TYPE_CHECKING:
    from PIL.Image import Image

#: Points; a banner of seven metres. PDF itself allows five.
LONGEST_SIDE = 20_000
#: The programs that draw every glyph alone: Chromium, Chrome, Edge, Android, Google Docs.
_GLYPH_BY_GLYPH = "Skia"
_DATE = re.compile(r"D:([0-9]{4})([0-9]{2})?([0-9]{2})?")
_THAI_YEARS = range(2450, 2700)
_YEARS = range(1990, 2200)
#: What programs write when nobody gave a title.
_NO_TITLE = re.compile(
    r"(?i)untitled.*|ไม่มีชื่อ.*|(document|เอกสาร) ?[0-9]*|.*\.(docx?|xlsx?|pptx?|odt|pdf)"
)
_FROM_WORD = re.compile(r"Microsoft (Word|Excel|PowerPoint) - ")
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read_pdf(data: bytes) -> Reading:
    """Read a PDF. One that is locked, broken or too long gives a fault and nothing else."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return _refused("file-encrypted" if error.err_code in _LOCKED else "file-broken")
    try:
        if len(document) > MOST_PAGES:
            return _refused("file-bomb")
        # Before anything is drawn: what is found here may be too much to draw.
        risks = read_risks(data)
        if risks.refused:
            return _refused(risks.refused)
        return _reading(document, risks)
    except pypdfium2.PdfiumError:
        return _refused("file-broken")
    finally:
        document.close()


def _refused(code: str) -> Reading:
    return Reading(Format.PDF, faults=(Fault(code),))


def _reading(document: pypdfium2.PdfDocument, risks: Risks) -> Reading:
    pages = _read_pages(document)
    if pages is None:
        return _refused("file-bomb")
    if not pages.texts:
        return _refused("file-broken")
    damaged = [place + 1 for place in damaged_among(pages.texts)]
    unreadable = {*pages.scans, *damaged}
    parts = tuple(
        Part(PartKind.PAGE, number, text=text, readable=number not in unreadable)
        for number, text in enumerate(pages.texts, start=1)
    )
    shown = " ".join(part.text for part in parts if part.readable)
    return Reading(
        Format.PDF,
        title=_title(risks.title),
        language=language_of(shown, risks.language),
        created=_day(document.get_metadata_value("CreationDate")),
        pages=len(parts),
        tagged=document.is_tagged(),
        parts=parts,
        asides=(*risks.asides, *pages.stamps),
        faults=(
            *risks.faults,
            *_about("pdf-scan", pages.scans, len(parts)),
            *_about("text-damaged", damaged, len(parts)),
        ),
        preview=pages.preview,
    )


@dataclass(slots=True)
class _Pages:
    texts: list[str] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    #: What little is written on a page that is a picture.
    stamps: list[Aside] = field(default_factory=list)
    preview: Image | None = None


def _read_pages(document: pypdfium2.PdfDocument) -> _Pages | None:
    """Read all pages; give None when one is too large to be looked at."""
    read = _Pages()
    texts = PageTexts(spans=_GLYPH_BY_GLYPH in document.get_metadata_value("Producer"))
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        try:
            if max(page.get_size()) > LONGEST_SIDE:
                return None
            if number == 1:
                read.preview = _picture(page)
            _add(read, number, page, texts.read(page))
        finally:
            page.close()
    return read


def _add(read: _Pages, number: int, page: pypdfium2.PdfPage, text: str) -> None:
    if is_scan(page, text):
        read.scans.append(number)
        read.stamps.append(Aside(f"หน้า {number}", text))
        text = ""
    read.texts.append(text)


def _picture(page: pypdfium2.PdfPage) -> Image | None:
    width, height = page.get_size()
    if width < 1 or height < 1:
        return None
    # Whole pixels: pdfium rounds up, and a picture one pixel too wide would be made smaller again.
    scale = min(PREVIEW_WIDTHS[-1] / width, PREVIEW_HEIGHT / height) * 0.9999
    picture: Image = page.render(scale=scale).to_pil()
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _about(code: str, pages: Sequence[int], total: int) -> tuple[Fault, ...]:
    if not pages:
        return ()
    return (Fault(code, values={"pages": ranges(pages), "count": str(total)}),)


def ranges(numbers: Sequence[int]) -> str:
    """Write ascending numbers as people do: 1-3, 7."""
    starts = [number for before, number in pairwise((0, *numbers)) if number != before + 1]
    starts = [numbers[0], *(number for number in starts if number != numbers[0])]
    ends = [number for number, after in pairwise((*numbers, 0)) if after != number + 1]
    return ", ".join(
        str(start) if start == end else f"{start}-{end}"
        for start, end in zip(starts, ends, strict=True)
    )


def _title(written: str) -> str | None:
    title = _FROM_WORD.sub("", " ".join(written.split()))
    return None if not title or _NO_TITLE.fullmatch(title) else title


def _day(written: str) -> date | None:
    """Read D:20230328…; some programs set to Thai write the year in the Buddhist era."""
    found = _DATE.match(written)
    if not found:
        return None
    year, month, day = (int(number or 1) for number in found.groups())
    year -= 543 if year in _THAI_YEARS else 0
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
