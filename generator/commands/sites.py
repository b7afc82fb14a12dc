"""Verbs that make the site: build, serve, pages."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from threading import Thread

import click

from generator.clock import build_day
from generator.commands.options import (
    FINE,
    FOUND,
    WRONG,
    as_of_option,
    complain,
    config_option,
    lang_option,
    measures_option,
    open_beside,
    status_of,
)
from generator.history import last_changed
from generator.load import load
from generator.output import all_files, write_files
from generator.report import FORMATS
from generator.site_url import site_url_of


@click.command()
@config_option
@as_of_option
@lang_option
@click.option(
    "--offline",
    is_flag=True,
    help="สร้างลงใน site-offline/ และ .zip ให้เปิดจากเครื่องหรือแฟลชไดรฟ์ (opens by double click)",
)
@click.option(
    "--packed", is_flag=True, help="เขียนไฟล์ .gz และ .br ไว้ข้างไฟล์ข้อความ (precompressed copies)"
)
def build(config: Path, as_of: date | None, lang: str, offline: bool, packed: bool) -> int:
    """สร้างเว็บไซต์ลงในโฟลเดอร์ site/ (build the site)"""
    from generator.engine import (
        BrokenLinks,
        BuildFailed,
        build_offline,
        build_site,
        log_to_terminal,
    )

    if offline and packed:
        complain(
            lang,
            "--packed ใช้กับ --offline ไม่ได้: เครื่องอ่านไม่ใช้ไฟล์ .gz",
            "--packed or --offline, not both",
        )
        return WRONG
    os.environ["PRONGSAI_LANG"] = lang
    log_to_terminal(verbose=sys.stderr.isatty(), lang=lang)
    try:
        made: tuple[Path, ...] = (
            build_offline(config, as_of) if offline else (build_site(config, as_of, packed=packed),)
        )
    except BuildFailed as error:
        if isinstance(error, BrokenLinks):
            click.echo(FORMATS["text"](error.problems, lang), err=True)
        complain(lang, f"สร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่ครบ: {error}", f"not built: {error}")
        return FOUND
    where = ", ".join(map(str, made))
    click.echo(f"สร้างเว็บไซต์แล้วที่ {where}" if lang == "th" else f"built {where}")
    return FINE


@click.command()
@config_option
@as_of_option
@lang_option
@click.option("-a", "--addr", help="ที่อยู่ของเครื่องนี้ เช่น 127.0.0.1:8000")
@click.option(
    "--edit", is_flag=True, help="เปิดหน้าแก้ไขด้วยแบบฟอร์มบนเครื่องนี้ด้วย (forms that write the files)"
)
def serve(config: Path, as_of: date | None, lang: str, addr: str | None, edit: bool) -> int:
    """เปิดเว็บไซต์ตัวอย่างที่เปลี่ยนตามไฟล์ทันที (preview that follows the files)"""
    from generator.engine import BuildFailed, log_to_terminal, serve_site

    os.environ["PRONGSAI_LANG"] = lang
    log_to_terminal(verbose=True, lang=lang)
    try:
        with _editor(config, as_of, lang) if edit else nullcontext():
            serve_site(config, as_of, addr)
    except BuildFailed as error:
        complain(lang, f"เปิดเว็บไซต์ตัวอย่างไม่ได้: {error}", f"cannot serve: {error}")
        return WRONG
    return FINE


@contextmanager
def _editor(config: Path, as_of: date | None, lang: str) -> Iterator[None]:
    """Serve the editor beside the preview. Raises BuildFailed."""
    from generator.admin.bridge import Bridge
    from generator.admin.server import Editor, EditorServer
    from generator.engine import BuildFailed, made_from

    register, themes = made_from(config)
    bridge = Bridge(register, as_of or build_day(os.environ), lang)
    editor = Editor(bridge, register.name, [theme / "fonts" for theme in themes])
    try:
        server = EditorServer(editor)
    except OSError as error:
        raise BuildFailed(f"เปิดหน้าแก้ไขไม่ได้: {error.strerror} (no port)") from error
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        told = "แก้ไขด้วยแบบฟอร์มที่" if lang == "th" else "edit at"
        click.echo(f"{told} {server.address}")
        try:
            yield
        finally:
            server.shutdown()


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@measures_option
@as_of_option
@lang_option
def pages(folder: Path, measures: Path, as_of: date | None, lang: str) -> int:
    """เขียนหน้าเว็บเป็นไฟล์ Markdown ลงใน FOLDER สำหรับโปรแกรมอื่น (write the pages to disk)

    FOLDER/docs ได้หน้าและไฟล์ข้อมูล FOLDER/extra.json ได้ค่า extra.prongsai ของ mkdocs.yml
    """
    office = open_beside(measures)
    loaded = load(measures, last_changed, office.stock.holdings)
    if loaded.problems:
        click.echo(FORMATS["text"](loaded.problems, lang), err=True)
    if loaded.register is None:
        return status_of(loaded)
    site_url = site_url_of(None, measures.parent / "mkdocs.yml")
    site = office.site(loaded.register, as_of or build_day(os.environ), site_url)
    try:
        count = write_files(
            folder / "docs", all_files(site, office.stock), progress=sys.stderr.isatty()
        )
        extra = json.dumps({"prongsai": site.chrome}, ensure_ascii=False, indent=2) + "\n"
        (folder / "extra.json").write_text(extra, encoding="utf-8")
    except OSError as error:
        complain(lang, f"เขียนลง {folder} ไม่ได้: {error.strerror}", f"cannot write: {error.strerror}")
        return WRONG
    click.echo(f"เขียน {count:,} ไฟล์ลงใน {folder}" if lang == "th" else f"{count:,} files")
    return FINE
