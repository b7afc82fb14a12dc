"""The piece of a page that is shown beside an element."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.oit.words import excerpt

_PAGE = """คู่มือการปฏิบัติงาน ฝ่ายทะเบียน
สารบัญ
1. ใช้กับตำแหน่งเจ้าพนักงานปกครอง
2. ขั้นตอนปฏิบัติ รับคำขอ ตรวจเอกสาร บันทึก และแจ้งผล
คู่มือการปฏิบัติงาน หน้า 3
"""


def test_the_piece_begins_where_the_element_is_shown() -> None:
    """Not at the head of the page, and not at its foot."""
    assert excerpt(_PAGE, "ระบุวิธีการและขั้นตอนปฏิบัติ").startswith("2. ขั้นตอนปฏิบัติ รับคำขอ")


def test_a_page_that_shares_nothing_is_shown_from_its_head() -> None:
    """A reader at least sees what page it is."""
    assert excerpt(_PAGE, "xyzw").startswith("คู่มือการปฏิบัติงาน")


def test_a_page_without_words_gives_none() -> None:
    """Nothing is made up."""
    assert excerpt(" \n\n ", "โครงสร้าง") == ""


@given(st.text(alphabet="กขคงเแไำาี่้ะ ๆ1", max_size=400))
def test_a_cut_never_leaves_a_mark_alone_or_a_vowel_waiting(text: str) -> None:
    """What is left out begins with a letter, and what stays does not end in เ or แ."""
    piece = excerpt(text, "ก")
    whole = " ".join(text.split())
    if piece.endswith("…"):
        kept = piece[:-1]
        rest = whole[whole.index(kept) + len(kept) :]
        assert unicodedata.category(rest[0]) != "Mn"
        assert len(kept) <= 160
