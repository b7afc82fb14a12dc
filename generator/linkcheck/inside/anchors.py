"""Whether the place on a page or in a document that a link names is there."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import unquote

from generator.linkcheck.inside.harvest import decode, read_page
from generator.linkcheck.inside.tree import Tree

#: Lists every file of evidence with its number of pages.
_EVIDENCE = "data/evidence.json"
#: What a viewer of PDF goes to (PDF Open Parameters, Adobe 2007; RFC 8118).
_PDF_PAGE = re.compile(r"(?:^|&)page=([0-9]{1,9})(?:&|$)", re.I)
#: Shows a part of a picture, named by its place (SVG 2, "Linking into SVG content").
_SVG_VIEW = re.compile(r"^svgView\(|^(?:xywh|t)=")
#: Begins what browsers keep for themselves, such as words to look for on the page.
_DIRECTIVE = ":~:"


class Absent(NamedTuple):
    """Why a place is not there: a key of data/messages/, and what its message adds."""

    reason: str
    detail: str = ""


class Anchors:
    """The names that links can lead to, by file of the site."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        # Ten thousand pages have the same names in their frame: tuples of shared strings are a
        # tenth of as many sets.
        self._names: dict[str, tuple[str, ...]] = {}
        self._opened: tuple[str, frozenset[str]] = ("", frozenset())

    def add(self, file: str, names: Iterable[str]) -> None:
        """Take note of the names in a file."""
        self._names[file] = tuple(map(sys.intern, names))

    def absent(self, file: str, fragment: str) -> Absent | None:
        """Say why a fragment leads nowhere in a file; None when it does, or when nobody can tell.

        Quickest when all fragments of one file are asked for in a row.
        """
        fragment = fragment.partition(_DIRECTIVE)[0]
        if not fragment or fragment.lower() == "top":
            return None
        if file.lower().endswith(".pdf"):
            return self._absent_page(file, fragment)
        if file.lower().endswith(".svg") and _SVG_VIEW.search(fragment):
            return None
        names = self._names_in(file)
        # Other kinds of files leave it to the viewer what a fragment means.
        if names is None or fragment in names or unquote(fragment) in names:
            return None
        return Absent("inner-anchor", fragment)

    def _names_in(self, file: str) -> frozenset[str] | None:
        if self._opened[0] != file:
            if file not in self._names and file.lower().endswith(".svg"):
                self.add(file, self._names_of_picture(file))
            if file not in self._names:
                return None
            self._opened = (file, frozenset(self._names[file]))
        return self._opened[1]

    def _names_of_picture(self, file: str) -> tuple[str, ...]:
        try:
            text = decode(self._tree.read(file))
        except OSError:
            return ()
        return read_page(text).names if text else ()

    def _absent_page(self, file: str, fragment: str) -> Absent | None:
        wanted = _PDF_PAGE.search(fragment)
        pages = self._pages.get(file)
        if not wanted or pages is None or 1 <= int(wanted[1]) <= pages:
            return None
        return Absent("inner-page", str(pages))

    @cached_property
    def _pages(self) -> dict[str, int]:
        """How many pages the files of evidence have, as far as the site itself says so."""
        found: dict[str, int] = {}

        def note(value: dict[str, Any]) -> None:
            address, pages = value.get("address"), value.get("pages")
            if isinstance(address, str) and isinstance(pages, int):
                found[address] = pages

        try:
            json.loads(self._tree.read(_EVIDENCE), object_hook=note)
        except (OSError, ValueError):
            return {}
        return found
