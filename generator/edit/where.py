"""Where measures and evidence are written: the file, and the path within its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.load import Loaded
from generator.plan import GROUPINGS
from generator.problems import KeyPath
from generator.thai.text import fold


def file_of_measure(register: Path, loaded: Loaded, year: int, measure: str) -> Path | None:
    """Find the file that a measure is written in."""
    for name, source in loaded.sources.items():
        if measure_path(source.data, year, measure) is not None:
            return path_of(register, name)
    return None


def file_of_evidence(register: Path, loaded: Loaded, evidence: str) -> Path | None:
    """Find the file that an entry of evidence is written in."""
    for name, source in loaded.sources.items():
        if evidence_path(source.data, evidence) is not None:
            return path_of(register, name)
    return None


def plan_in_files(
    register: Path, loaded: Loaded, year: int
) -> tuple[Path, KeyPath, dict[str, Any]] | None:
    """Find the file that the plan of a year is written in, the place in it, and its values."""
    for name, source in loaded.sources.items():
        for plan, path in _plans(source.data):
            # A file of disclosures has a year too.
            if _year(plan) == year and "title" in plan:
                return path_of(register, name), path, plan
    return None


def measure_path(data: Any, year: int, measure: str) -> KeyPath | None:
    """Find a measure in the values of measures.yml, or of a plan's own file."""
    for plan, path in _plans(data):
        if _year(plan) == year:
            for entry, inner in measures_of(plan):
                if isinstance(entry, dict) and entry.get("id") == measure:
                    return (*path, *inner)
    return None


def evidence_path(data: Any, evidence: str) -> KeyPath | None:
    """Find an entry of evidence by its id."""
    for path, entry in all_evidence(data):
        if id_of(entry) == evidence:
            return path
    return None


def all_evidence(data: Any) -> Iterator[tuple[KeyPath, Any]]:
    """Give every entry of evidence of a file with its place."""
    if isinstance(data, dict):
        yield from _entries(data.get("evidence"), ("evidence",))
    for plan, path in _plans(data):
        for measure, inner in measures_of(plan):
            if isinstance(measure, dict):
                yield from _entries(measure.get("evidence"), (*path, *inner, "evidence"))


def id_of(entry: Any) -> str | None:
    """Tell the id of an entry: as written, or from the name of its first file."""
    if isinstance(entry, dict):
        files = entry.get("file")
        first = files[0] if isinstance(files, list) and files else files
        return entry.get("id") or id_of(first)
    if not isinstance(entry, str):
        return None
    return PurePosixPath(entry).stem.lower().replace("_", "-")


def path_of(register: Path, name: str) -> Path:
    """Find a file by the name that the register calls it."""
    return register if name == register.name else register.parent / name


def _plans(data: Any) -> Iterator[tuple[Any, KeyPath]]:
    if not isinstance(data, dict):
        return
    if "fiscal_year" in data:
        yield data, ()
    plans = data.get("plans")
    for index, plan in enumerate(plans if isinstance(plans, list) else []):
        if isinstance(plan, dict):
            yield plan, ("plans", index)


def _year(plan: dict[str, Any]) -> int | None:
    year = fold(str(plan.get("fiscal_year")))
    return int(year) if year.isdecimal() else None


def measures_of(plan: Mapping[str, Any]) -> Iterator[tuple[Any, KeyPath]]:
    """Give the measures of a plan with their places in it, in their order."""
    for key in GROUPINGS:
        groups = plan.get(key)
        if not isinstance(groups, list):
            continue
        for index, group in enumerate(groups):
            if key == "measures":
                yield group, (key, index)
                continue
            inner = group.get("measures") if isinstance(group, dict) else None
            for number, measure in enumerate(inner if isinstance(inner, list) else []):
                yield measure, (key, index, "measures", number)


def _entries(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield (*path, index), entry
