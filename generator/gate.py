"""Everything that is checked of an office in one list: register, evidence, coverage, ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.addresses.book import LEDGER
from generator.budget.collect import budget_problems
from generator.ledger.check import astray, broken_seals, lost, unrecorded
from generator.ledger.living import living
from generator.load import Loaded
from generator.messages import severity_of
from generator.office import Office
from generator.oit.disclosure import Origin
from generator.oit_problems import coverage_problems
from generator.pages.site import Site
from generator.problems import Finding, Place, Problem, Severity
from generator.register import Register


def checked(
    measures: Path, loaded: Loaded, office: Office, as_of: date, *, publish: bool
) -> Loaded:
    """Add to what was loaded all that is known only when the pages are known. Before publishing,
    gaps and unrecorded addresses are told too."""
    register = loaded.register
    problems = [*loaded.problems, *office.problems]
    if register:
        site = office.site(register, as_of)
        problems += budget_problems(register, office.stock.parts)
        problems += coverage_problems(site.covered, loaded, _name(measures), gaps=publish)
        problems += _ledger(measures, loaded, register, office, site, publish=publish)
    return replace(loaded, problems=tuple(problems))


def _ledger(
    measures: Path,
    loaded: Loaded,
    register: Register,
    office: Office,
    site: Site,
    *,
    publish: bool,
) -> Iterator[Problem]:
    ledger = office.ledger
    now = living(site)
    yield from loaded.problems_at(astray(register, now.addresses, _name(measures)))
    yield from lost(site, now, register, ledger)
    yield from _changed_years(register, office, site.as_of, loaded)
    new = unrecorded(now, ledger) if publish else []
    if new:
        values = {"count": str(len(new)), "address": f"/{new[0]}"}
        yield Problem("ledger-new", Place(LEDGER), values)


def _changed_years(
    register: Register, office: Office, as_of: date, loaded: Loaded
) -> Iterator[Problem]:
    origins = {d.key: d.origin for d in register.disclosures}
    for entry in broken_seals(register, office.ledger, as_of):
        what = entry.item or entry.measure or "แผน"
        values = {"year": str(entry.year), "what": what}
        origin: Origin | None = None
        if entry.item and entry.scheme:
            origin = origins.get((entry.scheme, entry.year, entry.item))
        if origin:
            yield from loaded.problems_at([(origin, Finding("year-changed", origin.path, values))])
        else:
            yield Problem("year-changed", Place(LEDGER, within=f"/{entry.address}"), values)


def worst_first(problems: list[Problem]) -> list[Problem]:
    """Order problems by what they stop, then by place."""
    order = list(Severity)
    return sorted(problems, key=lambda p: (order.index(severity_of(p.code)), p.place, p.code))


def _name(measures: Path) -> str:
    return measures.name or str(measures)
