"""Lines of a document as they read on a narrow screen."""

from __future__ import annotations

from generator.pages.flow import paragraphs

_LONG = "ประชาชนสามารถยื่นคำขอได้ที่สำนักงานเขตทุกแห่งในวันและเวลาราช"


def test_a_line_that_only_the_paper_broke_goes_on() -> None:
    """Thai is joined without a space."""
    assert list(paragraphs(f"{_LONG}\nการ\nหัวข้อใหม่")) == [f"{_LONG}การ", "หัวข้อใหม่"]


def test_words_with_spaces_keep_them() -> None:
    """English at the end of a line is another word than what follows."""
    english = "Citizens may hand in their request at every district office of"
    assert list(paragraphs(f"{english}\nBangkok")) == [f"{english} Bangkok"]


def test_short_lines_stay_as_they_are() -> None:
    """A list of short lines is no broken paragraph."""
    assert list(paragraphs("หนึ่ง\nสอง\nสาม")) == ["หนึ่ง", "สอง", "สาม"]


def test_an_empty_line_ends_a_paragraph() -> None:
    """Also after a full line."""
    assert list(paragraphs(f"{_LONG}\n\nการ")) == [_LONG, "การ"]


def test_no_text_gives_no_paragraph() -> None:
    """Nothing is made of white space."""
    assert list(paragraphs(" \n \n")) == []
