"""Marks drawn apart from their letters, as LibreOffice draws them for fonts without rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from pikepdf import Pdf

from generator.inspect.pdf import read_pdf
from generator.inspect.pdf_marks import has_stray_marks, marks_apart, put_together
from tests.evidence.printed import print_pdf, rewritten

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SIZE, _GAP = 20, 300
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์")
_SINGLE = re.compile(r"^<(\w{4})> <(\w{4})>$", re.MULTILINE)
_RANGE = re.compile(r"^<(\w{4})> <(\w{4})> <(\w{4})>$", re.MULTILINE)


@pytest.fixture(scope="module")
def alphabet(browser: Browser) -> bytes:
    """A page in the site's font with every letter that is used below."""
    return print_pdf(browser, [["การชี้แจงและให้ข้อมูล คณะบริหารเขต มูลได้รับมีการ ผบ"]])


def _drawn(alphabet: bytes, *pieces: str) -> bytes:
    """Draw pieces of text one behind the other on a line, in the given order. Marks alone are moved
    a little over the next letter, and say what they are. Spaces are of another font, drawn
    together before everything else, and leave a gap in their piece.
    """

    def change(pdf: Pdf) -> None:
        fonts = pdf.pages[0].Resources.Font
        name, font = max(fonts.items(), key=lambda item: len(_glyphs(item[1])))
        glyphs, widths = _glyphs(font), _widths(font.DescendantFonts[0].W)
        other, space = _space(fonts)
        lines: list[str] = []
        spaces: list[float] = []
        x = 60.0
        for piece in pieces:
            is_mark = set(piece) <= _MARKS
            at, codes = x + is_mark, ""
            for sign in piece:
                if sign == " ":
                    spaces.append(x)
                codes += f"{-_GAP}" if sign == " " else f"<{glyphs[sign]}>"
                x += (_GAP if sign == " " else widths.get(int(glyphs[sign], 16), 0)) * _SIZE / 1000
            drawn = f"BT {name} {_SIZE} Tf 1 0 0 1 {at} 700 Tm [{codes}] TJ ET"
            said = "".join(f"{ord(sign):04X}" for sign in piece)
            span = f"/Span <</ActualText <FEFF{said}>>> BDC {drawn} EMC"
            lines.append(span if is_mark else drawn)
        if spaces:
            gaps = [(left - right) * 1000 / _SIZE for left, right in pairwise(spaces)]
            codes = f"<{space}>" + "".join(f"{gap}<{space}>" for gap in gaps)
            at = spaces[0]
            lines.insert(0, f"BT {other} {_SIZE} Tf 1 0 0 1 {at} 700 Tm [{codes}] TJ ET")
        pdf.pages[0].Contents = pdf.make_stream("\n".join(lines).encode())

    return rewritten(alphabet, change)


def _glyphs(font: pikepdf.Object) -> dict[str, str]:
    """Give the code of the glyph of each letter."""
    text = font.ToUnicode.read_bytes().decode()
    found = {chr(int(sign, 16)): code for code, sign in _SINGLE.findall(text)}
    for first, last, sign in _RANGE.findall(text):
        for step in range(int(last, 16) - int(first, 16) + 1):
            found[chr(int(sign, 16) + step)] = f"{int(first, 16) + step:04X}"
    return found


def _space(fonts: pikepdf.Object) -> tuple[str, str]:
    """Give a font that has a space, and its code."""
    codes = ((name, _glyphs(font).get(" ", "")) for name, font in fonts.items())
    return next((name, code) for name, code in codes if code)


def _widths(runs: pikepdf.Object) -> dict[int, float]:
    items = list(runs)
    return {
        int(first) + step: float(width)
        for first, run in zip(items[::2], items[1::2], strict=True)
        for step, width in enumerate(run)
    }


def _raw(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        text: str = document[0].get_textpage().get_text_range()
        return text
    finally:
        document.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    "pieces",
    [
        ("การชี", "้", "แจงและให้ข้อม", "ู", "ล"),
        ("คณะผ", "ู", "้", "บริหารเขต"),
        ("ม", "ู", "ล"),
        ("ได้รับ มีก", "ารชี", "้", "แจง ได้รับ"),
    ],
)
def test_a_mark_belongs_to_what_was_drawn_before(alphabet: bytes, pieces: Sequence[str]) -> None:
    """Wherever a mark is moved on its line, it comes back behind its letter."""
    data = _drawn(alphabet, *pieces)
    assert _raw(data) != "".join(pieces)
    assert read_pdf(data).parts[0].text == "".join(pieces)


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("ข้อม ูล", True),
        ("ผ\r\nู\r\n้\r\nบริหาร", True),
        ("เ ขต", True),
        ("ก าร", True),
        ("ปี 2566 ทำ งาน", False),
    ],
)
def test_gaps_that_cannot_be_are_seen(text: str, stray: bool) -> None:
    """No word begins with a vowel that follows, and none ends with one that leads."""
    assert has_stray_marks(text) is stray


def test_only_texts_of_marks_alone_are_apart() -> None:
    """A mark within its word stays, and so does one with nothing before it."""
    text, drawn = "่ชี้แจง", [1, 2, 2, 3, 4, 4, 4]
    assert marks_apart(text, drawn, [1, 2, 3, 4]) == {3: "้"}


def test_a_real_space_before_a_vowel_is_kept() -> None:
    """Only gaps that pdfium put in are closed: a space that is drawn may stand for a lost ำ."""
    assert put_together("ส านัก", [7, 7, 7, 7, 7, 7], [7], {}, ()) == "ส านัก"
    assert put_together("ส านัก", [7, 0, 7, 7, 7, 7], [7], {}, ()) == "สานัก"
