"""calendar.ics, read by the library icalendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reminders.icalendar_text import Event, calendar_text
from tests.offices import DAY, EXAMPLES, site_in, site_of

_URL = "https://www.example.go.th/ita/"
_REGISTER = """\
agency: {id: office, name: สำนักงานเขตตัวอย่าง, short: เขตตัวอย่าง}
units: {registry: ฝ่ายทะเบียน, finance: ฝ่ายการคลัง, law: ฝ่ายเทศกิจ}
plans:
- fiscal_year: 2566
  title: มาตรการ
  monitored_by: ผอ.เขต
  measures:
  - {id: manual, issue: "คู่มือ, แผ่นพับ; และอื่น ๆ", due: 30 มี.ค. 66, units: registry}
  - {id: report, issue: รายงาน, due: ทุก 3 เดือน, units: registry, monitoring: ทุก 6 เดือน}
  - {id: shared, issue: ของทุกคน, due: ส.ค. 66, units: all}
  - {id: unread, issue: อ่านไม่ออก, due: เร็ว ๆ นี้, units: law}
- fiscal_year: 2567
  title: มาตรการ
  measures:
  - {id: manual, issue: คู่มือ, due: 30 มี.ค. 67, units: registry}
"""


def _calendars(folder: Path, register: str = _REGISTER, url: str | None = None) -> dict[str, str]:
    files = site_of(folder, register, site_url=url).data()
    return {path: text for path, text in files if path.endswith(".ics")}


def _events(text: str) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    for event in calendar.events:
        assert not event.errors
    return calendar.events


def _told(text: str) -> list[tuple[date, str]]:
    return [(event["DTSTART"].dt, str(event["SUMMARY"])) for event in _events(text)]


def test_every_deadline_stands_on_its_day(tmp_path: Path) -> None:
    """What is due in a month is due at its end; what cannot be read has no day."""
    told = _told(_calendars(tmp_path)["calendar.ics"])
    due = [entry for entry in told if entry[1].startswith("ครบกำหนด")]
    assert sorted(due) == [
        (date(2023, 3, 30), "ครบกำหนด มาตรการ 1 คู่มือ, แผ่นพับ; และอื่น ๆ"),
        (date(2023, 8, 31), "ครบกำหนด มาตรการ 3 ของทุกคน"),
        (date(2024, 3, 30), "ครบกำหนด มาตรการ 1 คู่มือ"),
    ]


def test_what_recurs_stands_at_the_end_of_its_months(tmp_path: Path) -> None:
    """Every third month of the fiscal year, each with what was found; the plan names no day."""
    events = _events(_calendars(tmp_path)["calendar.ics"])
    found = [event for event in events if event["SUMMARY"].startswith("ครบรอบ")]
    days = [event["DTSTART"].dt for event in found]
    assert days == [date(2022, 12, 31), date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)]
    says = [str(event["DESCRIPTION"]).splitlines()[0] for event in found]
    assert says[1:3] == [
        "บันทึกของ มี.ค. 2566 ณ 2 เม.ย. 2566: ไม่พบบันทึก",
        "บันทึกของ มิ.ย. 2566 ณ 2 เม.ย. 2566: ยังไม่ถึง",
    ]
    assert all("ไม่ได้บอกวันที่" in event["DESCRIPTION"] for event in found)


def test_the_director_looks_once_a_month(tmp_path: Path) -> None:
    """One event a month for all measures, which it names."""
    events = _events(_calendars(tmp_path)["calendar.ics"])
    found = [event for event in events if event["SUMMARY"].startswith("กำกับติดตาม")]
    assert [event["SUMMARY"] for event in found] == [
        "กำกับติดตาม มี.ค. 2566 1 มาตรการ",
        "กำกับติดตาม ก.ย. 2566 1 มาตรการ",
    ]
    assert "ไม่พบบันทึก: 2" in found[0]["DESCRIPTION"]
    assert "กำกับติดตามโดย: ผอ.เขต" in found[0]["DESCRIPTION"]


def test_a_unit_has_what_it_answers_for_this_year_and_next(tmp_path: Path) -> None:
    """Alone or with all others; a unit that has nothing to remember has that of all only."""
    calendars = _calendars(tmp_path)
    assert [say for _, say in _told(calendars["calendar/law.ics"])] == [
        "ครบกำหนด มาตรการ 3 ของทุกคน"
    ]
    own = [say for day, say in _told(calendars["calendar/registry.ics"]) if day.year == 2024]
    assert own == ["ครบกำหนด มาตรการ 1 คู่มือ"]


def test_a_year_that_is_over_makes_room_for_the_next(tmp_path: Path) -> None:
    """A unit that has nothing in the new plan keeps its old calendar: its address is in use."""
    files = dict(site_of(tmp_path, _REGISTER, date(2023, 10, 1)).data())
    assert _told(files["calendar.ics"]) == [(date(2024, 3, 30), "ครบกำหนด มาตรการ 1 คู่มือ")]
    assert _told(files["calendar/law.ics"]) == [(date(2023, 8, 31), "ครบกำหนด มาตรการ 3 ของทุกคน")]


def test_a_calendar_without_events_is_not_written(tmp_path: Path) -> None:
    """RFC 5545 knows no empty calendar."""
    empty = "agency: {id: a, name: เขต}\nunits: {a: ฝ่าย ก}\nplans: []\n"
    assert _calendars(tmp_path, empty) == {}


def test_events_last_a_day_take_no_time_and_ring_no_bell(tmp_path: Path) -> None:
    """They end the day after, as dates do."""
    text = _calendars(tmp_path)["calendar.ics"]
    assert "VALARM" not in text
    for event in _events(text):
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"


def test_events_lead_to_their_page_once_the_address_is_known(tmp_path: Path) -> None:
    """URL has to be a whole address; without one it is left out."""
    [known] = _events(_calendars(tmp_path, url=_URL)["calendar/finance.ics"])
    assert known["URL"] == f"{_URL}2566/measures/shared/"
    assert str(known["DESCRIPTION"]).splitlines()[-1] == known["URL"]
    [unknown] = _events(_calendars(tmp_path)["calendar/finance.ics"])
    assert "URL" not in unknown


def test_an_address_in_thai_is_written_by_its_octets(tmp_path: Path) -> None:
    """A URI is ASCII (RFC 3986)."""
    text = _calendars(tmp_path, url="https://www.example.go.th/เขต/")["calendar/finance.ics"]
    [event] = _events(text)
    path = "%E0%B9%80%E0%B8%82%E0%B8%95/2566/measures/shared/"
    assert event["URL"] == f"https://www.example.go.th/{path}"


def test_events_are_known_by_names_that_last(tmp_path: Path) -> None:
    """Another address, another day and other words leave a name what it was; no two are alike."""
    first = {event["UID"] for event in _events(_calendars(tmp_path)["calendar.ics"])}
    reworded = _REGISTER.replace("คู่มือ", "คู่มือประชาชน")
    later = site_of(tmp_path, reworded, DAY + timedelta(days=90), _URL)
    texts = dict(later.data())
    assert {event["UID"] for event in _events(texts["calendar.ics"])} == first
    assert len(first) == len(_events(texts["calendar.ics"]))


def test_an_event_in_two_calendars_has_one_name_when_it_says_the_same(tmp_path: Path) -> None:
    """A deadline does; how many measures the director looks at does not."""
    calendars = _calendars(tmp_path)
    office, unit = (
        {str(event["SUMMARY"]).split()[0]: event["UID"] for event in _events(calendars[name])}
        for name in ("calendar.ics", "calendar/registry.ics")
    )
    assert office["ครบรอบ"] == unit["ครบรอบ"]
    assert office["กำกับติดตาม"] != unit["กำกับติดตาม"]


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    """The stamp is the day of the build."""
    assert _calendars(tmp_path) == _calendars(tmp_path)
    [event] = _events(_calendars(tmp_path)["calendar/finance.ics"])
    assert event["DTSTAMP"].dt.date() == DAY


def test_the_calendar_names_the_office(tmp_path: Path) -> None:
    """Programs show the name in their list."""
    calendar = icalendar.Calendar.from_ical(_calendars(tmp_path)["calendar.ics"])
    assert calendar["X-WR-CALNAME"] == "กำหนดการตามแผนของสำนักงานเขตตัวอย่าง"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_the_calendars_of_every_example_can_be_read(folder: Path) -> None:
    """However its dates are written."""
    for path, text in site_in(folder).data():
        if path.endswith(".ics"):
            assert _events(text)


_TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("กิ์ำ😀\\;,\n\r\t"))


@settings(deadline=None)
@given(_TEXT, _TEXT)
def test_any_text_comes_back_from_lines_of_75_octets(summary: str, description: str) -> None:
    """No letter is cut, every line ends with CRLF, and nothing that a text says ends it."""
    event = Event("uid", DAY, summary, description, "https://a.example/")
    written = calendar_text("ปฏิทิน", [event], DAY).encode()
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode()
    [read] = _events(written.decode())
    assert str(read["SUMMARY"]) == _plain(summary)
    assert str(read["DESCRIPTION"]) == _plain(description)


def _plain(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", "\n".join(text.splitlines()))
