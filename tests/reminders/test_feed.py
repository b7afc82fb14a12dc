"""feed.xml, held to the grammar of RFC 4287 and read by the library feedparser."""

from __future__ import annotations

import os
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from lxml import etree, html

from tests.conftest import serving
from tests.offices import DAY, EXAMPLES, site_in, site_of

_URL = "https://www.example.go.th/ita/"
_GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
_REGISTER = """\
agency: {id: office, name: สำนักงานเขตตัวอย่าง, website: "https://www.example.go.th/"}
licence: {text: ใช้ได้เมื่ออ้างที่มา}
units: {registry: ฝ่ายทะเบียน}
plans:
- fiscal_year: 2566
  title: มาตรการ
  measures:
  - id: manuals
    issue: เผยแพร่คู่มือ
    evidence:
    - {id: first, title: คู่มือ ฉบับแรก, url: "https://a.example/1", published: 1 ก.พ. 66}
    - {id: second, title: "คู่มือ <ฉบับที่สอง> & ภาคผนวก", url: "https://a.example/2",
       kind: manual, replaces: first, published: 5 มี.ค. 66, date: 28 ก.พ. 66}
    - {id: dated, title: ประกาศ, url: "https://a.example/3", date: 15 มี.ค. 66}
    - {id: undated, title: ไม่มีวันที่, url: "https://a.example/4"}
    - {id: sample, title: รายงาน, url: "https://a.example/5", published: 10 มี.ค. 66, sample: true}
    - {id: gone, title: ถอนแล้ว, url: "https://a.example/6", published: 20 มี.ค. 66,
       withdrawn: {date: 21 มี.ค. 66, reason: มีข้อมูลส่วนบุคคล}}
    - {id: missing, title: ไม่มีไฟล์, file: 2566/missing.pdf, published: 20 มี.ค. 66}
    - {id: held, title: บัตรประชาชน, file: 2566/held.txt, published: 20 มี.ค. 66}
"""


def _text(folder: Path, register: str = _REGISTER, url: str | None = None) -> str:
    content = folder / "content" / "evidence" / "2566"
    content.mkdir(parents=True, exist_ok=True)
    (content / "held.txt").write_text("เลขประจำตัวประชาชน 1-1017-00230-70-8\n", encoding="utf-8")
    return dict(site_of(folder, register, site_url=url).data())["feed.xml"]


def _read(text: str) -> Any:
    assert _GRAMMAR.validate(etree.fromstring(text.encode())), _GRAMMAR.error_log
    found = feedparser.parse(text)
    assert not found.bozo
    return found


def test_the_newest_comes_first(tmp_path: Path) -> None:
    """By the day on which it was published, or else by its own date."""
    found = _read(_text(tmp_path))
    assert [(entry.title, entry.updated) for entry in found.entries] == [
        ("ประกาศ", "2023-03-15T00:00:00+07:00"),
        ("ตัวอย่าง: รายงาน", "2023-03-10T00:00:00+07:00"),
        ("คู่มือ <ฉบับที่สอง> & ภาคผนวก", "2023-03-05T00:00:00+07:00"),
    ]
    assert found.feed.updated == "2023-03-15T00:00:00+07:00"


@pytest.mark.parametrize("id_", ["gone", "missing", "held", "first", "undated"])
def test_what_cannot_be_had_now_is_not_in_it(tmp_path: Path, id_: str) -> None:
    """Withdrawn, without file, held back, replaced: nothing of it; nor a day made up for one."""
    text = _text(tmp_path)
    assert f"evidence/{id_}/" not in text
    assert "บัตรประชาชน" not in text
    assert "ถอนแล้ว" not in text


def test_an_entry_says_what_it_is_and_for_what(tmp_path: Path) -> None:
    """Kind, dates, and the measure."""
    entry = _read(_text(tmp_path)).entries[2]
    assert entry.published == "2023-03-05T00:00:00+07:00"
    assert entry.tags[0].term == "manual"
    assert entry.tags[0].label == "คู่มือ"
    assert entry.summary == (
        "คู่มือ · เผยแพร่ 5 มี.ค. 2566 · วันที่ของเอกสาร 28 ก.พ. 66 · ของมาตรการ 1 เผยแพร่คู่มือ (ปี 2566)"
    )


def test_a_sample_says_so_in_its_words_too(tmp_path: Path) -> None:
    """Whoever sees the summary alone knows."""
    entry = _read(_text(tmp_path)).entries[1]
    assert entry.summary.startswith("ตัวอย่าง ไม่ใช่เอกสารของหน่วยงาน")


def test_the_office_speaks(tmp_path: Path) -> None:
    """Author, language and terms of use."""
    feed = _read(_text(tmp_path)).feed
    assert feed.author_detail.name == "สำนักงานเขตตัวอย่าง"
    assert feed.author_detail.href == "https://www.example.go.th/"
    assert feed.language == "th"
    assert feed.rights == "ใช้ได้เมื่ออ้างที่มา"


