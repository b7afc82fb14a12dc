"""``prongsai status``: what is left to do, worst first, for each unit."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests.conftest import RUNNING

_REGISTER = """\
agency: {id: office, name: สำนักงานเขตตัวอย่าง}
units: {registry: ฝ่ายทะเบียน, finance: ฝ่ายการคลัง, law: ฝ่ายเทศกิจ}
catalogues: [oit.yml]
plans:
- fiscal_year: 2566
  title: มาตรการ
  measures:
  - {id: late, issue: ช้าแล้ว, outputs: คู่มือ, due: 30 มี.ค. 66, units: registry}
  - {id: later, issue: ช้ากว่า, outputs: คู่มือ, due: 28 ก.พ. 66, units: registry}
  - {id: soon, issue: ใกล้แล้ว, outputs: คู่มือ, due: 31 พ.ค. 66, units: [registry, finance]}
  - {id: far, issue: ยังอีกนาน, outputs: คู่มือ, due: 30 ก.ย. 66, units: registry}
  - {id: shared, issue: ของทุกคน, outputs: คู่มือ, due: 1 มี.ค. 66, units: all}
- fiscal_year: 2565
  title: มาตรการ
  measures:
  - {id: old, issue: ปีก่อน, outputs: คู่มือ, due: 30 มี.ค. 65, units: registry}
evidence:
- {id: chart, file: 2566/chart.txt, title: ผังโครงสร้าง, period: ต.ค. 65 - เม.ย. 66, unit: finance}
disclosures:
- fiscal_year: 2566
  items:
  - {item: O1, unit: finance, shown: [{evidence: chart}]}
  - {item: O2, unit: finance}
  - {item: O3, unit: finance, shown: [{url: "https://a.example/"}]}
link_exceptions:
- {url: "https://b.example/", reason: ย้ายเครื่อง, until: 15 เม.ย. 66}
- {url: "https://c.example/", reason: ย้ายเครื่อง, until: 15 ธ.ค. 66}
"""
_CATALOGUE = """\
scheme: OIT
fiscal_year: 2566
items:
- {id: O1, title: โครงสร้าง, period: current, elements: [แผนผัง]}
- {id: O2, title: ผู้บริหาร, elements: [รายชื่อ]}
- {id: O3, title: ข่าว, elements: [ข่าว]}
"""


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of an office with something of every kind to do; it is only read."""
    folder = tmp_path_factory.mktemp("status")
    (folder / "content" / "evidence" / "2566").mkdir(parents=True)
    (folder / "content/evidence/2566/chart.txt").write_text("แผนผังของหน่วยงาน\n", encoding="utf-8")
    (folder / "measures.yml").write_text(_REGISTER, encoding="utf-8")
    (folder / "oit.yml").write_text(_CATALOGUE, encoding="utf-8")
    return folder / "measures.yml"


def status(measures: Path, *arguments: str, as_of: str = RUNNING) -> Result:
    """Run the verb in this process."""
    words = ["status", str(measures), "--as-of", as_of, *arguments]
    return CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)


def by_unit(told: Result) -> dict[str, list[str]]:
    """The needs and names under each heading, in order."""
    parts = [part.split("\n", 1) for part in told.stdout.split("\n\n")[1:]]
    return {head.split(": ")[0]: re.findall(r"^- (.*)$", rest, re.M) for head, rest in parts}


def test_each_unit_reads_its_own_worst_first(measures: Path) -> None:
    """Overdue by day, then what is missing, then what comes."""
    assert by_unit(status(measures, "--year", "2566"))["ฝ่ายทะเบียน"] == [
        "เลยกำหนด: มาตรการ 2 ช้ากว่า",
        "เลยกำหนด: มาตรการ 1 ช้าแล้ว",
        "ใกล้ครบกำหนด: มาตรการ 3 ใกล้แล้ว",
    ]


def test_items_stand_under_the_unit_that_answers_for_them(measures: Path) -> None:
    """What may be wrong before what is missing, then what runs out."""
    assert by_unit(status(measures))["ฝ่ายการคลัง"] == [
        "ไม่ตรงหรือไม่แน่ใจ: OIT 2566 ข้อ O3 ข่าว",
        "ยังขาด: OIT 2566 ข้อ O2 ผู้บริหาร",
        "ใกล้ครบกำหนด: มาตรการ 3 ใกล้แล้ว",
        "ใกล้หมดอายุ: ผังโครงสร้าง",
    ]


def test_what_is_for_everybody_comes_last(measures: Path) -> None:
    """Measures of all units, and what nobody is named for."""
    told = by_unit(status(measures))
    assert list(told)[-1] == "ทุกฝ่าย หรือยังไม่ได้บอกฝ่าย"
    assert told["ทุกฝ่าย หรือยังไม่ได้บอกฝ่าย"] == [
        "เลยกำหนด: มาตรการ 5 ของทุกคน",
        "ใกล้หมดอายุ: https://b.example/",
    ]


def test_a_unit_with_nothing_to_do_has_no_heading(measures: Path) -> None:
    """Only what is left is told."""
    assert "ฝ่ายเทศกิจ" not in status(measures).stdout


