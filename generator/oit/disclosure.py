"""A disclosure: what the office publishes for one item, and where each element is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.problems import KeyPath
from generator.thai.period import Period, Unread

if TYPE_CHECKING:
    from generator.register import Evidence, Unit


class SitePage(StrEnum):
    """A page of the site that shows something by itself, as measures.yml names it."""

    PLAN = "plan"
    PROGRESS = "progress"
    TIMELINE = "timeline"
    UNITS = "units"
    CHANNELS = "channels"
    CORRUPTION = "corruption-channels"
    MANUALS = "manuals"
    INFOGRAPHICS = "infographics"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place within what is shown: a page of the file from 1, a named anchor, a sheet, a heading.
    All None means the whole of it.
    """

    page: int | None = None
    anchor: str | None = None
    sheet: str | None = None
    heading: str | None = None

    @property
    def whole(self) -> bool:
        """Whether no place is named."""
        return self == Spot()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was written: the name of the YAML file and the way to the value in it."""

    file: str
    path: KeyPath


@dataclass(frozen=True, slots=True)
class Shown:
    """One place that shows elements of an item.

    One of ``evidence``, ``site``, ``measure`` (an id), ``written`` (a page under content/) and
    ``url`` tells what is shown; none of them when ``none`` stands on the page of the item itself.
    ``none`` is the sentence that says that there is nothing to publish; ``lacks`` what the office
    says is still not shown; ``elements`` count from 1, empty when the whole item is meant;
    ``period`` is the time the data are of, where the entry says so.
    """

    origin: Origin
    evidence: Evidence | None = None
    site: SitePage | None = None
    measure: str | None = None
    written: str | None = None
    url: str | None = None
    spot: Spot = Spot()
    elements: tuple[int, ...] = ()
    none: str | None = None
    lacks: str | None = None
    period: Period | Unread | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is published for the item ``code`` of one scheme and year. ``unit`` answers for it;
    ``note`` explains to the assessor (คำอธิบาย); nothing is published yet while ``shown`` is empty.
    """

    scheme: str
    fiscal_year: int
    code: str
    unit: Unit | None
    note: str | None
    shown: tuple[Shown, ...]
    origin: Origin | None

    @property
    def key(self) -> tuple[str, int, str]:
        """Scheme, year and code."""
        return self.scheme, self.fiscal_year, self.code
