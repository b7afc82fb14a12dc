"""The text of one page as pdfium reads it, with what drew each character."""

from __future__ import annotations

import ctypes
from types import TracebackType

import pypdfium2

from generator.inspect.pdf_calls import calls

#: Share of a letter's height: so far apart are letters that have a space between them.
_SPACE = 0.4
_Box = tuple[float, float, float, float]


class DrawnText:
    """Reads a page; places count the characters of ``text`` from 0. Is closed by its context."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._read = page.get_textpage()
        self._address = ctypes.cast(self._read.raw, ctypes.c_void_p).value
        self.text: str = self._read.get_text_range()
        # pdfium may leave characters out of the text that it counts.
        self._same = self._read.count_chars() == len(self.text)

    def __enter__(self) -> DrawnText:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._read.close()

    def drawer(self, place: int) -> int:
        """Give the address of the text or glyph on the page that drew a character; 0 for a space or
        line end that pdfium put in.
        """
        index = self._index(place)
        if self.text[place].isspace() and calls().put_in(self._address, index):
            return 0
        return calls().drawer(self._address, index) or 0

    def drawers(self) -> list[int]:
        """Give the drawers of all characters."""
        return list(map(self.drawer, range(len(self.text))))

    def strays(self, drawers: list[int]) -> set[int]:
        """Find spaces that are drawn elsewhere on their line: those of another font are drawn
        together, before the letters, and pdfium puts them where the next letter begins.
        """
        return {
            place
            for place in range(1, len(self.text) - 1)
            if self.text[place] == " "
            and all(drawers[place - 1 : place + 2])
            and _is_elsewhere(*map(self._box, (place - 1, place, place + 1)))
        }

    def _index(self, place: int) -> int:
        return place if self._same else calls().place(self._address, place)

    def _box(self, place: int) -> _Box:
        left, right, bottom, top = sides = tuple(ctypes.c_double() for _ in range(4))
        calls().box(self._address, self._index(place), *map(ctypes.byref, sides))
        return left.value, bottom.value, right.value, top.value


def _is_elsewhere(before: _Box, space: _Box, after: _Box) -> bool:
    """Say whether a space is not between its neighbours, and they stand close together."""
    height = max(before[3] - before[1], after[3] - after[1])
    return space[0] < before[0] and after[0] - before[2] < _SPACE * height
