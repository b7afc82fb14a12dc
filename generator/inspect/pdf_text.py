"""The text of PDF pages, read with pdfium.

Chromium and Google Docs draw each glyph alone and wrap the glyphs of a Thai syllable in one marked
span that says its characters. pdfium sorts glyphs by place before it looks at spans, so it reads
a syllable again whenever it comes back to its span: คู่มือ becomes คู่มืคู่อมื. Therefore only the
first glyph of such a span is left on the page, and the text is read after that.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.inspect.damage import STUTTER, mended
from generator.inspect.pdf_marks import has_stray_marks, marks_apart, put_together

#: What a span says of one syllable takes so many bytes; longer ones are words and lines, which
#: other programs mark and draw as a whole.
_LONGEST_SPAN = 20
_SARA_AM = b"\x0e\x33"
_SPACED_AM = "ำ "
#: How pdfium reads spans: a syllable again at once, or a gap within a word.
_SPANS = re.compile(f"{STUTTER.pattern}|ำ (?=[ก-ฮเ-ไ])", re.DOTALL)
#: Share of a letter's height: so far apart are letters that have a space between them.
_SPACE = 0.4
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
    place: Callable[..., int]
    drawer: Callable[..., int]
    put_in: Callable[..., int]


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
        place=plain(pdfium.FPDFText_GetCharIndexFromTextIndex, number, address, number),
        drawer=plain(pdfium.FPDFText_GetTextObject, address, address, number),
        put_in=plain(pdfium.FPDFText_IsGenerated, number, address, number),
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
        with self._reading() as (text, drawers):
            if not self._tight or _SPACED_AM not in text:
                return text
            return "".join(self._without_false_spaces(text, drawers))

    def text_with_marks(self, order: list[int]) -> str:
        """Read the page with marks that are drawn apart from their letters at their letters."""
        with self._reading() as (text, drawers):
            apart = marks_apart(text, [drawers(place) for place in range(len(text))], order)
        for address in apart:
            _calls().activate(address, 0)
        with self._reading() as (text, drawers):
            drawn = [drawers(place) for place in range(len(text))]
            return put_together(text, drawn, order, apart, self._strays(text, drawn))

    def _strays(self, text: str, drawn: list[int]) -> set[int]:
        """Find spaces that are drawn elsewhere on their line: those of another font are drawn
        together, before the letters, and pdfium puts them where the next letter begins.
        """
        read = self._page.get_textpage()
        try:
            boxes = partial(_box, read)
            return {
                place
                for place in range(1, len(text) - 1)
                if text[place] == " "
                and drawn[place]
                and drawn[place - 1]
                and drawn[place + 1]
                and _is_elsewhere(*map(boxes, (place - 1, place, place + 1)))
            }
        finally:
            read.close()

    @contextmanager
    def _reading(self) -> Iterator[tuple[str, Callable[[int], int]]]:
        """Give the text, and what says which glyph or text of the page drew a character of it; 0
        for a space or line end that pdfium put in.
        """
        calls, read = _calls(), self._page.get_textpage()
        address = ctypes.cast(read.raw, ctypes.c_void_p).value

        def drawer(place: int) -> int:
            index = calls.place(address, place)
            return 0 if calls.put_in(address, index) else calls.drawer(address, index) or 0

        try:
            yield read.get_text_range(), drawer
        finally:
            read.close()

    def _without_false_spaces(self, text: str, drawer: Callable[[int], int]) -> Iterator[str]:
        start = 0
        place = text.find(_SPACED_AM)
        while place >= 0:
            if drawer(place) in self._tight:
                yield text[start : place + 1]
                start = place + len(_SPACED_AM)
            place = text.find(_SPACED_AM, place + 1)
        yield text[start:]


_Box = tuple[float, float, float, float]


def _box(read: pypdfium2.PdfTextPage, place: int) -> _Box:
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(read.raw, place)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(read.raw, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _is_elsewhere(before: _Box, space: _Box, after: _Box) -> bool:
    """Say whether a space is not between its neighbours, and they stand close together."""
    height = max(before[3] - before[1], after[3] - after[1])
    return space[0] < before[0] and after[0] - before[2] < _SPACE * height


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
        text = self._without_repeats(drawn)
        if has_stray_marks(text):
            text = drawn.text_with_marks(drawn.glyphs())
        return mended(text)

    def _without_repeats(self, drawn: _Page) -> str:
        glyphs = drawn.glyphs() if self._spans else []
        drawn.switch_off(glyphs)
        text = drawn.text()
        if not _SPANS.search(text):
            return text
        # It is really so, or there are spans that were not looked at yet.
        glyphs = glyphs or drawn.glyphs()
        rest = [] if self._spans else [glyphs]
        again = [drawn.switch_off(inner) for inner in (*rest, *_in_forms(glyphs))]
        self._spans = self._spans or any(again)
        return drawn.text() if any(again) else text
