"""The true type of a file, from its content alone."""

from __future__ import annotations

import re
import struct

from generator.inspect.containers import office_of_ole, office_of_zip
from generator.inspect.decoding import decode_text
from generator.inspect.facts import Fault, Format
from generator.inspect.signatures import ARCHIVES, IMAGES, OLE, PDF, PROGRAMS, SCRIPTS, ZIP
from generator.inspect.table import is_table

#: Readers of PDF accept the header this far into the file.
_PDF_WITHIN = 1024
#: Comments, declarations and processing instructions before the first element.
_BEFORE_ROOT = re.compile(
    r"\s++|<!--.*?-->|<\?.*?\?>|<!doctype\s++(?!html)[^\[>]*+(?:\[.*?\]\s*+)?>", re.I | re.S
)
_ROOT = re.compile(r"<(?:!doctype\s+(html)|(?:[\w-]+:)?([a-z][\w-]*))", re.I)
#: What a browser takes for HTML when it stands first.
_HTML = frozenset(
    (
        *("html", "head", "body", "title", "meta", "link", "style", "script", "iframe"),
        *("h1", "div", "p", "b", "a", "br", "font", "table", "img", "form", "object", "embed"),
    )
)
#: The sizes in these headers are the beginning of a comment or an assignment in JavaScript.
_SCRIPT_IN_IMAGE = re.compile(rb"GIF8[79]a(?:/\*|=[ -~])|\xff\xd8\xff\xe0/\*")
#: Marks and spaces that programs skip before the first sign of a text.
_BLANK = b"\xef\xbb\xbf \t\r\n"
_END_OF_ZIP = b"PK\x05\x06"


def sniff(data: bytes) -> Format | Fault:
    """Tell what the bytes are, or why such a file cannot be published."""
    found = _by_signature(data)
    if found is None:
        found = _as_text(data) or _unknown(data)
    if isinstance(found, Format) and (second := _second_type(data, found)):
        return Fault("file-two-types", values={"first": found.name, "second": second})
    return found


def _by_signature(data: bytes) -> Format | Fault | None:
    for sign, image in IMAGES:
        if data.startswith(sign):
            return image
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Format.WEBP
    if data.startswith(OLE):
        return office_of_ole(data)
    if data.startswith(ZIP):
        return office_of_zip(data)
    return _program_or_archive(data) or (Format.PDF if PDF in data[:_PDF_WITHIN] else None)


def _program_or_archive(data: bytes) -> Fault | None:
    for sign in SCRIPTS:
        if data.lstrip(_BLANK)[: len(sign)].lower() == sign:
            return Fault("file-executable", values={"type": sign.decode()})
    for offset, sign, name in PROGRAMS:
        if data.startswith(sign, offset) and _is_binary(data, sign):
            return Fault("file-executable", values={"type": name})
    for offset, sign, name in ARCHIVES:
        if data.startswith(sign, offset) and _is_binary(data, sign):
            return Fault("file-archive", values={"type": name})
    return None


def _is_binary(data: bytes, sign: bytes) -> bool:
    """Say whether a sign means anything: a list of parts may begin with MZ-100."""
    return not sign.isascii() or not sign.decode().isprintable() or decode_text(data) is None


def _as_text(data: bytes) -> Format | Fault | None:
    text = decode_text(data)
    if text is None:
        return None
    if not text.strip():
        return Fault("file-empty-content")
    root = root_of(text)
    if root == "svg":
        return Format.SVG
    if root in _HTML:
        return Format.HTML
    if root is not None or text.startswith(("<?xml", "{\\rtf", "%!PS", "MIME-Version:")):
        return None
    return Format.CSV if is_table(text) else Format.TXT


def root_of(text: str) -> str | None:
    """Name the first element of a text that begins with markup, in lower case."""
    position = 0
    while before := _BEFORE_ROOT.match(text, position):
        position = before.end()
    root = _ROOT.match(text, position)
    return (root[1] or root[2]).lower() if root else None


def _unknown(data: bytes) -> Fault:
    """Name a type that cannot be published, when somebody knows it."""
    import puremagic

    try:
        ending = puremagic.from_string(data[: 64 * 1024])
    except (puremagic.PureError, ValueError, IndexError, struct.error):
        ending = ""
    return Fault("file-unknown-type", values={"type": ending.strip(".").upper() or "?"})


def _second_type(data: bytes, first: Format) -> str | None:
    """Name what else the same bytes are: such files slip past checks as the harmless one."""
    if _SCRIPT_IN_IMAGE.match(data):
        return "JavaScript"
    if first is Format.PDF:
        before = data[: data.index(PDF)].strip(_BLANK + b"\0")
        if b"<" in before:
            return "HTML"
    elif first in (Format.PNG, Format.JPEG, Format.GIF, Format.WEBP) and PDF in data[:_PDF_WITHIN]:
        return "PDF"
    if first not in (Format.DOCX, Format.XLSX, Format.PPTX, Format.ODT, Format.ODS, Format.ODP):
        return "ZIP" if _ends_as_zip(data) else None
    return None


def _ends_as_zip(data: bytes) -> bool:
    """Say whether a zip reader finds its directory at the end of the file."""
    at = data.rfind(_END_OF_ZIP, max(0, len(data) - 22 - 0xFFFF))
    if at < 0 or at + 22 > len(data):
        return False
    entries, _, size, _, comment = struct.unpack_from("<HHLLH", data, at + 8)
    directory = at - size
    return bool(
        entries
        and at + 22 + comment <= len(data)
        and directory >= 0
        and data.startswith(b"PK\x01\x02", directory)
    )
