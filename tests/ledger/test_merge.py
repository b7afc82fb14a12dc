"""Two people publish at the same time: git brings their branches together and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.ledger.conftest import Nginx
from tests.ledger.office import MINUTES, Office
from tests.ledger.test_hosted import ask, land

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_MANUAL = "    - {id: manual, file: 2566/manual.pdf, unit: registry}\n"
_MINUTES = "- {id: minutes, file: 2566/minutes.txt, title: บันทึกการประชุม}\n"
_ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}


def git(office: Office, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git without the settings of whoever runs the tests."""
    who = ("-c", "user.name=staff", "-c", "user.email=staff@example.go.th")
    return subprocess.run(
        ["git", *who, *arguments],
        cwd=office.folder,
        env={**os.environ, **_ALONE},
        capture_output=True,
        text=True,
        check=False,
    )


def commit(office: Office, message: str) -> None:
    """Commit everything."""
    git(office, "add", "--all")
    done = git(office, "commit", "-q", "-m", message)
    assert done.returncode == 0, done.stderr


def publish(office: Office, name: str, after: str, day: str) -> None:
    """Add a file of evidence below a line of measures.yml, and record it."""
    office.file(f"2566/{name}.txt").write_text(f"{MINUTES}{name}\n", encoding="utf-8")
    indent = " " * (len(after) - len(after.lstrip()))
    office.edit(after, f"{after}{indent}- {{id: {name}, file: 2566/{name}.txt}}\n")
    office.record(day)


def branches(office: Office) -> None:
    """Two branches: each adds evidence, renames something, and records it on its own day."""
    (office.folder / ".gitignore").write_text(".cache\nsite\noverrides\n")
    git(office, "init", "-q", "-b", "main")
    commit(office, "published")
    git(office, "switch", "-q", "-c", "other")
    publish(office, "notes-b", _MINUTES, "2023-04-06")
    commit(office, "one")
    git(office, "switch", "-q", "main")
    office.edit("id: manuals", "id: service-manuals")
    office.alias("2566/measures/manuals/", "2566/measures/service-manuals/")
    publish(office, "notes-a", _MANUAL, "2023-04-05")
    commit(office, "two")


@pytest.fixture(scope="module")
def merged(recorded: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office after git merged both branches."""
    office = recorded.copy(tmp_path_factory.mktemp("merge") / "office")
    shutil.copy(ROOT / ".gitattributes", office.folder)
    branches(office)
    done = git(office, "merge", "-q", "--no-edit", "other")
    assert done.returncode == 0, done.stdout + done.stderr
    return office


def test_both_branches_are_in_the_ledger(merged: Office) -> None:
    """Every line of both, and none is damaged."""
    for branch in ("main~1", "other"):
        text = git(merged, "show", f"{branch}:ledger.txt").stdout
        lines = merged.ledger.read_text(encoding="utf-8").splitlines()
        assert set(text.splitlines()) <= set(lines)
    assert merged.codes() == []


def test_recording_after_a_merge_puts_lines_in_order(merged: Office, tmp_path: Path) -> None:
    """Nothing is new, every line stays, and the order is that of one branch alone."""
    office = merged.copy(tmp_path / "office")
    assert office.does("ledger").stdout == ""
    before = office.ledger.read_text(encoding="utf-8").splitlines()
    office.record("2023-05-01")
    after = office.ledger.read_text(encoding="utf-8").splitlines()
    assert set(after) == set(before)
    assert after[2:] == sorted(after[2:])


def test_without_the_attribute_git_conflicts(recorded: Office, tmp_path: Path) -> None:
    """That is why staff are told of it."""
    office = recorded.copy(tmp_path / "office")
    branches(office)
    assert "ledger.txt" in git(office, "merge", "-q", "--no-edit", "other").stdout


@pytest.fixture(scope="module")
def host(merged: Office, nginx: Nginx) -> Iterator[str]:
    """The merged site on a host."""
    merged.build()
    with nginx(merged.site) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of Chromium."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.slow
def test_every_address_of_both_branches_answers(merged: Office, host: str, page: Page) -> None:
    """What either of them published."""
    addresses = merged.addresses()
    assert {"evidence/notes-a/notes-a.txt", "evidence/notes-b/notes-b.txt"} <= set(addresses)
    answers = ask(page, host, addresses)
    assert {a: answers[a][0] for a in addresses if answers[a][0] != 200} == {}


@pytest.mark.browser
@pytest.mark.slow
def test_a_reader_without_scripts_is_led_on_too(host: str, browser: Browser) -> None:
    """The page's head leads on; only the place within the page is not kept."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}2566/measures/manuals/", wait_until="commit")
    page.wait_for_url(f"{host}2566/measures/service-manuals/")
    assert page.locator("h1").inner_text()
    context.close()


@pytest.mark.browser
@pytest.mark.slow
def test_a_copy_on_a_disk_leads_on_as_well(merged: Office, host: str, page: Page) -> None:
    """Without a host there is nobody to find the page of a folder."""
    assert host
    root = f"{merged.site.as_uri()}/"
    landed = land(page, root, "2566/measures/manuals/index.html#main")
    assert landed == "2566/measures/service-manuals/index.html#main"
