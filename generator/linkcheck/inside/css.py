"""The addresses in a style sheet, as CSS Syntax Level 3 reads them (read 2026-11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = r""""((?:[^"\\\n]++|\\[\s\S])*+)"|'((?:[^'\\\n]++|\\[\s\S])*+)'"""
#: What holds an address, and what may only look as if it did: comments and strings.
_ADDRESS = re.compile(
    rf"/\*[\s\S]*?(?:\*/|\Z)|@import\s*+(?:{_QUOTED})"
    rf"|(?<![\w-])url\(\s*+(?:{_QUOTED}|((?:[^\s()\"'\\]++|\\(?:[0-9a-fA-F]{{1,6}}\s?|[\s\S]))++))"
    rf"|{_QUOTED.replace('((?:', '(?:(?:')}",
    re.I,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))")
_LAST_CHARACTER = 0x10FFFF


def css_urls(text: str) -> Iterator[tuple[str, int]]:
    """Give each address and where it stands in the text."""
    if "url(" not in text.lower() and "@import" not in text.lower():
        return
    for found in _ADDRESS.finditer(text):
        url = next((group for group in found.groups() if group), "")
        if url:
            yield _ESCAPE.sub(_character, url) if "\\" in url else url, found.start()


def _character(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return escape[2].strip("\n")
    number = int(escape[1], 16)
    return chr(number) if 0 < number <= _LAST_CHARACTER else "\ufffd"
