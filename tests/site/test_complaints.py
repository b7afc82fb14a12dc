"""The page of channels in real Chromium, as people with a phone and with a desk see it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import segno

from generator.channel import WayKind
from generator.load import load
from generator.pages.qr import BORDER
from tests.conftest import ROOT, copy_project, run, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_EXAMPLE = ROOT / "tests" / "examples" / "valid" / "channels" / "measures.yml"
_SCANNED = {WayKind.LINE, WayKind.FACEBOOK, WayKind.WEB, WayKind.APP}
_COMMAND = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


@pytest.fixture(scope="module")
def channels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of an office that has every kind of channel."""
    project = copy_project(tmp_path_factory.mktemp("channels"))
    shutil.copy(_EXAMPLE, project / "measures.yml")
    done = run("generator", "build", "--as-of", "2026-01-15", cwd=project)
    assert done.returncode == 0, done.stderr
    with serving(project / "site") as host:
        yield f"{host}complaints/"


@pytest.fixture
def phone(browser: Browser, channels: str) -> Iterator[Page]:
    """The page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(channels)
    yield page
    context.close()


@pytest.fixture
def desk(browser: Browser, channels: str) -> Iterator[Page]:
    """The page on a wide screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(channels)
    yield page
    context.close()


def test_every_link_of_a_channel_can_be_tapped(phone: Page) -> None:
    """Telephone, e-mail, LINE, Facebook, pages and map: large enough for a thumb, and named."""
    register = load(_EXAMPLE).register
    assert register is not None
    expected = {way.link for channel in register.channels for way in channel.ways if way.link}
    taps = phone.locator(".ps-channel a:is(.ps-way, .ps-way--place a)")
    found = {tap.get_attribute("href") for tap in taps.all()}
    assert found == expected
    for tap in phone.locator("a.ps-way").all():
        box = tap.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 200
        assert tap.inner_text().strip()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(phone: Page, width: int) -> None:
    """Long addresses of pages break; they never widen the page."""
    phone.set_viewport_size({"width": width, "height": 800})
    assert phone.evaluate("document.documentElement.scrollWidth") <= width


def test_corruption_has_a_section_of_its_own(phone: Page) -> None:
    """Its channels stand there, framed, and nowhere else."""
    ids = "cards => cards.map(card => card.id)"
    apart = phone.eval_on_selector_all(".ps-apart .ps-channel", ids)
    others = phone.eval_on_selector_all("section:not(.ps-apart) .ps-channel", ids)
    assert apart == ["channel-director", "channel-watchdog"]
    assert others == ["channel-office", "channel-service", "channel-letters"]


def test_a_chip_leads_to_its_section(phone: Page) -> None:
    """One tap from the top to corruption."""
    phone.locator(".ps-chips a[href='#corruption']").tap()
    box = phone.locator("#corruption").bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 844


def test_qr_codes_hold_the_links(desk: Page) -> None:
    """Module by module what the library makes of the very address the button opens."""
    register = load(_EXAMPLE).register
    assert register is not None
    links = [
        way.link
        for channel in register.channels
        for way in channel.ways
        if way.kind in _SCANNED and way.link
    ]
    codes = desk.locator(".ps-qr__code")
    paths = desk.eval_on_selector_all(
        ".ps-qr__code", "codes => codes.map(c => c.querySelector('path[stroke]').getAttribute('d'))"
    )
    assert len(links) == len(paths) == 5
    assert {_modules(path) for path in paths} == {_made(link) for link in links}
    assert codes.first.locator("title").text_content() == "เปิด LINE ศูนย์รับเรื่องร้องเรียน"


def _made(link: str) -> frozenset[tuple[int, int]]:
    matrix = segno.make(link, error="m", micro=False).matrix
    return frozenset(
        (x + BORDER, y + BORDER)
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    )


def _modules(path: str) -> frozenset[tuple[int, int]]:
    """Read which modules of a code are dark: runs to the right, moves between them."""
    dark, x, y = set(), 0.0, 0.0
    for command, first, second in _COMMAND.findall(path):
        if command == "h":
            dark |= {(int(x) + step, int(y)) for step in range(int(first))}
            x += int(first)
        elif command == "M":
            x, y = float(first), float(second)
        else:
            x, y = x + float(first), y + float(second)
    return frozenset(dark)


def test_qr_codes_are_for_wide_screens_and_paper(phone: Page, desk: Page) -> None:
    """A phone cannot scan itself; a poster and a screen can be scanned, dark on white."""
    assert not phone.locator(".ps-scan").first.is_visible()
    assert desk.locator(".ps-scan").first.is_visible()
    desk.emulate_media(color_scheme="dark")
    light = desk.locator(".ps-qr__code path[fill]").first.get_attribute("fill")
    assert light == "#fff"
    phone.emulate_media(media="print")
    assert phone.locator(".ps-scan").first.is_visible()
    assert phone.locator(".ps-way__value").first.is_visible()


def test_structured_data_is_read_and_never_run(desk: Page) -> None:
    """The block parses in the browser and names each channel on the page."""
    text = desk.locator("script[type='application/ld+json']").last.text_content()
    assert text is not None
    graph = json.loads(text)["@graph"]
    ids = {f"channel-{p['identifier']}" for body in graph for p in body.get("contactPoint", [])}
    cards = desk.eval_on_selector_all(".ps-channel", "cards => cards.map(card => card.id)")
    assert ids == set(cards)


def test_what_follows_can_be_read(phone: Page) -> None:
    """Hours, steps, how long, who answers, where from and since when."""
    card = phone.locator("#channel-office").inner_text().replace("\u00a0", " ")
    for said in (
        "รับเรื่องโดย ฝ่ายปกครอง",
        "จันทร์–ศุกร์ 8.30–16.30 น.",
        "ลงทะเบียนรับเรื่องและแจ้งเลขที่รับ",
        "แจ้งผลภายใน 15 วัน",
        "ที่มา example.go.th",
        "เปิดดูเมื่อ 5 ต.ค. 2568",
        "หน่วยงานยืนยันเมื่อ 6 ต.ค. 2568",
        "มีล่ามภาษามือ",
    ):
        assert said in " ".join(card.split()), said


def test_the_seed_says_that_its_channels_wait(browser: Browser, address: str, site: Path) -> None:
    """All seven cards of the district's site carry the mark, and the page explains it."""
    page = browser.new_page()
    page.goto(f"{address}complaints/")
    marks = page.locator(".ps-channel .ps-state").all_inner_texts()
    assert marks == ["รอหน่วยงานยืนยัน"] * 7
    assert "ยังไม่ได้ยืนยันว่าถูกต้อง" in page.locator(".ps-note").inner_text()
    page.close()
