"""Damaged Thai text: told apart from good text, and mended where only one reading is possible."""

from __future__ import annotations

import re

import pytest

from generator.inspect.damage import damaged_among, is_damaged, mended
from tests.evidence.printed import HARD, seed_lines

_GOOD = "\n".join(seed_lines()[:30])
#: As Word's PDFs are often read: the ring of ำ is taken for a space.
_SPLIT = _GOOD.replace("ำ", " า")

_DAMAGES = {
    "sara aa as a control sign": _GOOD.replace("า", "\x06"),
    "sara aa as a glyph number": _GOOD.replace("า", "(cid:6)"),
    "sara aa gone": _GOOD.replace("า", ""),
    "sara aa as sara am": _GOOD.replace("ำ", "ํำ").replace("า", "ำ"),
    "sara am torn apart": _SPLIT,
    "marks gone": "".join(sign for sign in _GOOD if not "ั" <= sign <= "ฺ" and not "็" <= sign <= "๎"),
    "replacement signs": _GOOD.replace("ก", "\ufffd"),
    "private signs": _GOOD.replace("่", "\ue048"),
    "marks before their letters": " ่".join(_GOOD.split("่")),
    "syllables twice": re.sub("([ก-ฮ][ัิ-ฺ็-๎]+)(.)", r"\1\1\2", _GOOD),
}


@pytest.mark.parametrize("name", _DAMAGES)
def test_damage_is_noticed(name: str) -> None:
    """Every way in which Thai comes out of a PDF wrong is told."""
    assert is_damaged(mended(_DAMAGES[name])) is True


@pytest.mark.parametrize(
    "text",
    [
        _GOOD,
        "\n".join(HARD),
        "\n".join(HARD * 5),
        "",
        "Annual report 2566 of the district office. " * 20,
        "\uf0b7 ข้อแรก\n\uf0b7 ข้อสอง\n" * 20 + _GOOD,
        "น้ำ ทำ จำ คำ นำ ค่ำ ต่ำ ซ้ำ ย้ำ ดำ",
        "1,250,000.00 98.50% ๑๒ ๓๔ " * 50,
        "พ.ศ. ต.ค. พ.ย. ธ.ค. ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. " * 20,
    ],
)
def test_good_text_is_never_called_damaged(text: str) -> None:
    """Plans, hard spellings, other languages, bullets, figures and abbreviations are fine."""
    assert not is_damaged(mended(text))


@pytest.mark.parametrize("length", [40, 80, 160, 400])
def test_no_stretch_of_a_good_text_is_called_damaged(length: int) -> None:
    """However short a page is and wherever it begins, good text stays good."""
    for start in range(0, len(_GOOD) - length, 17):
        assert not is_damaged(_GOOD[start : start + length]), _GOOD[start : start + length]


def test_a_short_page_goes_with_its_file() -> None:
    """A page with too little to tell is damaged when the file is, unless it has no Thai."""
    bad = _GOOD.replace("า", "")
    assert damaged_among([bad, "ภคผนวก", "", "Appendix", bad]) == (0, 1, 4)
    assert damaged_among([_GOOD, "ภคผนวก"]) == ()


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("น\u0e4d\u0e32", "นำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ท\u0e48\u0e35", "ที่"),
        ("เเผน", "แผน"),
        ("ป\uf701\uf70aน", "ปิ่น"),
        ("\uf70fาติ \uf700าน ก\uf712", "ญาติ ฐาน ก็"),
        ("เครื่อง\uf0b7", "เครื่อง\uf0b7"),
        ("บรรทัด\r\nแรก", "บรรทัด\nแรก"),
        ("ก-ข\ufffeค", "ก-ข-\nค"),
        ("ประกาศ  ฉบับที่\u00a01", "ประกาศ  ฉบับที่ 1"),
    ],
)
def test_what_has_one_reading_is_mended(read: str, meant: str) -> None:
    """Split and reordered characters and the glyphs of Windows fonts become plain Thai."""
    assert mended(read) == meant
    assert mended(meant) == meant
