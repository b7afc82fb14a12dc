"""One file used for what it cannot show twice: unrelated items of a year, or two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.oit.catalogue import Catalogue, Item
from generator.oit.standing import CoverageState, Reason, Standing, because
from generator.oit.times import Time

#: An item by scheme, year and code.
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class _Use:
    key: Key
    index: int
    standing: Standing
    item: Item

    @property
    def scope(self) -> tuple[str, int]:
        """Scheme and year."""
        return self.key[:2]


def shared_files(
    judged: Mapping[Key, Sequence[Standing]], items: Mapping[Key, tuple[Catalogue, Item]]
) -> dict[Key, tuple[Standing, ...]]:
    """Put in doubt what one file is meant to show twice. Places that had a fault keep it.

    Different pages of one file may well show different items.
    """
    by_file: dict[str, list[_Use]] = {}
    for key, standings in judged.items():
        for index, standing in enumerate(standings):
            for sha256 in _hashes(standing):
                by_file.setdefault(sha256, []).append(_Use(key, index, standing, items[key][1]))
    doubts: dict[tuple[Key, int], Reason] = {}
    for uses in by_file.values():
        for use, reason in _doubts(uses):
            doubts.setdefault((use.key, use.index), reason)
    return {
        key: tuple(_doubted(s, doubts.get((key, index))) for index, s in enumerate(standings))
        for key, standings in judged.items()
    }


def _hashes(standing: Standing) -> set[str]:
    evidence = standing.shown.evidence
    return {file.facts.sha256 for file in evidence.files} if evidence else set()


def _doubts(uses: Sequence[_Use]) -> Iterator[tuple[_Use, Reason]]:
    for use in uses:
        for other in uses:
            if other.key == use.key:
                continue
            if other.scope == use.scope:
                if not use.item.is_related(other.item) and _same_place(use, other):
                    yield use, because("oit-same-file-items", other=other.item.code)
            elif _same_year_claimed_twice(use, other):
                yield use, because("oit-same-file-years", other=str(other.key[1]))


def _same_place(use: _Use, other: _Use) -> bool:
    """Whether both mean the same page, or one of them the whole file."""
    first, second = use.standing, other.standing
    if first.shown.spot.whole or second.shown.spot.whole:
        return True
    return first.found.part == second.found.part


def _same_year_claimed_twice(use: _Use, other: _Use) -> bool:
    """Whether the same data are said to be of two times, and each item wants its own."""
    yearly = all(Time(u.item.asked, u.key[1]).yearly for u in (use, other))
    return yearly and use.standing.spans != other.standing.spans


def _doubted(standing: Standing, reason: Reason | None) -> Standing:
    fine = standing.state in (CoverageState.PUBLISHED, CoverageState.PARTLY)
    if reason is None or not fine:
        return standing
    return replace(standing, state=CoverageState.UNSURE, reason=reason)
