"""Thai text that came out of a file wrong: what is provably meant is mended, the rest is told.

Many PDFs draw Thai with glyphs that no longer say which characters they were. Words lose their
า, marks become signs of the private area, or every า reads as ำ.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

#: Glyphs that Windows fonts keep for shaping (moved or lowered marks, letters without their tail);
#: every one stands for exactly one character.
_SHAPED = {
    0xF700: "\u0e10",
    **{0xF701 + step: chr(0x0E34 + step) for step in range(4)},
    **{0xF705 + step: chr(0x0E48 + step) for step in range(5)},
    **{0xF70A + step: chr(0x0E48 + step) for step in range(5)},
    0xF70F: "\u0e0d",
    0xF710: "\u0e31",
    0xF711: "\u0e4d",
    0xF712: "\u0e47",
    **{0xF713 + step: chr(0x0E48 + step) for step in range(5)},
    **{0xF718 + step: chr(0x0E38 + step) for step in range(3)},
}
#: Soft marks of a line broken at a hyphen, as pdfium writes them.
_TABLE = {**_SHAPED, 0xFFFE: "-\n", ord("\r"): None, 0xA0: " ", 0x0C: "\n"}

#: Nikhahit and sara aa are one character, with a tone mark on either side of the nikhahit.
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
#: A tone mark follows the vowel above or below it, and comes before sara am.
_TONE_TOO_EARLY = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a])")
_TONE_TOO_LATE = re.compile("\u0e33([\u0e48-\u0e4b])")

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_CONSONANTS = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1)))
_THAI = re.compile("[ก-๎]")
#: What stands where a character was lost. Bullets of symbol fonts (U+F020 to U+F0FF) are no loss.
_LOST = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]|\\(cid:[0-9]+\\)",
)
#: A mark on nothing, two equal marks, and ำ or า where neither can stand.
_IMPOSSIBLE = re.compile(
    f"(?:^|[\\s0-9A-Za-z(])[{_MARKS}]|([{_MARKS}])\\1|ำ[าะำ{_MARKS}]|[เแโใไ][{_MARKS}าำะ]"
    "|[ก-ฮ][่-๋]? [าำ]",
    re.MULTILINE,
)
#: Words as they run; abbreviations and codes have habits of their own.
_RUNNING = re.compile("[ก-๎]{6,}")
_MARK = re.compile(f"[{_MARKS}]")
_CLUSTER = re.compile(f"[ก-ฮ][{_MARKS}]+")
#: A syllable that is written again at once, as pdfium reads the PDFs of Chromium.
STUTTER = re.compile(f"([ก-ฮ][{_MARKS}]+).{{0,4}}?\\1", re.DOTALL)

#: Fewer consonants than this say nothing about a language's habits.
_ENOUGH = 120
#: Of 100 Thai characters about 9 are า and 24 are marks above or below; less than this was lost.
_LEAST_AA, _LEAST_MARKS = 0.025, 0.08
#: Of all า and ำ about one in ten is ำ, in texts about plans (กำหนด, จำนวน) one in five.
_MOST_AM = 0.85
_FEW = 8
_MOST_LOST = 0.004
_MOST_IMPOSSIBLE = 0.005
_MOST_STUTTER = 0.2


def mended(text: str) -> str:
    """Put right what has only one right reading: shaped glyphs, split ำ, the order of marks.

    Lines stay as they are.
    """
    text = unicodedata.normalize("NFC", text.translate(_TABLE))
    if "\u0e4d" in text:
        text = _SPLIT_SARA_AM.sub("\\1\u0e33", text)
    text = _TONE_TOO_LATE.sub("\\1\u0e33", text)
    return _TONE_TOO_EARLY.sub("\\2\\1", text).replace("เเ", "แ")


def is_damaged(text: str) -> bool | None:
    """Say whether Thai letters are missing or wrong; None when there is too little to tell."""
    count = Counter(text)
    letters = sum(number for sign, number in count.items() if sign.isalnum())
    lost = len(_LOST.findall(text))
    if lost >= 2 and lost > _MOST_LOST * letters:
        return True
    consonants = sum(number for sign, number in count.items() if sign in _CONSONANTS)
    impossible = sum(1 for _ in _IMPOSSIBLE.finditer(text))
    if impossible > _FEW // 2 and impossible > _MOST_IMPOSSIBLE * consonants:
        return True
    stutter = len(STUTTER.findall(text))
    if stutter > _FEW // 2 and stutter > _MOST_STUTTER * len(_CLUSTER.findall(text)):
        return True
    return _has_odd_habits("".join(_RUNNING.findall(text)))


def _has_odd_habits(text: str) -> bool | None:
    """Look at how often letters come; None when there are too few."""
    count = Counter(text)
    consonants = sum(number for sign, number in count.items() if sign in _CONSONANTS)
    aa, am = count["า"], count["ำ"]
    if consonants >= _ENOUGH // 2 and am >= _FEW and am > _MOST_AM * (aa + am):
        return True
    if consonants < _ENOUGH:
        return None
    marks = sum(number for sign, number in count.items() if _MARK.match(sign))
    return aa + am < _LEAST_AA * len(text) or marks < _LEAST_MARKS * len(text)


def damaged_among(texts: Sequence[str]) -> tuple[int, ...]:
    """Give the places, from 0, of the texts that came out wrong. A text too short to tell goes
    with the whole: the fonts of one file are the same on all pages.
    """
    verdicts = [is_damaged(text) for text in texts]
    if not any(verdicts) and None not in verdicts:
        return ()
    whole = bool(is_damaged("\n".join(texts)))
    return tuple(
        place
        for place, (verdict, text) in enumerate(zip(verdicts, texts, strict=True))
        if verdict or (verdict is None and whole and _THAI.search(text))
    )
