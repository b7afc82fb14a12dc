"""Results: kept, read back, taken over while they are fresh, exempted for a while."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.linkcheck.exempt import Exemption, expired, unused
from generator.linkcheck.result import LinkResult
from generator.linkcheck.store import read_results, write_results
from tests.links.case import BROKEN, NOW, OK, UNSURE, check, said
from tests.links.lab import Lab
from tests.links.replies import answer, login_form, ok, page

_URL = "http://a.lab.go.th/x"
_OLD = LinkResult(_URL, OK, checked=NOW - timedelta(days=6), status=200, pages=("before/",))
_ALL = (
    LinkResult(
        "http://a.go.th/แผน", BROKEN, "link-not-found", status=404, checked=NOW, detail="ไม่พบ"
    ),
    replace(_OLD, final_url="http://a.lab.go.th/y"),
    LinkResult("mailto", UNSURE, "link-slow", checked=None, pages=("", "oit/2566/o1/")),
)


def test_a_fresh_good_result_is_taken_over(lab: Lab) -> None:
    """Nobody is asked; the pages are those of today."""
    (result,) = check(lab, _URL, known=[_OLD])
    assert (result, lab.requests) == (replace(_OLD, pages=("oit/2566/o1/",)), [])


@pytest.mark.parametrize(
    "known",
    [
        replace(_OLD, checked=NOW - timedelta(days=7)),
        replace(_OLD, checked=NOW + timedelta(minutes=1)),
        replace(_OLD, checked=None),
        replace(_OLD, state=BROKEN, reason="link-not-found"),
        replace(_OLD, state=UNSURE, reason="link-slow"),
    ],
    ids=["too old", "of the future", "without a time", "broken", "not sure"],
)
def test_any_other_result_is_asked_for_again(known: LinkResult, lab: Lab) -> None:
    """What was broken may have been mended."""
    lab.host("a.lab.go.th", ok())
    (result,) = check(lab, _URL, known=[known])
    assert (result.state, result.checked, lab.asked("a.lab.go.th")) == (OK, NOW, ["/x"])


def test_a_shorter_age_asks_again(lab: Lab) -> None:
    """Zero days take nothing over."""
    lab.host("a.lab.go.th", ok())
    check(lab, _URL, known=[_OLD], max_age=timedelta())
    assert lab.asked("a.lab.go.th") == ["/x"]


def test_results_of_links_that_are_gone_are_dropped(lab: Lab) -> None:
    """Only links of today have results."""
    assert check(lab, known=[_OLD]) == ()


def test_results_are_in_order_and_only_of_the_web(lab: Lab) -> None:
    """By URL; mail addresses and telephone numbers are no matter of the web."""
    lab.host("a.lab.go.th", ok())
    results = check(
        lab, "tel:1555", "http://a.lab.go.th/b", "mailto:a@b.go.th", "http://a.lab.go.th/a"
    )
    assert [result.url for result in results] == ["http://a.lab.go.th/a", "http://a.lab.go.th/b"]


def test_progress_is_told_after_each_link(lab: Lab) -> None:
    """How many are done, and how many there are."""
    lab.host("a.lab.go.th", ok())
    told = []
    check(lab, f"{_URL}/1", f"{_URL}/2", progress=lambda done, count: told.append((done, count)))
    assert told == [(1, 2), (2, 2)]


def test_written_results_are_read_back(tmp_path: Path) -> None:
    """Nothing is lost but the parts of a second."""
    path = tmp_path / "links.json"
    write_results(path, _ALL)
    assert read_results(path) == (tuple(sorted(_ALL, key=lambda result: result.url)), [])


def test_results_stand_one_a_line(tmp_path: Path) -> None:
    """So that a change is seen line by line; and nothing else is left in the folder."""
    path = tmp_path / "links.json"
    write_results(path, _ALL)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "http" in line or "mailto" in line] == lines[2:-1]
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "prongsai/links/1"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_page_calls_itself_cannot_break_the_file(tmp_path: Path) -> None:
    """Control signs and halves of characters in a title are written as spaces."""
    path = tmp_path / "links.json"
    write_results(path, [replace(_OLD, detail="a\x1b[2J\u200b\ud800b")])
    (result,), problems = read_results(path)
    assert (result.detail, problems) == ("a [2J  b", [])


def test_a_failed_write_leaves_the_last_results(tmp_path: Path) -> None:
    """All or nothing."""
    path = tmp_path / "links.json"
    write_results(path, _ALL)
    before = path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        write_results(path, [replace(_OLD, url="\ud800")])
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (before, [path])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-9],
        lambda text: text.replace("links/1", "links/2"),
        lambda text: text.replace('"ok"', '"good"'),
        lambda text: text.replace("link-not-found", "link-unheard-of"),
        lambda text: text.replace('"status": 404', '"status": "404"'),
        lambda text: text.replace('"status": 404', '"status": true'),
        lambda text: text.replace('"detail": ', '"detial": '),
        lambda text: text.replace("+00:00", ""),
        lambda _text: "[" * 99_999,
        lambda _text: "null",
        lambda _text: "",
    ],
)
def test_a_damaged_file_is_a_problem_and_gives_nothing(change: object, tmp_path: Path) -> None:
    """It is named with its place; nobody sees a traceback."""
    path = tmp_path / "links.json"
    write_results(path, _ALL)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    results, problems = read_results(path)
    assert results == ()
    assert [(problem.code, problem.place.file) for problem in problems] == [
        ("link-results-damaged", str(path))
    ]


def test_no_file_means_no_results(tmp_path: Path) -> None:
    """The first run has none, which is no problem; a folder in its place is one."""
    assert read_results(tmp_path / "links.json") == ((), [])
    assert read_results(tmp_path)[1][0].code == "link-results-damaged"


def test_an_exemption_makes_a_broken_link_not_sure(lab: Lab) -> None:
    """With its last day, its reason and what was found."""
    lab.host("a.lab.go.th", answer(page("x", login_form()), 403))
    entry = Exemption(_URL, "รอเจ้าของเปิดสิทธิ์", date(2026, 11, 24))
    (result,) = check(lab, _URL, exemptions=[entry])
    assert (result.state, result.reason, result.status) == (UNSURE, "link-exempt", 403)
    assert result.detail == "2026-11-24: รอเจ้าของเปิดสิทธิ์ [link-login]"


def test_an_exemption_does_not_touch_what_is_ok(lab: Lab) -> None:
    """A link that works again says so."""
    lab.host("a.lab.go.th", ok())
    assert said(check(lab, _URL, exemptions=[Exemption(_URL, "x", date(2030, 1, 1))])) == [
        (OK, None)
    ]


def test_an_exemption_ends_with_its_last_day(lab: Lab) -> None:
    """The day is one of Bangkok: at 03:00 UTC it is already ten o'clock there."""
    lab.host("a.lab.go.th", answer("", 404))
    entry = Exemption(_URL, "x", date(2026, 11, 23))
    assert said(check(lab, _URL, exemptions=[entry])) == [(BROKEN, "link-not-found")]
    assert expired([entry], date(2026, 11, 24)) == [entry]
    assert expired([entry], date(2026, 11, 23)) == []


def test_an_exemption_without_a_link_is_found() -> None:
    """Addresses that mean the same are the same."""
    used, idle = (
        Exemption(url, "x", date(2030, 1, 1)) for url in ("HTTP://A.lab.go.th:80/x", "http://b/")
    )
    assert unused([used, idle], [_URL]) == [idle]


def test_without_a_network_nobody_is_called_broken(lab: Lab) -> None:
    """When no host at all answers, the fault is here."""
    links = [f"http://gone{n}.lab.go.th/" for n in range(3)]
    assert said(check(lab, *links)) == [(UNSURE, "link-offline")] * 3
    lab.host("a.lab.go.th", answer("", 404))
    assert said(check(lab, *links, _URL)) == [
        (BROKEN, "link-not-found"),
        *[(BROKEN, "link-no-name")] * 3,
    ]
