"""The sample files and their entries, read in plain ways for tests."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pypdfium2
import yaml
from lxml import etree

from generator.thai.text import fold

ROOT = Path(__file__).parent.parent
EVIDENCE = ROOT / "content" / "evidence"
FILES = sorted(path for path in EVIDENCE.rglob("*") if path.is_file())
NAMES = [path.relative_to(EVIDENCE).as_posix() for path in FILES]


@cache
def entries() -> list[dict[str, Any]]:
    """The samples of measures.yml."""
    register = yaml.safe_load((ROOT / "measures.yml").read_text(encoding="utf-8"))
    return [entry for entry in register["evidence"] if entry.get("sample")]


def names(entry: dict[str, Any]) -> list[str]:
    """The files of an entry."""
    files = entry.get("file", [])
    return [files] if isinstance(files, str) else files


def squeezed(text: str) -> str:
    """Text folded and without spaces: PDF readers put some where none were."""
    return re.sub(r"\s", "", fold(text))


def parts(path: Path) -> list[str]:
    """The text of a file, page by page, sheet by sheet, slide by slide."""
    return list(READERS[path.suffix](path))


def pdf_parts(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def word_parts(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    yield "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def workbook_parts(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        yield "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def slide_parts(path: Path) -> Iterator[str]:
    for slide in pptx.Presentation(str(path)).slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        yield "\n".join(frame.text for frame in frames)


def opendocument_parts(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        yield "".join(etree.fromstring(package.read("content.xml")).itertext())


def csv_parts(path: Path) -> Iterator[str]:
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    yield "\n".join(cell for row in rows for cell in row)


def svg_parts(path: Path) -> Iterator[str]:
    yield "\n".join(etree.parse(path).getroot().itertext())


READERS = {
    ".pdf": pdf_parts,
    ".docx": word_parts,
    ".xlsx": workbook_parts,
    ".pptx": slide_parts,
    ".ods": opendocument_parts,
    ".csv": csv_parts,
    ".svg": svg_parts,
}


def metadata(path: Path) -> str:
    """The part of a package that tells its title, subject and author."""
    name = "meta.xml" if path.suffix == ".ods" else "docProps/core.xml"
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def titles(text: str) -> list[str]:
    """What stands in the dc:title of XML."""
    return [
        "".join(element.itertext())
        for element in etree.fromstring(text.encode()).iter(
            "{http://purl.org/dc/elements/1.1/}title"
        )
    ]
