"""Random sites: the verdict agrees with a slow and plain way to the same answer."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.linkcheck.inside.check import check_site

#: No folder of the random sites has this name, so what leads above the root cannot come back.
_ROOT = "http://host.example/above/site-root/"
_FOLDERS = ("a", "A", "ก", "b c", "100%")
_FILES = ("index.html", "x.html", "ข.html", "p.pdf")
_IDS = ("i", "I", "ต", "a b", "50%")

_paths = st.builds(
    lambda folders, name: "/".join((*folders, name)),
    st.lists(st.sampled_from(_FOLDERS), max_size=2),
    st.sampled_from(_FILES),
)


@st.composite
def _links(draw: st.DrawFn) -> str:
    """A link as somebody may write it, right or wrong."""
    parts = draw(st.lists(st.sampled_from(("..", "..", ".", *_FOLDERS, *_FILES)), max_size=4))
    path = "/".join(parts) + draw(st.sampled_from(("", "/"))) * bool(parts)
    path = quote(path) if draw(st.booleans()) else path.replace("%", "%25")
    query = draw(st.sampled_from(("", "?", "?a=/../b&c")))
    fragment = draw(st.sampled_from(("", "#", "#top", *(f"#{id_}" for id_ in _IDS))))
    return path + query + (quote(fragment, safe="#") if draw(st.booleans()) else fragment)


_pages = st.tuples(st.lists(st.sampled_from(_IDS), unique=True), st.lists(_links(), max_size=6))
_sites = st.dictionaries(_paths, _pages, max_size=6)


class _Ids(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str | None] = set()
        self.feed(html)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(dict(attrs).get("id"))


def _is_good(site: Path, page: str, link: str) -> bool:
    """Follow one link with the standard library, and look at the disk."""
    if link in {"", "#"}:
        return False
    url, fragment = urldefrag(urljoin(_ROOT + quote(page), link))
    path = urlsplit(url).path
    root = urlsplit(_ROOT).path
    if not path.startswith(root):
        return False
    target = site / (
        unquote(path.removeprefix(root)) + ("index.html" if path.endswith("/") else "")
    )
    if not target.is_file():
        return False
    if fragment in {"", "top"} or target.suffix != ".html":
        return True
    ids = _Ids(target.read_text(encoding="utf-8")).found
    return fragment in ids or unquote(fragment) in ids


def _write(site: Path, pages: Mapping[str, tuple[list[str], list[str]]]) -> None:
    for name, (ids, links) in pages.items():
        names = "".join(f'<p id="{escape(id_)}">' for id_ in ids)
        text = names + "".join(f'\n<a href="{escape(link)}">' for link in links)
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")


@settings(max_examples=300, deadline=None)
@given(_sites, _pages)
def test_a_link_is_reported_exactly_when_it_cannot_be_followed(
    pages: dict[str, tuple[list[str], list[str]]], home: tuple[list[str], list[str]]
) -> None:
    """Same links, same page, whatever the tree."""
    pages = {**pages, "index.html": home}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        _write(site, pages)
        expected = [
            (page, line, link)
            for page, (_, links) in sorted(pages.items())
            for line, link in enumerate(links, start=2)
            if page.endswith(".html") and not _is_good(site, page, link)
        ]
        found = check_site(site)
    assert [(one.place.file, one.place.line, one.url) for one in found] == expected
