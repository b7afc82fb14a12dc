"""The editor is part of a site only where somebody switched it on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import RUNNING, run, tree

pytestmark = pytest.mark.slow
ADMIN = "    admin: {{name: {name}, repo: office/ita, {more}}}\n"
MORE = {"gitlab": "app_id: abc"}
#: What tells hosts what pages may do: it has to let the editor speak to the repository.
FOR_HOSTS = {"_headers", ".htaccess", "web.config", "data/manifest.json"}


def _switched_on(office: Path, name: str = "github") -> None:
    config = office / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    plugin = "    measures: measures.yml\n"
    assert plugin in text
    config.write_text(text.replace(plugin, plugin + _option(name)), encoding="utf-8")


def _option(name: str) -> str:
    return ADMIN.format(name=name, more=MORE.get(name, "base_url: 'https://login.example.go.th'"))


@pytest.fixture
def with_editor(office: Path) -> dict[str, bytes]:
    _switched_on(office)
    done = run("generator", "build", "--as-of", RUNNING, cwd=office)
    assert done.returncode == 0, done.stderr
    return tree(office / "site")


def test_it_is_off_unless_switched_on(site: Path) -> None:
    """The seed's site has no editor."""
    assert not (site / "admin").exists()
    assert "api.github.com" not in (site / "_headers").read_text(encoding="utf-8")


def test_it_adds_nothing_to_other_pages(site: Path, with_editor: dict[str, bytes]) -> None:
    """Pages, the map of the site, the search and the ledger's facts are the same with it."""
    without = tree(site)
    others = {name for name in with_editor if not name.startswith("admin/")}
    assert others == set(without)
    assert {name for name in others - FOR_HOSTS if with_editor[name] != without[name]} == set()


def test_its_files_are_sealed_with_the_others(office: Path, with_editor: dict[str, bytes]) -> None:
    """A changed script of the editor is found out like any other file."""
    assert run("generator", "verify", "site", cwd=office).returncode == 0
    script = office / "site/admin/admin.js"
    script.write_bytes(script.read_bytes() + b"//")
    assert "admin/admin.js" in run("generator", "verify", "site", cwd=office).stdout


def test_its_page_is_closed_to_others(with_editor: dict[str, bytes]) -> None:
    """No search engine lists it, no code but its own runs in it, and it speaks to one host."""
    page = with_editor["admin/index.html"].decode()
    assert '<meta name="robots" content="noindex, nofollow">' in page
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = policy[1].replace("&#x27;", "'").split("; ")
    assert "script-src 'self'" in rules
    assert "connect-src 'self' blob: https://api.github.com" in rules
    assert "unsafe-eval" not in policy[1]
    assert "https://api.github.com" in with_editor["_headers"].decode()


def test_a_copy_for_a_disk_has_none(office: Path) -> None:
    """What is opened by double click cannot be edited there."""
    _switched_on(office)
    done = run("generator", "build", "--offline", "--as-of", RUNNING, cwd=office)
    assert done.returncode == 0, done.stderr
    assert not (office / "site-offline/admin").exists()


def test_a_fault_in_its_options_stops_the_build(office: Path) -> None:
    """In Thai, with the key; the site that was there stays."""
    _switched_on(office, name="ftp")
    done = run("generator", "build", "--as-of", RUNNING, cwd=office)
    assert done.returncode == 1
    assert "admin: ใน mkdocs.yml ไม่ถูกต้องที่ name" in done.stderr
    assert not (office / "site").exists()


def test_a_server_of_ones_own_is_told_of_it(office: Path) -> None:
    """The configuration for nginx lets the editor speak to the repository."""
    _switched_on(office, name="gitlab")
    built = run("generator", "build", "--as-of", RUNNING, cwd=office)
    assert built.returncode == 0, built.stderr
    assert "https://gitlab.com" in run("generator", "host", "nginx", cwd=office).stdout
