"""The report on a year's plan as a paper (OIT 2566: O43, what came of the measures of O42, how they
were put into practice, in the year assessed). Nothing is said that the register does not hold: what
is not known is not published, in the words of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assess import AssessedPlan, Mark, Standing, State
from generator.pages import links, wording
from generator.pages.views import is_partly
from generator.papers.paper import Cell, Column, Line, Paper, listing
from generator.papers.plan_paper import (
    ACTIVITIES,
    DUE,
    ISSUE,
    OUTPUTS,
    UNITS,
    due_cell,
    fiscal_year,
    group_cells,
    issue_cell,
    units_cell,
)
from generator.register import Agency, Evidence, EvidenceState, Plan, Progress
from generator.thai.calendar import format_date
from generator.thai.numerals import Numerals

RESULTS = "ผลการดำเนินการ"
STATE = "สถานะ"
EVIDENCE = "หลักฐาน"
NO_RESULT = "ยังไม่มีผลการกำกับติดตามเผยแพร่"
NO_EVIDENCE = "ยังไม่มีหลักฐานเผยแพร่"
_WIDTHS = (
    *((ISSUE, 3.6), (ACTIVITIES, 3.9), (OUTPUTS, 3.0), (DUE, 2.1), (UNITS, 2.1)),
    *((RESULTS, 4.1), (STATE, 2.7), (EVIDENCE, 2.9)),
)
_SHORT = (DUE, UNITS)
_GROUP_WIDTH = 2.3


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report draws on: the evidence of the register by id, and the site's address when it
    is known, ending in a slash."""

    evidence: Mapping[str, Evidence]
    site_url: str | None


def report_paper(
    assessed: AssessedPlan, agency: Agency, sources: Sources, numerals: Numerals
) -> Paper:
    """Write the report on a plan on the day that it was assessed."""
    plan = assessed.plan
    title = f"รายงานผลการดำเนินการตาม{plan.title}"
    day = numerals(format_date(assessed.as_of, short=False))
    return Paper(
        kind="report",
        title=(title, fiscal_year(plan, numerals), f"ของ{agency.name}", f"ข้อมูล ณ วันที่ {day}"),
        agency=agency.name,
        year=plan.fiscal_year,
        day=assessed.as_of,
        preface=(("สรุปผลการดำเนินการ", numerals(_summary(assessed))),),
        caption=f"ผลการดำเนินการตาม{plan.title}ของ{agency.name}",
        columns=_columns(plan),
        rows=tuple(_rows(assessed, sources, numerals)),
        remarks=tuple(_remarks(plan, sources)),
        numerals=numerals,
    )


def _summary(assessed: AssessedPlan) -> str:
    standings = assessed.all_standings
    counted = Counter(_word(standing) for standing in standings)
    order = [*wording.STATE.values(), *wording.STATE_PARTLY.values()]
    said = [f"{word} {counted[word]} มาตรการ" for word in order if counted[word]]
    return "\n".join((f"มาตรการทั้งหมด {len(standings)} มาตรการ", *(f"- {part}" for part in said)))


def _columns(plan: Plan) -> tuple[Column, ...]:
    widths = dict(_WIDTHS)
    group = wording.GROUP[plan.grouping]
    if not group:
        widths[RESULTS] += _GROUP_WIDTH
    columns = [Column(name, width, name in _SHORT) for name, width in widths.items()]
    return (Column(group, _GROUP_WIDTH), *columns) if group else tuple(columns)


def _rows(
    assessed: AssessedPlan, sources: Sources, numerals: Numerals
) -> Iterator[tuple[Cell, ...]]:
    plan = assessed.plan
    for group, standings in zip(plan.groups, assessed.standings, strict=True):
        heads = group_cells(plan, group, numerals)
        if not group.measures:
            yield (*heads[:1], *((),) * len(_WIDTHS))
        for index, standing in enumerate(standings):
            measure = standing.measure
            yield (
                *heads[index : index + 1],
                issue_cell(group, index),
                listing(measure.activities),
                listing(tuple(output.text for output in measure.outputs)),
                due_cell(measure),
                units_cell(measure),
                tuple(_results(standing, numerals)),
                (Line(_word(standing), strong=True), Line(_reason(standing, numerals))),
                tuple(_evidence(standing, sources)),
            )


