"""Marks that a PDF draws apart from their letters.

LibreOffice moves the marks of fonts without their own rules by hand, each as a text of its own
behind its letter. pdfium sorts texts by place, so such a mark ends up behind a space, on a line of
its own or at another letter. It belongs to what was drawn just before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

#: What only ever follows a letter; no line ends before it.
_FOLLOWS = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"
_FALSE_GAP = re.compile(f"(?<=[ก-ฮ\u0e31-\u0e4e])\\s+(?=[{_FOLLOWS}])|(?<=[เแโใไ])\\s+(?=[ก-ฮ])")
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_CARRIES = re.compile("[ก-ฮ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def has_stray_marks(text: str) -> bool:
    """Say whether something stands behind a gap that cannot stand there."""
    return _FALSE_GAP.search(text) is not None


def marks_apart(text: str, drawn: Sequence[int], order: Sequence[int]) -> dict[int, str]:
    """Find texts that are nothing but marks, as address → marks.

    ``drawn`` has for each character the address of the text that it is drawn by, 0 for a gap that
    pdfium put in; ``order`` are the addresses of the page as they are drawn.
    """
    said: dict[int, str] = defaultdict(str)
    for sign, address in zip(text, drawn, strict=True):
        said[address] += sign
    apart = {}
    letters = ""
    for address in order:
        now = said.get(address, "")
        if now and all(map(_MARK.match, now)) and _CARRIES.match(letters[-1:]):
            apart[address] = now
        letters = now or letters
    return apart


def put_together(
    text: str,
    drawn: Sequence[int],
    order: Sequence[int],
    apart: Mapping[int, str],
    strays: Collection[int],
) -> str:
    """Put marks behind the letters that were drawn before them. Take out spaces that are drawn
    elsewhere, and gaps where none can be, if they were put in for the distance of two glyphs.
    """
    signs = ["" if place in strays else sign for place, sign in enumerate(text)]
    for gap in _FALSE_GAP.finditer(text):
        if not any(drawn[gap.start() : gap.end()]):
            signs[gap.start() : gap.end()] = [""] * (gap.end() - gap.start())
    last = {address: place for place, address in enumerate(drawn)}
    before = 0
    for address in order:
        if address in apart and before in last:
            signs[last[before]] += apart[address]
        elif address in last:
            before = address
    return "".join(signs)
