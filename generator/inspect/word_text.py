"""The text of WordprocessingML in the order of reading, and what else is in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.inspect.numbering import Numbering
from generator.inspect.package import attribute, child, children, local

_HEADING = re.compile(r"(?:heading|หัวเรื่อง) ?[1-9]", re.I)
_BODY_LEVEL = 9
_TITLES = ("title", "ชื่อเรื่อง")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
#: The ticks of symbol fonts, by the places that Unicode 7.0 gave the signs of Wingdings.
_TICKS = {
    **{("wingdings", code): sign for code, sign in ((0xFC, "✓"), (0xFB, "✗"), (0xFE, "☑"))},
    **{("wingdings", code): sign for code, sign in ((0xFD, "☒"), (0x6C, "●"), (0x6E, "■"))},
    **{("wingdings 2", code): sign for code, sign in ((0x50, "✓"), (0x52, "☑"))},
}
_REMOVED = ("del", "moveFrom")
_ADDED = ("ins", "moveTo")
#: Properties never hold text; the fallback of a drawing repeats it.
_SILENT = frozenset(["pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt", "Fallback"])
_NOTE_MARKS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
#: Changes of format; changes of text are elements around it.
_CHANGE = re.compile(r"(?:rPr|pPr|sectPr|tblPr|trPr|tcPr|tblGrid|tblPrEx|numbering)Change")


@dataclass(slots=True)
class Left:
    """What a walk through the text leaves aside. ``changes`` counts tracked changes."""

    changes: int = 0
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)


class Styles:
    """Which paragraph styles are headings, and the language of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, bool] = {}
        self._bases: dict[str, str] = {}
        for style in children(root, "style"):
            key = attribute(style, "styleId") or ""
            named = (_value(child(style, "name")) or "").strip().lower()
            outline = _value(child(style, "pPr", "outlineLvl"))
            if outline is not None:
                self._levels[key] = _is_level(outline)
            elif _HEADING.fullmatch(named) or named in _TITLES:
                self._levels[key] = True
            self._bases[key] = _value(child(style, "basedOn")) or ""
        language = child(root, "docDefaults", "rPrDefault", "rPr", "lang")
        self.language = None if language is None else attribute(language, "val")

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Say whether a paragraph is a heading, by itself, its style or what that is based on."""
        own = _value(child(paragraph, "pPr", "outlineLvl"))
        if own is not None:
            return _is_level(own)
        style: str | None = _value(child(paragraph, "pPr", "pStyle"))
        for _ in range(10):
            if style in self._levels:
                return self._levels[style]
            style = self._bases.get(style or "")
        return False


class WordText:
    """Walks through blocks (paragraphs and tables) and the runs in them."""

    def __init__(self, styles: Styles, numbering: Numbering, left: Left) -> None:
        self._styles = styles
        self._numbering = numbering
        self._left = left

    def sections(self, body: etree._Element) -> list[tuple[str, str]]:
        """Give (heading, text) in order; text before the first heading has an empty heading."""
        sections: list[tuple[str, list[str]]] = [("", [])]
        for block, text in self._blocks(body):
            if local(block) == "p" and text.strip() and self._styles.is_heading(block):
                sections.append((" ".join(text.split()), []))
            else:
                sections[-1][1].append(text)
        told = [(title, _joined(lines)) for title, lines in sections]
        return told if told[0][1] else told[1:]

    def plain(self, container: etree._Element) -> str:
        """Give the text of a header, note or comment."""
        return _joined([text for _, text in self._blocks(container)])

    def lines(self, container: etree._Element) -> list[str]:
        """Give the text of each block of a cell, the empty ones too: they part what is listed."""
        return [text for _, text in self._blocks(container)]

    def paragraph(self, paragraph: etree._Element) -> list[str]:
        """Give the text of one paragraph, and of the boxes that hang on it."""
        return [text for _, text in self._paragraph(paragraph)]

    def _blocks(self, container: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        for block in container:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield block, self._table(block)
            elif name in _REMOVED:
                self._remove(block)
            elif name not in _SILENT:
                # Wrappers: content controls, custom XML, insertions of whole paragraphs.
                self._added(block, name)
                yield from self._blocks(block)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        boxes: list[str] = []
        self._count_changes(child(paragraph, "pPr"))
        text = self._inline(paragraph, boxes)
        label = self._numbering.label(paragraph) if text.strip() else ""
        yield paragraph, f"{label} {text}" if label else text
        for box in boxes:
            # A box is its own block: its lines never belong to the heading that it hangs on.
            yield etree.Element("box"), box

    def _inline(self, element: etree._Element, boxes: list[str]) -> str:
        out: list[str] = []
        for item in element:
            name = local(item)
            if name == "t":
                out.append(item.text or "")
            elif name in _SIGNS:
                out.append(_SIGNS[name])
            elif name in _NOTE_MARKS:
                out.append(f"[{_NOTE_MARKS[name]}:{attribute(item, 'id')}]")
            elif name == "sym":
                out.append(_symbol(attribute(item, "font"), attribute(item, "char")))
            elif name == "txbxContent":
                boxes.append(self.plain(item))
            elif name not in _SILENT and not self._put_aside(item, name, boxes):
                self._added(item, name)
                out.append(self._inline(item, boxes))
        return "".join(out)

    def _put_aside(self, item: etree._Element, name: str, boxes: list[str]) -> bool:
        """Keep what is no text of the document: field codes, what was deleted, what is hidden."""
        if name == "instrText":
            self._left.fields.append((item.text or "").strip())
        elif name in _REMOVED:
            self._remove(item)
        elif name == "r" and _is_hidden(item):
            if text := self._inline(item, boxes):
                self._left.hidden.append(text)
        else:
            return False
        return True

    def _added(self, element: etree._Element, name: str) -> None:
        if name == "fldSimple" and (code := attribute(element, "instr")):
            self._left.fields.append(code.strip())
        if name in _ADDED:
            self._change(element)
        elif name == "r":
            self._count_changes(child(element, "rPr"))

    def _remove(self, element: etree._Element) -> None:
        self._change(element)
        text = "".join(
            item.text or "" for item in element.iter() if local(item) in ("delText", "t")
        )
        if text:
            self._left.deleted.append(text)

    def _change(self, element: etree._Element) -> None:
        self._left.changes += 1
        if author := attribute(element, "author"):
            self._left.authors.add(author)

    def _count_changes(self, properties: etree._Element | None) -> None:
        """Count changes of formats, and of the marks at the end of paragraphs and rows."""
        for item in properties.iter() if properties is not None else ():
            name = local(item)
            if name in _ADDED or name in _REMOVED or _CHANGE.fullmatch(name):
                self._change(item)

    def _table(self, table: etree._Element) -> str:
        return "\n".join(filter(None, map(self._row, rows_of(table))))

    def _row(self, row: etree._Element) -> str:
        properties = child(row, "trPr")
        self._count_changes(properties)
        if child(properties, "del") is not None:
            text = " ".join(self._cell(cell) for cell in cells_of(row))
            self._left.deleted.append(text)
            return ""
        return " | ".join(self._cell(cell) for cell in cells_of(row)).rstrip(" |").lstrip()

    def _cell(self, cell: etree._Element) -> str:
        merged = child(cell, "tcPr", "vMerge")
        text = " ".join(self.plain(cell).split())
        if merged is not None and _value(merged) != "restart":
            self._left.covered.append(text)
            return ""
        return text


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of a table, those in content controls too."""
    for item in table:
        if local(item) == "tr":
            yield item
        elif local(item) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from rows_of(item)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Give the cells of a row, those in content controls too."""
    for item in row:
        if local(item) == "tc":
            yield item
        elif local(item) in ("sdt", "sdtContent", "customXml"):
            yield from cells_of(item)


def _joined(lines: list[str]) -> str:
    """Join paragraphs; empty ones only make room."""
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else attribute(element, "val")


def _is_level(outline: str) -> bool:
    return outline.isdecimal() and int(outline) < _BODY_LEVEL


def _is_hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and _value(vanish) not in ("0", "false", "off")


def _symbol(font: str | None, code: str | None) -> str:
    """Give a symbol; those of symbol fonts stand in a private range and mean nothing as text, but
    for the ticks of tables."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if tick := _TICKS.get(((font or "").casefold(), number & 0xFF)):
        return tick
    return "" if 0xE000 <= number <= 0xF8FF or not 0x20 <= number < 0xD800 else chr(number)
