"""Ways of typing the same words, made one; ``overrides/js/folding.js`` does the same to a query.

Nothing is cut into words: Thai has no spaces, two dictionaries never agree, and a part of a text is
found wherever it stands. Spaces and signs are left out of both sides, so that a space more or less
hides nothing.
"""

from __future__ import annotations

import re
import unicodedata

#: Vowels and marks above and below: their order within a letter is how somebody typed them.
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
#: A tone typed after sara am, which is ํ and า by now.
_TONE_LAST = re.compile("\u0e4d\u0e32([\u0e48-\u0e4b])")
#: All that is neither letter, mark nor digit, and the sign of abbreviation.
_SIGNS = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|[_\u0e2f]+")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def folded(text: str) -> str:
    """Fold a text: ๒๕๖๖ → 2566, เเ → แ, ํ+า = ำ, swapped marks, capitals, no spaces or signs."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_DIGITS)
    plain = _SIGNS.sub("", plain).replace("เเ", "แ")
    plain = _TONE_LAST.sub("\\1\u0e4d\u0e32", plain)
    return _MARKS.sub(lambda found: "".join(sorted(set(found[0]))), plain)


def pairs(text: str) -> set[str]:
    """Give every two neighbouring letters of a folded text."""
    return {text[index : index + 2] for index in range(len(text) - 1)}
