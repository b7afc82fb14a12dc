"""Load the register: every file, every fault, ordered by line.

Loading never stops at the first fault. The result holds the register when there is no error,
and the list of problems in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.addresses.declared import read_aliases, read_changes, read_exemptions
from generator.channel import Channel
from generator.channels import read_channels
from generator.collection import without_collection
from generator.dates import DateReader
from generator.document import PlanFileShape, RegisterShape
from generator.evidence import EvidenceReader
from generator.head import fit_evidence, folder_year, read_head
from generator.holdings import Holdings
from generator.joining import join
from generator.logo import read_logo
from generator.meaning import ALL_UNITS
from generator.messages import severity_of
from generator.near import unknown_unit
from generator.oit.catalogue import Catalogue
from generator.oit.catalogue_file import catalogues_for, read_catalogue
from generator.oit.disclosure import Origin
from generator.oit.disclosures import DisclosureReader
from generator.oit.document import DisclosuresFileShape
from generator.plan import read_plan
from generator.problems import Finding, KeyPath, Problem, Severity
from generator.public_texts import personal_findings
from generator.register import Agency, DataContact, Evidence, Licence, Logo, Plan, Register, Unit
from generator.source import Source
from generator.yaml_files import YamlFiles

_SAMPLE = "sample-published"
#: Tells the day a file last changed, or None when nobody knows.
Changed = Callable[[Path], date | None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came out of the files: ``register`` is None when an error stands in the way.

    ``files`` are all files that were asked for, there or not: what a watcher watches. ``withheld``
    are names below content/ that must not be published. ``sources`` are the YAML files by name.
    """

    register: Register | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    withheld: frozenset[str]
    sources: Mapping[str, Source]

    def problems_at(self, found: Iterable[tuple[Origin, Finding]]) -> list[Problem]:
        """Give findings about what is written their file, line and column."""
        by_file: dict[str, list[Finding]] = {}
        for origin, finding in found:
            by_file.setdefault(origin.file, []).append(finding)
        return [p for name, own in by_file.items() for p in self.sources[name].problems(own)]


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
    # A register with samples is whole: the rest of it can be checked too.
    broken = any(severity_of(p.code) is Severity.ERROR and p.code != _SAMPLE for p in problems)
    return Loaded(
        register=None if broken else register,
        problems=tuple(problems),
        files=tuple(loader.files.asked),
        withheld=loader.holdings.withheld,
        sources=loader.files.sources,
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
        self.holdings = holdings
        self.files = YamlFiles(path.parent, path)

    def register(self) -> Register | None:
        opened = self.files.open(self._path, _name(self._path))
        if opened is None:
            return None
        source, findings = opened
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
        catalogues = self._catalogues(shape.catalogues, findings)
        reader = self._disclosures(head.disclosures, catalogues, joined, channels, findings)
        self._exceptions(shape, findings)
        logo = read_logo(shape.agency.logo, self.holdings, findings)
        return replace(
            _register(shape, logo, self._units or {}, channels, joined, evidence),
            catalogues=catalogues_for(self._years | reader.years, catalogues),
            disclosures=tuple(reader.read.values()),
            aliases=read_aliases(shape.aliases),
            changes=read_changes(shape.changes, findings),
            link_exceptions=read_exemptions(shape.link_exceptions, findings),
            written=self.holdings.written,
        )

    def _catalogues(
        self, names: tuple[str, ...], findings: list[Finding]
    ) -> dict[tuple[str, int], Catalogue]:
        """Read the lists of items that the office gave."""
        own: dict[tuple[str, int], Catalogue] = {}
        for index, name in enumerate(names):
            target = self.files.target(name, ("catalogues", index), findings)
            catalogue, problems = read_catalogue(target, name) if target else (None, [])
            self.files.problems += problems
            if catalogue:
                own[catalogue.key] = catalogue
        return own

    def _disclosures(
        self,
        entries: list[Any],
        own: Mapping[tuple[str, int], Catalogue],
        plans: list[Plan],
        channels: tuple[Channel, ...],
        findings: list[Finding],
    ) -> DisclosureReader:
        reader = DisclosureReader(
            own, self._evidence.entries, self._units, plans, channels, self.holdings.written
        )
        main = self.files.read[0][0].name
        for index, entry in enumerate(entries):
            path: KeyPath = ("disclosures", index)
            if isinstance(entry, Mapping) and entry.get("file") is not None:
                opened = self.files.own_file(DisclosuresFileShape, entry, path, findings)
                if opened:
                    data, (source, own_findings) = opened
                    reader.year(data, Origin(source.name, ()), own_findings)
            else:
                reader.year(entry, Origin(main, path), findings)
        names = {id(found): source.name for source, found in self.files.read}
        for claim in self._evidence.item_claims:
            reader.claim(claim, Origin(names[id(claim.dates.findings)], claim.path))
        return reader

    def _exceptions(self, shape: RegisterShape, findings: list[Finding]) -> None:
        """Search all texts for personal data, and look whether each exception is still needed."""
        used: set[tuple[str, str]] = set()
        for source, own in self.files.read:
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
                findings.append(Finding(_SAMPLE, path, {"title": entry.title}))

    def finish(self) -> list[Problem]:
        """Look up the lines of all that was found, and add what is wrong in the files."""
        for source, findings in self.files.read:
            self.files.problems += source.problems(findings)
        self.files.problems += self.holdings.problems(self._evidence.described)
        # A file that could not be read may name any of them.
        if not self.files.unread:
            self.files.problems += self._evidence.unnamed()
        return self.files.problems

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

    def _entry(self, entry: Any, path: KeyPath, findings: list[Finding]) -> Plan | None:
        if isinstance(entry, Mapping) and entry.get("file") is not None:
            opened = self.files.own_file(PlanFileShape, entry, path, findings)
            if opened is None:
                return None
            data, (_, own_findings) = opened
            return self._plan(data, (), self.files.asked[-1], own_findings)
        return self._plan(entry, path, self._path, findings)

    def _plan(self, data: Any, path: KeyPath, file: Path, findings: list[Finding]) -> Plan | None:
        changed = self._changed(file)
        plan = read_plan(data, path, self._units, self._evidence, changed, findings)
        if plan and plan.fiscal_year in self._years:
            values = {"year": str(plan.fiscal_year)}
            findings.append(Finding("duplicate-year", (*path, "fiscal_year"), values))
        if plan:
            self._years.add(plan.fiscal_year)
        return plan


def _units(shape: RegisterShape | None, data: Any) -> dict[str, Unit] | None:
    """Name the units, also when something else in the head is broken."""
    named = shape.units if shape else data.get("units") if isinstance(data, Mapping) else None
    if not isinstance(named, Mapping):
        return None
    return {key: Unit(key, str(name or key)) for key, name in named.items()}


def _register(
    shape: RegisterShape,
    logo: Logo | None,
    units: Mapping[str, Unit],
    channels: tuple[Channel, ...],
    plans: list[Plan],
    evidence: list[Evidence],
) -> Register:
    agency, licence = shape.agency, shape.licence
    contact = agency.data_contact
    return Register(
        agency=Agency(
            agency.id,
            agency.name,
            agency.short or agency.name,
            agency.parent,
            agency.website,
            logo,
            DataContact(contact.name, contact.email) if contact else None,
        ),
        licence=Licence(licence.text, licence.url) if licence else None,
        units=tuple(units.values()),
        channels=channels,
        plans=tuple(sorted(plans, key=lambda plan: -plan.fiscal_year)),
        evidence=tuple(evidence),
    )
