"""The seed's own words, to be combined into texts of the same kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

#: Letters: shorter pieces hold too little. A number in an output has to be its quantity.
_SHORTEST = 8
_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the seed says: its head, its indicators' names, and pieces of its measures' cells.

    ``lists`` are whole texts of several lines, which are rare.
    """

    head: dict[str, Any]
    preface: tuple[dict[str, str], ...]
    title: str
    indicators: tuple[str, ...]
    ids: tuple[str, ...]
    units: tuple[str, ...]
    issues: tuple[str, ...]
    activities: tuple[str, ...]
    outreach: tuple[str, ...]
    lists: tuple[str, ...]


def read_phrases(path: Path) -> Phrases:
    """Collect the phrases of the register at ``path``. Raises when it is no valid register."""
    data = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - builds texts only
    plan = data["plans"][0]
    measures = [measure for group in plan["indicators"] for measure in group["measures"]]
    return Phrases(
        head={key: data[key] for key in ("agency", "units", "channels")},
        preface=tuple(plan["preface"]),
        title=plan["title"],
        indicators=tuple(group["name"] for group in plan["indicators"]),
        ids=tuple(measure["id"] for measure in measures),
        units=tuple(data["units"]),
        issues=_pieces(measure.get("issue", "") for measure in measures),
        activities=_pieces(text for measure in measures for text in measure["activities"]),
        outreach=_pieces(text for measure in measures for text in measure["outreach"]),
        lists=tuple(text for m in measures for text in m["activities"] if "\n" in text),
    )


def mix(number: int, *lists: Sequence[str]) -> str:
    """Join one phrase of each list. Numbers below the product of the lengths all differ."""
    chosen = []
    for phrases in lists:
        number, index = divmod(number, len(phrases))
        chosen.append(phrases[(index + number) % len(phrases)])
    return " ".join(chosen)


def _pieces(texts: Iterable[str]) -> tuple[str, ...]:
    """Cut texts at their spaces into different pieces of a word or more."""
    words = (word for text in texts for word in text.split() if len(word) >= _SHORTEST)
    return tuple(dict.fromkeys(word for word in words if not set(word) & set(_DIGITS)))
