"""The pages that staff write by hand under content/: where they stand and what can be linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.encoding import decode
from generator.thai.text import fold

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
#: The name that a heading gets with attr_list: ``## ผู้บริหาร {#executives}``.
_NAMED = re.compile(r"\s*\{[^}]*#([A-Za-z][\w.:-]*)[^}]*\}\s*$")
_ID = re.compile(r"""(?:\sid=["']|\{[^}]*#)([A-Za-z][\w.:-]*)""")
_FENCE = re.compile(r"\s*(```|~~~)")
_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class HandPage:
    """A page below content/. ``address`` counts from the root of the site; ``headings`` are its
    headings with the name a link can use, None where there is none; ``ids`` all such names;
    ``changed`` the day of its last commit."""

    name: str
    address: str
    text: str
    headings: tuple[tuple[str, str | None], ...]
    ids: frozenset[str]
    changed: date | None = None

    def heading(self, written: str) -> tuple[str, str | None] | None:
        """Find a heading by its words."""
        wanted = fold(written)
        return next((pair for pair in self.headings if fold(pair[0]) == wanted), None)


def read_pages(content: Path) -> Mapping[str, HandPage]:
    """Read every hand-written page below ``content`` by its path there. What cannot be read is left
    out: MkDocs reports it."""
    paths = sorted(path for path in content.rglob("*") if path.suffix.lower() in _ENDINGS)
    pages = (_read(path, path.relative_to(content).as_posix()) for path in paths)
    return {page.name: page for page in pages if page}


def _read(path: Path, name: str) -> HandPage | None:
    if name.startswith(("evidence/", ".")) or "/." in name or not path.is_file():
        return None
    try:
        text, _ = decode(path.read_bytes(), name)
    except OSError:
        return None
    if text is None:
        return None
    ids = frozenset(_ID.findall(text))
    return HandPage(name, page_address(name), text, tuple(_headings(text)), ids)


def page_address(name: str) -> str:
    """Tell where MkDocs puts a page with directory addresses: a/b.md at a/b/."""
    stem = name.rpartition(".")[0]
    folder, _, last = stem.rpartition("/")
    if last in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def _headings(text: str) -> Iterator[tuple[str, str | None]]:
    fence = None
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if mark:
            fence = None if fence == mark[1] else fence or mark[1]
            continue
        match = None if fence else _HEADING.match(line)
        if match:
            named = _NAMED.search(match[2])
            yield _NAMED.sub("", match[2]), named[1] if named else None
