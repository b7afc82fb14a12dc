"""What coverage finds, as problems with their place: faults in what is claimed, and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.load import Loaded
from generator.messages import severity_of
from generator.oit.coverage import Covered, ElementCoverage, ItemCoverage
from generator.oit.disclosure import Origin
from generator.oit.standing import Reason
from generator.problems import Finding, Place, Problem, Severity

#: A reason that says that all is well is no problem.
_FINE = "oit-not-needed"


def coverage_problems(
    covered: Iterable[Covered], loaded: Loaded, name: str, *, gaps: bool
) -> list[Problem]:
    """Report the faults of every form, and its ``gaps`` where they are asked for. ``name`` is the
    register's file: what stands nowhere yet is reported of the file as a whole."""
    problems = []
    for form in covered:
        for entry in form.items:
            for origin, reason, within in _reasons(form, entry):
                if gaps or severity_of(reason.code) is not Severity.NOTE:
                    problems += _located(origin, reason, within, loaded, name)
    return problems


def _reasons(form: Covered, entry: ItemCoverage) -> Iterator[tuple[Origin | None, Reason, str]]:
    where = f"{form.catalogue.scheme} {form.catalogue.fiscal_year} {entry.item.code}"
    own = entry.disclosure.origin if entry.disclosure else None
    for reason in entry.reasons:
        yield own or _first_origin(entry), reason, where
    for element in entry.elements:
        if element.reason and element.reason.code != _FINE:
            within = f"{where} องค์ประกอบที่ {element.number}"
            yield _origin(element) or own or _first_origin(entry), element.reason, within


def _origin(element: ElementCoverage) -> Origin | None:
    """The entry that the reason speaks of."""
    told = (s for s in element.standings if s.reason == element.reason)
    return next((standing.shown.origin for standing in told), None)


def _first_origin(entry: ItemCoverage) -> Origin | None:
    return entry.standings[0].shown.origin if entry.standings else None


def _located(
    origin: Origin | None, reason: Reason, within: str, loaded: Loaded, name: str
) -> list[Problem]:
    values = dict(reason.values)
    if origin is None:
        return [Problem(reason.code, Place(name, within=within), values)]
    found = loaded.problems_at([(origin, Finding(reason.code, origin.path, values))])
    return [replace(problem, place=replace(problem.place, within=within)) for problem in found]
