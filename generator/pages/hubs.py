"""The hubs: manuals, and infographics with their words, and what of them the plan still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import links
from generator.pages.evidence import has_samples, newest_first
from generator.pages.evidence_view import evidence_view
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import PlanView
from generator.register import Evidence, Register


@dataclass(frozen=True, slots=True)
class Wanted:
    """A measure whose plan asks for something of this kind that is not there yet, or not all of it
    (``some``)."""

    number: str
    title: Markup
    url: str
    year: int
    outputs: tuple[Markup, ...]
    due: Markup
    some: bool


def hub_pages(th: Typesetter, register: Register, plans: Sequence[PlanView]) -> Iterator[Page]:
    """Make the page of manuals and the gallery of infographics."""
    name = register.agency.name
    yield _hub(
        th,
        register,
        plans,
        "manual",
        Page(links.MANUALS, "manuals.html", "คู่มือ", f"คู่มือของ{name}", "manuals", {}),
    )
    yield _hub(
        th,
        register,
        plans,
        "infographic",
        Page(
            links.INFOGRAPHICS,
            "infographics.html",
            "อินโฟกราฟิก",
            f"อินโฟกราฟิกของ{name} พร้อมข้อความเต็มทุกภาพ",
            "infographics",
            {},
        ),
    )


def _hub(
    th: Typesetter, register: Register, plans: Sequence[PlanView], kind: str, page: Page
) -> Page:
    shown = [item for item in newest_first(register.evidence) if _belongs(item, kind)]
    values = {
        "entries": [evidence_view(th, item) for item in shown],
        "wanted": list(wanted(th, plans, kind)),
        "samples": has_samples(shown),
    }
    return Page(page.address, page.template, page.title, page.description, page.section, values)


def _belongs(item: Evidence, kind: str) -> bool:
    return item.kind == kind and item.replaced_by is None


def wanted(th: Typesetter, plans: Sequence[PlanView], kind: str) -> Iterator[Wanted]:
    """List the measures whose outputs of a kind have no sufficient evidence, newest year first."""
    for plan in plans:
        for view in plan.measures:
            missing = [
                output
                for output in view.standing.outputs
                if output.output.kind == kind and not output.fulfilled
            ]
            if missing:
                texts = tuple(th(output.output.text) for output in missing)
                some = any(output.found for output in missing)
                yield Wanted(view.number, view.title, view.url, plan.year, texts, view.due, some)
