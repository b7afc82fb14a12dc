"""The layouts of tests/examples/import: each gives its draft, or says what it does not understand.

Folders are collected by themselves; see tests/importing/examples.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.importing.opening import open_contents
from generator.importing.reading import plans_of
from generator.importing.table import Line, Table
from generator.load import load
from tests.importing.examples import FOLDER, NAMES, document, outcome

REFUSED = [name for name in NAMES if (FOLDER / name / "expected.txt").exists()]
READ = [name for name in NAMES if name not in REFUSED]


@pytest.mark.parametrize("name", READ)
def test_a_layout_gives_its_draft(name: str, tmp_path: Path) -> None:
    """The draft is the expected one, letter by letter, and so is the report on every cell."""
    came = outcome(name, tmp_path)
    assert came.status == 0, came.refused
    assert came.written == (FOLDER / name / "expected.yml").read_text(encoding="utf-8")
    assert came.report == (FOLDER / name / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READ)
def test_a_draft_loads_without_a_fault(name: str) -> None:
    """``prongsai check`` takes each draft for a register; it may ask about a time that the document
    itself leaves open, such as two quarters with one between."""
    loaded = load(FOLDER / name / "expected.yml")
    assert {problem.code for problem in loaded.problems} <= {"date-ambiguous"}
    assert loaded.register is not None


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_plan_is_not_understood(name: str, tmp_path: Path) -> None:
    """The message says where the reading stopped; no file is written."""
    came = outcome(name, tmp_path)
    assert came.status == 2
    assert came.written == came.report == ""
    assert came.refused == (FOLDER / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READ)
def test_no_cell_is_lost_in_silence(name: str, tmp_path: Path) -> None:
    """Every cell and every line of the document is told of: understood, guessed or left."""
    source = document(name, tmp_path)
    contents = open_contents(source.read_bytes(), source.name)
    year = int(re.search(r"fiscal_year: (\d+)", _expected(name))[1])  # type: ignore[index]
    plans = plans_of(contents, year)
    told = {remark.where.th for plan in plans for remark in plan.remarks}
    assert set(_filled(contents.blocks)) - told == set()


def _expected(name: str) -> str:
    return (FOLDER / name / "expected.yml").read_text(encoding="utf-8")


def _filled(blocks: tuple[Line | Table, ...]) -> list[str]:
    """The places that hold something."""
    places = []
    for block in blocks:
        if isinstance(block, Line):
            places += [block.where.th] if block.text.strip() else []
        else:
            cells = (cell for row in range(block.height) for cell in block.row(row))
            places += [block.where(cell.row, cell.column).th for cell in cells]
    return places
