"""What an office still has to do, by unit, worst first: missing, due next, running out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.assess import State
from generator.datafiles import json_line, json_lines
from generator.oit.catalogue import Asked
from generator.oit.standing import CoverageState
from generator.pages import links
from generator.pages.oit_view import FormView, evidence_of
from generator.pages.places import say
from generator.pages.views import PlanView
from generator.register import Register, Unit
from generator.thai.calendar import format_date
from generator.thai.period import Period

#: So many days ahead something counts as due next or running out.
SOON = 60


class Need(StrEnum):
    """Why something has to be done, the most pressing first."""

    OVERDUE = "overdue"
    WRONG = "wrong"
    MISSING = "missing"
    DUE = "due"
    EXPIRING = "expiring"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. ``name`` says what it is about, ``says`` why; ``url`` is its page from the
    root of the site; no units means that nobody is named for it, or ``everybody``."""

    need: Need
    units: tuple[Unit, ...]
    name: str
    says: str
    url: str
    day: date | None = None
    everybody: bool = False

    def concerns(self, unit: Unit) -> bool:
        """Say whether a unit has to do it, alone or with all others."""
        return self.everybody or unit in self.units


def tasks(
    register: Register, plans: Iterable[PlanView], forms: Sequence[FormView], as_of: date
) -> list[Task]:
    """List everything, worst first; within one need by day, then in the order of the plan."""
    found = [task for plan in plans for task in _measures(plan)]
    found += [task for form in forms for task in _items(form)]
    found += _expiring(register, forms, as_of)
    order = list(Need)
    return sorted(found, key=lambda task: (order.index(task.need), task.day or date.max))


def _measures(plan: PlanView) -> Iterator[Task]:
    for view in plan.measures:
        standing, due = view.standing, view.measure.due
        day = due.end if isinstance(due, Period) else None
        need = _measure_need(standing.state, day, plan.assessed.as_of)
        if need:
            name = f"มาตรการ {view.number} {view.plain}"
            everybody = view.measure.all_units
            units = () if everybody else view.measure.units
            yield Task(need, units, name, standing.reason, view.url, day, everybody)


def _measure_need(state: State, day: date | None, as_of: date) -> Need | None:
    if state is State.OVERDUE:
        return Need.OVERDUE
    if state in (State.NOEVIDENCE, State.UNKNOWN):
        return Need.MISSING
    ahead = state in (State.PLANNED, State.UNDERWAY)
    return Need.DUE if ahead and _soon(day, as_of) else None


def _items(form: FormView) -> Iterator[Task]:
    for view in form.items:
        if view.state is CoverageState.PUBLISHED:
            continue
        wrong = view.state in (CoverageState.EXPIRED, CoverageState.UNSURE)
        says = " / ".join(say(reason) for reason in view.coverage.why)
        name = f"{form.scheme} {form.year} ข้อ {view.code} {view.plain}"
        yield Task(Need.WRONG if wrong else Need.MISSING, view.units, name, says, view.url)


def _expiring(register: Register, forms: Sequence[FormView], as_of: date) -> Iterator[Task]:
    """What is good for a while longer only: documents in force, exceptions for links."""
    in_force = {
        evidence.id: evidence
        for form in forms
        for view in form.items
        if view.item.asked in (Asked.CURRENT, Asked.ANY)
        for evidence in evidence_of(view.coverage)
    }
    for evidence in in_force.values():
        period = evidence.period
        if isinstance(period, Period) and _soon(period.end, as_of):
            units = (evidence.unit,) if evidence.unit else ()
            says = f"ใช้ได้ถึง {format_date(period.end)}"
            address = links.evidence(evidence.id)
            yield Task(Need.EXPIRING, units, evidence.title, says, address, period.end)
    for exemption in register.link_exceptions:
        if _soon(exemption.until, as_of):
            says = f"ข้อยกเว้นของลิงก์สิ้นสุด {format_date(exemption.until)}"
            yield Task(Need.EXPIRING, (), exemption.url, says, links.OIT_LINKS, exemption.until)


def _soon(day: date | None, as_of: date) -> bool:
    return day is not None and as_of <= day <= as_of + timedelta(days=SOON)


_NEED: Mapping[str, Mapping[Need, str]] = {
    "th": {
        Need.OVERDUE: "เลยกำหนด",
        Need.WRONG: "ไม่ตรงหรือไม่แน่ใจ",
        Need.MISSING: "ยังขาด",
        Need.DUE: "ใกล้ครบกำหนด",
        Need.EXPIRING: "ใกล้หมดอายุ",
    },
    "en": {
        Need.OVERDUE: "overdue",
        Need.WRONG: "wrong or not sure",
        Need.MISSING: "missing",
        Need.DUE: "due soon",
        Need.EXPIRING: "running out",
    },
}
_WORDS = {
    "th": {
        "head": "สิ่งที่ต้องทำของ",
        "on": "ณ",
        "none": "ไม่มีสิ่งที่ค้าง",
        "all": "ทุกฝ่าย หรือยังไม่ได้บอกฝ่าย",
    },
    "en": {
        "head": "To do for",
        "on": "on",
        "none": "nothing is left to do",
        "all": "all units, or none named",
    },
}


@dataclass(frozen=True, slots=True)
class Status:
    """What the office ``name`` has to do on a day; ``site_url`` is where its pages stand, None
    while nobody knows."""

    name: str
    as_of: date
    tasks: Sequence[Task]
    site_url: str | None

    def page(self, task: Task) -> str:
        """The address of the page of a task, whole where that is known."""
        return f"{self.site_url or '/'}{task.url}"


def status_text(status: Status, units: Sequence[Unit], lang: str) -> str:
    """Write the tasks under the name of each unit that has some, then those of nobody.

    The lines are short and stand alone, addresses on lines of their own: whatever a message is
    pasted into makes links of them.
    """
    day = format_date(status.as_of) if lang == "th" else status.as_of.isoformat()
    words, found = _WORDS[lang], status.tasks
    lines = [f"{words['head']} {status.name} {words['on']} {day}"]
    if not found:
        return "\n".join((*lines, words["none"]))
    lines.append(_counts(found, lang))
    for unit in (*units, None):
        own = [t for t in found if (unit in t.units if unit else not t.units)]
        if own:
            name = unit.name if unit else words["all"]
            lines += ["", f"{name}: {_counts(own, lang)}"]
            for task in own:
                lines += [f"- {_NEED[lang][task.need]}: {task.name}", f"  {task.says}"]
                lines.append(f"  {status.page(task)}")
    return "\n".join(lines)


def status_json(status: Status) -> str:
    """Write the same for programs, each task once."""
    tasks = [
        {
            "need": task.need.value,
            "units": [unit.id for unit in task.units],
            "everybody": task.everybody,
            "name": task.name,
            "says": task.says,
            "day": task.day.isoformat() if task.day else None,
            "url": status.page(task),
        }
        for task in status.tasks
    ]
    head = {"agency": status.name, "as_of": status.as_of.isoformat()}
    return f'{json_line(head)[:-1]}, "tasks": {json_lines(tasks)}}}'


def _counts(found: Sequence[Task], lang: str) -> str:
    counted = {need: sum(task.need is need for task in found) for need in Need}
    return " · ".join(f"{_NEED[lang][need]} {count}" for need, count in counted.items() if count)
