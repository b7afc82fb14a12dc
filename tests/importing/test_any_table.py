"""Whatever stands in a table: it is not understood, or its draft loads and no cell is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.importing.opening import open_contents
from generator.importing.reading import plans_of
from generator.importing.table import Cell, Contents, Line, Table, table_of
from generator.importing.values import names_of
from generator.importing.words import NotUnderstood, Words
from generator.importing.writing import draft_text
from generator.load import load

HEADS = [
    *("ตัวชี้วัด", "มิติ", "มาตรการ", "ประเด็น", "กิจกรรม", "ผลผลิต", "ระยะเวลา", "ผู้รับผิดชอบ"),
    *("งบประมาณ ปี 2567", "ผลการดำเนินการ", "ไตรมาส 1", "ปัญหา อุปสรรค", "ลำดับ", "หมายเหตุ", "อื่น"),
]
TEXTS = [
    *("", "-", "1) การปฏิบัติหน้าที่", "มิติที่ 2 สังคม", "ตัวชี้วัดที่ 12 อื่น ๆ", "รวม", "หมายเหตุ: ก"),
    *(
        "- ก\n- ข",
        "ก\n\nข",
        "a: b # c",
        "'\"[{&*!|>%@`",
        "- ",
        "yes",
        "0x1F",
        "\x85\u2028",
        "\x00\x1b",
    ),
    *("30 มี.ค. 67", "ทุกเดือน", "ทุกฝ่าย", "ฝ่ายปกครอง, นายก ข", "นาย ก ข", "ยังไม่มีผลการดำเนินการ"),
    *("ธ.ค. 66\nเสร็จ", "คู่มือ 1 เล่ม", "ปีงบประมาณ พ.ศ. 2568", "ก" * 300, "\u200b", "{}", "~", "null"),
]
cells = st.builds(
    Cell,
    text=st.one_of(st.sampled_from(TEXTS), st.sampled_from(HEADS), st.text(max_size=8)),
    row=st.integers(1, 8),
    column=st.integers(0, 5),
    rows=st.integers(1, 3),
    columns=st.integers(1, 3),
)
heads = st.lists(st.sampled_from(HEADS), min_size=2, max_size=6)
tables = st.tuples(heads, st.lists(cells, max_size=30))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tables)
def test_a_table_is_refused_or_read_whole(
    tmp_path: Path, drawn: tuple[list[str], list[Cell]]
) -> None:
    """The draft has no error, and every cell is told of."""
    names, below = drawn
    first = [Cell(text, 0, column) for column, text in enumerate(names)]
    table = table_of(Words("ตาราง", "table"), [*first, *below])
    title = Line("มาตรการ ปีงบประมาณ พ.ศ. 2567", Words("บรรทัด 1", "line 1"))
    try:
        plans = plans_of(Contents((title, table)), 2567)
    except NotUnderstood:
        return
    told = {remark.where.th for plan in plans for remark in plan.remarks}
    held = [cell for row in range(table.height) for cell in table.row(row)]
    assert {table.where(cell.row, cell.column).th for cell in held} - told == set()
    for plan in plans:
        draft = tmp_path / "draft.yml"
        draft.write_text(draft_text(plan, 2567, names_of(plan, None), "x"), encoding="utf-8")
        loaded = load(draft)
        assert loaded.register is not None, (loaded.problems, draft.read_text(encoding="utf-8"))
        assert len(loaded.register.plans[0].measures) == len(plan.measures)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*HEADS, *TEXTS, "\t", "1. ", "|", "|---|", "<td>", "\n\t"])))
def test_a_text_is_refused_or_read(pieces: list[str]) -> None:
    """Tabs, strokes and tags in any order end in no fault of the program."""
    try:
        contents = open_contents("\n".join(pieces).encode(), "x.txt")
        plans_of(contents, 2567)
    except NotUnderstood:
        return
    assert contents.blocks


def test_a_table_covers_no_place_twice() -> None:
    """Of two cells that overlap the first one counts."""
    table: Table = table_of(
        Words("ตาราง", "table"), [Cell("ก", 0, 0, 2, 2), Cell("ข", 1, 1), Cell("ค", 1, 2)]
    )
    assert [cell.text for cell in table.row(1)] == ["ค"]
    assert table.text(1, 1) == "ก"


def test_too_many_merged_places_are_refused() -> None:
    """However small the file is."""
    merged = [Cell("ก", row, 0, 50_000, 100) for row in range(50_000)]
    with pytest.raises(NotUnderstood):
        table_of(Words("ตาราง", "table"), merged)
