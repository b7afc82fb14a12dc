"""From entries to evidence: one entry of measures.yml joined with the files it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from generator.claims import Claim, ItemClaim
from generator.dates import DateReader
from generator.document import EvidenceShape, WithdrawnShape
from generator.head import folder_year
from generator.holdings import FOLDER, Holdings, leads_outside, place_of
from generator.inspect.facts import FileFacts, Format
from generator.kinds import kind_of
from generator.near import nearest, unknown_unit
from generator.problems import Finding, KeyPath, Problem
from generator.register import Evidence, EvidenceFile, EvidenceState, Unit, Withdrawn
from generator.thai.period import Period
from generator.written import SLUG

#: Pictures say nothing to those who cannot see them, unless somebody writes it down.
PICTURES = frozenset({Format.PNG, Format.JPEG, Format.WEBP, Format.GIF, Format.SVG})
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")


@dataclass(slots=True)
class EvidenceReader:
    """Reads all entries of all files, and remembers what they claim and which files they name."""

    units: Mapping[str, Unit] | None
    holdings: Holdings
    entries: dict[str, Evidence] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    item_claims: list[ItemClaim] = field(default_factory=list)
    #: Where each id stands, for what is found out later.
    places: dict[str, tuple[KeyPath, list[Finding]]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    #: Files whose words stand in their entry.
    described: set[str] = field(default_factory=set)
    #: Ids that progress entries mention.
    mentions: list[tuple[str, KeyPath, list[Finding]]] = field(default_factory=list)
    #: Measures whose outputs could not be read: nothing is said of what proves them.
    unsure: set[tuple[int, str]] = field(default_factory=set)

    def read(
        self,
        shape: EvidenceShape,
        path: KeyPath,
        dates: DateReader,
        owner: tuple[int | None, str] | None,
    ) -> str | None:
        """Read one entry and give its id; None when it has none. ``owner`` is the fiscal year and
        the measure it stands under."""
        entry = _Entry(self, shape, path, dates)
        id_ = entry.id()
        if id_ is None:
            self.faulty(list(shape.file))
            return None
        if id_ in self.entries:
            entry.report("duplicate-id", "id", id=id_, first=self.entries[id_].title)
            return id_
        self.places[id_] = (path, dates.findings)
        self.entries[id_] = entry.evidence(id_)
        self.claims += entry.claims(id_, owner)
        year = owner[0] if owner else folder_year(shape)
        self.item_claims += [
            ItemClaim(id_, claim, year, (*path, "discloses", index), dates)
            for index, claim in enumerate(shape.discloses)
        ]
        return id_

    def faulty(self, entry: Any) -> None:
        """Remember the files of entries that could not be read: they are not unnamed."""
        if isinstance(entry, str):
            found = self.holdings.find(entry)
            if found:
                self.named.setdefault(found, "")
        elif isinstance(entry, Mapping):
            self.faulty(entry.get("file"))
        elif isinstance(entry, list):
            for inner in entry:
                self.faulty(inner)

    def unnamed(self) -> Iterator[Problem]:
        """Report the files that no entry names."""
        for name in self.holdings.evidence:
            if name not in self.named:
                yield Problem("evidence-file-unnamed", place_of(name))


@dataclass(slots=True)
class _Entry:
    """One entry while it is read."""

    reader: EvidenceReader
    shape: EvidenceShape
    path: KeyPath
    dates: DateReader

    def report(self, code: str, *keys: str | int, **values: str) -> None:
        self.dates.findings.append(Finding(code, (*self.path, *keys), values))

    def id(self) -> str | None:
        """Give the id: as written, or the file's name where that can stand in an address."""
        if self.shape.id or not self.shape.file:
            if self.shape.id is None:
                self.report("missing-field", "id", key="id")
            return self.shape.id
        stem = PurePosixPath(self.shape.file[0]).stem.lower().replace("_", "-")
        if not re.fullmatch(SLUG, stem):
            self.report("evidence-id-needed", "file", file=self.shape.file[0])
            return None
        return stem

    def evidence(self, id_: str) -> Evidence:
        shape = self.shape
        files = tuple(self._files(id_))
        title = self._title(files)
        self._check_sources(files)
        self._check_reader_needs(files)
        kind = shape.kind or kind_of(title)
        return Evidence(
            id=id_,
            title=title,
            kind=kind,
            state=self._state(files),
            files=() if shape.withdrawn else files,
            url=None if shape.withdrawn else shape.url,
            date=self.dates.optional(shape.date, (*self.path, "date"), inside_year=False),
            period=self.dates.optional(shape.period, (*self.path, "period"), inside_year=False),
            unit=self._unit(),
            text=shape.text,
            language=shape.language or next((f.facts.language for f in files), None),
            anchors=tuple(shape.anchors.items()),
            replaces=shape.replaces,
            replaced_by=None,
            withdrawn=self._withdrawn(shape.withdrawn, files) if shape.withdrawn else None,
            published=self._published(),
            sample=shape.sample,
        )

    def claims(self, id_: str, owner: tuple[int | None, str] | None) -> Iterator[Claim]:
        findings, folder = self.dates.findings, folder_year(self.shape)
        if owner:
            yield Claim(id_, *owner, self.shape.proves, True, self.path, findings)
        for index, support in enumerate(self.shape.supports):
            path = (*self.path, "supports", index)
            said = (id_, support.year, support.measure, support.proves)
            yield Claim(*said, False, path, findings, folder)

    def _files(self, id_: str) -> Iterator[EvidenceFile]:
        taken: set[str] = set()
        for index, written in enumerate(self.shape.file):
            name = self.reader.holdings.find(written)
            if name is None:
                self._report_missing(written, index)
                continue
            facts = self.reader.holdings.files[name]
            if name in self.reader.named:
                self.report(
                    "evidence-file-twice",
                    "file",
                    index,
                    file=written,
                    first=self.reader.named[name],
                )
            self.reader.named.setdefault(name, id_)
            if self.shape.text:
                self.reader.described.add(name)
            address = _address(name, facts, id_, taken)
            taken.add(address)
            self._note_name(name, address, index)
            times = self.reader.holdings.dates.get(name)
            yield EvidenceFile(
                name=name.removeprefix(FOLDER),
                address=address,
                facts=facts,
                held=name in self.reader.holdings.withheld,
                since=times.since if times else None,
                changed=times.changed if times else None,
            )

    def _report_missing(self, written: str, index: int) -> None:
        if self.shape.withdrawn:
            return
        if leads_outside(written):
            self.report("outside-folder", "file", index, file=written)
            return
        known = [name.removeprefix(FOLDER) for name in self.reader.holdings.evidence]
        near = nearest(written, set(known))
        self.report("evidence-file-missing", "file", index, file=written, near=near)

    def _note_name(self, name: str, address: str, index: int) -> None:
        original, published = name.rpartition("/")[2], address.rpartition("/")[2]
        if original.lower() != published and not self.shape.withdrawn:
            self.report("evidence-unsafe-name", "file", index, file=original, published=published)

    def _title(self, files: tuple[EvidenceFile, ...]) -> str:
        if self.shape.title:
            return self.shape.title
        if not self.shape.file:
            self.report("missing-field", "title", key="title")
            return ""
        said = next((file.facts.title for file in files if file.facts.title), None)
        return said or PurePosixPath(self.shape.file[0]).stem

    def _check_sources(self, files: tuple[EvidenceFile, ...]) -> None:
        shape = self.shape
        if shape.file and shape.url:
            self.report("evidence-two-sources", "url")
        if not (shape.file or shape.url or shape.withdrawn):
            self.report("evidence-without-source", title=shape.title or shape.id or "")
        pages = files[0].facts.pages if files else None
        for name, page in shape.anchors.items():
            if pages and not 1 <= page <= pages:
                values = {"name": name, "page": str(page), "pages": str(pages)}
                self.report("evidence-anchor-page", "anchors", name, **values)

    def _check_reader_needs(self, files: tuple[EvidenceFile, ...]) -> None:
        """Ask for the words of pictures that have none."""
        pictures = [file for file in files if file.facts.format in PICTURES]
        if pictures and not (self.shape.text or self.shape.withdrawn):
            self.report("evidence-text-missing", file=pictures[0].download)

    def _state(self, files: tuple[EvidenceFile, ...]) -> EvidenceState:
        if self.shape.withdrawn:
            return EvidenceState.WITHDRAWN
        if len(files) < len(self.shape.file) or not (files or self.shape.url):
            return EvidenceState.MISSING
        held = any(file.held for file in files)
        return EvidenceState.HELD if held else EvidenceState.PUBLISHED

    def _withdrawn(self, shape: WithdrawnShape, files: tuple[EvidenceFile, ...]) -> Withdrawn:
        path = (*self.path, "withdrawn", "date")
        known = tuple(file.facts.sha256 for file in files)
        written = tuple(value.lower() for value in shape.sha256)
        return Withdrawn(
            self.dates.read(shape.date, path, inside_year=False),
            shape.reason,
            tuple(dict.fromkeys((*written, *known))),
        )

    def _published(self) -> date | None:
        path = (*self.path, "published")
        read = self.dates.optional(self.shape.published, path, inside_year=False)
        return read.start if isinstance(read, Period) else None

    def _unit(self) -> Unit | None:
        name, units = self.shape.unit, self.reader.units
        if name is None or units is None:
            return None
        if name not in units:
            self.dates.findings.append(unknown_unit(name, units, (*self.path, "unit")))
        return units.get(name)


def _address(name: str, facts: FileFacts, id_: str, taken: set[str]) -> str:
    """Give a file its place in the site: its own name where that is safe, or else the id's."""
    own = name.rpartition("/")[2]
    ending = facts.format.value if facts.format else "bin"
    safe = own.lower() if _SAFE_NAME.fullmatch(own) else f"{id_}.{ending}"
    if safe in ("index.html", "index.htm"):
        safe = f"{id_}.{ending}"
    stem, dot, rest = safe.rpartition(".")
    number = 1
    address = f"evidence/{id_}/{safe}"
    while address in taken:
        number += 1
        address = f"evidence/{id_}/{stem}-{number}{dot}{rest}"
    return address
