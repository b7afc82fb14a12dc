"""A page that is HTML already, as MkDocs takes it: it need not read it as Markdown, which takes
longest."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.pages.page import Printed

_ID = re.compile(r' id="([^"]+)"')


class PrintedPage(Page):
    """One page of the generator."""

    def __init__(self, printed: Printed, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._printed = printed

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the head where MkDocs parses front matter."""
        self.markdown = ""
        self.meta = dict(self._printed.head)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body; its ids are what hand-written pages may link to."""
        self.content = self._printed.body
        self.present_anchor_ids = set(_ID.findall(self._printed.body))
