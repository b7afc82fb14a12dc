"""Thai or Arabic numerals, for what a document itself writes; texts of people stay as written.

Both are in use in offices: the cabinet asked for Thai numerals on 2 May 2543, and Arabic ones are
usual in tables, budgets and addresses of the web.
"""

from __future__ import annotations

from enum import StrEnum

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


class Numerals(StrEnum):
    """The numerals that a document writes with."""

    ARABIC = "arabic"
    THAI = "thai"

    def __call__(self, text: str | int) -> str:
        """Write a text of the document's own in these numerals."""
        return str(text).translate(_THAI) if self is Numerals.THAI else str(text)
