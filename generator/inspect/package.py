"""Zip packages (OOXML, OpenDocument): nothing is opened before the package is known to be safe,
and XML is parsed without entities and without the network.

Readers raise ``Refused`` inside and turn it into a fault of their ``Reading``: what comes from a
file never raises further.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from generator.inspect.facts import Fault

#: A report with a thousand pictures has two thousand entries.
MOST_ENTRIES = 5_000
MOST_BYTES = 300 * 2**20
#: Sheets of figures shrink to a thirtieth, empty bitmaps to a hundredth.
STEEPEST = 150
_STEEP_FROM = 20 * 2**20
#: A tree takes ten times the room of its text.
_LARGEST_TREE = 40 * 2**20
_CHUNK = 2**20
_ENTRY_MARK = b"PK\x01\x02"
#: How a file inside begins that does not belong into a document: archives, programs, OLE objects.
_STRANGERS = (
    *(
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"Rar!",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ",
    ),
    *(b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"%PDF"),
)
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)


class Refused(Exception):
    """The file is not read any further, for this fault."""

    def __init__(self, code: str, where: str = "", **values: str) -> None:
        super().__init__(code)
        self.fault = Fault(code, where, values)


class Package:
    """A zip package that is safe to read. ``strangers`` are entries that are no part of a document
    but files of their own; ``unread`` says which entries no reader has asked for yet.
    """

    def __init__(self, data: bytes) -> None:
        """Open and check the package; raise ``Refused`` when it is broken, encrypted or a bomb."""
        if data.count(_ENTRY_MARK) > MOST_ENTRIES:
            raise Refused("file-bomb")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = [info for info in self._zip.infolist() if not info.is_dir()]
            self._infos = _by_safe_name(infos)
            self.strangers = self._measure(len(data))
        except _ZIP_FAULTS as error:
            raise Refused("file-broken") from error
        self._read: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The entries in the order of the package."""
        return tuple(self._infos)

    def _measure(self, packed: int) -> tuple[str, ...]:
        """Unpack everything once, a chunk at a time, and count; checks every entry's CRC too."""
        total = 0
        strangers = []
        for name, info in self._infos.items():
            with self._zip.open(info) as stream:
                head = stream.read(_CHUNK)
                if head.startswith(_STRANGERS):
                    strangers.append(name)
                while head:
                    total += len(head)
                    if total > MOST_BYTES or total > max(_STEEP_FROM, packed * STEEPEST):
                        raise Refused("file-bomb")
                    head = stream.read(_CHUNK)
        return tuple(strangers)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """Read one entry."""
        if name not in self._infos:
            raise Refused("file-broken")
        self._read.add(name)
        try:
            return self._zip.read(self._infos[name])
        except _ZIP_FAULTS as error:
            raise Refused("file-broken") from error

    def xml(self, name: str) -> etree._Element:
        """Parse one entry as XML."""
        if name in self._infos and self._infos[name].file_size > _LARGEST_TREE:
            raise Refused("file-bomb")
        return parse_xml(self.read(name))

    def find_xml(self, name: str) -> etree._Element | None:
        """Parse one entry that a document may lack."""
        return self.xml(name) if name in self else None

    def unread(self, *endings: str) -> list[str]:
        """Name the entries with such an ending that nobody has read."""
        return [n for n in self._infos if n not in self._read and n.lower().endswith(endings)]


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML; entities, which no office program writes, are refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("file-broken") from error
    refuse_entities(root)
    return root


def refuse_entities(root: etree._Element) -> None:
    """Raise ``Refused`` when the document of this element declares entities."""
    dtd = root.getroottree().docinfo.internalDTD
    # The stubs of lxml know nothing of this method.
    if dtd is not None and any(True for _ in dtd.iterentities()):  # type: ignore[attr-defined]
        raise Refused("file-broken")


def local(element: etree._Element) -> str:
    """Name an element without its namespace: strict and transitional OOXML differ only there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Get an attribute whatever its namespace is."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Give the children with one of these names."""
    for child in element if element is not None else ():
        if local(child) in names:
            yield child


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Follow a path of names, the first of each."""
    for name in path:
        element = next(children(element, name), None)
    return element


def all_text(element: etree._Element) -> str:
    """Give the text of an element and all in it, as it stands."""
    return "".join(piece if isinstance(piece, str) else "" for piece in element.itertext())


def _by_safe_name(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Refuse encrypted entries and names that mean another place or another entry."""
    found: dict[str, zipfile.ZipInfo] = {}
    seen = set()
    for info in infos:
        if info.flag_bits & 0x1:
            raise Refused("file-encrypted")
        name = info.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name or ".." in name.split("/") or name.lower() in seen:
            raise Refused("file-broken")
        seen.add(name.lower())
        found[name] = info
    return found
