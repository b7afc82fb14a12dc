"""The index as files that a browser asks for one by one; scripts, for these open from a disk too.

``search/index.js`` says how many there are; ``search/pairs-N.js`` which entries hold two letters
next to each other, and which are called by a name; ``search/units.js`` whose they are;
``search/texts-N.js`` what they say. A query asks for the few files of its letters, then for the
texts of what may match, and looks there for the words themselves. Every file carries the stamp of
its index: a browser that kept one of another day sees that they do not belong together.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.datafiles import json_line
from generator.search.entries import Entry
from generator.search.folding import folded, pairs
from generator.search.tuning import Tuning

#: Of the form of the files; js/finding.js reads this one.
VERSION = 2
FOLDER = "search/"
#: Letters of the texts in one file, and entries of pairs: some 10 to 20 kB each when packed.
_LETTERS = 16_000
_PAIRS = 24_000
#: Longer names are nobody's query.
_LONGEST_NAME = 24
#: Stands between texts that were folded apart; no folded text holds it.
_BETWEEN = "|"


def index_files(entries: Sequence[Entry], tuning: Tuning) -> Iterator[tuple[str, str]]:
    """Give every file as (path, text), in a fixed order; the same entries give the same bytes."""
    files = {name: json_line(data) for name, data in _files(entries, tuning)}
    stamp = hashlib.sha256("".join(files.values()).encode()).hexdigest()[:12]
    for name, data in files.items():
        yield f"{FOLDER}{name}.js", f'prongsaiSearch("{name}","{stamp}",{data});\n'


def _files(entries: Sequence[Entry], tuning: Tuning) -> Iterator[tuple[str, Any]]:
    starts = list(_starts(entries))
    titles: dict[str, list[int]] = defaultdict(list)
    bodies: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        named = _pairs((entry.title, entry.place, *entry.keys))
        for pair in named:
            titles[pair].append(number)
        for pair in _pairs((entry.text,)) - named:
            bodies[pair].append(number)
    count = sum(map(len, titles.values())) + sum(map(len, bodies.values()))
    shards = max(1, -(-count // _PAIRS))
    yield (
        "index",
        {
            "version": VERSION,
            "count": len(entries),
            "shards": shards,
            "starts": starts,
            "runs": list(_runs(entries)),
            "synonyms": [[folded(word) for word in group] for group in tuning.synonyms],
            "weights": tuning.weights,
        },
    )
    yield "units", _by_unit(entries)
    yield from _pair_files(titles, bodies, _names(entries), shards)
    ends = [*starts[1:], len(entries)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        yield f"texts-{number}", [_record(entry) for entry in entries[start:end]]


def _by_unit(entries: Sequence[Entry]) -> dict[str, str]:
    """Tell which entries are whose."""
    units: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for unit in entry.units:
            units[unit].append(number)
    return {unit: _steps(units[unit]) for unit in sorted(units)}


def _names(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Tell which entries are called what: O42 leads to one of them, whatever others say of it."""
    names: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in dict.fromkeys(map(folded, (entry.title, *entry.keys))):
            if 2 <= len(name) <= _LONGEST_NAME:
                names[name].append(number)
    return names


def _pairs(texts: Iterable[str]) -> set[str]:
    found = pairs(_BETWEEN.join(map(folded, texts)))
    return {pair for pair in found if _BETWEEN not in pair}


def _starts(entries: Sequence[Entry]) -> Iterator[int]:
    """Tell the first entry of each file of texts."""
    letters = 0
    for number, entry in enumerate(entries):
        size = len(entry.title) + len(entry.text)
        if number == 0 or letters + size > _LETTERS:
            yield number
            letters = 0
        letters += size


def _runs(entries: Sequence[Entry]) -> Iterator[tuple[int, str, int]]:
    """Tell where kind or year change: first entry, kind, year (0 when there is none)."""
    before = None
    for number, entry in enumerate(entries):
        run = (str(entry.kind), entry.year or 0)
        if run != before:
            yield (number, *run)
        before = run


def _pair_files(
    titles: dict[str, list[int]],
    bodies: dict[str, list[int]],
    names: dict[str, list[int]],
    shards: int,
) -> Iterator[tuple[str, dict[str, str]]]:
    files: list[dict[str, str]] = [{} for _ in range(shards)]
    for pair in sorted(titles.keys() | bodies.keys()):
        held = f"{_steps(titles.get(pair, ()))}|{_steps(bodies.get(pair, ()))}"
        files[shard_of(pair, shards)][pair] = held
    for name, numbers in sorted(names.items()):
        files[shard_of(name, shards)][f"={name}"] = _steps(numbers)
    for number, file in enumerate(files):
        yield f"pairs-{number}", file


def shard_of(pair: str, shards: int) -> int:
    """Tell which file holds a pair, or a name by its first pair; js/finding.js reckons the same."""
    return (ord(pair[0]) * 31 + ord(pair[1])) % shards


def _steps(numbers: Sequence[int]) -> str:
    """Write rising numbers as the steps between them."""
    return " ".join(str(b - a) for a, b in zip((0, *numbers), numbers, strict=False))


def _record(entry: Entry) -> list[Any]:
    return [entry.url, str(entry.kind), entry.title, entry.year or 0, entry.place, entry.file,
            list(entry.keys), entry.text, entry.note]  # fmt: skip
