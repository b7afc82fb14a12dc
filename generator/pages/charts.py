"""Charts as numbers for an SVG: where each bar and each text stands.

There is no ``viewBox``: across, everything is in per cent, so that texts keep their size on every
screen; down, in pixels. Names stand above their bars, broken for the narrowest screen. No text
is set by the typesetter, which would put tags into the SVG.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

#: So many letters of 15.5 px fit on a screen of 320 px; signs above and below take no room.
_LETTERS = 31
#: A bar ends a little before the edge, or half of its border would be cut.
_FULL = Decimal("99.4")
_LINE, _VALUE, _BAR, _INNER, _GAP = 23, 22, 20, 10, 22
_BASE, _TOP = 190, 24
#: Words that never end another one, so that a line may begin with them.
_STARTS = re.compile(
    r"(?<=.)(?=และ|หรือ|ของ|เพื่อ|โดย|สำหรับ|พร้อม|ระหว่าง|ภายใน|ประจำ|โครงการ|เกี่ยวกับ|ให้แก่|ร่วมกับ)"
)
#: A Thai syllable begins with these vowels at the latest.
_SYLLABLE = re.compile(r"(?<=[^\sเแโใไ(])(?=[เแโใไ])")
_DASHES = re.compile(r"(?<=[-/,)])(?=\S)")


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at a height."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A category: its name, what its bars say, and the bars as ``y`` and width in per cent."""

    name: tuple[Text, ...]
    value: Text
    y: int
    plan: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars below each other, the used part inside the whole."""

    id: str
    title: str
    desc: str
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarData:
    """What one bar shows; None draws nothing."""

    name: str
    says: str
    plan: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """A month: ``middle`` and ``left`` in per cent, the top of its column in pixels, None without
    a value; ``style`` is spent, missing or waiting.
    """

    label: str
    value: str
    style: str
    middle: Decimal
    left: Decimal
    y: int | None
    height: int


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns side by side on ``base``; ``years`` stand below them, each at its ``x``."""

    id: str
    title: str
    desc: str
    height: int
    base: int
    top: int
    width: Decimal
    columns: tuple[Column, ...]
    years: tuple[tuple[Decimal, str], ...]


@dataclass(frozen=True, slots=True)
class ColumnData:
    """What one column shows; ``value`` is None where nothing is known."""

    label: str
    says: str
    style: str
    value: Decimal | None


def bar_chart(id_: str, title: str, desc: str, data: Sequence[BarData], scale: Decimal) -> BarChart:
    """Lay out bars; ``scale`` is the amount that fills the whole width."""
    bars, y = [], 0
    for item in data:
        lines = wrap(item.name)
        name = tuple(Text(y + 16 + _LINE * index, line) for index, line in enumerate(lines))
        y += _LINE * len(lines)
        value = Text(y + 15, item.says)
        y += _VALUE
        bars.append(Bar(name, value, y, _width(item.plan, scale), _width(item.spent, scale)))
        y += _BAR + _GAP
    return BarChart(id_, title, desc, max(y - _GAP + 2, 0), tuple(bars))


def _width(value: Decimal | None, scale: Decimal) -> Decimal | None:
    if value is None or value <= 0 or scale <= 0:
        return None
    # What is there stays visible, however little it is.
    return max(round(value / scale * _FULL, 2), Decimal("0.4"))


def column_chart(
    id_: str, title: str, desc: str, data: Sequence[ColumnData], years: Sequence[tuple[int, str]]
) -> ColumnChart:
    """Lay out columns; ``years`` name the column, from 0, where each year begins."""
    pitch = Decimal(100) / len(data)
    scale = max((item.value for item in data if item.value is not None), default=Decimal(0))
    columns = []
    for index, item in enumerate(data):
        tall = _BASE - _TOP
        height = int(item.value / scale * tall) if item.value and scale > 0 else 0
        # What is there stays visible, however little it is.
        height = max(height, 2 if item.value and item.value > 0 else 0)
        left = pitch * index
        known = item.value is not None
        columns.append(
            Column(
                label=item.label,
                value=item.says,
                style=item.style,
                middle=round(left + pitch / 2, 2),
                left=round(left + pitch / 6, 2),
                y=_BASE - height if known else None,
                height=height,
            )
        )
    width = round(pitch * 2 / 3, 2)
    starts = tuple((round(pitch * index + pitch / 6, 2), name) for index, name in years)
    return ColumnChart(id_, title, desc, _BASE + 48, _BASE, _TOP, width, tuple(columns), starts)


def wrap(text: str) -> list[str]:
    """Break a name into lines that fit the narrowest screen, at spaces or between words."""
    lines = [""]
    for piece in _pieces(" ".join(text.split())):
        if lines[-1] and letters(lines[-1] + piece.rstrip()) > _LETTERS:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.strip() for line in lines]


def letters(text: str) -> int:
    """Count the letters that take room; Thai vowels and tones above and below take none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def _pieces(text: str) -> Iterator[str]:
    """Cut a text where a line may end: finer only where a piece would not fit."""
    for word in re.findall(r"\S+ ?", text):
        yield from _cut(word, (_DASHES, _STARTS, _SYLLABLE))


def _cut(text: str, places: Sequence[re.Pattern[str]]) -> Iterator[str]:
    if letters(text) <= _LETTERS:
        yield text
    elif places:
        for part in places[0].split(text):
            yield from _cut(part, places[1:])
    else:
        yield from _by_letters(text)


def _by_letters(text: str) -> Iterator[str]:
    """Cut what has no place to break, never between a letter and its signs."""
    part = ""
    for letter in text:
        if letters(part + letter) > _LETTERS:
            yield part
            part = ""
        part += letter
    yield part
