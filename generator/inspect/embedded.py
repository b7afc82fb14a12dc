"""Documents inside documents, such as the workbook behind a chart: searched, never shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.inspect.facts import Aside, Fault, Reading
from generator.inspect.package import Package, Refused

_ENDINGS = (".docx", ".xlsx", ".pptx")
#: What holds the outer document back, too; the rest is the inner document's own business.
_SERIOUS = frozenset(
    [
        "file-broken",
        "file-encrypted",
        "file-macros",
        "file-script",
        "office-embedded",
        "office-remote",
    ]
)
_WHERE = "เอกสารที่ฝังไว้ {number}"


def documents_inside(package: Package) -> Iterator[Aside | Fault]:
    """Give all that is in the documents inside, and what is dangerous about them."""
    names = [name for name in package.strangers if name.lower().endswith(_ENDINGS)]
    for number, name in enumerate(names, 1):
        where = _WHERE.format(number=number)
        data = package.read(name)
        try:
            inner = Package(data)
        except Refused as refused:
            yield Fault(refused.fault.code, where)
            continue
        if any(stranger.lower().endswith(_ENDINGS) for stranger in inner.strangers):
            yield Fault("office-embedded", where)  # how deep it goes is not worth knowing
        else:
            yield from _said_in(_read(data, name), where)


def _read(data: bytes, name: str) -> Reading:
    # Here and not above: these modules read documents inside with this one.
    from generator.inspect.slides import read_slides
    from generator.inspect.word import read_word
    from generator.inspect.workbook import read_workbook

    if name.lower().endswith(".xlsx"):
        return read_workbook(data)
    return read_word(data) if name.lower().endswith(".docx") else read_slides(data)


def _said_in(reading: Reading, where: str) -> Iterator[Aside | Fault]:
    for fault in reading.faults:
        if fault.code in _SERIOUS:
            yield Fault(fault.code, where)
    if len(reading.sheets) != 1:
        # More than the one sheet that PowerPoint makes for a chart: somebody pasted a whole file.
        yield Fault("office-document-inside", where)
    for part in reading.parts:
        yield Aside(f"{where} {part.title}".strip(), part.text, part.rows)
    for aside in reading.asides:
        yield Aside(f"{where} {aside.where}", aside.text, aside.rows)
