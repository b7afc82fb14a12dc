"""A read measure as the keys and values of measures.yml, with ids for units and measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.importing.columns import squeeze
from generator.importing.draft import DraftMeasure, DraftOutput, DraftPlan, DraftProgress
from generator.importing.new_units import NewUnits, ids_to_add
from generator.importing.units import id_of, new_ids
from generator.importing.whose import other_office
from generator.importing.words import Remark, Sort, Words
from generator.meaning import ALL_UNITS
from generator.register import Plan, Register

#: A measure of measures.yml: texts, lists of texts, mappings of outputs and of progress.
Fields = dict[str, Any]
#: The title in the register that init makes, too.
NO_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


@dataclass(slots=True)
class Names:
    """The ids that a draft uses. ``units`` are ids by name; ``are_new`` says that the draft has to
    list them itself; ``new_units`` are those that the register does not have,
    ``other_office`` warns of a document of another office."""

    units: dict[str, str]
    are_new: bool
    plans: Sequence[Plan] = ()
    new_units: NewUnits = field(default_factory=NewUnits)
    other_office: Remark | None = None
    told: list[Remark] = field(default_factory=list)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Tell of the names once all measures have theirs."""
        first = (self.other_office,) if self.other_office else ()
        return (*first, *self.new_units.remarks(), *self.told)

    def unit_ids(self, measure: DraftMeasure, id_: str) -> tuple[list[str], list[str]]:
        """Give the ids of the units of a measure, which has ``id_``, and the names without one."""
        found, unknown = [], []
        where = measure.units_where or measure.where
        for name in measure.units:
            key, guessed = id_of(name, self.units)
            self.new_units.note(name, key, id_, where)
            if key is None:
                unknown.append(name)
            else:
                found.append(key)
                if guessed:
                    said = Words(f"เข้าใจว่าหมายถึงฝ่าย {key}", f"taken for the unit {key}")
                    self.told.append(Remark(Sort.GUESSED, where, name, said))
        return list(dict.fromkeys(found)), unknown

    def measure_ids(self, plan: DraftPlan, year: int) -> list[str]:
        """Give an id to every measure: that of the same measure in another year, or its number."""
        known: dict[str, str] = {}
        for other in self.plans:
            for there in other.measures:
                if other.fiscal_year != year:
                    known.setdefault(_key(there.issue, there.activities), there.id)
        ids: list[str] = []
        for number, measure in numbered(plan):
            wanted = known.get(_key(measure.issue, measure.activities))
            fresh = f"measure-{number.replace('.', '-')}"
            ids.append(wanted if wanted and wanted not in ids else fresh)
        return ids


def names_of(plan: DraftPlan, register: Register | None, *, adds: bool = False) -> Names:
    """Take the units of the register, or name new ones; ``adds`` adds those of the document."""
    named = [name for measure in plan.measures for name in measure.units]
    if register is None:
        return Names(new_ids(named), True)
    known = {unit.name: unit.id for unit in register.units}
    added = ids_to_add(named, known) if adds else {}
    return Names(
        {**known, **added},
        False,
        register.plans,
        NewUnits(added),
        other_office(plan.heading, register.agency),
    )


def numbered(plan: DraftPlan) -> Iterator[tuple[str, DraftMeasure]]:
    """Give each measure with its number as the site shows it, such as 4.2."""
    for group in plan.groups:
        for position, measure in enumerate(group.measures, 1):
            yield (f"{group.number}.{position}" if group.number else str(position)), measure


@dataclass(frozen=True, slots=True)
class ValuedGroup:
    """A group with its measures as values, each with what has to stay a comment."""

    number: int
    name: str
    measures: tuple[tuple[Fields, list[str]], ...]


def plan_head(plan: DraftPlan, year: int) -> Fields:
    """Give what stands above the measures of a plan."""
    preface = [
        {"heading": heading, "text": text} if heading else {"text": text}
        for heading, text in plan.heading.preface
    ]
    head: Fields = {"fiscal_year": year, "title": plan.heading.title or NO_TITLE}
    if plan.monitored_by:
        head["monitored_by"] = plan.monitored_by
    if preface:
        head["preface"] = preface
    return head


def valued(plan: DraftPlan, year: int, names: Names) -> Iterator[ValuedGroup]:
    """Give the groups with their measures as values."""
    ids = iter(names.measure_ids(plan, year))
    above: str | None = None
    for group in plan.groups:
        found = []
        for measure in group.measures:
            value, aside = value_of(measure, names, next(ids), above)
            above = value["id"] if "issue" in value else above
            found.append((value, aside))
        yield ValuedGroup(group.number, group.name, tuple(found))


def value_of(
    measure: DraftMeasure, names: Names, id_: str, above: str | None
) -> tuple[Fields, list[str]]:
    """Give a measure as its keys in their order, and what of it has to stay a comment; ``above`` is
    the id of the measure whose issue it shares."""
    units, unknown = names.unit_ids(measure, id_)
    shared = measure.shares_issue and above is not None
    made: Fields = {
        "id": id_,
        "issue": None if shared else measure.issue,
        "issue_from": above if shared else None,
        "activities": list(measure.activities),
        "outputs": [output_value(output) for output in measure.outputs],
        "outreach": list(measure.outreach),
        "due": measure.due,
        "units": ALL_UNITS if measure.all_units else units,
        "monitoring": measure.monitoring,
        "budget": measure.budget,
        "note": measure.note,
        "progress": [
            progress_value(p, id_of(p.by or "", names.units)[0])
            for p in measure.progress
            if p.period and p.result
        ],
    }
    aside = [f"{head}: {text}" for head, text in measure.left]
    aside += [f"ผู้รับผิดชอบที่ไม่มีใน units: {name}" for name in unknown]
    if measure.all_units and units:
        aside.append(f"ผู้รับผิดชอบนอกจากทุกฝ่าย: {', '.join(measure.units)}")
    aside += [_aside(p) for p in measure.progress if not (p.period and p.result)]
    return {key: value for key, value in made.items() if value not in (None, [])}, aside


def output_value(output: DraftOutput) -> str | Fields:
    """Give an output as a text alone where nothing more is known of it."""
    more = {"kind": output.kind, "quantity": output.quantity, "unit": output.unit}
    known = {key: value for key, value in more.items() if value is not None}
    return {"text": output.text, **known} if known else output.text


def progress_value(progress: DraftProgress, by: str | None) -> Fields:
    """Give an entry of the monitoring log, ``by`` the unit with this id."""
    made = {
        "period": progress.period,
        "result": progress.result,
        "spent": progress.spent,
        "problems": progress.problems,
        "suggestions": progress.suggestions,
        "by": by,
    }
    return {key: value for key, value in made.items() if value}


def _aside(progress: DraftProgress) -> str:
    said = (progress.result, progress.spent, progress.problems, progress.suggestions)
    when = progress.period or "ไม่ทราบงวด"
    return f"ผลการดำเนินการ ({when}): {' / '.join(text for text in said if text)}"


def _key(issue: str, activities: Sequence[str]) -> str:
    return squeeze("\n".join((issue, *activities)))
