"""Kinds of files on the web: which endings promise them, how servers call them, how they begin.

Sources: the IANA registry of media types; the sniffing standard (https://mimesniff.spec.whatwg.org)
for what browsers take on trust.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

#: Servers that do not know a file send it as these; browsers save it.
ANYTHING = frozenset({"application/octet-stream", "binary/octet-stream", "application/download"})
HTML = frozenset({"text/html", "application/xhtml+xml"})

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = (b"\xd0\xcf\x11\xe0",)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the types that fit, and the beginnings it can have; none means any.

    ``shown`` says that browsers show the file only under one of its types.
    """

    name: str
    types: frozenset[str]
    starts: tuple[bytes, ...] = ()
    shown: bool = False


def _kind(name: str, *types: str, starts: tuple[bytes, ...] = (), shown: bool = False) -> Kind:
    return Kind(name, frozenset(types), starts, shown)


@cache
def _kinds() -> Mapping[str, Kind]:
    word = _kind("doc", "application/msword", "application/rtf")
    excel = _kind("xls", "application/vnd.ms-excel", "application/excel", "application/x-excel")
    kinds = (
        _kind("pdf", "application/pdf", "application/x-pdf", starts=(b"%PDF",)),
        word,
        excel,
        _kind("ppt", "application/vnd.ms-powerpoint", starts=_OLE),
        _kind("docx", f"{_OFFICE}wordprocessingml.document", starts=_ZIP),
        _kind("xlsx", f"{_OFFICE}spreadsheetml.sheet", starts=_ZIP),
        _kind("pptx", f"{_OFFICE}presentationml.presentation", starts=_ZIP),
        _kind("odt", f"{_OPEN}text", starts=_ZIP),
        _kind("ods", f"{_OPEN}spreadsheet", starts=_ZIP),
        _kind("odp", f"{_OPEN}presentation", starts=_ZIP),
        _kind("zip", "application/zip", "application/x-zip-compressed", starts=_ZIP),
        _kind("rar", "application/vnd.rar", "application/x-rar-compressed", starts=(b"Rar!",)),
        _kind("7z", "application/x-7z-compressed", starts=(b"7z\xbc\xaf",)),
        _kind("jpg", "image/jpeg", "image/jpg", starts=(b"\xff\xd8\xff",)),
        _kind("png", "image/png", starts=(b"\x89PNG",)),
        _kind("gif", "image/gif", starts=(b"GIF8",)),
        _kind("webp", "image/webp", starts=(b"RIFF",)),
        _kind("mp3", "audio/mpeg", "audio/mp3"),
        _kind("mp4", "video/mp4", "audio/mp4", "application/mp4"),
        _kind("csv", "text/csv", "text/plain", "application/csv", "application/vnd.ms-excel"),
        _kind("txt", "text/plain"),
        _kind("json", "application/json", "text/json", "text/plain", "application/ld+json"),
        _kind("xml", "application/xml", "text/xml", "application/rss+xml", "application/atom+xml"),
        _kind("html", *HTML, shown=True),
        _kind("css", "text/css", shown=True),
        _kind(
            "js",
            "text/javascript",
            "application/javascript",
            "application/x-javascript",
            shown=True,
        ),
        _kind("svg", "image/svg+xml", shown=True),
        _kind("woff2", "font/woff2", "application/font-woff2", "application/x-font-woff2"),
        _kind("ico", "image/x-icon", "image/vnd.microsoft.icon", "image/ico"),
    )
    return {kind.name: kind for kind in kinds}


_ALIASES = {"jpeg": "jpg", "htm": "html", "mjs": "js", "rtf": "doc", "docm": "docx", "xlsm": "xlsx"}
#: Endings that name a page or a program that makes one: nothing is promised.
_PAGES = frozenset({"html", "css", "js", "svg", "json", "xml", "woff2", "ico"})


def kind_of(path: str) -> Kind | None:
    """Give the kind that a path ends in, None when it is not known here."""
    ending = PurePosixPath(path).suffix[1:].lower()
    return _kinds().get(_ALIASES.get(ending, ending))


def promised(path: str) -> Kind | None:
    """Give the kind of document that a reader expects of a link, None when it may be a page."""
    kind = kind_of(path)
    return None if kind is None or kind.name in _PAGES else kind


def kind_called(declared: str) -> Kind | None:
    """Give the kind of document that a media type names and its first bytes can prove."""
    return next(
        (kind for kind in _kinds().values() if kind.starts and declared in kind.types), None
    )


def media_type(header: str) -> str:
    """Give the type of a header Content-Type, without its parameters."""
    return header.partition(";")[0].strip().lower()


def charset(header: str) -> str | None:
    """Give the charset of a header Content-Type."""
    for parameter in header.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def fits(kind: Kind, declared: str) -> bool:
    """Say whether a server may call a file of this kind so; no type at all fits what is saved."""
    if declared in kind.types:
        return True
    return not kind.shown and (declared in ANYTHING or not declared)


def begins_as(kind: Kind, start: bytes) -> bool:
    """Say whether bytes can be of this kind. PDF may begin within the first 1,024 bytes
    (ISO 32000, implementation note 13 of Adobe's edition)."""
    if not kind.starts:
        return True
    return any(
        sign in start[:1024] if kind.name == "pdf" else start.startswith(sign)
        for sign in kind.starts
    )
