"""The sheets of an OpenDocument spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.inspect.cells import plain_number
from generator.inspect.facts import Aside, Fault, Part, PartKind
from generator.inspect.grid import MOST_COLUMNS, MOST_ROWS, Grid, Room
from generator.inspect.odf_text import flat_text
from generator.inspect.package import attribute, child, local
from generator.inspect.places import named_cells

_NUMBERS = ("float", "currency")
_HIDDEN = ("collapse", "filter")
_GROUPS = ("table-row-group", "table-header-rows", "table-rows")
_COLUMN_GROUPS = ("table-column-group", "table-header-columns", "table-columns")
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384


class OdfSheets:
    """Collects the sheets of one file; ``hiding`` are the styles of hidden sheets."""

    def __init__(self, hiding: frozenset[str]) -> None:
        self.parts: list[Part] = []
        self.asides: list[Aside] = []
        self.faults: list[Fault] = []
        self.sheets: list[tuple[str, int, int, bool]] = []
        self._hiding = hiding
        self._room = Room()

    def add(self, table: etree._Element) -> None:
        """Read a sheet."""
        title = attribute(table, "name") or ""
        hidden = attribute(table, "style-name") in self._hiding
        where = f"ชีตที่ซ่อน {title}" if hidden else f"ชีต {title}"
        seen, aside = Grid(where), Grid(f"แถวและคอลัมน์ที่ซ่อน {where}")
        covered = Grid(f"{where} ใต้เซลล์ที่ผสาน")
        errors: list[tuple[int, int]] = []
        columns = _hidden_columns(table)
        for row, row_hidden, cells in _rows(table):
            for column, cell in cells:
                text = _shown(cell)
                if not text:
                    continue
                self._room.take(text)
                if local(cell) == "covered-table-cell":
                    covered.put(row, column, text)
                elif row_hidden or any(a <= column <= b for a, b in columns):
                    aside.put(row, column, text)
                else:
                    seen.put(row, column, text)
                    if _is_error(cell, text):
                        errors.append((row, column))
        self.asides += covered.everything()
        if hidden:
            self.faults.append(Fault("sheet-hidden", f"ชีต {title}"))
            self.asides += [*seen.everything(), *aside.everything()]
        else:
            self._show(title, seen, aside, errors)
        self.sheets.append((title, *seen.size(), hidden))

    def _show(self, title: str, seen: Grid, aside: Grid, errors: list[tuple[int, int]]) -> None:
        self.parts.append(Part(PartKind.SHEET, len(self.parts) + 1, title, rows=seen.rows()))
        self.asides += [*seen.beyond(), *aside.everything()]
        if len(aside):
            self.faults.append(Fault("sheet-hidden-cells", seen.where, {"count": str(len(aside))}))
        if errors:
            kinds = sorted({seen.get(*place) for place in errors})
            values = {"count": str(len(errors)), "error": ", ".join(kinds)}
            place = f"{seen.where} เซลล์ {named_cells(errors)}"
            self.faults.append(Fault("sheet-formula-error", place, values))
        if seen.is_cut:
            values = {"rows": f"{MOST_ROWS:,}", "columns": str(MOST_COLUMNS)}
            self.faults.append(Fault("sheet-too-long", seen.where, values))


def _rows(
    table: etree._Element,
) -> Iterator[tuple[int, bool, list[tuple[int, etree._Element]]]]:
    """Give (row, is hidden, cells that are not empty), with repeated rows written out."""
    number = 0
    for row in _elements(table, "table-row", _GROUPS):
        times = _times(row, "number-rows-repeated")
        cells = list(_cells(row))
        if cells:
            hidden = attribute(row, "visibility") in _HIDDEN
            for again in range(min(times, _LAST_ROW - number)):
                yield number + again, hidden, cells
        number += times


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    number = 0
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        times = _times(cell, "number-columns-repeated")
        if len(cell) or attribute(cell, "value") is not None:
            for again in range(min(times, _LAST_COLUMN - number)):
                yield number + again, cell
        number += times


def _hidden_columns(table: etree._Element) -> list[tuple[int, int]]:
    found = []
    number = 0
    for column in _elements(table, "table-column", _COLUMN_GROUPS):
        times = _times(column, "number-columns-repeated")
        if attribute(column, "visibility") in _HIDDEN:
            found.append((number, number + times - 1))
        number += times
    return found


def _elements(
    parent: etree._Element, name: str, groups: tuple[str, ...]
) -> Iterator[etree._Element]:
    for item in parent:
        if local(item) == name:
            yield item
        elif local(item) in groups:
            yield from _elements(item, name, groups)


def _times(element: etree._Element, name: str) -> int:
    written = attribute(element, name) or "1"
    return int(written) if written.isdecimal() and len(written) < 9 else 1


def _shown(cell: etree._Element) -> str:
    """Give a cell as a person sees it; numbers without separators, dates as ISO."""
    value, day = attribute(cell, "value"), attribute(cell, "date-value")
    kind = attribute(cell, "value-type")
    text = flat_text(cell)
    if kind in _NUMBERS and value is not None and not text.startswith("0"):
        return plain_number(value)
    if kind == "date" and day:
        return day.removesuffix("T00:00:00").replace("T", " ")
    return text


def _is_error(cell: etree._Element, text: str) -> bool:
    has_formula = attribute(cell, "formula") is not None
    return has_formula and (text.startswith(("#", "Err:")) and child(cell, "p") is not None)
