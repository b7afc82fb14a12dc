"""The MkDocs plugin ``transparency``: the site's pages as files that exist only in memory.

Works in MkDocs 1.6 and in ProperDocs, which lends MkDocs' names. Besides ``engine`` the only
module that knows MkDocs.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Collection, Sequence
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from pathspec import GitIgnoreSpec

from generator.admin.backend import BackendFault
from generator.admin.site import Admin, admin_of
from generator.card import ADDRESS as CARD
from generator.carried import theme_folder
from generator.clock import build_day
from generator.frame import card, framed, write_host_files
from generator.history import last_changed
from generator.hosting.policy import page_policy, script_hashes
from generator.installed import WORKER, write_worker
from generator.load import Loaded, load
from generator.manifest import complete_manifest
from generator.office import Office, open_office
from generator.offline import for_disk
from generator.packed import pack
from generator.pages import links
from generator.pages.page import Printed
from generator.pages.problems import problems_banner, problems_page
from generator.pages.site import Site
from generator.printed_page import PrintedPage
from generator.problems import Problem
from generator.published import changed_files, keep_only, let_through, sweep
from generator.report import as_lines
from generator.report_words import summary

_log = logging.getLogger("mkdocs.plugins.transparency")
#: Where a page has a place to link to.
#: Parts of Material that no page of ours loads: its search, and maps for its developers.
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
#: Only pages by hand load what Material brings along.
_BY_HAND = ("assets/javascripts/", "assets/stylesheets/", "js/material.js")
#: Only pages at old addresses load it.
_MOVED = "js/moved.js"


class TransparencyConfig(Config):  # type: ignore[no-untyped-call]
    """``measures``: the register's file, from the folder of mkdocs.yml. ``lang``: of messages.
    ``packed``: write .gz and .br beside each text, for hosts that send those. ``offline``: let the
    site be opened from a disk. ``admin``: the repository of the web editor; none, no editor."""

    measures = opt.Type(str, default="measures.yml")
    lang = opt.Choice(("th", "en"), default="th")
    packed = opt.Type(bool, default=False)
    offline = opt.Type(bool, default=False)
    admin = opt.Optional(opt.Type(dict))


def _set_in_frame(config: MkDocsConfig) -> None:
    """Let the frame of the pages come with this package; an office's own custom_dir goes first."""
    frame = str(theme_folder().resolve())
    dirs = config.theme.dirs
    if frame not in (str(Path(folder).resolve()) for folder in dirs):
        dirs.insert(1 if config.theme.custom_dir else 0, frame)


