"""The binary files of Word, Excel and PowerPoint 97–2003: their type is known, their text is only
searched, and what runs or is locked holds them back.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import TypeAlias

import olefile

from generator.inspect.facts import Aside, Fault, Format, Reading

_OLE_FAULTS = (
    *(OSError, struct.error, ValueError, IndexError, TypeError, KeyError),
    *(RecursionError, OverflowError, AttributeError),
)
_MAIN = {Format.DOC: ("WordDocument",), Format.XLS: ("Workbook", "Book")}
_MAIN |= {Format.PPT: ("PowerPoint Document",)}
_MACROS = frozenset(["vba", "macros", "_vba_project_cur", "_vba_project", "xlm"])
_LOCKED = frozenset(["encryptioninfo", "encryptedpackage", "encryptedsummary", "drmencrypted"])
_EMBEDDED = frozenset(["\x01ole10native", "package", "objectpool"])
_Ole: TypeAlias = "olefile.OleFileIO[str]"
#: Streams with pictures and layouts, which hold no text.
_NO_TEXT = frozenset(["pictures", "\x01compobj", "\x05summaryinformation"])
_PROPERTIES = (
    *("title", "subject", "author", "keywords", "comments", "last_saved_by", "template"),
    *("company", "manager", "category"),
)

#: The clock of these files begins here.
_FIRST_YEAR = 1601

#: Records of Excel files: (record, what it means).
_FILE_PASS = 0x2F
_BOUND_SHEET = 0x85
_MACRO_SHEETS = (1, 6)
#: Records of cells: one number, one short number, a row of short numbers.
_NUMBER, _SHORT, _SHORTS = 0x203, 0x27E, 0xBD
#: Smaller numbers identify nobody.
_LEAST = 10**8
#: A bit in the first record of Word files, and a word of PowerPoint's.
_WORD_LOCKED = 0x0100
_PPT_LOCKED = struct.pack("<L", 0xF3D1C4DF)
_PPT_TOKEN_AT = 12

_UTF16_RUN = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0]\x00|[\x01-\x5b]\x0e|[\x0b-\x0d]\x20){5,}")
_CP874_RUN = re.compile(rb"[\t\n\r\x20-\x7e\xa0-\xda\xdf-\xfb]{8,}")
#: Enough text for a thousand pages.
_MOST_TEXT = 8 * 2**20


def read_old_office(data: bytes, kind: Format) -> Reading:
    """Read a .doc, .xls or .ppt file."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            return _read(ole, kind)
    except _OLE_FAULTS:
        return Reading(kind, faults=(Fault("file-broken"),))


def _read(ole: _Ole, kind: Format) -> Reading:
    paths = ole.listdir(streams=True, storages=True)
    names = {name.lower() for path in paths for name in path}
    main = next((name for name in _MAIN[kind] if ole.exists(name)), None)
    if main is None:
        return Reading(kind, faults=(Fault("file-broken"),))
    content = ole.openstream(main).read()
    if names & _LOCKED or _is_locked(ole, content, kind):
        return Reading(kind, faults=(Fault("file-encrypted"),))
    faults = [Fault("office-old-format", values={"better": f"{kind.value}x"})]
    if names & _MACROS or (kind is Format.XLS and _has_macro_sheet(content)):
        faults.append(Fault("file-macros"))
    if names & _EMBEDDED:
        faults.append(Fault("office-embedded"))
    about = _metadata(ole)
    return Reading(
        kind,
        title=_decoded(about, "title") or None,
        created=_day(about.get("create_time")),
        asides=tuple(aside for aside in _asides(ole) if aside.text),
        faults=tuple(faults),
    )


def _day(moment: object) -> date | None:
    """Give the day of a moment; a file without one tells the first day that its clock knows."""
    return moment.date() if isinstance(moment, datetime) and moment.year > _FIRST_YEAR else None


def _is_locked(ole: _Ole, content: bytes, kind: Format) -> bool:
    match kind:
        case Format.DOC:
            return bool(int.from_bytes(content[10:12], "little") & _WORD_LOCKED)
        case Format.XLS:
            return any(record == _FILE_PASS for record, _ in _records(content))
    if not ole.exists("Current User"):
        return False
    user = ole.openstream("Current User").read()
    return user[_PPT_TOKEN_AT : _PPT_TOKEN_AT + 4] == _PPT_LOCKED


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(content):
        record, size = struct.unpack_from("<HH", content, at)
        yield record, content[at + 4 : at + 4 + size]
        at += 4 + size


def _large_numbers(content: bytes) -> Iterator[str]:
    """Give the numbers in cells that may be a number of a person; they stand in no text."""
    for record, body in _records(content):
        values: list[float] = []
        if record == _NUMBER and len(body) == 14:
            values = [struct.unpack_from("<d", body, 6)[0]]
        elif record == _SHORT and len(body) == 10:
            values = [_short(body[6:10])]
        elif record == _SHORTS:
            values = [_short(body[at + 2 : at + 6]) for at in range(4, len(body) - 7, 6)]
        for value in values:
            if _LEAST <= value < 10**15:
                yield str(int(value))


def _short(packed: bytes) -> float:
    """Unpack a number of 30 bits; the other two say whether it is whole, and in hundredths."""
    bits = int.from_bytes(packed, "little")
    if bits & 2:
        value = float(int.from_bytes(packed, "little", signed=True) >> 2)
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + (bits & ~3).to_bytes(4, "little"))[0]
    return value / 100 if bits & 1 else value


def _has_macro_sheet(content: bytes) -> bool:
    return any(
        record == _BOUND_SHEET and len(body) > 5 and body[5] in _MACRO_SHEETS
        for record, body in _records(content)
    )


def _asides(ole: _Ole) -> Iterator[Aside]:
    about = _metadata(ole)
    told = {name: _decoded(about, name) for name in _PROPERTIES}
    lines = [f"{name}: {text}" for name, text in told.items() if text]
    yield Aside("ข้อมูลกำกับไฟล์", "\n".join(lines))
    for name in _MAIN[Format.XLS]:
        if ole.exists(name):
            numbers = _large_numbers(ole.openstream(name).read())
            yield Aside("ตัวเลขในเซลล์", "\n".join(numbers))
    for path in ole.listdir():
        if path[-1].lower() not in _NO_TEXT:
            content = ole.openstream(path).read()[:_MOST_TEXT]
            yield Aside("เนื้อหาไฟล์แบบเก่า", _text_in(content))


def _text_in(content: bytes) -> str:
    """Find text in binary data: as UTF-16, and as Windows-874."""
    wide = [run.decode("utf-16-le", "ignore") for run in _UTF16_RUN.findall(content)]
    narrow = [run.decode("cp874", "ignore") for run in _CP874_RUN.findall(content)]
    return "\n".join([*wide, *narrow])


def _metadata(ole: _Ole) -> Mapping[str, object]:
    """Read the properties by name; olefile keeps them as attributes."""
    return vars(ole.get_metadata())


def _decoded(about: Mapping[str, object], name: str) -> str:
    """Decode a property; what the file says of its code page is often wrong or missing."""
    value = about.get(name)
    if not isinstance(value, bytes):
        return str(value).strip("\0 ") if value else ""
    for encoding in ("utf-8", "cp874"):
        try:
            return " ".join(value.decode(encoding).replace("\0", "").split())
        except UnicodeDecodeError:
            continue
    return ""
