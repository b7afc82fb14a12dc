"""The files below content/ with what is known of each."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.inspect.facts import Fault, FileFacts
from generator.inspect.file import too_big, unread
from generator.inspect.limits import MOST_BYTES
from generator.inspect.names import ending_of, name_faults
from generator.inspect.store import Store

EVIDENCE = "evidence"
#: What web pages are made of; outside the folder of evidence these are the site's own.
_OWN = frozenset(
    (
        *("md", "markdown", "html", "htm", "css", "js", "mjs", "json", "map", "xml"),
        *("webmanifest", "ico", "woff", "woff2", "ttf", "otf", "eot"),
    )
)
_OWN_NAMES = frozenset(["CNAME", "_headers", "_redirects"])
#: What operating systems and office programs leave lying about.
_LITTER = re.compile(r"\.|~\$|thumbs\.db$|desktop\.ini$|ehthumbs", re.I)
_LINK = Fault("file-link-outside")
_NO_ACCESS = Fault("file-no-access")
_NO_FILE = Fault("file-not-plain")
_NO_TEXT = Fault("file-name-deceives", "ชื่อไฟล์")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Facts by the path below ``content``, with slashes, in the order of the names. The hash is
    empty of what was not read: links, files over the limit, files that took too much.
    """

    content: Path
    store: Store
    files: Mapping[str, FileFacts]

    def still_true(self, name: str) -> bool:
        """Say whether the file still is what its facts tell of."""
        known = self.files.get(name)
        return known is not None and known.sha256 != "" and known.sha256 == self.sha256_now(name)

    def sha256_now(self, name: str) -> str | None:
        """Hash a file of the shelf as it is now; None when it cannot be read, or is none now."""
        path = self.content / name
        try:
            plain = name in self.files and stat.S_ISREG(path.lstat().st_mode)
            return _sha256(path) if plain else None
        except OSError:
            return None


def scan(content: Path, store: Store, *, progress: bool = False) -> Shelf:
    """Look at every file below ``content`` and inspect those that are not known yet.

    Raises nothing for what lies there: a name that is no file or cannot be read has a fault.
    """
    known: dict[str, FileFacts] = {}
    new: dict[str, list[str]] = {}
    for name, fault in dict(_walk(content)).items():
        path = content / name
        found = unread(path, fault) if fault else _known(path, store)
        if isinstance(found, FileFacts):
            known[name] = found
        else:
            new.setdefault(found, []).append(name)
    if new:
        # The libraries for it are only loaded when there is something to do.
        from generator.inspect.crew import inspect_all

        paths = {content / names[0]: names for names in new.values()}
        for path, facts in inspect_all(paths, store, progress=progress).items():
            known |= dict.fromkeys(paths[path], facts)
    return Shelf(content, store, {name: _with_name(name, known[name]) for name in sorted(known)})


def _known(path: Path, store: Store) -> FileFacts | str:
    """Give what is known of a file, or its hash when it has to be inspected."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return unread(path, too_big(size))
        sha256 = _sha256(path)
    except OSError:
        return unread(path, _NO_ACCESS)
    return store.facts(sha256) or sha256


def _with_name(name: str, facts: FileFacts) -> FileFacts:
    faults = name_faults(name, facts.format)
    return replace(facts, faults=(*facts.faults, *faults)) if faults else facts


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _walk(content: Path) -> Iterator[tuple[str, Fault | None]]:
    """Name every file, with a fault where it is none or must not be opened."""
    folders = [""] if content.is_dir() else []
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(content / folder))
        except OSError:
            yield folder.rstrip("/"), _NO_ACCESS
            continue
        for entry in entries:
            name = folder + entry.name
            fault = _fault(entry)
            if _LITTER.match(entry.name):
                continue
            if fault is None and entry.is_dir(follow_symlinks=False):
                folders.append(f"{name}/")
            elif not _is_own(name):
                yield _told(name), fault


def _fault(entry: os.DirEntry[str]) -> Fault | None:
    """Say what keeps a name from being opened."""
    if _told(entry.name) != entry.name:
        return _NO_TEXT
    if entry.is_symlink():
        return _LINK
    plain = entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)
    return None if plain else _NO_FILE


def _told(name: str) -> str:
    """Write a name whose bytes are no text in a way that can be written anywhere."""
    return name.encode("utf-8", "backslashreplace").decode()


def _is_own(name: str) -> bool:
    """Say whether the site is made of this file."""
    outside = not name.startswith(f"{EVIDENCE}/")
    return outside and (ending_of(name) in _OWN or name in _OWN_NAMES)
