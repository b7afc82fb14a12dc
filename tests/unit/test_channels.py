"""Channels: what is read of them, and what their page makes of it as text."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.channel import Channel, Purpose, WayKind
from generator.channels import dialled
from generator.load import load
from generator.pages.site import Site
from generator.register import Register

EXAMPLE = Path(__file__).parent.parent / "examples" / "valid" / "channels" / "measures.yml"
_OFFICE = "agency: {id: a, name: เทศบาลตัวอย่าง}\nunits: {office: สำนักปลัด}\nplans: []\n"
_DAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def example() -> dict[str, Channel]:
    """The channels of the valid example, by id."""
    register = load(EXAMPLE).register
    assert register is not None
    return {channel.id: channel for channel in register.channels}


def _register(folder: Path, channels: str) -> Register:
    path = folder / "measures.yml"
    path.write_text(f"{_OFFICE}channels:\n{channels}", encoding="utf-8")
    loaded = load(path)
    assert loaded.register is not None, loaded.problems
    return loaded.register


def _page(folder: Path, channels: str, day: date = _DAY) -> str:
    return dict(Site(_register(folder, channels), day).files())["complaints/index.md"]


def _words(html: str) -> str:
    text = re.sub(r"<script.*?</script>", "", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ")


def _graph(page: str) -> list[dict[str, Any]]:
    crumbs, block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(crumbs)["@type"] == "BreadcrumbList"
    graph = json.loads(block)["@graph"]
    assert isinstance(graph, list)
    return graph


def test_every_way_has_a_link_that_a_tap_opens(example: dict[str, Channel]) -> None:
    """Each kind leads where its programs expect it; a letter box is only read."""
    assert {way.kind: way.link for way in example["office"].ways} == {
        WayKind.PHONE: "tel:021234567",
        WayKind.LINE: "https://line.me/R/ti/p/%40example",
        WayKind.FACEBOOK: "https://www.facebook.com/example",
        WayKind.EMAIL: "mailto:complaint@example.go.th",
        WayKind.WEB: "https://www.example.go.th/"
        "%E0%B8%A3%E0%B9%89%E0%B8%AD%E0%B8%87%E0%B9%80%E0%B8%A3%E0%B8%B5%E0%B8%A2%E0%B8%99",
        WayKind.APP: "https://www.example.go.th/app",
        WayKind.WALK_IN: "https://www.google.com/maps/search/?api=1&query=13.7615%2C100.4789",
        WayKind.POST: None,
    }


def test_a_short_link_of_line_stays_what_it_is(example: dict[str, Channel]) -> None:
    """Only names with @ are turned into links."""
    assert [way.link for way in example["service"].ways] == ["https://lin.ee/AbCdEf"]


def test_without_a_map_the_address_is_searched(example: dict[str, Channel]) -> None:
    """The link holds the whole address, and nothing else."""
    way = example["letters"].ways[0]
    assert way.link is not None
    assert way.link.startswith("https://www.google.com/maps/search/?api=1&query=%E0%B8%8A")
    assert " " not in way.link


def test_a_map_that_is_given_is_the_one_that_opens(tmp_path: Path) -> None:
    """Staff may know a better pin than a search finds."""
    entry = "{id: g, name: ศูนย์, about: opinion, address: ชั้น 1, map: 'https://maps.example/a'}"
    register = _register(tmp_path, f"- {entry}\n")
    assert register.channels[0].ways[0].link == "https://maps.example/a"


def test_general_means_complaints_and_opinions(example: dict[str, Channel]) -> None:
    """The old word keeps its meaning; purposes stand in the order of the page."""
    assert example["office"].purposes == (Purpose.COMPLAINT, Purpose.OPINION)
    assert example["service"].purposes == (Purpose.OPINION, Purpose.E_SERVICE)
    assert example["director"].purposes == (Purpose.CORRUPTION,)


def test_what_follows_a_complaint_is_kept(example: dict[str, Channel]) -> None:
    """Steps in order, how long it takes, and which unit answers."""
    office = example["office"]
    assert office.process == ("ลงทะเบียนรับเรื่องและแจ้งเลขที่รับ", "ส่งฝ่ายที่เกี่ยวข้องตรวจสอบ")
    assert office.duration == "แจ้งผลภายใน 15 วัน"
    assert office.unit is not None
    assert office.unit.name == "ฝ่ายปกครอง"


def test_days_are_read_in_any_spelling(example: dict[str, Channel]) -> None:
    """With slashes, in Thai digits and with two digits for the year."""
    assert example["office"].checked == date(2025, 10, 5)
    assert example["office"].confirmed == date(2025, 10, 6)


def test_a_confirmation_counts_from_its_day(example: dict[str, Channel]) -> None:
    """A day to come is no confirmation yet; without a day there is none."""
    office = example["office"]
    assert [office.confirmed_by(date(2025, 10, day)) for day in (5, 6, 7)] == [False, True, True]
    assert not example["letters"].confirmed_by(date(2100, 1, 1))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0 2123 4567", "021234567"),
        ("๐ ๒๑๒๓ ๔๕๖๗ ต่อ ๑๒", "021234567"),
        ("02-123-4567", "021234567"),
        ("0 2123 4567-8", "021234567"),
        ("0 2123 4567, 0 2123 4568", "021234567"),
        ("+66 2123 4567", "+6621234567"),
        ("1555", "1555"),
        ("โทรสาร", ""),
    ],
)
def test_a_telephone_dials_the_first_number(written: str, number: str) -> None:
    """Extensions and second numbers are read by people, not dialled."""
    assert dialled(written) == number


def test_complaints_about_corruption_stand_apart(tmp_path: Path) -> None:
    """A corruption channel never stands among the general ones."""
    page = _page(
        tmp_path,
        "- {id: g, name: ศูนย์บริการ, about: general, phone: '0 2123 4567 ต่อ 12'}\n"
        "- {id: c, name: ตู้แดง, about: corruption, address: ชั้น 1}\n",
    )
    general, corruption = page.split('id="corruption"')
    assert "ศูนย์บริการ" in _words(general)
    assert "ตู้แดง" not in _words(general)
    assert "ตู้แดง" in _words(corruption)
    assert 'href="tel:021234567"' in general


def test_without_own_channels_the_office_says_so(tmp_path: Path) -> None:
    """Other bodies' hot lines are not presented as the office's own."""
    page = _page(
        tmp_path, "- {id: n, name: ป.ป.ช., about: corruption, operator: ป.ป.ช., phone: '1205'}\n"
    )
    assert _words(page).count("ยังไม่ได้เผยแพร่ช่องทาง") == 2
    assert "ระหว่างนี้ติดต่อหน่วยงานด้านล่างได้" in _words(page)


def test_without_a_corruption_channel_its_place_is_kept_and_says_so(tmp_path: Path) -> None:
    """OIT asks for one: a gap is shown, not left out."""
    page = _page(tmp_path, "- {id: g, name: ศูนย์, about: complaint, phone: '1555'}\n")
    _, corruption = page.split('id="corruption"')
    assert "ยังไม่ได้เผยแพร่ช่องทางแจ้งเรื่องทุจริต" in _words(corruption)
    assert "ระหว่างนี้ติดต่อหน่วยงานด้านล่างได้" not in _words(corruption)


def test_without_any_channel_the_page_says_so_once(tmp_path: Path) -> None:
    """No headings over nothing."""
    page = _page(tmp_path, "  []\n")
    assert _words(page).count("ยังไม่ได้เผยแพร่ช่องทาง") == 1
    assert "<h2" not in page


def test_a_channel_of_several_purposes_is_shown_once_and_pointed_to(tmp_path: Path) -> None:
    """A card stands where its first purpose is; the other part links to it."""
    page = _page(tmp_path, "- {id: g, name: ศูนย์, about: general, phone: '1555'}\n")
    _, opinion = page.split('id="opinion"')
    assert page.count('id="channel-g"') == 1
    assert 'href="#channel-g"' in opinion


def test_the_office_stands_before_other_bodies(tmp_path: Path) -> None:
    """Whatever the order in the file, one's own office comes first."""
    page = _page(
        tmp_path,
        "- {id: far, name: ไกล, about: complaint, phone: '1111', operator: รัฐบาล}\n"
        "- {id: near, name: ใกล้, about: complaint, phone: '1555'}\n",
    )
    assert page.index('id="channel-near"') < page.index('id="channel-far"')


