"""What a file says of itself that an entry of evidence can say: title, kind, date, year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.incoming.arrival import Arrival
from generator.inspect.facts import Part
from generator.kinds import kind_of
from generator.personal.search import search
from generator.register import Measure
from generator.thai.text import fold

_SEPARATORS = re.compile(r"[_\s]+|(?<=[^\d])-(?=[^\d])")
#: A year named as such: ปีงบประมาณ พ.ศ. 2566, ประจำปี 2566.
_YEAR = re.compile(r"ปี(?:งบประมาณ)?\s*(?:พ\.?\s*ศ\.?)?\s*(25\d\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(25[5-9]\d)(?!\d)")


def title_of(arrived: Arrival) -> str | None:
    """Propose a title: what the file says, or its name where that is Thai or of several words."""
    if arrived.facts.title and not search(arrived.facts.title):
        return arrived.facts.title
    stem = arrived.named.rpartition(".")[0] or arrived.named
    words = " ".join(_SEPARATORS.sub(" ", stem).split())
    tells = re.search("[ก-๛]{3}", words) or " " in words
    return words if tells and not search(words) else None


def kind_from(title: str | None, measure: Measure | None) -> str | None:
    """Propose a kind: what the title says, or what the measure is to bring forth."""
    said = kind_of(title) if title else None
    if said or measure is None:
        return said
    kinds = {output.kind for output in measure.outputs}
    return kinds.pop() if len(kinds) == 1 else None


def other_years(arrived: Arrival, title: str | None, year: int) -> list[int]:
    """Tell which years a file names in its title, its name or on its first page, when ``year`` is
    not among them."""
    head = fold(f"{title or ''} {arrived.facts.title or ''}")
    said = {int(found) for found in _YEAR.findall(head + fold(_first_page(arrived.parts)))}
    said |= {int(found) for found in _ANY_YEAR.findall(f"{head} {fold(arrived.named)}")}
    return [] if year in said else sorted(said)


def _first_page(parts: Sequence[Part]) -> str:
    first = parts[0] if parts else None
    return f" {first.title} {first.text[:2000]}" if first else ""
