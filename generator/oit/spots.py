"""The very place that an entry names: a page, an anchor, a sheet, a heading, and what stands there.

Nothing is taken for granted: a page must exist and hold text, a heading must be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.handwritten import HandPage
from generator.inspect.facts import FileFacts, Part, PartKind
from generator.near import nearest
from generator.oit.catalogue import Item
from generator.oit.disclosure import Shown
from generator.oit.facts import Parts
from generator.oit.words import excerpt
from generator.register import Evidence
from generator.thai.text import fold

_PAGED = (PartKind.PAGE, PartKind.SLIDE)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a reader lands. ``part`` is the number of the file's part; ``fragment`` the name of a
    place on a page of the site; ``words`` what stands there. ``code`` and ``values`` say what is
    wrong (a key of data/messages/oit.yml), ``unsure`` that it may be right all the same.
    """

    part: int | None = None
    fragment: str | None = None
    words: str = ""
    code: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    unsure: bool = False


def find_spot(shown: Shown, item: Item, read: Parts) -> Found:
    """Find the place in the first file of the evidence."""
    evidence = shown.evidence
    if evidence is None or not evidence.files:
        return Found()
    facts = evidence.files[0].facts
    parts = read(facts.sha256)
    found = _number(shown, evidence, facts, parts)
    if found.code or found.part is None:
        return found if found.code else _whole(shown, evidence, item, parts)
    part = next((part for part in parts if part.number == found.part), None)
    return _with_words(found, part, shown, evidence, item)


def _number(shown: Shown, evidence: Evidence, facts: FileFacts, parts: Sequence[Part]) -> Found:
    """Find the number of the part that is named; none when the whole file is meant."""
    spot = shown.spot
    if spot.page is not None:
        return _page(spot.page, facts, parts)
    if spot.anchor is not None:
        pages = dict(evidence.anchors)
        if spot.anchor in pages:
            return _page(pages[spot.anchor], facts, parts)
        return _wrong("oit-no-such-anchor", name=spot.anchor, near=nearest(spot.anchor, pages))
    if spot.sheet is not None:
        return _sheet(spot.sheet, parts)
    return _heading(spot.heading, parts) if spot.heading is not None else Found()


def _page(page: int, facts: FileFacts, parts: Sequence[Part]) -> Found:
    if not any(part.kind in _PAGED for part in parts) and facts.pages is None:
        return replace(_wrong("oit-no-pages", page=str(page)), unsure=True)
    last = facts.pages or len(parts)
    if page > last:
        return _wrong("oit-no-such-page", page=str(page), pages=str(last))
    return Found(part=page)


def _sheet(name: str, parts: Sequence[Part]) -> Found:
    sheets = {fold(part.title): part.number for part in parts if part.kind is PartKind.SHEET}
    if fold(name) in sheets:
        return Found(part=sheets[fold(name)])
    return _wrong("oit-no-such-sheet", name=name, near=nearest(fold(name), sheets))


def _heading(words: str, parts: Sequence[Part]) -> Found:
    wanted = _squeezed(words)
    for part in parts:
        if part.readable and wanted in _squeezed(_text(part)):
            return Found(part=part.number)
    unreadable = not all(part.readable for part in parts) or not parts
    return replace(_wrong("oit-heading-not-found", heading=words), unsure=unreadable)


def _whole(shown: Shown, evidence: Evidence, item: Item, parts: Sequence[Part]) -> Found:
    """The whole file: fine for one page, and too little to find anything in many."""
    pages = [part for part in parts if part.kind in (*_PAGED, PartKind.SHEET)]
    if len(pages) > 1 and not shown.none:
        return replace(_wrong("oit-no-place", pages=str(len(pages))), unsure=True)
    if shown.none:
        return _says_none(shown, evidence, parts, Found())
    first = next(iter(parts), None)
    number = first.number if first else None
    return _with_words(Found(part=number), first, shown, evidence, item)


def _with_words(
    found: Found, part: Part | None, shown: Shown, evidence: Evidence, item: Item
) -> Found:
    """Add what stands at the place; what cannot be read there may still be seen."""
    told = " ".join((evidence.text or "").split())
    if part is None or not part.readable:
        if told:
            return replace(found, words=excerpt(told, _wanted(shown, item)))
        return replace(found, code="oit-page-is-picture", unsure=True)
    if not _text(part).strip():
        if told:
            return replace(found, words=excerpt(told, _wanted(shown, item)))
        return replace(found, code="oit-page-without-text")
    if shown.none:
        return _says_none(shown, evidence, [part], found)
    return replace(found, words=excerpt(_text(part), _wanted(shown, item)))


def _says_none(shown: Shown, evidence: Evidence, parts: Sequence[Part], found: Found) -> Found:
    """A statement that there is nothing must stand in the document itself."""
    wanted = _squeezed(shown.none or "")
    if wanted in _squeezed(evidence.text or ""):
        return replace(found, words=shown.none or "")
    for part in parts:
        if part.readable and wanted in _squeezed(_text(part)):
            return replace(found, part=part.number, words=shown.none or "")
    return replace(found, code="oit-none-not-found", values=(("none", shown.none or ""),))


def find_written(page: HandPage, shown: Shown) -> Found:
    """Find the place on a page written by hand."""
    spot = shown.spot
    if shown.none and _squeezed(shown.none) not in _squeezed(page.text):
        return _wrong("oit-none-not-found", none=shown.none)
    if spot.anchor is not None:
        if spot.anchor in page.ids:
            return Found(fragment=spot.anchor, words=shown.none or "")
        return _wrong("oit-no-such-anchor", name=spot.anchor, near=nearest(spot.anchor, page.ids))
    if spot.heading is None:
        return Found(words=shown.none or "")
    heading = page.heading(spot.heading)
    if heading is None:
        return _wrong("oit-heading-not-found", heading=spot.heading)
    return Found(fragment=heading[1], words=shown.none or heading[0])


def _wanted(shown: Shown, item: Item) -> str:
    """The words to look for: the heading that is named, or else the elements."""
    if shown.spot.heading:
        return shown.spot.heading
    texts = [e.text for n, e in enumerate(item.elements, 1) if n in shown.elements]
    return " ".join(texts) or item.title


def _text(part: Part) -> str:
    rows = "\n".join(" ".join(cell for cell in row if cell) for row in part.rows)
    return f"{part.title}\n{part.text}\n{rows}" if part.title else f"{part.text}\n{rows}"


def text_of(parts: Sequence[Part]) -> str:
    """Give all text of a file that can be read."""
    return "\n".join(_text(part) for part in parts if part.readable)


def _squeezed(text: str) -> str:
    """Fold a text and drop all spaces: readers of PDF put some where none were."""
    return "".join(fold(text).split())


def _wrong(code: str, **values: str) -> Found:
    return Found(code=code, values=tuple(values.items()))
