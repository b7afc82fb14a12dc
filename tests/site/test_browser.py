"""The site in real Chromium, with every other host blocked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.access.pages import PAGES
from tests.conftest import ROOT, copy_project, run, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_WIDTHS = (320, 390, 1280)
#: One page of each template, as far as the site with one year has it. The page of the search says
#: that it needs scripts; its tests are in tests/search.
_KINDS = tuple(page for page in PAGES if not page.startswith(("2567/", "404", "search/")))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a context of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _faults(page: Page, host: str) -> list[str]:
    """Collect what goes wrong on a page from now on, and every request that leaves the site."""
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "response", lambda r: faults.append(f"{r.status}: {r.url}") if r.status >= 400 else None
    )
    page.on(
        "request",
        lambda r: None if r.url.startswith((host, "data:")) else faults.append(f"left: {r.url}"),
    )
    return faults


def _addresses(site: Path) -> list[str]:
    pages = sorted(site.rglob("index.html"))
    return [str(path.parent.relative_to(site)).strip(".") for path in pages]


def _some_of_each(site: Path) -> list[str]:
    """All pages, but of the 43 items one without anything, one with a sample, one with a note."""
    item = re.compile(r"oit/2566/o(?!1$|15$|42$)\d+$")
    return [name for name in _addresses(site) if not item.match(name)]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_every_page_loads_clean(
    browser: Browser, address: str, site: Path, width: int, scheme: str
) -> None:
    """No error in the console, no request to another host, no sideways scrolling: all pages."""
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    faults = _faults(page, address)
    names = _addresses(site) if width == 390 else _some_of_each(site)
    for name in names:
        page.goto(f"{address}{name}/" if name else address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"scrolls sideways: {name}")
    context.close()
    assert faults == []


@pytest.mark.parametrize("name", _KINDS)
def test_a_page_fits_a_narrow_phone(page: Page, address: str, name: str) -> None:
    """At 320 px, which is 400 % zoom on a desktop, nothing sticks out."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", _KINDS)
def test_a_page_is_set_in_sarabun(page: Page, address: str, name: str) -> None:
    """The self-hosted font arrives, also from a sub-path."""
    page.goto(address + name)
    page.evaluate("document.fonts.ready")
    loaded = "[...document.fonts].some(f => f.family.includes('Sarabun') && f.status == 'loaded')"
    assert page.evaluate(loaded)


@pytest.mark.parametrize("name", _KINDS)
def test_headings_have_no_gaps(page: Page, address: str, name: str) -> None:
    """One h1, and no level is left out below it."""
    page.goto(address + name)
    levels = page.eval_on_selector_all(
        "main :is(h1,h2,h3,h4)", "heads => heads.map(h => Number(h.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", _KINDS)
def test_all_content_is_there_without_javascript(browser: Browser, address: str, name: str) -> None:
    """Nothing of the text is hidden in script."""
    texts = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = context.new_page()
        page.goto(address + name)
        texts.append(page.text_content("main"))
        context.close()
    assert texts[0] == texts[1]


def test_a_wrong_address_gets_a_page_that_leads_on(page: Page, at_root: str) -> None:
    """The 404 page is whole wherever the wrong address was, and fits a narrow phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{at_root}2566/measures/no-such-measure/")
    assert page.inner_text("h1") == "ไม่พบหน้านี้"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link", name="มาตรการ").filter(visible=True).first.click()
    assert page.url == f"{at_root}2566/"


def test_no_template_code_or_attribute_shows(page: Page, address: str, site: Path) -> None:
    """What readers see holds no markup: no tag, attribute or template sign leaks into the text."""
    leaks = []
    for name in _some_of_each(site):
        page.goto(f"{address}{name}/" if name else address, wait_until="domcontentloaded")
        text = page.inner_text("body")
        leaks += [name for sign in ('">', "{{", "{%", "&amp;", "None", "Markup") if sign in text]
    assert leaks == []


def test_the_skip_link_is_the_first_stop(page: Page, address: str) -> None:
    """Tab leads first to the link that jumps to the content."""
    page.goto(f"{address}2566/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def _shown(page: Page) -> list[str]:
    """Tell how the page is drawn: colours, contrast, the size of a letter in pixels."""
    return page.evaluate(  # type: ignore[no-any-return]
        "() => { const { psScheme, psContrast } = document.documentElement.dataset;"
        " return [psScheme, psContrast, getComputedStyle(document.documentElement).fontSize]; }"
    )


def test_the_display_is_chosen_by_keyboard_and_remembered(page: Page, address: str) -> None:
    """A reader's choices of colours, contrast and size last over pages."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    assert _shown(page) == ["light", "normal", "20px"]
    page.locator(".ps-display summary").focus()
    page.keyboard.press("Enter")
    for presses in ("Tab", "ArrowDown", "Tab", "ArrowUp", "Tab", "ArrowUp", "Escape"):
        page.keyboard.press(presses)
    assert _shown(page) == ["dark", "more", "24px"]
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert not page.locator(".ps-display__panel").is_visible()
    page.goto(f"{address}2566/")
    assert _shown(page) == ["dark", "more", "24px"]


