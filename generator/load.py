"""Load the register: every file, every fault, ordered by line.

Loading never stops at the first fault. The result holds the register when there is no error,
and the list of problems in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.channel import Channel
from generator.channels import read_channels
from generator.collection import without_collection
from generator.dates import DateReader
from generator.document import KEYS, PlanFileShape, RegisterShape
from generator.evidence import EvidenceReader, unknown_unit
from generator.head import fit_evidence, folder_year, read_head
from generator.holdings import Holdings
from generator.joining import join
from generator.meaning import ALL_UNITS
from generator.messages import severity_of
from generator.plan import read_plan
from generator.problems import Finding, KeyPath, Problem, Severity
from generator.public_texts import personal_findings
from generator.register import Agency, Evidence, Licence, Plan, Register, Unit
from generator.shape import fit
from generator.source import Source, read_source

#: Tells the day a file last changed, or None when nobody knows.
Changed = Callable[[Path], date | None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came out of the files: ``register`` is None when an error stands in the way.

    ``files`` are all files that were asked for, there or not: what a watcher watches. ``withheld``
    are names below content/ that must not be published.
    """

    register: Register | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    withheld: frozenset[str]


@without_collection()
def load(
    path: Path,
    changed: Changed = lambda _: None,
    holdings: Holdings | None = None,
    *,
    publish: bool = False,
) -> Loaded:
    """Read measures.yml at ``path``, the plan files it names, and join them with the files of
    evidence. Samples are errors when the site is to be published. Raises nothing.
    """
    loader = _Loader(path, changed, holdings or Holdings())
    register = loader.register()
    if publish:
        loader.refuse_samples()
    problems = loader.finish()
    name = _name(path)
    problems = sorted(problems, key=lambda p: (_rank(p, name), p.place, p.code))
    broken = any(severity_of(problem.code) is Severity.ERROR for problem in problems)
    return Loaded(
        None if broken else register, tuple(problems), tuple(loader.files), loader.holdings.withheld
    )


def _rank(problem: Problem, name: str) -> int:
    """Order the register first, then other YAML files, then what lies under content/."""
    return 0 if problem.place.file == name else 1 if problem.place.line else 2


def _name(path: Path) -> str:
    """How messages call the file; "." has no name of its own."""
    return path.name or str(path)


class _Loader:
    """Carries what has to be known across files: units, evidence and fiscal years."""

    def __init__(self, path: Path, changed: Changed, holdings: Holdings) -> None:
        self._path = path
        self._changed = changed
        self._units: dict[str, Unit] | None = None
        self._evidence = EvidenceReader(None, holdings)
        self._years: set[int] = set()
        self._read: list[tuple[Source, list[Finding]]] = []
        self.holdings = holdings
        self.files = [path]
        self.problems: list[Problem] = []

    def register(self) -> Register | None:
        source = self._source(self._path, _name(self._path))
        if source is None:
            return None
        findings: list[Finding] = []
        self._read.append((source, findings))
        head = read_head(source, findings)
        shape = head.shape
        self._units = _units(shape, source.data)
        if shape:
            self.holdings = replace(self.holdings, exceptions=shape.exceptions)
        self._evidence = EvidenceReader(self._units, self.holdings)
        channels = read_channels(shape.channels, self._units, findings) if shape else ()
        if ALL_UNITS in (self._units or {}):
            findings.append(Finding("reserved-unit", ("units", ALL_UNITS), at_key=True))
        read = [self._entry(entry, ("plans", i), findings) for i, entry in enumerate(head.plans)]
        plans = [plan for plan in read if plan]
        self._own_list(head.evidence, findings)
        joined, evidence = join(self._evidence, plans)
        if shape is None:
            return None
        self._exceptions(shape, findings)
        return _register(shape, self._units or {}, channels, joined, evidence)

    def _exceptions(self, shape: RegisterShape, findings: list[Finding]) -> None:
        """Search all texts for personal data, and look whether each exception is still needed."""
        used: set[tuple[str, str]] = set()
        for source, own in self._read:
            found = list(personal_findings(source, shape.exceptions))
            own += found
            accepted = (f for f in found if f.code == "personal-data-accepted")
            used |= {(source.name, finding.values["value"]) for finding in accepted}
        findings += self.holdings.unused_exceptions(used)
        for index, exception in enumerate(shape.exceptions):
            if exception.by not in (self._units or {}):
                findings.append(
                    unknown_unit(exception.by, self._units or {}, ("exceptions", index, "by"))
                )

    def refuse_samples(self) -> None:
        """Report every sample as an error."""
        for entry in self._evidence.entries.values():
            if entry.sample:
                path, findings = self._evidence.places[entry.id]
                findings.append(Finding("sample-published", path, {"title": entry.title}))

    def finish(self) -> list[Problem]:
        """Look up the lines of all that was found, and add what is wrong in the files."""
        for source, findings in self._read:
            self.problems += source.problems(findings)
        self.problems += self.holdings.problems(self._evidence.described)
        self.problems += self._evidence.unnamed()
        return self.problems

    def _own_list(self, entries: list[Any], findings: list[Finding]) -> None:
        """Read the evidence that stands under no measure. A month without a year belongs to the
        year whose folder the file is in, or else to the newest plan."""
        newest = max(self._years, default=None)
        for index, entry in enumerate(entries):
            path = ("evidence", index)
            shape = fit_evidence(entry, path, findings)
            if shape is None:
                self._evidence.faulty(entry)
                continue
            year = folder_year(shape) or newest
            self._evidence.read(shape, path, DateReader(year, findings), None)

    def _source(self, path: Path, name: str) -> Source | None:
        source, problems = read_source(path, name)
        self.problems += problems
        return source

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
        source = self._source(target, name)
        return self._whole_file(source, target) if source else None

    def _whole_file(self, source: Source, target: Path) -> Plan | None:
        findings: list[Finding] = []
        self._read.append((source, findings))
        return self._plan(source.written(KEYS), (), target, findings)

    def _plan(self, data: Any, path: KeyPath, file: Path, findings: list[Finding]) -> Plan | None:
        changed = self._changed(file)
        plan = read_plan(data, path, self._units, self._evidence, changed, findings)
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


def _units(shape: RegisterShape | None, data: Any) -> dict[str, Unit] | None:
    """Name the units, also when something else in the head is broken."""
    named = shape.units if shape else data.get("units") if isinstance(data, Mapping) else None
    if not isinstance(named, Mapping):
        return None
    return {key: Unit(key, str(name or key)) for key, name in named.items()}


def _register(
    shape: RegisterShape,
    units: Mapping[str, Unit],
    channels: tuple[Channel, ...],
    plans: list[Plan],
    evidence: list[Evidence],
) -> Register:
    agency, licence = shape.agency, shape.licence
    return Register(
        agency=Agency(
            agency.id, agency.name, agency.short or agency.name, agency.parent, agency.website
        ),
        licence=Licence(licence.text, licence.url) if licence else None,
        units=tuple(units.values()),
        channels=channels,
        plans=tuple(sorted(plans, key=lambda plan: -plan.fiscal_year)),
        evidence=tuple(evidence),
    )
