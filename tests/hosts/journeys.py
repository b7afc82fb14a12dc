"""What people come for, done with the keyboard alone: Tab, Enter, and what a reader types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Nobody presses Tab more often than this for one link.
_MOST_TABS = 150
_FOCUSED = """() => {
  const it = document.activeElement;
  if (it === document.body) return "";
  return (it.getAttribute("aria-label") || it.innerText || "").replace(/\\s+/g, " ").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of that name is reached; its focus must be seen."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if re.search(name, page.evaluate(_FOCUSED).replace("\u00a0", " ")):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus on {name} is not seen"
            return
    raise AssertionError(f"no way to {name} with Tab")


def open_link(page: Page, name: str) -> None:
    """Reach a link and press Enter; gives when the next page is there."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def find_a_manual(page: Page, home: str) -> None:
    """From home to a manual that can be read and downloaded."""
    page.goto(home)
    open_link(page, "^คู่มือ")
    open_link(page, "^คู่มือขั้นตอนการให้บริการประชาชน")
    assert page.locator("h1").inner_text().replace("\u00a0", " ").startswith("คู่มือขั้นตอนการให้บริการ")
    tab_to(page, "^PDF 6 หน้า")
    address = page.evaluate("() => document.activeElement.href")
    if address.startswith("file:"):
        # On a disk browsers open the file, and none is downloaded.
        assert Path(unquote(urlsplit(address).path)).is_file()
        return
    with page.expect_download() as caught:
        page.keyboard.press("Enter")
    assert caught.value.suggested_filename.endswith(".pdf")


def complain(page: Page, home: str) -> None:
    """From any page to a telephone number that a tap dials."""
    page.goto(f"{home}")
    open_link(page, "^ร้องเรียน")
    tab_to(page, "1205")
    href = page.evaluate("() => document.activeElement.getAttribute('href')")
    assert href == "tel:1205"


def open_o42(page: Page, home: str) -> None:
    """From home over the form to item O42, and on to the plan that is its answer."""
    page.goto(home)
    open_link(page, "^แบบ OIT")
    open_link(page, "^มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน$")
    assert "O42" in page.locator(".ps-title__kicker").inner_text()
    open_link(page, "^แผนมาตรการปี 2566 หัวข้อ มาตรการ$")
    assert page.locator("h1").inner_text().startswith("มาตรการส่งเสริม")


def switch_year(page: Page, home: str) -> None:
    """From the plan of one year to that of another."""
    page.goto(home)
    open_link(page, "^มาตรการ$")
    here = page.url
    open_link(page, "^ปี 256[67]$")
    assert page.url != here
    assert page.locator(".ps-chips [aria-current=true]").count() == 1


def search(page: Page, home: str) -> None:
    """From home to the page of a document that holds a word."""
    page.goto(home)
    tab_to(page, "^คำที่ต้องการค้นหา")
    page.keyboard.type("ค่าธรรมเนียม")
    page.locator(".ps-find__panel li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator(".ps-results li").first.wait_for()
    assert re.fullmatch(r"พบ \d+ รายการ", page.locator(".ps-find [role=status]").first.inner_text())
    tab_to(page, "^คำที่ต้องการค้นหา")
    page.keyboard.press("ArrowDown")
    href = page.evaluate("() => document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(href)
    place = page.locator(f"[id='{href.partition('#')[2]}']")
    assert "ค่าธรรมเนียม" in place.inner_text()


JOURNEYS = {
    "search": search,
    "manual": find_a_manual,
    "complaint": complain,
    "o42": open_o42,
    "year": switch_year,
}
