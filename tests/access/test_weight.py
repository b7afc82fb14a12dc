"""What a page costs somebody who pays for each megabyte: bytes on the wire, packed as hosts do."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests.access.pages import PAGES
from tests.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_FIRST, _NEXT = 150_000, 60_000
#: These show pictures, which are what people come for; they come one by one as the reader scrolls.
_PICTURES = {"infographics/": 160_000}
_TEXTS = (".html", ".css", ".js", ".svg", ".json", ".webmanifest")


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2.6, is_mobile=True
    )
    yield context
    context.close()


def _weigh(site: Path, asked: set[str]) -> int:
    """Add up what a host sends for some addresses: texts as gzip, the rest as it is."""
    total = 0
    for url in asked:
        path = site / unquote(urlsplit(url).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        content = path.read_bytes()
        packed = path.suffix in _TEXTS
        total += len(gzip.compress(content, 6) if packed else content)
    return total


def _asked(phone: BrowserContext, address: str) -> set[str]:
    """Open a page and say what the browser asked for."""
    asked: set[str] = set()
    page = phone.new_page()
    page.on("request", lambda request: asked.add(request.url.partition("#")[0]))
    page.goto(address)
    # Pictures further down are asked for after the page has loaded.
    page.wait_for_timeout(150)
    page.close()
    return {url for url in asked if url.startswith("http")}


def test_the_first_visit_is_light(phone: BrowserContext, years: Path) -> None:
    """Home with its fonts, for somebody who has nothing of it yet."""
    with serving(years) as host:
        asked = _asked(phone, host)
    assert {url.rpartition(".")[2] for url in asked} >= {"css", "js", "woff2"}
    assert _weigh(years, asked) <= _FIRST


def test_the_next_page_is_lighter(phone: BrowserContext, years: Path) -> None:
    """Whichever it is, after home."""
    with serving(years) as host:
        known = _asked(phone, host)
        costs = {
            address: _weigh(years, _asked(phone, f"{host}{address}") - known)
            for address in PAGES
            if address != "404.html"
        }
    assert {a: c for a, c in costs.items() if c > _PICTURES.get(a, _NEXT)} == {}


def test_nothing_moves_while_it_loads(phone: BrowserContext, years: Path) -> None:
    """No page shifts what somebody is about to read or tap."""
    shifts = {}
    with serving(years) as host:
        for address in ("", "2566/measures/publish-service-manuals/", "oit/2566/o42/", "manuals/"):
            page = phone.new_page()
            page.goto(f"{host}{address}", wait_until="networkidle")
            shifts[address] = page.evaluate(
                """() => new Promise(done => new PerformanceObserver(list => {
                  done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0));
                }).observe({ type: "layout-shift", buffered: true }) || setTimeout(done, 300, 0))"""
            )
            page.close()
    assert max(shifts.values()) <= 0.05, shifts
