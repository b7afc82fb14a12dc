"""The state of a measure on a day, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import indent

import pytest

from generator.assess import AssessedPlan, Mark, Standing, State, assess
from generator.load import load

_HEAD = """\
agency: {id: a, name: เขต}
units: {finance: ฝ่ายการคลัง}
plans:
- fiscal_year: 2566
  title: แผน
  measures:
"""
_MANUAL = "outputs: [{text: คู่มือ 2 ช่องทาง, kind: manual, quantity: 2, unit: ช่องทาง}]"
_BEFORE, _AFTER, _CLOSED = date(2023, 3, 1), date(2023, 4, 2), date(2023, 10, 1)


def _assess(folder: Path, text: str, as_of: date) -> AssessedPlan:
    body = indent(f"id: m\nissue: เรื่อง\n{text}\n", "    ").replace("    id", "  - id", 1)
    path = folder / "measures.yml"
    path.write_text(_HEAD + body, encoding="utf-8")
    loaded = load(path)
    assert loaded.register is not None, loaded.problems
    return assess(loaded.register.plans[0], as_of)


def _stand(folder: Path, text: str, as_of: date) -> Standing:
    return _assess(folder, text, as_of).all_standings[0]


def _evidence(*ids: str, date: str = "28 มี.ค. 66", extra: str = "") -> str:
    entries = (
        f"- {{id: {i}, title: หลักฐาน, url: 'https://a.example/{i}', date: {date}{extra}}}"
        for i in ids
    )
    return "evidence:\n" + "\n".join(entries)


@pytest.mark.parametrize(
    ("text", "as_of", "state"),
    [
        ("due: 30 มี.ค. 66", _BEFORE, State.PLANNED),
        ("due: 30 มี.ค. 66", date(2023, 3, 30), State.PLANNED),
        ("due: 30 มี.ค. 66", date(2023, 3, 31), State.OVERDUE),
        ("due: 30 มี.ค. 66", date(2023, 9, 30), State.OVERDUE),
        ("due: 30 มี.ค. 66", _CLOSED, State.NOEVIDENCE),
        ("due: มี.ค. 66", date(2023, 3, 31), State.PLANNED),
        ("due: มี.ค. 66", date(2023, 4, 1), State.OVERDUE),
        ("", _AFTER, State.UNKNOWN),
        ("", _CLOSED, State.NOEVIDENCE),
        ("due: ตามที่กำหนด", _AFTER, State.UNKNOWN),
        ("due: ทุกเดือน", _AFTER, State.RECURRING),
        ("due: ทุกเดือน", _CLOSED, State.NOEVIDENCE),
        (
            "due: 30 มี.ค. 66\nprogress: [{period: ก.พ. 66, result: เริ่มแล้ว}]",
            _BEFORE,
            State.UNDERWAY,
        ),
        (
            "due: 30 มี.ค. 66\nprogress: [{period: ก.พ. 66, result: เริ่มแล้ว}]",
            _AFTER,
            State.OVERDUE,
        ),
        (f"due: 30 มี.ค. 66\n{_MANUAL}\n{_evidence('a')}", _BEFORE, State.UNDERWAY),
        (f"due: 30 มี.ค. 66\n{_MANUAL}\n{_evidence('a')}", _AFTER, State.OVERDUE),
        (f"due: 30 มี.ค. 66\n{_MANUAL}\n{_evidence('a', 'b')}", _BEFORE, State.DONE),
        (f"due: 30 มี.ค. 66\n{_MANUAL}\n{_evidence('a', 'b')}", _CLOSED, State.DONE),
        (f"due: 30 มี.ค. 66\n{_evidence('a')}", _AFTER, State.DONE),
    ],
)
def test_a_state_follows_from_deadline_evidence_and_day(
    tmp_path: Path, text: str, as_of: date, state: State
) -> None:
    """The table of states (design) row by row, with the days on which they change."""
    assert _stand(tmp_path, text, as_of).state is state


def test_an_output_is_fulfilled_by_counting(tmp_path: Path) -> None:
    """Two channels need two pieces of evidence."""
    one = _stand(tmp_path, f"{_MANUAL}\n{_evidence('a')}", _AFTER)
    two = _stand(tmp_path, f"{_MANUAL}\n{_evidence('a', 'b')}", _AFTER)
    assert [output.fulfilled for output in (*one.outputs, *two.outputs)] == [False, True]


def test_every_output_needs_its_own_evidence(tmp_path: Path) -> None:
    """Evidence for one output leaves the other open."""
    text = f"due: 30 มี.ค. 66\noutputs: [ก, ข]\n{_evidence('a', extra=', proves: 2')}"
    standing = _stand(tmp_path, text, _AFTER)
    assert [output.fulfilled for output in standing.outputs] == [False, True]
    assert standing.state is State.OVERDUE


@pytest.mark.parametrize(
    ("text", "as_of", "reason"),
    [
        ("due: 5 เม.ย. 66", _AFTER, "ครบกำหนด 5 เม.ย. 2566 อีก 3 วัน"),
        ("due: 5 เม.ย. 66", date(2023, 4, 5), "ครบกำหนด 5 เม.ย. 2566 วันนี้"),
        (
            "due: 30 มี.ค. 66\noutputs: [ก]",
            _AFTER,
            "ครบกำหนด 30 มี.ค. 2566 มีหลักฐานเผยแพร่ 0 จาก 1 ผลผลิต",
        ),
        (
            "due: 30 มี.ค. 66\noutputs: [ก]",
            _CLOSED,
            "ปีงบประมาณสิ้นสุดแล้ว มีหลักฐานเผยแพร่ 0 จาก 1 ผลผลิต",
        ),
        ("", _AFTER, "แผนไม่ได้ระบุระยะเวลาแล้วเสร็จ"),
        ("due: เร็ว ๆ นี้", _AFTER, "อ่านกำหนดเวลาในแผนไม่ออก: เร็ว ๆ นี้"),
        ("due: ทุกเดือน", _AFTER, "พบบันทึก 0 ครั้ง ไม่พบ 6 ครั้ง ยังไม่ถึง 6 ครั้ง"),
    ],
)
def test_a_state_says_why(tmp_path: Path, text: str, as_of: date, reason: str) -> None:
    """The reason names the deadline, what is there and what is not."""
    assert _stand(tmp_path, text, as_of).reason == reason


def test_no_state_says_failed(tmp_path: Path) -> None:
    """Without evidence nothing more is known than that no file is published here."""
    said = {_stand(tmp_path, "due: 30 มี.ค. 66", day).reason for day in (_AFTER, _CLOSED)}
    assert not any("ล้มเหลว" in reason or "ไม่ได้ทำ" in reason for reason in said)


def _marks(text: str) -> list[Mark]:
    signs = {"x": Mark.RECORDED, ".": Mark.NONE, "-": Mark.OFF, "?": Mark.WAITING}
    return [signs[sign] for sign in text]


@pytest.mark.parametrize(
    ("monitoring", "marks"),
    [
        ("ทุก ๑ เดือน", "....x.??????"),
        ("รายไตรมาส", "--.--x--?--?"),
        ("ทุก 6 เดือน", "-----x-----?"),
        ("ทุกปี", "-----------x"),
        ("ทุกเดือน ม.ค. - มี.ค. 66", "---.x.------"),
        ("ทุกปี ต.ค. - ธ.ค.", "--.---------"),
    ],
)
def test_months_are_marked_from_the_log(tmp_path: Path, monitoring: str, marks: str) -> None:
    """An entry of February keeps its month, its quarter, its half year and its year."""
    text = f"monitoring: {monitoring}\nprogress: [{{period: ก.พ. 66, result: ตรวจแล้ว}}]"
    assert list(_stand(tmp_path, text, _AFTER).monitored) == _marks(marks)


def test_a_report_on_half_a_year_keeps_all_its_months(tmp_path: Path) -> None:
    """An entry that covers October to March is a record for each of them."""
    text = "monitoring: ทุกเดือน\nprogress: [{period: ต.ค. 65 - มี.ค. 66, result: สรุป}]"
    assert list(_stand(tmp_path, text, _AFTER).monitored) == _marks("xxxxxx??????")


def test_without_a_monitoring_period_no_month_is_missing(tmp_path: Path) -> None:
    """What the plan leaves empty is never counted as a gap."""
    assert set(_stand(tmp_path, "due: 30 มี.ค. 66", _AFTER).monitored) == {Mark.OFF}


def test_evidence_of_a_month_keeps_a_recurring_deadline_but_is_no_check(tmp_path: Path) -> None:
    """Evidence shows that something was done; the director's check is an entry of its own."""
    text = f"due: ทุกเดือน\nmonitoring: ทุกเดือน\n{_evidence('a', date='15 พ.ย. 65')}"
    standing = _stand(tmp_path, text, _AFTER)
    assert list(standing.kept) == _marks(".x....??????")
    assert list(standing.monitored) == _marks("......??????")


