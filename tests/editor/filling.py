"""Filling in the forms of the editor, as people do it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Response


class Desk:
    """An opened editor in a page of Chromium."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def sign_in(self) -> None:
        """Open the editor; on one's own machine nobody is asked for a name."""
        self.page.goto(self._address)
        self.page.get_by_role("button", name="เข้าสู่ระบบ").click()
        self.page.get_by_role("heading", name="แก้ไขเรื่องใด").wait_for()

    def open(self, form: str) -> Locator:
        """Open a form by its name in addresses."""
        self.page.goto(f"{self._address}#/collections/{form}")
        self.page.locator("[class*=ListCardLink]").click()
        self.page.locator("[class*=ControlPaneContainer]").last.wait_for()
        return self.page.locator("body")

    def by_address(self, form: str) -> None:
        """Go to a form as a bookmark does."""
        self.page.goto(f"{self._address}#/collections/{form}/entries/{form}")

    def save(self) -> None:
        """Press the button, and wait until the CMS has an answer."""
        self.page.get_by_role("button", name="บันทึก", exact=True).click()
        self.page.get_by_role("menuitem", name="บันทึกลงไฟล์").click()

    def saved(self) -> None:
        """Save, and wait until it is done and said."""
        with self.page.expect_response(_is_saving) as answer:
            self.save()
        assert answer.value.ok, answer.value.text()
        self.page.get_by_text("บันทึกลงไฟล์แล้ว").last.wait_for()

    def upload(self, field: Locator, file: Path) -> None:
        """Choose a file for a field, by uploading it."""
        field.get_by_role("button", name="เลือกไฟล์").click()
        self.page.locator("input[type=file]").set_input_files(file)
        self.page.get_by_role("button", name="ใช้ไฟล์ที่เลือก").click()
        self.page.locator(".ReactModal__Overlay").wait_for(state="detached")


def _is_saving(response: Response) -> bool:
    return "persistEntry" in (response.request.post_data or "")


def control(within: Locator, key: str) -> Locator:
    """Find the control of a key."""
    return within.locator(f'[id^="{key}-field-"]').first


def fill(within: Locator, **values: str) -> None:
    """Write texts into the controls of some keys."""
    for key, value in values.items():
        control(within, key).fill(value)


def items(within: Locator, key: str) -> Locator:
    """Find the items of a list."""
    return control(within, key).locator(":scope > div > [class*=SortableListItem]")


def opened(item: Locator) -> Locator:
    """Unfold an item of a list, or of a list of items."""
    item.locator(":scope > [class*=TopBar] > button").first.click()
    return item


def called(found: Locator, name: str) -> Locator:
    """Find the item with this name, and unfold it."""
    label = found.page.locator(":scope > [class*=NestedObjectLabel]", has_text=re.compile(name))
    return opened(found.filter(has=label).first)


def added(within: Locator, key: str) -> Locator:
    """Add an item to a list; gives it, unfolded."""
    control(within, key).locator(":scope > [class*=TopBarContainer] > [class*=AddButton]").click()
    return items(within, key).last
