"""The budget evidence of a register with the tables in its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.budget.check import check_period
from generator.budget.entry import BudgetEntry
from generator.budget.reading import read_budget
from generator.holdings import FOLDER, place_of
from generator.inspect.facts import Format, Part
from generator.problems import Problem
from generator.register import Evidence, EvidenceFile, EvidenceState, Register

#: Gives the parts of a file, by its hash, that may be shown.
Parts = Callable[[str], Sequence[Part]]
_TABLES = frozenset({Format.CSV, Format.XLSX, Format.ODS})
_YEAR = re.compile(r"(25\d\d)/")


def budget_entries(register: Register, parts: Parts) -> Iterator[BudgetEntry]:
    """Give the published evidence of kind budget with its table, where it has one."""
    for item in _published(register):
        file = _table_file(item)
        yield BudgetEntry(
            id=item.id,
            title=item.title,
            page=f"evidence/{item.id}/",
            file=file.address if file else None,
            period=item.period,
            date=item.date,
            unit=item.unit.name if item.unit else None,
            sample=item.sample,
            plan_year=_plan_year(item, register),
            table=read_budget(parts(file.facts.sha256)).table if file else None,
        )


def budget_problems(register: Register, parts: Parts) -> Iterator[Problem]:
    """Say what is wrong in the tables of budget evidence."""
    for item in _published(register):
        file = _table_file(item)
        if file is None:
            continue
        reading = read_budget(parts(file.facts.sha256))
        period = check_period(reading.table, item.period) if reading.table else ()
        for fault in (*reading.faults, *period):
            yield Problem(fault.code, place_of(FOLDER + file.name, fault.where), fault.values)


def _published(register: Register) -> Iterator[Evidence]:
    for item in register.evidence:
        if item.kind == "budget" and item.state is EvidenceState.PUBLISHED:
            yield item


def _table_file(item: Evidence) -> EvidenceFile | None:
    return next((file for file in item.files if file.facts.format in _TABLES), None)


def _plan_year(item: Evidence, register: Register) -> int:
    """Tell the year of a table without a period: of its folder, of its measure, or the newest."""
    match = _YEAR.match(item.files[0].name) if item.files else None
    if match:
        return int(match[1])
    own = (
        plan.fiscal_year
        for plan in register.plans
        for measure in plan.measures
        if any(proof.evidence.id == item.id for proof in measure.evidence)
    )
    newest = max((plan.fiscal_year for plan in register.plans), default=0)
    return next(own, newest)
