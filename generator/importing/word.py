"""Word documents as lines and tables, with the spans of their cells (ECMA-376 part 1, 17.4: a cell
that continues a vertical merge has ``vMerge`` without ``restart``; ``gridSpan`` counts columns).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.importing.table import MOST_COLUMNS, Cell, Contents, Line, Table, table_of
from generator.importing.words import Remark, Sort, Words
from generator.inspect.numbering import Numbering
from generator.inspect.ooxml import linked, main_part
from generator.inspect.package import Package, Refused, attribute, child, local
from generator.inspect.word_text import Left, Styles, WordText, cells_of, rows_of

_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")


def read_word(data: bytes) -> Contents:
    """Read a .docx file. Raises Refused when it is broken or unsafe."""
    return _Document(Package(data)).contents()


class _Document:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = main_part(package)
        styles = self._first("styles")
        self._left = Left()
        numbering = Numbering(self._first("numbering"), styles)
        self._text = WordText(Styles(styles), numbering, self._left)
        self._tables = 0
        self._paragraphs = 0

    def _first(self, kind: str) -> etree._Element | None:
        names = linked(self._package, self._main, kind)
        return self._package.xml(names[0]) if names else None

    def contents(self) -> Contents:
        body = child(self._package.xml(self._main), "body")
        if body is None:
            raise Refused("file-broken")
        blocks = tuple(self._blocks(body))
        where = Words("ทั้งไฟล์", "the file")
        gone = (
            (
                self._left.deleted,
                Words("ข้อความที่ลบไว้ในการติดตามการแก้ไข", "text deleted in tracked changes"),
            ),
            (self._left.covered, Words("ข้อความใต้เซลล์ที่ผสาน", "text under merged cells")),
            (self._left.hidden, Words("ข้อความที่ซ่อนไว้", "hidden text")),
        )
        remarks = (Remark(Sort.LEFT, where, " ".join(texts), said) for texts, said in gone if texts)
        return Contents(blocks, tuple(remarks))

    def _blocks(self, container: etree._Element) -> Iterator[Line | Table]:
        for block in container:
            name = local(block)
            if name == "p":
                self._paragraphs += 1
                where = Words(f"ย่อหน้า {self._paragraphs}", f"paragraph {self._paragraphs}")
                for text in self._text.paragraph(block):
                    yield from (Line(line, where) for line in text.split("\n"))
            elif name == "tbl":
                yield self._table(block)
            elif name in _WRAPPERS:
                yield from self._blocks(block)

    def _table(self, table: etree._Element) -> Table:
        self._tables += 1
        name = Words(f"ตาราง {self._tables}", f"table {self._tables}")
        begun: list[_Begun] = []
        above: dict[int, _Begun] = {}
        kept = (row for row in rows_of(table) if child(row, "trPr", "del") is None)
        for number, row in enumerate(kept):
            column = _count(child(row, "trPr", "gridBefore"), 0)
            for item in cells_of(row):
                properties = child(item, "tcPr")
                merge = child(properties, "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart"
                text = "\n".join(self._text.lines(item))
                if goes_on and column in above and above[column].last == number - 1:
                    above[column].last = number
                    if text.strip():
                        self._left.covered.append(text)
                else:
                    columns = _count(child(properties, "gridSpan"), 1)
                    begun.append(_Begun(text, number, column, columns, number))
                    above[column] = begun[-1]
                column += max(1, _count(child(properties, "gridSpan"), 1))
        return table_of(name, [cell.whole() for cell in begun])


@dataclass(slots=True)
class _Begun:
    """A cell that may go on in the rows below; ``last`` is the last row so far."""

    text: str
    row: int
    column: int
    columns: int
    last: int

    def whole(self) -> Cell:
        return Cell(self.text, self.row, self.column, self.last - self.row + 1, self.columns)


def _count(element: etree._Element | None, default: int) -> int:
    written = "" if element is None else attribute(element, "val") or ""
    return min(int(written), MOST_COLUMNS) if written.isdecimal() and len(written) < 5 else default
