"""The body of an answer out of its compression, never more of it than wanted.

A few kilobytes of gzip can stand for gigabytes: ``zlib`` is told how much may come out.
"""

from __future__ import annotations

import zlib

#: What we ask for, and so what a server may use.
ACCEPTED = "gzip, deflate"

_GZIP, _ZLIB, _RAW = 31, 15, -15


class Damaged(Exception):
    """What came is not what its header says."""


class Decoder:
    """Takes a body piece by piece and gives at most ``limit`` bytes of what it stands for."""

    def __init__(self, encoding: str, limit: int) -> None:
        name = encoding.strip().lower()
        self.known = name in {"", "identity", "gzip", "x-gzip", "deflate"}
        self._left = limit
        self._wbits = _GZIP if name.endswith("gzip") else _ZLIB
        self._inner = zlib.decompressobj(self._wbits) if name not in {"", "identity"} else None
        self._begun = False

    @property
    def full(self) -> bool:
        """Say whether as much came out as was wanted."""
        return self._left <= 0

    def feed(self, piece: bytes) -> bytes:
        """Decode the next piece. Raises Damaged."""
        out = piece[: self._left] if self._inner is None else self._inflate(piece)
        self._left -= len(out)
        return out

    def _inflate(self, piece: bytes) -> bytes:
        out = []
        left = self._left
        while piece and left > 0:
            part, piece = self._next(piece, left)
            out.append(part)
            left -= len(part)
        return b"".join(out)

    def _next(self, piece: bytes, left: int) -> tuple[bytes, bytes]:
        assert self._inner is not None  # noqa: S101 - only compressed bodies come here
        if self._inner.eof:
            if self._wbits != _GZIP:
                return b"", b""
            # gzip files may follow each other (RFC 1952); what is none is padding.
            if not piece.startswith(b"\x1f\x8b"):
                return b"", b""
            self._inner = zlib.decompressobj(_GZIP)
        try:
            part = self._inner.decompress(piece, left)
        except zlib.error as error:
            if self._begun or self._wbits != _ZLIB:
                raise Damaged(str(error)) from error
            # Some servers send bare deflate, and browsers take it.
            self._wbits, self._begun = _RAW, True
            self._inner = zlib.decompressobj(_RAW)
            return b"", piece
        self._begun = True
        return part, self._inner.unconsumed_tail or self._inner.unused_data
