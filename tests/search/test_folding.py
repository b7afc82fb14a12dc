"""Ways of typing the same; the script and the generator fold alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search.folding import folded, pairs
from generator.search.index import shard_of
from tests.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_SAME = [
    ("น้ำ", "นํ้า"),
    ("น้ำ", "น้ํา"),
    ("น้ำ", "นำ้"),
    ("กำหนด", "กําหนด"),
    ("แผน", "เเผน"),
    ("ที่", "ท่ี"),
    ("คู่มือ", "คู่มือ"),
    ("คู่มือ", "คูู่มือ"),
    ("2566", "๒๕๖๖"),
    ("พ.ศ. 2566", "พศ2566"),
    ("e-service", "E Service"),
    ("กรุงเทพฯ", "กรุงเทพ"),
    ("ร้องเรียน", "ร้อง\u200bเรียน"),
    ("ร้องเรียน", "ร้อง เรียน"),
    ("O42", "ｏ４２"),
    ("Q&A", "q a"),
]


@pytest.mark.parametrize(("one", "other"), _SAME)
def test_ways_of_typing_the_same_are_one(one: str, other: str) -> None:
    """So that what one types finds what another wrote."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("ขาว", "ข้าว"), ("เขา", "เข้า"), ("กา", "การ")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    """A mark makes another word."""
    assert folded(one) != folded(other)


def test_pairs_are_every_two_neighbours() -> None:
    """Each once."""
    assert pairs("กขกข") == {"กข", "ขก"}
    assert pairs("ก") == set()


@pytest.fixture(scope="module")
def script(browser: Browser, site: Path) -> Iterator[Page]:
    """A page with the script of the search."""
    context = browser.new_context()
    page = context.new_page()
    with serving(site) as host:
        page.goto(f"{host}search/")
        yield page
    context.close()


_SHARED = [HealthCheck.function_scoped_fixture]
_TEXT = st.text(
    st.one_of(
        st.sampled_from("กขคงจบปผนมยรลวสหอเแโใไาำะัิีึืุู็่้๊๋์ํฯๆ๐๑๒๓ .-/&"),
        st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn", "Co"]),
    ),
    max_size=30,
)


@pytest.mark.browser
@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=_SHARED)
@given(texts=st.lists(_TEXT, min_size=50, max_size=50))
def test_the_script_folds_as_the_generator_does(script: Page, texts: list[str]) -> None:
    """Else something would be in the index that no query asks for."""
    theirs = script.evaluate("texts => texts.map(prongsai.fold)", texts)
    assert theirs == [folded(text) for text in texts]


@pytest.mark.browser
@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=_SHARED)
@given(texts=st.lists(_TEXT, min_size=50, max_size=50))
def test_what_is_marked_is_what_was_found(script: Page, texts: list[str]) -> None:
    """Every stretch folds to the word, and begins and ends between groups of letters."""
    for text in texts:
        word = folded(text)[1:4]
        if len(word) < 2:
            continue
        for start, end in script.evaluate("([t, w]) => prongsai.stretches(t, [w])", [text, word]):
            units = text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
            assert word in folded(units)


def test_files_of_pairs_are_evenly_filled() -> None:
    """No file is much larger than the others."""
    letters = [chr(code) for code in range(0xE01, 0xE4F)]
    counts = [0] * 50
    for one in letters:
        for other in letters:
            counts[shard_of(one + other, 50)] += 1
    assert max(counts) < 1.5 * min(counts)
