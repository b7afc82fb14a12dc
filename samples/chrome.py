"""Chromium as a printer and a camera for designed pages. Fonts travel inside the page."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, sync_playwright

from generator.pages.typeset import KeepWords, Typesetter
from samples import label

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "overrides" / "fonts"
#: Words of the samples that must not be split at the end of a line, besides the site's own.
_KEPT = ("จุดบริการ", "ช่องทางติดต่อ", "ของขวัญ", "เลขที่คำขอ", "ความเป็นธรรม", "สมมติ")
#: Which letters come from which font file, as in overrides/css/tokens.css.
_RANGES = {
    "thai": "U+E01-E5B,U+200C-200D,U+25CC",
    "latin": "U+0-FF,U+2000-200B,U+200E-206F,U+20AC,U+2122,U+2191-2193,U+2212",
}


class _Environment(Environment):
    """Jinja with the typesetter that sets the templates' own words."""

    typesetter: Typesetter


class Studio:
    """Pages from templates: printed as PDF, or photographed."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._templates = _Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=[KeepWords],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        typesetter = Typesetter(_KEPT)
        self._templates.typesetter = typesetter
        self._templates.filters["th"] = typesetter

    def render(self, template: str, **values: Any) -> str:
        """Fill a template."""
        page = self._templates.get_template(template)
        return page.render(fonts=font_faces(), label=label, **values)

    def pdf(self, html: str) -> bytes:
        """Print a page to a tagged PDF with bookmarks; the page's own CSS gives its size."""
        page = self._browser.new_page()
        page.set_content(html, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        data = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
        page.close()
        return data

    def picture(self, html: str, width: int, height: int, scale: float = 1) -> bytes:
        """Photograph a page: PNG, ``scale`` pixels for each of CSS."""
        page = self._browser.new_page(
            viewport={"width": width, "height": height}, device_scale_factor=scale
        )
        page.set_content(html, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        data = page.screenshot()
        page.close()
        return data

    def whole(self, html: str, width: int) -> bytes:
        """Photograph all of a page, as long as it is: PNG."""
        page = self._browser.new_page(viewport={"width": width, "height": 100})
        page.set_content(html, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        data = page.screenshot(full_page=True)
        page.close()
        return data

    def page(self, address: str, width: int, height: int) -> bytes:
        """Photograph the first screen of a page on a server: PNG."""
        page = self._browser.new_page(viewport={"width": width, "height": height})
        page.goto(address, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        data = page.screenshot()
        page.close()
        return data


@contextmanager
def studio() -> Iterator[Studio]:
    """Open Chromium, and close it again."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path)
        try:
            yield Studio(browser)
        finally:
            browser.close()


def font_faces() -> str:
    """Sarabun as CSS that needs no other file."""
    return "".join(
        '@font-face{font-family:"Sarabun";'
        f"font-weight:{weight};src:url(data:font/woff2;base64,{_encoded(script, weight)})"
        f' format("woff2");unicode-range:{letters}}}'
        for script, letters in _RANGES.items()
        for weight in (400, 700)
    )


def _encoded(script: str, weight: int) -> str:
    path = _FONTS / f"sarabun-{script}-{weight}-normal.woff2"
    return base64.b64encode(path.read_bytes()).decode()
