"""``import --update``: what the document changes, and all that it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from generator.load import load
from tests.conftest import ROOT
from tests.importing import documents
from tests.importing.reading import run_import

REGISTER = """\
# ของหน่วยงาน
agency: {id: example, name: สำนักงานตัวอย่าง}
units: {registration: ฝ่ายทะเบียน, finance: ฝ่ายการคลัง}
plans:
- fiscal_year: 2567
  title: มาตรการส่งเสริมคุณธรรม
  indicators:
  - number: 1
    name: การปฏิบัติหน้าที่
    measures:
    - id: publish-manual   # รหัสถาวร
      issue: เผยแพร่คู่มือการให้บริการ
      activities:
      - จัดทำคู่มือ
      outputs:
      - {text: คู่มือ 1 เล่ม, kind: manual, quantity: 1, unit: เล่ม}
      - แผ่นพับ
      due: 30 มี.ค. 67
      units: [registration]
      note: เขียนโดยเจ้าหน้าที่
      evidence:
      - {id: manual, url: "https://www.example.go.th/manual.pdf", title: คู่มือ}
      progress:
      - {period: ธ.ค. 66, result: ร่างแล้ว}
    - id: kept-measure
      issue: มาตรการที่เอกสารไม่มี
"""
HEAD = "ตัวชี้วัด,ประเด็น,กิจกรรม,ผลผลิต,ระยะเวลา,ผู้รับผิดชอบ,หมายเหตุ\n"
SAME = "1) การปฏิบัติหน้าที่,เผยแพร่คู่มือการให้บริการ,จัดทำคู่มือ,คู่มือ 1 เล่ม,30 มี.ค. 67,ฝ่ายทะเบียน,\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a register that people have worked on."""
    (tmp_path / "measures.yml").write_text(REGISTER, encoding="utf-8")
    return tmp_path


def update(office: Path, rows: str, *arguments: str) -> Result:
    """Update the plan of 2567 from a CSV file."""
    (office / "plan.csv").write_text(HEAD + rows, encoding="utf-8")
    words = (office / "plan.csv", "--year", "2567", "--update", *arguments)
    return run_import(office, *words)


def register(office: Path) -> str:
    """The register as it stands now."""
    return (office / "measures.yml").read_text(encoding="utf-8")


def test_importing_the_seed_again_changes_nothing(tmp_path: Path) -> None:
    """A Word document made from the plan is the plan: ids, notes, kinds and evidence stay."""
    (tmp_path / "measures.yml").write_bytes((ROOT / "measures.yml").read_bytes())
    source = documents.word(tmp_path / "plan.docx")
    result = run_import(tmp_path, source, "--update", "--yes")
    assert result.return_value == 0
    assert "ไม่มีอะไรเปลี่ยน" in result.output
    assert (tmp_path / "measures.yml").read_bytes() == (ROOT / "measures.yml").read_bytes()


def test_one_cell_changes_one_line(office: Path) -> None:
    """A new deadline changes its own line and no other byte of the file."""
    rows = SAME.replace("30 มี.ค. 67", "30 เม.ย. 67").replace("คู่มือ 1 เล่ม", '"คู่มือ 1 เล่ม\n\nแผ่นพับ"')
    result = update(office, rows, "--yes")
    assert result.return_value == 0, result.output
    assert register(office) == REGISTER.replace("due: 30 มี.ค. 67", "due: 30 เม.ย. 67")
    assert (
        "publish-manual: ระยะเวลาแล้วเสร็จ (due) จาก “30 มี.ค. 67” เป็น “30 เม.ย. 67”" in result.output
    )
    assert "-      due: 30 มี.ค. 67\n+      due: 30 เม.ย. 67" in result.output


def test_changed_words_are_the_same_measure(office: Path) -> None:
    """A measure whose issue was reworded keeps its id, and what was said of outputs that stay."""
    rows = SAME.replace("เผยแพร่คู่มือการให้บริการ", "เผยแพร่คู่มือการให้บริการประชาชน").replace(
        "คู่มือ 1 เล่ม", '"- คู่มือ 1 เล่ม\n- วีดิทัศน์"'
    )
    assert update(office, rows, "--yes").return_value == 0
    loaded = load(office / "measures.yml").register
    assert loaded is not None
    first, second = loaded.plans[0].measures
    assert (first.id, first.issue) == ("publish-manual", "เผยแพร่คู่มือการให้บริการประชาชน")
    assert [(o.text, o.kind, o.quantity) for o in first.outputs] == [
        ("คู่มือ 1 เล่ม", "manual", 1),
        ("วีดิทัศน์", None, None),
    ]
    assert (len(first.evidence), len(first.progress)) == (1, 1)
    assert second.id == "kept-measure"


