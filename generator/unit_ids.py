"""The ids of units by their names: one table for all ways in, since ids stand in addresses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


def usual_id(name: str) -> str | None:
    """Give the id that units of such a name have: that of the word that stands first in it."""
    plain = "".join(name.split())
    found = [
        (plain.index(word), -len(word), own) for word, own in _known().items() if word in plain
    ]
    return min(found)[2] if found else None


@cache
def _known() -> Mapping[str, str]:
    text = files("generator").joinpath("data/units.yml").read_text(encoding="utf-8")
    known: Mapping[str, str] = yaml.safe_load(text)
    return known
