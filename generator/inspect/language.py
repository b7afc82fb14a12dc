"""The language of a text."""

from __future__ import annotations

import re

_LETTER = re.compile(r"[^\W\d_]")
_THAI = re.compile("[ก-๛]")
#: Thai reports are full of English names and addresses of web pages.
_THAI_SHARE = 0.2
_ENOUGH = 10


def language_of(text: str, declared: str | None = None) -> str | None:
    """Tell "th" or another language as a two-letter code, from the text before what is declared:
    Word in Thailand calls every document English with Thai as the second language.
    """
    sample = text[:20_000]
    letters = len(_LETTER.findall(sample))
    if letters < _ENOUGH:
        return None
    if len(_THAI.findall(sample)) >= _THAI_SHARE * letters:
        return "th"
    code = (declared or "")[:2].lower()
    return code if code.isalpha() and code != "th" else None
