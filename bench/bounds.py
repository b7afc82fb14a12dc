"""What the project promises about time, memory and growth, and whether a session holds it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.cases import BUILT, LARGE, SMALL
from bench.session import PARTS, Case

#: Building the pages assesses the plans once more inside: ``assess`` is part of ``pages``.
OURS = ("load", "pages")
GIB = 2**30
_MOST_SHARE, _MOST_SECONDS, _MOST_GROWTH = 0.15, 15.0, 1.1


@dataclass(frozen=True, slots=True)
class Bound:
    """A promise in words, what was measured, and whether it holds; None when that is unknown."""

    says: str
    measured: str
    holds: bool | None


def share(case: Case) -> float | None:
    """Say which part of the whole build is ours, from 0 to 1."""
    return ratio(case.seconds(*OURS), case.seconds("build"))


def ratio(above: float | None, below: float | None) -> float | None:
    """Divide; None when one side is not known or nothing."""
    return above / below if above is not None and below else None


def growth(cases: Sequence[Case]) -> dict[str, float | None]:
    """Give the slopes between the small and the large register on logarithmic scales.

    1 is linear, 2 quadratic. Memory counts above what the interpreter and the modules take.
    """
    small, large = find(cases, SMALL), find(cases, LARGE)
    slopes = {step: _slope(small.seconds(step), large.seconds(step)) for step in PARTS}
    slopes["load + pages"] = _slope(small.seconds(*OURS), large.seconds(*OURS))
    for step in PARTS:
        slopes[f"memory of {step}"] = _slope(small.grown(step), large.grown(step))
    return slopes


def _slope(small: float | None, large: float | None) -> float | None:
    if not small or not large or small <= 0 or large <= 0:
        return None
    return math.log(large / small) / math.log(LARGE / SMALL)


def find(cases: Sequence[Case], measures: int) -> Case:
    """Find the site with so many measures."""
    return next(case for case in cases if case.measures == measures)


def bounds(cases: Sequence[Case]) -> Iterator[Bound]:
    """Hold the session against every bound."""
    built, large = find(cases, BUILT), find(cases, LARGE)
    ours = share(built)
    says = f"our part of the whole build at {BUILT:,} measures is at most {_MOST_SHARE:.0%}"
    yield _bound(says, ours, _MOST_SHARE, "{:.1%}")
    seconds = large.seconds(*OURS)
    says = f"load + pages of {LARGE:,} measures take at most {_MOST_SECONDS:.0f} s"
    yield _bound(says, seconds, _MOST_SECONDS, "{:.1f} s")
    peak = ratio(large.peak("pages"), GIB)
    yield _bound(f"load + pages of {LARGE:,} measures take at most 1 GiB", peak, 1, "{:.2f} GiB")
    yield _growth_bound(growth(cases))
    slower = ratio(built.seconds("build"), built.seconds("plain"))
    says = f"the whole build at {BUILT:,} measures is no slower than plain MkDocs + Material"
    yield _bound(says, slower, 1, "{:.2f} × plain")


def _growth_bound(slopes: dict[str, float | None]) -> Bound:
    known = {name: slope for name, slope in slopes.items() if slope is not None}
    says = f"growth exponents from {SMALL:,} to {LARGE:,} are at most {_MOST_GROWTH}"
    if not known:
        return Bound(says, "not measured", None)
    name, slope = max(known.items(), key=lambda item: item[1])
    whole = len(known) == len(slopes)
    holds = slope <= _MOST_GROWTH
    return Bound(says, f"largest {slope:.2f} ({name})", holds if whole or not holds else None)


def _bound(says: str, value: float | None, most: float, shown: str) -> Bound:
    if value is None:
        return Bound(says, "not measured", None)
    return Bound(says, shown.format(value), value <= most)
