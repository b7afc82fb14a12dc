"""``prongsai import --update`` asks, writes and keeps closed years as the other verbs do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.asking import Clerk
from tests.verbs.office import OLD_PLAN, REGISTER, Office


@pytest.fixture
def table(office: Office) -> Path:
    """The plan of 2565 as a table, with a deadline that the register does not have."""
    rows = "ประเด็น,ระยะเวลา,ผู้รับผิดชอบ\nเผยแพร่คู่มือการให้บริการ,31 มี.ค. 65,ทุกฝ่าย\n"
    return office.bring("แผน 2565.csv", rows)


def plan(office: Office) -> str:
    return (office.folder / "plans" / "2565.yml").read_text(encoding="utf-8")


def test_a_closed_year_asks_for_a_reason_and_declares_the_change(
    office: Office, table: Path
) -> None:
    """2565 was recorded in the ledger: --yes alone does not go past its seal."""
    assert office.run("ledger", "--write").status == 0
    refused = office.does("import", table, "--update")
    assert refused.status == 2
    assert "--change-reason" in refused.err
    assert (office.text, plan(office)) == (REGISTER, OLD_PLAN)
    done = office.does("import", table, "--update", "--change-reason", "เพิ่มกำหนดที่ขาด")
    assert done.status == 0, done.err
    assert "31 มี.ค. 65" in plan(office)
    assert "  reason: เพิ่มกำหนดที่ขาด\n  measures: [publish-manuals]\n" in office.text
    assert "year-changed" not in office.check().out


def test_what_somebody_writes_meanwhile_is_kept(
    office: Office, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The changes were made up for the plan as it was: they are not made in another one."""
    theirs = OLD_PLAN.replace("title: มาตรการ", "title: มาตรการใหม่")

    def slow(_: Clerk) -> bool:
        (office.folder / "plans" / "2565.yml").write_text(theirs, encoding="utf-8")
        return True

    monkeypatch.setattr(Clerk, "confirms", slow)
    done = office.run("import", table, "--update")
    assert done.status == 1
    assert "ระหว่างนี้" in done.err
    assert plan(office) == theirs


@pytest.mark.parametrize(("answer", "written"), [("ใช่", True), ("ั", True), ("ไม่", False)])
def test_the_answer_may_be_thai(office: Office, table: Path, answer: str, written: bool) -> None:
    """As a word, or by the key of y on a Thai keyboard."""
    done = office.at_terminal("import", table, "--update", answers=[answer])
    assert done.status == (0 if written else 1), done.out
    assert ("31 มี.ค. 65" in plan(office)) is written


@pytest.mark.parametrize(
    "said",
    [
        ["add", "brought.csv", "--measure", "1.1", "--year", "2566", "--title", "x"],
        ["progress", "1.1", "--year", "2566", "--period", "ก.พ. 66", "--result", "x"],
        ["withdraw", "old-manual", "--reason", "x"],
        ["new-year", "2567"],
        ["import", "plan.csv", "--year", "2565", "--update"],
    ],
)
def test_a_script_that_does_not_say_yes_changes_nothing(
    office: Office, table: Path, said: list[str]
) -> None:
    """Where nobody can be asked what would change is shown, and every verb wants --yes."""
    (office.folder / "brought.csv").write_text("ก,ข\n1,2\n", encoding="utf-8")
    (office.folder / "plan.csv").write_bytes(table.read_bytes())
    before = sorted(office.folder.rglob("*.*ml")), office.evidence
    done = office.run(*said)
    assert done.status == 1
    assert "\n+" in done.out
    assert "--yes" in done.err
    assert (office.text, plan(office)) == (REGISTER, OLD_PLAN)
    assert (sorted(office.folder.rglob("*.*ml")), office.evidence) == before
