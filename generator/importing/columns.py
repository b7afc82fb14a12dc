"""What the head of a column means, by the names in data/columns.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from generator.thai.text import fold

#: A head is short; texts of cells contain the same words.
_LONGEST_HEAD = 70
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_LETTER = re.compile(r"[\s*:：.\"“”'_]")
#: The share of a head that the name it contains must have.
_SHARE = 0.5
_BETWEEN = re.compile(r"/|และ|หรือ|,|\+|&")


class Role(StrEnum):
    """What a column holds; most are keys of a measure or of a progress entry."""

    ORDER = "order"
    INDICATOR = "indicator"
    DIMENSION = "dimension"
    ISSUE = "issue"
    ACTIVITIES = "activities"
    OUTPUTS = "outputs"
    OUTREACH = "outreach"
    DUE = "due"
    START = "start"
    UNITS = "units"
    MONITORING = "monitoring"
    BUDGET = "budget"
    NOTE = "note"
    PERIOD = "period"
    RESULT = "result"
    SPENT = "spent"
    PROBLEMS = "problems"
    SUGGESTIONS = "suggestions"
    EVIDENCE = "evidence"
    OTHER = "other"


#: The columns of a report on a plan, which become progress entries.
REPORTED = (Role.RESULT, Role.SPENT, Role.PROBLEMS, Role.SUGGESTIONS)


@cache
def vocabulary() -> Mapping[str, Any]:
    """Read data/columns.yml."""
    text = files("generator").joinpath("data/columns.yml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - texts
    return read


@cache
def _names() -> Mapping[str, Role]:
    return {
        squeeze(name): Role(role)
        for role, names in vocabulary()["columns"].items()
        for name in names
    }


def called(role: Role | str) -> str:
    """Name a role in Thai, with its key."""
    return f"{vocabulary()['called'][str(role)]} ({role})"


@cache
def known_indicators() -> Mapping[str, int]:
    """The numbers of ITA's indicators by their squeezed names."""
    return {squeeze(name): int(number) for name, number in vocabulary()["indicators"].items()}


def squeeze(text: str) -> str:
    """Fold a text and take out what heads are written with and without: spaces, dots, colons."""
    return _NO_LETTER.sub("", fold(text)).casefold()


@lru_cache(maxsize=10_000)
def role_of(text: str) -> Role | None:
    """Tell what a head means: it is a name, begins with one, or one is most of it."""
    plain = squeeze(_IN_BRACKETS.sub("", fold(text))) or squeeze(text)
    if not plain or len(plain) > _LONGEST_HEAD:
        return None
    names = _names()
    if plain in names:
        return names[plain]
    parts = [part for part in _BETWEEN.split(plain) if part]
    if len(parts) > 1 and all(_best(part, _SHARE) for part in parts):
        return _best(parts[0], _SHARE)
    return _best(plain, _SHARE)


def _best(plain: str, share: float) -> Role | None:
    fitting = [name for name in _names() if name in plain and len(name) >= share * len(plain)]
    return _names()[max(fitting, key=len)] if fitting else None
