"""Workbooks and CSV files, with the notice above the table or in every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from samples.label import NOTICE, Label
from samples.metadata import label_ooxml

Cell = str | int | float
FONT = "TH Sarabun New"
_CANAL, _WARM, _BRASS, _LINE, _TINT = "0C4347", "FBF3E2", "84560A", "CBD8D3", "E6EFEB"


class Book:
    """An XLSX file in the making."""

    def __init__(self, label: Label) -> None:
        self._label = label
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])

    def sheet(
        self,
        name: str,
        titles: Sequence[str],
        head: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
    ) -> None:
        """Add a sheet: the notice and titles merged over its width, a head, rows.

        A row that begins with รวม is set in bold; floats are shown as money or per cent.
        """
        sheet = self._book.create_sheet(name)
        last = get_column_letter(len(head))
        for number, text in enumerate((NOTICE, *titles), 1):
            sheet.merge_cells(f"A{number}:{last}{number}")
            cell = sheet.cell(number, 1, text)
            cell.alignment = Alignment(horizontal="center", vertical="center")
            cell.font = Font(name=FONT, size=18, bold=True, color=_CANAL)
            sheet.row_dimensions[number].height = 28
        sheet.row_dimensions[1].height = 44
        sheet["A1"].font = Font(name=FONT, size=28, bold=True, color=_BRASS)
        sheet["A1"].fill = PatternFill("solid", fgColor=_WARM)
        top = len(titles) + 2
        _write_row(sheet, top, head, Font(name=FONT, size=16, bold=True, color="FFFFFF"), _CANAL)
        for number, row in enumerate(rows, top + 1):
            total = str(row[0]).startswith("รวม")
            font = Font(name=FONT, size=16, bold=total)
            _write_row(sheet, number, row, font, _TINT if total else None)
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.freeze_panes = sheet.cell(top + 1, 2)
        _set_print(sheet, top)

    def data(self) -> bytes:
        """The finished file."""
        written = io.BytesIO()
        self._book.save(written)
        return label_ooxml(written.getvalue(), self._label)


def _write_row(
    sheet: Worksheet, number: int, row: Sequence[Cell], font: Font, fill: str | None
) -> None:
    line = Side(style="thin", color=_LINE)
    sheet.row_dimensions[number].height = 26
    for column, value in enumerate(row, 1):
        cell = sheet.cell(number, column, value)
        cell.font = font
        cell.border = Border(bottom=line)
        text = isinstance(value, str)
        side = "left" if text else "right"
        cell.alignment = Alignment(side, "center", wrap_text=text, indent=1)
        if isinstance(value, float):
            cell.number_format = "#,##0.00"
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)


def _set_print(sheet: Worksheet, head: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{head}"


def csv_file(rows: Sequence[Sequence[str]]) -> bytes:
    """Write CSV as Excel in Thailand needs it: UTF-8 with a mark, CRLF."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("utf-8-sig")
