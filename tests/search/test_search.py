"""What is typed is found: in Chromium, against looking through everything."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.pages.site import Site
from generator.search.entries import Entry, EntryKind
from generator.search.folding import folded
from generator.search.index import index_files
from generator.search.tuning import tuning
from tests.search.conftest import Ask, emptied, queries, relevant, searching

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_QUERIES = queries()


def test_there_are_enough_queries() -> None:
    """Eighty at least, each once."""
    asked = [query["q"] for query in _QUERIES]
    assert len(asked) == len(set(asked)) >= 80


@pytest.mark.parametrize("query", _QUERIES, ids=lambda query: query["q"])
def test_a_query_finds_what_it_is_for(ask: Ask, query: dict[str, Any]) -> None:
    """The first result, or one of the first ten; or nothing at all."""
    urls = ask(query["q"])["urls"]
    if query.get("none"):
        assert urls == []
    elif "first" in query:
        assert urls
        assert any(urls[0].startswith(start) for start in query["first"]), urls[:3]
    else:
        assert urls
        for start in query["any"]:
            assert any(url.startswith(start) for url in urls), (start, urls)


def _recall(entries: list[Entry], ask: Ask) -> tuple[float, list[str]]:
    """Say how much of what matters is among the first ten, and what is there that does not."""
    shares, wrong = [], []
    for query in _QUERIES:
        matters = relevant(entries, query["q"])
        urls = ask(query["q"])["urls"]
        wrong += [f"{query['q']}: {url}" for url in urls if url not in matters]
        if matters:
            shares.append(len(matters.intersection(urls)) / min(10, len(matters)))
    return sum(shares) / len(shares), wrong


def test_nothing_is_missed_on_the_sample_site(ask: Ask, seed_site: Site) -> None:
    """Of what a text search through everything finds, the first ten hold all, or ten."""
    share, wrong = _recall(seed_site.entries(), ask)
    assert share >= 0.98
    assert wrong == []


def test_nothing_is_missed_on_a_large_site(large: tuple[list[Entry], Ask]) -> None:
    """With 1,000 and with 10,000 entries."""
    entries, ask = large
    share, wrong = _recall(entries, ask)
    assert share >= 0.98
    assert wrong == []


def test_titles_come_first(large: tuple[list[Entry], Ask]) -> None:
    """No entry that has a word in its text only stands above one that has it in its title."""
    entries, ask = large
    titles = {entry.url: folded(entry.title) for entry in entries}
    for word in ("งบประมาณ", "ร้องเรียน", "คู่มือ"):
        inside = [folded(word) in titles[url] for url in ask(word, 30)["urls"]]
        assert inside == sorted(inside, reverse=True)


def test_every_page_of_a_document_is_found_by_its_words(ask: Ask, seed_site: Site) -> None:
    """Six letters from anywhere in it, and the result leads to that page."""
    chance = random.Random(2566)  # noqa: S311
    pages = [
        entry for entry in seed_site.entries() if "#" in entry.url and "evidence/" in entry.url
    ]
    assert len(pages) > 40
    missed = []
    for entry in pages:
        text = entry.text
        at = chance.randrange(max(1, len(text) - 6))
        phrase = text[at : at + 6]
        if len(folded(phrase)) < 2:
            continue
        if entry.url not in ask(phrase, 400)["urls"]:
            missed.append((entry.url, phrase))
    assert missed == []


def test_filters_narrow_the_answer(large: tuple[list[Entry], Ask]) -> None:
    """By kind and by year, and what is left is still all of it."""
    entries, ask = large
    told = ask("งบประมาณ", 400, kind="measure", year="2565")
    fits = {e.url for e in entries if e.kind == "measure" and e.year == 2565}
    assert set(told["urls"]) == relevant(entries, "งบประมาณ") & fits
    assert told["urls"]


def test_a_unit_narrows_the_answer_too(ask: Ask, seed_site: Site) -> None:
    """What a unit is responsible for, and nothing of the others."""
    fits = {entry.url for entry in seed_site.entries() if "finance" in entry.units}
    told = ask("งบประมาณ", 400, unit="finance")
    assert set(told["urls"]) == relevant(seed_site.entries(), "งบประมาณ") & fits
    assert told["urls"]
    assert ask("งบประมาณ", 400, unit="no-such-unit")["urls"] == []


def test_recent_years_come_first_and_older_ones_can_be_reached(
    large: tuple[list[Entry], Ask],
) -> None:
    """Among equals the newest is shown first."""
    entries, ask = large
    years = {entry.url: entry.year or 0 for entry in entries}
    told = ask("การ", 10)
    found = [years[url] for url in told["urls"]]
    assert found == sorted(found, reverse=True)
    assert ask("การ", 10, year="2560")["urls"]


def test_words_side_by_side_come_before_words_apart(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """Of several words in one text, the nearer the better, whatever the order of the entries."""
    between = "และเรื่องอื่นที่ประชุมพิจารณา" * 5
    texts = {"far": f"โครงการ{between}สะพานลอย", "near": f"{between}โครงการสร้างสะพานลอย"}
    entries = [
        Entry(EntryKind.EVIDENCE, url, f"รายงานการประชุม {url}", text) for url, text in texts.items()
    ]
    files = index_files(entries, tuning())
    with searching(browser, emptied(site, tmp_path), files) as ask:
        assert ask("โครงการ สะพานลอย")["urls"] == ["near", "far"]
        assert ask("สะพานลอย")["urls"] == ["far", "near"]
