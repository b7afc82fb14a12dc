"""The plan of a year (OIT 2566: O42) as a paper: the eight columns that offices use, cell by cell
as written in the register, so that importing the paper gives the register again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.meaning import ALL_UNITS_TH
from generator.pages import wording
from generator.papers.paper import Cell, Column, Line, Paper, lines, listing
from generator.register import Agency, Group, Grouping, Measure, Plan
from generator.thai.numerals import Numerals

ISSUE = "ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ"
ACTIVITIES = "กิจกรรมที่จะดำเนินการ"
OUTPUTS = "ผลผลิต"
OUTREACH = "วิธีการสร้างการรับรู้"
DUE = "ระยะเวลาแล้วเสร็จ"
UNITS = "ผู้รับผิดชอบ"
MONITORING = "ระยะเวลากำกับติดตาม"
BUDGET = "งบประมาณ"
#: What the columns after the first are as wide as, in centimetres.
_WIDTHS = (
    *((ISSUE, 4.2), (ACTIVITIES, 4.9), (OUTPUTS, 3.7), (OUTREACH, 4.2)),
    *((DUE, 2.4), (UNITS, 2.5), (MONITORING, 2.3)),
)
_SHORT = (DUE, UNITS, MONITORING, BUDGET)
_GROUP_WIDTH, _BUDGET_WIDTH = 2.5, 2.2


def plan_paper(plan: Plan, agency: Agency, day: date, numerals: Numerals) -> Paper:
    """Write the plan; a column for the budget stands last when the plan tells of any."""
    with_budget = any(measure.budget for measure in plan.measures)
    return Paper(
        kind="plan",
        title=(plan.title, fiscal_year(plan, numerals), f"ของ{agency.name}"),
        agency=agency.name,
        year=plan.fiscal_year,
        day=day,
        preface=tuple((part.heading, part.text) for part in plan.preface),
        caption=f"{plan.title}ของ{agency.name}",
        columns=_columns(plan, with_budget=with_budget),
        rows=tuple(_rows(plan, numerals, with_budget=with_budget)),
        remarks=(f"หมายเหตุ {plan.note}",) if plan.note else (),
        numerals=numerals,
    )


def fiscal_year(plan: Plan, numerals: Numerals) -> str:
    """Name the year as titles do."""
    return f"ประจำปีงบประมาณ พ.ศ. {numerals(plan.fiscal_year)}"


def _columns(plan: Plan, *, with_budget: bool) -> tuple[Column, ...]:
    widths = dict(_WIDTHS)
    group = wording.GROUP[plan.grouping]
    if not group:
        widths[ACTIVITIES] += _GROUP_WIDTH
    if with_budget:
        widths[ACTIVITIES] -= _BUDGET_WIDTH / 2
        widths[OUTREACH] -= _BUDGET_WIDTH / 2
        widths[BUDGET] = _BUDGET_WIDTH
    columns = [Column(_heading(plan, name), w, name in _SHORT) for name, w in widths.items()]
    return (Column(group, _GROUP_WIDTH), *columns) if group else tuple(columns)


def _heading(plan: Plan, name: str) -> str:
    by = f"โดย {plan.monitored_by}" if name == MONITORING and plan.monitored_by else ""
    return f"{name}{by}"


def _rows(plan: Plan, numerals: Numerals, *, with_budget: bool) -> Iterator[tuple[Cell, ...]]:
    for group in plan.groups:
        heads = group_cells(plan, group, numerals)
        if not group.measures:
            yield (*heads[:1], *((),) * (len(_WIDTHS) + with_budget))
        for index, measure in enumerate(group.measures):
            budget = (lines(measure.budget.raw if measure.budget else ""),) if with_budget else ()
            yield (
                *(heads[index : index + 1]),
                issue_cell(group, index),
                listing(measure.activities),
                listing(tuple(output.text for output in measure.outputs)),
                listing(measure.outreach),
                due_cell(measure),
                units_cell(measure),
                lines(measure.monitoring.raw if measure.monitoring else ""),
                *budget,
            )


def group_cells(plan: Plan, group: Group, numerals: Numerals) -> list[Cell]:
    """Give the first cell of each row of a group: its name once, merged over the others. There are
    none in a plan without groups."""
    if plan.grouping is Grouping.NONE:
        return []
    name: Cell = lines(f"{numerals(group.number)}) {group.name}")
    return [name, *[None] * (len(group.measures) - 1)]


def issue_cell(group: Group, index: int) -> Cell:
    """Give the issue; None when it is that of the row right above."""
    measure = group.measures[index]
    if measure.issue_from and index:
        above = group.measures[index - 1]
        if measure.issue_from in (above.number, above.issue_from):
            return None
    return lines(measure.issue)


def due_cell(measure: Measure) -> tuple[Line, ...]:
    """Give the deadline as written."""
    return lines(measure.due.raw if measure.due else "")


def units_cell(measure: Measure) -> tuple[Line, ...]:
    """Give the units in charge, each on a line of its own."""
    return lines(*([ALL_UNITS_TH] if measure.all_units else [unit.name for unit in measure.units]))
