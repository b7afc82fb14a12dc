"""The page /oit/links/: the last check of links out of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from types import SimpleNamespace

from generator.clock import BANGKOK
from generator.linkcheck.result import LinkResult, LinkState
from generator.messages import what_and_fix
from generator.pages import links
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import Link
from generator.problems import Place, Problem
from generator.thai.calendar import format_date

#: Broken links first: readers and staff look for them.
_GROUPS = (
    (LinkState.BROKEN, "overdue", "เปิดไม่ได้"),
    (LinkState.UNSURE, "unsure", "ไม่แน่ใจ"),
    (LinkState.OK, "published", "เปิดได้"),
)
#: A link in the footer stands on every page; so many are named.
_MOST_PAGES = 3


def links_page(th: Typesetter, results: Sequence[LinkResult]) -> Page:
    """Show every external link by its last result; nothing is kept back (GOV.UK, CKAN)."""
    times = [result.checked for result in results if result.checked]
    values = {
        "groups": list(_groups(th, results)),
        "checked": th(_day(max(times))) if times else None,
        "all_link": Link(th("แบบ OIT"), links.OIT),
    }
    title = "ผลการตรวจลิงก์ออกนอกเว็บไซต์"
    return Page(links.OIT_LINKS, "oit_links.html", title, title, "oit", values)


def _groups(th: Typesetter, results: Sequence[LinkResult]) -> Iterator[SimpleNamespace]:
    for state, style, word in _GROUPS:
        rows = [_row(th, result) for result in results if result.state is state]
        if rows:
            yield SimpleNamespace(style=style, word=word, rows=rows)


def _row(th: Typesetter, result: LinkResult) -> SimpleNamespace:
    return SimpleNamespace(
        url=result.url,
        says=th(_why(result)) if result.reason else None,
        final=result.final_url,
        checked=th(_day(result.checked)) if result.checked else "",
        pages=result.pages[:_MOST_PAGES],
        more=max(len(result.pages) - _MOST_PAGES, 0),
    )


def _why(result: LinkResult) -> str:
    values = {
        "url": result.url,
        "detail": result.detail,
        "final": result.final_url or "",
        "status": str(result.status or ""),
    }
    return what_and_fix(Problem(result.reason or "", Place(""), values), "th")[0]


def _day(moment: datetime) -> str:
    return format_date(moment.astimezone(BANGKOK).date())
