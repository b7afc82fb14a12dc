"""The register: what the office plans and has published, as values that never change.

Texts are kept as written. Dates stand beside them as periods (``thai.period``), or as
``Unread`` when nobody can say what was meant.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.channel import Channel
from generator.handwritten import HandPage
from generator.inspect.facts import FileFacts
from generator.oit.catalogue import Catalogue
from generator.oit.disclosure import Disclosure
from generator.thai.period import Period, Unread

if TYPE_CHECKING:
    from generator.addresses.declared import Alias, Change
    from generator.linkcheck.exempt import Exemption


@dataclass(frozen=True, slots=True)
class Logo:
    """The office's own emblem: its address in the site, width and height in pixels when known."""

    address: str
    pixels: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class DataContact:
    """Who answers questions about the data: a unit or a group, never a private person."""

    name: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Agency:
    """The office: ``short`` is the name people use, ``parent`` the body it belongs to."""

    id: str
    name: str
    short: str
    parent: str | None
    website: str | None
    logo: Logo | None = None
    data_contact: DataContact | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A division of the office (ฝ่าย)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Licence:
    """On what terms content and data may be used."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Output:
    """What must exist afterwards (ผลผลิต); ``quantity`` counts ``unit``, 1 when not said."""

    text: str
    kind: str | None
    quantity: int | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file of a piece of evidence. ``name`` is its path below content/evidence/ as staff named
    it; ``address`` where it is published, from the root of the site, in safe ASCII; ``held`` when
    it must not be published. ``since`` and ``changed`` are the days of its first and last commit.
    """

    name: str
    address: str
    facts: FileFacts
    held: bool
    since: datetime.date | None
    changed: datetime.date | None

    @property
    def download(self) -> str:
        """The name it has on the disk of staff, without folders."""
        return self.name.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When and why evidence was taken back; ``sha256`` are the files it had."""

    date: Period | Unread
    reason: str
    sha256: tuple[str, ...]


class EvidenceState(StrEnum):
    """Whether a piece of evidence can be had: ``replaced`` ones still can, beside their successor;
    ``missing`` means that its file is not there.
    """

    PUBLISHED = "published"
    REPLACED = "replaced"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"

    @property
    def when_replaced(self) -> EvidenceState:
        """The state of evidence that has a successor."""
        return EvidenceState.REPLACED if self is EvidenceState.PUBLISHED else self


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows an output exists: files, or a web address. ``date`` is the document's
    own, ``period`` the time it tells of; ``anchors`` name pages of its first file; ``text`` says
    what a picture shows; ``replaces`` and ``replaced_by`` are ids of its neighbouring versions;
    ``published`` the day the entry says it was published; a ``sample`` is not the office's own.
    """

    id: str
    title: str
    kind: str | None
    state: EvidenceState
    files: tuple[EvidenceFile, ...]
    url: str | None
    date: Period | Unread | None
    period: Period | Unread | None
    unit: Unit | None
    text: str | None
    language: str | None
    anchors: tuple[tuple[str, int], ...]
    replaces: str | None
    replaced_by: str | None
    withdrawn: Withdrawn | None
    published: datetime.date | None
    sample: bool

    @property
    def counts(self) -> bool:
        """Whether it proves anything: it can be had, is the newest version and no sample."""
        return self.state is EvidenceState.PUBLISHED and not self.sample


@dataclass(frozen=True, slots=True)
class Proof:
    """Evidence as one measure uses it; ``outputs`` are the numbers, from 1, of what it proves."""

    evidence: Evidence
    outputs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """An amount in baht with the words it came from; None is ไม่ใช้งบประมาณ, or words that could
    not be read as money."""

    raw: str
    amount: Decimal | None
    read: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """One entry of the monitoring log (ผลการกำกับติดตาม)."""

    period: Period | Unread
    result: str
    spent: Budget | None
    problems: str | None
    suggestions: str | None
    by: Unit | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the plan. ``number`` is its place, such as "4.2"; ``issue_from`` the number of
    the row whose issue cell is merged over this one; ``due`` and ``monitoring`` are None when
    the plan leaves them empty.
    """

    id: str
    number: str
    issue: str
    issue_from: str | None
    activities: tuple[str, ...]
    outputs: tuple[Output, ...]
    outreach: tuple[str, ...]
    due: Period | Unread | None
    units: tuple[Unit, ...]
    all_units: bool
    monitoring: Period | Unread | None
    budget: Budget | None
    note: str | None
    evidence: tuple[Proof, ...]
    progress: tuple[Progress, ...]

    @property
    def title(self) -> str:
        """What the measure is called in lists: the first line of its issue, or of its activity
        where the issue belongs to the row above as well."""
        text = self.activities[0] if self.issue_from and self.activities else self.issue
        return text.partition("\n")[0]


class Grouping(StrEnum):
    """How a plan groups its measures."""

    INDICATORS = "indicators"
    DIMENSIONS = "dimensions"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """An indicator or dimension with its measures; number 0 and no name when there is none."""

    number: int
    name: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Preface:
    """A text that stands before the table of measures."""

    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The measures of one fiscal year (พ.ศ.); ``changed`` is the day its file last changed,
    None when that is not known.
    """

    fiscal_year: int
    title: str
    monitored_by: str | None
    preface: tuple[Preface, ...]
    note: str | None
    grouping: Grouping
    groups: tuple[Group, ...]
    changed: datetime.date | None

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of all groups, in their order."""
        return tuple(measure for group in self.groups for measure in group.measures)


@dataclass(frozen=True, slots=True)
class Register:
    """Everything measures.yml says; ``plans`` run from the newest year to the oldest,
    ``evidence`` is all of it in the order of the file. ``catalogues`` are the lists of items of
    the years that occur, the newest first; ``written`` the pages by hand, by their path below
    content/.
    """

    agency: Agency
    licence: Licence | None
    units: tuple[Unit, ...]
    channels: tuple[Channel, ...]
    plans: tuple[Plan, ...]
    evidence: tuple[Evidence, ...]
    catalogues: tuple[Catalogue, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    aliases: tuple[Alias, ...] = ()
    changes: tuple[Change, ...] = ()
    link_exceptions: tuple[Exemption, ...] = ()
    written: Mapping[str, HandPage] = field(default_factory=dict)
