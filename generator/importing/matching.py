"""Which measure of a plan that is there already a measure of a document is."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.edit.data import look
from generator.edit.where import measures_of
from generator.importing.columns import squeeze
from generator.importing.draft import DraftMeasure
from generator.problems import KeyPath

#: Texts so alike are the same measure with its words changed.
_ALIKE = 0.75
#: Comparing every text with every other takes time that grows with both.
_MOST_COMPARED = 40_000


@dataclass(frozen=True, slots=True)
class Existing:
    """A measure as it stands in a YAML file: where, in which group, and its values; ``issue`` is
    the text of its own or of the measure that it names."""

    path: KeyPath
    group: int
    value: Mapping[str, Any]
    issue: str

    @property
    def id(self) -> str:
        """Its permanent id."""
        return str(self.value.get("id", ""))


def existing_of(plan: Mapping[str, Any], path: KeyPath) -> Iterator[Existing]:
    """Give the measures of a plan's mapping in their order."""
    issues: dict[str, str] = {}
    for value, inner in measures_of(plan):
        group = look(plan, (*inner[:2], "number")) if len(inner) > 2 else None
        issue = str(value.get("issue") or issues.get(str(value.get("issue_from")), ""))
        issues[str(value.get("id"))] = issue
        yield Existing((*path, *inner), int(str(group or 0)), value, issue)


def matched(
    existing: Sequence[Existing], wanted: Sequence[tuple[int, DraftMeasure]]
) -> dict[int, Existing]:
    """Give the existing measure for each wanted one (group, measure), by its place in the list;
    the plainest signs first, so that a likeness never takes what an equal text claims."""
    found: dict[int, Existing] = {}
    free = list(existing)
    for sign_there, sign_here in _SIGNS:
        places: dict[Any, list[Existing]] = {}
        for there in free:
            if (sign := sign_there(there)) is not None:
                places.setdefault(sign, []).append(there)
        for index, (group, measure) in enumerate(wanted):
            sign = sign_here(group, measure)
            if index not in found and sign is not None and places.get(sign):
                found[index] = places[sign].pop(0)
        taken = {there.path for there in found.values()}
        free = [there for there in free if there.path not in taken]
    _alike(free, wanted, found)
    return found


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(text) for text in value or ()]


def _there(there: Existing) -> str:
    return squeeze("\n".join(_texts(there.value.get("activities")))).replace("-", "")


def _here(measure: DraftMeasure) -> str:
    return squeeze("\n".join(measure.activities)).replace("-", "")


def _issue(text: str) -> str:
    return squeeze(text).replace("-", "")


_SIGNS: tuple[
    tuple[Callable[[Existing], Any], Callable[[int, DraftMeasure], Any]],
    ...,
] = (
    (
        lambda there: (there.group, _issue(there.issue), _there(there)),
        lambda group, measure: (group, _issue(measure.issue), _here(measure)),
    ),
    (
        lambda there: (_issue(there.issue), _there(there)),
        lambda _, measure: (_issue(measure.issue), _here(measure)),
    ),
    (
        lambda there: (there.group, _issue(there.issue)),
        lambda group, measure: (group, _issue(measure.issue)),
    ),
    (lambda there: _issue(there.issue), lambda _, measure: _issue(measure.issue)),
    (
        lambda there: (there.group, _there(there) or None),
        lambda group, measure: (group, _here(measure) or None),
    ),
    # A report may name the measures by what was done alone.
    (lambda there: _there(there) or None, lambda _, measure: _issue(measure.issue)),
)


def _alike(
    free: list[Existing], wanted: Sequence[tuple[int, DraftMeasure]], found: dict[int, Existing]
) -> None:
    open_ = [index for index in range(len(wanted)) if index not in found]
    if len(open_) * len(free) > _MOST_COMPARED:
        return
    scores = sorted(
        (-_likeness(there, *wanted[index]), index, place)
        for index in open_
        for place, there in enumerate(free)
    )
    taken: set[int] = set()
    for score, index, place in scores:
        if -score >= _ALIKE and index not in found and place not in taken:
            found[index] = free[place]
            taken.add(place)


def _likeness(there: Existing, group: int, measure: DraftMeasure) -> float:
    if there.group != group:
        return 0.0
    old, new = _issue(there.issue) + _there(there), _issue(measure.issue) + _here(measure)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0
