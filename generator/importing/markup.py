"""HTML pages as lines and tables. Scripts are never run, and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from generator.importing.table import MOST_COLUMNS, MOST_ROWS, Cell, Contents, Line, Table, table_of
from generator.importing.words import Words
from generator.inspect.package import Refused, local

_BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article"),
        *("header", "footer", "main", "caption", "pre", "blockquote", "dt", "dd", "center", "hr"),
    )
)
_UNSEEN = frozenset(("style", "script", "title", "noscript", "textarea", "template"))
_ROW_PARENTS = ("thead", "tbody", "tfoot")
#: Browsers stop counting here (HTML Living Standard, 4.9.12.1: colspan 1000, rowspan 65534).
_LARGEST_SPAN = 1_000
_DEEPEST = 200


def read_markup(text: str) -> Contents:
    """Read a page. Raises Refused when it is none."""
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml_html.document_fromstring(bare)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("file-broken") from error
    blocks: list[Line | Table] = []
    _Walk(blocks).into(root, 0)
    return Contents(tuple(blocks))


class _Walk:
    """Walks through a page and collects its blocks; a table inside a table is one of its own."""

    def __init__(self, blocks: list[Line | Table]) -> None:
        self._blocks = blocks
        self._tables = 0
        self._paragraphs = 0
        self._inline: list[str] = []

    def into(self, element: etree._Element, depth: int) -> None:
        """Take an element, and what stands after the elements in it."""
        if depth > _DEEPEST:
            raise Refused("file-bomb")
        self._element(element, depth)
        if depth == 0:
            self._flush()

    def _element(self, element: etree._Element, depth: int) -> None:
        name = local(element)
        if not name or name in _UNSEEN:
            return
        if name == "table":
            self._flush()
            self._table(element, depth)
            return
        if name in _BLOCKS or name == "br":
            self._flush()
        self._inline.append(_spaced(element.text))
        for item in element:
            self.into(item, depth + 1)
            self._inline.append(_spaced(item.tail))
        if name in _BLOCKS:
            self._flush()

    def _flush(self) -> None:
        text = "".join(self._inline).strip()
        self._inline.clear()
        self._paragraphs += 1
        where = Words(f"ย่อหน้า {self._paragraphs}", f"paragraph {self._paragraphs}")
        self._blocks.append(Line(text, where))

    def _table(self, table: etree._Element, depth: int) -> None:
        self._tables += 1
        name = Words(f"ตาราง {self._tables}", f"table {self._tables}")
        inner: list[etree._Element] = []
        for item in table:
            if local(item) == "caption":
                self.into(item, depth + 1)
        cells = _cells(table, inner)
        self._blocks.append(table_of(name, cells))
        for nested in inner:
            if depth > _DEEPEST:
                raise Refused("file-bomb")
            self._table(nested, depth + 1)


def _cells(table: etree._Element, inner: list[etree._Element]) -> list[Cell]:
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, item in enumerate(_rows(table)):
        if row >= MOST_ROWS:
            raise Refused("sheet-too-big")
        column = 0
        for cell in item:
            if local(cell) not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            made = Cell(_cell_text(cell, inner), row, column, rows, columns)
            cells.append(made)
            if len(taken) > 50 * MOST_ROWS:
                raise Refused("sheet-too-big")
            taken.update(
                (row + down, column + right)
                for down in range(rows)
                for right in range(min(columns, MOST_COLUMNS))
            )
            column += columns
    return cells


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for item in table:
        if local(item) == "tr":
            yield item
        elif local(item) in _ROW_PARENTS:
            yield from (row for row in item if local(row) == "tr")


def _span(cell: etree._Element, name: str) -> int:
    written = (cell.get(name) or "").strip()
    number = int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else 1
    return max(1, min(number, _LARGEST_SPAN))


def _cell_text(cell: etree._Element, inner: list[etree._Element]) -> str:
    """Give the lines of a cell: those that ``br`` and blocks make, items with a dash."""
    # A space before a line break was typed, and tells that two words stand beside each other.
    text = re.sub(r" *\r *|(?<=\n) +", lambda m: m[0].strip(" "), "".join(_pieces(cell, inner, 0)))
    # The end of a block and the beginning of the next are one line end; an empty block is a line.
    return text.replace("\r\r", "\n").replace("\r", "\n").strip("\n")


def _pieces(element: etree._Element, inner: list[etree._Element], depth: int) -> Iterator[str]:
    """Mark the edges of a block with a carriage return; two together are one line end."""
    if depth > _DEEPEST:
        raise Refused("file-bomb")
    name = local(element)
    block = name in _BLOCKS
    yield "\r" if block else "\n" if name == "br" else ""
    yield "- " if name == "li" else ""
    yield _spaced(element.text)
    for item in element:
        if local(item) == "table":
            inner.append(item)
        elif local(item) and local(item) not in _UNSEEN:
            yield from _pieces(item, inner, depth + 1)
        yield _spaced(item.tail)
    yield "\r" if block else ""


def _spaced(text: str | None) -> str:
    """White space of the source is one space; a no-break space was typed."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")
