"""The pages of the budget: what was granted, what is spent, and from which files that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from generator.budget.year import BudgetYear
from generator.pages import links
from generator.pages.budget_data import csv_address, json_address
from generator.pages.budget_sources import source_views
from generator.pages.budget_view import NO_NUMBER, BudgetViewer
from generator.pages.hubs import Wanted
from generator.pages.page import Page
from generator.pages.typeset import Typesetter

_TITLE = "สรุปการใช้งบประมาณ"


def budget_pages(
    th: Typesetter,
    agency: str,
    years: Sequence[BudgetYear],
    wanted: Sequence[Wanted],
    as_of: date,
) -> Iterator[Page]:
    """Make ``/budget/``, which shows the latest year, and a page for each year.

    ``years`` run from the newest to the oldest; ``wanted`` are the measures whose budget summaries
    are not there yet; ``as_of`` tells a month that nobody published from one still to come.
    """
    description = f"งบประมาณที่ได้รับและการใช้จ่ายของ{agency} จากไฟล์ที่เผยแพร่ แยกตามรายการและรายเดือน"
    chips = [SimpleNamespace(year=b.year, url=year_address(b.year)) for b in years]
    if not years:
        values = {"budget": None, "wanted": list(wanted), "chips": chips}
        yield Page(links.BUDGET, "budget.html", _TITLE, description, "budget", values)
        return
    latest = next((budget for budget in years if budget.summary), years[0])
    for budget in years:
        own = [want for want in wanted if want.year == budget.year]
        values = _values(th, budget, as_of) | {"wanted": own, "chips": chips}
        title = f"{_TITLE} {budget.year}"
        if budget is latest:
            yield Page(links.BUDGET, "budget.html", _TITLE, description, "budget", values)
        own_words = f"ปีงบประมาณ พ.ศ. {budget.year} {description}"
        yield Page(year_address(budget.year), "budget.html", title, own_words, "budget", values)


def year_address(year: int) -> str:
    """Address of the budget page of a fiscal year."""
    return f"{links.BUDGET}{year}/"


def _invented(budget: BudgetYear) -> bool:
    """Say whether the numbers are samples; samples are never added to real ones."""
    pieces = budget.summary.pieces if budget.summary else ()
    shown = [piece.entry for piece in pieces] or budget.entries
    return any(entry.sample for entry in shown)


def _values(th: Typesetter, budget: BudgetYear, as_of: date) -> dict[str, Any]:
    viewer = BudgetViewer(th, budget, as_of)
    span = viewer.span()
    return {
        "budget": budget,
        "year": budget.year,
        "span": th(span) if span else None,
        "sample": _invented(budget),
        "figures": viewer.figures(),
        "charts": viewer.charts(),
        "table": viewer.table(),
        "months": viewer.months(),
        "sources": source_views(th, budget),
        "added": viewer.added(),
        "remarks": viewer.remarks(),
        "no_number": NO_NUMBER,
        "csv": csv_address(budget.year),
        "json": json_address(budget.year),
    }
