"""The kind and the quantity of an output, only where its text says them plainly."""

from __future__ import annotations

import re

from generator.importing.columns import vocabulary
from generator.importing.draft import DraftOutput
from generator.thai.text import fold

#: What stands before the thing itself.
_BEFORE = re.compile(r"(?:มี|จัดทำ|จำนวน|\d{1,4}|\s)+")
_NUMBER = re.compile(r"(?<![\d.,/])\d{1,3}(?:,\d{3})+(?![\d.,/])|(?<![\d.,/])\d{1,6}(?![\d.,])")
#: A word ends where its letters end; a vowel or tone mark would make it another one.
_END = r"(?![ก-ฮะ-ฺเ-๎])"


def output_of(text: str) -> DraftOutput:
    """Read one output."""
    quantity, unit = _counted(text)
    return DraftOutput(text, _kind(text), quantity, unit)


def _kind(text: str) -> str | None:
    words = vocabulary()
    folded = fold(text).casefold()
    start = _BEFORE.match(folded)
    bare = folded[start.end() :] if start else folded
    if bare.startswith(tuple(words["not_kinds"])):
        return None
    fitting = (
        (len(name), kind)
        for kind, names in words["kinds"].items()
        for name in names
        if bare.startswith(name)
    )
    return max(fitting, default=(0, None))[1]


def _counted(text: str) -> tuple[int | None, str | None]:
    """Find the one number that a counting word follows; of several nobody knows which counts."""
    folded = fold(text)
    numbers = _NUMBER.findall(folded)
    if len(numbers) != 1:
        return None, None
    counters = "|".join(sorted(map(re.escape, vocabulary()["counters"]), key=len, reverse=True))
    found = re.search(rf"{re.escape(numbers[0])}\s*({counters}){_END}", folded)
    return (int(numbers[0].replace(",", "")), found[1]) if found else (None, None)
