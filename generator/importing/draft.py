"""A plan as it was read from a document, before it has ids: what goes into a draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.importing.words import Remark, Words
from generator.register import Grouping


@dataclass(frozen=True, slots=True)
class DraftOutput:
    """An output; kind, quantity and unit only where its text says them plainly."""

    text: str
    kind: str | None = None
    quantity: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class DraftProgress:
    """One entry of a report of results; ``period`` is empty when the report does not say it, ``by``
    is the name of a unit."""

    period: str
    result: str
    spent: str | None = None
    problems: str | None = None
    suggestions: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """One measure. ``units`` are names as written; ``shares_issue`` says that the issue cell is
    that of the measure above; ``left`` are (head, text) of cells that have no key,
    ``units_where`` is the cell of the units."""

    issue: str
    shares_issue: bool = False
    activities: tuple[str, ...] = ()
    outputs: tuple[DraftOutput, ...] = ()
    outreach: tuple[str, ...] = ()
    due: str | None = None
    units: tuple[str, ...] = ()
    all_units: bool = False
    monitoring: str | None = None
    budget: str | None = None
    note: str | None = None
    progress: tuple[DraftProgress, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    where: Words = field(default=Words("", ""), compare=False)
    units_where: Words | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """An indicator or dimension; number 0 and no name when the plan has no groups."""

    number: int
    name: str
    measures: tuple[DraftMeasure, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the tables; None and empty where nothing is said. ``years`` are all fiscal
    years (พ.ศ.) that the titles name."""

    title: str | None = None
    office: str | None = None
    years: tuple[int, ...] = ()
    period: str = ""
    preface: tuple[tuple[str | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """One plan of a document, with what was understood, guessed and left of it."""

    heading: Heading
    monitored_by: str | None
    grouping: Grouping
    groups: tuple[DraftGroup, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_report(self) -> bool:
        """Say whether it tells of results: such a document changes no plan."""
        return any(measure.progress for measure in self.measures)

    @property
    def measures(self) -> tuple[DraftMeasure, ...]:
        """All measures in their order."""
        return tuple(measure for group in self.groups for measure in group.measures)
