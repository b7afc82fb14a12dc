"""Small sites of a few files, and what the checker says of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.linkcheck.inside.check import InnerResult, check_site

#: What the links of the tests lead to, besides the page that holds them.
FILES: Mapping[str, str | bytes] = {
    "index.html": '<h1 id="top-of-all">หน้าแรก</h1><a name="old">เดิม</a>',
    "2566/index.html": '<h2 id="ผลผลิต">ผลผลิต</h2><p id="m1"><p id="a b">',
    "2566/timeline/index.html": "",
    "about/team.html": '<p id="team">',
    "files/empty-folder/note.txt": "",
    "files/คู่มือ การใช้.pdf": b"%PDF",
    "files/manual.pdf": b"%PDF",
    "img/photo.webp": b"",
    "img/large.webp": b"",
    "img/icons.svg": '<?xml version="1.0"?><svg><symbol id="book"/></svg>',
    "css/site.css": "",
    "data/evidence.json": json.dumps(
        {"evidence": [{"files": [{"address": "files/manual.pdf", "pages": 6}]}]}
    ),
}
#: The page that holds the links under test: two folders below the root.
PAGE = "2566/measures/index.html"


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a site with ``FILES`` and some files more, or others in their place."""
    for name, content in {**FILES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def found_on(
    folder: Path, html: str | bytes, base: str | None = None, page: str = PAGE
) -> list[str | None]:
    """Say what is found when one more page is in the site: the reasons, in order."""
    return [result.reason for result in results_on(folder, html, base, page)]


def results_on(
    folder: Path, html: str | bytes, base: str | None = None, page: str = PAGE
) -> tuple[InnerResult, ...]:
    """Check a site with one more page."""
    return check_site(write_site(folder, {page: html}), base)
