"""Pages that are pictures: scans, and pages whose letters were turned into drawings."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

#: A page number, a stamp or the line of a fax machine does not make a picture readable.
_FEW_LETTERS = 40
#: Share of the page that pictures cover on a scan, even if it is cropped or has margins.
_COVERED = 0.5
#: Share of the page that is not paper, drawn small: a letter of five lines has more, a logo less.
_INKED = 0.06
_SMALL = 64
#: How far a shade of grey may be from that of the paper.
_SHADE = 12


def is_scan(page: pypdfium2.PdfPage, text: str) -> bool:
    """Say whether there is something to read on the page that its text does not say."""
    letters = sum(map(str.isalnum, text[: 20 * _FEW_LETTERS]))
    if letters >= _FEW_LETTERS:
        return False
    return _covered(page) >= _COVERED or (letters < _FEW_LETTERS // 4 and _inked(page) >= _INKED)


def _covered(page: pypdfium2.PdfPage) -> float:
    left, bottom, right, top = page.get_bbox()
    area: float = (right - left) * (top - bottom)
    if area <= 0:
        return 0
    total = 0.0
    for start, low, end, high in _pictures(page):
        width = max(0.0, min(end, right) - max(start, left))
        total += width * max(0.0, min(high, top) - max(low, bottom))
    return total / area


def _pictures(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    for drawn in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=1):
        yield drawn.get_bounds()


def _inked(page: pypdfium2.PdfPage) -> float:
    """Draw the page small in grey and count what differs from its commonest shade, the paper."""
    width, height = page.get_size()
    if width < 1 or height < 1:
        return 0
    scale = _SMALL / max(width, height)
    # The glyphs that a text's reading has switched off are marks; they do not matter here.
    shades: list[int] = page.render(scale=scale, grayscale=True).to_pil().convert("L").histogram()
    paper = max(range(256), key=shades.__getitem__)
    near = sum(shades[max(0, paper - _SHADE) : paper + _SHADE + 1])
    return 1 - near / sum(shades)
