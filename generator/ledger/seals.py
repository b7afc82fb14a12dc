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
    for disclosure in register.disclosures:
        if disclosure.fiscal_year < last_open:
            yield _disclosure(disclosure)


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
        "due": measure.due.raw if measure.due else None,
        "units": [unit.id for unit in measure.units],
        "monitoring": measure.monitoring.raw if measure.monitoring else None,
        "budget": measure.budget.raw if measure.budget else None,
        "evidence": [_evidence(p.evidence) for p in measure.evidence if not p.evidence.sample],
        "progress": [
            [entry.period.raw, entry.result, entry.problems, entry.suggestions, entry.evidence]
            for entry in measure.progress
        ],
    }


def _disclosure(disclosure: Disclosure) -> Sealed:
    addresses = FormLinks(disclosure.scheme, disclosure.fiscal_year)
    kept = [s for s in disclosure.shown if not (s.evidence and s.evidence.sample)]
    says = {"note": disclosure.note, "shown": [_shown(shown) for shown in kept]}
    return Sealed(
        addresses.item(disclosure.code),
        _fingerprint(says),
        disclosure.fiscal_year,
        scheme=disclosure.scheme,
        item=disclosure.code,
    )


def _shown(shown: Shown) -> list[Any]:
    evidence = _evidence(shown.evidence) if shown.evidence else None
    spot = shown.spot
    return [
        evidence, shown.site, shown.measure, shown.written, shown.url,
        [spot.page, spot.anchor, spot.sheet, spot.heading],
        shown.elements, shown.none, shown.lacks,
    ]  # fmt: skip


def _evidence(evidence: Evidence) -> list[Any]:
    return [evidence.id, evidence.url, [file.facts.sha256 for file in evidence.files]]


def _fingerprint(facts: Mapping[str, Any]) -> str:
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