def test_a_recurring_measure_kept_all_year_stays_recurring(tmp_path: Path) -> None:
    """After the year, a full log is not called missing."""
    text = "due: ทุกเดือน\nprogress: [{period: ตลอดปีงบประมาณ, result: ครบ}]"
    assert _stand(tmp_path, text, _CLOSED).state is State.RECURRING


def test_what_lies_ahead_is_no_record(tmp_path: Path) -> None:
    """An entry for September counts from September on, and does not start a measure before."""
    text = "due: 30 ก.ย. 66\nmonitoring: ทุกเดือน\nprogress: [{period: ก.ย. 66, result: แผน}]"
    standing = _stand(tmp_path, text, date(2022, 11, 1))
    assert list(standing.monitored) == _marks(".???????????")
    assert standing.state is State.PLANNED


def test_an_entry_for_the_whole_year_counts_up_to_the_day_of_the_build(tmp_path: Path) -> None:
    """What the entry says of months to come is not known yet."""
    text = "monitoring: ทุกเดือน\nprogress: [{period: ตลอดปีงบประมาณ, result: ทำ}]"
    assert list(_stand(tmp_path, text, _AFTER).monitored) == _marks("xxxxxxx?????")


@pytest.mark.parametrize(
    ("monitoring", "entries", "marks"),
    [
        ("2 ครั้ง/เดือน", ["ก.พ. 66"], "......??????"),
        ("2 ครั้ง/เดือน", ["3 ก.พ. 66", "17 ก.พ. 66"], "....x.??????"),
        ("ปีละ 2 ครั้ง", ["ก.พ. 66"], "-----------?"),
        ("ปีละ 2 ครั้ง", ["พ.ย. 65", "ก.พ. 66"], "-----------x"),
    ],
)
def test_a_rhythm_is_kept_by_as_many_records_as_it_says(
    tmp_path: Path, monitoring: str, entries: list[str], marks: str
) -> None:
    """Twice a month needs two entries in the month."""
    log = ", ".join(f"{{period: {entry}, result: ตรวจ}}" for entry in entries)
    text = f"monitoring: {monitoring}\nprogress: [{log}]"
    assert list(_stand(tmp_path, text, _AFTER).monitored) == _marks(marks)


def test_a_month_is_missed_only_when_it_is_over(tmp_path: Path) -> None:
    """On its last day there is still time."""
    text = "monitoring: ทุกเดือน"
    assert _stand(tmp_path, text, date(2022, 10, 31)).monitored[0] is Mark.WAITING
    assert _stand(tmp_path, text, date(2022, 11, 1)).monitored[0] is Mark.NONE


def test_evidence_that_could_stand_for_several_outputs_is_not_guessed(tmp_path: Path) -> None:
    """Two manuals are asked for by name: one piece of evidence says which it is, or counts not."""
    outputs = "outputs: [{text: ก, kind: manual}, {text: ข, kind: manual}]"
    evidence = _evidence("a", extra=", kind: manual")
    standing = _stand(tmp_path, f"due: 30 มี.ค. 66\n{outputs}\n{evidence}", _AFTER)
    assert [output.fulfilled for output in standing.outputs] == [False, False]
