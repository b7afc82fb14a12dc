"""The headings of a document with their pages, as it names them itself: bookmarks and slides."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from generator.edit.refused import not_set_aside
from generator.incoming.arrival import Arrival
from generator.inspect.apart import Ended, run_apart
from generator.inspect.facts import Format, PartKind
from generator.inspect.limits import MOST_MEMORY, MOST_SECONDS
from generator.personal.search import search

#: More headings than a reader looks through are of no help.
_MOST = 15
_LONGEST = 80


def outline(arrived: Arrival) -> dict[str, int]:
    """Name pages by the headings that begin on them; a document without any gives none."""
    if arrived.facts.format is Format.PDF:
        found = _bookmarks(arrived.data)
    else:
        slides = (part for part in arrived.parts if part.kind is PartKind.SLIDE)
        found = [(part.title, part.number) for part in slides]
    named: dict[str, int] = {}
    for title, page in found:
        text = " ".join(title.split())
        if text and len(text) <= _LONGEST and not search(text):
            named.setdefault(text, page)
    # The title itself, on the first page, leads nowhere.
    inner = {title: page for title, page in named.items() if page > 1}
    return dict(list(inner.items())[:_MOST])


def _bookmarks(data: bytes) -> list[tuple[str, int]]:
    """Read the bookmarks in a worker: a hostile file may take all there is."""
    with tempfile.TemporaryDirectory(prefix="prongsai-") as folder:
        path = Path(folder) / "file"
        try:
            path.write_bytes(data)
        except OSError as error:
            raise not_set_aside(error) from error
        done = run_apart(bookmarks_of, [path], seconds=MOST_SECONDS, memory=MOST_MEMORY)
        [(_, found)] = done
    return [] if isinstance(found, Ended) else found


def bookmarks_of(path: Path) -> list[tuple[str, int]]:
    """Read the bookmarks of the first level with their pages, from 1."""
    with pypdfium2.PdfDocument(path) as document:
        return list(_read(document))


def _read(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    for bookmark in document.get_toc(max_depth=1):
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        if page is not None:
            yield bookmark.get_title(), page + 1
