"""Pictures inside documents: what cameras and programs wrote into them is published with them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.inspect.facts import Aside, Fault, Format
from generator.inspect.image import read_image
from generator.inspect.package import Package

#: Folders of pictures in OOXML and OpenDocument packages.
_FOLDERS = ("/media/", "Pictures/")
_KINDS = (
    (b"\xff\xd8\xff", Format.JPEG, (b"Exif\0\0", b"ns.adobe.com", b"Photoshop 3.0", b"\xff\xfe")),
    (b"\x89PNG\r\n", Format.PNG, (b"eXIf", b"tEXt", b"iTXt", b"zTXt")),
    (b"RIFF", Format.WEBP, (b"EXIF", b"XMP ")),
)


def pictures_inside(package: Package) -> Iterator[Aside | Fault]:
    """Give the texts in pictures, and say when one tells where it was taken."""
    placed = 0
    for _, data, kind in noted_pictures(package):
        reading = read_image(data, kind)
        placed += any(fault.code == "image-position" for fault in reading.faults)
        for aside in reading.asides:
            yield Aside("ข้อมูลกำกับภาพในเอกสาร", aside.text)
    if placed:
        yield Fault("image-position", f"ภาพในเอกสาร {placed} ภาพ")


def noted_pictures(package: Package) -> Iterator[tuple[str, bytes, Format]]:
    """Give the pictures that carry notes; office programs strip most of them, and opening every
    picture of a report would take longer than reading its text."""
    for name in package.names:
        if any(folder in name for folder in _FOLDERS):
            data = package.read(name)
            for sign, kind, notes in _KINDS:
                if data.startswith(sign) and any(note in data for note in notes):
                    yield name, data, kind
