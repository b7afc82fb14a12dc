"""Inspect one file: its type, what its reader finds, personal data. For use in a worker: a hostile
file may take all the time and memory there is (see ``crew``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.inspect.facts import Fault, FileFacts, Format, Part, Reading
from generator.inspect.limits import MOST_BYTES, PREVIEW_HEIGHT, PREVIEW_WIDTHS
from generator.inspect.masking import Masking
from generator.inspect.names import name_faults
from generator.inspect.sniff import sniff
from generator.messages import severity_of
from generator.problems import Severity

if TYPE_CHECKING:
    from PIL.Image import Image

#: Good enough for text in a picture of a page; higher costs bytes on every phone.
_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Inspected:
    """What came out of one file; ``previews`` are WebP pictures by their nominal width."""

    facts: FileFacts
    parts: tuple[Part, ...] = ()
    previews: Mapping[int, bytes] = field(default_factory=dict)


def inspect_file(data: bytes, name: str) -> Inspected:
    """Inspect content and name."""
    found = inspect_data(data)
    faults = (*found.facts.faults, *name_faults(name, found.facts.format))
    return replace(found, facts=replace(found.facts, faults=faults))


def inspect_data(data: bytes) -> Inspected:
    """Inspect the content alone, which is all that is cached."""
    if len(data) > MOST_BYTES:
        return Inspected(replace(_facts(data), faults=(too_big(len(data)),)))
    kind = sniff(data) if data else Fault("file-empty-content")
    if isinstance(kind, Fault):
        return Inspected(replace(_facts(data), faults=(kind,)))
    masking = Masking()
    reading = masking.reading(_read(data, kind))
    personal = masking.faults()
    facts = replace(
        _facts(data),
        format=kind,
        title=reading.title,
        language=reading.language,
        created=reading.created,
        pages=reading.pages,
        tagged=reading.tagged,
        pixels=reading.pixels,
        sheets=reading.sheets,
        scans=tuple(p.number for p in reading.parts if not p.readable and not _has_text(p)),
        damaged=tuple(p.number for p in reading.parts if not p.readable and _has_text(p)),
        faults=(*reading.faults, *personal),
    )
    if any(severity_of(fault.code) is Severity.HELD for fault in personal):
        # A picture of the page would show what is masked in its text.
        return Inspected(facts)
    return _with_content(facts, reading)


def too_big(size: int) -> Fault:
    """Say that a file is over the limit."""
    mib = 2**20
    return Fault(
        "file-too-big", values={"size": f"{size / mib:.0f}", "limit": f"{MOST_BYTES // mib}"}
    )


def unread(path: Path, fault: Fault) -> FileFacts:
    """Give what is known of a file that was not read: hardly anything."""
    try:
        size = path.lstat().st_size
    except (OSError, ValueError):
        size = 0
    return FileFacts(sha256="", size=size, format=None, faults=(fault,))


def _facts(data: bytes) -> FileFacts:
    return FileFacts(sha256=hashlib.sha256(data).hexdigest(), size=len(data), format=None)


def _with_content(facts: FileFacts, reading: Reading) -> Inspected:
    size, previews = _previews(reading.preview) if reading.preview else (None, {})
    facts = replace(
        facts,
        parts=len(reading.parts),
        searchable=any(part.readable and _has_text(part) for part in reading.parts),
        preview=size,
    )
    return Inspected(facts, reading.parts, previews)


def _has_text(part: Part) -> bool:
    return bool(part.text.strip()) or any(cell for row in part.rows for cell in row)


def _previews(image: Image) -> tuple[tuple[int, int], dict[int, bytes]]:
    """Make the preview pictures, the larger first; pictures are never made larger."""
    image = image.convert("RGB") if image.mode != "RGB" else image
    previews: dict[int, bytes] = {}
    size = image.size
    for width in sorted(PREVIEW_WIDTHS, reverse=True):
        image.thumbnail((width, PREVIEW_HEIGHT * width // max(PREVIEW_WIDTHS)), reducing_gap=2.0)
        size = size if previews else image.size
        stream = BytesIO()
        image.save(stream, "WEBP", quality=_QUALITY)
        previews[width] = stream.getvalue()
    return size, previews


def _read(data: bytes, kind: Format) -> Reading:
    """Call the reader of a format. Each brings libraries that only its own files should pay for."""
    match kind:
        case Format.PDF:
            from generator.inspect.pdf import read_pdf

            return read_pdf(data)
        case Format.PNG | Format.JPEG | Format.WEBP | Format.GIF:
            from generator.inspect.image import read_image

            return read_image(data, kind)
        case Format.DOCX:
            from generator.inspect.word import read_word

            return read_word(data)
        case Format.XLSX:
            from generator.inspect.workbook import read_workbook

            return read_workbook(data)
        case Format.PPTX:
            from generator.inspect.slides import read_slides

            return read_slides(data)
        case Format.ODT | Format.ODS | Format.ODP:
            from generator.inspect.opendocument import read_opendocument

            return read_opendocument(data)
        case Format.DOC | Format.XLS | Format.PPT:
            from generator.inspect.old_office import read_old_office

            return read_old_office(data, kind)
        case Format.CSV | Format.TXT:
            from generator.inspect.plain import read_csv, read_text

            return read_csv(data) if kind is Format.CSV else read_text(data)
        case Format.SVG | Format.HTML:
            from generator.inspect.markup import read_html, read_svg

            return read_svg(data) if kind is Format.SVG else read_html(data)