def _word(standing: Standing) -> str:
    partly = is_partly(standing)
    return wording.STATE_PARTLY[standing.state] if partly else wording.STATE[standing.state]


def _reason(standing: Standing, numerals: Numerals) -> str:
    """Tell why; a deadline that could not be read stays in it as written."""
    return standing.reason if standing.state is State.UNKNOWN else numerals(standing.reason)


def _results(standing: Standing, numerals: Numerals) -> Iterator[Line]:
    for entry in standing.measure.progress:
        yield from _entry(entry)
    if not standing.measure.progress:
        yield Line(NO_RESULT)
    monitoring = standing.measure.monitoring
    if monitoring is None:
        yield Line(f"การกำกับติดตาม: {wording.NOT_IN_PLAN}")
        return
    counted = Counter(standing.monitored)
    said = " ".join(
        f"{wording.MARK[mark]} {numerals(counted[mark])} เดือน"
        for mark in (Mark.RECORDED, Mark.NONE, Mark.WAITING)
        if counted[mark]
    )
    yield Line(f"การกำกับติดตาม {monitoring.raw}" + (f": {said}" if said else ""))


def _entry(entry: Progress) -> Iterator[Line]:
    by = f" {entry.by.name}" if entry.by else ""
    yield Line(f"{entry.period.raw}{by}", strong=True)
    yield Line(entry.result)
    spent = entry.spent.raw if entry.spent else None
    for name, text in (
        ("งบประมาณที่ใช้", spent),
        ("ปัญหา อุปสรรค", entry.problems),
        ("ข้อเสนอแนะ", entry.suggestions),
    ):
        if text:
            yield Line(f"{name}: {text}")


def _evidence(standing: Standing, sources: Sources) -> Iterator[Line]:
    found = _shown(standing, sources)
    for item in found:
        state = "" if item.counts else f" ({wording.EVIDENCE_STATE[item.state]})"
        said = (
            f"{item.title}{state}" if sources.site_url else f"{item.title}{state} {_held_in(item)}"
        )
        yield Line(said.rstrip(), listed=len(found) > 1, url=_address(item, sources))
    if not any(item.counts for item in found):
        yield Line(NO_EVIDENCE)


def _shown(standing: Standing, sources: Sources) -> list[Evidence]:
    """List the evidence of a measure and of its log; samples are none, and a newer version stands
    for the one that it replaced."""
    measure = standing.measure
    named = [name for entry in measure.progress for name in entry.evidence]
    found = [proof.evidence for proof in measure.evidence]
    found += [sources.evidence[name] for name in named if name in sources.evidence]
    once = {item.id: item for item in found}.values()
    return [e for e in once if not e.sample and e.state is not EvidenceState.REPLACED]


def _held_in(item: Evidence) -> str:
    """Say where evidence is when the site's address is not known."""
    files = ", ".join(file.name for file in item.files)
    return f"({files})" if files and item.counts else item.url or ""


def _address(item: Evidence, sources: Sources) -> str | None:
    """Give the page of the evidence, which outlives its files; or its own address on the web."""
    if item.state in (EvidenceState.HELD, EvidenceState.MISSING):
        return None
    if sources.site_url:
        return sources.site_url + links.evidence(item.id)
    return item.url


def _remarks(plan: Plan, sources: Sources) -> Iterator[str]:
    if plan.note:
        yield f"หมายเหตุ {plan.note}"
    yield (
        f"สถานะมาจากหลักฐานที่เผยแพร่และผลการกำกับติดตามที่บันทึกไว้ “{wording.STATE[State.NOEVIDENCE]}”"
        " หมายความเพียงว่าไม่มีหลักฐานเผยแพร่ ไม่ได้แปลว่าไม่ได้ดำเนินการ"
    )
    if sources.site_url:
        yield f"รายละเอียดของทุกมาตรการ {sources.site_url}{links.YearLinks(plan.fiscal_year).plan}"
