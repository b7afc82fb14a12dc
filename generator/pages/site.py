"""All pages and data files of the site, as (path, text) pairs: pure, in a fixed order.

Everything comes from the register and the day of the build. Nothing here knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any

from generator.addresses.book import Ledger
from generator.addresses.declared import Change
from generator.addresses.moved import Moved, graves, moved
from generator.assess import assess
from generator.budget.collect import budget_entries
from generator.budget.year import budget_years
from generator.collection import without_collection
from generator.inspect.limits import PREVIEW_WIDTHS
from generator.linkcheck.result import LinkResult
from generator.linkcheck.store import results_text
from generator.manifest import manifest_json
from generator.offer import offer_of
from generator.oit.coverage import cover
from generator.oit.facts import Facts
from generator.pages import links
from generator.pages.budget import budget_pages
from generator.pages.budget_data import budget_files
from generator.pages.chrome import chrome
from generator.pages.complaints import complaints_page
from generator.pages.data import measures_csv, measures_json
from generator.pages.data_page import data_page
from generator.pages.evidence import EvidencePages, Parts
from generator.pages.evidence_data import evidence_csv, evidence_json
from generator.pages.evidence_view import picture
from generator.pages.general import about_page, home_page
from generator.pages.hubs import hub_pages, wanted
from generator.pages.links import oit_of
from generator.pages.moved import grave_pages, moved_pages
from generator.pages.oit import OitPages
from generator.pages.oit_data import oit_csv, oit_json
from generator.pages.oit_links import links_page
from generator.pages.oit_view import FormView, form_view
from generator.pages.page import Page, Press, Printed
from generator.pages.places import Places
from generator.pages.search import search_page
from generator.pages.statements import accessibility_page, privacy_page
from generator.pages.typeset import Typesetter
from generator.pages.verify import verify_page
from generator.pages.views import PlanView, Viewer
from generator.pages.year import year_pages
from generator.register import EvidenceFile, Register
from generator.search.entries import Entry, entries
from generator.search.index import index_files
from generator.search.tuning import tuning
from generator.thai.calendar import fiscal_year_of

#: Pages that are found by their own name; all others are found as what they show.
_TO_FIND = frozenset(
    (
        *(links.HOME, links.ABOUT, links.COMPLAINTS, links.DATA, links.EVIDENCE, links.MANUALS),
        *(links.INFOGRAPHICS, links.BUDGET, links.VERIFY, links.ACCESSIBILITY, links.PRIVACY),
        *(links.OIT, links.OIT_LINKS),
    )
)


class Site:
    """The site of a register on the day ``as_of``; ``parts`` gives the text of its files,
    ``checked`` are the last results of its external links, ``ledger`` what was public before;
    ``site_url`` is the address it will have, with a slash at the end, where that is known."""

    @without_collection()
    def __init__(
        self,
        register: Register,
        as_of: date,
        parts: Parts = lambda _: (),
        checked: Sequence[LinkResult] = (),
        ledger: Ledger | None = None,
        site_url: str | None = None,
    ) -> None:
        names = {register.agency.name, register.agency.short, *(u.name for u in register.units)}
        self._th = Typesetter(names)
        self._register = register
        self._as_of = as_of
        self._parts = parts
        self._checked = checked
        self._ledger = ledger or Ledger()
        self._places = Places(register, parts)
        facts = Facts(as_of, parts, {result.url: result for result in checked})
        self.covered = cover(register, facts)
        self.forms = tuple(form_view(self._th, each, self._places) for each in self.covered)
        self._budgets = budget_years(budget_entries(register, parts))
        self.plans = tuple(
            Viewer(self._th, assess(plan, as_of), register.units).plan() for plan in register.plans
        )
        self._offer = offer_of(register, self.plans, self.forms, self._budgets, as_of, site_url)

    @property
    def as_of(self) -> date:
        """The day that the site tells of."""
        return self._as_of

    @property
    def chrome(self) -> dict[str, Any]:
        """What the theme prints around every page."""
        return chrome(
            self._th, self._register, self._by_currency(), self._current_form, self._as_of
        )

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
        yield from self.index()

    def pages(self) -> Iterator[Printed]:
        """Print every page, and what stands at addresses that are no more."""
        press = self._press()
        living: set[str] = set()
        with without_collection():
            for page in self._pages():
                living.add(page.address)
                yield press.print(page)
            for page in self._old_pages(living | set(self._written())):
                yield press.print(page)

    def printed(self, addresses: Container[str]) -> Iterator[Printed]:
        """Print only the pages at some addresses."""
        press = self._press()
        for page in self._pages():
            if page.address in addresses:
                yield press.print(page)

    def addresses(self) -> Iterator[str]:
        """Give the address of every page that is not only there for what moved."""
        yield from (page.address for page in self._pages())
        yield from self._written()

    def answers(self) -> Iterator[str]:
        """Give the places that items of forms lead to, on pages and in files of the site."""
        for form in self.forms:
            for view in form.items:
                for place in view.published:
                    inside = () if place.outside else (place.url, place.read)
                    yield from (address for address in inside if address and "#" in address)

    def samples(self) -> Iterator[str]:
        """Give the addresses of samples, which are not meant to last."""
        for item in self._register.evidence:
            if item.sample:
                yield links.evidence(item.id)
                yield from (file.address for file in item.files)

    def _written(self) -> Iterator[str]:
        return (page.address for page in self._register.written.values())

    def _old_pages(self, living: set[str]) -> Iterator[Page]:
        """Lead on from what moved, and say of files that they are gone."""
        files = dict(self.files_of_evidence())
        there = living | files.keys() | set(self.data_paths())
        register = self._register
        gone = {grave.address: grave for grave in graves(register, self._ledger, there)}
        moves = list(moved(register.aliases, self._ledger, there, gone))
        yield from moved_pages(move for move in moves if not _is_copy(move, files))
        led = {move.old for move in moves}
        yield from grave_pages(self._th, (gone[a] for a in gone if a not in led))

    def copies(self) -> Iterator[tuple[str, EvidenceFile]]:
        """Give every file of evidence that is published, as (address, file); a file that moved can
        be had at its old address too."""
        files = dict(self.files_of_evidence())
        yield from files.items()
        for move in moved(self._register.aliases, self._ledger, files):
            if _is_copy(move, files):
                yield move.old, files[move.new]

    def files_of_evidence(self) -> Iterator[tuple[str, EvidenceFile]]:
        """Give every file of evidence at its own address."""
        for item in self._register.evidence:
            for file in item.files:
                if not file.held:
                    yield file.address, file

    def _press(self) -> Press:
        return Press(self._th, {"site": self._site()})

    def previews(self) -> Iterator[tuple[str, str, int]]:
        """Give every preview picture, as (address, hash of the file, width)."""
        for item in self._register.evidence:
            for number, file in enumerate(item.files, 1):
                if file.facts.preview and picture(item, number):
                    for width in PREVIEW_WIDTHS:
                        yield links.preview(item.id, number, width), file.facts.sha256, width

    def data(self) -> Iterator[tuple[str, str]]:
        """Write every data file, as (path, text)."""
        for path, write in self._data_files():
            yield path, write()

    def index(self) -> Iterator[tuple[str, str]]:
        """Write the files of the search, as (path, text)."""
        return index_files(self.entries(), tuning())

    def entries(self) -> list[Entry]:
        """List everything that can be found."""
        pages = [page for page in self._pages() if page.address in _TO_FIND]
        return entries(self._register, self.plans, self.forms, self._parts, pages)

    def _years(self) -> list[int]:
        return [*(plan.year for plan in self.plans), *(form.year for form in self.forms)]

    def data_paths(self) -> Iterator[str]:
        """Name every data file without writing it."""
        return (path for path, _ in self._data_files())

    def _data_files(self) -> Iterator[tuple[str, Callable[[], str]]]:
        register, as_of = self._register, self._as_of
        yield links.EVIDENCE_JSON, partial(evidence_json, register, as_of)
        yield links.EVIDENCE_CSV, partial(evidence_csv, register)
        yield from budget_files(self._budgets, register.agency, as_of)
        yield links.MANIFEST, partial(manifest_json, register, as_of)
        yield links.LINKS_JSON, partial(results_text, self._checked)
        for form in self.forms:
            yield form.links.json, partial(oit_json, form, register.agency)
            yield form.links.csv, partial(oit_csv, form)
        for plan in self.plans:
            yield plan.links.json, partial(measures_json, plan.assessed, register.agency)
            yield plan.links.csv, partial(measures_csv, plan.assessed)
        yield from self._offer.files()

    def _pages(self) -> Iterator[Page]:
        plans = self._by_currency()
        evidence = {item.id: item for item in self._register.evidence}
        calendar_of, form = self._offer.calendar_of, self._current_form
        yield home_page(self._th, self._register, plans, form, calendar_of.get(None), self._as_of)
        for plan in self.plans:
            form = next((f for f in self.forms if f.links == oit_of(plan.year)), None)
            changes = self._changes(plan.year)
            yield from year_pages(self._th, plan, self.plans, evidence, form, changes, calendar_of)
        yield from EvidencePages(
            self._th, self._register, self.plans, self._parts, self.forms
        ).pages()
        yield from OitPages(self._th, self._register, self.forms, self.plans).pages()
        yield links_page(self._th, self._checked)
        yield from hub_pages(self._th, self._register, plans)
        lacking = list(wanted(self._th, plans, "budget"))
        name = self._register.agency.name
        yield from budget_pages(self._th, name, self._budgets, lacking, self._as_of)
        yield complaints_page(self._th, self._register, self._as_of)
        yield about_page(self._th, self._register, self.plans)
        yield search_page(self._th, self._register, plans, self._years())
        yield accessibility_page(self._th, self._register)
        yield privacy_page(self._register)
        yield data_page(self._register, self._offer)
        yield verify_page(self._th, self._register, self._as_of)

    @property
    def _current_form(self) -> FormView | None:
        """The form of the running fiscal year, or else the newest before it."""
        running = fiscal_year_of(self._as_of)
        order = sorted(self.forms, key=lambda form: (form.year > running, -form.year))
        return order[0] if order else None

    def _changes(self, year: int) -> list[Change]:
        """Find the declared changes to a plan; what is about items alone stands on their form."""
        own = (change for change in self._register.changes if change.year == year)
        return [change for change in own if change.measures or change.whole]

    def _by_currency(self) -> Sequence[PlanView]:
        """Put the plan of the running fiscal year first, or else the newest before it."""
        running = fiscal_year_of(self._as_of)
        return sorted(self.plans, key=lambda plan: (plan.year > running, -plan.year))

    def _site(self) -> SimpleNamespace:
        agency = self._register.agency
        return SimpleNamespace(
            agency=self._th(agency.name),
            short=self._th(agency.short),
            parent=self._th(agency.parent) if agency.parent else None,
        )


def _is_copy(move: Moved, files: Container[str]) -> bool:
    """Say whether a file of evidence stands at its old address as well: hosts tell what a file is
    by its ending, so another kind of file is led on to like a page."""
    ending = move.new[move.new.rfind(".") :]
    return move.new in files and move.old.endswith(ending)
