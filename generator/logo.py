"""The office's own emblem: a picture below content/ that can stand in the head of every page."""

from __future__ import annotations

import posixpath

from generator.holdings import CONTENT, FOLDER, Holdings
from generator.inspect.facts import Format
from generator.near import nearest
from generator.problems import Finding
from generator.register import Logo

_FORMATS = frozenset({Format.SVG, Format.PNG, Format.WEBP, Format.JPEG})
_PATH = ("agency", "logo")


def read_logo(written: str | None, holdings: Holdings, findings: list[Finding]) -> Logo | None:
    """Find the picture that is written; what is no fit picture is a warning, and none is shown."""
    if written is None:
        return None
    name = posixpath.normpath(written.strip().replace("\\", "/")).lstrip("/")
    name = name.removeprefix(CONTENT)
    facts = holdings.files.get(name)
    if facts is None:
        pictures = [
            n for n, of in holdings.files.items() if of.format in _FORMATS and not _moves(n)
        ]
        values = {"file": written, "near": nearest(name, pictures)}
        findings.append(Finding("logo-unknown", _PATH, values))
        return None
    if facts.format not in _FORMATS or name in holdings.withheld or _moves(name):
        findings.append(Finding("logo-unfit", _PATH, {"file": written}))
        return None
    return Logo(name, facts.pixels)


def _moves(name: str) -> bool:
    """Say whether a file is published elsewhere: evidence has addresses of its own."""
    return name.startswith(FOLDER)
