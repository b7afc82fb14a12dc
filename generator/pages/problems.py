"""Problems in the browser, while somebody edits: above each page, or as the only page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.pages.links import HOME
from generator.pages.page import Printed
from generator.problems import Problem
from generator.report import as_lines
from generator.report_words import summary

_LINES = Markup('<pre class="ps-problems">{}</pre>')


def problems_banner(problems: Sequence[Problem], lang: str) -> Markup:
    """List the problems for the top of every page; what lies below is the last good state."""
    said = "\n".join([summary(problems, lang), *as_lines(problems, lang)])
    return _LINES.format(said)


def problems_page(problems: Sequence[Problem], lang: str) -> Printed:
    """Make the only page of a site that was never good yet."""
    title = summary(problems, lang)
    body = Markup('<div class="ps-wrap"><header class="ps-title"><h1>{}</h1></header></div>')
    return Printed(HOME, {"title": title, "generated": True}, body.format(title))
