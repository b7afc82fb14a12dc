"""Seals of a closed year: fingerprints of what its plan, measures and disclosures said.

The facts that count are listed here one by one, so that a new version of the generator does not
break old seals. Samples are not the office's and leave no trace.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.oit.disclosure import Disclosure, Shown
from generator.pages.links import FormLinks, YearLinks
from generator.register import Evidence, Measure, Plan, Register
from generator.thai.period import Period, Unread

_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Sealed:
    """Something of a fiscal year that does not change any more: a ``measure`` by id, an ``item`` by
    code, or the plan itself."""

    address: str
    fingerprint: str
    year: int
    scheme: str | None = None
    item: str | None = None
    measure: str | None = None


def sealed(register: Register, last_open: int) -> Iterator[Sealed]:
    """Give the fingerprints of all years before ``last_open`` (พ.ศ.)."""
    for plan in register.plans:
        if plan.fiscal_year < last_open:
            yield from _plan(plan)
    disclosed = {disclosure.key: disclosure for disclosure in register.disclosures}
    for catalogue in register.catalogues:
        if catalogue.fiscal_year < last_open:
            for item in catalogue.items:
                yield _item(*catalogue.key, item.code, disclosed.get((*catalogue.key, item.code)))


def _plan(plan: Plan) -> Iterator[Sealed]:
    year, addresses = plan.fiscal_year, YearLinks(plan.fiscal_year)
    frame = {
        "title": plan.title,
        "preface": [[part.heading, part.text] for part in plan.preface],
        "groups": [[g.number, g.name, [m.id for m in g.measures]] for g in plan.groups],
    }
    yield Sealed(addresses.plan, _fingerprint(frame), year)
    for measure in plan.measures:
        print_ = _fingerprint(_measure(measure))
        yield Sealed(addresses.measure(measure.id), print_, year, measure=measure.id)


def _measure(measure: Measure) -> Mapping[str, Any]:
    return {
        "issue": measure.issue,
        "activities": measure.activities,
        "outputs": [output.text for output in measure.outputs],
        "outreach": measure.outreach,
        "due": _raw(measure.due),
        "units": [unit.id for unit in measure.units],
        "monitoring": _raw(measure.monitoring),
        "budget": measure.budget.raw if measure.budget else None,
        "evidence": [_evidence(p.evidence) for p in measure.evidence if not p.evidence.sample],
        "progress": [
            [entry.period.raw, entry.result, entry.problems, entry.suggestions, entry.evidence]
            for entry in measure.progress
        ],
    }


def _item(scheme: str, year: int, code: str, disclosure: Disclosure | None) -> Sealed:
    """Seal an item; also one of which nothing was disclosed, which is to stay so."""
    shown = disclosure.shown if disclosure else ()
    kept = [s for s in shown if not (s.evidence and s.evidence.sample)]
    says = {
        "note": disclosure.note if disclosure else None,
        "shown": [_shown(shown) for shown in kept],
    }
    address = FormLinks(scheme, year).item(code)
    return Sealed(address, _fingerprint(says), year, scheme=scheme, item=code)


def _shown(shown: Shown) -> list[Any]:
    evidence = _evidence(shown.evidence) if shown.evidence else None
    spot = shown.spot
    return [
        evidence, shown.site, shown.measure, shown.written, shown.url,
        [spot.page, spot.anchor, spot.sheet, spot.heading],
        shown.elements, shown.none, shown.lacks, _raw(shown.period),
    ]  # fmt: skip


def _evidence(evidence: Evidence) -> list[Any]:
    files = [file.facts.sha256 for file in evidence.files]
    return [evidence.id, evidence.url, files, _raw(evidence.period), _raw(evidence.date)]


def _raw(period: Period | Unread | None) -> str | None:
    return period.raw if period else None


def _fingerprint(facts: Mapping[str, Any]) -> str:
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
