"""Images without position, camera and texts. Pixels are not touched: only whole blocks of the file
are left out, so nothing is packed again and nothing gets worse.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from generator.clean.cleaned import Cleaned, Removal
from generator.inspect.facts import Format
from generator.inspect.image import orientation_of, read_image

_PNG_SIGN = b"\x89PNG\r\n\x1a\n"
#: Blocks of a PNG beside the critical ones that say how the picture looks.
_PNG_KEPT = frozenset(
    (
        *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"hIST", b"sPLT"),
        *(b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT"),
    )
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"))
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APP0, _APP15, _COMMENT = 0xE0, 0xEF, 0xFE
#: Markers without a length: restarts inside a scan, and TEM.
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
#: What applications write that says how the picture looks.
_JPEG_KEPT = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
#: Extensions that say how a frame is drawn, and text that is drawn.
_GIF_DRAWN = frozenset((0xF9, 0x01))
_TIFF = struct.Struct(">2sHLHHHLHHL")


_TOLD = (
    ("image-position", Removal("พิกัดสถานที่ถ่าย", "the place where it was taken", 1)),
    ("image-camera", Removal("ข้อมูลกล้อง", "the camera", 1)),
)


class _Odd(Exception):
    """The file is not built as its format demands."""


def clean_image(data: bytes, kind: Format) -> Cleaned | None:
    """Clean an image; None when it is broken."""
    before = read_image(data, kind)
    if before.preview is None:
        return None
    orientation = orientation_of(data, kind)
    turned = (
        _TIFF.pack(b"MM", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0) if orientation > 1 else b""
    )
    try:
        out, count = _without_texts(data, kind, turned)
    except (_Odd, struct.error, IndexError, ValueError):
        return None
    if not count:
        return Cleaned(data)
    codes = {fault.code for fault in before.faults}
    blocks = Removal(f"ข้อมูลกำกับภาพ {count} ส่วน", f"blocks of metadata: {count}", count)
    return Cleaned(out, (*(removal for code, removal in _TOLD if code in codes), blocks))


def _without_texts(data: bytes, kind: Format, turned: bytes) -> tuple[bytes, int]:
    """Give the file without its texts and how many blocks those were. ``turned`` is EXIF that says
    how the picture is turned, and nothing else.
    """
    match kind:
        case Format.JPEG:
            blocks = list(_jpeg(data, turned))
        case Format.PNG:
            blocks = list(_png(data, turned))
        case Format.WEBP:
            blocks = list(_webp(data, turned))
        case _:
            blocks = list(_gif(data))
    out = b"".join(block for block, stays in blocks if stays)
    if kind is Format.WEBP:
        out = b"RIFF" + struct.pack("<L", len(out) + 4) + b"WEBP" + out
    return out, sum(not stays and block != b"" for block, stays in blocks)


#: A block of the file and whether it stays.
_Block = tuple[bytes, bool]


def _jpeg(data: bytes, turned: bytes) -> Iterator[_Block]:
    own = b"\xff\xe1" + struct.pack(">H", len(turned) + 8) + b"Exif\0\0" + turned if turned else b""
    yield data[:2] + own, True
    at = 2
    while data[at + 1] != _END:
        start, at, marker = at, at + 2, data[at + 1]
        if data[start] != 0xFF or marker == _START:
            raise _Odd
        if marker == 0xFF:
            at = start + 1
            continue
        if marker in _BARE:
            yield data[start:at], True
            continue
        at += struct.unpack_from(">H", data, at)[0]
        if marker == _SCAN:
            at = _end_of_scan(data, at)
        block = data[start:at]
        written = _APP0 <= marker <= _APP15 or marker == _COMMENT
        stays = not written or any(
            marker == kept and block[4:].startswith(sign) for kept, sign in _JPEG_KEPT
        )
        yield (b"" if block == own else block), stays
    yield data[at : at + 2], True
    yield data[at + 2 :], False


def _end_of_scan(data: bytes, at: int) -> int:
    """Find the next marker; in a scan FF is followed by 00, or by the number of a restart."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] and data[at + 1] not in _BARE and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _png(data: bytes, turned: bytes) -> Iterator[_Block]:
    own = b"eXIf" + turned
    own = struct.pack(">L", len(turned)) + own + struct.pack(">L", zlib.crc32(own))
    yield _PNG_SIGN, True
    at = len(_PNG_SIGN)
    name = b""
    while name != b"IEND":
        start, name = at, data[at + 4 : at + 8]
        at += 12 + struct.unpack_from(">L", data, at)[0]
        block = data[start:at]
        critical = name[:1].isupper()
        yield (b"" if block == own else block), critical or name in _PNG_KEPT
        if name == b"IHDR" and turned:
            yield own, True
    yield data[at:], False


def _webp(data: bytes, turned: bytes) -> Iterator[_Block]:
    end = 8 + struct.unpack_from("<L", data, 4)[0]
    at = 12
    while at < end:
        name, size = struct.unpack_from("<4sL", data, at)
        block = data[at : at + 8 + size + size % 2]
        at += len(block)
        if name == b"VP8X":
            flags = block[8] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP)
            flags |= _WEBP_HAS_EXIF if turned else 0
            block = block[:8] + bytes((flags,)) + block[9:]
        yield (b"" if block[8:] == turned else block), name in _WEBP_KEPT
    if turned:
        yield struct.pack("<4sL", b"EXIF", len(turned)) + turned, True
    yield data[end:], False


def _gif(data: bytes) -> Iterator[_Block]:
    at = 13 + _colours(data[10])
    yield data[:at], True
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _end_of_blocks(data, at + 11 + _colours(data[at + 9]))
            yield data[start:at], True
        elif data[at] == 0x21:
            at = _end_of_blocks(data, at + 2)
            # Loops and colours are written by "applications"; so are XMP and the texts of editors.
            looks = data[start + 1] == 0xFF and data[start + 3 :].startswith(_GIF_KEPT)
            yield data[start:at], looks or data[start + 1] in _GIF_DRAWN
        else:
            raise _Odd
    yield data[at : at + 1], True
    yield data[at + 1 :], False


def _colours(flags: int) -> int:
    return 3 * 2 ** (1 + flags % 8) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1
