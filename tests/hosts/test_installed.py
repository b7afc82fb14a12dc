"""A site that somebody put on the home screen, and then there is no network."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.installed import WORKER, write_worker
from tests.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_INSTALL = """async () => {
  dispatchEvent(new Event("appinstalled"));
  const { active } = await navigator.serviceWorker.ready;
  if (active.state !== "activated") await new Promise(done => { active.onstatechange = done; });
}"""


def test_an_installed_site_is_read_and_searched_without_a_network(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """The same words find the same page, at an address below the root too."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").symlink_to(site)
    context = browser.new_context()
    page = context.new_page()
    with serving(tmp_path) as host:
        page.goto(f"{host}a/b/")
        page.evaluate(_INSTALL)
    page.goto(f"{host}a/b/search/?q=ค่าธรรมเนียม")
    page.locator("main .ps-results h3 a").first.click()
    page.wait_for_url("**/evidence/service-steps-manual/#p3")
    assert page.locator("#p3").is_visible()
    assert page.evaluate("() => document.fonts.check('700 16px Sarabun')")
    context.close()


def test_with_a_network_nobody_reads_what_was_kept(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """Of a page that changed the new one is shown, though an old one is kept."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("evidence"))
    context = browser.new_context()
    page = context.new_page()
    write_worker(copy)
    # Browsers ask no host again for a tenth of the age of a page.
    (copy / "index.html").touch()
    with serving(copy) as host:
        page.goto(host)
        page.evaluate(_INSTALL)
        home = copy / "index.html"
        home.write_text(home.read_text(encoding="utf-8").replace("<title>", "<title>ใหม่ "))
        # Hosts tell times of files by the second.
        os.utime(home, (later := home.stat().st_mtime + 60, later))
        page.goto(host)
        assert page.title().startswith("ใหม่ ")
    context.close()


def test_who_only_visits_keeps_nothing(browser: Browser, at_root: str) -> None:
    """No worker, no cache."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{at_root}2566/", wait_until="networkidle")
    kept = "async () => [await navigator.serviceWorker.getRegistrations(), await caches.keys()]"
    assert page.evaluate(kept) == [[], []]
    context.close()


def test_pages_by_hand_keep_what_they_load(tmp_path: Path) -> None:
    """Material's files are kept too, and the editor is not."""
    for name in (
        "index.html",
        "by-hand/index.html",
        "assets/stylesheets/a.css",
        "admin/index.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    write_worker(tmp_path)
    text = (tmp_path / WORKER).read_text(encoding="utf-8").replace(" ", "")
    assert '["assets/stylesheets/a.css","./","by-hand/"]' in text


def test_a_large_site_keeps_what_fits(site: Path, tmp_path: Path) -> None:
    """The search whole, and of the pages those nearest to home."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("evidence"))
    write_worker(copy, (copy / "index.html").stat().st_size)
    text = (copy / WORKER).read_text(encoding="utf-8")
    assert '"./"]' in text.replace(" ", "")
    assert '"search/index.js"' in text
