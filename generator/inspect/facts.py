"""The facts of one file. A reader of a format gives a ``Reading``; inspection makes ``FileFacts``
and the ``Part``s that may be shown of it, in which personal data are masked already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


class Format(StrEnum):
    """What a file truly is; the value is the ending that belongs to it."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    CSV = "csv"
    TXT = "txt"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    GIF = "gif"
    SVG = "svg"
    HTML = "html"


class PartKind(StrEnum):
    """What the parts of a file are."""

    PAGE = "page"
    SHEET = "sheet"
    SLIDE = "slide"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file. ``code`` is a key of data/messages/, whose severity says whether
    the file is held back; ``where`` tells the place in Thai, such as "หน้า 3" or "ชีต งบ เซลล์ B7",
    and is empty for the file as a whole. No value is ever personal data in clear.
    """

    code: str
    where: str = ""
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the file that people can be led to. ``number`` counts from 1; ``title`` is a
    sheet's name or a heading. Sheets have ``rows`` of cells as a person sees them, everything else
    ``text``. ``readable`` is False for a scan and for text that came out damaged.
    """

    kind: PartKind
    number: int
    title: str = ""
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that the file carries where a reader does not look: metadata, comments, notes, headers,
    hidden sheets. It is searched for personal data and never shown. ``where`` is Thai.
    """

    where: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of one format found. ``pages`` counts pages, slides or visible sheets;
    ``pixels`` is width and height of an image; ``preview`` a picture of the first page or of the
    image, at most 960 px wide, RGB; ``sheets`` are (name, rows, columns, hidden).
    """

    format: Format
    title: str | None = None
    language: str | None = None
    created: date | None = None
    pages: int | None = None
    tagged: bool | None = None
    pixels: tuple[int, int] | None = None
    sheets: tuple[tuple[str, int, int, bool], ...] = ()
    parts: tuple[Part, ...] = ()
    asides: tuple[Aside, ...] = ()
    faults: tuple[Fault, ...] = ()
    preview: Image | None = None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is kept of a file under its hash. ``format`` is None when the file is of no format that
    can be published; ``preview`` is width and height of the larger preview picture; ``scans`` and
    ``damaged`` are numbers of parts whose text cannot be shown.
    """

    sha256: str
    size: int
    format: Format | None
    title: str | None = None
    language: str | None = None
    created: date | None = None
    pages: int | None = None
    tagged: bool | None = None
    pixels: tuple[int, int] | None = None
    sheets: tuple[tuple[str, int, int, bool], ...] = ()
    parts: int = 0
    scans: tuple[int, ...] = ()
    damaged: tuple[int, ...] = ()
    searchable: bool = False
    preview: tuple[int, int] | None = None
    faults: tuple[Fault, ...] = ()
