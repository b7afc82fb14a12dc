"""A catalogue: the items that an office of one kind must publish in one fiscal year.

The lists of OIT are data of the generator, one file a year under data/oit/, each entry with how
sure it is and where it was read. An office replaces or corrects a list with a file of its own.
Numbering changes every year and between sectors, so an item is known by scheme, year and code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

OIT = "OIT"
#: One item that speaks of another: "รายงานความก้าวหน้าตามแผนในข้อ O11".
_CODE = re.compile(r"[A-Z]+[0-9]+")


class Asked(StrEnum):
    """The time that the data of an item must be of; six months are October to March."""

    CURRENT = "current"
    FISCAL_YEAR = "fiscal-year"
    PREVIOUS_YEAR = "previous-year"
    SIX_MONTHS = "six-months"
    MONTHLY = "monthly"
    ANY = "any"


class About(StrEnum):
    """What an element hangs on besides a place in a document: the time the data cover; that there
    is nothing to publish; the kind of office; a corruption channel online, or apart from others.
    """

    PERIOD = "period"
    NONE = "none"
    CONDITION = "condition"
    ONLINE = "online"
    SEPARATE = "separate"


class Verified(StrEnum):
    """How sure an entry is: title, number and ``elements`` agree in two sources; ``titles`` and
    numbers do; ``none``: one source only, or inferred from the neighbouring years.
    """

    ELEMENTS = "elements"
    TITLES = "titles"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that an item must show (องค์ประกอบด้านข้อมูล)."""

    text: str
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item (ข้อ). No elements means that they are not known, never that there are none."""

    code: str
    title: str
    indicator: str | None
    indicator_title: str | None
    sub_indicator: str | None
    sub_indicator_title: str | None
    group: str | None
    asked: Asked
    elements: tuple[Element, ...]
    verified: Verified
    sources: tuple[str, ...]

    @property
    def mentions(self) -> frozenset[str]:
        """The codes of other items that its elements speak of."""
        return frozenset(code for e in self.elements for code in _CODE.findall(e.text))

    def is_related(self, other: Item) -> bool:
        """Whether one document may well serve both: same group, or one speaks of the other."""
        together = self.group is not None and self.group == other.group
        return together or other.code in self.mentions or self.code in other.mentions


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The items of one scheme and fiscal year (พ.ศ.), in the order of the form; ``own`` when the
    office's file gave some or all of them."""

    scheme: str
    fiscal_year: int
    name: str
    items: tuple[Item, ...]
    own: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """Scheme and year."""
        return self.scheme, self.fiscal_year

    def item(self, code: str) -> Item | None:
        """Find an item by its code, in any case."""
        wanted = code.strip().upper()
        return next((item for item in self.items if item.code.upper() == wanted), None)

    @property
    def provisional(self) -> int:
        """How many items rest on one source or on the neighbouring years."""
        return sum(item.verified is Verified.NONE for item in self.items)
