"""Join what was read apart: measures with the evidence that claims to prove them, and evidence
with its later versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.claims import Claim
from generator.evidence import EvidenceReader
from generator.near import nearest
from generator.problems import Finding
from generator.register import Evidence, EvidenceState, Measure, Output, Plan, Proof

#: A measure by fiscal year and id.
Key = tuple[int, str]


def join(reader: EvidenceReader, plans: Sequence[Plan]) -> tuple[list[Plan], list[Evidence]]:
    """Give every measure its proofs and every piece of evidence its successor."""
    _mentions(reader)
    _withdrawn_again(reader)
    versions(reader)
    measures = {(plan.fiscal_year, m.id): m for plan in plans for m in plan.measures}
    years: dict[str, list[int]] = {}
    for year, id_ in measures:
        years.setdefault(id_, []).append(year)
    proofs: dict[Key, dict[str, Proof]] = {}
    for claim in reader.claims:
        key = _target(claim, years)
        if key is None:
            continue
        evidence = reader.entries[claim.evidence]
        if key in reader.unsure:
            continue
        outputs = _proved(claim, evidence, measures[key].outputs)
        before = proofs.setdefault(key, {}).get(evidence.id)
        outputs = (*before.outputs, *outputs) if before else outputs
        proofs[key][evidence.id] = Proof(evidence, tuple(dict.fromkeys(outputs)))
    return [_proven(plan, proofs) for plan in plans], list(reader.entries.values())


def _mentions(reader: EvidenceReader) -> None:
    """Report ids in progress entries that no evidence has."""
    for id_, path, findings in reader.mentions:
        if id_ not in reader.entries:
            values = {"id": id_, "near": nearest(id_, reader.entries)}
            findings.append(Finding("unknown-evidence", path, values))


def _withdrawn_again(reader: EvidenceReader) -> None:
    """Hold back what one entry withdrew and another names, by the file or by the same content."""
    withdrawn = {
        sha256: entry.id
        for entry in reader.entries.values()
        if entry.withdrawn
        for sha256 in entry.withdrawn.sha256
    }
    for entry in list(reader.entries.values()):
        again = [file for file in entry.files if file.facts.sha256 in withdrawn]
        if not again:
            continue
        path, findings = reader.places[entry.id]
        values = {"file": again[0].name, "id": withdrawn[again[0].facts.sha256]}
        findings.append(Finding("evidence-withdrawn-again", (*path, "file"), values))
        files = tuple(replace(file, held=file.held or file in again) for file in entry.files)
        reader.entries[entry.id] = replace(entry, files=files, state=EvidenceState.HELD)


def versions(reader: EvidenceReader) -> None:
    """Tell each replaced entry by which one; circles and two successors are reported."""
    for entry in list(reader.entries.values()):
        if entry.replaces is None:
            continue
        path, findings = reader.places[entry.id]
        where = (*path, "replaces")
        before = reader.entries.get(entry.replaces)
        if before is None:
            values = {"id": entry.replaces, "near": nearest(entry.replaces, reader.entries)}
            findings.append(Finding("unknown-evidence", where, values))
        elif _leads_to(entry.id, entry.replaces, reader.entries):
            findings.append(Finding("evidence-replaces-circle", where, {"id": entry.replaces}))
        elif before.replaced_by:
            values = {"id": before.id, "other": before.replaced_by}
            findings.append(Finding("evidence-replaced-twice", where, values))
        else:
            reader.entries[before.id] = _replaced(before, entry.id)


def _replaced(before: Evidence, successor: str) -> Evidence:
    return replace(before, replaced_by=successor, state=before.state.when_replaced)


def _leads_to(goal: str, start: str, entries: Mapping[str, Evidence]) -> bool:
    seen: set[str] = set()
    step: str | None = start
    while step is not None and step not in seen:
        if step == goal:
            return True
        seen.add(step)
        step = entries[step].replaces if step in entries else None
    return False


def _target(claim: Claim, years: Mapping[str, Sequence[int]]) -> Key | None:
    """Find the measure that a claim means; an entry's own measure is always there."""
    known = years.get(claim.measure, [])
    if claim.year is not None and claim.year in known:
        return claim.year, claim.measure
    if claim.own:
        return None
    path = (*claim.path, "measure")
    if claim.year is None and claim.folder is not None and claim.folder in known:
        return claim.folder, claim.measure
    if claim.year is None and len(known) == 1:
        return known[0], claim.measure
    if known:
        values = {"id": claim.measure, "years": ", ".join(str(year) for year in known)}
        claim.findings.append(Finding("evidence-measure-year", path, values))
    else:
        values = {"id": claim.measure, "near": nearest(claim.measure, set(years))}
        claim.findings.append(Finding("unknown-measure", path, values))
    return None


def _proved(claim: Claim, evidence: Evidence, outputs: tuple[Output, ...]) -> tuple[int, ...]:
    for index, number in enumerate(claim.proves):
        if not 1 <= number <= len(outputs):
            values = {"number": str(number), "count": str(len(outputs))}
            path = (*claim.path, "proves", index)
            claim.findings.append(Finding("unknown-output", path, values))
    proves = tuple(n for n in claim.proves if n <= len(outputs))
    proves = proves or _plainly_proves(evidence.kind, outputs)
    if outputs and not proves:
        values = {"title": evidence.title}
        claim.findings.append(Finding("proves-unclear", claim.path, values))
    return proves


def _plainly_proves(kind: str | None, outputs: tuple[Output, ...]) -> tuple[int, ...]:
    """Name the output that a piece of evidence stands for, when only one is possible."""
    if len(outputs) == 1:
        return (1,)
    same = tuple(n for n, output in enumerate(outputs, 1) if kind and output.kind == kind)
    return same if len(same) == 1 else ()


def _proven(plan: Plan, proofs: Mapping[Key, Mapping[str, Proof]]) -> Plan:
    if not any(year == plan.fiscal_year for year, _ in proofs):
        return plan
    groups = tuple(
        replace(group, measures=tuple(_with(plan.fiscal_year, group.measures, proofs)))
        for group in plan.groups
    )
    return replace(plan, groups=groups)


def _with(
    year: int, measures: Iterable[Measure], proofs: Mapping[Key, Mapping[str, Proof]]
) -> Iterable[Measure]:
    for measure in measures:
        own = proofs.get((year, measure.id))
        yield replace(measure, evidence=tuple(own.values())) if own else measure
