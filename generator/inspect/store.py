"""What was found in files, kept by the hash of their content, so that each is inspected once.

A folder for each version of the inspection holds, for a file with the hash ab12…: ``ab/12….json``
(facts), ``.parts.json`` (text) and two previews. The facts are written last and say how large the
others are: an entry that was cut short counts as absent. Nothing is kept of a file's personal data:
parts come masked, and of a file that is held back for them there are none.
"""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.inspect.facts import FileFacts, Part
from generator.inspect.file import Inspected
from generator.inspect.version import version

#: Folders of versions begin so; nothing else in the cache folder is ever deleted.
_PREFIX = "v-"


@dataclass(frozen=True, slots=True)
class _Entry:
    """Facts with the sizes in bytes of what stands beside them, by the ending of its name."""

    facts: FileFacts
    sizes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Store:
    """The facts of one version of the inspection, in ``folder``."""

    folder: Path

    def facts(self, sha256: str) -> FileFacts | None:
        """Give what is known of a content; None when it has to be inspected."""
        try:
            entry = _entries().validate_json(self._file(sha256, ".json").read_bytes())
        except (OSError, ValidationError):
            return None
        whole = all(self._size(sha256, end) == size for end, size in entry.sizes.items())
        return entry.facts if whole and entry.facts.sha256 == sha256 else None

    def parts(self, sha256: str) -> tuple[Part, ...]:
        """Read the parts of a file; none when they are not kept or were damaged."""
        try:
            return _parts().validate_json(self._file(sha256, ".parts.json").read_bytes())
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError):
            # Without its facts the file is inspected anew at the next run.
            self._file(sha256, ".json").unlink(missing_ok=True)
            return ()

    def preview(self, sha256: str, width: int) -> bytes | None:
        """Read the WebP picture of nominal ``width``, one of ``PREVIEW_WIDTHS``."""
        try:
            return self._file(sha256, _preview(width)).read_bytes()
        except OSError:
            return None

    def put(self, inspected: Inspected) -> None:
        """Keep a result. Raises OSError when the disk is full."""
        sha256 = inspected.facts.sha256
        beside = {_preview(width): picture for width, picture in inspected.previews.items()}
        if inspected.parts:
            beside[".parts.json"] = _parts().dump_json(inspected.parts)
        for end, content in beside.items():
            self._write(sha256, end, content)
        entry = _Entry(inspected.facts, {end: len(content) for end, content in beside.items()})
        self._write(sha256, ".json", _entries().dump_json(entry))

    def _file(self, sha256: str, end: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256[2:]}{end}"

    def _size(self, sha256: str, end: str) -> int:
        try:
            return self._file(sha256, end).stat().st_size
        except OSError:
            return -1

    def _write(self, sha256: str, end: str, content: bytes) -> None:
        """Write in one step: another process sees the whole file or none."""
        target = self._file(sha256, end)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f"{secrets.token_hex(8)}.tmp")
        try:
            fresh.write_bytes(content)
            fresh.replace(target)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise


def open_store(cache_folder: Path) -> Store:
    """Open the store of this version below a folder, and drop what other versions left there.

    Where the folder cannot be written, a temporary one stands in for it.
    """
    current = cache_folder / f"{_PREFIX}{version()}"
    if not _writable(current):
        return Store(_temporary(cache_folder))
    for old in cache_folder.glob(f"{_PREFIX}*"):
        if old != current:
            shutil.rmtree(old, ignore_errors=True)
    return Store(current)


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@cache
def _temporary(_cache_folder: Path) -> Path:
    """Make a folder that lasts as long as the process, one for each cache folder it replaces."""
    folder = Path(tempfile.mkdtemp(prefix="prongsai-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _preview(width: int) -> str:
    return f"-{width}.webp"


@cache
def _entries() -> TypeAdapter[_Entry]:
    return TypeAdapter(_Entry)


@cache
def _parts() -> TypeAdapter[tuple[Part, ...]]:
    return TypeAdapter(tuple[Part, ...])
