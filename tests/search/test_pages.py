"""The field and its results, as a reader works them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The sample site on a server."""
    with serving(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop's page in a context of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def _status(page: Page) -> str:
    return page.locator("main [role=status]").inner_text()


def test_a_link_with_a_query_shows_its_results(page: Page, host: str) -> None:
    """What one finds can be sent to others."""
    page.goto(f"{host}search/?q=O42")
    page.locator("main .ps-results li").first.wait_for()
    assert page.locator("main .ps-results a").first.get_attribute("href") == f"{host}oit/2566/o42/"
    assert _status(page) == "พบ 2 รายการ"


def test_the_address_follows_what_is_typed(page: Page, host: str) -> None:
    """Without a new page for each letter."""
    page.goto(f"{host}search/")
    page.keyboard.type("คู่มือ")
    page.wait_for_function("() => decodeURIComponent(location.search) === '?q=คู่มือ'")
    page.locator("main .ps-results mark").first.wait_for()
    marked = page.locator("main .ps-results mark").all_inner_texts()
    assert set(marked) == {"คู่มือ"}


def test_nothing_found_says_where_was_looked(page: Page, host: str) -> None:
    """And there are ways on."""
    page.goto(f"{host}search/?q=ฆฆฆฆ")
    page.wait_for_function("() => document.querySelector('main [role=status]').textContent")
    assert _status(page) == "ไม่พบ “ฆฆฆฆ” ในชื่อ รายละเอียด และข้อความในเอกสารทั้งหมด"
    assert page.get_by_role("navigation", name="หรือเปิดดูจากรายการ").get_by_role("link").count() >= 5


def test_kinds_say_how_many_there_are_of_them(page: Page, host: str) -> None:
    """Before one is chosen; choosing it shows only those."""
    page.goto(f"{host}search/?q=คู่มือ")
    page.locator("main .ps-results li").first.wait_for()
    kinds = page.locator("select[name=kind] option").all_inner_texts()
    assert kinds[0] == "ทั้งหมด"
    assert any(kind.startswith("มาตรการ (") for kind in kinds)
    page.locator("select[name=kind]").select_option("measure")
    page.wait_for_function(
        "() => [...document.querySelectorAll('main .ps-results h2')]"
        ".every(it => it.textContent === 'มาตรการ')"
    )
    assert page.locator("main .ps-results li").count() > 0


def test_a_result_in_a_pdf_opens_the_page(page: Page, host: str) -> None:
    """As text on the site, and in the file itself."""
    page.goto(f"{host}search/?q=ค่าธรรมเนียม")
    first = page.locator("main .ps-results li").first
    first.wait_for()
    links = [link.get_attribute("href") or "" for link in first.get_by_role("link").all()]
    assert links[0].endswith("/evidence/service-steps-manual/#p3")
    assert links[1].endswith(".pdf#page=3")
    assert "ตัวอย่าง" in first.inner_text()


def test_more_results_come_on_demand(page: Page, host: str) -> None:
    """Ten more each time."""
    page.goto(f"{host}search/?q=2566")
    page.locator("main .ps-results li").nth(9).wait_for()
    page.get_by_role("button", name="แสดงเพิ่ม").click()
    page.locator("main .ps-results li").nth(19).wait_for()
    assert page.locator("main .ps-results li").count() == 20


def test_escape_closes_what_hangs_from_the_head(page: Page, host: str) -> None:
    """The focus goes back to the field."""
    page.goto(f"{host}2566/")
    page.locator(".ps-header input[type=search]").fill("คู่มือ")
    page.locator(".ps-find__panel li").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.closest('.ps-find__panel') !== null")
    page.keyboard.press("Escape")
    assert not page.locator(".ps-find__panel").is_visible()
    assert page.evaluate("() => document.activeElement.type") == "search"


def test_no_query_leaves_the_browser(page: Page, host: str) -> None:
    """Files are asked for by number."""
    asked: list[str] = []
    page.goto(f"{host}search/")
    page.on("request", lambda request: asked.append(request.url.removeprefix(host)))
    page.keyboard.type("ร้องเรียนเรื่องลับ")
    page.wait_for_timeout(300)
    assert any(url.startswith("search/") for url in asked)
    # Browsers look at the picture of the site again when the address changes.
    assert {url for url in asked if not url.startswith(("search/", "img/favicon"))} == set()
    # What stands behind the question mark is the stamp of the index.
    stamps = {url.partition("?")[2] for url in asked} - {""}
    assert all(re.fullmatch("[0-9a-f]{12}", stamp) for stamp in stamps)


def test_without_scripts_there_is_still_the_list_of_everything(browser: Browser, host: str) -> None:
    """The page says so, and leads on."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}search/?q=คู่มือ")
    assert "ต้องใช้ JavaScript" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="หลักฐานทั้งหมด").first.is_visible()
    context.close()


def test_the_numbers_of_kinds_add_up(page: Page, host: str) -> None:
    """They are of what was found, not of what might have been."""
    for query in ("รายงาน", "การเงิน", "ITA"):
        page.goto(f"{host}search/?q={query}")
        page.wait_for_function("() => document.querySelector('main [role=status]').textContent")
        kinds = " ".join(page.locator("select[name=kind] option").all_inner_texts())
        counted = sum(int(number) for number in re.findall(r"\((\d+)\)", kinds))
        said = re.search(r"พบ (\d+) รายการ", _status(page))
        assert counted == (int(said[1]) if said else 0)


def test_a_button_that_leads_nowhere_is_not_there(page: Page, host: str) -> None:
    """With an empty field, with nothing found, and when all is shown."""
    for query in ("", "ฆฆฆฆ", "O42"):
        page.goto(f"{host}search/?q={query}")
        page.wait_for_timeout(200)
        assert not page.get_by_role("button", name="แสดงเพิ่ม").is_visible()


def test_who_asks_for_more_goes_on_at_what_is_new(page: Page, host: str) -> None:
    """Also when there is no more after that."""
    page.goto(f"{host}search/?q=2566")
    page.locator("main .ps-results li").nth(9).wait_for()
    links = "() => [...document.querySelectorAll('main .ps-results h3 a')].map(it => it.href)"
    before = page.evaluate(links)
    page.get_by_role("button", name="แสดงเพิ่ม").press("Enter")
    page.locator("main .ps-results li").nth(19).wait_for()
    page.wait_for_function("() => document.activeElement.tagName === 'A'")
    fresh = [href for href in page.evaluate(links) if href not in before]
    assert page.evaluate("() => document.activeElement.href") == fresh[0]


def test_signs_of_a_query_stay_signs(page: Page, host: str) -> None:
    """A dollar is no command."""
    page.goto(f"{host}search/?q=zzzz%24%26qq")
    page.wait_for_function("() => document.querySelector('main [role=status]').textContent")
    assert "“zzzz$&qq”" in _status(page)


def test_results_that_come_late_open_nothing(page: Page, host: str) -> None:
    """Who has left the field is not disturbed, and finds them again with an arrow."""
    page.route("**/search/*.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"{host}2566/")
    field = page.locator(".ps-header input[type=search]")
    field.fill("คู่มือ")
    page.locator("h1").click()
    page.wait_for_timeout(1500)
    assert not page.locator(".ps-find__panel").is_visible()
    field.focus()
    page.keyboard.press("ArrowDown")
    page.locator(".ps-find__panel li").first.wait_for()


def test_results_stand_under_their_kinds(page: Page, host: str) -> None:
    """The kind of the best result first, each kind once; a kind with more offers all of them."""
    page.goto(f"{host}search/?q=คู่มือ")
    page.locator("main .ps-results li").first.wait_for()
    kinds = page.locator("main .ps-results h2").all_inner_texts()
    assert len(kinds) == len(set(kinds)) >= 3
    only = page.get_by_role("button", name=re.compile("^ดูหลักฐานทั้งหมด [0-9]+ รายการ$"))
    told = re.search(r"\d+", only.inner_text())
    assert told
    only.click()
    page.wait_for_function("() => document.activeElement.closest('.ps-results')")
    assert page.locator("select[name=kind]").input_value() == "evidence"
    assert _status(page) == f"พบ {told[0]} รายการ"
    assert page.locator("main .ps-results h2").all_inner_texts() == ["หลักฐาน"]


def test_filters_stand_in_the_address(page: Page, host: str) -> None:
    """They can be sent along, and are there again on the way back from a result."""
    page.goto(f"{host}search/?q=คู่มือ")
    page.locator("select[name=kind]").select_option("measure")
    page.locator("select[name=year]").select_option("2566")
    page.wait_for_function("() => location.search.endsWith('&kind=measure&year=2566')")
    page.locator("main .ps-results h3 a").first.click()
    page.wait_for_url("**/2566/measures/**")
    page.go_back()
    page.locator("main .ps-results li").first.wait_for()
    assert page.locator("select[name=kind]").input_value() == "measure"
    assert page.locator("main .ps-results h2").all_inner_texts() == ["มาตรการ"]


def test_a_result_opened_while_typing_leaves_the_query_behind(page: Page, host: str) -> None:
    """Also within the moment in which the address does not follow yet."""
    page.goto(f"{host}search/?q=O42")
    page.locator("main .ps-results li").first.wait_for()
    page.locator("main input[type=search]").fill("O43")
    page.evaluate("() => document.querySelector('main .ps-results h3 a').click()")
    page.wait_for_url("**/oit/**")
    page.go_back()
    page.locator("main .ps-results li").first.wait_for()
    assert page.locator("main input[type=search]").input_value() == "O43"


def test_an_index_of_another_day_is_not_mixed_in(page: Page, host: str, site: Path) -> None:
    """The browser kept the head of the index, the site was published anew: it begins again."""
    stale = []

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{host}search/")
        if name == "index.js":
            stale.append(name)
            body = (site / "search/index.js").read_text(encoding="utf-8")
            told = re.sub('"[0-9a-f]{12}"', '"000000000000"', body, count=1)
            route.fulfill(body=told, content_type="text/javascript")
        else:
            route.continue_()

    page.route("**/search/*.js*", answer)
    page.goto(f"{host}search/?q=O42")
    page.locator("main .ps-results li").first.wait_for()
    assert stale == ["index.js"]
    assert _status(page) == "พบ 2 รายการ"


def test_a_scan_says_that_its_text_cannot_be_found(page: Page, host: str) -> None:
    """In the result itself."""
    page.goto(f"{host}search/?q=สแกน")
    first = page.locator("main .ps-results li").first
    first.wait_for()
    assert "เอกสารเป็นภาพสแกน ค้นข้อความข้างในไม่ได้" in first.inner_text()


def test_nothing_found_from_the_head_leads_on_too(page: Page, host: str) -> None:
    """To the lists of everything; with results there is no such link."""
    page.goto(f"{host}2566/")
    field = page.locator(".ps-header input[type=search]")
    field.fill("ฆฆฆฆ")
    ways = page.get_by_role("link", name="เปิดดูจากรายการทั้งหมด")
    ways.wait_for()
    field.fill("คู่มือ")
    ways.wait_for(state="hidden")
    assert page.locator(".ps-find__panel li").count() > 0
    field.fill("ฆฆฆฆ")
    ways.click()
    page.wait_for_url("**/search/#ways")
    assert page.locator("#ways").is_visible()
