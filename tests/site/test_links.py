"""Every link of the built site leads somewhere, and none leads out by itself."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

#: Attributes by which a page makes the browser fetch something on its own.
_FETCHED = {("script", "src"), ("link", "href"), ("img", "src"), ("use", "href"), ("source", "src")}


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect ids and everything that names an address."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name in {"href", "src", "action"} and value is not None:
                self.links.append((tag, name, value))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Page]:
    """All pages of the site, parsed; 404 stands at no fixed depth and is left to the browser."""
    found = (path for path in site.rglob("*.html") if path.name != "404.html")
    return {path.resolve(): _Page(path.read_text(encoding="utf-8")) for path in found}


def _target(page: Path, link: str) -> tuple[Path, str]:
    address, fragment = urldefrag(link)
    path = page.parent / unquote(urlsplit(address).path)
    if not address:
        path = page
    return (path / "index.html" if path.is_dir() else path).resolve(), fragment


def test_every_internal_link_leads_to_a_file_and_its_fragment(pages: dict[Path, _Page]) -> None:
    """No link is dead, also none to a part of a page."""
    dead = []
    for path, page in pages.items():
        for _, _, link in page.links:
            if urlsplit(link).scheme:
                continue
            target, fragment = _target(path, link)
            known = pages.get(target)
            if not target.is_file() or (fragment and known and fragment not in known.ids):
                dead.append((path.name, link))
    assert len(pages) > 50
    assert dead == []


def test_links_are_relative(pages: dict[Path, _Page]) -> None:
    """The site works under any sub-path, so no address begins at the root of the host."""
    rooted = [link for page in pages.values() for _, _, link in page.links if link.startswith("/")]
    assert rooted == []


def test_no_page_fetches_from_another_host(pages: dict[Path, _Page]) -> None:
    """Styles, scripts, fonts and images come from the site itself."""
    foreign = [
        link
        for page in pages.values()
        for tag, name, link in page.links
        if (tag, name) in _FETCHED and urlsplit(link).netloc
    ]
    assert foreign == []


def test_every_page_can_be_reached_from_home(pages: dict[Path, _Page], site: Path) -> None:
    """Nothing is hidden: following links from home leads to every page."""
    seen: set[Path] = set()
    waiting = [(site / "index.html").resolve()]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        links = (link for _, _, link in pages[path].links if not urlsplit(link).scheme)
        waiting += [_target(path, link)[0] for link in links]
    assert seen == set(pages)


def test_ids_are_unique_on_every_page(pages: dict[Path, _Page]) -> None:
    """A fragment leads to one place."""
    twice = {path.name: ids for path, page in pages.items() if len(ids := page.ids) > len(set(ids))}
    assert twice == {}
