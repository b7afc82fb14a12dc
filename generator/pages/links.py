"""Where each page stands: addresses from the root of the site, stable for ever (design: URLs)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.register import Grouping

HOME = ""
ABOUT = "about/"
COMPLAINTS = "complaints/"
DATA = "data/"
EVIDENCE = "evidence/"
MANUALS = "manuals/"
INFOGRAPHICS = "infographics/"
BUDGET = "budget/"
VERIFY = "verify/"
SEARCH = "search/"
ACCESSIBILITY = "accessibility/"
PRIVACY = "privacy/"
EVIDENCE_JSON = "data/evidence.json"
EVIDENCE_CSV = "data/evidence.csv"
MANIFEST = "data/manifest.json"
OIT = "oit/"
OIT_LINKS = "oit/links/"
LINKS_JSON = "data/links.json"
CATALOGUE = "data/catalog.jsonld"
PACKAGE = "data/datapackage.json"
FEED = "feed.xml"


def evidence(id_: str) -> str:
    """Address of the page of a piece of evidence."""
    return f"{EVIDENCE}{id_}/"


def preview(id_: str, number: int, width: int) -> str:
    """Address of the preview picture of a file of evidence; ``number`` counts its files from 1."""
    return f"{EVIDENCE}{id_}/preview-{number}-{width}.webp"


@dataclass(frozen=True, slots=True)
class FormLinks:
    """The pages of one scheme's form of one fiscal year; addresses outlive every numbering."""

    scheme: str
    year: int

    @property
    def form(self) -> str:
        return f"{self.scheme.lower()}/{self.year}/"

    @property
    def json(self) -> str:
        return f"data/{self.year}/{self.scheme.lower()}.json"

    @property
    def csv(self) -> str:
        return f"data/{self.year}/{self.scheme.lower()}.csv"

    def item(self, code: str) -> str:
        return f"{self.form}{code.lower()}/"


def oit_of(year: int) -> FormLinks:
    """The form of OIT of a year."""
    return FormLinks("OIT", year)


@dataclass(frozen=True, slots=True)
class YearLinks:
    """The pages of one fiscal year."""

    year: int

    @property
    def plan(self) -> str:
        return f"{self.year}/"

    @property
    def timeline(self) -> str:
        return f"{self.year}/timeline/"

    @property
    def monitoring(self) -> str:
        return f"{self.year}/monitoring/"

    @property
    def units(self) -> str:
        return f"{self.year}/units/"

    @property
    def json(self) -> str:
        return f"data/{self.year}/measures.json"

    @property
    def csv(self) -> str:
        return f"data/{self.year}/measures.csv"

    def unit(self, unit: str) -> str:
        return f"{self.year}/units/{unit}/"

    def measure(self, measure: str) -> str:
        return f"{self.year}/measures/{measure}/"

    def group(self, grouping: Grouping, number: int) -> str:
        """Address of an indicator or dimension; the plan itself when measures are not grouped."""
        return self.plan if grouping is Grouping.NONE else f"{self.year}/{grouping}/{number}/"


def root_from(address: str) -> str:
    """Lead from a page back to the root of the site: ``../../`` from ``2566/timeline/``."""
    return "../" * address.count("/") or "./"


def source_of(address: str) -> str:
    """Name the Markdown file of a page: ``2566/timeline/index.md``."""
    return f"{address}index.md"