def test_unconfirmed_channels_are_marked_and_explained(tmp_path: Path) -> None:
    """Every card says whether the office confirmed it, by the day of the page."""
    channel = "- {id: g, name: ศูนย์, about: complaint, phone: '1555', confirmed: 6 ต.ค. 2568}\n"
    before = _words(_page(tmp_path, channel, date(2025, 10, 5)))
    after = _words(_page(tmp_path, channel, date(2025, 10, 6)))
    assert before.count("รอหน่วยงานยืนยัน") == 2
    assert "รอหน่วยงานยืนยัน" not in after
    assert "หน่วยงานยืนยันเมื่อ 6 ต.ค. 2568" in after


def test_a_missing_procedure_is_said(tmp_path: Path) -> None:
    """What happens afterwards is asked of the office, not of other bodies."""
    own = "- {id: g, name: ศูนย์, about: complaint, phone: '1555'%s}\n"
    other = "- {id: o, name: อื่น, about: complaint, phone: '1', operator: อื่น, duration: 1 วัน}\n"
    says = "ยังไม่ได้เผยแพร่ในเว็บไซต์นี้ว่าเมื่อรับเรื่องแล้ว"
    assert says in _words(_page(tmp_path, own % "" + other))
    assert says not in _words(_page(tmp_path, own % ", duration: 15 วัน" + other))


