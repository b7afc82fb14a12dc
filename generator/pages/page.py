"""A page as text: a few lines of front matter and one block of HTML, which is valid Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.pages import links
from generator.pages.linked_data import breadcrumbs
from generator.pages.links import root_from, source_of
from generator.pages.rows import measure_items, measure_marks, measure_rows
from generator.pages.typeset import KeepWords, Typesetter
from generator.pages.views import icon

#: The macros of templates/parts.html.
_PARTS = (
    "crumbs", "downloads", "years", "measure_table", "key", "measure_list", "due_list",
    "sample_note", "preview", "thumb", "evidence_link", "file_row", "wanted_list", "coverage_key",
    "place_link", "change_list",
)  # fmt: skip
_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: ``address`` from the root of the site, ``section`` the tab it belongs to;
    ``moved_to`` is the address that readers are led on to."""

    address: str
    template: str
    title: str
    description: str
    section: str
    values: Mapping[str, Any]
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A page as printed: ``head`` for the theme, ``body`` for the reader."""

    address: str
    head: Mapping[str, str | bool]
    body: str

    @property
    def source(self) -> str:
        """The path of its Markdown file."""
        return source_of(self.address)

    @property
    def text(self) -> str:
        """The Markdown file: JSON values in the front matter, which no text can break out of."""
        lines = (f"{key}: {_JSON.encode(value)}" for key, value in self.head.items())
        return "---\n{}\n---\n\n{}\n".format("\n".join(lines), self.body)


class _Environment(Environment):
    """Jinja that reads attributes, and never tries keys of mappings: a third less time a page."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]


class Press:
    """Prints pages: the templates with what they all need."""

    def __init__(self, th: Typesetter, common: Mapping[str, Any]) -> None:
        self._environment = _Environment(
            loader=PackageLoader("generator", "templates"),
            extensions=[KeepWords],
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        self._environment.typesetter = th  # type: ignore[attr-defined]
        self._environment.filters.update(th=th, th_block=th.block)
        self._environment.globals.update(
            icon=icon,
            links=links,
            measure_rows=measure_rows,
            measure_items=measure_items,
            measure_marks=measure_marks,
            breadcrumbs=breadcrumbs,
            **common,
        )
        # The parts are made known once: importing them anew takes a tenth of a page's time.
        parts = self._environment.get_template("parts.html").module
        self._environment.globals.update({name: getattr(parts, name) for name in _PARTS})

    def print(self, page: Page) -> Printed:
        """Fill the page's template."""
        template = self._environment.get_template(page.template)
        body = template.render(page.values, root=root_from(page.address)).strip()
        # A blank line ends a block of HTML for readers of Markdown other than Python's.
        while "\n\n" in body:
            body = body.replace("\n\n", "\n")
        head: dict[str, str | bool] = {
            "title": page.title,
            "description": page.description,
            "section": page.section,
            "generated": True,
        }
        if page.moved_to is not None:
            head["moved"] = root_from(page.address) + page.moved_to
        return Printed(page.address, head, body)
