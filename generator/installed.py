"""What a site keeps in a browser that installed it, to be read and searched without a network.

Sources: Service Workers (W3C, https://www.w3.org/TR/service-workers/); the media feature
``display-mode``, by which an installed page knows itself: Web Application Manifest (W3C).
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from generator.admin.assets import ADMIN
from generator.datafiles import json_line
from generator.manifest import entries_below

WORKER = "installed-worker.js"
#: Bytes of pages that are kept at most; the index of the search is kept whole.
_PAGES = 30_000_000
_FRAME = ("assets/", "css/", "fonts/", "img/", "js/", "search/")
_PAGE = "index.html"


def write_worker(site: Path, most: int = _PAGES) -> None:
    """Write the worker of a built site. Raises OSError.

    It names what it keeps and their common hash, so that browsers fetch all anew when the site
    changed. Of large sites it keeps the first ``most`` bytes of pages, those with the shortest
    addresses before the others.
    """
    names = sorted(name for name, entry in entries_below(site) if not entry.is_symlink())
    frame = [name for name in names if name.startswith(_FRAME) and not name.endswith(_PAGE)]
    pages = [name for name in names if name == _PAGE or name.endswith(f"/{_PAGE}")]
    pages = [name for name in pages if not name.startswith(ADMIN)]
    kept = [*frame, "site.webmanifest"] if "site.webmanifest" in names else frame
    left = most
    for name in sorted(pages, key=lambda name: (name.count("/"), name)):
        left -= (site / name).stat().st_size
        if left >= 0:
            kept.append(name)
    stamp = hashlib.sha256()
    for name in kept:
        stamp.update(hashlib.sha256((site / name).read_bytes()).digest())
    addresses = [name.removesuffix(_PAGE) or "./" for name in kept]
    held = f'const STAMP = "{stamp.hexdigest()[:12]}";\nconst KEPT = {json_line(addresses)};\n'
    worker = files("generator").joinpath(f"data/{WORKER}").read_text(encoding="utf-8")
    (site / WORKER).write_text(held + worker, encoding="utf-8", newline="\n")
