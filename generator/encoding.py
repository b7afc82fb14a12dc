"""Bytes into text: UTF-8 only, and a clear word about anything else that Thai offices use."""

from __future__ import annotations

from generator.problems import Place, Problem

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


def decode(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """Decode a file. None when it is not UTF-8; a byte order mark is dropped with a warning."""
    if raw.startswith(_UTF16_BOMS):
        return None, [Problem("encoding-utf16", Place(name))]
    problems = []
    if raw.startswith(_UTF8_BOM):
        raw = raw[len(_UTF8_BOM) :]
        problems.append(Problem("encoding-bom", Place(name, 1, 1)))
    try:
        return raw.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        code = "encoding-tis620" if _looks_thai(raw) else "encoding-unknown"
        return None, [*problems, Problem(code, Place(name, line, column))]


def _looks_thai(raw: bytes) -> bool:
    """Say whether the bytes above 127 are Thai letters of TIS-620 (Windows-874): A1–DA, DF–FB."""
    high = [byte for byte in raw if byte > 0x7F]
    thai = sum(0xA1 <= byte <= 0xDA or 0xDF <= byte <= 0xFB for byte in high)
    return thai >= 0.95 * len(high)
