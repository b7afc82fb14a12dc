"""Through nginx and in Chromium: whatever an office does, what was public once still answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.ledger.changes import CHANGES, Change
from tests.ledger.conftest import Nginx
from tests.ledger.office import Office

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Chromium itself asks for every address, follows what the host says and gives what came.
_ASK = """async (urls) => Promise.all(urls.map(async (url) => {
  const answer = await fetch(url);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return [url, answer.status, answer.url, Array.from(hash)];
}))"""


@dataclass(frozen=True, slots=True)
class Hosted:
    """An office after a change; ``roots`` are the addresses of its site: at the root of the host,
    and in a folder of another site."""

    change: Change
    office: Office
    roots: tuple[str, str]


@pytest.fixture(scope="module", params=CHANGES, ids=[change.name for change in CHANGES])
def hosted(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    recorded: Office,
    nginx: Nginx,
) -> Iterator[Hosted]:
    """The site after one change, with what keeps its addresses, on a host."""
    change: Change = request.param
    folder = tmp_path_factory.mktemp(change.name)
    office = recorded.copy(folder / "office")
    change.change(office)
    change.keep(office)
    office.build()
    (folder / "www" / "a").mkdir(parents=True)
    (folder / "www" / "a" / "b").symlink_to(office.site)
    with nginx(office.site) as root, nginx(folder / "www") as host:
        yield Hosted(change, office, (root, f"{host}a/b/"))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of Chromium."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def ask(page: Page, root: str, addresses: list[str]) -> dict[str, tuple[int, str, bytes]]:
    """Ask for addresses; gives status, where it ended, and the SHA-256 of what came."""
    page.goto(root, wait_until="commit")
    answers = page.evaluate(_ASK, [root + address for address in addresses])
    return {url[len(root) :]: (status, end, bytes(hash_)) for url, status, end, hash_ in answers}


def land(page: Page, root: str, address: str) -> str:
    """Open an address and follow where it leads; gives the address that stands there at last."""
    page.goto(root + address, wait_until="commit")
    page.wait_for_function(
        "() => !document.querySelector('meta[http-equiv=refresh]') && document.body"
    )
    return page.url.removeprefix(root)


def test_every_address_of_the_ledger_answers(hosted: Hosted, page: Page) -> None:
    """200 in the end, at the root of a host and in a folder of another site."""
    addresses = hosted.office.addresses()
    for root in hosted.roots:
        answers = ask(page, root, addresses)
        assert {a: answers[a][0] for a in addresses if answers[a][0] != 200} == {}
        assert all(end.startswith(root) for _, end, _ in answers.values())


def test_places_that_were_answers_are_still_there(hosted: Hosted, page: Page) -> None:
    """Also after a page was led on to: an assessor lands at the same heading."""
    places = [a for a in hosted.office.addresses() if "/#" in a]
    assert places
    for address in places:
        land(page, hosted.roots[0], address)
        assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null"), address


def test_old_addresses_lead_to_the_right_place(hosted: Hosted, page: Page) -> None:
    """The page of the same thing, at the same place within it."""
    for root in hosted.roots:
        for old, new in hosted.change.lands:
            assert land(page, root, old) == new


def test_files_are_the_same_at_the_old_address(hosted: Hosted, page: Page) -> None:
    """Byte by byte: who compares hashes finds nothing changed."""
    for root in hosted.roots:
        answers = ask(page, root, [old for old, _ in hosted.change.same])
        for old, name in hosted.change.same:
            content = hosted.office.file(name).read_bytes()
            assert answers[old][2] == hashlib.sha256(content).digest()


def test_what_is_gone_says_why(hosted: Hosted, page: Page) -> None:
    """At the page of the evidence and at the address of the file itself."""
    for address, words in hosted.change.says:
        page.goto(hosted.roots[1] + address)
        assert words in page.locator("main").inner_text().replace("\u2060", "").replace(
            "\u200b", ""
        )
