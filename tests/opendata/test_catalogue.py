"""data/catalog.jsonld, read as RDF by rdflib and held to DCAT-AP by pyshacl."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DefinedNamespace

from generator.pages.site import Site
from tests.conftest import ROOT
from tests.offices import EXAMPLES, site_in, site_of

#: rdflib's own reader of JSON-LD, and pyshacl, use what rdflib calls outdated.
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

_FILE = "https://www.example.go.th/ita/data/catalog.jsonld"
_SHAPES = Path(__file__).with_name("dcat-ap.ttl")
_OFFICE = """\
agency:
  id: office
  name: สำนักงานเขตตัวอย่าง
  website: https://www.example.go.th/
  data_contact: {name: ฝ่ายปกครอง, email: data@example.go.th}
licence: {text: ใช้ได้เมื่ออ้างที่มา, url: "https://a.example/licence"}
units: {a: ฝ่าย ก}
plans: [{fiscal_year: 2566, title: มาตรการ, measures: [{id: a, issue: ก}]}]
"""


def _text(site: Site) -> str:
    return dict(site.data())["data/catalog.jsonld"]


def _graph(text: str, fetched_from: str = _FILE) -> Graph:
    return Graph().parse(data=text, format="json-ld", publicID=fetched_from)


def _conforms(graph: Graph) -> tuple[bool, str]:
    fine, _, told = validate(graph, shacl_graph=str(_SHAPES))
    return bool(fine), str(told)


@pytest.fixture(scope="module")
def seed_site() -> Site:
    """The site of the seed, with every set there can be."""
    return site_in(ROOT)


def test_the_catalogue_of_the_seed_conforms(seed_site: Site) -> None:
    """Every class and property that DCAT-AP demands is there."""
    graph = _graph(_text(seed_site))
    assert _conforms(graph)[0], _conforms(graph)[1]
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 4
    assert len(list(graph.subjects(RDF.type, DCAT.Distribution))) == 8


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_the_catalogue_of_every_example_conforms(folder: Path) -> None:
    """Whatever plans there are."""
    graph = _graph(_text(site_in(folder)))
    assert _conforms(graph)[0], _conforms(graph)[1]


@pytest.mark.parametrize(
    "lost", [DCTERMS.title, DCTERMS.publisher, DCAT.accessURL, FOAF.name, DCTERMS.description]
)
def test_the_shapes_see_what_is_missing(seed_site: Site, lost: URIRef) -> None:
    """A check that cannot fail would hold nothing."""
    graph = _graph(_text(seed_site))
    graph.remove((None, lost, None))
    assert not _conforms(graph)[0]


@pytest.mark.parametrize("names", [DCAT, DCTERMS, FOAF], ids=["dcat", "dcterms", "foaf"])
def test_every_term_is_one_of_its_vocabulary(
    seed_site: Site, names: type[DefinedNamespace]
) -> None:
    """No word of a vocabulary is made up or misspelt."""
    graph = _graph(_text(seed_site))
    used = {term for _, p, o in graph for term in (p, o) if str(term).startswith(str(names))}
    assert used
    assert all(term in names for term in used)


def test_nobody_has_to_fetch_a_context(seed_site: Site) -> None:
    """It stands in the file."""
    assert isinstance(json.loads(_text(seed_site))["@context"], dict)


def test_every_file_it_names_is_there(seed_site: Site) -> None:
    """From wherever the catalogue was fetched."""
    graph = _graph(_text(seed_site))
    there = {urljoin(_FILE, f"../{path}") for path in seed_site.data_paths()}
    named = {str(url) for url in graph.objects(None, DCAT.downloadURL)}
    named |= {str(url) for url in graph.objects(None, DCTERMS.conformsTo)}
    assert len(named) == 9
    assert named <= there


def test_a_copy_elsewhere_knows_where_it_came_from(tmp_path: Path) -> None:
    """Once the site has an address."""
    site = site_of(tmp_path, _OFFICE, site_url="https://www.example.go.th/ita/")
    copied, fetched = _graph(_text(site), "file:///copy.jsonld"), _graph(_text(site))
    assert isomorphic(copied, fetched)
    assert f"<{_FILE}#measures-2566-csv>" in copied.serialize(format="nt")


def test_what_the_office_said_is_told(tmp_path: Path) -> None:
    """Licence, contact, website; texts are Thai, codes of no language."""
    text = _text(site_of(tmp_path, _OFFICE))
    graph = _graph(text)
    assert _conforms(graph)[0], _conforms(graph)[1]
    [dataset] = [d for d in graph.subjects(RDF.type, DCAT.Dataset) if "measures" in str(d)]
    assert graph.value(dataset, DCTERMS.identifier) == Literal("measures-2566")
    title = graph.value(dataset, DCTERMS.title)
    assert isinstance(title, Literal)
    assert title.language == "th"
    licences = {str(url) for url in graph.objects(None, DCTERMS.license)}
    assert licences == {"https://a.example/licence"}
    assert "mailto:data@example.go.th" in text


def test_what_it_did_not_say_is_not_told(seed_site: Site) -> None:
    """Nobody chooses a licence or a contact in its name."""
    graph = _graph(_text(seed_site))
    assert list(graph.objects(None, DCTERMS.license)) == []
    assert list(graph.objects(None, DCAT.contactPoint)) == []
