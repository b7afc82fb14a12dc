"""Bytes into text: UTF-8 only, and a clear word about anything else that Thai offices use."""

from __future__ import annotations

import re

from generator.problems import Place, Problem

_LINE_END = re.compile("\r\n|\r|\n")
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
#: Windows-874 has these too: quotes, dots and the no-break space that Word puts in.
_BESIDE_THAI = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0")


def decode(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """Decode a file. None when it is not UTF-8; a byte order mark is dropped with a warning."""
    # Without a mark, UTF-16 shows as a zero in the first character, which is Latin here.
    if raw.startswith(_UTF16_BOMS) or (b"\0" in raw[:2] and len(raw) % 2 == 0):
        return None, [Problem("encoding-utf16", Place(name))]
    problems = []
    if raw.startswith(_UTF8_BOM):
        raw = raw[len(_UTF8_BOM) :]
        problems.append(Problem("encoding-bom", Place(name, 1, 1)))
    try:
        return raw.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        code = "encoding-tis620" if _looks_thai(raw) else "encoding-unknown"
        return None, [*problems, Problem(code, place_at(before, len(before), name))]


def lines_of(text: str) -> list[str]:
    """Split the way the parser and editors count lines."""
    return _LINE_END.split(text)


def place_at(text: str, position: int, name: str) -> Place:
    """Find line and column of a position in a text."""
    lines = lines_of(text[:position])
    return Place(name, len(lines), len(lines[-1]) + 1)


def _looks_thai(raw: bytes) -> bool:
    """Say whether the bytes above 127 are Thai letters of TIS-620 (Windows-874): A1–DA, DF–FB."""
    high = [byte for byte in raw if byte > 0x7F and byte not in _BESIDE_THAI]
    thai = sum(0xA1 <= byte <= 0xDA or 0xDF <= byte <= 0xFB for byte in high)
    return bool(high) and thai >= 0.95 * len(high)
