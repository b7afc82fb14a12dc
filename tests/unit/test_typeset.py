"""Thai text as HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from generator.pages.typeset import KeepWords, Typesetter

TH = Typesetter({"เขตบางกอกน้อย"})
_NB = '<span class="ps-nb">{}</span>'


def _template(source: str, **values: object) -> str:
    environment = Environment(extensions=[KeepWords], autoescape=True)
    environment.typesetter = TH  # type: ignore[attr-defined]
    environment.filters["th"] = TH
    return environment.from_string(source).render(values)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ร้องเรียน", _NB.format("ร้องเรียน")),
        ("การร้องเรียน", _NB.format("การร้องเรียน")),
        ("ผู้ร้องเรียน", _NB.format("ผู้ร้องเรียน")),
        ("จัดซื้อจัดจ้าง", _NB.format("จัดซื้อจัดจ้าง")),
        ("ที่เขตบางกอกน้อย", "ที่" + _NB.format("เขตบางกอกน้อย")),
        ("หลักฐานเผยแพร่", _NB.format("หลักฐาน") + _NB.format("เผยแพร่")),
        ("มาตรการ", "มาตรการ"),
    ],
)
def test_listed_words_are_kept_whole_longest_first(text: str, html: str) -> None:
    """A word of the list, or of this office, cannot be split at the end of a line."""
    assert TH(text) == html


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ("5 เม.ย. 2566", "5~เม.ย.~2566"),
        ("30 มีนาคม 2566", "30~มีนาคม~2566"),
        ("ปี พ.ศ. 2566", "ปี พ.ศ.~2566"),
        ("30 มาตรการ", "30~มาตรการ"),
        ("ต่าง ๆ กัน", "ต่าง~ๆ กัน"),
        ("0 จาก 2 ผลผลิต", "0~จาก 2~ผลผลิต"),
        ("ก 12 ข", "ก 12 ข"),
    ],
)
def test_dates_and_counts_stay_on_one_line(text: str, set_text: str) -> None:
    """A no-break space holds what belongs together; other spaces stay breakable."""
    assert re.sub("<[^>]+>", "", TH(text)) == set_text.replace("~", "\u00a0")


def test_text_is_escaped() -> None:
    """Markup in data is shown as it was written."""
    assert TH("<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


@given(st.text(alphabet="การร้องเรียนหลักฐานเผยแพร่ผู้ 12<&>\"'ๆ", max_size=60))
def test_setting_changes_nothing_that_is_read(text: str) -> None:
    """Without tags, entities and no-break spaces the words are the ones that went in."""
    plain = TH(text).striptags()
    squeezed = " ".join(text.split())
    assert plain.replace("\u00a0", " ") == squeezed


def test_lines_with_dashes_become_lists() -> None:
    """A text of several lines is paragraphs and lists, in its order."""
    html = TH.block("ก่อน\n- หนึ่ง\n- สอง\nหลัง")
    items = "<li>หนึ่ง</li><li>สอง</li>"
    assert html == f'<p>ก่อน</p><ul class="ps-dash">{items}</ul><p>หลัง</p>'


def test_a_list_at_the_end_is_closed() -> None:
    """The last line may be an item."""
    assert TH.block("- หนึ่ง").endswith("</li></ul>")


def test_words_of_templates_are_kept_whole_too() -> None:
    """Text that stands in a template is set when it is compiled."""
    assert _template("<p>ร้องเรียน {{ x }}</p>", x="ก") == f"<p>{_NB.format('ร้องเรียน')} ก</p>"


def test_attributes_and_svg_are_left_alone() -> None:
    """Inside a tag or a drawing no span may be put, also when the tag spans an expression."""
    source = (
        '<a href="{{ x }}" title="ร้องเรียน {{ x }} หลักฐาน">ก</a><svg><title>ร้องเรียน</title></svg>'
    )
    assert "ps-nb" not in _template(source, x="y")


def test_text_after_a_drawing_is_set_again() -> None:
    """The end of a drawing ends the exception."""
    assert _NB.format("ร้องเรียน") in _template("<svg><g/></svg><b>ร้องเรียน</b>")


def test_values_in_templates_are_escaped_and_set_only_by_the_filter() -> None:
    """A bare value is data; the filter sets it."""
    html = _template("{{ x }}{{ x | th }}", x="ร้องเรียน<")
    assert html == "ร้องเรียน&lt;" + _NB.format("ร้องเรียน") + "&lt;"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("จัดการทรัพย์สินของราชการ", f"จัดการ{_NB.format('ทรัพย์สินของราชการ')}"),
        ("ดำเนินการแล้วเสร็จ", f"ดำเนินการ{_NB.format('แล้วเสร็จ')}"),
        ("การเปิดเผยข้อมูล", f"{_NB.format('การเปิดเผย')}ข้อมูล"),
    ],
)
def test_the_end_of_a_word_is_not_taken_for_a_prefix(text: str, html: str) -> None:
    """การ in จัดการ and ดำเนินการ belongs to the word before it."""
    assert TH(text) == html


def test_a_long_phrase_stays_breakable() -> None:
    """What is wider than a 320 px screen must be able to break."""
    name = "องค์การบริหารส่วนจังหวัดตัวอย่าง"
    assert f">{name}<" not in Typesetter({name})(name)


def test_a_text_of_several_lines_is_set_as_one() -> None:
    """A blank line would end the block of HTML for other readers of Markdown."""
    assert "\n" not in TH("ก\n\n# ข")


def test_quotes_stay_with_the_words_they_stand_around() -> None:
    """Browsers would break between a quote and the beginning of a span."""
    assert TH('มาตรการ "No Gift Policy"') == (
        'มาตรการ <span class="ps-nb">&#34;No Gift Policy&#34;</span>'
    )