def test_addresses_are_whole_once_the_site_has_one(tmp_path: Path) -> None:
    """Those of entries and of the feed itself."""
    found = _read(_text(tmp_path, url=_URL))
    assert found.entries[0].link == f"{_URL}evidence/dated/"
    own = {link.rel: link.href for link in found.feed.links}
    assert own == {"self": f"{_URL}feed.xml", "alternate": f"{_URL}evidence/"}


def test_without_one_they_lead_on_from_the_feed(tmp_path: Path) -> None:
    """A reader that fetched it finds the pages where they are, below any folder."""
    folder = tmp_path / "www" / "ita"
    folder.mkdir(parents=True)
    (folder / "feed.xml").write_text(_text(tmp_path), encoding="utf-8")
    with serving(tmp_path / "www") as host:
        found = feedparser.parse(f"{host}ita/feed.xml")
    assert found.entries[0].link == f"{host}ita/evidence/dated/"


def test_entries_are_known_by_names_that_last(tmp_path: Path) -> None:
    """Neither the address of the site nor a title is in them."""
    found = _read(_text(tmp_path))
    moved = _read(_text(tmp_path, _REGISTER.replace("ประกาศ", "คำสั่ง"), _URL))
    names = [entry.id for entry in found.entries]
    assert [entry.id for entry in moved.entries] == names
    assert moved.feed.id == found.feed.id
    assert len({*names, found.feed.id}) == 4
    assert all(name.startswith("urn:uuid:") for name in names)


def test_a_change_moves_an_entry_up(tmp_path: Path) -> None:
    """The last commit of its file counts, and the first tells since when it is public."""
    register = _REGISTER.replace("2566/missing.pdf, published: 20 มี.ค. 66", "2566/missing.txt")
    _text(tmp_path, register)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for day, words in (("2023-01-10", "ฉบับร่าง"), ("2023-03-31", "ฉบับจริง")):
        path = tmp_path / "content/evidence/2566/missing.txt"
        path.write_text(words, encoding="utf-8")
        _commit(tmp_path, f"{day}T10:00:00+07:00")
    entry = _read(_text(tmp_path, register)).entries[0]
    assert entry.title == "ไม่มีไฟล์"
    assert entry.updated == "2023-03-31T00:00:00+07:00"
    assert entry.published == "2023-01-10T00:00:00+07:00"
    assert "เผยแพร่ 10 ม.ค. 2566 · แก้ไข 31 มี.ค. 2566" in entry.summary


def _commit(folder: Path, moment: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    for command in (["add", "-A"], [*names, "commit", "-qm", "."]):
        environment = {**os.environ, **dates}
        subprocess.run(["git", "-C", folder, *command], check=True, env=environment)


def test_an_empty_feed_is_of_the_day_of_the_build(tmp_path: Path) -> None:
    """The format demands a moment."""
    register = "agency: {id: a, name: เขต}\nunits: {a: ฝ่าย}\nplans: []\n"
    found = _read(dict(site_of(tmp_path, register, DAY + timedelta(days=1)).data())["feed.xml"])
    assert found.entries == []
    assert found.feed.updated == "2023-04-03T00:00:00+07:00"


def test_signs_that_xml_cannot_hold_break_nothing(tmp_path: Path) -> None:
    """They are shown as unknown."""
    register = _REGISTER.replace("title: ประกาศ", 'title: "ประกาศ\\x0bใหม่"')
    assert _read(_text(tmp_path, register)).entries[0].title == "ประกาศ\ufffdใหม่"


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_the_feed_of_every_example_is_valid(folder: Path) -> None:
    """Whatever its evidence is."""
    assert _read(dict(site_in(folder).data())["feed.xml"]).version == "atom10"


def test_the_grammar_sees_a_fault(tmp_path: Path) -> None:
    """A check that cannot fail would hold nothing."""
    feed = ET.fromstring(_text(tmp_path))  # noqa: S314
    feed.remove(feed.find("{http://www.w3.org/2005/Atom}updated"))  # type: ignore[arg-type]
    assert not _GRAMMAR.validate(etree.fromstring(ET.tostring(feed)))


@pytest.mark.slow
def test_every_page_names_the_feed(site: Path) -> None:
    """In its head, by an address that leads there from wherever the page is."""
    for name in (
        "index.html",
        "2566/measures/publish-service-manuals/index.html",
        "data/index.html",
    ):
        [link] = html.parse(site / name).xpath("//head/link[@type='application/atom+xml']")
        assert link.get("rel") == "alternate"
        assert ((site / name).parent / link.get("href")).resolve() == site / "feed.xml"


@pytest.mark.slow
def test_the_page_of_the_data_leads_to_every_calendar(site: Path) -> None:
    """And home leads there."""
    page = html.parse(site / "data" / "index.html")
    named = {link for link in page.xpath("//a/@href") if link.endswith(".ics")}
    there = {f"../{path.relative_to(site)}" for path in site.rglob("*.ics")}
    assert named == there
    assert len(there) == 7
    assert html.parse(site / "index.html").xpath(
        "//a[@href='./data/#follow' or @href='data/#follow']"
    )
