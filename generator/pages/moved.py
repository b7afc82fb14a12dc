"""Pages at old addresses: they lead on to where a thing is now, or say that it is gone and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from generator.addresses.moved import Grave, Moved
from generator.pages import links, wording
from generator.pages.evidence_view import evidence_view, when
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.register import EvidenceState


def moved_pages(moved: Iterable[Moved]) -> Iterator[Page]:
    """Make a page that leads on, on any static host: with a script that keeps the place within the
    page, with the page's head where there is none, and with a link in any case."""
    for move in moved:
        title = "ย้ายไปที่อยู่ใหม่"
        values = {"new": move.new}
        yield Page(_page_of(move.old), "moved.html", title, title, "", values, moved_to=move.new)


def grave_pages(th: Typesetter, graves: Iterable[Grave]) -> Iterator[Page]:
    """Make a page in place of a file. Its address ends in a slash, and hosts lead from the name of
    the file to the folder of that name, whatever kind of file it was."""
    for grave in graves:
        evidence = grave.evidence
        withdrawn = evidence.withdrawn
        values = {
            "item": evidence_view(th, evidence),
            "name": grave.address.rpartition("/")[2],
            "says": wording.EVIDENCE_STATE[evidence.state],
            "withdrawn": SimpleNamespace(
                date=th(when(withdrawn.date)), reason=th.block(withdrawn.reason)
            )
            if withdrawn and evidence.state is EvidenceState.WITHDRAWN
            else None,
            "all": links.EVIDENCE,
        }
        title = f"ไม่มีไฟล์นี้แล้ว {evidence.title}"
        yield Page(_page_of(grave.address), "gone.html", title, title, "evidence", values)


def _page_of(address: str) -> str:
    return address if address.endswith("/") or not address else f"{address}/"
