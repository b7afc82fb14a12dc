"""Hostile and broken pictures, most of them written by Pillow."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image

from tests.evidence.hostile_pack import packed


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """A picture of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, kind, **options)
    return stream.getvalue()


def noise(kind: str) -> bytes:
    """A picture that does not pack well, so that a part of it is really missing when cut."""
    stream = io.BytesIO()
    Image.effect_noise((200, 200), 90).convert("RGB").save(stream, kind)
    return stream.getvalue()


def cut(kind: str) -> bytes:
    whole = noise(kind)
    return whole[: len(whole) // 3]


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", check)


def _png(width: int, height: int, *extra: bytes, rows: bytes) -> bytes:
    head = struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = (_chunk(b"IHDR", head), *extra, _chunk(b"IDAT", rows), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def png_bomb() -> bytes:
    """50,000 by 50,000 pixels, whole and true, in 300 kB."""
    row = b"\0" * (1 + 50_000 // 8)
    return _png(50_000, 50_000, rows=packed(row * 100, 500))


def png_huge_claim() -> bytes:
    return _png(2**31 - 1, 2**31 - 1, rows=zlib.compress(b"\0" * 9))


def png_text_bomb() -> bytes:
    """A comment that unpacks to 512 MiB."""
    comment = _chunk(b"zTXt", b"Comment\0\0" + packed(b"a" * 2**20, 512))
    return _png(8, 8, comment, rows=zlib.compress(b"\0\0" * 8))


def gif_bomb() -> bytes:
    """65,535 by 65,535 pixels as the header says."""
    content = bytearray(picture("GIF"))
    content[6:10] = struct.pack("<HH", 65_535, 65_535)
    return bytes(content)


def gif_of_many_frames() -> bytes:
    """Hundred thousand frames of 2,000 by 2,000 pixels."""
    whole = picture("GIF", (2_000, 2_000))
    start = whole.index(b"\x2c\0\0\0\0")
    frame = whole[start:-1]
    tiny = frame[:1] + struct.pack("<HHHH", 0, 0, 1, 1) + b"\0\x02\x02\x44\x01\0"
    return whole[:start] + frame + tiny * 100_000 + b"\x3b"


def jpeg_bomb() -> bytes:
    """65,500 by 65,500 pixels as the header says."""
    content = bytearray(picture("JPEG"))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">HH", 65_500, 65_500)
    return bytes(content)


def webp_bomb() -> bytes:
    """16,384 by 16,384 pixels, whole and true."""
    content = bytearray(picture("WEBP", lossless=True))
    at = content.index(b"VP8L") + 9
    content[at : at + 4] = struct.pack("<L", 16_383 | 16_383 << 14)
    return bytes(content)


def gif_script() -> bytes:
    """A picture that is a script as well: its width is the beginning of a comment."""
    content = bytearray(picture("GIF"))
    content[6:8] = b"/*"
    return bytes(content) + b"*/=1;alert(1)"


def jpeg_script() -> bytes:
    return b"\xff\xd8\xff\xe0/*" + b"\0" * 12_070 + b"*/=alert(1)/*" + picture("JPEG")[20:]


def with_zip() -> bytes:
    stream = io.BytesIO(picture())
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("a.exe", b"MZ")
    return stream.getvalue()


def with_pdf() -> bytes:
    whole = picture("JPEG")
    return whole[:2] + b"\xff\xfe\0\x0a%PDF-1.7" + whole[2:]


def with_position() -> bytes:
    """A photo that tells where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (13.0, 45.0, 30.0), 3: "E", 4: (100.0, 28.0, 12.0)}
    return picture("JPEG", exif=exif)
