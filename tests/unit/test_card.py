"""The picture that other sites show beside a link."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.card import HEIGHT, WIDTH, can_draw, draw_card
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not can_draw(), reason="Pillow without Raqm")

_FONTS = ROOT / "overrides" / "fonts"
_CANAL = "#0c4347"


def _drawn(name: str, *lines: str) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(name, lines, _FONTS))).convert("RGB")


def _box(image: Image.Image) -> tuple[int, int, int, int]:
    """Say where there is text above the waves."""
    above = image.crop((0, 0, WIDTH, HEIGHT - 110))
    box = ImageChops.difference(above, Image.new("RGB", above.size, _CANAL)).getbbox()
    assert box is not None
    return box


def test_it_has_the_size_that_others_ask_for() -> None:
    """1200 by 630 pixels, PNG."""
    assert _drawn("สำนักงานเขตบางกอกน้อย", "ปีงบประมาณ พ.ศ. 2566").size == (1200, 630)


@pytest.mark.parametrize(
    "name",
    [
        "ก",
        "สำนักงานเขตบางกอกน้อย",
        "โรงพยาบาลส่งเสริมสุขภาพตำบล บ้านหนองบัวแดงใต้ กรมการแพทย์แผนไทยและการแพทย์ทางเลือก กระทรวงสาธารณสุข",
        "กำนันผู้ใหญ่บ้าน ที่ทำการปกครอง น้ำปั่นป่วน ฏุฐู ญู",
        "Supercalifragilisticexpialidocious" * 4,
        "สองบรรทัด\nของชื่อ",
        "สำนักงาน " * 40,
        "องค์การบริหารส่วนตำบลที่มีชื่อยาวมากเป็นพิเศษโดยไม่มีเว้นวรรคเลยแม้แต่ที่เดียวในชื่อทั้งหมดนี้",
    ],
)
def test_a_name_of_any_length_stays_on_the_card(name: str) -> None:
    """It gets smaller, or breaks at a space."""
    left, top, right, bottom = _box(
        _drawn(name, "มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "ปีงบประมาณ พ.ศ. 2566")
    )
    assert left >= 60
    assert top >= 40
    assert right <= WIDTH - 60
    assert bottom < HEIGHT - 112


def test_marks_stand_above_their_letters() -> None:
    """Marks take no width: a name with them is as wide as its letters."""
    bare, marked = (_box(_drawn(name, "")) for name in ("กนกน", "กั้นกี่น"))
    assert marked[2] - bare[2] < 12
    assert marked[1] < bare[1]


def test_the_same_words_give_the_same_picture() -> None:
    """To the byte."""
    assert draw_card("ก", ["ข"], _FONTS) == draw_card("ก", ["ข"], _FONTS)


def test_without_fonts_it_says_so(tmp_path: Path) -> None:
    """Rather than drawing boxes."""
    with pytest.raises(OSError, match="cannot open"):
        draw_card("ก", [], tmp_path)
