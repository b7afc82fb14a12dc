"""Ids of units by their names."""

from __future__ import annotations

import pytest

from generator.unit_ids import usual_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ฝ่ายการคลัง", "finance"),
        ("กองสาธารณสุขและสิ่งแวดล้อม", "health"),
        ("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม", "community"),
        ("กอง การเจ้าหน้าที่", "personnel"),
        ("ฝ่ายพิเศษ", None),
    ],
)
def test_the_word_that_stands_first_names_the_unit(name: str, expected: str | None) -> None:
    """Init and import ask the same table, so a unit has one address whoever brought it."""
    assert usual_id(name) == expected