def test_the_display_follows_the_system_until_somebody_chooses(page: Page, address: str) -> None:
    """Dark and more contrast are often set for the whole machine."""
    page.emulate_media(color_scheme="dark", contrast="more")
    page.goto(address)
    assert _shown(page)[:2] == ["dark", "more"]
    page.emulate_media(color_scheme="light", contrast="no-preference")
    page.wait_for_function("() => document.documentElement.dataset.psScheme === 'light'")
    assert _shown(page)[:2] == ["light", "normal"]


@pytest.mark.parametrize("kept", ['"[]"', "5", "[]", "null", '{"size":"99"}', '{"scheme":{}}', "{"])
def test_a_damaged_memory_of_the_display_harms_nothing(page: Page, address: str, kept: str) -> None:
    """The page looks as the system asks for, and a choice is kept again."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.evaluate("kept => localStorage.setItem('prongsai.display', kept)", kept)
    page.reload()
    assert _shown(page) == ["light", "normal", "20px"]
    page.locator(".ps-display summary").click()
    assert page.locator(".ps-display input:checked").count() == 3
    page.locator("input[name=size][value='2']").check()
    page.reload()
    assert _shown(page)[2] == "24px"


def test_paper_is_light_and_has_nothing_to_press(page: Page, address: str) -> None:
    """Whatever the reader chose for the screen."""
    page.emulate_media(color_scheme="dark", contrast="more")
    page.goto(f"{address}2566/")
    page.emulate_media(media="print", color_scheme="dark", contrast="more")
    paper, ink = page.evaluate(
        "() => { const { backgroundColor, color } = getComputedStyle(document.body);"
        " return [backgroundColor, color]; }"
    )
    assert [sum(map(int, re.findall(r"\d+", colour))) > 600 for colour in (paper, ink)] == [
        True,
        False,
    ]
    assert (
        page.locator(".ps-display, .ps-tabs, .ps-dock, .ps-btn").locator("visible=true").count()
        == 0
    )


def test_the_display_works_without_a_place_to_remember(browser: Browser, address: str) -> None:
    """Some readers forbid storage: the choice then holds for the page."""
    context = browser.new_context(color_scheme="light")
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    page = context.new_page()
    faults = _faults(page, address)
    page.goto(address)
    page.locator(".ps-display summary").click()
    page.locator("input[name=scheme][value=dark]").check()
    assert _shown(page)[0] == "dark"
    assert faults == []
    context.close()


def test_complaint_is_one_tap_away_on_a_phone_and_on_a_desktop(page: Page, address: str) -> None:
    """Every page has a visible way to complain."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{address}2566/monitoring/")
        link = page.get_by_role("link", name="ร้องเรียน", exact=True).filter(visible=True).first
        link.click()
        assert page.url == f"{address}complaints/"


def test_opened_without_a_server_the_links_work_too(page: Page, site: Path) -> None:
    """Pages name each other by folders; a folder's index opens when named in full."""
    page.goto(f"file://{site}/2566/index.html")
    assert page.inner_text("h1").startswith("มาตรการส่งเสริมคุณธรรม")
    assert page.locator(".ps-state svg").first.is_visible()


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with names and titles far longer than anybody plans for, and two years."""
    project = copy_project(tmp_path_factory.mktemp("awkward"))
    for path in (ROOT / "tests" / "fixtures" / "awkward").iterdir():
        shutil.copy(path, project)
    done = run("generator", "build", "--as-of", "2023-02-15", cwd=project)
    assert done.returncode == 0, done.stderr
    with serving(project / "site") as host:
        yield host


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "name",
    ["", "2566/", "2566/measures/long-title/", "2566/timeline/", "2566/monitoring/",
     "2566/dimensions/1/", "2566/units/", "2566/units/a/", "2565/", "complaints/", "about/"],
)  # fmt: skip
def test_long_titles_and_words_stay_on_the_page(
    page: Page, awkward: str, name: str, width: int
) -> None:
    """Whatever stands in the register, nothing is cut off at the side."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(awkward + name)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => e.checkVisibility() && !e.closest('.ps-sr, thead, svg, .md-toggle'))
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.className || e.tagName)"""
    )
    assert outside == []
