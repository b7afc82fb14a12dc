"""Excel workbooks as tables, one a sheet; hidden sheets, rows and columns are left and told."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.importing.table import Cell, Contents, Table, table_of
from generator.importing.words import Remark, Sort, Words
from generator.inspect.cells import Formats
from generator.inspect.ooxml import Relationship, linked, main_part, relationships
from generator.inspect.package import Package, Refused, attribute, child, children
from generator.inspect.sheet import Sheet, SheetReader, shared_strings

_HIDDEN = ("hidden", "veryHidden")


def read_workbook(data: bytes) -> Contents:
    """Read an .xlsx file. Raises Refused when it is broken or unsafe."""
    return _Workbook(Package(data)).contents()


class _Workbook:
    def __init__(self, package: Package) -> None:
        self._package = package
        main = main_part(package)
        self._root = package.xml(main)
        self._links = {link.id: link for link in relationships(package, main)}
        strings = linked(package, main, "sharedStrings")
        styles = linked(package, main, "styles")
        mac = child(self._root, "workbookPr")
        self._reader = SheetReader(
            shared_strings(package.read(strings[0])) if strings else [],
            Formats(
                package.xml(styles[0]) if styles else None,
                mac_dates=mac is not None and attribute(mac, "date1904") in ("1", "true"),
            ),
        )
        self._remarks: list[Remark] = []

    def contents(self) -> Contents:
        entries = children(child(self._root, "sheets"), "sheet")
        blocks = tuple(table for entry in entries if (table := self._sheet(entry)))
        return Contents(blocks, tuple(self._remarks))

    def _sheet(self, entry: etree._Element) -> Table | None:
        name = attribute(entry, "name") or "?"
        where = Words(name, name)
        link = self._links.get(attribute(entry, "id") or "")
        if link is None or link.target not in self._package:
            raise Refused("file-broken")
        if attribute(entry, "state") in _HIDDEN:
            self._leave(where, "", Words("ชีตที่ซ่อนไว้", "hidden sheet"))
            return None
        return self._table(link, where) if link.kind == "worksheet" else None

    def _table(self, link: Relationship, where: Words) -> Table:
        sheet = self._reader.read(self._package.read(link.target), where.th)
        cells = list(self._cells(sheet))
        table = table_of(where, cells, is_sheet=True)
        for row, column in sheet.uncalculated:
            said = Words("สูตรที่ยังไม่ได้คำนวณ", "a formula that was not calculated")
            self._leave(table.where(row, column), "", said)
        for cell in cells:
            place = cell.row, cell.column
            if cell.text.strip() and table.at(*place) is not cell:
                said = Words("อยู่ใต้เซลล์ที่ผสาน", "under a merged cell")
                self._leave(table.where(*place), cell.text, said)
        hidden = [
            sheet.grid.get(*place) for place in sheet.grid.positions() if sheet.is_hidden(*place)
        ]
        if hidden:
            said = Words(
                f"{len(hidden)} เซลล์ในแถวหรือคอลัมน์ที่ซ่อนไว้",
                f"{len(hidden)} cells in hidden rows or columns",
            )
            self._leave(where, " ".join(hidden), said)
        return table

    def _cells(self, sheet: Sheet) -> Iterator[Cell]:
        """Give merged cells with their spans; what lies under them nobody sees."""
        spans = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merged}
        merged = [
            Cell(sheet.grid.get(*corner), *corner, end[0] - corner[0] + 1, end[1] - corner[1] + 1)
            for corner, end in spans.items()
        ]
        yield from (cell for cell in merged if not sheet.is_hidden(cell.row, cell.column))
        for row, column in sheet.grid.positions():
            if (row, column) not in spans and not sheet.is_hidden(row, column):
                yield Cell(sheet.grid.get(row, column), row, column)

    def _leave(self, where: Words, raw: str, said: Words) -> None:
        self._remarks.append(Remark(Sort.LEFT, where, raw, said))
