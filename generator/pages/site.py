"""All pages and data files of the site, as (path, text) pairs: pure, in a fixed order.

Everything comes from the register and the day of the build. Nothing here knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from generator.assess import assess
from generator.budget.collect import budget_entries
from generator.budget.year import budget_years
from generator.collection import without_collection
from generator.manifest import manifest_json
from generator.pages import links
from generator.pages.budget import budget_pages
from generator.pages.budget_data import budget_files
from generator.pages.chrome import chrome
from generator.pages.complaints import complaints_page
from generator.pages.data import measures_csv, measures_json
from generator.pages.evidence import EvidencePages, Parts
from generator.pages.evidence_data import evidence_csv, evidence_json
from generator.pages.evidence_view import LARGE, SMALL, picture
from generator.pages.general import about_page, data_page, home_page
from generator.pages.hubs import hub_pages, wanted
from generator.pages.page import Page, Press, Printed
from generator.pages.typeset import Typesetter
from generator.pages.verify import verify_page
from generator.pages.views import PlanView, Viewer
from generator.pages.year import year_pages
from generator.register import EvidenceFile, Register
from generator.thai.calendar import fiscal_year_of


class Site:
    """The site of a register on the day ``as_of``; ``parts`` gives the text of its files."""

    @without_collection()
    def __init__(self, register: Register, as_of: date, parts: Parts = lambda _: ()) -> None:
        names = {register.agency.name, register.agency.short, *(u.name for u in register.units)}
        self._th = Typesetter(names)
        self._register = register
        self._as_of = as_of
        self._parts = parts
        self._budgets = budget_years(budget_entries(register, parts))
        self._plans = tuple(
            Viewer(self._th, assess(plan, as_of), register.units).plan() for plan in register.plans
        )

    @property
    def chrome(self) -> dict[str, Any]:
        """What the theme prints around every page."""
        return chrome(self._th, self._register, self._by_currency(), self._as_of)

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Titles and Markdown files of the pages that stand in the navigation."""
        tabs = self.chrome["tabs"]
        return [(str(tab["label"].striptags()), links.source_of(tab["url"])) for tab in tabs]

    def files(self) -> Iterator[tuple[str, str]]:
        """Give every page and data file as (path, text), for any engine."""
        for printed in self.pages():
            yield printed.source, printed.text
        yield from self.data()

    def pages(self) -> Iterator[Printed]:
        """Print every page."""
        press = Press(self._th, {"site": self._site()})
        with without_collection():
            for page in self._pages():
                yield press.print(page)

    def copies(self) -> Iterator[tuple[str, EvidenceFile]]:
        """Give every file of evidence that is published, as (address, file)."""
        for item in self._register.evidence:
            for file in item.files:
                if not file.held:
                    yield file.address, file

    def previews(self) -> Iterator[tuple[str, str, int]]:
        """Give every preview picture, as (address, hash of the file, width)."""
        for item in self._register.evidence:
            for number, file in enumerate(item.files, 1):
                if file.facts.preview and picture(item, number):
                    for width in (SMALL, LARGE):
                        yield links.preview(item.id, number, width), file.facts.sha256, width

    def data(self) -> Iterator[tuple[str, str]]:
        """Write every data file, as (path, text)."""
        register = self._register
        yield links.EVIDENCE_JSON, evidence_json(register, self._as_of)
        yield links.EVIDENCE_CSV, evidence_csv(register)
        yield from budget_files(self._budgets, register.agency, self._as_of)
        yield links.MANIFEST, manifest_json(register, self._as_of)
        for plan in self._plans:
            yield plan.links.json, measures_json(plan.assessed, self._register.agency)
            yield plan.links.csv, measures_csv(plan.assessed)

    def _pages(self) -> Iterator[Page]:
        plans = self._by_currency()
        evidence = {item.id: item for item in self._register.evidence}
        yield home_page(self._th, self._register, plans)
        for plan in self._plans:
            yield from year_pages(self._th, plan, self._plans, evidence)
        yield from EvidencePages(self._th, self._register, self._plans, self._parts).pages()
        yield from hub_pages(self._th, self._register, plans)
        lacking = list(wanted(self._th, plans, "budget"))
        name = self._register.agency.name
        yield from budget_pages(self._th, name, self._budgets, lacking, self._as_of)
        yield complaints_page(self._th, self._register, self._as_of)
        yield about_page(self._th, self._register, self._plans)
        yield data_page(self._plans, budgets=bool(self._budgets))
        yield verify_page(self._th, self._register, self._as_of)

    def _by_currency(self) -> Sequence[PlanView]:
        """Put the plan of the running fiscal year first, or else the newest before it."""
        running = fiscal_year_of(self._as_of)
        return sorted(self._plans, key=lambda plan: (plan.year > running, -plan.year))

    def _site(self) -> SimpleNamespace:
        agency = self._register.agency
        return SimpleNamespace(
            agency=self._th(agency.name),
            short=self._th(agency.short),
            parent=self._th(agency.parent) if agency.parent else None,
        )
