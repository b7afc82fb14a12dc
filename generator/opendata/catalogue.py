"""data/catalog.jsonld: the sets of the site as a catalogue of DCAT 3, in JSON-LD.

Source: https://www.w3.org/TR/vocab-dcat-3/; classes of values as in DCAT-AP 3.0.0, the profile that
portals check. Addresses are from the file itself, as JSON-LD resolves them; with the address of the
site they stay right in a copy of the file too. The context stands inside: nobody has to fetch one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.opendata.dataset import Dataset
from generator.pages import links
from generator.register import Agency, Licence, Register

_ROOT = "../"
_OFFICE = f"{_ROOT}#office"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/THA"
_IRREGULAR = "http://publications.europa.eu/resource/authority/frequency/IRREG"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_DAY = {"@type": "xsd:date"}
_CONTEXT: dict[str, Any] = {
    "@language": "th",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms:identifier": {"@language": None},
    "dcterms:modified": _DAY,
    "dcat:startDate": _DAY,
    "dcat:endDate": _DAY,
}


def catalogue_jsonld(
    register: Register, found: Iterable[Dataset], as_of: date, site_url: str | None
) -> str:
    """Write the catalogue of all sets."""
    agency = register.agency
    base = {"@base": f"{site_url}{links.CATALOGUE}"} if site_url else {}
    document = {
        "@context": {**base, **_CONTEXT},
        "@id": "./#catalogue",
        "@type": "dcat:Catalog",
        "dcterms:title": f"ข้อมูลเปิดของ{agency.name}",
        "dcterms:description": "มาตรการ หลักฐาน งบประมาณ และแบบตรวจ ในรูปแบบที่โปรแกรมอ่านได้",
        "dcterms:publisher": _publisher(agency),
        "dcterms:language": _typed(_LANGUAGE, "dcterms:LinguisticSystem"),
        "dcterms:modified": as_of.isoformat(),
        "foaf:homepage": _typed(_ROOT, "foaf:Document"),
        **_licence(register.licence),
        "dcat:dataset": [_dataset(dataset, register) for dataset in found],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _publisher(agency: Agency) -> dict[str, Any]:
    website = {"foaf:homepage": _typed(agency.website, "foaf:Document")} if agency.website else {}
    return {"@id": _OFFICE, "@type": "foaf:Agent", "foaf:name": agency.name, **website}


def _dataset(dataset: Dataset, register: Register) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@id": f"./#{dataset.id}",
        "@type": "dcat:Dataset",
        "dcterms:identifier": dataset.id,
        "dcterms:title": dataset.title,
        "dcterms:description": dataset.says,
        "dcat:keyword": list(dataset.keywords),
        "dcterms:publisher": {"@id": _OFFICE},
        "dcterms:accrualPeriodicity": _typed(_IRREGULAR, "dcterms:Frequency"),
        "dcterms:language": {"@id": _LANGUAGE},
        "dcat:landingPage": _typed("./", "foaf:Document"),
    }
    if dataset.changed:
        described["dcterms:modified"] = dataset.changed.isoformat()
    if dataset.covers:
        first, last = (day.isoformat() for day in dataset.covers)
        described["dcterms:temporal"] = {
            "@type": "dcterms:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last
        }  # fmt: skip
    contact = register.agency.data_contact
    if contact:
        mail = {"vcard:hasEmail": {"@id": f"mailto:{contact.email}"}} if contact.email else {}
        described["dcat:contactPoint"] = {
            "@type": ["vcard:Kind", "vcard:Organization"], "vcard:fn": contact.name, **mail
        }  # fmt: skip
    described["dcat:distribution"] = [
        _distribution(dataset, register, dataset.csv, "csv", "text/csv")
        | {"dcterms:conformsTo": _typed("datapackage.json", "dcterms:Standard")},
        _distribution(dataset, register, dataset.json, "json", "application/json"),
    ]
    return described


def _distribution(
    dataset: Dataset, register: Register, path: str, name: str, kind: str
) -> dict[str, Any]:
    address = path.removeprefix(links.DATA)
    return {
        "@id": f"#{dataset.id}-{name}",
        "@type": "dcat:Distribution",
        "dcterms:title": f"{dataset.title} ({name.upper()})",
        "dcat:accessURL": _typed(address, "rdfs:Resource"),
        "dcat:downloadURL": _typed(address, "rdfs:Resource"),
        "dcat:mediaType": _typed(_MEDIA_TYPES + kind, "dcterms:MediaType"),
        **_licence(register.licence),
    }


def _licence(licence: Licence | None) -> dict[str, Any]:
    """Name the licence, where the office has one."""
    if licence is None:
        return {}
    named = {"@id": licence.url} if licence.url else {}
    return {
        "dcterms:license": {
            **named, "@type": "dcterms:LicenseDocument", "dcterms:title": licence.text
        }
    }  # fmt: skip


def _typed(address: str, kind: str) -> dict[str, str]:
    return {"@id": address, "@type": kind}
