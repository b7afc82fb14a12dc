"""Folding of spelling variants, and Thai dictionary order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.text import fold, sort_key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("น\u0e4d\u0e32", "น\u0e33"),
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),
        ("เเผน", "แผน"),
        ("๑๒๓๔๕๖๗๘๙๐", "1234567890"),
        ("เม.ย.\u00a0๖๖", "เม.ย. 66"),
        ("ก\u2003ข\u3000ค\u202fง", "ก ข ค ง"),
        ("ก\u200bข\u200cค\u200dง\u2060จ\ufeff", "กขคงจ"),
        ("1–2—3‒4−5‑6‐7", "1-2-3-4-5-6-7"),
        (" \n ก \t\r\n ข \v ", "ก ข"),
        ("cafe\u0301", "caf\u00e9"),
        ("", ""),
        ("\u200b \u00a0", ""),
    ],
)
def test_folds_each_way_of_typing_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_zero_width_space_inside_sara_am_does_not_hide_it() -> None:
    assert fold("น\u0e4d\u200b\u0e32") == "น\u0e33"


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x2100)))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "in_order",
    [
        ["ก", "กก", "กะ", "กา", "เก", "แก", "ขา"],
        ["ฝ่ายการคลัง", "ฝ่ายทะเบียน", "ฝ่ายเทศกิจ", "ฝ่ายปกครอง"],
        ["กัน", "กาน", "กำ", "กิน", "กีด", "กุน", "กูด", "เกน", "แกน", "โกน", "ใก", "ไก"],
        ["ไก", "ไก่", "ไก้", "ไกล"],
        ["เก็ง", "เก่ง", "เก้ง"],
        ["รถ", "ฤดู", "ลม", "วัน"],
        ["10", "9", "A", "b", "C", "ก1", "ก2", "กก"],
        ["", " ", "ก", "ฮ"],
        ["ฝ่าย ก", "ฝ่ายก"],
    ],
)
def test_sorts_in_dictionary_order(in_order: list[str]) -> None:
    keys = [sort_key(text) for text in in_order]
    assert all(before < after for before, after in pairwise(keys))


def test_sorts_digits_of_either_script_alike() -> None:
    assert sort_key("ฝ่าย ๒")[:2] == sort_key("ฝ่าย 2")[:2]


def test_tone_marks_only_decide_between_equal_letters() -> None:
    """A tone early in a word weighs less than a letter late in it."""
    assert sort_key("ข้าก") < sort_key("ขาข")


@given(st.text(), st.text())
def test_different_texts_never_get_the_same_key(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
