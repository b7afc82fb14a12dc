"""The CMS takes our configuration: its own validator finds nothing to complain of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.admin.backend import BackendFault, read_backend
from generator.admin.config import configuration
from generator.admin.server import EditorServer
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

GITHUB = {"name": "github", "repo": "office/ita", "base_url": "https://login.example.go.th"}
GITLAB = {"name": "gitlab", "repo": "group/office/ita", "app_id": "abc"}
LOCAL = {"name": "proxy", "proxy_url": "/api/x", "branch": "main"}


def _configuration(backend: dict[str, object]) -> dict[str, object]:
    data = {"measures.yml": yaml.safe_load((ROOT / "measures.yml").read_text(encoding="utf-8"))}
    return configuration(backend, data, "measures.yml", "สำนักงาน")


@pytest.fixture
def said(browser: Browser, server: EditorServer) -> object:
    """What the CMS says of a configuration, with its validator at work."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()

    def look(made: dict[str, object]) -> str:
        page.route("**/before.js", _without_our_shortcut)
        page.route("**/config.json", lambda route: _answer(route, json.dumps(made)))
        return _first_words(page, server.address)

    yield look
    context.close()


def _answer(route: Route, text: str) -> None:
    route.fulfill(body=text, content_type="application/json")


def _without_our_shortcut(route: Route) -> None:
    route.fulfill(body="window.CMS_MANUAL_INIT = true;", content_type="text/javascript")


def _first_words(page: Page, address: str) -> str:
    page.goto(address)
    page.get_by_role("button", name="เข้าสู่ระบบ").or_(page.get_by_role("heading")).first.wait_for()
    return page.locator("body").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("backend", [GITHUB, GITLAB, LOCAL], ids=lambda backend: backend["name"])
def test_the_cms_finds_the_configuration_valid(said, backend) -> None:  # type: ignore[no-untyped-def]
    """Validated by the schema that the package itself carries."""
    chosen = backend if backend["name"] == "proxy" else read_backend(backend).for_cms()
    assert "เข้าสู่ระบบ" in said(_configuration(chosen))


@pytest.mark.browser
def test_the_validator_is_really_at_work(said) -> None:  # type: ignore[no-untyped-def]
    """A configuration with a fault is named as such, so the test above means something."""
    made = _configuration(LOCAL)
    made["cms"]["collections"][0]["files"][0]["fields"][0]["widget"] = 7  # type: ignore[index]
    assert "widget" in said(made)


def test_the_hosts_follow_from_the_repository() -> None:
    """What the page may speak to is what the repository needs, and no more."""
    assert read_backend(GITHUB).hosts == ("https://api.github.com",)
    assert read_backend(GITLAB).hosts == ("https://gitlab.com",)
    own = {
        **GITLAB,
        "base_url": "https://git.example.go.th/x",
        "api_root": "https://api.example.go.th/v4",
    }
    assert read_backend(own).hosts == ("https://api.example.go.th", "https://git.example.go.th")


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({**GITHUB, "name": "bitbucket"}, "name"),
        ({**GITHUB, "repo": ""}, "repo"),
        ({"name": "github", "repo": "a/b"}, "base_url"),
        ({"name": "gitlab", "repo": "a/b"}, "app_id"),
        ({**GITHUB, "repo": "https://github.com/a/b"}, "repo"),
        ({**GITHUB, "base_url": "http://login.example"}, "base_url"),
        ({**GITHUB, "base_url": "https://a; script-src *"}, "base_url"),
        ({**GITHUB, "colour": "red"}, "colour"),
        ({**GITHUB, "branch": ""}, "branch"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named(said: dict[str, object], where: str) -> None:
    """The message says which key, and where the manual is; nothing gets into a policy that way."""
    with pytest.raises(BackendFault, match=rf"{where}.*docs/editor\.md"):
        read_backend(said)


def test_what_others_made_is_as_they_made_it() -> None:
    """The copies are those that PROVENANCE.txt names, byte for byte."""
    import hashlib

    folder = ROOT / "generator/data/admin"
    told = (folder / "PROVENANCE.txt").read_text(encoding="utf-8")
    assert hashlib.sha256((folder / "decap-cms.js").read_bytes()).hexdigest() in told
    below = folder / "yaml"
    names = sorted(f"./{p.relative_to(below).as_posix()}" for p in below.rglob("*") if p.is_file())
    lines = [f"{_sha256(below / name)}  {name}\n" for name in names]
    assert hashlib.sha256("".join(lines).encode()).hexdigest() in told


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()
