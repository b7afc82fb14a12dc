"""A paper as a workbook: the title above the table, its head frozen and printed on every page.

A cell of a sheet holds one link; where the table has several in a cell, they stand on a sheet of
their own as well.
"""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.papers.paper import Cell, Column, Paper, height, span
from generator.papers.settled import settled
from generator.xml_text import xml_text

LINKS = "ลิงก์"
_LINK_HEADS = (("แถว", 8), ("หลักฐาน", 60), ("ที่อยู่", 80))
#: Widths of sheets count letters; so many of this font stand in a centimetre.
_LETTERS = 5.2
#: The height of a line, and of the highest row that Excel knows, in points.
_LINE, _HIGHEST = 19, 409
_FONT = "TH SarabunPSK"
_TEXT = Font(_FONT, 14)
_STRONG = Font(_FONT, 14, bold=True)
_LINKED = Font(_FONT, 14, color="0B4F8A", underline="single")
_EDGE = Side("thin")
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_SHADE = PatternFill("solid", "EBEBEB")


def workbook(paper: Paper) -> bytes:
    """Write the paper."""
    book = Workbook()
    sheet = book.create_sheet(str(paper.year), 0)
    del book["Sheet"]
    book.properties.title = xml_text(" ".join(paper.title[:2]))
    book.properties.creator = xml_text(paper.agency)
    book.properties.language = "th-TH"
    book.properties.identifier = paper.identifier
    _title(sheet, paper)
    head = len(paper.title) + 1
    _head(sheet, head, paper.columns)
    linked = Linked(book)
    for number, row in enumerate(paper.rows):
        _row(sheet, head + 1 + number, row, paper.columns, linked)
        lines = height(row, paper.columns)
        sheet.row_dimensions[head + 1 + number].height = min(lines * _LINE + 4, _HIGHEST)
    _merge(sheet, head + 1, paper)
    _remarks(sheet, head + 1 + len(paper.rows), paper)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    _print(sheet)
    target = BytesIO()
    book.save(target)
    return settled(target.getvalue(), paper.day)


class Linked:
    """The sheet of links, which is there when a cell has more than one."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet: Worksheet | None = None

    def add(self, row: int, text: str, url: str) -> None:
        """List a link of a row of the table."""
        if self._sheet is None:
            self._sheet = self._begin()
        sheet = self._sheet
        place = sheet.max_row + 1
        for column, value in enumerate((str(row), text, url), 1):
            _write(sheet, place, column, value, _LINKED if column > 2 else _TEXT)
        sheet.cell(place, 3).hyperlink = url

    def _begin(self) -> Worksheet:
        sheet: Worksheet = self._book.create_sheet(LINKS)
        for column, (heading, width) in enumerate(_LINK_HEADS, 1):
            _write(sheet, 1, column, heading, _STRONG)
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        _print(sheet)
        return sheet


def _write(sheet: Worksheet, row: int, column: int, text: str, font: Font = _TEXT) -> None:
    cell = sheet.cell(row, column)
    # Always a text: nothing of what staff wrote is a formula.
    cell.value, cell.data_type = xml_text(text), "s"
    cell.font = font
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _title(sheet: Worksheet, paper: Paper) -> None:
    for row, line in enumerate(paper.title, 1):
        _write(sheet, row, 1, line, _STRONG)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_width(paper))
        sheet.cell(row, 1).alignment = Alignment(horizontal="center")


def _width(paper: Paper) -> int:
    return len(paper.columns)


def _head(sheet: Worksheet, row: int, columns: tuple[Column, ...]) -> None:
    for number, column in enumerate(columns, 1):
        _write(sheet, row, number, column.heading, _STRONG)
        cell = sheet.cell(row, number)
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        cell.fill, cell.border = _SHADE, _BORDER
        sheet.column_dimensions[get_column_letter(number)].width = column.width * _LETTERS
    sheet.row_dimensions[row].height = 3 * _LINE + 4


def _row(
    sheet: Worksheet, row: int, cells: tuple[Cell, ...], columns: tuple[Column, ...], linked: Linked
) -> None:
    for number, (lines, column) in enumerate(zip(cells, columns, strict=True), 1):
        text = "\n".join(f"{line.mark}{line.text}" for line in lines or ())
        links = [(line.text, line.url) for line in lines or () if line.url]
        _write(sheet, row, number, text, _LINKED if links else _TEXT)
        cell = sheet.cell(row, number)
        cell.border = _BORDER
        if column.short:
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="top")
        if links:
            cell.hyperlink = links[0][1]
        for said, url in links if len(links) > 1 else ():
            linked.add(row, said, url)


def _merge(sheet: Worksheet, first: int, paper: Paper) -> None:
    for number, row in enumerate(paper.rows):
        for column, cell in enumerate(row):
            rows = span(paper.rows, number, column) if cell is not None else 1
            if rows > 1:
                top, side = first + number, column + 1
                sheet.merge_cells(
                    start_row=top, end_row=top + rows - 1, start_column=side, end_column=side
                )


def _remarks(sheet: Worksheet, row: int, paper: Paper) -> None:
    for number, remark in enumerate(paper.remarks, row):
        _write(sheet, number, 1, remark)
        sheet.merge_cells(
            start_row=number, end_row=number, start_column=1, end_column=_width(paper)
        )


def _print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    footer = sheet.oddFooter
    if footer is not None:
        # Excel counts pages in Arabic numerals only.
        footer.center.text = "หน้า &P จาก &N"