def test_a_new_measure_and_a_new_group_are_added(office: Path) -> None:
    """At the end of their group, with an id that nothing has; what the document lacks is told."""
    rows = SAME + ",อบรมเจ้าหน้าที่,จัดอบรม,,,ฝ่ายการคลัง,\n2) การใช้งบประมาณ,เผยแพร่งบ,สรุป,,,ฝ่ายการคลัง,\n"
    result = update(office, rows, "--yes")
    assert result.return_value == 0, result.output
    loaded = load(office / "measures.yml").register
    assert loaded is not None
    assert [(g.number, [m.id for m in g.measures]) for g in loaded.plans[0].groups] == [
        (1, ["publish-manual", "kept-measure", "measure-1-2"]),
        (2, ["measure-2-1"]),
    ]
    assert "kept-measure: มีในแผนเดิมแต่ไม่มีในเอกสาร คงไว้" in result.output


def test_an_empty_cell_takes_nothing_away(office: Path) -> None:
    """What the document leaves out stays; so does a note that somebody wrote."""
    rows = "1) การปฏิบัติหน้าที่,เผยแพร่คู่มือการให้บริการ,,,,,ข้อความอื่น\n"
    result = update(office, rows, "--yes")
    assert result.return_value == 0
    assert register(office) == REGISTER
    assert "publish-manual: มี note อยู่แล้ว คงไว้" in result.output


@pytest.mark.parametrize("arguments", [(), ("--dry-run",), ("--dry-run", "--yes")])
def test_nothing_is_written_without_a_yes(office: Path, arguments: tuple[str, ...]) -> None:
    """Where nobody can be asked the change is shown and not made."""
    result = update(office, SAME.replace("30 มี.ค.", "31 มี.ค."), *arguments)
    assert result.return_value == (0 if arguments else 1)
    assert register(office) == REGISTER
    assert "+      due: 31 มี.ค. 67" in result.output


def test_a_report_that_was_imported_is_not_imported_twice(office: Path) -> None:
    """The same report changes nothing; another text for the same period keeps the one there."""
    report = "รายงานผลการดำเนินการ รอบ 6 เดือนแรก ปีงบประมาณ 2567,\nมาตรการ,ผลการดำเนินการ\n"
    row = "เผยแพร่คู่มือการให้บริการ,เผยแพร่แล้ว 2 จุด\n"
    (office / "report.csv").write_text(report + row, encoding="utf-8")
    assert run_import(office, office / "report.csv", "--update", "--yes").return_value == 0
    once = register(office)
    assert once.count("เผยแพร่แล้ว 2 จุด") == 1
    assert "period: รอบ 6 เดือนแรก" in once
    again = run_import(office, office / "report.csv", "--update", "--yes")
    assert "ไม่มีอะไรเปลี่ยน" in again.output
    (office / "report.csv").write_text(report + row.replace("2 จุด", "3 จุด"), encoding="utf-8")
    other = run_import(office, office / "report.csv", "--update", "--yes")
    assert "มีผลอยู่แล้วและข้อความต่างกัน คงของเดิมไว้" in other.output
    assert register(office) == once


def test_a_plan_in_a_file_of_its_own_is_changed_there(office: Path) -> None:
    """measures.yml stays as it is when it only names the file."""
    head, plan = REGISTER.split("plans:\n")
    own = "".join(f"{line[2:]}\n" for line in plan.splitlines())
    (office / "2567.yml").write_text(own, encoding="utf-8")
    (office / "measures.yml").write_text(f"{head}plans:\n- file: 2567.yml\n", encoding="utf-8")
    assert update(office, SAME.replace("30 มี.ค.", "31 มี.ค."), "--yes").return_value == 0
    assert register(office) == f"{head}plans:\n- file: 2567.yml\n"
    assert "due: 31 มี.ค. 67" in (office / "2567.yml").read_text(encoding="utf-8")


def test_a_plan_of_another_year_comes_in_as_a_file_of_its_own(office: Path) -> None:
    """Where the register has no plan of that year, one is added, and the plans there stay."""
    (office / "plan.csv").write_text(HEAD + SAME.replace(" 67,", " 66,"), encoding="utf-8")
    words = (office / "plan.csv", "--year", "2566", "--update")
    assert run_import(office, *words).return_value == 1
    assert register(office) == REGISTER
    assert run_import(office, *words, "--yes").return_value == 0
    assert register(office) == f"{REGISTER}- file: plan-2566.yml\n"
    loaded = load(office / "measures.yml")
    assert loaded.problems == ()
    assert loaded.register is not None
    assert [plan.fiscal_year for plan in loaded.register.plans] == [2567, 2566]
