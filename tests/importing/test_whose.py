"""What ``import`` says first: a document of another office, units and titles that differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.importing.draft import Heading
from generator.importing.new_units import ids_to_add
from generator.importing.whose import other_office
from generator.load import load
from generator.register import Agency
from tests.importing.reading import run_import

AGENCY = Agency("nongbua", "องค์การบริหารส่วนตำบลหนองบัว", "", "จังหวัดอุดรธานี", None)
HEAD = "agency: {id: nongbua, name: องค์การบริหารส่วนตำบลหนองบัว}\nunits:\n  finance: กองคลัง\n"
EMPTY = "plans:\n- {fiscal_year: 2567, title: ชื่อเดิม, measures: []}\n"
KEPT = """\
plans:
- fiscal_year: 2567
  title: ชื่อเดิม
  measures:
  - {id: open-prices, issue: เปิดเผยราคากลาง, units: [finance]}
"""
PLACEHOLDER = KEPT.replace("ชื่อเดิม", "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")


def workbook(folder: Path, title: str, units: str) -> Path:
    """A plan with one measure; the units stand in column D."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "แผน"
    sheet.append([title])
    sheet.append(["ลำดับ", "มาตรการ", "ผลผลิต", "ผู้รับผิดชอบ"])
    sheet.append([1, "เปิดเผยราคากลาง", "รายงานราคากลาง", units])
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


@pytest.mark.parametrize("named", ["โรงเรียนบ้านหนองบัว", "เทศบาลตำบลหนองบัว", "โรงพยาบาลหนองบัว"])
def test_a_document_of_another_office_is_told(named: str) -> None:
    """The title names a school, a hospital or a municipality, the register another office."""
    told = other_office(Heading(office=named), AGENCY)
    assert told is not None
    assert named in told.said.th
    assert AGENCY.name in told.said.th


@pytest.mark.parametrize("named", ["อบต.หนองบัว", AGENCY.name, "จังหวัดอุดรธานี", "สำนักปลัด", None])
def test_a_document_of_the_office_is_not(named: str | None) -> None:
    """It may shorten its name, or name a part of itself, what it belongs to, or nothing."""
    assert other_office(Heading(office=named), AGENCY) is None


def test_another_office_is_told_first_under_yes_and_keeps_the_title(tmp_path: Path) -> None:
    """Who says yes beforehand reads it in the first lines; the plan keeps its own title."""
    (tmp_path / "measures.yml").write_text(HEAD + PLACEHOLDER, encoding="utf-8")
    source = workbook(tmp_path, "แผนส่งเสริมคุณธรรม โรงเรียนบ้านหนองบัว ปี 2567", "กองคลัง")
    result = run_import(tmp_path, source, "--update", "--yes")
    assert "โรงเรียนบ้านหนองบัว" in result.output.split("เดา")[1].split("ชื่อแผน")[0]
    assert "title: มาตรการส่งเสริม" in (tmp_path / "measures.yml").read_text(encoding="utf-8")


def test_units_of_the_document_are_added_and_others_told_by_their_cell(tmp_path: Path) -> None:
    """A new unit gets its usual id in units; a post is no unit, and its cell is D3."""
    (tmp_path / "measures.yml").write_text(HEAD + EMPTY, encoding="utf-8")
    source = workbook(tmp_path, "แผนส่งเสริมคุณธรรม ปี 2567", "กองช่าง, ผู้อำนวยการ")
    result = run_import(tmp_path, source, "--update", "--yes")
    assert result.return_value == 0, result.output
    register = load(tmp_path / "measures.yml").register
    assert register is not None
    assert [(unit.id, unit.name) for unit in register.units][1:] == [("engineering", "กองช่าง")]
    assert [unit.id for unit in register.plans[0].measures[0].units] == ["engineering"]
    assert "แผน!D3: ไม่มี “ผู้อำนวยการ” ใน units" in result.output


@pytest.mark.parametrize("there", [True, False])
def test_new_units_go_into_the_register_of_a_plan_in_a_file_of_its_own(
    tmp_path: Path, there: bool
) -> None:
    """The plan stands in plan-2567.yml, before or only from now on; units stand in measures.yml."""
    (tmp_path / "measures.yml").write_text(
        HEAD + ("plans:\n- file: plan-2567.yml\n" if there else "plans: []\n"), encoding="utf-8"
    )
    if there:
        own = "fiscal_year: 2567\ntitle: ชื่อเดิม\nmeasures: []\n"
        (tmp_path / "plan-2567.yml").write_text(own, encoding="utf-8")
    source = workbook(tmp_path, "แผนส่งเสริมคุณธรรม ปี 2567", "กองช่าง")
    result = run_import(tmp_path, source, "--update", "--yes")
    assert result.return_value == 0, result.output
    loaded = load(tmp_path / "measures.yml")
    assert loaded.register is not None, loaded.problems
    assert [unit.id for unit in loaded.register.units] == ["finance", "engineering"]
    assert "units: [engineering]" in (tmp_path / "plan-2567.yml").read_text(encoding="utf-8")


def test_a_draft_adds_no_unit_and_tells_each_once(tmp_path: Path) -> None:
    """A draft beside a register leaves the register alone: the missing unit is told first."""
    (tmp_path / "measures.yml").write_text(HEAD + EMPTY, encoding="utf-8")
    source = workbook(tmp_path, "แผนส่งเสริมคุณธรรม ปี 2567", "กองช่าง")
    result = run_import(tmp_path, source)
    assert "ดูก่อน 1" in result.output
    assert result.output.count("ไม่มี “กองช่าง” ใน units มาตรการ measure-1") == 1
    assert (tmp_path / "measures.yml").read_text(encoding="utf-8") == HEAD + EMPTY


def test_only_names_of_units_are_added() -> None:
    """People, posts and phrases get no id; an id that is taken is not given again."""
    named = ["กองคลัง", "กองช่าง", "ฝ่ายที่เกี่ยวข้อง", "นายสมชาย ใจดี", "ทุกกอง", "ผอ.กองช่าง", "งานแผนที่ภาษี"]
    added = ids_to_add(named, {"คลังกลาง": "finance", "โยธาเดิม": "engineering"})
    assert set(added) == {"กองคลัง", "กองช่าง", "งานแผนที่ภาษี"}
    assert not {"finance", "engineering"} & set(added.values())


@pytest.mark.parametrize(
    ("plans", "title"),
    [(EMPTY, "แผนส่งเสริมคุณธรรม"), (PLACEHOLDER, "แผนส่งเสริมคุณธรรม"), (KEPT, "ชื่อเดิม")],
)
def test_a_title_that_somebody_gave_stays(tmp_path: Path, plans: str, title: str) -> None:
    """That of init, or of an empty plan, becomes the document's; another is kept and told."""
    (tmp_path / "measures.yml").write_text(HEAD + plans, encoding="utf-8")
    source = workbook(tmp_path, "แผนส่งเสริมคุณธรรม ปี 2567", "กองคลัง")
    result = run_import(tmp_path, source, "--update", "--yes")
    register = load(tmp_path / "measures.yml").register
    assert register is not None
    assert register.plans[0].title == title
    assert ("คงของเดิมไว้: “ชื่อเดิม”" in result.output) == (plans == KEPT)
    assert ("ชื่อแผน (title) จาก" in result.output) == (plans != KEPT)
