"""Whether a folder is the site it was made as: each file against data/manifest.json.

Files are found by walking the folder and then looked up in the manifest. What a manifest names is
never opened by that name, so a hostile one leads nowhere.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.manifest import MANIFEST, entries_below, size_and_sha256
from generator.manifest_file import BadManifest, ManifestFile, Seal, read_manifest
from generator.problems import Place, Problem, printable

#: A manifest of 100,000 files has some 12 MB.
_LARGEST_MANIFEST = 64 << 20
#: Texts are looked at whole for changed line ends; pages and data are far smaller than this.
_LARGEST_TEXT = 16 << 20


def verify_folder(folder: Path) -> list[Problem]:
    """Compare a built site, or a copy of it, with its manifest; no problems when they agree.

    Without a usable manifest that is the only problem. Links are named, never followed.
    """
    manifest = _read_manifest(folder / MANIFEST)
    if isinstance(manifest, Problem):
        return [manifest]
    try:
        found = dict(entries_below(folder))
    except OSError as error:
        return [_problem("verify-unreadable", error.filename or "", detail=error.strerror or "")]
    found.pop(MANIFEST, None)
    problems = _compare(found, manifest.seals, strangers=manifest.files is not None)
    return sorted(problems, key=lambda problem: (problem.place, problem.code))


def _read_manifest(path: Path) -> ManifestFile | Problem:
    try:
        # Read only a plain file: a pipe would never end, a link could lead anywhere.
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return _problem("verify-no-manifest", MANIFEST)
        if found.st_size > _LARGEST_MANIFEST:
            return _problem("verify-bad-manifest", MANIFEST, detail=f"{found.st_size:,} bytes")
        return read_manifest(path.read_bytes())
    except OSError:
        return _problem("verify-no-manifest", MANIFEST)
    except BadManifest as error:
        return _problem("verify-bad-manifest", MANIFEST, detail=printable(str(error)))


def _compare(
    found: Mapping[str, os.DirEntry[str]], seals: Mapping[str, Seal], *, strangers: bool
) -> Iterator[Problem]:
    missing = seals.keys() - found.keys()
    extra = found.keys() - seals.keys()
    renamed = {_fold(name): name for name in extra}
    links = {name for name, entry in found.items() if entry.is_symlink()}
    for name, seal in seals.items():
        if name in links:
            continue
        if name not in missing:
            yield from _check(name, found[name], seal)
        elif other := renamed.get(_fold(name)):
            extra.discard(other)
            yield _problem("verify-name-case", name, other=printable(other))
        # A folder that is a link is named once, not each file that it hides.
        elif not links.intersection(map(str, PurePosixPath(name).parents)):
            yield _problem("verify-missing", name)
    yield from (_problem("verify-link", name) for name in links)
    if strangers:
        yield from (_problem("verify-unexpected", name) for name in extra - links)


def _fold(name: str) -> str:
    """Write names alike that some disks and copying programs do not tell apart."""
    return unicodedata.normalize("NFC", name).casefold()


def _check(name: str, entry: os.DirEntry[str], seal: Seal) -> Iterator[Problem]:
    if not entry.is_file(follow_symlinks=False):
        yield _problem("verify-missing", name)
        return
    try:
        path = Path(entry.path)
        if path.stat().st_size == seal[0] and size_and_sha256(path) == seal:
            return
        ends = path.stat().st_size <= _LARGEST_TEXT and _differs_by_line_ends(path, seal)
    except OSError as error:
        yield _problem("verify-unreadable", name, detail=error.strerror or "")
        return
    yield _problem("verify-line-ends" if ends else "verify-changed", name)


def _differs_by_line_ends(path: Path, seal: Seal) -> bool:
    """Say whether a copy as text, as FTP makes it between systems, did the change."""
    bare = path.read_bytes().replace(b"\r\n", b"\n")
    return any(
        (len(text), hashlib.sha256(text).hexdigest()) == seal
        for text in (bare, bare.replace(b"\n", b"\r\n"))
    )


def _problem(code: str, name: str, **values: str) -> Problem:
    return Problem(code, Place(printable(name)), values)
