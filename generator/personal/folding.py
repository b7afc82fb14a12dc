"""A copy of a text in which one value has one spelling, and the way back to the original.

Numbers hide behind Thai digits, dashes of all kinds, zero-width characters and the percent signs
of URLs. ``generator.thai.text.fold`` cannot be used here: findings must point into the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from generator.thai.text import DASHES

#: The zeros of the digits that Thai keyboards, East Asian fonts and Arabic script type.
_ZEROS = "๐０٠"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
)
#: Invisible: soft hyphen, joiners, direction marks, byte order mark, variation selectors.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
#: What takes more characters than it shows. Nikhahit and a second เ are left over of ำ and แ, which
#: the table has turned into า and เ. In URLs: Thai letters and digits, spaces and punctuation.
_LONG = re.compile(
    f"[{_INVISIBLE}\u0e4d]+|เ+(?=เ)|%e0%b[89]%[89ab][0-9a-f]|%(?:2[0-9a-f]|5f)|&(?:nbsp|shy);"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is ``source`` folded. From position ``cuts[i]`` on, the source is ``ahead[i]``
    characters further than the folded text."""

    text: str
    source: str
    cuts: tuple[int, ...]
    ahead: tuple[int, ...]

    def original(self, position: int) -> int:
        """Say where the character at a position of the folded text stands in the source."""
        index = bisect_right(self.cuts, position)
        return position + (self.ahead[index - 1] if index else 0)

    def written(self, start: int, end: int) -> str:
        """Give a stretch of the folded text as it stands in the source."""
        return self.source[self.original(start) : self.original(end)]


@cache
def _table() -> dict[int, str]:
    """Give what every character becomes; one for one, so that positions stay."""
    digits = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}
    letters = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    signs = dict.fromkeys(map(ord, DASHES), "-") | dict.fromkeys(map(ord, _SPACES), " ")
    others = dict(zip(map(ord, "ำแ／⁄．＠\u2028\u2029"), "าเ//.@\n\n", strict=True))
    return digits | letters | signs | others


def _short(piece: str) -> str:
    if piece.startswith("%e0"):
        letter = bytes.fromhex(piece.replace("%", "")).decode("utf-8", errors="replace")
        return letter.translate(_table())[:1]
    if piece.startswith("%"):
        return chr(int(piece[1:], 16))
    return " " if piece == "&nbsp;" else ""


def fold(text: str) -> Folded:
    """Fold a text: Arabic digits, plain dashes and spaces, small letters, nothing invisible."""
    level = text.translate(_table())
    pieces: list[str] = []
    cuts: list[int] = []
    ahead: list[int] = []
    done = length = gap = 0
    for match in _LONG.finditer(level):
        piece = _short(match[0])
        pieces += (level[done : match.start()], piece)
        length += match.start() - done + len(piece)
        gap += len(match[0]) - len(piece)
        cuts.append(length)
        ahead.append(gap)
        done = match.end()
    return Folded("".join((*pieces, level[done:])), text, tuple(cuts), tuple(ahead))


@cache
def any_of(words: str) -> re.Pattern[str]:
    """Give the regular expression of words, apart by white space, in a folded text."""
    return re.compile("|".join(map(re.escape, fold(words).text.split())))
