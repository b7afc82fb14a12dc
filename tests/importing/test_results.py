"""The cells of reports of results: one entry for a period, or a log with a line for each time."""

from __future__ import annotations

import pytest

from generator.importing.columns import Role
from generator.importing.draft import DraftProgress
from generator.importing.results import entries_of


def result(text: str, period: str = "รอบ 6 เดือนแรก") -> list[DraftProgress]:
    """The entries of a result alone."""
    return list(entries_of({Role.RESULT: text}, period))


def test_a_result_keeps_its_lines() -> None:
    """Lines stay lines, bullets become dashes."""
    assert result("• พิมพ์แล้ว\n\n  2 จุด ") == [DraftProgress("รอบ 6 เดือนแรก", "- พิมพ์แล้ว\n2 จุด")]


def test_a_log_gives_an_entry_for_each_time() -> None:
    """With the unit that reported, and what was spent, hard, and proposed."""
    log = (
        "ธ.ค. 66 ฝ่ายทะเบียน\nร่างแล้ว\nม.ค. 67\nพิมพ์แล้ว\nแจกแล้ว\nงบประมาณที่ใช้: 5,000\n"
        "ปัญหา อุปสรรค: ช้า\nข้อเสนอแนะ: เร่งรัด\nการกำกับติดตาม: ทุกเดือน"
    )
    assert result(log) == [
        DraftProgress("ธ.ค. 66", "ร่างแล้ว", by="ฝ่ายทะเบียน"),
        DraftProgress("ม.ค. 67", "พิมพ์แล้ว\nแจกแล้ว", "5,000", "ช้า", "เร่งรัด"),
    ]


@pytest.mark.parametrize("text", ["ประกาศแล้ว 3 ม.ค. 67\nติดป้าย", "30 มี.ค. 67", "ทุกเดือน\nครบ"])
def test_a_date_in_a_sentence_is_no_log(text: str) -> None:
    """Nor is a lone date, nor a frequency: the entry is that of the report's period."""
    assert result(text) == [DraftProgress("รอบ 6 เดือนแรก", text)]


@pytest.mark.parametrize("text", ["", "ยังไม่มีผลการกำกับติดตามเผยแพร่\nการกำกับติดตาม: ทุกเดือน"])
def test_no_result_is_no_entry(text: str) -> None:
    """What the site itself says where nothing was reported is not taken for a result."""
    assert result(text) == []
