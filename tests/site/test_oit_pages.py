"""The pages of the form as readers meet them: copying, printing, data, units."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from lxml import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def _tree(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def test_the_form_lists_all_items_in_order_each_with_its_page(site: Path) -> None:
    """O1 to O43, and every one leads to a page that is there."""
    rows = _tree(site, "oit/2566").xpath("//table[contains(@class,'ps-table--oit')]/tbody/tr")
    codes = [row.xpath("string(td[1])") for row in rows]
    assert codes == [f"O{number}" for number in range(1, 44)]
    links = [row.xpath("string(th//a/@href)") for row in rows]
    pages = [site / "oit" / "2566" / link / "index.html" for link in links]
    assert [page for page in pages if not page.is_file()] == []


def test_o42_leads_to_the_plan_with_every_element_linked(site: Path) -> None:
    """Four elements, each with a place on the plan's own page."""
    elements = _tree(site, "oit/2566/o42").xpath("//ol[@class='ps-check']/li")
    links = [element.xpath(".//div[@class='ps-check__place']//a/@href") for element in elements]
    assert links == [["../../../2566/#p1"], *[["../../../2566/#measures"]] * 3]


def test_an_item_without_anything_says_so_plainly(site: Path) -> None:
    """No empty table and no dead link: a sentence."""
    text = _tree(site, "oit/2566/o1").xpath("string(//article)")
    assert "หน่วยงานยังไม่ได้เผยแพร่สิ่งใดสำหรับข้อนี้ในเว็บไซต์นี้" in text.replace("\u200b", "")


def test_a_sample_stands_in_for_an_item_and_does_not_count(site: Path) -> None:
    """O15 shows how it would look, marked, and stays unpublished."""
    tree = _tree(site, "oit/2566/o15")
    assert tree.xpath("//header//span[@class='ps-sample']")
    assert tree.xpath("//header//span[contains(@class,'ps-state--notyet')]")
    assert tree.xpath("//ol[@class='ps-check']//a[contains(@href,'.pdf#page=3')]")


def test_the_data_files_tell_the_same_states(site: Path) -> None:
    """JSON for programs, CSV for spreadsheets."""
    data = json.loads((site / "data" / "2566" / "oit.json").read_text(encoding="utf-8"))
    text = (site / "data" / "2566" / "oit.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    states = [(item["code"], item["state"]["code"]) for item in data["items"]]
    assert states == [(row["code"], row["state"]) for row in rows]
    assert dict(states)["O42"] == "partly"
    assert {code for code, state in states if state == "published"} == set()


def test_a_unit_sees_the_items_it_answers_for(site: Path) -> None:
    """The page of the unit that owns a sample names its item."""
    tree = _tree(site, "2566/units/administration")
    links = tree.xpath("//section[@aria-labelledby='o']//li/a/@href")
    assert "../../../oit/2566/o15/" in links


def test_a_piece_of_evidence_names_the_items_it_is_for(site: Path) -> None:
    """Both ways: from the item to the file, and back."""
    links = _tree(site, "evidence/service-steps-manual").xpath("//section//a/@href")
    assert "../../oit/2566/o15/" in links


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """O42 in Chromium."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}oit/2566/o42/")
    yield page
    context.close()


@pytest.mark.browser
def test_the_address_to_copy_is_the_whole_one(page: Page, address: str) -> None:
    """Wherever the site stands, the field holds what goes into the form."""
    page.goto(f"{address}oit/2566/o42/?from=mail#e2")
    assert page.input_value("#u") == f"{address}oit/2566/o42/"


@pytest.mark.browser
@pytest.mark.parametrize(("field", "begins"), [("#u", "http"), ("#x", "แผนมาตรการ")])
def test_a_button_copies_its_field_and_says_so(page: Page, field: str, begins: str) -> None:
    """The clipboard holds the text, and a screen reader hears it."""
    box = page.locator("[data-copy]", has=page.locator(field))
    box.get_by_role("button").click()
    box.get_by_role("status").get_by_text("คัดลอกแล้ว").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.input_value(field)
    assert copied.startswith(begins)


@pytest.mark.browser
def test_without_script_the_buttons_are_not_there(browser: Browser, address: str) -> None:
    """What does nothing is not shown; the field can be selected by hand."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}oit/2566/o42/")
    assert page.locator("[data-copy] button:visible").count() == 0
    assert page.input_value("#u") == "/oit/2566/o42/"
    context.close()


@pytest.mark.browser
def test_the_form_prints_on_a4_with_addresses_as_text(page: Page, address: str) -> None:
    """An office can hand in the print: every item with its address, and no navigation."""
    page.goto(f"{address}oit/2566/")
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        width, height = document[0].get_size()
        text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
        sheets = len(document)
    assert (round(width), round(height)) == (595, 842)
    assert sheets <= 6
    assert [n for n in range(1, 44) if f"/oit/2566/o{n}/" not in text] == []
    assert "อินโฟกราฟิก" not in text
