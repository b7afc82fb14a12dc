"""Recording what is public: what goes into the ledger, what does not, and what is missed later."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import pytest

from generator.addresses.book import ATTRIBUTE
from tests.evidence.printed import pdf_with
from tests.ledger.office import MINUTES, PERSONAL, Office

_NOTES = "- {id: notes, file: 2566/notes.txt}\n"


def add_notes(office: Office, text: str = MINUTES, entry: str = _NOTES) -> None:
    """Publish one more file."""
    office.file("2566/notes.txt").write_text(f"{text}ฉบับที่ 2\n", encoding="utf-8")
    office.edit("disclosures:\n", f"{entry}disclosures:\n")


def test_new_addresses_are_listed_and_nothing_is_written(office: Office) -> None:
    """Somebody may look before the site is published."""
    add_notes(office)
    before = office.ledger.read_bytes()
    told = office.does("ledger")
    assert told.stdout.splitlines() == ["/evidence/notes/", "/evidence/notes/notes.txt"]
    assert told.return_value == 0
    assert office.ledger.read_bytes() == before


def test_writing_only_adds_lines(office: Office) -> None:
    """What was recorded keeps its day; what is new gets today's."""
    add_notes(office)
    before = office.ledger.read_text(encoding="utf-8").splitlines()
    office.record(as_of="2023-05-01")
    after = office.ledger.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "evidence/notes/ 2023-05-01",
        "evidence/notes/notes.txt 2023-05-01",
    ]
    assert set(before) < set(after)


def test_writing_twice_changes_nothing(office: Office) -> None:
    """Another day alone is no change."""
    before = office.ledger.read_bytes()
    office.record(as_of="2023-05-01")
    assert office.ledger.read_bytes() == before


def test_before_publishing_new_addresses_are_only_a_note(office: Office) -> None:
    """How many, and one of them; the gate stays open."""
    add_notes(office)
    (office.folder / "mkdocs.yml").unlink()  # No trial build: it is not what this is about.
    problem = next(p for p in office.problems("--publish") if p["code"] == "ledger-new")
    assert problem["severity"] == "note"
    assert " 2 " in problem["what"]
    assert "/evidence/notes/" in problem["what"]
    assert "ledger --write" in problem["fix"]


def test_samples_are_not_recorded(office: Office) -> None:
    """They go before anything is published, and then nobody misses them."""
    add_notes(office, entry=_NOTES.replace("}", ", sample: true}"))
    assert office.does("ledger").stdout == ""


def test_a_file_that_is_held_back_is_not_recorded(office: Office) -> None:
    """Its page is public, the file never was."""
    add_notes(office, text=PERSONAL)
    assert office.does("ledger").stdout.splitlines() == ["/evidence/notes/"]


def test_a_page_with_any_name_is_recorded(office: Office) -> None:
    """Staff name their pages as they like."""
    (office.folder / "content" / "ติดต่อ เรา 100%.md").write_text("# ติดต่อ\n", encoding="utf-8")
    office.record()
    assert office.codes() == []
    assert office.does("ledger").stdout == ""


def test_a_page_less_of_a_file_is_missed(office: Office) -> None:
    """A newer file under the same name no longer has the page that an answer led to."""
    office.file("2566/manual.pdf").write_bytes(pdf_with(pages=1))
    office.edit("at_page: 2", "at_page: 1")
    problems = office.problems()
    assert [(p["code"], p["what"].rpartition(" ")[2]) for p in problems] == [
        ("ledger-anchor-lost", "/evidence/manual/#p2"),
        ("ledger-anchor-lost", "/evidence/manual/manual.pdf#page=2"),
    ]


def test_a_heading_less_of_a_page_by_hand_is_missed(office: Office) -> None:
    """The page is there, the place in it is not."""
    (office.folder / "content" / "help.md").write_text("# ช่วยเหลือ\n", encoding="utf-8")
    office.edit(", {page: help.md, heading: ติดต่อเรา}", "")
    (problem,) = office.problems()
    assert (problem["code"], problem["what"].rpartition(" ")[2]) == (
        "ledger-anchor-lost",
        "/help/#contact",
    )


def test_a_place_that_is_told_to_be_gone_is_not_missed(office: Office) -> None:
    """The page still answers; the office says that the place on it went, and why."""
    page = office.folder / "content" / "help.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{#contact}", ""), encoding="utf-8")
    (lost,) = [p for p in office.problems() if p["code"] == "ledger-anchor-lost"]
    assert "places: /help/#contact" in lost["fix"]
    office.add(
        "changes:\n- {year: 2566, date: 1 เม.ย. 2566, reason: ย้ายหัวข้อ, places: /help/#contact}\n"
    )
    assert "ledger-anchor-lost" not in office.codes()


def test_a_place_that_is_no_answer_any_more_is_not_missed(office: Office) -> None:
    """The address goes on to lead there."""
    office.edit("{page: plan, heading: มาตรการ}, {page: help.md, heading: ติดต่อเรา}", "{page: plan}")
    assert office.codes() == []


def test_a_damaged_ledger_is_not_written_over(office: Office) -> None:
    """A line that cannot be read may be the only trace of an address."""
    office.ledger.write_text("<<<<<<< HEAD\n" + office.ledger.read_text(encoding="utf-8"))
    before = office.ledger.read_bytes()
    told = office.does("ledger", "--write")
    assert told.return_value == 1
    assert "ledger.txt:1:1" in told.stderr
    assert office.ledger.read_bytes() == before


def test_a_ledger_of_another_office_is_told_and_kept(office: Office) -> None:
    """All its addresses are missed; recording anew keeps them, as nobody can tell."""
    text = office.ledger.read_text(encoding="utf-8")
    office.ledger.write_text(text.replace("2566/", "2560/"), encoding="utf-8")
    assert set(office.codes()) == {"ledger-lost"}
    office.record()
    assert "2560/measures/manuals/" in office.addresses()


def test_staff_are_told_how_branches_merge(office: Office) -> None:
    """The line for .gitattributes, until it stands there."""
    assert ATTRIBUTE in office.does("ledger", "--write").stderr
    (office.folder / ".gitattributes").write_text(f"{ATTRIBUTE}\n")
    assert ATTRIBUTE not in office.does("ledger", "--write").stderr


def test_a_folder_that_cannot_be_written_to_is_said(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence and status 2; the old ledger stays."""
    before = office.ledger.read_bytes()
    add_notes(office)
    monkeypatch.setattr(tempfile, "mkstemp", _refuse)
    told = office.does("ledger", "--write")
    assert (told.return_value, "เขียน" in told.stderr) == (2, True)
    assert office.ledger.read_bytes() == before


def _refuse(**_: object) -> tuple[int, str]:
    raise PermissionError(13, "Permission denied")


def test_an_interrupted_write_leaves_the_old_ledger(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C at the worst moment: nothing half written, nothing left behind."""
    add_notes(office)
    before = {path.name: path.read_bytes() for path in office.folder.iterdir() if path.is_file()}

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(click.Abort):
        office.does("ledger", "--write")
    after = {path.name: path.read_bytes() for path in office.folder.iterdir() if path.is_file()}
    assert after == before
