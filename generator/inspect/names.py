"""Names of files: whether they agree with the content, and how they are told to people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.inspect.facts import Fault, Format
from generator.inspect.masking import Masking, masked_text
from generator.inspect.signatures import PROGRAM_ENDINGS

_WHERE = "ชื่อไฟล์"
#: Endings that people give to a format besides its own.
_ALSO = {
    Format.JPEG: ("jpeg", "jpe", "jfif"),
    Format.HTML: ("htm",),
    # A list of one column has no separators, and a table may be kept as plain text.
    Format.CSV: ("txt", "tsv"),
    Format.TXT: ("csv", "tsv"),
}
#: Controls, and marks that turn the order of letters round: "exe.pdf" may be shown for "fdp.exe".
_DECEIVING = re.compile(
    "[\0-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
_NOT_TEXT = re.compile("[\ud800-\udfff]")


def name_faults(name: str, format_: Format | None) -> tuple[Fault, ...]:
    """Check a name, with its folders, against the content; ``format_`` is None when the content
    is refused already."""
    return tuple(_faults(name, format_))


def _faults(name: str, format_: Format | None) -> Iterator[Fault]:
    if _DECEIVING.search(name) or _NOT_TEXT.search(name):
        yield Fault("file-name-deceives", _WHERE)
    ending = ending_of(name)
    if ending in PROGRAM_ENDINGS and format_ is not None:
        yield Fault("file-executable", _WHERE, {"type": f".{ending}"})
    elif format_ is not None and ending not in (format_.value, *_ALSO.get(format_, ())):
        values = {"named": f".{ending}" if ending else "–", "type": format_.name}
        yield Fault("file-type-differs", _WHERE, {**values, "ending": f".{format_.value}"})
    masking = Masking()
    masking.text(name, _WHERE)
    yield from masking.faults()


def ending_of(name: str) -> str:
    """Give the ending without its dot, in lower case; empty when there is none."""
    # Windows drops dots and spaces at the end: "a.exe. " runs.
    stem, dot, ending = name.rpartition("/")[2].rstrip(" .").rpartition(".")
    return ending.lower() if dot and stem else ""


def shown_name(name: str) -> str:
    """Write a name so that it can be told: personal data masked, what deceives as �."""
    return masked_text(_NOT_TEXT.sub("\ufffd", _DECEIVING.sub("\ufffd", name)))
