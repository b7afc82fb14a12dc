"""All that an office keeps beside measures.yml: its files, the ledger, the last check of links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.addresses.book import LEDGER, Ledger, read_ledger
from generator.linkcheck.result import LinkResult
from generator.linkcheck.store import RESULTS, read_results
from generator.pages.site import Site
from generator.problems import Problem
from generator.register import Register
from generator.stock import Stock, take_stock


@dataclass(frozen=True, slots=True)
class Office:
    """``problems`` tell what of it could not be read."""

    stock: Stock
    ledger: Ledger
    checked: tuple[LinkResult, ...]
    problems: tuple[Problem, ...]

    def site(self, register: Register, as_of: date, site_url: str | None = None) -> Site:
        """Make the site of a register on a day; ``site_url`` is where it will stand."""
        return Site(register, as_of, self.stock.parts, self.checked, self.ledger, site_url)

    def with_stock(self, stock: Stock) -> Office:
        """Give the same with other files."""
        return replace(self, stock=stock)


def open_office(folder: Path, content: Path, *, progress: bool) -> Office:
    """Read what lies in the folder of measures.yml; ``content`` are the pages and files."""
    ledger, lines = read_ledger(folder / LEDGER)
    checked, damaged = read_results(folder / RESULTS)
    return Office(
        take_stock(folder, content, progress=progress), ledger, checked, (*lines, *damaged)
    )
