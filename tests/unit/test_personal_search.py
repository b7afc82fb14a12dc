"""Searching texts: where a finding stands, how it is masked, what decides."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import messages
from generator.personal.folding import fold
from generator.personal.identity import is_national_id
from generator.personal.search import masked, search
from generator.problems import Severity

#: Made up: valid check digit, province 98 does not exist.
ID = "1980123456789"
_SCRIPTS = ("0123456789", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９")
_INVISIBLE = ("", "", "", "\u200b", "\u00ad", "\u2060", "\ufeff")
_GAPS = ("", "-", " ", ".", "/", "\u2011", "\u00a0", " - ")


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, str]:
    """Give a made-up national ID and one of the many ways to write it."""
    twelve = draw(st.sampled_from("12345678")) + draw(
        st.text("0123456789", min_size=11, max_size=11)
    )
    digits = next(twelve + last for last in "0123456789" if is_national_id(twelve + last))
    gap = draw(st.sampled_from(_GAPS))
    signs = [
        draw(st.sampled_from(_SCRIPTS))[int(digit)] + draw(st.sampled_from(_INVISIBLE))
        for digit in digits
    ]
    groups = ("".join(signs[a:b]) for a, b in ((0, 1), (1, 5), (5, 10), (10, 12), (12, 13)))
    return digits, gap.join(groups)


@given(_written())
def test_no_way_of_writing_hides_a_labelled_id(example: tuple[str, str]) -> None:
    """Digits of any script, gaps of any kind and invisible signs change nothing, and the masked
    text does not hold the number in any spelling."""
    digits, written = example
    text = f"เลขประจำตัวประชาชน {written}นาย"
    traces = search(text)
    assert [trace.code for trace in traces] == ["personal-national-id"]
    left = "".join(filter(str.isdigit, fold(masked(text, traces)).text))
    assert digits[3:12] not in left
    assert masked(text, traces).startswith("เลขประจำตัวประชาชน ")
    assert masked(text, traces).endswith("นาย")


@given(st.text(st.sampled_from("0189๑ -.\n,/@+(aA%e:นายผู้ร้องเกิด\u200b\u00b2१\ud800"), max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    """Odd digits, half surrogates and broken words raise nothing, and places lie in the text."""
    assert all(0 <= trace.start < trace.end <= len(text) for trace in search(text, text))
    masked(text, search(text))


def test_a_finding_stands_where_it_stands_in_the_original() -> None:
    """Signs that folding drops before and inside a number do not move its place."""
    text = f"\u200bเลข\u00adประจําตัว {ID[:4]}\u200b{ID[4:]} จบ"
    (trace,) = search(text)
    assert text[trace.start : trace.end] == f"{ID[:4]}\u200b{ID[4:]}"


def test_percent_signs_of_a_url_are_masked_with_the_number() -> None:
    """A number in Thai digits in a URL is masked as a whole."""
    url = "https://example.go.th/" + "".join(f"%E0%B9%9{digit}" for digit in ID) + ".pdf"
    assert masked(url, search(url)) == "https://example.go.th/1-98XX-XXXXX-XX-9.pdf"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ID, "1-98XX-XXXXX-XX-9"),
        ("JT0-1234567-89", "JTX-XXXXXXX-X9"),
        ("passport AA1234567", "AAXXXXX67"),
        ("เลขที่บัญชี 123-4-56789-0", "XXX-X-XX789-0"),
        ("เลขรหัสประจำบ้าน 1020-123456-7", "1020-XXXXXX-7"),
        ("โทร. +66 81 234 5678", "08X-XXX-X678"),
        ("somchai.j@gmail.com", "s***@gmail.com"),
        ("ผู้ร้องเรียน นายสมชาย ใจดี", "นาย ส***"),
        ("ผู้ร้องเรียน นายแดง ใจดำ", "นาย แด***"),
    ],
)
def test_masked_values_tell_enough_to_find_the_value_again(text: str, told: str) -> None:
    """Every kind keeps a little of the value, never enough to use it."""
    assert [trace.masked for trace in search(text)] == [told]


def test_the_context_names_a_number_that_stands_alone() -> None:
    """The heading of a column turns a bare number into an account, or an ID into a question."""
    assert search("1234567890") == []
    assert [t.code for t in search("1234567890", "เลขที่บัญชี")] == ["personal-account"]
    assert [t.code for t in search(ID, "เลขที่โครงการ")] == ["personal-national-id-maybe"]


def test_words_beside_a_number_count_before_its_context() -> None:
    """A label in the text is nearer than the heading of the column."""
    (trace,) = search(f"เลขบัตรประชาชน {ID}", "เลขที่โครงการ")
    assert trace.code == "personal-national-id"


def test_the_nearest_label_decides() -> None:
    """Of two labels before a number the one next to it counts."""
    (trace,) = search(f"เลขบัตรประชาชน (ถ้ามี) เลขที่สัญญา {ID}")
    assert trace.code == "personal-national-id-maybe"


def test_a_label_is_used_up_by_the_number_in_its_line() -> None:
    """The number of a project does not excuse the ID in the next line."""
    (trace,) = search(f"เลขที่โครงการ 66119012345\nผู้รับ {ID}")
    assert trace.code == "personal-national-id"


def test_part_of_a_longer_number_is_no_id() -> None:
    """Thirteen digits inside fourteen are nothing."""
    assert search(ID + "1") == []
    assert search("1" + ID) == []


def test_findings_come_in_order_and_apart() -> None:
    """Several findings in one text keep their order and never overlap."""
    text = f"เลขที่บัญชี 123-4-56789-0 {ID} โทร 081-234-5678 a@gmail.com"
    traces = search(text)
    assert [trace.code.removesuffix("-maybe") for trace in traces] == [
        "personal-account",
        "personal-national-id",
        "personal-mobile",
        "personal-email",
    ]
    assert all(left.end <= right.start for left, right in pairwise(traces))


def test_masking_leaves_the_rest_of_the_text_alone() -> None:
    """Everything around the findings stays as written, invisible signs and Thai digits too."""
    text = f"๑.\u200b ก {ID} ข ๒๕๖๖"
    assert masked(text, search(text)) == "๑.\u200b ก 1-98XX-XXXXX-XX-9 ข ๒๕๖๖"


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1-", "1\n", "1.1,", "1\u200b", "\u0e4d", "%e0", "a", "a1", "@gmail.com", "0812 ",
     "1-2345-67890-12-", "ผู้ร้องเรียนนาย", "นาย", "เลขประจำตัวประชาชน", "เ", "123-4-", "66-8 "],
)  # fmt: skip
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    """Texts made to make regular expressions run for hours are read to their end: what stands
    there is still found."""
    text = f"{piece * (200_000 // len(piece))}\nเลขประจำตัวประชาชน {ID}"
    assert search(text)[-1].masked == "1-98XX-XXXXX-XX-9"


def test_a_word_that_is_no_number_of_something_leaves_it_sure() -> None:
    """An order may be a court's; only the number of an order says what the digits are."""
    assert [trace.code for trace in search("Order 1-9801-23456-78-9")] == ["personal-national-id"]


def test_every_code_has_a_message_and_its_severity() -> None:
    """What is sure holds the file back, what asks is a warning."""
    codes = {code: m for code, m in messages().items() if code.startswith("personal-")}
    kinds = ("national-id", "laser-id", "passport", "account", "house-code", "mobile")
    asked = (*kinds, "email", "sensitive", "address", "birthdate")
    assert {codes[f"personal-{kind}"].severity for kind in kinds} == {Severity.HELD}
    assert {codes[f"personal-{kind}-maybe"].severity for kind in asked} == {Severity.WARNING}
