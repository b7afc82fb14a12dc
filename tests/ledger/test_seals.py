"""Closed years: what stood there is sealed, and only a declared change breaks a seal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.ledger.seals import Sealed, sealed
from generator.oit.catalogue import Asked, Catalogue, Item, Verified
from generator.oit.disclosure import Disclosure, Origin, Shown, SitePage, Spot
from generator.thai.period import Period, PeriodKind
from tests.evidence.printed import pdf_with
from tests.ledger.office import AFTER, Office, new_office
from tests.published import register

_LATER = "2024-01-15"
_CHANGE = "changes: [{year: 2566, date: 10 ม.ค. 67, reason: แก้คำผิด%s}]\n"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office that recorded what it had after the fiscal year; it is only copied."""
    office = new_office(tmp_path_factory.mktemp("closed") / "office")
    office.record(as_of=AFTER)
    return office


@pytest.fixture
def office(closed: Office, tmp_path: Path) -> Office:
    """A copy of it that a test may change."""
    return closed.copy(tmp_path / "office")


def seals(office: Office) -> dict[str, str]:
    """Address and fingerprint of every seal in the ledger."""
    lines = office.ledger.read_text(encoding="utf-8").splitlines()
    parts = [line.split(" ") for line in lines if line.startswith("= ")]
    return {address: fingerprint for _, address, fingerprint, _ in parts}


def changed(office: Office) -> list[str]:
    """What of the closed year is told to have changed."""
    problems = office.problems(as_of=_LATER)
    assert {problem["code"] for problem in problems} <= {"year-changed"}
    return sorted(problem["what"].partition("ข้อมูลของ ")[2].split(" ")[0] for problem in problems)


def test_the_plan_its_measures_and_every_item_are_sealed(office: Office) -> None:
    """Items of which nothing was disclosed too: something may be put there afterwards."""
    assert list(seals(office)) == [
        "2566/",
        "2566/measures/manuals/",
        "oit/2566/o1/",
        "oit/2566/o2/",
        "oit/2566/o3/",
    ]


def test_a_year_that_runs_is_not_sealed(recorded: Office) -> None:
    """Until 30 September everything may change."""
    assert seals(recorded) == {}


def test_what_did_not_change_is_no_problem(office: Office) -> None:
    """The seals hold, also on another day."""
    assert changed(office) == []


def test_an_undeclared_change_is_told_at_the_line_of_the_item(office: Office) -> None:
    """The one who changed it finds the place."""
    office.edit("note: ดูหัวข้อในหน้าแผน", "note: ดูหน้าแผน")
    (problem,) = office.problems(as_of=_LATER)
    text = office.measures.read_text(encoding="utf-8")
    line = text[: text.index("- item: O2")].count("\n") + 1
    found = (problem["code"], problem["file"], problem["line"])
    assert found == ("year-changed", "measures.yml", line)
    assert "O2" in problem["what"]
    assert "changes" in problem["fix"]


CHANGES = {
    "a measure": ("issue: เผยแพร่คู่มือ", "issue: เผยแพร่คู่มือทั้งหมด", ["manuals"]),
    "the plan": ("title: มาตรการส่งเสริมคุณธรรม", "title: มาตรการ", ["แผน"]),
    "a place": ("at_page: 2", "at_page: 1", ["O1"]),
    "the time of a place": ("at_page: 2}", "at_page: 2, period: ปีงบประมาณ 2566}", ["O1"]),
    "an element": ("at_page: 2}", "at_page: 2, elements: 1}", ["O1"]),
    "an item less": ("  - item: O2\n", "  - item: O3\n", ["O2", "O3"]),
}


@pytest.mark.parametrize(("old", "new", "told"), CHANGES.values(), ids=CHANGES)
def test_an_undeclared_change_is_told(office: Office, old: str, new: str, told: list[str]) -> None:
    """Whatever readers or assessors saw of a closed year."""
    office.edit(old, new)
    assert changed(office) == told


def test_another_file_under_the_same_name_is_a_change(office: Office) -> None:
    """Seals hold what the files were, not what they are called."""
    office.file("2566/manual.pdf").write_bytes(pdf_with(pages=3))
    assert changed(office) == ["O1", "manuals"]


