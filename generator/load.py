"""Load the register: every file, every fault, ordered by line.

Loading never stops at the first fault. The result holds the register when there is no error,
and the list of problems in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.collection import without_collection
from generator.document import KEYS, PlanFileShape, RegisterShape
from generator.meaning import ALL_UNITS
from generator.messages import severity_of
from generator.plan import read_plan
from generator.problems import Finding, KeyPath, Problem, Severity
from generator.register import Agency, Channel, Licence, Plan, Register, Unit
from generator.shape import fit
from generator.source import Source, read_source

#: Tells the day a file last changed, or None when nobody knows.
Changed = Callable[[Path], date | None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came out of the files: ``register`` is None when an error stands in the way.

    ``files`` are all files that were asked for, there or not: what a watcher watches.
    """

    register: Register | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]


@without_collection()
def load(path: Path, changed: Changed = lambda _: None) -> Loaded:
    """Read measures.yml at ``path`` and the plan files it names. Raises nothing."""
    loader = _Loader(path, changed)
    register = loader.register()
    name = _name(path)
    problems = sorted(loader.problems, key=lambda p: (p.place.file != name, p.place, p.code))
    broken = any(severity_of(problem.code) is Severity.ERROR for problem in problems)
    return Loaded(None if broken else register, tuple(problems), tuple(loader.files))


def _name(path: Path) -> str:
    """How messages call the file; "." has no name of its own."""
    return path.name or str(path)


class _Loader:
    """Carries what has to be known across files: units, evidence ids and fiscal years."""

    def __init__(self, path: Path, changed: Changed) -> None:
        self._path = path
        self._changed = changed
        self._units: dict[str, Unit] | None = None
        self._evidence_ids: dict[str, str] = {}
        self._years: set[int] = set()
        self.files = [path]
        self.problems: list[Problem] = []

    def register(self) -> Register | None:
        source, problems = read_source(self._path, _name(self._path))
        self.problems += problems
        if source is None:
            return None
        findings: list[Finding] = []
        shape, entries = _read_head(source, findings)
        self._units = _units(shape, source.data)
        findings += _channels_twice(shape)
        if ALL_UNITS in (self._units or {}):
            findings.append(Finding("reserved-unit", ("units", ALL_UNITS), at_key=True))
        plans = [self._entry(entry, ("plans", i), findings) for i, entry in enumerate(entries)]
        self.problems += source.problems(findings)
        if shape is None:
            return None
        return _register(shape, self._units or {}, [plan for plan in plans if plan])

    def _entry(self, entry: Any, path: KeyPath, findings: list[Finding]) -> Plan | None:
        if isinstance(entry, Mapping) and entry.get("file") is not None:
            shape = fit(PlanFileShape, entry, path, findings)
            return self._plan_file(shape.file, (*path, "file"), findings) if shape else None
        return self._plan(entry, path, self._path, findings)

    def _plan_file(self, name: str, path: KeyPath, findings: list[Finding]) -> Plan | None:
        folder = self._path.parent
        target = folder / name
        if not _can_exist(target):
            findings.append(Finding("plan-file-missing", path, {"file": name}))
            return None
        if not target.resolve().is_relative_to(folder.resolve()):
            findings.append(Finding("outside-folder", path, {"file": name}))
            return None
        if target.resolve() in {file.resolve() for file in self.files}:
            findings.append(Finding("plan-file-twice", path, {"file": name}))
            return None
        self.files.append(target)
        if not target.exists():
            findings.append(Finding("plan-file-missing", path, {"file": name}))
            return None
        source, problems = read_source(target, name)
        self.problems += problems
        return self._whole_file(source, target) if source else None

    def _whole_file(self, source: Source, target: Path) -> Plan | None:
        findings: list[Finding] = []
        plan = self._plan(source.written(KEYS), (), target, findings)
        self.problems += source.problems(findings)
        return plan

    def _plan(self, data: Any, path: KeyPath, file: Path, findings: list[Finding]) -> Plan | None:
        changed = self._changed(file)
        plan = read_plan(data, path, self._units, self._evidence_ids, changed, findings)
        if plan and plan.fiscal_year in self._years:
            values = {"year": str(plan.fiscal_year)}
            findings.append(Finding("duplicate-year", (*path, "fiscal_year"), values))
        if plan:
            self._years.add(plan.fiscal_year)
        return plan


def _can_exist(path: Path) -> bool:
    """Say whether the system can look for a file of this name: too long, NUL and circles cannot."""
    try:
        path.resolve()
        path.exists()
    except (OSError, RuntimeError, ValueError):
        return False
    return True


def _read_head(source: Source, findings: list[Finding]) -> tuple[RegisterShape | None, list[Any]]:
    """Read everything but the plans, which are read one by one."""
    data = source.written(KEYS)
    if not isinstance(data, Mapping):
        return fit(RegisterShape, data, (), findings), []
    plans = data.get("plans")
    head = {**data, "plans": []} if isinstance(plans, list) else data
    return fit(RegisterShape, head, (), findings), plans if isinstance(plans, list) else []


def _units(shape: RegisterShape | None, data: Any) -> dict[str, Unit] | None:
    """Name the units, also when something else in the head is broken."""
    named = shape.units if shape else data.get("units") if isinstance(data, Mapping) else None
    if not isinstance(named, Mapping):
        return None
    return {key: Unit(key, str(name or key)) for key, name in named.items()}


def _channels_twice(shape: RegisterShape | None) -> Iterator[Finding]:
    names: dict[str, str] = {}
    for index, channel in enumerate(shape.channels if shape else ()):
        if channel.id in names:
            values = {"id": channel.id, "first": names[channel.id]}
            yield Finding("duplicate-id", ("channels", index, "id"), values)
        names.setdefault(channel.id, channel.name)


def _register(shape: RegisterShape, units: Mapping[str, Unit], plans: list[Plan]) -> Register:
    agency, licence = shape.agency, shape.licence
    channels = (
        Channel(corruption=c.about == "corruption", **c.model_dump(exclude={"about"}))
        for c in shape.channels
    )
    return Register(
        agency=Agency(
            agency.id, agency.name, agency.short or agency.name, agency.parent, agency.website
        ),
        licence=Licence(licence.text, licence.url) if licence else None,
        units=tuple(units.values()),
        channels=tuple(channels),
        plans=tuple(sorted(plans, key=lambda plan: -plan.fiscal_year)),
    )
