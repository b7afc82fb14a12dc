"""The text of PDF pages, read with pdfium.

Chromium and Google Docs draw each glyph alone and wrap the glyphs of a Thai syllable in one marked
span that says its characters. pdfium sorts glyphs by place before it looks at spans, so it reads
a syllable again whenever it comes back to its span: คู่มือ becomes คู่มืคู่อมื. Therefore only the
first glyph of such a span is left on the page, and the text is read after that.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from generator.inspect.damage import STUTTER, mended
from generator.inspect.pdf_calls import calls
from generator.inspect.pdf_drawn import DrawnText
from generator.inspect.pdf_marks import has_stray_marks, marks_apart, put_together

#: What a span says of one syllable takes so many bytes; longer ones are words and lines, which
#: other programs mark and draw as a whole.
_LONGEST_SPAN = 20
_SARA_AM = b"\x0e\x33"
_SPACED_AM = re.compile("ำ (?=[ก-ฮเ-ไ])")
#: Forms in forms in forms: deeper down is nothing that people wrote.
_DEEPEST = 4


class _Page:
    """One page whose spans are brought down to their first glyph. ``tight`` are the first glyphs of
    spans that end in ำ and are followed at once by another letter: pdfium takes the width of the
    rest of such a span for a space.
    """

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._tight: set[int] = set()
        self._said = (ctypes.c_ubyte * _LONGEST_SPAN)()
        self._length = ctypes.c_ulong()
        self._sides = tuple(ctypes.c_float() for _ in range(4))

    def glyphs(self) -> list[int]:
        """Give everything that is drawn on the page, in its order, without what is in forms."""
        get, address = calls().on_page, ctypes.cast(self._page.raw, ctypes.c_void_p).value
        count = pdfium.FPDFPage_CountObjects(self._page.raw)
        return [get(address, place) for place in range(count)]

    def switch_off(self, glyphs: list[int]) -> bool:
        """Leave one glyph of every span of several glyphs; say whether there was such a span."""
        depth_of, mark_of = calls().depth, calls().mark
        found, span, first = False, 0, 0
        rest: list[int] = []
        for glyph in (*glyphs, 0):
            depth = depth_of(glyph) if glyph else 0
            mark = mark_of(glyph, depth - 1) if depth else 0
            if mark and mark == span:
                rest.append(glyph)
                continue
            if rest:
                found = self._close(span, first, rest, glyph) or found
                rest = []
            span, first = mark, glyph
        return found

    def _close(self, span: int, first: int, rest: list[int], following: int) -> bool:
        length = self._length
        read = calls().said(
            span, b"ActualText", ctypes.byref(self._said), _LONGEST_SPAN, ctypes.byref(length)
        )
        if not read or not 0 < length.value <= _LONGEST_SPAN:
            return False
        if bytes(self._said[: length.value]).endswith(_SARA_AM) and following:
            right, width = self._edge(rest[-1])
            start, next_width = self._edge(following, right=False)
            if next_width > 0 and abs(start - right) < width / 2:
                self._tight.add(first)
        for glyph in rest:
            calls().activate(glyph, 0)
        return True

    def _edge(self, glyph: int, *, right: bool = True) -> tuple[float, float]:
        """Give the right or the left edge of a glyph and its width; a space has none."""
        calls().sides(glyph, *(ctypes.byref(side) for side in self._sides))
        start, end = self._sides[0].value, self._sides[2].value
        return (end if right else start), end - start

    def text(self) -> str:
        """Read the page as it now is."""
        with DrawnText(self._page) as drawn:
            false = self._false_spaces(drawn)
            return _without(drawn.text, false) if false else drawn.text

    def text_with_marks(self) -> str:
        """Read the page with marks that are drawn apart from their letters at their letters."""
        order = self.glyphs()
        with DrawnText(self._page) as drawn:
            apart = marks_apart(drawn.text, drawn.drawers(), order)
        for address in apart:
            calls().activate(address, 0)
        with DrawnText(self._page) as drawn:
            drawers = drawn.drawers()
            false = self._false_spaces(drawn) | drawn.strays(drawers)
            return put_together(drawn.text, drawers, order, apart, false)

    def _false_spaces(self, drawn: DrawnText) -> set[int]:
        """Find the spaces that are the width of the rest of a span."""
        if not self._tight:
            return set()
        places = (found.start() for found in _SPACED_AM.finditer(drawn.text))
        return {place + 1 for place in places if drawn.drawer(place) in self._tight}


def _without(text: str, places: set[int]) -> str:
    return "".join(sign for place, sign in enumerate(text) if place not in places)


def _in_forms(glyphs: list[int], depth: int = 0) -> Iterator[list[int]]:
    for glyph in glyphs:
        if depth < _DEEPEST and calls().kind(glyph) == pdfium.FPDF_PAGEOBJ_FORM:
            form = ctypes.cast(glyph, pdfium.FPDF_PAGEOBJECT)
            count = pdfium.FPDFFormObj_CountObjects(form)
            inner = [calls().in_form(glyph, place) for place in range(count)]
            yield inner
            yield from _in_forms(inner, depth + 1)


class PageTexts:
    """Reads the text of the pages of one document. ``spans`` says that its syllables are known to
    be drawn in spans: then a page is put right before it is read for the first time.
    """

    def __init__(self, *, spans: bool) -> None:
        self._spans = spans
        self._looked = False

    def read(self, page: pypdfium2.PdfPage) -> str:
        """Give the text of a page. Glyphs are switched off for it: draw the page before."""
        drawn = _Page(page)
        text = self._without_repeats(drawn)
        if has_stray_marks(text):
            text = drawn.text_with_marks()
        return mended(text)

    def _without_repeats(self, drawn: _Page) -> str:
        glyphs = drawn.glyphs() if self._spans else []
        drawn.switch_off(glyphs)
        text = drawn.text()
        # It is really written twice, or there are spans that were not looked at yet. A gap behind
        # ำ is enough to look once; a file without any span has none on its next page.
        gap = not self._looked and _SPACED_AM.search(text)
        if not gap and not STUTTER.search(text):
            return text
        self._looked = True
        glyphs = glyphs or drawn.glyphs()
        rest = [] if self._spans else [glyphs]
        again = [drawn.switch_off(inner) for inner in (*rest, *_in_forms(glyphs))]
        self._spans = self._spans or any(again)
        return drawn.text() if any(again) else text
