"""What one file of the site links to, and what in it can be linked to.

A file is read once; of its text nothing is kept but names and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.linkcheck.inside.address import web_address
from generator.linkcheck.inside.css import css_urls
from generator.linkcheck.inside.markup import Tag, attributes, live_tags
from generator.linkcheck.inside.tree import address_of, read_tree

#: The attributes that hold one address, by element; those of SVG too.
_URLS = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "link": ("href",),
    "img": ("src",),
    "source": ("src",),
    "script": ("src", "href", "xlink:href"),
    "iframe": ("src",),
    "frame": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "form": ("action",),
    "button": ("formaction",),
    "input": ("src", "formaction"),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
_OF_FORMS = frozenset({"action", "formaction"})
#: Those that hold several, with sizes.
_SETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_TELLING = frozenset({*_URLS, "base", "meta", "style"})
#: Most tags carry neither name nor link; looking for these first saves reading them.
_CARRIES = re.compile(r"\bid\s*=|url\(", re.I)
#: "5; url=other/", as browsers read it (HTML standard, "shared declarative refresh steps").
_REFRESH = re.compile(
    r"""\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))""", re.I | re.S
)
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*)")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*")
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.I)
#: What Thai pages declare besides UTF-8, with Python's names (Encoding standard, read 2026-11).
_ENCODINGS = {
    b"tis-620": "cp874",
    b"windows-874": "cp874",
    b"iso-8859-11": "cp874",
    b"iso-8859-1": "cp1252",
    b"windows-1252": "cp1252",
}
#: A browser looks for the declared encoding only so far.
_HEAD = 1024
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
#: The relations that name a page or a host without leading to it.
_NAMING = frozenset({"canonical", "preconnect", "dns-prefetch"})


class Link(NamedTuple):
    """A link as written, references replaced; line and column count from 1.

    ``rel`` is that of a ``link`` element, in small letters. A named tuple: there are many.
    """

    url: str
    element: str
    attribute: str
    line: int
    column: int
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page: names that can be linked to, in order, and links.

    ``repeated`` are ids given again, each as ``#id`` where it stands the second time; ``base`` is
    the link of the element that changes where relative links lead from.
    """

    names: tuple[str, ...]
    repeated: tuple[Link, ...]
    links: tuple[Link, ...]
    base: Link | None


def decode(content: bytes) -> str | None:
    """Decode a page as browsers do: its mark, the encoding it declares, else UTF-8.

    None when the bytes are not in that encoding: a reader would see signs instead of letters.
    """
    declared = _DECLARED.search(content[:_HEAD])
    encoding = _ENCODINGS.get(declared[1].lower(), "utf-8") if declared else "utf-8"
    for mark, marked in _MARKS.items():
        if content.startswith(mark):
            encoding = marked
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def read_page(text: str) -> Page:
    """Find names and links in a page, or in a picture of SVG."""
    reader = _Reader(text)
    for tag in live_tags(text):
        if tag.name in _TELLING or _CARRIES.search(text, tag.begin, tag.end):
            reader.take(tag)
    return reader.page()


def read_style(text: str) -> Page:
    """Find the links of a style sheet."""
    reader = _Reader(text)
    links = [Link(url, "style", "url", *reader.place(begin)) for url, begin in css_urls(text)]
    return Page((), (), tuple(links), None)


def external_links(site: Path) -> dict[str, tuple[str, ...]]:
    """Give every address on the web that pages of a built site link to, in order of the address.

    Each comes as it is written, with its fragment, and with the addresses of the pages on which it
    stands, from the root of the site ("2566/timeline/", "" for the home page). What only names a
    page or a host (``canonical``, ``preconnect``) is left out, and so are pages that cannot be
    read: ``inside.check_site`` tells of them.
    """
    tree = read_tree(site)
    found: dict[str, set[str]] = {}
    for file in tree.pages():
        try:
            page = read_page(decode(tree.read(file)) or "")
        except OSError:
            continue
        for link in page.links:
            url = web_address(link.url, page.base.url if page.base else "")
            if url and _NAMING.isdisjoint(link.rel.split()):
                found.setdefault(url, set()).add(address_of(file))
    return {url: tuple(sorted(found[url])) for url in sorted(found)}


class _Reader:
    """Gathers what the tags of one text tell."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._line_end, self._at = 1, -1, 0
        self._ids: dict[str, None] = {}
        self._names: dict[str, None] = {}
        self._repeated: list[Link] = []
        self._links: list[Link] = []
        self._base: Link | None = None

    def page(self) -> Page:
        """Give what was gathered."""
        names = tuple({**self._ids, **self._names})
        return Page(names, tuple(self._repeated), tuple(self._links), self._base)

    def place(self, begin: int) -> tuple[int, int]:
        """Count line and column of a place that is not before the last one asked for."""
        # Only what lies between is looked at: a page may be a single long line.
        self._line += self._text.count("\n", self._at, begin)
        self._line_end = max(self._line_end, self._text.rfind("\n", self._at, begin))
        self._at = begin
        return self._line, begin - self._line_end

    def take(self, tag: Tag) -> None:
        """Take note of what one tag tells."""
        found = attributes(self._text, tag)
        line, column = self.place(tag.begin - len(tag.name) - 1)
        name = found.get("id")
        if name in self._ids:
            self._repeated.append(Link(f"#{name}", tag.name, "id", line, column))
        elif name:
            self._ids[name] = None
        if tag.name == "a" and found.get("name"):
            self._names[found["name"]] = None
        if tag.name == "base" and "href" in found and self._base is None:
            self._base = Link(found["href"], "base", "href", line, column)
        rel = found.get("rel", "").lower() if tag.name == "link" else ""
        for attribute, url in _urls(tag, found):
            self._links.append(Link(url, tag.name, attribute, line, column, rel))


def _urls(tag: Tag, found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the addresses of a tag, each with its attribute."""
    for attribute in _URLS.get(tag.name, ()):
        # A form without address leads to its own page, as it should.
        if attribute in found and (found[attribute] or attribute not in _OF_FORMS):
            yield attribute, found[attribute]
    several = _SETS.get(tag.name, "")
    if several in found:
        yield from ((several, url) for url in _candidates(found[several]))
    if tag.name == "meta" and found.get("http-equiv", "").lower() == "refresh":
        target = _REFRESH.match(found.get("content", ""))
        if target and target[target.lastindex or 0].strip():
            yield "content", target[target.lastindex or 0]
    if "style" in found:
        yield from (("style", url) for url, _ in css_urls(found["style"]))
    if tag.name == "style":
        yield from (("style", url) for url, _ in css_urls(tag.body))


def _candidates(srcset: str) -> Iterator[str]:
    """Split pictures of several sizes (HTML standard, "parsing a srcset attribute")."""
    at = 0
    while found := _CANDIDATE.match(srcset, at):
        url = found[1].rstrip(",")
        yield url
        # A comma at the end of an address ends the candidate; else its sizes come first.
        at = found.end()
        if url == found[1]:
            at = _DESCRIPTORS.match(srcset, at).end()  # type: ignore[union-attr]
