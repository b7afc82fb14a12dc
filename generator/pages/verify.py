"""The page /verify/: whether a file is the published one, told by the reader's own browser.

All that the page needs stands in the page: nothing is fetched, nothing is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from generator.datafiles import json_lines
from generator.manifest import MANIFEST, public_files, published_since
from generator.pages import links
from generator.pages.evidence_view import evidence_badge, when
from generator.pages.page import Page
from generator.pages.typeset import Typesetter, html
from generator.register import Evidence, EvidenceState, Register
from generator.thai.calendar import format_date

#: Inside a script element only these could end it or begin a comment; JSON may escape them.
_UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def verify_page(th: Typesetter, register: Register, as_of: date) -> Page:
    """Offer to compare files with all that is published, was replaced or was withdrawn."""
    records = list(_records(register))
    values = {
        "known": embedded(records),
        "count": sum(len(record["files"]) for record in records),
        "as_of": th(format_date(as_of)),
        "manifest": MANIFEST,
        "badges": SimpleNamespace(**{s.value: evidence_badge(th, s) for s in EvidenceState}),
    }
    title = "ตรวจไฟล์ว่าตรงกับที่เผยแพร่"
    description = f"ตรวจว่าไฟล์ที่มีอยู่เป็นไฟล์ที่{register.agency.name}เผยแพร่จริงหรือไม่"
    return Page(links.VERIFY, "verify.html", title, description, "about", values)


def embedded(records: list[dict[str, Any]]) -> Markup:
    """Write records for a script element, which no text can break out of."""
    return html(json_lines(records).translate(_UNSAFE))


def _records(register: Register) -> Iterator[dict[str, Any]]:
    """Tell of each piece of evidence what verify.js shows; only those with a known hash."""
    entries = {item.id: item for item in register.evidence}
    for item in register.evidence:
        files = [
            {
                "sha256": file.facts.sha256,
                "size": file.facts.size,
                "names": sorted({file.download, file.address.rpartition("/")[2]}),
                "since": _day(published_since(item, file)),
            }
            for file in public_files(item)
        ]
        gone = item.withdrawn
        if not files and not (gone and gone.sha256):
            continue
        newer = _newest(item, entries)
        yield {
            "state": item.state,
            "title": item.title,
            "page": links.evidence(item.id),
            "date": _joined(when(item.date)) if item.date else None,
            "sample": item.sample,
            "files": files,
            "newer": newer and {"title": newer.title, "page": links.evidence(newer.id)},
            "withdrawn": gone
            and {
                "date": _joined(when(gone.date)),
                "reason": gone.reason,
                "sha256": list(gone.sha256),
            },
        }


def _newest(item: Evidence, entries: Mapping[str, Evidence]) -> Evidence | None:
    """Follow the versions to the last one, whose page says what became of it."""
    seen = [item.id]
    while (after := entries[seen[-1]].replaced_by) and after in entries and after not in seen:
        seen.append(after)
    return entries[seen[-1]] if len(seen) > 1 else None


def _day(day: date | None) -> str | None:
    return _joined(format_date(day)) if day else None


def _joined(text: str) -> str:
    """Keep a date in one line."""
    return text.replace(" ", "\u00a0")
