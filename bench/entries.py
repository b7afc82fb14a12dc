"""Made-up entries of a search index, of any number, in the words of the sample site."""

from __future__ import annotations

import random
from collections.abc import Sequence

from generator.search.entries import Entry, EntryKind

_YEARS = range(2560, 2570)


def pieces_of(entries: Sequence[Entry]) -> list[str]:
    """Collect the runs of letters that the texts of real entries hold."""
    return [piece for entry in entries for piece in entry.text.split() if len(piece) >= 4]


def made_up(pieces: Sequence[str], count: int, pages: int = 0) -> list[Entry]:
    """Make ``count`` entries, the newest year first; with ``pages``, documents of that many pages
    each, whose pages share a title."""
    chance = random.Random(count)  # noqa: S311 - the same entries each time
    kinds = [EntryKind.ITEM, EntryKind.MEASURE, *[EntryKind.EVIDENCE] * 6]
    found = []
    title = ""
    for number in range(count):
        page = number % pages if pages else 0
        title = title if page else " ".join(chance.sample(pieces, 3))
        found.append(
            Entry(
                EntryKind.EVIDENCE if pages else chance.choice(kinds),
                f"made-up/{number}/",
                title,
                " ".join(chance.sample(pieces, 40)),
                year=_YEARS[(number // max(1, pages)) % len(_YEARS)],
                place=f"หน้า {page + 1}" if pages else f"{number}",
            )
        )
    return sorted(found, key=lambda entry: -(entry.year or 0))
