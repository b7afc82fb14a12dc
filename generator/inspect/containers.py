"""Which office format a zip package or an OLE file is."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from defusedxml import DefusedXmlException, ElementTree

from generator.inspect.facts import Fault, Format

_TYPES = "[Content_Types].xml"
_OOXML = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": Format.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Format.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": (
        Format.PPTX
    ),
}
_ODF = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.presentation": Format.ODP,
}
_OLE = {
    "worddocument": Format.DOC,
    "workbook": Format.XLS,
    "book": Format.XLS,
    "powerpoint document": Format.PPT,
}
#: The list of parts of a book of a thousand pictures has 100 KiB.
_LARGEST_LIST = 2 * 2**20
#: The directory of a zip file takes ten times its room when it is read; 5,000 entries have 500 KiB.
_LARGEST_DIRECTORY = 2 * 2**20
#: The mark of an encrypted entry.
_LOCKED = 0x1
_BROKEN = Fault("file-broken")
_ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError),
)


def office_of_zip(data: bytes) -> Format | Fault:
    """Tell office files from archives."""
    if _directory_size(data) > _LARGEST_DIRECTORY:
        return Fault("file-bomb")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _office_of(package)
    except _ZIP_ERRORS:
        return _BROKEN


def _directory_size(data: bytes) -> int:
    """Count the bytes from the first entry of the directory to the end, whatever the file says."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 22 - 0xFFFF))
    if at < 0 or at + 22 > len(data):
        return 0
    entries, size = struct.unpack_from("<HL", data, at + 10)
    if size == 0xFFFFFFFF or entries == 0xFFFF:
        # The true numbers stand in a second record that only huge packages have.
        return _LARGEST_DIRECTORY + 1
    return int(size)


def _office_of(package: zipfile.ZipFile) -> Format | Fault:
    names = set(package.namelist())
    if _TYPES in names:
        if package.getinfo(_TYPES).flag_bits & _LOCKED:
            return Fault("file-encrypted")
        return _ooxml(_head(package, _TYPES), names)
    if "mimetype" in names:
        kind = _head(package, "mimetype").strip()
        if kind in _ODF:
            return _ODF[kind]
        return Fault("file-unknown-type", values={"type": _word(kind)})
    if "META-INF/MANIFEST.MF" in names or "AndroidManifest.xml" in names:
        return Fault("file-executable", values={"type": "Java, Android"})
    return Fault("file-archive", values={"type": "ZIP"})


def _head(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        return stream.read(_LARGEST_LIST)


def _word(kind: bytes) -> str:
    """Name a type that the file itself gives, in a way that can do no harm."""
    text = kind[:80].decode("ascii", "replace").rpartition("/")[2].rpartition(".")[2]
    return text.upper() if text.replace("-", "").isalnum() and text.isascii() else "?"


def _ooxml(types: bytes, names: set[str]) -> Format | Fault:
    try:
        root = ElementTree.fromstring(types)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return _BROKEN
    kinds = {item.get("ContentType", "").strip() for item in root}
    lowered = " ".join([*kinds, *names]).lower()
    if "macroenabled" in lowered or "vbaproject" in lowered:
        return Fault("file-macros")
    found = {_OOXML[kind] for kind in kinds if kind in _OOXML}
    if len(found) == 1:
        return found.pop()
    if found:
        first, second = sorted(found)[:2]
        values = {"first": first.name, "second": second.name}
        return Fault("file-two-types", values=values)
    mains = sorted(kind.partition(".main+xml")[0] for kind in kinds if ".main+xml" in kind)
    return Fault("file-unknown-type", values={"type": _word(mains[0].encode()) if mains else "?"})


def office_of_ole(data: bytes) -> Format | Fault:
    """Tell old office files from encrypted new ones and from everything else in this container."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            names = {path[0].lower() for path in ole.listdir() if path}
    except (OSError, struct.error, ValueError, IndexError, TypeError, RecursionError):
        return _BROKEN
    if "encryptedpackage" in names:
        return Fault("file-encrypted")
    found = sorted({_OLE[name] for name in names if name in _OLE})
    if len(found) == 1:
        return found[0]
    if found:
        values = {"first": found[0].name, "second": found[1].name}
        return Fault("file-two-types", values=values)
    return Fault("file-unknown-type", values={"type": "OLE"})
