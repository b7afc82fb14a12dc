"""What a maintainer tunes without touching code: data/search.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Tuning:
    """``synonyms`` are groups of words that mean the same; ``weights`` say how much it counts
    where the words of a query stand."""

    synonyms: tuple[tuple[str, ...], ...]
    weights: dict[str, int]


@cache
def tuning() -> Tuning:
    """Read what stands in the file."""
    text = files("generator").joinpath("data/search.yml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    return Tuning(tuple(tuple(map(str, group)) for group in told["synonyms"]), told["weights"])
