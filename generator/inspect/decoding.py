"""Bytes into text in the encodings that offices save in: UTF-8, UTF-16 and Windows-874."""

from __future__ import annotations

import re

#: What no text holds. DOS programs end a file with Ctrl-Z, form feeds part pages.
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ASCII = bytes(range(0x80))
#: Windows-874 has these beside Thai letters: quotes, dots and the no-break space of Word.
_BESIDE_THAI = b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0"
_NO_THAI = bytes({*range(0x80, 0xA1), *range(0xDB, 0xDF), *range(0xFC, 0x100)} - {*_BESIDE_THAI})


def decode_text(data: bytes) -> str | None:
    """Decode a text without its byte order mark; None when this is no text at all."""
    text = _decoded(data)
    return None if text is None or _CONTROL.search(text) else text


def _decoded(data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS):
        return _as(data, "utf-16")
    text = _as(data, "utf-8-sig")
    if text is not None:
        return text
    high = data.translate(None, _ASCII)
    strange = len(high) - len(high.translate(None, _NO_THAI))
    return _as(data, "cp874") if strange <= 0.05 * len(high) else None


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