@pytest.mark.parametrize("named", ["", ", items: o2", ", items: [O1, O2], measures: manuals"])
def test_a_declared_change_is_accepted(office: Office, named: str) -> None:
    """Of the whole year, or of what it names."""
    office.edit("note: ดูหัวข้อในหน้าแผน", "note: ดูหน้าแผน")
    office.add(_CHANGE % named)
    assert changed(office) == []


@pytest.mark.parametrize(
    "named", [", items: O1", ", measures: manuals", ", items: O2, scheme: MOIT"]
)
def test_a_change_that_names_something_else_is_not_enough(office: Office, named: str) -> None:
    """What it names is what it allows."""
    office.edit("note: ดูหัวข้อในหน้าแผน", "note: ดูหน้าแผน")
    office.add(_CHANGE % named)
    assert changed(office) == ["O2"]


def test_a_change_from_before_the_seal_allows_nothing(office: Office) -> None:
    """It was for what the seal holds already."""
    office.edit("note: ดูหัวข้อในหน้าแผน", "note: ดูหน้าแผน")
    office.add(_CHANGE.replace("10 ม.ค. 67", "10 พ.ย. 66") % "")
    assert changed(office) == ["O2"]


def test_a_change_to_come_allows_nothing_yet(office: Office) -> None:
    """Else a day far ahead would open the year for ever."""
    office.edit("note: ดูหัวข้อในหน้าแผน", "note: ดูหน้าแผน")
    office.add(_CHANGE.replace("10 ม.ค. 67", "10 ม.ค. 68") % "")
    assert changed(office) == ["O2"]


def test_a_declared_change_is_sealed_anew(office: Office) -> None:
    """From then on the new state holds, and changing it again must be declared again."""
    before = seals(office)
    office.edit("note: ดูหัวข้อในหน้าแผน", "note: ดูหน้าแผน")
    office.add(_CHANGE % ", items: O2")
    office.record(as_of="2024-01-11")
    assert {a for a, seal in seals(office).items() if seal != before[a]} == {"oit/2566/o2/"}
    office.edit("note: ดูหน้าแผน", "note: ดู")
    assert changed(office) == ["O2"]


def test_an_undeclared_change_is_not_sealed(office: Office) -> None:
    """Recording addresses does not whitewash."""
    before = seals(office)
    office.edit("note: ดูหัวข้อในหน้าแผน", "note: ดูหน้าแผน")
    office.record(as_of=_LATER)
    assert seals(office) == before


def test_samples_leave_no_trace(office: Office) -> None:
    """They are not the office's, and go before anything is published."""
    office.edit(
        "title: บันทึกการประชุม}",
        "title: บันทึกการประชุม, sample: true, discloses: O2, supports: manuals}",
    )
    assert changed(office) == []


def _print_of(found: list[Sealed], address: str) -> str:
    return next(entry.fingerprint for entry in found if entry.address == address)


_ORIGIN = Origin("measures.yml", ())
_ITEM = Item("O1", "ข้อ", None, None, None, None, None, Asked.ANY, (), Verified.NONE, ())
_PERIOD = Period("ต.ค. 65", PeriodKind.DATE, date(2022, 10, 1), date(2022, 10, 31))


def _with_an_item() -> list[Sealed]:
    whole = register()
    manual = whole.evidence[0]
    shown = (
        Shown(_ORIGIN, evidence=manual, spot=Spot(page=2), elements=(1, 2), period=_PERIOD),
        Shown(_ORIGIN, site=SitePage.PLAN, lacks="ผล"),
        Shown(_ORIGIN, none="ไม่มีเรื่องร้องเรียน"),
    )
    disclosure = Disclosure("OIT", 2566, "O1", None, "คำอธิบาย", shown, _ORIGIN)
    catalogue = Catalogue("OIT", 2566, "แบบ", (_ITEM,))
    whole = replace(whole, catalogues=(catalogue,), disclosures=(disclosure,))
    return list(sealed(whole, 2567))


@pytest.mark.parametrize(
    ("address", "fingerprint"),
    [("2566/measures/publish/", "e03d30752c36ee72"), ("oit/2566/o1/", "cd684b1a30b3e212")],
)
def test_a_fingerprint_never_changes(address: str, fingerprint: str) -> None:
    """The seals of all offices would break with a new version of the generator."""
    assert _print_of(_with_an_item(), address) == fingerprint
