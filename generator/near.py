"""What somebody most likely meant by a name that nothing has."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from generator.problems import Finding, KeyPath
from generator.register import Unit
from generator.thai.text import fold


def unknown_unit(name: str, units: Mapping[str, Unit], path: KeyPath) -> Finding:
    """Report a unit that is not listed; its Thai name is known for what it is."""
    named = (key for key, unit in units.items() if fold(unit.name) == fold(name))
    near = next(named, None) or nearest(name, units)
    return Finding("unknown-unit", path, {"unit": name, "near": near, "known": ", ".join(units)})


def nearest(word: str, known: Collection[str]) -> str:
    """Name the known word that was most likely meant; "-" when none is near."""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.5)), "-")
