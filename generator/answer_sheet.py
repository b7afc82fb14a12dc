"""The answer sheet for ITAS: one row an item, as XLSX and CSV, with whole addresses.

The columns are those of the sheets that offices fill in: ข้อ, มี/ไม่มี, URL, คำอธิบาย. An item counts
as มี only when something real can be opened for it; the rest of the answer is left empty, as the
office has nothing to show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.oit.standing import CoverageState
from generator.pages.oit_view import FormView, ItemView
from generator.xml_text import xml_text

COLUMNS = ("ข้อ", "รายการ", "มี/ไม่มี", "URL", "คำอธิบาย")
HAVE, HAVE_NOT = "มี", "ไม่มี"
_WIDTHS = (7, 44, 9, 60, 70)
#: Nothing to be shown: not there, or only a sample.
_SHOWN = (CoverageState.PUBLISHED, CoverageState.PARTLY, CoverageState.UNSURE)
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Answer:
    """The row of one item; ``url`` is empty when there is nothing to open."""

    code: str
    title: str
    have: bool
    url: str
    explanation: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as the sheet has it."""
        return self.code, self.title, HAVE if self.have else HAVE_NOT, self.url, self.explanation


def answers(form: FormView, site_url: str) -> Iterator[Answer]:
    """Answer every item of a form, in its order; ``site_url`` ends in a slash."""
    for view in form.items:
        have = _is_there(view)
        url = f"{site_url}{view.url}" if have else ""
        yield Answer(view.code, view.plain, have, url, view.explanation if have else "")


def _is_there(view: ItemView) -> bool:
    return any(s.state in _SHOWN for s in view.coverage.standings)


def sheet_csv(form: FormView, site_url: str) -> str:
    """Write the sheet as CSV that Excel reads as Thai."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_harmless(answer.cells) for answer in answers(form, site_url))
    return _BOM + text.getvalue()


def _harmless(cells: tuple[str, ...]) -> list[str]:
    """A spreadsheet would run a text that begins like a formula (OWASP, "CSV Injection")."""
    return [f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell for cell in cells]


def sheet_xlsx(form: FormView, site_url: str) -> bytes:
    """Write the sheet as a workbook that prints on A4, every address a link."""
    book = Workbook()
    sheet = book.create_sheet(f"{form.scheme} {form.year}", 0)
    del book["Sheet"]
    sheet.append(COLUMNS)
    for row, answer in enumerate(answers(form, site_url), 2):
        _write_row(sheet, row, answer)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write_row(sheet: Worksheet, row: int, answer: Answer) -> None:
    for column, text in enumerate(answer.cells, 1):
        cell = sheet.cell(row, column)
        # Always a text: nothing of what staff wrote is a formula.
        cell.value, cell.data_type = xml_text(text), "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if answer.url:
        sheet.cell(row, 4).hyperlink = answer.url
