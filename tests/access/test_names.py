"""What a screen reader says of everything that can be worked: its kind and its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.access.pages import PAGES
from tests.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_WORKED = {"link", "button", "textbox", "searchbox", "checkbox", "radio", "DisclosureTriangle"}
_EMPTY = {"คลิกที่นี่", "ที่นี่", "อ่านต่อ", "เพิ่มเติม", "link", "click here"}
_TABS = [
    ("link", name)
    for name in (
        "หน้าแรก", "มาตรการ", "กำกับติดตาม", "คู่มือ", "อินโฟกราฟิก", "งบประมาณ", "หลักฐาน",
        "แบบ OIT", "ร้องเรียน",
    )
]  # fmt: skip
_HEAD = [
    ("link", "ข้ามไปยังเนื้อหา"),
    ("link", "สำนักงานเขตบางกอกน้อย ข้อมูลเปิดเผย ปีงบประมาณ พ.ศ. 2566"),
    ("DisclosureTriangle", "การแสดงผล"),
]
_SEARCH = [("searchbox", "คำที่ต้องการค้นหา"), ("button", "ค้นหา")]
_CHOICES = [
    ("radio", name)
    for name in ("ปกติ", "ใหญ่", "ใหญ่มาก", "ตามเครื่อง", "ปกติ", "สูง", "ตามเครื่อง", "สว่าง", "มืด")
]


@pytest.fixture(scope="module")
def host(years: Path) -> Iterator[str]:
    """The site on a server."""
    with serving(years) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that is used again."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _controls(page: Page) -> list[tuple[str, str]]:
    """List what Chromium tells assistive programs of controls, in order."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")
    session.detach()
    nodes = {node["nodeId"]: node for node in tree["nodes"]}
    return list(_walk(nodes, tree["nodes"][0]))


def _walk(nodes: dict[str, Any], node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not node["ignored"] and node["role"]["value"] in _WORKED:
        yield node["role"]["value"], " ".join(node["name"]["value"].split())
    for child in node["childIds"]:
        yield from _walk(nodes, nodes[child])


@pytest.mark.parametrize(
    ("width", "after"),
    [
        (1280, [*_SEARCH, ("link", "ร้องเรียน"), *_TABS]),
        (390, []),
    ],
)
def test_the_frame_says_where_each_control_leads(
    page: Page, host: str, width: int, after: list[tuple[str, str]]
) -> None:
    """The head of every page, on a desktop and on a phone."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{host}privacy/")
    controls = _controls(page)
    assert controls[: len(_HEAD) + len(after)] == [*_HEAD, *after]


def test_the_display_box_says_what_it_changes(page: Page, host: str) -> None:
    """Nine choices in three named groups."""
    page.goto(host)
    page.locator(".ps-display summary").click()
    assert [control for control in _controls(page) if control[0] == "radio"] == _CHOICES
    groups = page.locator(".ps-display fieldset")
    for name in ("ขนาดตัวอักษร", "ความต่างของสี", "สีของหน้าจอ"):
        assert groups.and_(page.get_by_role("group", name=name)).get_by_role("radio").count() == 3


def test_a_phone_has_its_ways_at_the_bottom(page: Page, host: str) -> None:
    """Five ways that are always in reach."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host}privacy/")
    dock = [("link", name) for name in ("มาตรการ", "หลักฐาน", "ร้องเรียน", "ค้นหา", "เมนู")]
    assert _controls(page)[-5:] == dock


@pytest.mark.parametrize("width", [390, 1280])
def test_every_control_has_a_name_that_says_something(page: Page, host: str, width: int) -> None:
    """On every template; a name such as "click here" says nothing in a list of links."""
    page.set_viewport_size({"width": width, "height": 844})
    nameless = {}
    for address in PAGES:
        page.goto(f"{host}{address}")
        controls = _controls(page)
        assert len(controls) > len(_HEAD)
        found = [control for control in controls if not control[1] or control[1] in _EMPTY]
        if found:
            nameless[address] = found
    assert nameless == {}


def test_tables_stay_tables_when_they_are_drawn_as_cards(page: Page, host: str) -> None:
    """Rows and cells are told on a phone too."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host}2566/")
    table = page.get_by_role("table").first
    assert table.get_by_role("row").count() > 2
    assert table.get_by_role("columnheader").count() == 6
    assert table.get_by_role("cell").count() >= 5
