"""A unified diff, quick for a small change of a long text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from itertools import takewhile
from operator import eq

from generator.problems import printable

_CONTEXT = 3
_HUNK = re.compile(r"^@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@")


def unified(before: str, after: str, name: str) -> str:
    """Show what changed as ``diff -u`` does; nothing when nothing did."""
    old, new = before.splitlines(), after.splitlines()
    same = _alike(old, new)
    below = _alike(reversed(old[same:]), reversed(new[same:]))
    # Only what lies between, with its context, is looked through: long texts repeat their lines.
    skipped = max(0, same - _CONTEXT)
    end = max(0, below - _CONTEXT)
    lines = difflib.unified_diff(
        old[skipped : len(old) - end],
        new[skipped : len(new) - end],
        f"a/{name}",
        f"b/{name}",
        lineterm="",
        n=_CONTEXT,
    )
    return "\n".join(_moved(printable(line), skipped) for line in lines)


def _alike(old: Iterable[str], new: Iterable[str]) -> int:
    """Count the lines that are the same from the beginning."""
    return sum(takewhile(bool, map(eq, old, new)))


def _moved(line: str, by: int) -> str:
    """Count the lines of a hunk's head from the beginning of the text."""
    hunk = _HUNK.match(line)
    if hunk is None:
        return line
    old, new = int(hunk[1]) + by, int(hunk[3]) + by
    return f"@@ -{old}{hunk[2] or ''} +{new}{hunk[4] or ''} @@"
