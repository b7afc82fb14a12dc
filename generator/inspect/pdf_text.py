"""The text of PDF pages, read with pdfium.

Chromium and Google Docs draw each glyph alone and wrap the glyphs of a Thai syllable in one marked
span that says its characters. pdfium sorts glyphs by place before it looks at spans, so it reads
a syllable again whenever it comes back to its span: คู่มือ becomes คู่มืคู่อมื. Therefore only the
first glyph of such a span is left on the page, and the text is read after that.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.inspect.damage import STUTTER, mended

#: What a span says of one syllable takes so many bytes; longer ones are words and lines, which
#: other programs mark and draw as a whole.
_LONGEST_SPAN = 20
_SARA_AM = b"\x0e\x33"
_SPACED_AM = "ำ "
#: Forms in forms in forms: deeper down is nothing that people wrote.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Calls:
    """The functions of pdfium that are called for every glyph, with addresses as numbers: pointer
    objects would triple their cost.
    """

    on_page: Callable[..., int]
    in_form: Callable[..., int]
    kind: Callable[..., int]
    depth: Callable[..., int]
    mark: Callable[..., int]
    said: Callable[..., int]
    activate: Callable[..., int]
    sides: Callable[..., int]


@cache
def _calls() -> _Calls:
    address, number, long = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong

    def plain(function: Any, result: Any, *arguments: Any) -> Callable[..., int]:
        where: Any = ctypes.cast(function, address).value
        call: Callable[..., int] = ctypes.CFUNCTYPE(result, *arguments)(where)
        return call

    four = (address,) * 4
    said = (address, ctypes.c_char_p, address, long, address)
    return _Calls(
        on_page=plain(pdfium.FPDFPage_GetObject, address, address, number),
        in_form=plain(pdfium.FPDFFormObj_GetObject, address, address, long),
        kind=plain(pdfium.FPDFPageObj_GetType, number, address),
        depth=plain(pdfium.FPDFPageObj_CountMarks, number, address),
        mark=plain(pdfium.FPDFPageObj_GetMark, address, address, long),
        said=plain(pdfium.FPDFPageObjMark_GetParamBlobValue, number, *said),
        activate=plain(pdfium.FPDFPageObj_SetIsActive, number, address, number),
        sides=plain(pdfium.FPDFPageObj_GetBounds, number, address, *four),
    )


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
        get, address = _calls().on_page, ctypes.cast(self._page.raw, ctypes.c_void_p).value
        count = pdfium.FPDFPage_CountObjects(self._page.raw)
        return [get(address, place) for place in range(count)]

    def switch_off(self, glyphs: list[int]) -> bool:
        """Leave one glyph of every span of several glyphs; say whether there was such a span."""
        depth_of, mark_of = _calls().depth, _calls().mark
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
        calls = _calls()
        read = calls.said(
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
            calls.activate(glyph, 0)
        return True

    def _edge(self, glyph: int, *, right: bool = True) -> tuple[float, float]:
        """Give the right or the left edge of a glyph and its width; a space has none."""
        _calls().sides(glyph, *(ctypes.byref(side) for side in self._sides))
        start, end = self._sides[0].value, self._sides[2].value
        return (end if right else start), end - start

    def text(self) -> str:
        """Read the page as it now is."""
        read = self._page.get_textpage()
        try:
            text: str = read.get_text_range()
            return "".join(self._without_false_spaces(text, read)) if self._tight else text
        finally:
            read.close()

    def _without_false_spaces(self, text: str, read: pypdfium2.PdfTextPage) -> Iterator[str]:
        start = 0
        place = text.find(_SPACED_AM)
        while place >= 0:
            index = pdfium.FPDFText_GetCharIndexFromTextIndex(read.raw, place)
            glyph = pdfium.FPDFText_GetTextObject(read.raw, index)
            if ctypes.cast(glyph, ctypes.c_void_p).value in self._tight:
                yield text[start : place + 1]
                start = place + len(_SPACED_AM)
            place = text.find(_SPACED_AM, place + 1)
        yield text[start:]


def _in_forms(glyphs: list[int], depth: int = 0) -> Iterator[list[int]]:
    calls = _calls()
    for glyph in glyphs:
        if depth < _DEEPEST and calls.kind(glyph) == pdfium.FPDF_PAGEOBJ_FORM:
            form = ctypes.cast(glyph, pdfium.FPDF_PAGEOBJECT)
            count = pdfium.FPDFFormObj_CountObjects(form)
            inner = [calls.in_form(glyph, place) for place in range(count)]
            yield inner
            yield from _in_forms(inner, depth + 1)


class PageTexts:
    """Reads the text of the pages of one document. ``spans`` says that its syllables are known to
    be drawn in spans: then a page is put right before it is read for the first time.
    """

    def __init__(self, *, spans: bool) -> None:
        self._spans = spans

    def read(self, page: pypdfium2.PdfPage) -> str:
        """Give the text of a page. Glyphs are switched off for it: draw the page before."""
        drawn = _Page(page)
        glyphs = drawn.glyphs() if self._spans else []
        found = drawn.switch_off(glyphs)
        text = drawn.text()
        if not STUTTER.search(text):
            return mended(text)
        # Word for word repeated by its author, or there are spans that were not looked at yet.
        glyphs = glyphs or drawn.glyphs()
        rest = [glyphs] if not self._spans else []
        again = [drawn.switch_off(inner) for inner in (*rest, *_in_forms(glyphs))]
        self._spans = self._spans or any(again) or found
        return mended(drawn.text() if any(again) else text)
