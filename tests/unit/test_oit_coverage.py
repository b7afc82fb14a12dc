"""Coverage of items by what needs no file: the site's pages, channels, links and statements."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator.handwritten import read_pages
from generator.holdings import Holdings
from generator.linkcheck.result import LinkResult, LinkState
from generator.load import load
from generator.oit.coverage import ItemCoverage, cover
from generator.oit.facts import Facts
from generator.oit.standing import CoverageState

_DAY = date(2023, 7, 1)
_HEAD = """
agency: {id: a, name: สำนักงานเขตตัวอย่าง}
units: {admin: ฝ่ายปกครอง}
"""
_PLAN = """
plans:
- fiscal_year: 2566
  title: มาตรการ
  preface: [{heading: คำนำ, text: วิเคราะห์ผล ITA ปี 2565}]
  measures:
  - id: publish
    issue: เผยแพร่คู่มือ
    progress: [{period: ก.พ. 66, result: เผยแพร่แล้ว}]
"""
_SINCE = ", confirmed: 5 ต.ค. 2565}"
_OWN = f"- {{id: own, name: แจ้งทุจริต, about: corruption, url: https://a.go.th/c{_SINCE}"
_GENERAL = f"- {{id: desk, name: เคาน์เตอร์, about: general, phone: 0 2424 0056{_SINCE}"


def covered(
    folder: Path, item: str, shown: str, *, rest: str = _PLAN, day: date = _DAY, **facts: object
) -> ItemCoverage:
    """Cover one item of OIT 2566 that is shown as said."""
    text = f"{_HEAD}{rest}\ndisclosures:\n- fiscal_year: 2566\n  items:\n"
    text += f"  - item: {item}\n    shown:\n"
    text += "".join(f"    {line}\n" for line in shown.strip().splitlines())
    (folder / "measures.yml").write_text(text, encoding="utf-8")
    holdings = Holdings(written=read_pages(folder / "content"))
    loaded = load(folder / "measures.yml", holdings=holdings)
    assert loaded.register is not None, loaded.problems
    entry = cover(loaded.register, Facts(day, **facts))[0].item(item)  # type: ignore[arg-type]
    assert entry is not None
    return entry


def told(entry: ItemCoverage) -> list[tuple[str, str | None]]:
    """The state of each element, and why."""
    return [(e.state.value, e.reason.code if e.reason else None) for e in entry.elements]


def test_a_statement_on_the_item_itself_covers_what_the_item_asks(tmp_path: Path) -> None:
    """Who has no complaints says so once, for all elements and all months."""
    entry = covered(tmp_path, "O29", "- {none: ไม่มีเรื่องร้องเรียน, elements: [1, 2, 3, 5]}")
    assert entry.state is CoverageState.PUBLISHED
    assert told(entry) == [("published", None)] * 5


def test_a_statement_does_not_cover_months_to_come(tmp_path: Path) -> None:
    """Said in January, it says nothing of March."""
    shown = "- {none: ไม่มีเรื่องร้องเรียน, elements: [1, 2, 3, 5]}"
    entry = covered(tmp_path, "O29", shown, day=date(2023, 2, 1))
    assert told(entry)[3] == ("partly", "oit-months-ahead")
    assert entry.state is CoverageState.PARTLY


def test_where_nothing_is_said_of_nothing_the_gap_is_named(tmp_path: Path) -> None:
    """Neither numbers nor the sentence that there are none."""
    entry = covered(tmp_path, "O29", "- {page: plan, elements: 1}")
    assert told(entry)[4] == ("notyet", "oit-none-missing")


def test_the_sentence_is_not_needed_where_there_are_data(tmp_path: Path) -> None:
    """It is for those who have none."""
    entry = covered(tmp_path, "O29", "- {page: plan, elements: [1, 2, 3, 4]}")
    assert told(entry)[4] == ("published", "oit-not-needed")


def test_what_concerns_some_offices_only_has_to_be_answered(tmp_path: Path) -> None:
    """Unanswered it is not sure; answered it is published."""
    rows = "- {page: plan, elements: [1, 2]}"
    assert told(covered(tmp_path, "O1", rows))[2] == ("unsure", "oit-condition")
    rows += "\n- {none: ไม่ใช่องค์กรปกครองส่วนท้องถิ่น, elements: 3}"
    assert told(covered(tmp_path, "O1", rows))[2] == ("published", None)


def test_an_item_whose_elements_nobody_knows_is_never_called_complete(tmp_path: Path) -> None:
    """O10 has no known elements: the state says that it cannot be told."""
    entry = covered(tmp_path, "O10", "- {page: plan}")
    assert entry.state is CoverageState.UNSURE
    assert [reason.code for reason in entry.reasons] == ["oit-elements-unknown"]


def test_a_place_for_the_whole_item_tells_no_element(tmp_path: Path) -> None:
    """The assessor would have to search: not sure."""
    assert told(covered(tmp_path, "O43", "- {page: progress}")) == [
        ("unsure", "oit-element-unplaced"),
        ("unsure", "oit-element-unplaced"),
        ("published", None),
    ]


def test_an_item_of_one_element_needs_no_number(tmp_path: Path) -> None:
    """There is nothing else that the place could show."""
    assert told(covered(tmp_path, "O3", "- {page: plan}")) == [("published", None)]


@pytest.mark.parametrize(
    ("rest", "shown", "reason"),
    [
        ("plans: []", "- {page: plan, elements: 4}", "oit-no-plan"),
        (_PLAN.partition("    progress")[0], "- {page: progress, elements: 4}", "oit-no-progress"),
        (_PLAN, "- {page: plan, heading: ภาคผนวก, elements: 4}", "oit-heading-not-found"),
        (_PLAN, "- {page: manuals, elements: 4}", "oit-page-empty"),
    ],
)
def test_a_page_that_shows_nothing_yet_says_what_it_lacks(
    tmp_path: Path, rest: str, shown: str, reason: str
) -> None:
    """A page of the site counts by what stands on it."""
    assert told(covered(tmp_path, "O42", shown, rest=rest))[3] == ("notyet", reason)


def test_a_heading_of_the_plan_leads_to_its_place(tmp_path: Path) -> None:
    """The reader lands at the preface, and sees its words."""
    entry = covered(tmp_path, "O42", "- {page: plan, heading: คำนำ, elements: 1}")
    found = entry.elements[0].standings[0].found
    assert (found.fragment, found.words) == ("p1", "วิเคราะห์ผล ITA ปี 2565")


def test_what_the_office_says_is_missing_makes_it_partly(tmp_path: Path) -> None:
    """An honest remark is no fault, and no full answer."""
    entry = covered(tmp_path, "O42", "- {page: plan, elements: 1, lacks: ไม่มีผลการวิเคราะห์}")
    assert told(entry)[0] == ("partly", "oit-lacks")


_CHANNELS = f"{_PLAN}\nchannels:\n"


@pytest.mark.parametrize(
    ("channels", "elements"),
    [
        (f"{_OWN}\n{_GENERAL}", [("published", None)] * 3),
        (_GENERAL, [("notyet", "oit-no-own-corruption-channel")] * 3),
        (
            _OWN.replace("about", "operator: ป.ป.ช., about"),
            [("notyet", "oit-no-own-corruption-channel")] * 3,
        ),
        (
            _OWN.replace(_SINCE, "}"),
            [("unsure", "oit-channel-unconfirmed")] * 3,
        ),
        (
            _OWN.replace("url: https://a.go.th/c", "phone: 0 2424 1111"),
            [("notyet", "oit-channel-not-online"), *[("published", None)] * 2],
        ),
    ],
)
def test_the_channel_for_corruption_is_judged_by_what_it_is(
    tmp_path: Path, channels: str, elements: list[tuple[str, str | None]]
) -> None:
    """The office's own, confirmed, and online."""
    rest = _CHANNELS + channels
    shown = "- {page: corruption-channels, elements: [1, 2, 3]}"
    assert told(covered(tmp_path, "O28", shown, rest=rest)) == elements


