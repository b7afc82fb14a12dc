"""Packed copies beside the files of a site, for hosts that send those to whoever can read them."""

from __future__ import annotations

import gzip
from collections.abc import Container
from pathlib import Path

import brotli

from generator.manifest import entries_below

#: Texts; everything else that we publish is packed by its own kind.
_TEXTS = (
    ".html", ".css", ".js", ".json", ".jsonld", ".csv", ".svg", ".txt", ".xml", ".ics",
    ".webmanifest",
)  # fmt: skip
#: What smaller files would save is less than the headers around them.
_SMALLEST = 1024
ENDINGS = (".gz", ".br")


def pack(site: Path) -> int:
    """Write a .gz and a .br beside each text of a built site, and count the texts.

    The same text gives the same bytes on any day: no time stands in them. Raises OSError.
    """
    count = 0
    for name, entry in entries_below(site):
        if not name.endswith(_TEXTS) or entry.is_symlink():
            continue
        path = site / name
        content = path.read_bytes()
        if len(content) < _SMALLEST:
            continue
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, quality=11))
        count += 1
    return count


def is_packed_copy(name: str, names: Container[str]) -> bool:
    """Say whether a file of a site is the packed copy of another of its files."""
    return name.endswith(ENDINGS) and name[: name.rindex(".")] in names
