"""The site of the seed with a second year, and as it opens from a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import RUNNING, copy_project, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NEXT_YEAR = """plans:
- fiscal_year: 2567
  title: มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
  measures:
  - id: keep-manuals-current
    issue: ปรับคู่มือให้เป็นปัจจุบัน
    due: 30 มี.ค. 67
"""


def two_years(folder: Path) -> Path:
    """Copy the project and plan a second year, so that there is one to switch to."""
    project = copy_project(folder)
    register = project / "measures.yml"
    text = register.read_text(encoding="utf-8")
    assert "\nplans:\n" in text
    register.write_text(text.replace("\nplans:\n", f"\n{_NEXT_YEAR}", 1), encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with two years, with packed copies, as it is put on a host."""
    project = two_years(tmp_path_factory.mktemp("years"))
    done = run("generator", "build", "--packed", "--as-of", RUNNING, cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site made for a disk; its ZIP file lies beside it."""
    project = two_years(tmp_path_factory.mktemp("offline"))
    done = run("generator", "build", "--offline", "--as-of", RUNNING, cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site-offline"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop's page in a context of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()