def test_a_channel_shared_with_other_matters_is_not_apart(tmp_path: Path) -> None:
    """Where complaints go too, nobody who tells of corruption is protected."""
    shared = _GENERAL.replace("phone: 0 2424 0056", "url: https://a.go.th/c")
    shown = "- {page: corruption-channels, elements: [1, 2, 3]}"
    entry = covered(tmp_path, "O28", shown, rest=f"{_CHANNELS}{_OWN}\n{shared}")
    assert [state for state, _ in told(entry)] == ["published", "notyet", "published"]
    assert told(entry)[1] == ("notyet", "oit-channel-shared")


@pytest.mark.parametrize(
    "url",
    [
        "https://drive.google.com/file/d/abc/view",
        "https://docs.google.com/document/d/abc/edit",
        "https://office-my.sharepoint.com/:b:/g/personal/x",
        "https://1drv.ms/b/s!abc",
        "https://www.facebook.com/groups/123/",
        "https://line.me/R/ti/g/abc",
    ],
)
def test_a_host_with_a_wall_is_not_sure_even_when_it_opened_once(tmp_path: Path, url: str) -> None:
    """The permission can change any day, and nobody would see it."""
    fine = {url: LinkResult(url, LinkState.OK)}
    entry = covered(tmp_path, "O9", f"- {{url: '{url}'}}", links=fine)
    assert told(entry) == [("unsure", "oit-login-host")]


