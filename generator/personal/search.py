"""Search a text or a table for personal data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.personal import accounts, contacts, identity, people
from generator.personal.folding import Folded, fold
from generator.personal.labels import has_numbers, label_in, read_scene
from generator.personal.rows import BORDER, SPREAD, Headings, spread_ids
from generator.personal.trace import REST, Trace

__all__ = ["REST", "Trace", "masked", "search", "search_rows"]


def search(text: str, context: str = "") -> list[Trace]:
    """Find personal data in a text, in order, without overlaps. ``context`` are words that stand
    near it elsewhere, such as the heading of its column."""
    folded = fold(text)
    return [
        Trace(trace.code, folded.original(trace.start), folded.original(trace.end), trace.masked)
        for trace in _apart(_all(folded, context))
    ]


def search_rows(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, Trace]]:
    """Find personal data in a table as (row, column, trace), both from 0. A cell is read together
    with the heading of its column, or with the label to its left."""
    found: list[tuple[int, int, Trace]] = []
    headings = Headings()
    above = ""
    for number, row in enumerate(rows):
        # Looking at a row as a whole first is what makes a million cells bearable.
        line = fold(BORDER.join(row)).text
        if SPREAD.search(line):
            found += ((number, *place) for place in spread_ids(row, above))
        if _may_tell(line):
            for column, cell in enumerate(row):
                if cell and _may_tell(fold(cell).text):
                    traces = search(cell, headings.context(row, column))
                    found += ((number, column, trace) for trace in traces)
        if label_in(line):
            headings.pass_by(row)
            above = line
    return sorted(found, key=lambda place: (place[0], place[1], place[2].start))


def _may_tell(text: str) -> bool:
    """Say whether a closer look at a folded text can find anything."""
    return has_numbers(text) or "@" in text or people.may_tell(text)


def _all(folded: Folded, context: str) -> Iterator[Trace]:
    if has_numbers(folded.text):
        scene = read_scene(folded.text, fold(context).text)
        yield from identity.find(scene)
        yield from accounts.find(scene)
        yield from contacts.mobiles(scene)
    yield from contacts.mailboxes(folded.text)
    yield from people.find(folded)


def _apart(traces: Iterable[Trace]) -> list[Trace]:
    """Of traces that overlap keep the sure one, then the longer one."""
    kept: list[Trace] = []
    for trace in sorted(traces, key=lambda trace: (trace.start, -trace.end)):
        if not kept or trace.start >= kept[-1].end:
            kept.append(trace)
        elif _rank(trace) > _rank(kept[-1]):
            kept[-1] = trace
    return kept


def _rank(trace: Trace) -> tuple[bool, int]:
    return not trace.code.endswith("-maybe"), trace.end - trace.start


def masked(text: str, traces: Iterable[Trace]) -> str:
    """Give the text with every trace replaced by its masked value."""
    pieces: list[str] = []
    done = 0
    for trace in sorted(traces, key=lambda trace: trace.start):
        if trace.start >= done:
            pieces += (text[done : trace.start], trace.masked)
            done = trace.end
    return "".join((*pieces, text[done:]))
