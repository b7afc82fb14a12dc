"""Pages onto the disk, for any engine that reads Markdown from a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

_SHOW_EVERY = 200


def write_files(folder: Path, files: Iterable[tuple[str, str]], *, progress: bool) -> int:
    """Write (path, text) pairs below a folder and count them. Raises OSError.

    Files that are there already and hold the same text keep their time stamp; files of an earlier
    run that the site no longer has are left alone: the folder may hold pages of other people.
    """
    count = 0
    for path, text in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode("utf-8")
        if not (target.is_file() and target.read_bytes() == content):
            target.write_bytes(content)
        count += 1
        if progress and count % _SHOW_EVERY == 0:
            click.echo(f"\r{count:,}", nl=False, err=True)
    if progress and count >= _SHOW_EVERY:
        click.echo(err=True)
    return count
