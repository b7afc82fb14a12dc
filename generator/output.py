"""Pages onto the disk, for any engine that reads Markdown from a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from generator.pages.site import Site
from generator.stock import Stock

_SHOW_EVERY = 200


def all_files(site: Site, stock: Stock) -> Iterator[tuple[str, str | bytes]]:
    """Give everything of the site as (path, content): pages, data, evidence and its pictures."""
    yield from site.files()
    for address, file in site.copies():
        content = stock.read(file)
        if content is not None:
            yield address, content
    for address, sha256, width in site.previews():
        picture = stock.store.preview(sha256, width)
        if picture is not None:
            yield address, picture


def write_files(folder: Path, files: Iterable[tuple[str, str | bytes]], *, progress: bool) -> int:
    """Write (path, content) pairs below a folder and count them. Raises OSError.

    Files that are there already and hold the same text keep their time stamp; files of an earlier
    run that the site no longer has are left alone: the folder may hold pages of other people.
    """
    count = 0
    for path, written in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = written.encode("utf-8") if isinstance(written, str) else written
        if not (target.is_file() and target.read_bytes() == content):
            target.write_bytes(content)
        count += 1
        if progress and count % _SHOW_EVERY == 0:
            click.echo(f"\r{count:,}", nl=False, err=True)
    if progress and count >= _SHOW_EVERY:
        click.echo(err=True)
    return count
