"""Packs gigabytes of the same thing in no time."""

from __future__ import annotations

import zlib


def packed(unit: bytes, times: int) -> bytes:
    """Give the zlib stream of ``unit`` repeated: one packed block, again and again."""
    packer = zlib.compressobj(9)
    first = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(unit, check)
    return first + block * (times - 1) + b"\x03\0" + check.to_bytes(4, "big")
