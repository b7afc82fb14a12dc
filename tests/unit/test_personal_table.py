"""The labelled table of personal data and of what only looks like it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.personal.folding import fold
from generator.personal.search import search

_TABLE = Path(__file__).parent.parent / "fixtures" / "personal.yml"
#: The kinds of which the sure ones must be found in 95 of 100 cases.
_MUST_FIND = ("national-id", "laser-id", "passport", "account")


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return table


def _entries(group: str) -> list[tuple[str, str]]:
    return [(kind, text) for kind, texts in _table()[group].items() for text in texts]


def _codes(text: str) -> set[str]:
    return {trace.code for trace in search(text)}


def _is_sure(code: str) -> bool:
    return not code.endswith("-maybe")


@pytest.mark.parametrize(("kind", "text"), _entries("sure"))
def test_what_is_surely_personal_is_found(kind: str, text: str) -> None:
    """What a reader would recognise without doubt holds the file back."""
    assert f"personal-{kind}" in _codes(text)


@pytest.mark.parametrize(("kind", "text"), _entries("maybe"))
def test_what_may_be_personal_is_asked(kind: str, text: str) -> None:
    """What could be personal or not is asked, and holds nothing back."""
    assert _codes(text) == {f"personal-{kind}-maybe"}


@pytest.mark.parametrize(("kind", "text"), _entries("lookalike-maybe"))
def test_a_close_look_alike_is_asked_at_most(kind: str, text: str) -> None:
    """A number that could not be told from personal data but for the words beside it is asked."""
    assert _codes(text) == {f"personal-{kind}-maybe"}


@pytest.mark.parametrize("text", _table()["lookalike-none"])
def test_a_look_alike_is_left_alone(text: str) -> None:
    """Phones, document numbers, tax IDs of companies, money, dates and the like are no findings."""
    assert _codes(text) == set()


@pytest.mark.parametrize("kind", _MUST_FIND)
def test_the_sure_ones_are_found_in_95_of_100_cases(kind: str) -> None:
    """Recall of what must be held back is at least 0.95, kind by kind."""
    texts = [text for label, text in _entries("sure") if label == kind]
    found = [text for text in texts if f"personal-{kind}" in _codes(text)]
    assert len(found) >= 0.95 * len(texts)


def test_the_table_is_large_and_half_of_it_are_look_alikes() -> None:
    """The table has at least 120 texts, every other one of them not personal."""
    personal = len(_entries("sure")) + len(_entries("maybe"))
    alike = len(_entries("lookalike-maybe")) + len(_table()["lookalike-none"])
    assert personal + alike >= 120
    assert alike >= personal


def test_few_look_alikes_are_asked_about() -> None:
    """No look-alike is held back; at most one in six asks a question."""
    texts = [text for _, text in _entries("lookalike-maybe")] + _table()["lookalike-none"]
    found = [_codes(text) for text in texts]
    assert not any(_is_sure(code) for codes in found for code in codes)
    assert sum(map(bool, found)) <= len(texts) / 6


def test_no_number_of_the_table_can_belong_to_anybody() -> None:
    """National IDs in the table name a province that does not exist."""
    numbers = [
        re.sub(r"\D", "", number[0])
        for _, text in _entries("sure")
        for number in re.finditer(r"[1-8](?:[-./_|\s]{0,3}\d){12}", fold(text).text)
    ]
    ids = [number for number in numbers if len(number) == 13]
    assert ids
    assert {number[1:3] for number in ids} == {"98"}
