"""Spelling variants of Thai text folded to one form, and Thai dictionary order."""

import re
import unicodedata

_THAI_DIGITS = {ord("๐") + value: str(value) for value in range(10)}

# Word and PDF exports scatter these: they are invisible but break comparison.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
DASHES = "–—―‒−‑‐－-"  # the hyphen last, so that it is itself in a character class
_TO_HYPHEN = dict.fromkeys(map(ord, DASHES), "-")
_FOLD_TABLE: dict[int, str | None] = {**_THAI_DIGITS, **_TO_HYPHEN, **_INVISIBLE}

# Sara am typed as nikhahit + sara aa, with or without a tone mark between the two.
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
# Maitaikhu, the four tone marks, thanthakhat and yamakkan (U+0E47-U+0E4E).
_SECONDARY = re.compile("([^\u0e47-\u0e4e]?)([\u0e47-\u0e4e]*)")

SortKey = tuple[str, tuple[str, ...], str]


def fold(text: str) -> str:
    """Return `text` with the ways of typing the same Thai words made one.

    Composes (NFC), joins ํ+า into ำ and เเ into แ, writes Arabic digits and plain dashes,
    drops zero-width characters and makes every run of white space one space. Folding twice
    changes nothing more.
    """
    folded = unicodedata.normalize("NFC", text.translate(_FOLD_TABLE))
    if "\u0e4d" in folded:
        folded = _SPLIT_SARA_AM.sub("\\1\u0e33", folded)
    # str.split knows every Unicode space, including NBSP.
    return " ".join(folded.replace("เเ", "แ").split())


def sort_key(text: str) -> SortKey:
    """Return a key that sorts strings in Thai dictionary order.

    A leading vowel (เแโใไ) counts after the consonant it is written before; tone marks, ็ and
    ์ decide only between words that are otherwise equal. Digits come before Latin letters
    (case ignored), Latin before Thai. The code points are already in dictionary order.
    """
    swapped = _LEADING_VOWEL.sub(r"\2\1", fold(text).casefold())
    pairs = _SECONDARY.findall(swapped)
    primary = "".join(letter for letter, _ in pairs)
    return primary, tuple(marks for _, marks in pairs), text
