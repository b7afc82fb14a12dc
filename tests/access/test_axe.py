"""Every template held to WCAG 2.2 AA and axe's other rules, as drawn in Chromium."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest

from tests.access.pages import PAGES
from tests.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_AXE = Path(inspect.getfile(axe_playwright_python)).with_name("axe.min.js")
_RUN = """async rules => {
  const runOnly = rules.length ? { type: "rule", values: rules } : undefined;
  const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly });
  const told = (v, n) => `${v.id} (${v.impact}): ${n.target} ${n.html.slice(0, 200)}`;
  return violations.flatMap(v => v.nodes.map(n => told(v, n)));
}"""
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: What other colours can break.
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
#: Width, colours, contrast, size of text; 640 is a screen of 1280 at 200 %.
_STATES = (
    (320, "light", "normal", "1"),
    (390, "dark", "normal", "1"),
    (640, "light", "normal", "1"),
    (1280, "light", "normal", "1"),
    (1280, "dark", "more", "1"),
    (390, "light", "more", "1"),
    (320, "light", "normal", "3"),
)


@pytest.fixture(scope="session")
def host(years: Path) -> Iterator[str]:
    """The site with two years on a server."""
    with serving(years) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that is used again: opening one takes longest."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _rules(state: tuple[int, str, str, str]) -> list[str]:
    """Choose the rules for a state: all where it lays the page out anew, else those of colours."""
    return _OF_COLOURS if state[2] == "more" else []


def _draw(page: Page, width: int, scheme: str, contrast: str, size: str) -> None:
    """Draw the open page as a reader with these choices sees it."""
    page.set_viewport_size({"width": width, "height": 800})
    chosen = {"psScheme": scheme, "psContrast": contrast, "psSize": size}
    page.evaluate("chosen => { Object.assign(document.documentElement.dataset, chosen); }", chosen)


@pytest.mark.parametrize("address", PAGES)
def test_a_template_breaks_no_rule_in_any_state(page: Page, host: str, address: str) -> None:
    """No violation of any impact, and nothing to scroll sideways."""
    page.goto(f"{host}{address}")
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = {}
    for state in _STATES:
        _draw(page, *state)
        faults = page.evaluate(_RUN, _rules(state))
        wider = page.evaluate(_WIDER)
        if faults or wider > 0:
            found[str(state)] = [*faults, *([f"{wider} px wider"] if wider > 0 else [])]
    assert found == {}


def test_an_open_display_box_breaks_no_rule(page: Page, host: str) -> None:
    """The box is drawn only when it is open."""
    page.goto(host)
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    page.locator(".ps-display summary").click()
    for state in _STATES:
        _draw(page, *state)
        assert page.evaluate(_RUN, _rules(state)) == []


def test_open_results_break_no_rule(page: Page, host: str) -> None:
    """In the head of a page, and on the page of the search."""
    for address, results in (("2566/", ".ps-find__panel li"), ("search/?q=คู่มือ", ".ps-results li")):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{host}{address}")
        page.evaluate(_AXE.read_text(encoding="utf-8"))
        if address == "2566/":
            page.locator(".ps-header input[type=search]").fill("คู่มือ")
        page.locator(results).first.wait_for()
        for state in _STATES if "search" in address else _STATES[3:4]:
            _draw(page, *state)
            assert page.evaluate(_RUN, _rules(state)) == []


def test_axe_sees_a_fault(page: Page, host: str) -> None:
    """A check that cannot fail would hold nothing."""
    page.goto(host)
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    page.evaluate("() => { document.querySelector('h1').style.color = '#0c5357'; }")
    assert {fault.split()[0] for fault in page.evaluate(_RUN, _OF_COLOURS)} == {"color-contrast"}