@pytest.mark.parametrize(
    "url", ["https://www.facebook.com/office", "https://line.me/R/ti/p/@office", "https://a.go.th/"]
)
def test_a_page_of_the_office_on_the_same_host_is_fine(tmp_path: Path, url: str) -> None:
    """A page is open to all; only groups are not."""
    fine = {url: LinkResult(url, LinkState.OK)}
    assert told(covered(tmp_path, "O9", f"- {{url: '{url}'}}", links=fine)) == [("published", None)]


@pytest.mark.parametrize(
    ("state", "element"),
    [
        (None, ("unsure", "oit-link-unchecked")),
        (LinkState.UNSURE, ("unsure", "oit-link-unsure")),
        (LinkState.BROKEN, ("notyet", "oit-link-broken")),
        (LinkState.OK, ("published", None)),
    ],
)
def test_a_link_counts_as_its_last_check_says(
    tmp_path: Path, state: LinkState | None, element: tuple[str, str | None]
) -> None:
    """Unchecked is not sure; broken is not there."""
    url = "https://a.go.th/x"
    links = {url: LinkResult(url, state, checked=datetime.now(UTC))} if state else {}
    assert told(covered(tmp_path, "O9", f"- url: {url}", links=links)) == [element]


def test_a_page_by_hand_is_searched_for_its_heading_and_its_sentence(tmp_path: Path) -> None:
    """A heading that was renamed, or a sentence that is not there, is named."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "law.md").write_text("# กฎหมาย\n\n## หน้าที่ {#duty}\n", encoding="utf-8")
    good = covered(tmp_path, "O3", "- {page: law.md, heading: หน้าที่}")
    assert told(good) == [("published", None)]
    assert good.standings[0].found.fragment == "duty"
    bad = covered(tmp_path, "O3", "- {page: law.md, heading: อำนาจ}")
    assert told(bad) == [("notyet", "oit-heading-not-found")]
    none = covered(tmp_path, "O3", "- {page: law.md, none: ไม่มีกฎหมายเฉพาะ}")
    assert told(none) == [("notyet", "oit-none-not-found")]


def test_a_page_or_link_of_a_year_must_say_its_time(tmp_path: Path) -> None:
    """Nothing tells of which year it is, so it is not sure."""
    url = "https://a.go.th/news"
    fine = {url: LinkResult(url, LinkState.OK)}
    entry = covered(tmp_path, "O7", f"- {{url: '{url}', elements: [1, 2]}}", links=fine)
    assert told(entry) == [("unsure", "oit-period-missing")] * 2
    shown = f"- {{url: '{url}', elements: [1, 2], period: ปีงบประมาณ 2566}}"
    assert told(covered(tmp_path, "O7", shown, links=fine)) == [("published", None)] * 2
    old = shown.replace("2566", "2565")
    assert told(covered(tmp_path, "O7", old, links=fine)) == [("expired", "oit-wrong-year")] * 2
    early = shown.replace("2566", "2567")
    assert told(covered(tmp_path, "O7", early, links=fine)) == [("notyet", "oit-wrong-year")] * 2
