"""``prongsai progress``: an entry of the monitoring log, written where it belongs."""

from __future__ import annotations

import pytest

from tests.verbs.office import REGISTER, Office


def test_an_entry_is_added_in_place(office: Office) -> None:
    """The log is made, comments and everything else stay; the register has no fault."""
    done = office.does(
        "progress",
        "publish-manuals",
        "--year",
        "2566",
        "--period",
        "ก.พ. 66",
        "--result",
        "ทำ: แล้ว",
    )
    added = '      progress:\n      - period: ก.พ. 66\n        result: "ทำ: แล้ว"\n'
    line = "      units: [registration]\n"
    assert done.status == 0
    assert office.text == REGISTER.replace(line, line + added, 1)
    assert office.check().status == 0


def test_the_log_stays_in_the_order_of_time(office: Office) -> None:
    """February comes before March, which was there; the unit may be named in Thai."""
    said = ["--period", "๑๕ ก.พ. ๖๖", "--result", "เริ่ม", "--by", "ฝ่ายการคลัง", "--spent", "5,000"]
    assert office.does("progress", "1.2", *said).status == 0
    added = '      - period: ๑๕ ก.พ. ๖๖\n        result: เริ่ม\n        spent: "5,000"\n'
    assert office.text == REGISTER.replace(
        "      - {period: มี", f"{added}        by: finance\n      - {{period: มี"
    )


@pytest.mark.parametrize("said", ["publish-budget", "1.2", "๑.๒", "งบประมาณ"])
def test_a_measure_is_found_by_id_number_and_title(office: Office, said: str) -> None:
    """Whatever somebody calls it, when it fits one only."""
    done = office.does("progress", said, "--period", "ม.ค. 66", "--result", "x", "--dry-run")
    assert "มาตรการ 1.2" in done.err
    assert "+      - period: ม.ค. 66" in done.out


def test_a_measure_of_two_years_asks_for_the_year(office: Office) -> None:
    """The id is in two plans: both are named, nothing is changed."""
    done = office.does("progress", "publish-manuals", "--period", "ม.ค. 66", "--result", "x")
    assert done.status == 2
    assert "2566  1.1  publish-manuals" in done.err
    assert "2565  1  publish-manuals" in done.err
    assert office.text == REGISTER


def test_a_plan_in_its_own_file_is_changed_there(office: Office) -> None:
    """measures.yml stays as it is."""
    said = ["--year", "2565", "--period", "ก.พ. 65", "--result", "ทำแล้ว"]
    assert office.does("progress", "publish-manuals", *said).status == 0
    assert office.text == REGISTER
    plan = (office.folder / "plans" / "2565.yml").read_text(encoding="utf-8")
    assert plan.endswith("  progress:\n  - period: ก.พ. 65\n    result: ทำแล้ว\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing-like-it", "--period", "ก.พ. 66", "--result", "x"], "ไม่พบมาตรการ"),
        (["1.2", "--period", "กุมพา", "--result", "x"], "อ่านวันที่ กุมพา ไม่ได้"),
        (["1.2", "--period", "31 ก.พ. 66", "--result", "x"], "อ่านวันที่"),
        (["1.2", "--period", "ก.พ. 66", "--result", "x", "--by", "law"], "finance ฝ่ายการคลัง"),
        (["1.2", "--year", "2560", "--period", "ก.พ. 60", "--result", "x"], "มีปี: 2566, 2565"),
        (["1.2"], "--period --result"),
        (["1.2", "--period", "ก.พ. 66"], "--result"),
    ],
)
def test_a_mistake_changes_nothing_and_tells_the_way_out(
    office: Office, arguments: list[str], told: str
) -> None:
    """Unknown measure, unreadable or impossible date, unknown unit or year, something left out."""
    done = office.does("progress", *arguments)
    assert done.status == 2
    assert told in done.err
    assert office.text == REGISTER


def test_unknown_evidence_is_refused(office: Office) -> None:
    """What the register would find wrong is told before it is written."""
    said = ["--period", "ก.พ. 66", "--result", "x", "--evidence", "no-such"]
    done = office.does("progress", "1.2", *said)
    assert done.status == 1
    assert "no-such" in done.err
    assert office.text == REGISTER


def test_personal_data_are_refused(office: Office) -> None:
    """A national ID in the result would be public: it is not written."""
    said = ["--period", "ก.พ. 66", "--result", "ผู้ร้อง เลขบัตรประชาชน 1-1017-00203-45-0"]
    done = office.does("progress", "1.2", *said)
    assert done.status == 1
    assert "register-personal-data" in done.err
    assert "1017-00203" not in done.err
    assert office.text == REGISTER


def test_a_register_with_an_error_is_told_first(office: Office) -> None:
    """Broken YAML: the line is named, the file stays as somebody left it."""
    broken = REGISTER.replace("  finance: ฝ่าย", "  finance: [ฝ่าย")
    office.write(broken)
    done = office.does("progress", "1.2", "--period", "ก.พ. 66", "--result", "x")
    assert done.status in (1, 2)
    assert "measures.yml:" in done.err
    assert office.text == broken


def test_an_anchor_is_told_as_what_it_is(office: Office) -> None:
    """Anchors are faults of the register; nothing is changed."""
    written = REGISTER.replace("units: [finance]", "units: &u [finance]")
    office.write(written)
    done = office.does("progress", "1.2", "--period", "ก.พ. 66", "--result", "x")
    assert "yaml-alias" in done.err
    assert office.text == written


def test_questions_are_asked_at_a_terminal(office: Office) -> None:
    """A wrong answer is asked again; the proposal of the unit is taken by Enter."""
    done = office.at_terminal(
        "progress", "1.2", answers=["กุมพา", "ก.พ. 66", "ทำแล้ว", "", "", "", "", "y"]
    )
    assert done.status == 0, done.out
    assert "อ่านวันที่ กุมพา ไม่ได้" in done.out
    assert "      - period: ก.พ. 66\n        result: ทำแล้ว\n        by: finance\n" in office.text


def test_no_at_the_end_changes_nothing(office: Office) -> None:
    """The diff is shown, and somebody says no."""
    said = ["--period", "ก.พ. 66", "--result", "x"]
    done = office.at_terminal("progress", "1.2", *said, answers=["", "", "", "", "n"])
    assert done.status == 1
    assert "ไม่ได้แก้อะไร" in done.out
    assert office.text == REGISTER


def test_english_on_request(office: Office) -> None:
    """The same in English."""
    done = office.does("progress", "1.2", "--lang", "en")
    assert "tell what only a person knows: --period --result" in done.err


def test_a_closed_year_asks_for_a_reason_and_declares_the_change(office: Office) -> None:
    """2565 was recorded in the ledger: the change is declared in the register."""
    assert office.run("ledger", "--write").status == 0
    said = ["--year", "2565", "--period", "ก.พ. 65", "--result", "ทำแล้ว"]
    refused = office.does("progress", "publish-manuals", *said)
    assert refused.status == 2
    assert "--change-reason" in refused.err
    assert office.text == REGISTER
    done = office.does("progress", "publish-manuals", *said, "--change-reason", "บันทึกที่ขาด")
    assert done.status == 0
    assert "  reason: บันทึกที่ขาด\n  measures: [publish-manuals]\n" in office.text
    assert "year-changed" not in office.check().out
