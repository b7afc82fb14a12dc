"""The sample site and its search, as a reader has it; larger indexes of made-up entries."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bench.entries import made_up, pieces_of
from generator.clock import build_day
from generator.load import load
from generator.office import open_office
from generator.pages.site import Site
from generator.search.entries import Entry
from generator.search.folding import folded
from generator.search.index import index_files
from generator.search.tuning import tuning
from tests.conftest import ROOT, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ANSWER = """async ([query, filter, count]) => {
  const { results, total, whole } = await prongsai.answer(query, filter, count);
  return { urls: results.map(found => found.url), total, whole };
}"""
Ask = Callable[..., dict[str, Any]]


def queries() -> list[dict[str, Any]]:
    """Read the queries with what they must find."""
    text = (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)["queries"]
    return found


def relevant(entries: Sequence[Entry], query: str) -> set[str]:
    """Find by looking through everything: what the browser has to find with a few files."""
    groups = [[folded(word) for word in group] for group in tuning().synonyms]
    whole = folded(query)
    said = [word for word in map(folded, query.split()) if word]
    words = [
        before + word if re.fullmatch("[a-z]", before) and word[0].isdigit() else word
        for before, word in zip(["", *said], said, strict=False)
    ]
    words = [word for word in words if len(word) > 1] or [whole]
    words = [whole] if any(whole in group for group in groups) else words
    if len(words[0]) < 2:
        return set()
    terms = [{word, *(other for g in groups if word in g for other in g)} for word in words]
    return {
        entry.url
        for entry in entries
        if all(any(word in hay for word in term for hay in _hay(entry)) for term in terms)
    }


@cache
def _hay(entry: Entry) -> list[str]:
    return [folded(text) for text in (entry.title, *entry.keys, entry.place, entry.text)]


@pytest.fixture(scope="session")
def seed_site() -> Site:
    """The sample site as values."""
    office = open_office(ROOT, ROOT / "content", progress=False)
    register = load(ROOT / "measures.yml", holdings=office.stock.holdings).register
    assert register is not None
    return office.site(register, build_day({"SOURCE_DATE_EPOCH": "1680393600"}))


@pytest.fixture(scope="session")
def make(seed_site: Site) -> Callable[[int], list[Entry]]:
    """Make so many entries of the words of the sample."""
    pieces = pieces_of(seed_site.entries())
    return lambda count: made_up(pieces, count)


@contextmanager
def searching(
    browser: Browser, site: Path, files: Iterator[tuple[str, str]] | None
) -> Iterator[Ask]:
    """Open /search/ of a site, with another index when one is given, and ask it."""
    for path, text in files or ():
        (site / path).write_text(text, encoding="utf-8")
    context = browser.new_context()
    page: Page = context.new_page()
    with serving(site) as host:
        page.goto(f"{host}search/")

        def ask(query: str, count: int = 10, **filters: str) -> dict[str, Any]:
            found: dict[str, Any] = page.evaluate(_ANSWER, [query, filters, count])
            return found

        yield ask
    context.close()


@pytest.fixture(scope="module")
def ask(browser: Browser, site: Path) -> Iterator[Ask]:
    """Ask the sample site."""
    with searching(browser, site, None) as asked:
        yield asked


def emptied(site: Path, folder: Path) -> Path:
    """Copy a site without what takes long to copy and without its index."""
    copy = folder / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("evidence", "oit", "2566"))
    shutil.rmtree(copy / "search")
    shutil.copytree(site / "search", copy / "search", ignore=shutil.ignore_patterns("*.js"))
    return copy


@pytest.fixture(params=[1_000, 10_000], scope="module")
def large(
    request: pytest.FixtureRequest,
    browser: Browser,
    site: Path,
    make: Callable[[int], list[Entry]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[list[Entry], Ask]]:
    """A site with that many entries, and its search."""
    copy = emptied(site, tmp_path_factory.mktemp("large"))
    entries = make(request.param)
    with searching(browser, copy, index_files(entries, tuning())) as asked:
        yield entries, asked
