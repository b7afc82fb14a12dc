"""One plan: from the mapping of a fiscal year to its groups and measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.dates import DateReader
from generator.document import GroupShape, MeasureShape, PlanShape
from generator.evidence import EvidenceReader
from generator.meaning import MeasureReader
from generator.problems import Finding, KeyPath
from generator.register import Group, Grouping, Measure, Plan, Preface, Unit
from generator.shape import fit

GROUPINGS = {
    "indicators": Grouping.INDICATORS,
    "dimensions": Grouping.DIMENSIONS,
    "measures": Grouping.NONE,
}
#: ITA has ten indicators (design: the facts of the field).
_LAST_INDICATOR = 10


def read_plan(
    data: Any,
    path: KeyPath,
    units: Mapping[str, Unit] | None,
    evidence: EvidenceReader,
    changed: date | None,
    findings: list[Finding],
) -> Plan | None:
    """Read the plan that stands at ``path``; None when it has no usable year or title.

    ``evidence`` collects the entries of all plans.
    """
    if not isinstance(data, Mapping):
        fit(PlanShape, data, path, findings)
        return None
    head = {key: value for key, value in data.items() if key not in GROUPINGS}
    shape = fit(PlanShape, head, path, findings)
    reader = MeasureReader(units, evidence, DateReader(_year(shape, head), findings))
    used = _group_keys(data, path, findings)
    groups = tuple(
        group for key in used for group in _groups(data.get(key), key, (*path, key), reader)
    )
    if shape is None:
        return None
    preface = tuple(Preface(item.heading, item.text) for item in shape.preface)
    return Plan(
        fiscal_year=shape.fiscal_year,
        title=shape.title,
        monitored_by=shape.monitored_by,
        preface=preface,
        note=shape.note,
        grouping=GROUPINGS[used[0]],
        groups=groups,
        changed=changed,
    )


def _year(shape: PlanShape | None, head: Mapping[str, Any]) -> int | None:
    """Find the year, also when another part of the head is broken."""
    if shape is not None:
        return shape.fiscal_year
    year = {"fiscal_year": head.get("fiscal_year"), "title": "-"}
    alone = fit(PlanShape, year, (), [])
    return alone.fiscal_year if alone else None


def _group_keys(data: Mapping[str, Any], path: KeyPath, findings: list[Finding]) -> list[str]:
    used = [key for key in GROUPINGS if data.get(key) is not None]
    for extra in used[1:]:
        values = {"first": used[0], "second": extra}
        findings.append(Finding("grouped-twice", (*path, extra), values, at_key=True))
    return used or ["measures"]


def _groups(data: Any, key: str, path: KeyPath, reader: MeasureReader) -> Iterator[Group]:
    if data is None:
        return
    if not isinstance(data, list):
        found: list[Finding] = []
        fit(PlanShape, {key: data}, path[:-1], found)
        reader.findings.extend(finding for finding in found if finding.path == path)
        return
    if key == "measures":
        yield Group(0, "", tuple(_measures(data, "", path, reader)))
        return
    numbers: set[int] = set()
    for index, item in enumerate(data):
        here = (*path, index)
        group = _group_head(item, here, reader.findings)
        if group:
            _check_number(group.number, key, numbers, (*here, "number"), reader.findings)
        inner = item.get("measures") if isinstance(item, Mapping) else None
        prefix = f"{group.number}." if group else ""
        measures = tuple(_measures(inner or [], prefix, (*here, "measures"), reader))
        if group:
            yield Group(group.number, group.name, measures)


def _group_head(item: Any, path: KeyPath, findings: list[Finding]) -> GroupShape | None:
    if isinstance(item, Mapping) and isinstance(item.get("measures"), list):
        item = {key: value for key, value in item.items() if key != "measures"}
    return fit(GroupShape, item, path, findings)


def _check_number(
    number: int, key: str, numbers: set[int], path: KeyPath, findings: list[Finding]
) -> None:
    if number in numbers:
        findings.append(Finding("duplicate-number", path, {"number": str(number)}))
    if key == "indicators" and number > _LAST_INDICATOR:
        findings.append(Finding("unknown-indicator", path, {"number": str(number)}))
    numbers.add(number)


def _measures(data: Any, prefix: str, path: KeyPath, reader: MeasureReader) -> Iterator[Measure]:
    if not isinstance(data, list):
        return
    for index, item in enumerate(data):
        here = (*path, index)
        before = len(reader.findings)
        shape = fit(MeasureShape, item, here, reader.findings)
        if isinstance(item, Mapping) and (shape is None or not shape.evidence):
            reader.evidence.faulty(item.get("evidence"))
        if shape:
            faulty = {
                f.path[len(here)] for f in reader.findings[before:] if len(f.path) > len(here)
            }
            yield reader.measure(shape, f"{prefix}{index + 1}", here, faulty)
