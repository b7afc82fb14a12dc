"""What pages are, as schema.org data that search engines and assistants read.

Addresses are those the page itself uses: JSON-LD resolves them against the page, so that one site
is right at every address. Vocabulary: https://schema.org, read for each type used here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from generator.opendata.dataset import Dataset
from generator.pages import links
from generator.pages.typeset import html
from generator.pages.views import Link
from generator.register import Agency, Evidence, Register

#: Signs that could end the script element, written as JSON writes any character.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_NO_BREAK = "\u00a0"


def data_block(data: Mapping[str, Any]) -> Markup:
    """Write data as a block that a page may hold; its texts cannot end the block."""
    whole = {"@context": "https://schema.org", **data}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return html(f'<script type="application/ld+json">{text}</script>')


def breadcrumbs(root: str, trail: Sequence[Link], here: Markup) -> Markup:
    """Write the way from home to a page; the page itself needs no address."""
    steps = [("หน้าแรก", root), *((plain(link.text), root + link.url) for link in trail)]
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(steps, 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": plain(here)})
    return data_block({"@type": "BreadcrumbList", "itemListElement": items})


def document(item: Evidence, agency: Agency) -> Markup:
    """Write what a piece of evidence is and where its files can be had."""
    root = links.root_from(links.evidence(item.id))
    data: dict[str, Any] = {
        "@type": "DigitalDocument",
        "name": item.title,
        "inLanguage": "th",
        "publisher": publisher(agency),
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": root + file.address,
                "contentSize": f"{file.facts.size} B",
                "sha256": file.facts.sha256,
            }
            for file in item.files
            if not file.held
        ],
    }
    if item.sample:
        data["creativeWorkStatus"] = "ตัวอย่าง"
    if item.published:
        data["datePublished"] = item.published.isoformat()
    return data_block(data)


def data_sets(register: Register, found: Iterable[Dataset]) -> Markup:
    """Write the sets of data of the site with their files."""
    agency = register.agency
    common: dict[str, Any] = {"@type": "Dataset", "inLanguage": "th", "creator": publisher(agency)}
    if register.licence:
        common["license"] = register.licence.url or register.licence.text
    return data_block({"@graph": [{**common, **_set(dataset)} for dataset in found]})


def _set(dataset: Dataset) -> dict[str, Any]:
    root = links.root_from(links.DATA)
    kinds = ((dataset.csv, "text/csv"), (dataset.json, "application/json"))
    covers = "/".join(day.isoformat() for day in dataset.covers or ())
    return {
        "name": dataset.title,
        "description": dataset.says,
        **({"temporalCoverage": covers} if covers else {}),
        "distribution": [
            {"@type": "DataDownload", "contentUrl": root + url, "encodingFormat": kind}
            for url, kind in kinds
        ],
    }


def publisher(agency: Agency) -> dict[str, Any]:
    """Name the office as the body that publishes."""
    return {"@type": "GovernmentOrganization", "name": agency.name}


def plain(text: Markup) -> str:
    """Take a set text back to its words: without tags and no-break spaces."""
    return text.striptags().replace(_NO_BREAK, " ")
