"""What a maintainer tunes without touching code: data/search.yml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """Read the groups of words that mean the same."""
    text = files("generator").joinpath("data/search.yml").read_text(encoding="utf-8")
    return tuple(tuple(map(str, group)) for group in yaml.safe_load(text)["synonyms"])
