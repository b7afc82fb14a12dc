"""Sites of small offices, made in this process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.history import last_changed
from generator.load import load
from generator.office import open_office
from generator.pages.site import Site
from tests.conftest import ROOT, RUNNING

EXAMPLES = sorted(path.parent for path in (ROOT / "tests/examples/valid").glob("*/measures.yml"))
DAY = date.fromisoformat(RUNNING)


def site_of(folder: Path, text: str, as_of: date = DAY, site_url: str | None = None) -> Site:
    """Write a register into a folder, and make its site."""
    (folder / "measures.yml").write_text(text, encoding="utf-8")
    return site_in(folder, as_of, site_url)


def site_in(folder: Path, as_of: date = DAY, site_url: str | None = None) -> Site:
    """Make the site of the register in a folder."""
    office = open_office(folder, folder / "content", progress=False)
    register = load(folder / "measures.yml", last_changed, office.stock.holdings).register
    assert register is not None
    return office.site(register, as_of, site_url)
