"""Whether a text is a table of separated values."""

from __future__ import annotations

import csv
from collections import Counter

#: So much of a text is looked at; a table does not hide that it is one.
_SAMPLE = 64 * 1024
_SEPARATORS = (",", ";", "\t", "|")
#: Titles above the header and notes below the total have fewer cells.
_STEADY = 0.6


def separator_of(text: str) -> str | None:
    """Find the character between the cells of a table; None when the text is no table."""
    lines = text[:_SAMPLE].splitlines()
    if len(text) > _SAMPLE:
        lines = lines[:-1] or lines
    found = {sign: share for sign in _SEPARATORS if (share := _steady(lines, sign)) >= _STEADY}
    return max(found, key=found.__getitem__) if found else None


def is_table(text: str) -> bool:
    """Say whether most lines have the same number of cells, at least two."""
    return separator_of(text) is not None


def _steady(lines: list[str], sign: str) -> float:
    """Give the share of rows that have the usual number of cells, when there are two rows."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=sign) if any(row)]
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return count / len(rows) if width > 1 and count > 1 else 0.0