def test_structured_data_names_every_channel_with_its_body(example: dict[str, Channel]) -> None:
    """The office's own stand under the office, others under theirs; unconfirmed ones say so."""
    register = load(EXAMPLE).register
    assert register is not None
    office, other = _graph(dict(Site(register, _DAY).files())["complaints/index.md"])
    assert (office["@type"], office["name"]) == ("GovernmentOrganization", "สำนักงานเขตตัวอย่าง")
    assert other["name"] == "หน่วยงานตรวจสอบตัวอย่าง"
    points = {
        point["identifier"]: point for point in (*office["contactPoint"], *other["contactPoint"])
    }
    assert points.keys() == example.keys()
    assert points["office"]["@type"] == "PostalAddress"
    assert points["office"]["telephone"] == "021234567"
    assert points["office"]["email"] == "complaint@example.go.th"
    assert "รอหน่วยงานยืนยัน" not in points["office"]["description"]
    assert points["director"]["contactType"] == "corruption report"
    assert points["watchdog"]["description"] == "รอหน่วยงานยืนยัน"


def test_structured_data_cannot_be_broken_out_of(tmp_path: Path) -> None:
    """A name with markup stays a name, in the data block and on the page."""
    name = "</script><script>alert(1)</script> & <!--"
    page = _page(tmp_path, f"- {{id: g, name: '{name}', about: complaint, phone: '1555'}}\n")
    assert _graph(page)[0]["contactPoint"][0]["name"] == name
    assert "alert(1)</script>" not in page


def test_the_seed_waits_for_the_office_to_confirm(seed: Register) -> None:
    """Public sources are not the office's word: no channel of the seed is confirmed, all have a
    source that was opened on a day that is named."""
    ids = {channel.id for channel in seed.channels}
    assert ids == {
        "district-office", "bma-1555", "traffy-fondue", "government-1111", "damrongtham-1567",
        "nacc-1205", "pacc-1206",
    }  # fmt: skip
    assert [channel.id for channel in seed.channels if channel.confirmed] == []
    assert [c.id for c in seed.channels if not (c.source and c.checked)] == []
