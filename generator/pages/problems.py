"""Problems in the browser, while somebody edits: above each page, or as the only page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from generator.problems import Problem
from generator.report import as_lines, summary

_LINES = Markup('<pre class="ps-problems">{}</pre>')


def problems_banner(problems: Sequence[Problem], lang: str) -> Markup:
    """List the problems for the top of every page; what lies below is the last good state."""
    said = "\n".join([summary(problems, lang), *as_lines(problems, lang)])
    return _LINES.format(said)


def problems_page(problems: Sequence[Problem], lang: str) -> tuple[str, str]:
    """Make the only page of a site that was never good yet, as (path, text)."""
    title = summary(problems, lang)
    body = Markup('<div class="ps-wrap"><header class="ps-title"><h1>{}</h1></header></div>')
    head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ngenerated: true\n---\n\n"
    return "index.md", head + body.format(title) + "\n"
