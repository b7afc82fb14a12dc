"""A page as text: a few lines of front matter and one block of HTML, which is valid Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.pages.links import root_from, source_of
from generator.pages.typeset import KeepWords, Typesetter
from generator.pages.views import icon


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: ``address`` from the root of the site, ``section`` the tab it belongs to."""

    address: str
    template: str
    title: str
    description: str
    section: str
    values: Mapping[str, Any]


class Press:
    """Prints pages: the templates with what they all need."""

    def __init__(self, th: Typesetter, common: Mapping[str, Any]) -> None:
        self._environment = Environment(
            loader=PackageLoader("generator", "templates"),
            extensions=[KeepWords],
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self._environment.typesetter = th  # type: ignore[attr-defined]
        self._environment.filters.update(th=th, th_block=th.block)
        self._environment.globals.update(icon=icon, **common)

    def print(self, page: Page) -> tuple[str, str]:
        """Give the Markdown file's path and text."""
        template = self._environment.get_template(page.template)
        body = template.render(page.values, root=root_from(page.address))
        head = {
            "title": page.title,
            "description": page.description,
            "section": page.section,
            "generated": True,
        }
        # JSON is YAML, and the only quoting in which no text can break out.
        matter = "\n".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in head.items())
        return source_of(page.address), f"---\n{matter}\n---\n\n{body.strip()}\n"
