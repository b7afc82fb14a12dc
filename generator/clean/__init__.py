"""Copies of evidence files without what a reader should not get."""

from __future__ import annotations

from generator.clean.cleaned import Cleaned
from generator.inspect.facts import Format

_IMAGES = frozenset((Format.JPEG, Format.PNG, Format.WEBP, Format.GIF))
_OFFICE = frozenset(
    (Format.DOCX, Format.XLSX, Format.PPTX, Format.ODT, Format.ODS, Format.ODP),
)


def clean(data: bytes, kind: Format) -> Cleaned | None:
    """Clean a file of a known format; None when it cannot be done. Each format brings libraries
    that only its own files should pay for.
    """
    if kind is Format.PDF:
        from generator.clean.pdf import clean_pdf

        return clean_pdf(data)
    if kind in _IMAGES:
        from generator.clean.image import clean_image

        return clean_image(data, kind)
    if kind in _OFFICE:
        from generator.clean.office import clean_office

        return clean_office(data, kind)
    return None
