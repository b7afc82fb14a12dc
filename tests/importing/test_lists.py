"""The text of cells: where lines are joined, where lists begin and end."""

from __future__ import annotations

import pytest

from generator.importing.lists import items_of, line_of, text_of


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        pytest.param("- ก\n- ข", ("ก", "ข"), id="dashes"),
        pytest.param("–ก\n• ข\n\uf0b7 ค", ("ก", "ข", "ค"), id="bullets of Word"),
        pytest.param("1. ก\n2) ข\n(๓) ค", ("ก", "ข", "ค"), id="numbers of any kind"),
        pytest.param("4. ก\n5. ข", ("ก", "ข"), id="Word counts on over cells"),
        pytest.param("3) การใช้อำนาจ", ("3) การใช้อำนาจ",), id="a lone number is text"),
        pytest.param("1.5 ล้านบาท\n2.5 ล้านบาท", ("1.5 ล้านบาท 2.5 ล้านบาท",), id="decimals"),
        pytest.param("Line\n\nFB\n\n", ("Line", "FB"), id="empty lines part items"),
        pytest.param(
            "แผน 1 แผน\nรายงาน 2 ฉบับ", ("แผน 1 แผน", "รายงาน 2 ฉบับ"), id="counts part items"
        ),
        pytest.param("จัดทำ\nคู่มือ", ("จัดทำคู่มือ",), id="Thai goes on without a space"),
        pytest.param("ระบบ\ne-service", ("ระบบ e-service",), id="Latin needs a space"),
        pytest.param("โดย\nผอ.เขต", ("โดย ผอ.เขต",), id="an abbreviation needs one too"),
        pytest.param("- ติดป้าย \nณ จุดบริการ\n- ข", ("ติดป้าย ณ จุดบริการ", "ข"), id="an item over lines"),
        pytest.param("กิจกรรม\n- ก\n- ข", ("กิจกรรม\n- ก\n- ข",), id="a lead keeps its list"),
        pytest.param("", (), id="nothing"),
        pytest.param("  \n\t\n", (), id="blank lines"),
    ],
)
def test_a_cell_splits_into_items(raw: str, items: tuple[str, ...]) -> None:
    """Bullets, numbers and empty lines part; everything else is one sentence."""
    assert items_of(raw).items == items


def test_a_sentence_that_closes_a_list_has_its_own_line() -> None:
    """It belongs to the whole, not to the last item."""
    assert text_of("หลักเกณฑ์\n- ก\n- ข\nโดยเชื่อมโยงกับระบบ") == "หลักเกณฑ์\n- ก\n- ข\nโดยเชื่อมโยงกับระบบ"


def test_a_text_of_one_bullet_is_a_text() -> None:
    """The dash is layout."""
    assert text_of("- แผน\n") == "แผน"


def test_a_date_over_lines_is_one_line() -> None:
    """As it is written in a narrow column."""
    assert line_of("ภายใน \n30 เม.ย ๖๖\n\nและนำขึ้น website") == "ภายใน 30 เม.ย ๖๖ และนำขึ้น website"


@pytest.mark.parametrize(("raw", "joined"), [("จัดทำ\nคู่มือ", True), ("- ก\n- ข", False)])
def test_joined_lines_are_owned_up_to(raw: str, joined: bool) -> None:
    """Somebody may have meant two items: the report says so."""
    assert items_of(raw).joined is joined
