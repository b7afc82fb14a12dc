"""Hostile and broken files: each gets its problem, none harms another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.inspect.facts import FileFacts
from generator.inspect.shelf import scan
from generator.inspect.store import open_store
from generator.messages import messages, severity_of
from generator.problems import Severity
from tests.evidence import hostile_images as images
from tests.evidence import hostile_office as office
from tests.evidence import hostile_pdf as pdf
from tests.evidence import hostile_plain as plain
from tests.evidence.hostile import Hostile, Odd, all_hostile

_FOLDER = "evidence/2566"
GOOD = {
    "good.pdf": lambda: pdf.good_pdf(3),
    "รายงาน ประจำปี.docx": office.word,
    "งบประมาณ.xlsx": office.workbook,
    "คู่มือ.pptx": office.slides,
    "letter.odt": office.open_document,
    "steps.PNG": images.picture,
    "photo.jpeg": lambda: images.picture("JPEG"),
    "photo.webp": lambda: images.picture("WEBP"),
    "photo.gif": lambda: images.picture("GIF"),
    "figures.csv": lambda: "รายการ,จำนวน\nคำร้อง,12\nคำขอ,9\n".encode("cp874"),
    "notice.txt": lambda: "ประกาศสำนักงานเขต\nเรื่อง วันหยุด".encode("utf-16"),
    "chart.svg": lambda: plain.svg("<title>กราฟ</title><rect width='9' height='9'/>"),
    "page.htm": lambda: plain.page("<h1>ประกาศ</h1>"),
    "wide.csv": plain.wide_table,
    "brackets.txt": plain.deep_brackets,
    "parts.csv": lambda: "MZ-100,เครื่องพิมพ์\nMZ-200,เครื่องสแกน\n".encode(),
    "last cell.xlsx": office.sheet_of_all_cells,
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, FileFacts]:
    """All hostile files and some good ones in one folder, inspected together."""
    root = tmp_path_factory.mktemp("hostile")
    folder = root / "content" / _FOLDER
    folder.mkdir(parents=True)
    for name, make in GOOD.items():
        (folder / name).write_bytes(make())
    for row in all_hostile():
        row.put(folder)
    return scan(root / "content", open_store(root / "cache")).files


def _told(name: str) -> str:
    return f"{_FOLDER}/{name.encode('utf-8', 'backslashreplace').decode()}"


@pytest.mark.parametrize("row", all_hostile(), ids=lambda row: ascii(row.name))
def test_a_hostile_file_gets_its_problem(
    row: Hostile | Odd, shelf: Mapping[str, FileFacts]
) -> None:
    """The problem is the expected one, and holds the file back."""
    codes = {fault.code for fault in shelf[_told(row.name)].faults}
    assert codes & set(row.code.split("|")), codes
    assert any(severity_of(code) is Severity.HELD for code in codes)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_beside_them_is_fine(name: str, shelf: Mapping[str, FileFacts]) -> None:
    """Nothing holds back a good file in the same folder."""
    facts = shelf[_told(name)]
    assert not [f for f in facts.faults if severity_of(f.code) is Severity.HELD], facts.faults
    assert facts.format is not None


def test_every_problem_of_the_table_is_known() -> None:
    """The codes of the table have messages, and the table is as long as was promised."""
    rows = all_hostile()
    assert {code for row in rows for code in row.code.split("|")} <= messages().keys()
    assert len({row.name for row in rows}) == len(rows) >= 60
