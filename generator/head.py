"""The head of measures.yml: all but the long lists, which are read one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.document import KEYS, EvidenceShape, RegisterShape
from generator.problems import Finding, KeyPath
from generator.shape import fit
from generator.source import Source
from generator.written import as_evidence

_ONE_BY_ONE = ("plans", "evidence", "disclosures")
_YEAR = re.compile(r"(?:content/)?(?:evidence/)?(25\d\d)[/\\]")


@dataclass(frozen=True, slots=True)
class Head:
    """The head as far as it could be read, and what waits to be read."""

    shape: RegisterShape | None
    plans: list[Any]
    evidence: list[Any]
    disclosures: list[Any]


def read_head(source: Source, findings: list[Finding]) -> Head:
    """Read the head; a fault in it leaves the long lists to be read all the same."""
    data = source.written(KEYS)
    if not isinstance(data, Mapping):
        return Head(fit(RegisterShape, data, (), findings), [], [], [])
    if isinstance(data.get("evidence"), str):
        data = {**data, "evidence": [data["evidence"]]}
    lists = {key: data[key] for key in _ONE_BY_ONE if isinstance(data.get(key), list)}
    shape = fit(RegisterShape, {**data, **{key: [] for key in lists}}, (), findings)
    return Head(shape, *(lists.get(key, []) for key in _ONE_BY_ONE))


def fit_evidence(entry: Any, path: KeyPath, findings: list[Finding]) -> EvidenceShape | None:
    """Read an entry of the register's own list: details, or only the name of a file."""
    return fit(EvidenceShape, as_evidence(entry), path, findings)


def folder_year(shape: EvidenceShape) -> int | None:
    """Tell the fiscal year whose folder the first file lies in."""
    match = _YEAR.match(shape.file[0]) if shape.file else None
    return int(match[1]) if match else None