def test_every_task_tells_why_and_where(measures: Path) -> None:
    """The reason in words, and the page."""
    lines = status(measures).stdout.splitlines()
    at = lines.index("- ยังขาด: OIT 2566 ข้อ O2 ผู้บริหาร")
    assert "ยังไม่มีสิ่งที่เผยแพร่" in lines[at + 1]
    assert lines[at + 2] == "  /oit/2566/o2/"


def test_once_the_site_has_an_address_the_links_are_whole(measures: Path, tmp_path: Path) -> None:
    """Each on a line of its own: a chat makes a link of it."""
    office = tmp_path / "office"
    shutil.copytree(measures.parent, office)
    (office / "mkdocs.yml").write_text("site_url: https://www.example.go.th/ita\n")
    lines = status(office / "measures.yml", "--unit", "finance").stdout.splitlines()
    assert "  https://www.example.go.th/ita/oit/2566/o2/" in lines
    assert not [line for line in lines if line.strip().startswith("/")]


def test_the_text_says_whose_and_when(measures: Path) -> None:
    """Whoever gets it in a message knows."""
    first = status(measures).stdout.splitlines()[0]
    assert first == "สิ่งที่ต้องทำของ สำนักงานเขตตัวอย่าง ณ 2 เม.ย. 2566"
    assert status(measures, "--format", "text").stdout == status(measures).stdout


def test_programs_read_the_same_as_json(measures: Path) -> None:
    """Each task once, with codes and ISO dates."""
    told = json.loads(status(measures, "--format", "json", "--year", "2566").stdout)
    assert told["as_of"] == RUNNING
    assert len(told["tasks"]) == 8
    assert told["tasks"][2] == {
        "need": "overdue",
        "units": ["registry"],
        "everybody": False,
        "name": "มาตรการ 1 ช้าแล้ว",
        "says": "ครบกำหนด 30 มี.ค. 2566 มีหลักฐานเผยแพร่ 0 จาก 1 ผลผลิต",
        "day": "2023-03-30",
        "url": "/2566/measures/late/",
    }


def test_the_second_line_counts(measures: Path) -> None:
    """Of each need how many, each task once whoever it is for."""
    first = status(measures, "--year", "2566").stdout.splitlines()[1]
    assert first == ("เลยกำหนด 3 · ไม่ตรงหรือไม่แน่ใจ 1 · ยังขาด 1 · ใกล้ครบกำหนด 1 · ใกล้หมดอายุ 2")


def test_one_unit_alone(measures: Path) -> None:
    """What a unit is named for, and what all units have to do: as its page shows."""
    told = by_unit(status(measures, "--unit", "finance"))
    assert list(told) == ["ฝ่ายการคลัง", "ทุกฝ่าย หรือยังไม่ได้บอกฝ่าย"]
    assert told["ทุกฝ่าย หรือยังไม่ได้บอกฝ่าย"] == ["เลยกำหนด: มาตรการ 5 ของทุกคน"]


def test_one_year_alone(measures: Path) -> None:
    """Another year's measures are left out."""
    assert "ปีก่อน" in status(measures, "--year", "2565").stdout
    assert "ช้าแล้ว" not in status(measures, "--year", "2565").stdout
    assert "ปีก่อน" not in status(measures, "--year", "2566").stdout


@pytest.mark.parametrize(("as_of", "told"), [("2023-04-01", True), ("2023-03-31", False)])
def test_soon_is_within_sixty_days(measures: Path, as_of: str, told: bool) -> None:
    """The deadline of 31 May is 60 days away on 1 April."""
    assert ("ใกล้แล้ว" in status(measures, as_of=as_of).stdout) is told


def test_what_ran_out_is_wrong_and_not_running_out(measures: Path) -> None:
    """The document of the current state ended in April."""
    told = by_unit(status(measures, as_of="2023-05-01"))["ฝ่ายการคลัง"]
    assert not [line for line in told if line.startswith("ใกล้หมดอายุ")]


def test_nothing_left_is_said(measures: Path) -> None:
    """No empty page."""
    assert status(measures, "--unit", "law", "--year", "2565").stdout.splitlines()[1:] == [
        "ไม่มีสิ่งที่ค้าง"
    ]


def test_an_unknown_unit_is_wrong_usage(measures: Path) -> None:
    """With the units that there are."""
    told = status(measures, "--unit", "ฝ่ายโยธา")
    assert told.return_value == 2
    assert told.stderr == (
        "ไม่มีฝ่าย ฝ่ายโยธา มี: registry ฝ่ายทะเบียน, finance ฝ่ายการคลัง, law ฝ่ายเทศกิจ\n"
    )


def test_a_unit_may_be_named_as_people_name_it(measures: Path) -> None:
    """By its id in any letters, or by its name."""
    plain = status(measures, "--unit", "finance").stdout
    assert status(measures, "--unit", "ฝ่ายการคลัง").stdout == plain
    assert status(measures, "--unit", "FINANCE").stdout == plain


def test_it_speaks_english(measures: Path) -> None:
    """The needs; names and reasons are the office's."""
    assert "overdue 3" in status(measures, "--lang", "en").stdout.splitlines()[1]


def test_a_register_with_faults_is_told_and_status_1(tmp_path: Path) -> None:
    """What is wrong comes first."""
    (tmp_path / "measures.yml").write_text("agency: {id: a, name: เขต}\nplan: []\n")
    told = status(tmp_path / "measures.yml")
    assert told.return_value == 1
    assert "unknown-key-near" in told.stderr
