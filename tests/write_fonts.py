"""Make the fonts of the PDF papers from the released ones: ``python -m tests.write_fonts FOLDER``.

FOLDER holds Sarabun-Regular.ttf and Sarabun-Bold.ttf of the Sarabun project (OFL, no reserved font
name). One thing is changed. A tone mark above a vowel is raised by a hair that differs from vowel
to vowel; the writer of the PDF then ends a run of glyphs inside a syllable and says its text twice
("ทั้ทั้ง"). Here the tone marks above all vowels stand as high as above the highest one.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "generator" / "data" / "papers"
NAMES = ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf")
#: OpenType, GPOS: what attaches a mark to a letter, to a mark, and what only leads to it.
_MARK_TO_BASE, _MARK_TO_MARK, _EXTENSION = 4, 6, 9
#: Where marks above letters are attached; a few letters of the bold face miss it by one unit.
_ABOVE = 576


def level(font: Any) -> None:
    """Take the small differences of height out of how Thai marks stand on letters and marks."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if lookup.LookupType == _EXTENSION else table
            if inner.LookupType == _MARK_TO_BASE:
                _snap(inner)
            if inner.LookupType == _MARK_TO_MARK and _is_thai(inner):
                for record in inner.Mark1Array.MarkRecord:
                    record.MarkAnchor.YCoordinate = 0
                for record in inner.Mark2Array.Mark2Record:
                    for anchor in record.Mark2Anchor:
                        anchor.YCoordinate = 0


def _snap(table: Any) -> None:
    for record in table.BaseArray.BaseRecord:
        for anchor in filter(None, record.BaseAnchor):
            if abs(anchor.YCoordinate - _ABOVE) == 1:
                anchor.YCoordinate = _ABOVE


def _is_thai(table: Any) -> bool:
    return any(name.startswith("uni0E") for name in table.Mark2Coverage.glyphs)


if __name__ == "__main__":
    for name in NAMES:
        made = TTFont(Path(sys.argv[1]) / name, recalcTimestamp=False)
        level(made)
        made.save(TARGET / name)
