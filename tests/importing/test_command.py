"""``prongsai import``: files, years, units and messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import load
from tests.importing.reading import imported, run_import

REGISTER = """\
agency: {id: example, name: สำนักงานตัวอย่าง}
units: {environment: ฝ่ายสิ่งแวดล้อมและสุขาภิบาล, finance: ฝ่ายการคลัง}
plans:
- fiscal_year: 2566
  title: มาตรการส่งเสริมคุณธรรม
  measures:
  - {id: publish-budget, issue: เผยแพร่งบประมาณ, activities: [สรุปรายเดือน]}
"""
PLAN = """\
มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2567,,,
มาตรการ,กิจกรรม,ผู้รับผิดชอบ,ระยะเวลา
เผยแพร่งบประมาณ,สรุปรายเดือน,ฝ่ายการคลัง,ทุกเดือน
ลดขยะ,คัดแยกขยะ,"ฝ่ายสิ่งแวดล้อมฯ, ฝ่ายรายได้",30 มี.ค. 67
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder with a plan in CSV."""
    (tmp_path / "plan.csv").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.csv"


def test_a_draft_is_a_plan_file_where_there_is_a_register(plan: Path) -> None:
    """It uses the register's units, and the id that the same measure has in another year; a unit
    that nobody knows stays a comment."""
    (plan.parent / "measures.yml").write_text(REGISTER, encoding="utf-8")
    result = run_import(plan.parent, plan)
    assert result.return_value == 0, result.output
    draft = (plan.parent / "draft-2567.yml").read_text(encoding="utf-8")
    assert "- id: publish-budget" in draft
    assert "units: [environment]" in draft
    assert "# ยังไม่ได้นำเข้า ผู้รับผิดชอบที่ไม่มีใน units: ฝ่ายรายได้" in draft
    assert "เข้าใจว่าหมายถึงฝ่าย environment" in result.output
    (plan.parent / "measures.yml").write_text(
        f"{REGISTER}- file: draft-2567.yml\n", encoding="utf-8"
    )
    loaded = load(plan.parent / "measures.yml")
    assert loaded.problems == ()
    assert loaded.register is not None
    assert [p.fiscal_year for p in loaded.register.plans] == [2567, 2566]


def test_nothing_is_written_over(plan: Path) -> None:
    """Neither a draft nor a report that is there."""
    for name, words in (("draft-2567.yml", ()), ("r.txt", ("--report", plan.parent / "r.txt"))):
        (plan.parent / name).write_text("ของเดิม", encoding="utf-8")
        result = run_import(plan.parent, plan, *words)
        assert result.return_value == 2
        assert "ไม่เขียนทับ" in result.stderr
        assert (plan.parent / name).read_text(encoding="utf-8") == "ของเดิม"
        (plan.parent / name).unlink()


def test_a_dry_run_writes_the_draft_to_the_terminal(plan: Path) -> None:
    """No file comes into being."""
    result = run_import(plan.parent, plan, "--dry-run", "--report", plan.parent / "r.txt")
    assert result.return_value == 0
    assert "fiscal_year: 2567" in result.stdout
    assert [path.name for path in plan.parent.iterdir()] == ["plan.csv"]


def test_pasted_text_comes_in_by_standard_input(tmp_path: Path) -> None:
    """``-`` reads what is pasted."""
    result = run_import(tmp_path, "-", "--dry-run", text=PLAN.replace(",", "\t").encode())
    assert result.return_value == 0, result.output
    assert "issue: เผยแพร่งบประมาณ" in result.stdout


def test_a_year_given_is_the_year(plan: Path) -> None:
    """It counts more than the title."""
    assert imported(plan.parent, plan, "--year", "2568").plans[0].fiscal_year == 2568


def test_a_document_without_a_year_asks_for_one(tmp_path: Path) -> None:
    """Unless its name tells it."""
    text = PLAN.partition("\n")[2]
    (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
    result = run_import(tmp_path, tmp_path / "plan.csv")
    assert result.return_value == 2
    assert "ระบุด้วย --year" in result.stderr
    (tmp_path / "แผน 2567.csv").write_text(text, encoding="utf-8")
    assert imported(tmp_path, tmp_path / "แผน 2567.csv").plans[0].fiscal_year == 2567


def test_a_register_with_faults_is_named_first(plan: Path) -> None:
    """Its units are not known, so no draft is written."""
    (plan.parent / "measures.yml").write_text("agency: {}\n", encoding="utf-8")
    result = run_import(plan.parent, plan)
    assert result.return_value == 1
    assert "แก้ข้อผิดพลาดข้างต้นก่อน" in result.stderr
    assert not (plan.parent / "draft-2567.yml").exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Its name is said again."""
    result = run_import(tmp_path, tmp_path / "แผน.docx")
    assert result.return_value == 2
    assert "ไม่พบไฟล์" in result.stderr


def test_a_folder_that_cannot_be_written(plan: Path) -> None:
    """The message names the file and the reason."""
    result = run_import(plan.parent, plan, "-o", plan.parent / "missing" / "draft.yml")
    assert result.return_value == 2
    assert "draft.yml ไม่ได้" in result.stderr


def test_everything_is_said_in_english_when_asked(plan: Path) -> None:
    """The report's own words; texts of the document stay Thai."""
    result = run_import(plan.parent, plan, "--lang", "en")
    assert "plan of 2567: 2 measures" in result.output
    assert "understood 13" in result.output
