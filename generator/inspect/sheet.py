"""One worksheet of an .xlsx file, read as a stream: sheets are the parts that grow large."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from generator.inspect.cells import Formats
from generator.inspect.grid import Grid, Room
from generator.inspect.package import Refused, attribute, children, local, refuse_entities

_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_BESIDE = ("headerFooter", "dataValidations", "hyperlinks", "extLst")


@dataclass(slots=True)
class Sheet:
    """What stands on a sheet. ``errors`` and ``uncalculated`` are places, from 0; ``beside`` is
    text that is in no cell, such as page headers."""

    grid: Grid
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def is_hidden(self, row: int, column: int) -> bool:
        """Say whether the row or the column of a cell is hidden."""
        return row in self.hidden_rows or any(a <= column <= b for a, b in self.hidden_columns)

    def is_covered(self, row: int, column: int) -> bool:
        """Say whether a cell lies under a merged one."""
        return any(
            top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
            for top, left, bottom, right in self.merged
        )


class SheetReader:
    """Reads the sheets of one workbook; all together may have no more than enough cells."""

    def __init__(self, strings: Sequence[str], formats: Formats) -> None:
        self._strings = strings
        self._formats = formats
        self._room = Room()

    def read(self, data: bytes, where: str) -> Sheet:
        """Read a sheet; raise ``Refused`` when it is broken or has too many cells."""
        sheet = Sheet(Grid(where))
        row = -1
        for element in _stream(data, "row", "col", "mergeCell", *_BESIDE):
            if local(element) != "row":
                _note(sheet, element)
                continue
            row = _row_number(element, row + 1)
            if attribute(element, "hidden") in ("1", "true"):
                sheet.hidden_rows.add(row)
            column = -1
            for cell in children(element, "c"):
                row, column = _place(cell, row, column + 1)
                self._cell(sheet, cell, row, column)
        return sheet

    def _cell(self, sheet: Sheet, cell: etree._Element, row: int, column: int) -> None:
        if not (0 <= row < _LAST_ROW and 0 <= column < _LAST_COLUMN):
            raise Refused("file-broken")
        text, formula = _content(cell)
        kind = cell.get("t", "n")
        if text:
            text = self._shown(text, kind, cell.get("s"))
        elif formula and kind != "str":
            sheet.uncalculated.append((row, column))
        if kind == "e":
            sheet.errors.append((row, column))
        if text:
            self._room.take(text)
            sheet.grid.put(row, column, text)

    def _shown(self, text: str, kind: str, style: str | None) -> str:
        match kind:
            case "s":
                index = int(text) if text.isdecimal() and len(text) < 9 else -1
                if not 0 <= index < len(self._strings):
                    raise Refused("file-broken")
                return self._strings[index]
            case "b":
                return "TRUE" if text.strip() == "1" else "FALSE"
            case "n":
                return self._formats.show(text, style)
            case "d":
                return text.removesuffix("T00:00:00").replace("T", " ")
        return text


def _content(cell: etree._Element) -> tuple[str, bool]:
    """Give what a cell holds, and whether it is the result of a formula."""
    text, formula = "", False
    for item in cell:
        # Of all elements there are most of these: their names are told by their ends.
        tag = str(item.tag)
        if tag.endswith("}v"):
            text = item.text or ""
        elif tag.endswith("}is"):
            text = rich_text(item)
        elif tag.endswith("}f"):
            formula = True
    return text, formula


def rich_text(element: etree._Element) -> str:
    """Give the text of a string, with its runs joined and without readings of Chinese letters."""
    out = []
    for item in element:
        name = local(item)
        if name == "t":
            out.append(item.text or "")
        elif name == "r":
            out += [piece.text or "" for piece in children(item, "t")]
    return "".join(out)


def shared_strings(data: bytes) -> list[str]:
    """Read the texts that the cells of all sheets point to."""
    return [rich_text(element) for element in _stream(data, "si")]


def _stream(data: bytes, *names: str) -> Iterator[etree._Element]:
    """Give the elements with these names one after the other, each forgotten after its use.

    This is as safe as a tree: entities stay unresolved, and then they are refused.
    """
    events = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            _forget_before(element)
        if events.root is not None:
            refuse_entities(events.root)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("file-broken") from error


def unseen_cells(root: etree._Element) -> list[etree._Element]:
    """Find the cells that hold something and are hidden, or lie under merged ones."""
    sheet = Sheet(Grid(""))
    for item in root.iter():
        if local(item) in ("col", "mergeCell"):
            _note(sheet, item)
    found = []
    row = -1
    for item in (item for item in root.iter() if local(item) == "row"):
        row, column = _row_number(item, row + 1), -1
        if attribute(item, "hidden") in ("1", "true"):
            sheet.hidden_rows.add(row)
        for cell in children(item, "c"):
            row, column = _place(cell, row, column + 1)
            if len(cell) and (sheet.is_hidden(row, column) or sheet.is_covered(row, column)):
                found.append(cell)
    return found


def _row_number(element: etree._Element, expected: int) -> int:
    written = element.get("r", "")
    return int(written) - 1 if written.isdecimal() and len(written) < 8 else expected


def _place(cell: etree._Element, row: int, column: int) -> tuple[int, int]:
    """Read where a cell says it stands; without a word it follows the one before."""
    found = _CELL.fullmatch(cell.get("r", ""))
    return (int(found[2]) - 1, column_number(found[1])) if found else (max(row, 0), column)


def column_number(letters: str) -> int:
    """Count a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _note(sheet: Sheet, element: etree._Element) -> None:
    """Keep what a sheet says beside its cells: hidden columns, merged cells, headers, links."""
    name = local(element)
    if name == "col" and attribute(element, "hidden") in ("1", "true"):
        first, last = element.get("min", ""), element.get("max", "")
        if first.isdecimal() and last.isdecimal():
            sheet.hidden_columns.append((int(first) - 1, min(int(last), _LAST_COLUMN) - 1))
    elif name == "mergeCell":
        corners = _CELL.findall(element.get("ref", ""))
        if len(corners) == 2:
            (left, top), (right, bottom) = corners
            sheet.merged.append(
                (int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))
            )
    else:
        sheet.beside.extend(_attributes_and_texts(element))


def _attributes_and_texts(element: etree._Element) -> list[str]:
    keys = ("prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "location")
    out = []
    for item in element.iter():
        out += [value for key in keys if (value := item.get(key))]
        if item.text and item.text.strip():
            out.append(item.text)
    return out


def _forget_before(element: etree._Element) -> None:
    """Free what the stream has passed; the tree would keep it."""
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
