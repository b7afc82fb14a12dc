"""The register: what the office plans and has published, as values that never change.

Texts are kept as written. Dates stand beside them as periods (``thai.period``), or as
``Unread`` when nobody can say what was meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.thai.period import Period, Unread


@dataclass(frozen=True, slots=True)
class Agency:
    """The office: ``short`` is the name people use, ``parent`` the body it belongs to."""

    id: str
    name: str
    short: str
    parent: str | None
    website: str | None


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
class Channel:
    """One way to complain or to give an opinion; ``corruption`` ones are shown apart."""

    id: str
    name: str
    corruption: bool
    operator: str | None
    phone: str | None
    email: str | None
    url: str | None
    address: str | None
    hours: str | None
    source: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Output:
    """What must exist afterwards (ผลผลิต); ``quantity`` counts ``unit``, 1 when not said."""

    text: str
    kind: str | None
    quantity: int | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows an output exists; ``proves`` are output numbers from 1."""

    id: str
    title: str
    kind: str | None
    url: str
    date: Period | Unread | None
    proves: tuple[int, ...]


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
    evidence: tuple[Evidence, ...]
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
    changed: date | None

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of all groups, in their order."""
        return tuple(measure for group in self.groups for measure in group.measures)


@dataclass(frozen=True, slots=True)
class Register:
    """Everything measures.yml says; ``plans`` run from the newest year to the oldest."""

    agency: Agency
    licence: Licence | None
    units: tuple[Unit, ...]
    channels: tuple[Channel, ...]
    plans: tuple[Plan, ...]
