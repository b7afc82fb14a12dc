"""Excel workbooks: the visible sheets as tables, and what is hidden in them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.inspect.cells import Formats
from generator.inspect.embedded import documents_inside
from generator.inspect.facts import Aside, Fault, Format, Part, PartKind, Reading
from generator.inspect.grid import MOST_COLUMNS, MOST_ROWS, Grid
from generator.inspect.language import language_of
from generator.inspect.ooxml import (
    Relationship,
    dangers,
    linked,
    loose_text,
    main_part,
    properties,
    relationships,
    rest,
)
from generator.inspect.package import Package, Refused, attribute, child, children, local
from generator.inspect.pictures import pictures_inside
from generator.inspect.places import named_cells
from generator.inspect.sheet import Sheet, SheetReader, rich_text, shared_strings

_HIDDEN = ("hidden", "veryHidden")


def read_workbook(data: bytes) -> Reading:
    """Read an .xlsx file. A broken or unsafe one gives a reading with that fault alone."""
    try:
        return _Workbook(Package(data)).reading()
    except Refused as refused:
        return Reading(Format.XLSX, faults=(refused.fault,))


class _Workbook:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.faults = list(dangers(package))
        self.asides: list[Aside] = []
        self.parts: list[Part] = []
        self.sheets: list[tuple[str, int, int, bool]] = []
        self.main = main_part(package)
        self.root = package.xml(self.main)
        self.links = {link.id: link for link in relationships(package, self.main)}
        self.reader = SheetReader(self._strings(), self._formats())

    def _strings(self) -> list[str]:
        names = linked(self.package, self.main, "sharedStrings")
        return shared_strings(self.package.read(names[0])) if names else []

    def _formats(self) -> Formats:
        names = linked(self.package, self.main, "styles")
        mac = child(self.root, "workbookPr")
        return Formats(
            self.package.xml(names[0]) if names else None,
            mac_dates=mac is not None and attribute(mac, "date1904") in ("1", "true"),
        )

    def reading(self) -> Reading:
        for entry in children(child(self.root, "sheets"), "sheet"):
            self._sheet(entry)
        if not self.sheets:
            raise Refused("file-broken")
        self._links_outside()
        names = [
            f"{attribute(item, 'name') or ''} {attribute(item, 'comment') or ''} {item.text or ''}"
            for item in children(child(self.root, "definedNames"), "definedName")
        ]
        self.asides.append(Aside("ชื่อที่กำหนดไว้", "\n".join(names)))
        for found in (*documents_inside(self.package), *pictures_inside(self.package)):
            self.faults.append(found) if isinstance(found, Fault) else self.asides.append(found)
        about = properties(self.package)
        self.asides += [*about.aside, *rest(self.package)]
        words = " ".join(cell for part in self.parts for row in part.rows[:200] for cell in row)
        return Reading(
            Format.XLSX,
            title=about.title,
            language=language_of(words, about.language),
            created=about.created,
            pages=len(self.parts),
            sheets=tuple(self.sheets),
            parts=tuple(self.parts),
            asides=tuple(aside for aside in self.asides if aside.text or aside.rows),
            faults=tuple(self.faults),
        )

    def _sheet(self, entry: etree._Element) -> None:
        title = attribute(entry, "name") or ""
        hidden = attribute(entry, "state") in _HIDDEN
        where = f"ชีตที่ซ่อน {title}" if hidden else f"ชีต {title}"
        link = self.links.get(attribute(entry, "id") or "")
        if link is None or link.target not in self.package:
            raise Refused("file-broken")
        if link.kind == "worksheet":
            sheet = self.reader.read(self.package.read(link.target), where)
        else:  # a chart on a sheet of its own has no cells
            sheet = Sheet(Grid(where))
        self.asides.append(Aside(f"ข้อความนอกเซลล์ {where}", "\n".join(sheet.beside)))
        self._comments(link, where)
        self._take_covered(sheet)
        if hidden:
            self.faults.append(Fault("sheet-hidden", f"ชีต {title}"))
            self.asides += sheet.grid.everything()
        else:
            self._take_hidden(sheet)
            self._tell(sheet)
            number = len(self.parts) + 1
            self.parts.append(Part(PartKind.SHEET, number, title, rows=sheet.grid.rows()))
            self.asides += sheet.grid.beyond()
        self.sheets.append((title, *sheet.grid.size(), hidden))

    def _take_covered(self, sheet: Sheet) -> None:
        """Take away what lies under merged cells: nobody sees it, but it is in the file."""
        covered = Grid(f"{sheet.grid.where} ใต้เซลล์ที่ผสาน")
        for top, left, bottom, right in sheet.merged:
            area = (bottom - top + 1) * (right - left + 1)
            places = (
                (
                    (row, column)
                    for row in range(top, bottom + 1)
                    for column in range(left, right + 1)
                )
                if area <= len(sheet.grid)
                else list(sheet.grid.positions())
            )
            for row, column in places:
                inside = top <= row <= bottom and left <= column <= right
                if inside and (row, column) != (top, left):
                    covered.put(row, column, sheet.grid.take(row, column))
        self.asides += covered.everything()

    def _take_hidden(self, sheet: Sheet) -> None:
        """Take away the cells of hidden rows and columns."""
        if not sheet.hidden_rows and not sheet.hidden_columns:
            return
        hidden = Grid(f"แถวและคอลัมน์ที่ซ่อน {sheet.grid.where}")
        for row, column in [p for p in sheet.grid.positions() if sheet.is_hidden(*p)]:
            hidden.put(row, column, sheet.grid.take(row, column))
        if len(hidden):
            values = {"count": str(len(hidden))}
            self.faults.append(Fault("sheet-hidden-cells", sheet.grid.where, values))
            self.asides += hidden.everything()

    def _tell(self, sheet: Sheet) -> None:
        where = sheet.grid.where
        if sheet.errors:
            kinds = sorted({sheet.grid.get(*place) for place in sheet.errors} - {""})
            values = {"count": str(len(sheet.errors)), "error": ", ".join(kinds)}
            self.faults.append(
                Fault("sheet-formula-error", f"{where} เซลล์ {named_cells(sheet.errors)}", values)
            )
        if sheet.uncalculated:
            values = {"count": str(len(sheet.uncalculated))}
            place = f"{where} เซลล์ {named_cells(sheet.uncalculated)}"
            self.faults.append(Fault("sheet-formula-uncalculated", place, values))
        if sheet.grid.is_cut:
            values = {"rows": f"{MOST_ROWS:,}", "columns": str(MOST_COLUMNS)}
            self.faults.append(Fault("sheet-too-long", where, values))

    def _comments(self, sheet: Relationship, where: str) -> None:
        found = list(self._notes(sheet.target, where))
        self.asides += found
        cells = {aside.where for aside in found}
        if cells:
            self.faults.append(Fault("sheet-comments", where, {"count": str(len(cells))}))

    def _notes(self, sheet: str, where: str) -> Iterator[Aside]:
        """Read notes, and comments of newer Excel, which are kept twice."""
        for kind in ("comments", "threadedComment"):
            for name in linked(self.package, sheet, kind):
                root = self.package.xml(name)
                authors = "\n".join(
                    author.text or "" for author in children(child(root, "authors"), "author")
                )
                if authors.strip():
                    self.asides.append(Aside(f"ผู้เขียนข้อคิดเห็น {where}", authors))
                for note in root.iter():
                    if local(note) in ("comment", "threadedComment"):
                        place = f"ข้อคิดเห็น {where} เซลล์ {attribute(note, 'ref') or ''}"
                        text = child(note, "text")
                        told = "" if text is None else rich_text(text) or text.text or ""
                        yield Aside(place, told)

    def _links_outside(self) -> None:
        names = linked(self.package, self.main, "externalLink")
        texts = [loose_text(self.package.xml(name)) for name in names]
        if names:
            self.faults.append(Fault("sheet-external-links", values={"count": str(len(names))}))
            self.asides.append(Aside("ค่าที่จำไว้จากไฟล์อื่น", "\n".join(texts)))
        for name in names:
            if child(self.package.xml(name), "ddeLink") is not None:
                self.faults.append(Fault("office-remote"))
        for name in linked(self.package, self.main, "connections"):
            root = self.package.xml(name)
            told = "\n".join(str(value) for item in root.iter() for value in item.attrib.values())
            self.faults.append(Fault("sheet-connections"))
            self.asides.append(Aside("การเชื่อมต่อข้อมูล", told))
