"""A name for a file of evidence that lasts: a–z, digits and hyphens, taken by nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.inspect.facts import Format
from generator.personal.search import search

_LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")
_THAI = re.compile("[ก-๛]")


def safe_stem(named: str, instead: str, taken: Collection[str]) -> str:
    """Propose a name without its ending. One that is Thai, tells nothing or is personal data gives
    way to ``instead``; one that is ``taken`` gets a number."""
    stem = named.rpartition(".")[0] or named
    plain = _OTHER.sub("-", stem.lower()).strip("-")
    tells = len(plain) > 2 and re.search("[a-z]{2}", plain)
    if _THAI.search(stem) or not tells or search(named):
        plain = instead
    plain = plain[:_LONGEST].strip("-") or "evidence"
    number, free = 1, plain
    while free in taken:
        number += 1
        free = f"{plain}-{number}"
    return free


def file_name(stem: str, kind: Format | None) -> str:
    """Give the name of a file with the ending that belongs to its content."""
    return f"{stem}.{kind.value if kind else 'bin'}"
