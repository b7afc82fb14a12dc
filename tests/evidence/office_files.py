"""Office files as python-docx, openpyxl and python-pptx write them, and changes to their XML for
what these programs cannot write.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import docx.document
import openpyxl
import pptx
import pptx.presentation
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from generator.inspect.facts import Reading

FIXTURES = Path(__file__).parent.parent / "fixtures" / "office"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Saved = docx.document.Document | openpyxl.Workbook | pptx.presentation.Presentation


def saved(thing: Saved) -> bytes:
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def word(*fill: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    for step in fill:
        step(document)
    return saved(document)


def paragraph(text: str, style: str | None = None) -> Callable[[docx.document.Document], object]:
    return lambda document: document.add_paragraph(text, style=style)


def raw(xml: str) -> Callable[[docx.document.Document], object]:
    """Put a paragraph's XML into a document; ``w:`` and the other usual prefixes are known."""
    names = (
        f'xmlns:w="{W}" xmlns:r="{_RELS}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )

    def fill(document: docx.document.Document) -> None:
        (element,) = etree.fromstring(f"<a {names}>{xml}</a>")
        document.element.body.insert(len(document.element.body) - 1, element)

    return fill


def link(kind: str, target: str) -> Callable[[docx.document.Document], object]:
    """Link a document with something outside."""
    return lambda document: document.part.relate_to(target, f"{_RELS}/{kind}", is_external=True)


def part(kind: str, name: str, content: bytes) -> Callable[[docx.document.Document], object]:
    """Give a document another part, such as its footnotes."""

    def fill(document: docx.document.Document) -> None:
        made = Part(PackURI(name), "application/xml", content, document.part.package)
        document.part.relate_to(made, f"{_RELS}/{kind}")

    return fill


def footnotes(*texts: str) -> Callable[[docx.document.Document], object]:
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(texts, 1)
    )
    xml = f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'
    return part("footnotes", "/word/footnotes.xml", xml.encode())


def changed(data: bytes, *changes: tuple[str, str, str], drop: str = "", **added: bytes) -> bytes:
    """Change XML in a package: (the part's name, a pattern, what it becomes); the pattern has to
    be there. Other parts may be added, and one dropped."""
    stream = io.BytesIO()
    waiting = {name for name, _, _ in changes}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            for target, pattern, becomes in changes:
                if target == name:
                    text, count = re.subn(pattern, becomes, content.decode(), flags=re.S)
                    assert count, pattern
                    content = text.encode()
                    waiting.discard(name)
            if name != drop:
                new.writestr(name, content)
        for name, content in added.items():
            new.writestr(name, content)
    assert not waiting
    return stream.getvalue()


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def everything(data: bytes) -> str:
    """Give all texts of a package; openpyxl writes Thai letters by their numbers."""
    return html.unescape(b"".join(entries(data).values()).decode("utf-8", "replace"))


def codes(reading: Reading) -> list[str]:
    return [fault.code for fault in reading.faults]


def aside(reading: Reading, where: str) -> str:
    """Give the text, or the cells, of the asides that stand at this place."""
    found = [item for item in reading.asides if item.where.startswith(where)]
    rows = (cell for item in found for row in item.rows for cell in row if cell)
    return "\n".join([*(item.text for item in found), *rows]).strip()


def texts(reading: Reading) -> list[tuple[str, str]]:
    return [(item.title, item.text) for item in reading.parts]


def workbook(*rows: Iterable[object], **more: Iterable[Iterable[object]]) -> openpyxl.Workbook:
    """Make a workbook with these rows; further sheets by name."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    for name, lines in more.items():
        sheet = book.create_sheet(name)
        for row in lines:
            sheet.append(list(row))
    return book
