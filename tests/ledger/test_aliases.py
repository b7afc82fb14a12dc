"""Aliases: what leads on is not lost, and what leads astray is told where it is written."""

from __future__ import annotations

import pytest

from tests.ledger.office import MINUTES, Office

_GONE = "title: บันทึกการประชุม, withdrawn: {date: 1 เม.ย. 66, reason: ตัวเลขผิด}}"
_NEWER = "\n- {id: notes, file: 2566/notes.txt}"


def rename_minutes(office: Office) -> None:
    """Give a piece of evidence another id."""
    office.edit("id: minutes", "id: meeting")


def test_what_is_recorded_and_there_is_no_problem(office: Office) -> None:
    """Nothing changed, nothing is said."""
    assert office.codes() == []


def test_what_is_lost_is_named_with_the_way_to_mend_it(office: Office) -> None:
    """Each address, and that an alias or a withdrawn entry helps."""
    rename_minutes(office)
    problems = office.problems()
    assert [p["what"].rpartition(" ")[2] for p in problems] == [
        "/evidence/minutes/",
        "/evidence/minutes/minutes.txt",
    ]
    assert {(p["code"], p["file"]) for p in problems} == {("ledger-lost", "ledger.txt")}
    assert "aliases" in problems[0]["fix"]
    assert "withdrawn" in problems[0]["fix"]


def test_losing_an_address_is_status_1(office: Office) -> None:
    """A gate in CI stops."""
    rename_minutes(office)
    assert office.does("check").return_value == 1


def test_a_folder_brings_along_what_was_below(office: Office) -> None:
    """One alias is enough for a page and its files."""
    rename_minutes(office)
    office.alias("evidence/minutes/", "evidence/meeting/")
    assert office.codes() == []


def test_a_page_alone_brings_nothing_else_along(office: Office) -> None:
    """The file has another name below the new folder: only the page is found again."""
    office.edit(
        "{id: minutes, file: 2566/minutes.txt", "{id: meeting, file: 2566/minutes-of-may.txt"
    )
    office.file("2566/minutes.txt").rename(office.file("2566/minutes-of-may.txt"))
    office.alias("evidence/minutes/", "evidence/meeting/")
    (problem,) = office.problems()
    assert problem["what"].endswith("/evidence/minutes/minutes.txt")


def test_the_alias_of_a_file_and_of_its_folder_stand_together(office: Office) -> None:
    """What the folder cannot lead on is led on by itself, whatever the order."""
    office.edit(
        "{id: minutes, file: 2566/minutes.txt", "{id: meeting, file: 2566/minutes-of-may.txt"
    )
    office.file("2566/minutes.txt").rename(office.file("2566/minutes-of-may.txt"))
    office.alias("evidence/minutes/", "evidence/meeting/")
    office.alias("evidence/minutes/minutes.txt", "evidence/meeting/minutes-of-may.txt")
    assert office.codes() == []


def test_a_whole_year_can_be_led_on(office: Office) -> None:
    """A plan that was published under the wrong year: three folders, no address lost."""
    (office.folder / "oit.yml").unlink()
    text = office.measures.read_text(encoding="utf-8")
    text = text.replace("fiscal_year: 2566", "fiscal_year: 2567").replace(
        "catalogues: [oit.yml]", ""
    )
    office.measures.write_text(text.replace("due: 30 มี.ค. 66", "due: 30 มี.ค. 67"), encoding="utf-8")
    for folder in ("", "data/", "oit/"):
        office.alias(f"{folder}2566/", f"{folder}2567/")
    assert "ledger-lost" not in office.codes()


ASTRAY = [
    ("alias-living", "help/", "2566/", "old"),
    ("alias-nowhere", "old/", "nothing-there/", "new"),
    ("alias-loop", "old/", "old/", "new"),
]


@pytest.mark.parametrize(("code", "old", "new", "at"), ASTRAY)
def test_an_alias_that_leads_astray_is_told_at_its_line(
    office: Office, code: str, old: str, new: str, at: str
) -> None:
    """The line of the alias, and the column of what is wrong in it."""
    office.alias(old, new)
    (problem,) = office.problems()
    lines = office.measures.read_text(encoding="utf-8").splitlines()
    column = lines[-1].index(f"{at}: ") + len(at) + 3
    found = (problem["code"], problem["file"], problem["line"], problem["column"])
    assert found == (code, "measures.yml", len(lines), column)


def test_two_aliases_in_a_circle_are_both_told(office: Office) -> None:
    """Neither leads anywhere."""
    office.alias("a/", "b/")
    office.alias("b/", "a/")
    assert office.codes() == ["alias-loop", "alias-loop"]


def test_a_chain_over_one_is_told(office: Office) -> None:
    """Each hop may break by itself: both lead straight to the end."""
    office.alias("a/", "b/")
    office.alias("b/", "help/")
    (problem,) = office.problems()
    assert problem["code"] == "alias-chain"
    assert "b/" in problem["what"]


def test_what_came_back_to_life_is_not_led_away(office: Office) -> None:
    """An old address that is used anew keeps its own content, and the alias is told."""
    rename_minutes(office)
    office.alias("evidence/minutes/", "evidence/meeting/")
    office.edit("id: meeting", "id: minutes")
    assert office.codes() == ["alias-living"]


def test_what_moved_and_was_withdrawn_later_is_not_lost(office: Office) -> None:
    """The alias of the folder leads on to the place that says why the file is gone."""
    rename_minutes(office)
    office.alias("evidence/minutes/", "evidence/meeting/")
    office.record()
    office.edit("title: บันทึกการประชุม}", _GONE)
    assert office.codes() == []


def test_a_file_that_is_gone_may_be_led_on_to_another(office: Office) -> None:
    """An office that names what to read instead is taken at its word: no grave stands there."""
    office.file("2566/notes.txt").write_text(f"{MINUTES}ฉบับแก้ไข\n", encoding="utf-8")
    office.edit("title: บันทึกการประชุม}", _GONE + _NEWER)
    office.alias("evidence/minutes/minutes.txt", "evidence/notes/notes.txt")
    site = office.made()
    assert "evidence/minutes/minutes.txt/" not in {page.address for page in site.pages()}
    assert dict(site.copies())["evidence/minutes/minutes.txt"].name == "2566/notes.txt"


def test_a_file_of_another_type_is_led_on_and_not_copied(office: Office) -> None:
    """A host would send the bytes of a PDF as plain text, because of the old name."""
    office.edit("title: บันทึกการประชุม}", _GONE)
    office.alias("evidence/minutes/minutes.txt", "evidence/manual/manual.pdf")
    site = office.made()
    assert "evidence/minutes/minutes.txt" not in dict(site.copies())
    pages = {page.address: page.head.get("moved") for page in site.pages()}
    assert pages["evidence/minutes/minutes.txt/"] == "../../../evidence/manual/manual.pdf"
