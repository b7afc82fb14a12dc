"""data/datapackage.json, held to the standard and to its tables by the library frictionless."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import frictionless
import pytest
from lxml import html

from generator.columns import TYPE_TH, Type
from generator.output import write_files
from generator.pages.site import Site
from tests.conftest import ROOT
from tests.offices import EXAMPLES, site_in, site_of

_OFFICE = "agency: {id: office, name: สำนักงานเขตตัวอย่าง}\nunits: {a: ฝ่าย ก}\nplans: []\n"


def _written(site: Site, folder: Path) -> Path:
    """Write the data of a site; gives the package."""
    write_files(folder, site.data(), progress=False)
    return folder / "data" / "datapackage.json"


def _faults(package: Path) -> list[str]:
    report = frictionless.validate(str(package))
    found = [error.message for error in report.errors]
    return found + [error.message for task in report.tasks for error in task.errors]


@pytest.fixture(scope="module")
def seed_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the seed, with evidence and budget tables; it is only read."""
    return _written(site_in(ROOT), tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def resources(seed_package: Path) -> dict[str, dict[str, Any]]:
    """Its tables by name."""
    package = json.loads(seed_package.read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def test_every_table_of_the_seed_is_as_its_schema_says(seed_package: Path) -> None:
    """Each cell has the type of its column; there are four tables with rows."""
    report = frictionless.validate(str(seed_package))
    assert report.valid, _faults(seed_package)
    assert {task.name: task.stats["rows"] > 0 for task in report.tasks} == {
        "measures-2566": True, "oit-2566": True, "evidence": True, "budget-2566": True
    }  # fmt: skip


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_every_table_of_every_example_is_as_its_schema_says(folder: Path, tmp_path: Path) -> None:
    """Also with what could not be read, amounts of money, links as evidence."""
    assert _faults(_written(site_in(folder), tmp_path)) == []


@pytest.mark.parametrize(
    ("table", "column", "wrong"),
    [
        ("2566/measures.csv", "state", "finished"),
        ("2566/measures.csv", "due_end", "30 มี.ค. 66"),
        ("2566/measures.csv", "issue", ""),
        ("2566/budget.csv", "spent", "หนึ่งพันบาท"),
        ("2566/budget.csv", "month", "2023-13"),
        ("evidence.csv", "sample", "maybe"),
        ("2566/oit.csv", "elements", "1.5"),
    ],
)
def test_a_wrong_cell_is_found(
    seed_package: Path, tmp_path: Path, table: str, column: str, wrong: str
) -> None:
    """The schema says enough to tell."""
    shutil.copytree(seed_package.parent, tmp_path / "data")
    path = tmp_path / "data" / table
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    rows[0][column] = wrong
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text("\ufeff" + text.getvalue(), encoding="utf-8", newline="")
    [fault] = _faults(tmp_path / "data" / "datapackage.json")
    assert f'"{column}"' in fault


def test_every_column_is_explained(resources: dict[str, dict[str, Any]]) -> None:
    """In Thai, with codes in words and the unit of numbers."""
    fields = [field for table in resources.values() for field in table["schema"]["fields"]]
    assert all(any("ก" <= letter <= "๛" for letter in f["description"]) for f in fields)
    state = next(f for f in fields if f["name"] == "state")
    assert "overdue = เลยกำหนด ยังไม่มีหลักฐานเผยแพร่" in state["description"]
    spent = next(f for f in fields if f["name"] == "spent")
    assert spent["type"] == "number"
    assert "หน่วยเป็นบาท" in spent["description"]


def test_every_type_has_a_word() -> None:
    """The page of the data shows it."""
    assert TYPE_TH.keys() == set(Type)


def test_a_licence_is_only_what_the_office_said(tmp_path: Path) -> None:
    """Nothing without one; by its address where it has one."""
    said = json.loads(_written(site_of(tmp_path, _OFFICE), tmp_path).read_text(encoding="utf-8"))
    assert "licenses" not in said
    assert said["description"] == "เงื่อนไขการนำไปใช้: หน่วยงานไม่ได้ระบุ"
    licence = "licence: {text: ใช้ได้เมื่ออ้างที่มา, url: 'https://a.example/l'}\n"
    package = _written(site_of(tmp_path, _OFFICE + licence), tmp_path)
    said = json.loads(package.read_text(encoding="utf-8"))
    assert said["licenses"] == [{"title": "ใช้ได้เมื่ออ้างที่มา", "path": "https://a.example/l"}]
    assert _faults(package) == []


def test_the_office_may_have_one_set_only(tmp_path: Path) -> None:
    """Evidence is always listed; plans, forms and budgets when there are some."""
    package = _written(site_of(tmp_path, _OFFICE), tmp_path)
    names = [r["name"] for r in json.loads(package.read_text(encoding="utf-8"))["resources"]]
    assert names == ["evidence"]


@pytest.mark.slow
def test_the_page_shows_every_set_and_every_column(
    site: Path, resources: dict[str, dict[str, Any]]
) -> None:
    """What programs read in the schema, people read there."""
    page = html.parse(site / "data" / "index.html")
    links = page.xpath("//a[@download]/@href")
    for name, table in resources.items():
        assert page.xpath(f"//h2[@id='{name}']")
        assert f"../data/{table['path']}" in links
    shown = {code.text for code in page.xpath("//dt/code")}
    assert shown == {f["name"] for r in resources.values() for f in r["schema"]["fields"]}
