"""One site on the hosts that offices have, at the root and in a folder, and from a disk."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from generator.hosting.policy import DRAWING, HEADERS, header_policy
from tests.conftest import ALL
from tests.hosts.journeys import JOURNEYS
from tests.hosts.running import program
from tests.hosts.servers import HOSTS, PROGRAMS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_PLACES = [(host, folder) for host in HOSTS for folder in ("/", "/a/b/")]
_DRAWING = "evidence/borrow-return-infographic/borrow-return.svg"


@pytest.fixture(scope="session")
def hosted(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Start a host when it is first asked for; gives its address without the folder."""
    with ExitStack() as stack:
        known: dict[tuple[str, str], str] = {}

        class _Hosts(dict[str, str]):
            def __missing__(self, key: str) -> str:
                name, folder = key.split(" ")
                if program(PROGRAMS[name]) is None and not ALL:
                    pytest.skip(f"no {name} on this machine")
                if (name, folder) not in known:
                    # Apache reads as somebody who cannot enter the folders of tests.
                    root = Path(stack.enter_context(TemporaryDirectory()))
                    root.chmod(0o755)
                    shutil.copytree(years, root / folder.strip("/"), dirs_exist_ok=True)
                    own = tmp_path_factory.mktemp(f"{name}-own")
                    start = HOSTS[name](root, folder, own)
                    known[name, folder] = stack.enter_context(start) + folder
                return known[name, folder]

        yield _Hosts()


def watch(page: Page, home: str) -> list[str]:
    """Collect what goes wrong on a page: errors, refusals of the policy, requests that leave."""
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda r: None if r.url.startswith((home, "data:")) else faults.append(f"left: {r.url}"),
    )
    return faults


@pytest.mark.parametrize("journey", JOURNEYS)
@pytest.mark.parametrize(("host", "folder"), _PLACES)
def test_the_keyboard_is_enough_on_every_host(
    page: Page, hosted: dict[str, str], host: str, folder: str, journey: str
) -> None:
    """Nothing is refused, nothing complains, nothing leaves the site."""
    home = hosted[f"{host} {folder}"]
    faults = watch(page, home)
    JOURNEYS[journey](page, home)
    assert faults == []


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_keyboard_is_enough_on_a_disk(page: Page, offline: Path, journey: str) -> None:
    """The copy opens by double click, as a host would show it."""
    faults = watch(page, offline.as_uri())
    JOURNEYS[journey](page, f"{offline.as_uri()}/index.html")
    assert faults == []


def test_a_disk_shows_the_same_letters(page: Page, offline: Path) -> None:
    """The fonts come along; no machine's own letters stand in for them."""
    page.goto(f"{offline.as_uri()}/index.html")
    page.evaluate("() => document.fonts.ready")
    loaded = page.evaluate("() => [...document.fonts].filter(f => f.status === 'loaded').length")
    assert loaded == 4


def test_the_zip_holds_the_folder(offline: Path) -> None:
    """Under one name, so that unpacking it strews nothing about."""
    with zipfile.ZipFile(offline.with_name("site-offline.zip")) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    files = [path for path in offline.rglob("*") if path.is_file()]
    assert sorted(names) == sorted(f"site-offline/{p.relative_to(offline)}" for p in files)


@pytest.mark.parametrize("host", ["nginx", "apache", "caddy"])
@pytest.mark.parametrize("folder", ["/", "/a/b/"])
def test_a_host_sends_the_policy_along(
    page: Page, hosted: dict[str, str], host: str, folder: str
) -> None:
    """With every page; a drawing that is opened by itself may do nothing."""
    home = hosted[f"{host} {folder}"]
    expected = {**HEADERS, "Content-Security-Policy": header_policy()}
    for address in (
        "",
        "2566/",
        "css/site.css",
        "evidence/service-steps-manual/manual-service-steps.pdf",
    ):
        answer = page.request.get(f"{home}{address}")
        assert answer.ok
        assert {name: answer.headers.get(name.lower()) for name in expected} == expected
    drawing = page.request.get(f"{home}{_DRAWING}")
    assert drawing.headers["content-security-policy"] == DRAWING
    assert drawing.headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("host", ["nginx", "apache", "caddy"])
def test_a_host_shows_our_page_for_what_is_missing(
    page: Page, hosted: dict[str, str], host: str
) -> None:
    """With the status that says so, at any depth, with links that work."""
    home = hosted[f"{host} /"]
    answer = page.goto(f"{home}2566/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "ไม่พบหน้านี้"
    with page.expect_navigation():
        page.get_by_role("link", name="คู่มือ").first.click()
    assert page.url == f"{home}manuals/"


@pytest.mark.parametrize("host", ["nginx", "caddy"])
def test_a_host_sends_what_was_packed(page: Page, hosted: dict[str, str], host: str) -> None:
    """The packed copy goes out in place of the text."""
    answer = page.request.get(
        f"{hosted[f'{host} /']}css/site.css", headers={"Accept-Encoding": "gzip"}
    )
    assert answer.headers["content-encoding"] == "gzip"
    assert "ps-header" in answer.text()
