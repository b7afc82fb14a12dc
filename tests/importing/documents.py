"""The seed's table as people keep it: Word with merged cells, Excel, CSV, Markdown, HTML.

The cells come from tests/test_seed.py, which reads the seed in its own way.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from html import escape
from io import StringIO
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment

from tests.test_seed import COLUMNS, seed_preamble, seed_rows

SOFFICE = shutil.which("soffice")


def cells() -> list[list[str]]:
    """The rows of the seed, each as the eight texts of its cells."""
    return [[row[name].strip("\n") for name in COLUMNS] for row in seed_rows()]


def spans() -> dict[tuple[int, int], int]:
    """How many rows a cell of the first two columns reaches down: an indicator over its measures,
    the one issue that two measures share."""
    rows = cells()
    found = {}
    for column in (0, 1):
        begun = 1
        for row in range(1, len(rows) + 1):
            if row == len(rows) or rows[row][column].strip():
                if row - begun > 1:
                    found[begun, column] = row - begun
                begun = row
    return found


def word(path: Path) -> Path:
    """A Word document by python-docx with merged cells and a repeated header row."""
    document = Document()
    for line in seed_preamble():
        document.add_paragraph(line)
    rows = cells()
    table = document.add_table(len(rows), len(COLUMNS))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            lines = text.split("\n")
            table.cell(r, c).text = lines[0]
            for line in lines[1:]:
                table.cell(r, c).add_paragraph(line)
    for (row, column), reach in spans().items():
        first = table.cell(row, column)
        for below in range(row + 1, row + reach):
            for paragraph in table.cell(below, column).paragraphs:
                paragraph.text = ""
        first.merge(table.cell(row + reach - 1, column))
    document.save(str(path))
    return path


def markup(path: Path) -> Path:
    """A web page whose table has rowspans."""
    reach, rows = spans(), cells()
    covered = {
        (row + down, column) for (row, column), length in reach.items() for down in range(1, length)
    }
    lines = ["<!doctype html><html><head><meta charset='utf-8'><title>แผน</title></head><body>"]
    lines += [f"<p>{escape(line)}</p>" for line in seed_preamble()]
    lines.append("<table border='1'>")
    for r, row in enumerate(rows):
        lines.append("<tr>")
        for c, text in enumerate(row):
            if (r, c) not in covered:
                span = f" rowspan='{reach[r, c]}'" if (r, c) in reach else ""
                inner = "<br>".join(map(escape, text.split("\n")))
                lines.append(f"<td{span}>{inner}</td>")
        lines.append("</tr>")
    lines.append("</table></body></html>")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def libreoffice_word(path: Path) -> Path:
    """A Word document that LibreOffice makes of the web page."""
    page = markup(path.with_suffix(".html"))
    profile = path.parent / "profile"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{profile}", "--headless"),
            *("--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(path.parent), str(page)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return path


def workbook(path: Path) -> Path:
    """An Excel workbook with titles above the table and merged cells."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "แผน"
    preamble = seed_preamble()
    for line in preamble:
        sheet.append([line])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=8
        )
    top = sheet.max_row
    for r, row in enumerate(cells(), top + 1):
        for c, text in enumerate(row, 1):
            if text.strip():
                cell = sheet.cell(r, c, text)
                # Without it Excel would take "- info graphic" for a formula.
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True)
    for (row, column), reach in spans().items():
        first = top + 1 + row
        sheet.merge_cells(
            start_row=first,
            end_row=first + reach - 1,
            start_column=column + 1,
            end_column=column + 1,
        )
    book.save(path)
    return path


def separated(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    """A CSV file as Excel saves it: titles in rows of their own, merged cells empty."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([line, *[""] * 7] for line in seed_preamble())
    writer.writerows(cells())
    # Windows-874 has the round bullet only.
    path.write_bytes(out.getvalue().replace("\xb7", "\u2022").encode(encoding))
    return path


def markdown(path: Path) -> Path:
    """A Markdown page with a pipe table."""
    rows = [
        "| " + " | ".join(text.replace("|", "\\|").replace("\n", "<br>") for text in row) + " |"
        for row in cells()
    ]
    rows.insert(1, "|" + "---|" * len(COLUMNS))
    path.write_text(
        "\n\n".join(seed_preamble()) + "\n\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    return path