class TransparencyPlugin(BasePlugin[TransparencyConfig]):  # type: ignore[no-untyped-call]
    """Loads before anything is deleted, so that a faulty register never harms a good site."""

    def __init__(self) -> None:
        self._serving = False
        self._server: LiveReloadServer | None = None
        self._chrome: dict[str, Any] = {}
        self._name = ""
        self._site: Site | None = None
        self._office: Office | None = None
        self._withheld: frozenset[str] = frozenset()
        self._published: Collection[str] = ()
        self._printed: Collection[str] = ()
        self._day = ""
        self._watched: tuple[Path, ...] = ()
        self._pages: Sequence[Printed] = ()
        self._data: Sequence[tuple[str, str]] = ()
        self._sections: Sequence[tuple[str, str]] = ()
        self._scripts: set[str] = set()
        self._admin: Admin | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn where problems go; with this method MkDocs keeps the object between builds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the register and print all pages. Raises Abort when the register has errors."""
        self._scripts.clear()
        _set_in_frame(config)
        folder = self._measures(config).parent
        terminal = sys.stderr.isatty() and not self._serving
        self._office = open_office(folder, Path(config.docs_dir), progress=terminal)
        loaded = self._load(config, self._office)
        self._withheld = loaded.withheld
        self._watched = loaded.files
        self._watch()
        if loaded.register is None:
            self._refuse(loaded.problems, config)
            return config
        for line in as_lines((*loaded.problems, *self._office.problems), self.config.lang):
            _log.info(line)
        day = build_day(os.environ)
        site = self._office.site(loaded.register, day, config.site_url or None)
        self._site = site
        self._day = day.isoformat()
        self._pages = list(site.pages())
        self._data = [*site.data(), *site.index()]
        self._name = loaded.register.agency.name
        self._chrome = site.chrome
        self._admin = self._editor(loaded)
        config.site_name = self._name
        config.extra["prongsai"] = self._framed(config)
        self._sections = site.sections
        # Thousands of leaf pages in every page's navigation would make the build quadratic.
        config.not_in_nav = GitIgnoreSpec.from_lines(["*"])
        return config

    def _editor(self, loaded: Loaded) -> Admin | None:
        """Make the web editor, for a site on a host where it is switched on."""
        if self.config.admin is None or self.config.offline or self._serving:
            return None
        try:
            return admin_of(self.config.admin, loaded, Path(self.config.measures).name, self._name)
        except BackendFault as error:
            raise Abort(str(error)) from error

    def _framed(self, config: MkDocsConfig) -> dict[str, Any]:
        return framed(self._chrome, config, serving=self._serving)

    def _load(self, config: MkDocsConfig, office: Office) -> Loaded:
        return load(self._measures(config), last_changed, office.stock.holdings)

    def _measures(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").parent / self.config.measures

    def _refuse(self, problems: Sequence[Problem], config: MkDocsConfig) -> None:
        """Stop a build; while serving, show what is wrong above the last good pages."""
        lang = self.config.lang
        lines = [*as_lines(problems, lang), summary(problems, lang)]
        if not self._serving:
            for line in lines:
                _log.error(line)
            raise Abort(lines[-1])
        for line in lines:
            _log.info(line)
        config.site_name = self._name or config.site_name
        banner = problems_banner(problems, lang)
        config.extra["prongsai"] = {**self._framed(config), "banner": banner}
        if not self._pages:
            self._pages = [problems_page(problems, lang)]
        config.not_in_nav = GitIgnoreSpec.from_lines(["*"])

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and data files; a file of the same address under content/ wins. Of the
        evidence only what may be published is let through."""
        stock = self._office.stock if self._office else None
        let_through(files, config, self._site, stock, self._withheld)
        moved = any("moved" in printed.head for printed in self._pages)
        by_hand = any(True for _ in files.documentation_pages())
        unused = (*_UNUSED, *(() if moved else (_MOVED,)), *(() if by_hand else _BY_HAND))
        for file in list(files):
            if file.src_uri.startswith(unused) or file.src_uri.endswith((".js.map", ".css.map")):
                files.remove(file)
        written = {file.dest_uri: file.src_uri for file in files}
        sources = {}
        for printed in self._pages:
            file = File.generated(config, printed.source, content=printed.text)
            sources[printed.source] = written.get(file.dest_uri, printed.source)
            if file.dest_uri not in written:
                PrintedPage(printed, file, config)
                files.append(file)
        for path, text in self._data:
            file = File.generated(config, path, content=text)
            if file.dest_uri not in written:
                files.append(file)
        picture = card(config.extra.get("prongsai", {}), config)
        if picture and CARD not in written:
            files.append(File.generated(config, CARD, content=picture))
        if config.nav is None:
            config.nav = [{title: sources[path]} for title, path in self._sections]
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Date pages by the day of the build, not by the clock: one input, one output."""
        if self._day:
            page.update_date = self._day
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Hold back what changed after its check: its file goes, and its page says so."""
        changed = changed_files(files)
        if changed and self._office:
            without = self._office.stock.without([file.name for file in changed])
            office = self._office.with_stock(without)
            loaded = self._load(config, office)
            for file in changed:
                _log.warning("%s: file-changed", file.name)
            if loaded.register:
                day = build_day(os.environ)
                site = office.site(loaded.register, day, config.site_url or None)
                bodies = {printed.source: printed.body for printed in site.pages()}
                keep_only(files, site)
                for page in (file.page for file in files.documentation_pages()):
                    if isinstance(page, PrintedPage):
                        # What led on to a file that is held back now leads there no more.
                        page.content = bodies.get(page.file.src_uri, page.content)
        self._published = {file.dest_uri for file in files}
        self._printed = {file.dest_uri for file in files.documentation_pages()}
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Allow the scripts that stand in a page by hand, and no others."""
        hashes = () if isinstance(page, PrintedPage) else script_hashes(output)
        if not hashes:
            return output
        self._scripts.update(hashes)
        strict, open_ = (page_policy(scripts, by_hand=True) for scripts in ((), hashes))
        return output.replace(str(escape(strict)), str(escape(open_)), 1)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what hosts read, complete the manifest, and leave no evidence of an earlier build
        behind."""
        site = Path(config.site_dir)
        sweep(site, self._published)
        if self.config.offline:
            for_disk(site)
        else:
            hosts = self._admin.hosts if self._admin else ()
            write_host_files(
                site, self._published, self._printed, self._scripts, config.site_url, hosts
            )
            # MkDocs puts a script into the pages of a preview: nobody keeps those.
            if not self._serving and WORKER not in self._published:
                write_worker(site)
        if self._admin:
            self._admin.write(site)
        if self.config.packed and not self._serving:
            pack(site)
        manifest = site / links.MANIFEST
        text = dict(self._data).get(links.MANIFEST)
        # An office may have a manifest of its own under content/: that one is left as it is.
        if text and manifest.is_file() and manifest.read_text(encoding="utf-8") == text:
            manifest.write_text(complete_manifest(site, text), encoding="utf-8", newline="\n")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the templates and the register's files besides content/."""
        self._server = server
        templates = str(package_files("generator") / "templates")
        for folder in (templates, *config.theme.dirs[:1]):
            server.watch(folder)
        self._watch()
        return server

    def _watch(self) -> None:
        """Watch the files that were asked for, also new ones; of a missing one, its folder."""
        for path in self._watched if self._server else ():
            there = next(place for place in (path, *path.parents) if place.exists())
            self._server.watch(str(there), recursive=False)  # type: ignore[union-attr]
