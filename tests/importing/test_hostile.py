"""Odd and hostile documents: a message in plain Thai with status 2, never a traceback, and nothing
is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.evidence.hostile import Hostile, Odd, all_hostile
from tests.importing.reading import imported, run_import

HEAD = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"]
ROW = ["เผยแพร่คู่มือ", "จัดทำคู่มือ", "ฝ่ายทะเบียน", "30 มี.ค. 67"]


@pytest.mark.parametrize("hostile", all_hostile(), ids=lambda each: each.name)
def test_a_hostile_file_is_refused(hostile: Hostile | Odd, tmp_path: Path) -> None:
    """All files that inspection has to withstand: bombs, broken packages, programs, folders."""
    hostile.put(tmp_path)
    result = run_import(tmp_path, tmp_path / hostile.name, "--year", "2567")
    assert result.exception is None
    assert result.return_value == 2
    assert re.search("[ก-๛]", result.stderr)
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "draft-2567.yml").exists()


def _workbook(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _plan_then(book: Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    sheet.append(ROW)


def _wide(book: Workbook) -> None:
    _plan_then(book)
    assert book.active is not None
    book.active.cell(2, 16_384, "ไกลสุด")


def _blank_rows(book: Workbook) -> None:
    _plan_then(book)
    assert book.active is not None
    for row in range(3, 100_003):
        book.active.cell(row, 1).fill = PatternFill("solid", "FFFF00")
    book.active.cell(100_003, 1, "มาตรการท้ายสุด")
    book.active.cell(100_003, 4, "ทุกเดือน")


def _merged_everywhere(book: Workbook) -> None:
    _plan_then(book)
    assert book.active is not None
    book.active.merged_cells.add("A3:XFD1048576")  # merge_cells makes every cell


def test_a_sheet_of_16384_columns_is_refused_with_its_size(tmp_path: Path) -> None:
    """The message names the sheet, its size, and what helps."""
    (tmp_path / "wide.xlsx").write_bytes(_workbook(_wide))
    result = run_import(tmp_path, tmp_path / "wide.xlsx", "--year", "2567")
    assert result.return_value == 2
    assert "Sheet: ตารางมี 2 แถว 16,384 คอลัมน์" in result.stderr


def test_cells_merged_over_the_whole_sheet_take_no_room(tmp_path: Path) -> None:
    """A merged area counts only as far as there are cells."""
    (tmp_path / "merged.xlsx").write_bytes(_workbook(_merged_everywhere))
    (plan,) = imported(tmp_path, tmp_path / "merged.xlsx", "--year", "2567").plans
    assert [measure.issue for measure in plan.measures] == [ROW[0]]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.docx", b"", "ว่าง"),
        ("blank.txt", b" \n\n\t\n", "ว่าง"),
        ("photo.pdf", b"%PDF-1.4\n%%EOF\n", "PDF"),
        ("latin.csv", bytes(range(0x80, 0x100)) * 40, ""),
        ("utf16.csv", "มาตรการ,กิจกรรม".encode("utf-16-le"), ""),
    ],
)
def test_what_holds_no_table_says_what_to_use_instead(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    """Empty files, pictures of pages, text in no encoding of an office."""
    (tmp_path / name).write_bytes(content)
    result = run_import(tmp_path, tmp_path / name, "--year", "2567")
    assert result.return_value == 2
    assert result.exception is None
    assert said in result.stderr


def test_tables_inside_tables_are_read_as_tables_of_their_own(tmp_path: Path) -> None:
    """A page that is laid out by tables hides no plan, and a cell's own table is told of."""
    inner = "<table><tr><td>ก</td></tr></table>"
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (HEAD, ROW))
    page = f"<table><tr><td>เมนู</td><td><table>{rows}</table>{inner}</td></tr></table>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (plan,) = imported(tmp_path, tmp_path / "page.html", "--year", "2567").plans
    assert [measure.issue for measure in plan.measures] == [ROW[0]]


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    """Depth is a limit, not a stack overflow."""
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + "<table><tr><td>ก", encoding="utf-8")
    result = run_import(tmp_path, tmp_path / "deep.html", "--year", "2567")
    assert result.exception is None
    assert result.return_value == 2


def test_a_script_in_a_page_is_never_text(tmp_path: Path) -> None:
    """What browsers do not show is not read either."""
    rows = "".join(
        f"<tr>{''.join(f'<td>{text}<script>x()</script></td>' for text in row)}</tr>"
        for row in (HEAD, ROW)
    )
    (tmp_path / "page.html").write_text(f"<table>{rows}</table>", encoding="utf-8")
    (plan,) = imported(tmp_path, tmp_path / "page.html", "--year", "2567").plans
    assert plan.measures[0].issue == ROW[0]


def test_signs_of_a_terminal_do_not_reach_it(tmp_path: Path) -> None:
    """A cell with escape sequences is shown without them."""
    text = "\n".join(",".join(row) for row in (HEAD, [*ROW[:3], '"30 มี.ค. 67\x1b[2J"']))
    (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
    result = run_import(tmp_path, tmp_path / "plan.csv", "--year", "2567")
    assert result.exception is None
    assert "\x1b" not in result.output


def test_a_hundred_thousand_blank_rows_hide_no_measure(tmp_path: Path) -> None:
    """Excel keeps formatted rows; the measure far below them is read."""
    (tmp_path / "long.xlsx").write_bytes(_workbook(_blank_rows))
    (plan,) = imported(tmp_path, tmp_path / "long.xlsx", "--year", "2567").plans
    assert [measure.issue for measure in plan.measures] == [ROW[0], "มาตรการท้ายสุด"]
