"""The texts in XMP, the metadata that PDFs and images carry as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

#: Real packets have a few kilobytes; what is larger holds pictures and histories.
LARGEST = 2**20
#: Namespaces of numbers: identifiers and dates of versions, sizes and settings of a camera.
_NUMBERS = re.compile(r"/xap/1\.0/(mm|sType|g)/|/pdfa/ns/|/tiff/1\.0/|camera-raw|XML/1998")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.Z+-]*)?")
_TAG = re.compile(rb"<[^>]*>")


def xmp_texts(packet: bytes) -> tuple[str, ...]:
    """Give what people wrote into a packet: title, author, description, keywords, rights, place."""
    end = packet.rfind(b">")
    packet = packet[packet.find(b"<") : end + 1][:LARGEST] if end > 0 else b""
    if not packet:
        return ()
    try:
        texts = list(_texts(packet))
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        texts = [_TAG.sub(b"\n", packet).decode(errors="replace")]
    lines = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(line for line in lines if line and not _DATE.fullmatch(line)))


def _texts(packet: bytes) -> Iterator[str]:
    for element in fromstring(packet).iter():
        for name, value in ((element.tag, element.text), *element.attrib.items()):
            if value and _is_text(name):
                yield value


def _is_text(name: str) -> bool:
    namespace, _, local = name.rpartition("}")
    return local == "li" if namespace.endswith("rdf-syntax-ns#") else not _NUMBERS.search(namespace)
