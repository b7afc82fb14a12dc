"""The picture that other sites show beside a link to this one, drawn when the site is built."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

ADDRESS = "img/card.png"
WIDTH, HEIGHT = 1200, 630
_CANAL, _PAPER, _SECOND, _BRASS = "#0c4347", "#ffffff", "#c9e2dd", "#e3b35a"
_MARGIN = 72
_RUNS = re.compile(r"[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+")
_HIGH = 1.55
_SPACES = re.compile("(?= )")
_CELLS = re.compile("(?=[ก-ฮเ-ไA-Za-z0-9])(?<![เ-ไ])")
_LARGEST, _SMALLEST = 76, 28


@dataclass(frozen=True, slots=True)
class _Face:
    """A weight of the site's letters: the fonts hold Thai and Latin apart."""

    folder: Path
    weight: int

    def _font(self, run: str, size: int) -> ImageFont.FreeTypeFont:
        script = "thai" if "\u0e00" <= run[0] <= "\u0e7f" else "latin"
        path = self.folder / f"sarabun-{script}-{self.weight}-normal.woff2"
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)

    def width(self, text: str, size: int) -> float:
        return sum(self._font(run, size).getlength(run) for run in _RUNS.findall(text))

    def write(
        self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: str
    ) -> None:
        x, y = at
        for run in _RUNS.findall(text):
            font = self._font(run, size)
            draw.text((x, y), run, font=font, fill=colour, anchor="ls")
            x += font.getlength(run)


def can_draw() -> bool:
    """Say whether this machine sets Thai marks where they belong (Pillow with Raqm)."""
    return bool(features.check("raqm"))


def draw_card(name: str, lines: Sequence[str], fonts: Path) -> bytes:
    """Draw the name of the office with lines below it, as PNG of 1200 by 630 pixels.

    Long texts get smaller letters, then break at spaces. ``fonts`` holds the site's four fonts.
    Raises OSError when one is missing.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _CANAL)
    draw = ImageDraw.Draw(image)
    _waves(draw)
    name, *lines = (" ".join(text.split()) for text in (name, *lines) if text.strip())
    y = _write(draw, _Face(fonts, 700), [name], 150, _PAPER, _LARGEST, most=3, until=380)
    _write(draw, _Face(fonts, 400), lines, y + 26, _SECOND, 40, most=3, until=HEIGHT - 120)
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def _write(
    draw: ImageDraw.ImageDraw,
    face: _Face,
    texts: Sequence[str],
    y: float,
    colour: str,
    largest: int,
    *,
    most: int,
    until: int,
) -> float:
    """Write texts below each other in the largest letters that fit; gives where the next may be.

    What fits in no size ends in "…"."""
    size = largest
    lines = _broken(face, texts, size)
    while size > _SMALLEST and not _fits(face, lines, size, most, until - y):
        size -= 2
        lines = _broken(face, texts, size)
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] += "…"
    for line in shown:
        face.write(draw, (_MARGIN, y), line, size, colour)
        y += size * _HIGH
    return y


def _fits(face: _Face, lines: Sequence[str], size: int, most: int, height: float) -> bool:
    high = (len(lines) - 1) * size * _HIGH
    return len(lines) <= most and high <= height and _widest(face, lines, size) <= _room()


def _broken(face: _Face, texts: Sequence[str], size: int) -> list[str]:
    lines = []
    for text in texts:
        line = ""
        for word in _words(face, text, size):
            if line.strip() and face.width((line + word).strip(), size) > _room():
                lines.append(line.strip())
                line = ""
            line += word
        lines.append(line.strip())
    return lines


def _words(face: _Face, text: str, size: int) -> list[str]:
    """Cut where a line may break: at spaces, and in letters as small as they get before any
    consonant of a word that fits no line."""
    words = _SPACES.split(text)
    if size > _SMALLEST:
        return words
    return [
        piece
        for word in words
        for piece in (_CELLS.split(word) if face.width(word, size) > _room() else [word])
    ]


def _widest(face: _Face, lines: Sequence[str], size: int) -> float:
    return max((face.width(line, size) for line in lines), default=0)


def _room() -> int:
    return WIDTH - 2 * _MARGIN


def _waves(draw: ImageDraw.ImageDraw) -> None:
    """Draw the canal below the text: two rows of the wave that runs along every page."""
    for row, colour in enumerate((_BRASS, "#3d6f6c")):
        top = HEIGHT - 96 + row * 36
        for x in range(-40, WIDTH, 80):
            draw.arc((x, top, x + 40, top + 22), 180, 360, fill=colour, width=5)
            draw.arc((x + 40, top, x + 80, top + 22), 0, 180, fill=colour, width=5)
