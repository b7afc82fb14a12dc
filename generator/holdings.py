"""What lies under content/, and what of it may be published."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from generator.document import ExceptionShape
from generator.handwritten import HandPage
from generator.history import FileDates
from generator.inspect.facts import Fault, FileFacts, Format
from generator.messages import severity_of
from generator.personal.search import masked, search
from generator.problems import Finding, Place, Problem, Severity

CONTENT = "content/"
FOLDER = "evidence/"
#: What a hand-written page may carry along; everything else has to be evidence.
_PAGE_ASSETS = frozenset(
    {Format.PNG, Format.JPEG, Format.WEBP, Format.GIF, Format.SVG, Format.TXT, Format.HTML}
)
_PERSONAL = "personal-"
#: A document that only shows its words.
_PICTURES = frozenset({"pdf-scan", "word-only-pictures"})


@dataclass(frozen=True)
class Holdings:
    """The files below content/ by their path there, with the dates git knows of them.

    ``exceptions`` are the personal data that the office decided to publish; ``written`` are the
    pages that staff wrote by hand.
    """

    files: Mapping[str, FileFacts] = field(default_factory=dict)
    dates: Mapping[str, FileDates] = field(default_factory=dict)
    exceptions: Sequence[ExceptionShape] = ()
    written: Mapping[str, HandPage] = field(default_factory=dict)

    @cached_property
    def evidence(self) -> tuple[str, ...]:
        """The names of the files in the folder of evidence."""
        return tuple(name for name in self.files if name.startswith(FOLDER))

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The names of the files that must not be published because of what is in them."""
        return frozenset(
            name
            for name, facts in self.files.items()
            if _misplaced(name, facts)
            or any(
                severity_of(fault.code) is Severity.HELD and self._exception(name, fault) is None
                for fault in facts.faults
            )
        )

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {_plain(name): name for name in self.evidence}

    def find(self, written: str) -> str | None:
        """Find a file of evidence by the name that somebody wrote, with or without its folders."""
        return self._names.get(_plain(written))

    def problems(self, described: Collection[str]) -> Iterator[Problem]:
        """Say what is wrong in the files, and which exceptions were made. ``described`` are names
        of files whose words stand in their entry: of those nobody needs to know that they are
        pictures."""
        first: dict[str, str] = {}
        for name, facts in self.files.items():
            place = place_of(name)
            if _misplaced(name, facts):
                yield Problem("file-outside-evidence", place)
            for fault in facts.faults:
                if not (fault.code in _PICTURES and name in described):
                    yield self._problem(name, fault)
            if name.startswith(FOLDER) and facts.sha256:
                if facts.sha256 in first:
                    yield Problem("evidence-same-content", place, {"first": first[facts.sha256]})
                first.setdefault(facts.sha256, place.file)

    def _problem(self, name: str, fault: Fault) -> Problem:
        exception = self._exception(name, fault)
        if exception is None:
            return Problem(fault.code, place_of(name, fault.where), fault.values)
        said = {"value": exception.value, "reason": exception.reason, "by": exception.by}
        return Problem("personal-data-accepted", place_of(name, fault.where), said)

    def _exception(self, name: str, fault: Fault) -> ExceptionShape | None:
        if not fault.code.startswith(_PERSONAL):
            return None
        for exception in self.exceptions:
            same_file = _plain(exception.file) == _plain(name)
            if same_file and exception.value == fault.values.get("value"):
                return exception
        return None

    def unused_exceptions(self, in_texts: Collection[tuple[str, str]]) -> Iterator[Finding]:
        """Report exceptions for what is not there any more; ``in_texts`` are the (file, value) of
        those that the texts of YAML files need."""
        used = {
            id(self._exception(name, fault))
            for name, facts in self.files.items()
            for fault in facts.faults
        }
        for index, exception in enumerate(self.exceptions):
            needed = (exception.file, exception.value) in in_texts or id(exception) in used
            if not needed:
                values = {"file": exception.file, "value": exception.value}
                yield Finding("exception-unused", ("exceptions", index), values)


def leads_outside(written: str) -> bool:
    """Say whether a name leads out of the folder of evidence."""
    path = PurePosixPath(written.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts


def _misplaced(name: str, facts: FileFacts) -> bool:
    """Say whether a document lies where nobody says what it is."""
    known = facts.format is not None
    return not name.startswith(FOLDER) and known and facts.format not in _PAGE_ASSETS


def place_of(name: str, where: str = "") -> Place:
    """Name the file. A name that is itself personal data is masked."""
    return Place(CONTENT + masked(name, search(name)), within=where)


def _plain(name: str) -> str:
    """Bring the ways to write one name together: folders in front, slashes, marks."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").removeprefix("./")
    return name.removeprefix(CONTENT).removeprefix(FOLDER)
