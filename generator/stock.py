"""Take stock of content/: every file inspected, with the dates that git knows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.handwritten import read_pages
from generator.history import files_history
from generator.holdings import FOLDER, Holdings
from generator.inspect.facts import Fault, Part
from generator.inspect.shelf import scan
from generator.inspect.store import Store, open_store
from generator.register import EvidenceFile

#: The cache of facts, beside measures.yml.
CACHE = Path(".cache") / "prongsai"


@dataclass(frozen=True, slots=True)
class Stock:
    """What lies under ``content`` and the store that remembers what is in it."""

    content: Path
    holdings: Holdings
    store: Store

    def parts(self, sha256: str) -> Sequence[Part]:
        """Give the parts of a file that may be shown."""
        return self.store.parts(sha256)

    def read(self, file: EvidenceFile) -> bytes | None:
        """Read a file of evidence; None when it is not what was inspected any more."""
        return read_as_checked(self.content / FOLDER / file.name, file.facts.sha256)

    def without(self, names: Iterable[str]) -> Stock:
        """Hold back evidence that changed after its check; ``names`` are below the folder."""
        changed = Fault("file-changed")
        files = dict(self.holdings.files)
        for name in names:
            facts = files[FOLDER + name]
            files[FOLDER + name] = replace(facts, faults=(*facts.faults, changed))
        return replace(self, holdings=replace(self.holdings, files=files))


def read_as_checked(path: Path, sha256: str) -> bytes | None:
    """Read a file; None when it is gone or is not what was inspected."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def take_stock(root: Path, content: Path, *, progress: bool) -> Stock:
    """Inspect what is new under ``content``; ``root`` is the folder of measures.yml, where the
    cache lies."""
    store = open_store(root / CACHE)
    if not content.is_dir():
        return Stock(content, Holdings(), store)
    shelf = scan(content, store, progress=progress)
    dates = files_history(content)
    written = {
        name: replace(page, changed=dates[name].changed) if name in dates else page
        for name, page in read_pages(content).items()
    }
    return Stock(content, Holdings(shelf.files, dates, written=written), store)
