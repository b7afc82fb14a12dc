"""The files and folders of a built site, by the names that the disk has.

Hosts tell capitals from small letters, also where the disk of the office does not. So names are
read from the folders and compared here, and never asked of the disk.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

INDEX = "index.html"
_PAGE_ENDINGS = (".html", ".htm")


@dataclass(frozen=True)
class Tree:
    """What lies below ``root``: addresses from there, those of folders with a slash at the end.

    ``linked`` are symbolic links to folders, and to files that lie elsewhere: hosts and programs
    that copy do not keep them. ``unreadable`` are folders that cannot be opened, with the reason.
    """

    root: Path
    files: set[str]
    folders: set[str]
    linked: set[str]
    unreadable: dict[str, str]

    def of_kind(self, *endings: str) -> list[str]:
        """Give the files with one of these endings, in order."""
        return sorted(file for file in self.files if file.lower().endswith(endings))

    def pages(self) -> list[str]:
        """Give the files of HTML, in order."""
        return self.of_kind(*_PAGE_ENDINGS)

    def read(self, file: str) -> bytes:
        """Read a file of the site. Raises OSError."""
        return (self.root / file).read_bytes()

    def nearest(self, address: str) -> str | None:
        """Find what differs only in capitals, or in how the same letters are encoded."""
        return self._folded.get(_fold(address))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(address): address for address in sorted(self.files | self.folders)}


def read_tree(site: Path) -> Tree:
    """Read the names of all files below a folder, each folder once."""
    root = os.path.realpath(site)
    tree = Tree(Path(root), set(), set(), set(), {})
    waiting = [(root, "")]
    while waiting:
        path, address = waiting.pop()
        tree.folders.add(address)
        try:
            with os.scandir(path) as entries:
                waiting += _sort_in(entries, tree, address)
        except OSError as error:
            tree.unreadable[address] = error.strerror or ""
    return tree


def _sort_in(
    entries: Iterable[os.DirEntry[str]], tree: Tree, address: str
) -> Iterator[tuple[str, str]]:
    """Add what a folder holds to the tree, and give the folders that are to be read."""
    inside = f"{tree.root}{os.sep}"
    for entry in entries:
        name = address + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield entry.path, f"{name}/"
        elif entry.is_dir() or (
            entry.is_symlink() and entry.is_file() and not _real(entry).startswith(inside)
        ):
            tree.linked.add(name)
        elif entry.is_file():
            tree.files.add(name)


def _real(entry: os.DirEntry[str]) -> str:
    return os.path.realpath(entry.path)


def address_of(file: str) -> str:
    """Give the address of a page: ``2566/timeline/`` for ``2566/timeline/index.html``."""
    return file.removesuffix(INDEX) if f"/{file}".endswith(f"/{INDEX}") else file


def _fold(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()
