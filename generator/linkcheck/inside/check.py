"""Links inside the built site: whether each one leads where it says, wherever the site is put.

Every file is read once. A finished site may go to the root of a host, into a folder of another
site or onto a USB stick, so what works in some of these places only is told too, as ``unsure``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from generator.collection import without_collection
from generator.linkcheck.inside.anchors import Anchors
from generator.linkcheck.inside.harvest import Link, Page, decode, read_page, read_style
from generator.linkcheck.inside.results import (
    InnerResult,
    as_problems,
    result_of,
    result_of_file,
)
from generator.linkcheck.inside.targets import Home, Reached, Resolver, home_of
from generator.linkcheck.inside.tree import INDEX, Tree, read_tree

__all__ = ["InnerResult", "Survey", "as_problems", "check_site", "survey"]

#: The page that hosts show in place of one that is missing.
_NOT_FOUND = "404.html"
#: What counts against an address in ``base href``: it need not lead to a page itself.
_OF_BASE = frozenset(
    {"inner-404-relative", "inner-malformed", "inner-outside", "inner-root-absolute"}
)


@dataclass(frozen=True, slots=True)
class Survey:
    """What checking a site gave: the results that are not ok, and how much was looked at.

    Links to other hosts, to mail and to telephones are not counted.
    """

    results: tuple[InnerResult, ...]
    links: int
    pages: int


def check_site(site: Path, base: str | None = None) -> tuple[InnerResult, ...]:
    """Give what is not ok among the links inside a built site; see ``survey``."""
    return survey(site, base).results


@without_collection()
def survey(site: Path, base: str | None = None) -> Survey:
    """Check every link inside a built site; results come in the order of files and lines.

    ``base`` is the address at which the site will be (``site_url``): links with that address are
    then checked too, and those of 404.html are held to it. Raises ValueError when it is no address
    on the web. A folder that is no site gives a single result that says so.
    """
    home = home_of(base) if base else None
    tree = read_tree(site)
    if INDEX not in tree.files:
        return Survey((result_of_file("inner-no-site", INDEX, str(site)),), 0, 0)
    check = _Check(tree, home)
    check.read_all()
    check.look_for_places()
    results = sorted(check.results, key=lambda result: (result.place, result.url))
    return Survey(tuple(results), check.links, len(tree.pages()))


@dataclass(frozen=True, slots=True)
class _Standpoint:
    """From where the links of a page lead: its folder, None when not known, and itself."""

    resolver: Resolver
    folder: str | None
    here: str


class _Check:
    """What is known while the files of a site are read one after the other."""

    def __init__(self, tree: Tree, home: Home | None) -> None:
        self.results: list[InnerResult] = []
        self.links = 0
        self._tree = tree
        self._anchors = Anchors(tree)
        self._resolver = Resolver(tree, home)
        self._at_any_depth = Resolver(tree, home, at_any_depth=True)
        #: Links to places in other files, by file and place, until all pages are read.
        self._waiting: defaultdict[tuple[str, str], list[tuple[str, Link]]] = defaultdict(list)

    def read_all(self) -> None:
        """Read every page and style sheet, and follow their links as far as a file."""
        for folder, detail in self._tree.unreadable.items():
            self.results.append(result_of_file("inner-unreadable", folder, detail))
        for file in self._tree.pages():
            text = self._text(file)
            if text is not None:
                self._read_page(file, read_page(text))
        for file in self._tree.of_kind(".css"):
            text = self._text(file)
            if text is not None:
                self._follow(file, read_style(text), self._standpoint(file))

    def look_for_places(self) -> None:
        """Look for the places that links name in other files, file by file."""
        for (target, fragment), links in sorted(self._waiting.items()):
            absent = self._anchors.absent(target, fragment)
            if absent:
                self.results += (
                    result_of(absent.reason, link, file, absent.detail) for file, link in links
                )

    def _text(self, file: str) -> str | None:
        try:
            text = decode(self._tree.read(file))
        except OSError as error:
            detail = error.strerror or ""
            self.results.append(result_of_file("inner-unreadable", file, detail))
            return None
        if text is None:
            self.results.append(result_of_file("inner-encoding", file))
        return text

    def _read_page(self, file: str, page: Page) -> None:
        self._anchors.add(file, page.names)
        for link in page.repeated:
            self.results.append(result_of("inner-duplicate-id", link, file))
        standpoint = self._standpoint(file)
        if page.base:
            moved = self._moved(file, page.base, standpoint)
            if moved is None:  # Relative links lead to another host.
                return
            standpoint = moved
        self._follow(file, page, standpoint)

    def _standpoint(self, file: str) -> _Standpoint:
        if file == _NOT_FOUND:
            return _Standpoint(self._at_any_depth, None, file)
        return _Standpoint(self._resolver, file[: file.rfind("/") + 1], file)

    def _moved(self, file: str, base: Link, own: _Standpoint) -> _Standpoint | None:
        """Say from where links lead on a page with ``base href``."""
        reached = own.resolver.reach(own.folder, base.url)
        if reached and reached.reason in _OF_BASE:
            self.results.append(result_of(reached.reason, base, file, reached.detail))
        folder = own.resolver.folder_of_base(own.folder or "", base.url)
        if folder is None:
            return None
        here = reached.file if reached and reached.file else f"{folder}{INDEX}"
        return _Standpoint(own.resolver, folder, here)

    def _follow(self, file: str, page: Page, own: _Standpoint) -> None:
        for link in page.links:
            reached = own.resolver.reach(own.folder, link.url)
            if reached is None:
                continue
            self.links += 1
            if reached.reason:
                self._add(reached, link, file)
            elif reached.fragment:
                self._look_or_wait(reached, link, file, own)

    def _add(self, reached: Reached, link: Link, file: str) -> None:
        reason = reached.reason
        if reason == "inner-missing" and link.element == "meta":
            reason = "inner-redirect"
        self.results.append(result_of(reason, link, file, reached.detail))

    def _look_or_wait(self, reached: Reached, link: Link, file: str, own: _Standpoint) -> None:
        # What a page draws from its own symbols stays with it whatever its base is (SVG 2, CSS
        # Values 4: "same-document references").
        itself = file if link.element == "use" or link.attribute == "style" else own.here
        target = reached.file or itself
        if target != file:
            self._waiting[target, reached.fragment].append((file, link))
            return
        absent = self._anchors.absent(target, reached.fragment)
        if absent:
            self.results.append(result_of(absent.reason, link, file, absent.detail))
