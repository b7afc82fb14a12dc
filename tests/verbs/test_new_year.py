"""``prongsai new-year``: next year's plan in a file of its own, ready to be gone through."""

from __future__ import annotations

import pytest

from generator.load import load
from tests.verbs.office import REGISTER, Office


def test_the_plan_is_drafted_and_named_in_the_register(office: Office) -> None:
    """Measures come with their ids; evidence, results and deadlines do not; nothing is wrong."""
    assert office.does("new-year", "2567").status == 0
    assert office.text == REGISTER + "- file: plan-2567.yml\n"
    draft = (office.folder / "plan-2567.yml").read_text(encoding="utf-8")
    assert "  - id: publish-budget\n" in draft
    assert "    # กำหนดใหม่: ปี 2566 กำหนดไว้ 30 มี.ค. 66\n    due:\n" in draft
    assert "progress" not in draft
    assert office.check().status == 0
    register = load(office.folder / "measures.yml").register
    assert register is None or [p.fiscal_year for p in register.plans] == [2567, 2566, 2565]


def test_a_dry_run_makes_no_file(office: Office) -> None:
    """The new file is shown as one."""
    done = office.does("new-year", "2567", "--dry-run")
    assert "+fiscal_year: 2567" in done.out
    assert not (office.folder / "plan-2567.yml").exists()
    assert office.text == REGISTER


def test_the_year_to_carry_can_be_chosen(office: Office) -> None:
    """An older plan, also one in its own file."""
    assert office.does("new-year", "2567", "--from", "2565").status == 0
    draft = (office.folder / "plan-2567.yml").read_text(encoding="utf-8")
    assert "publish-budget" not in draft
    assert "old-manual" not in draft


def test_evidence_keeps_its_measure(office: Office) -> None:
    """An id that two years will have is told apart where nothing else tells the year."""
    entry = (
        "evidence:\n- id: site\n  title: เว็บ\n  url: https://example.go.th/\n"
        "  supports: [publish-budget] # ใช้ด้วย\n"
        "- id: other\n  title: เว็บ\n  url: https://example.go.th/b\n"
        "  supports:\n  - {measure: publish-budget, proves: 1}\n"
    )
    office.write(REGISTER + entry)
    assert office.does("new-year", "2567").status == 0
    assert "  supports: [{measure: publish-budget, year: 2566}] # ใช้ด้วย\n" in office.text
    assert "  - {measure: publish-budget, proves: 1, year: 2566}\n" in office.text
    assert "evidence-measure-year" not in office.check().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2566"], "มีแผนของปี 2566 อยู่แล้ว"),
        (["2564"], "ไม่มีแผนของปีก่อน 2564"),
        (["67"], "2567"),
        (["2567", "--from", "2560"], "มีปี: 2566, 2565"),
    ],
)
def test_a_mistake_changes_nothing(office: Office, arguments: list[str], told: str) -> None:
    """A year that is there, one before all others, two digits, a year that is not there."""
    done = office.does("new-year", *arguments)
    assert done.status == 2
    assert told in done.err
    assert office.text == REGISTER


def test_a_file_of_that_name_is_left_alone(office: Office) -> None:
    """Nothing is written over, not even what no plan names."""
    own = office.folder / "plan-2567.yml"
    own.write_text("ของเดิม\n", encoding="utf-8")
    done = office.does("new-year", "2567")
    assert done.status == 2
    assert "ไม่เขียนทับ" in done.err
    assert own.read_text(encoding="utf-8") == "ของเดิม\n"
    assert office.text == REGISTER
