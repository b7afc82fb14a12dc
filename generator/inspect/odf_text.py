"""The text of OpenDocument elements."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.inspect.package import all_text, attribute, child, children, local

#: What is told elsewhere or is not text of the document.
_SILENT = frozenset(
    ["annotation", "tracked-changes", "notes", "forms", "title", "desc", "binary-data"]
)
_MOST_SPACES = 1_000


def comments(body: etree._Element) -> Iterator[str]:
    """Give comments with their authors."""
    for item in body.iter():
        if local(item) == "annotation":
            yield "\n".join(t for t in (all_text(part) for part in item) if t.strip())


def inline(element: etree._Element, boxes: list[str]) -> str:
    """Give the text of a paragraph; text boxes in it go to ``boxes``."""
    out = [element.text or ""]
    for item in element:
        name = local(item)
        if name == "s":
            count = attribute(item, "c") or "1"
            out.append(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1))
        elif name == "tab":
            out.append("\t")
        elif name == "line-break":
            out.append("\n")
        elif name == "text-box":
            boxes.append(flat_text(item))
        elif name == "note":
            note = child(item, "note-body")
            boxes.append(f"[{_mark(item)}] {flat_text(note)}" if note is not None else "")
            out.append(f"[{_mark(item)}]")
        elif name not in _SILENT:
            out.append(inline(item, boxes))
        out.append(item.tail or "")
    return "".join(out)


def _mark(note: etree._Element) -> str:
    mark = child(note, "note-citation")
    return "" if mark is None else mark.text or ""


def blocks(container: etree._Element) -> Iterator[tuple[bool, str]]:
    """Give (is a heading, text) of paragraphs and tables in order."""
    for item in container:
        name = local(item)
        if name in ("p", "h"):
            boxes: list[str] = []
            yield name == "h", inline(item, boxes)
            yield from ((False, box) for box in boxes)
        elif name == "table":
            yield False, _table(item)
        elif name == "list-item":
            lines = [text for _, text in blocks(item)]
            yield False, "\n".join(f"• {t}" if n == 0 else t for n, t in enumerate(lines))
        elif name not in _SILENT:
            yield from blocks(item)


def flat_text(container: etree._Element) -> str:
    """Give the text of blocks in lines."""
    return "\n".join(text.strip() for _, text in blocks(container) if text.strip())


def sections(body: etree._Element) -> list[tuple[str, str]]:
    """Give (heading, text); text before the first heading has an empty heading."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for is_heading, text in blocks(body):
        if is_heading and text.strip():
            found.append((" ".join(text.split()), []))
        elif text.strip():
            found[-1][1].append(text.rstrip())
    told = [(title, "\n".join(lines)) for title, lines in found]
    return told if told[0][1] else told[1:]


def slide(page: etree._Element) -> tuple[str, str, str]:
    """Give title, text and notes of a slide."""
    title = ""
    lines: list[str] = []
    for shape in page:
        if local(shape) in ("notes", "forms"):
            continue
        text = flat_text(shape)
        if attribute(shape, "class") == "title" and not title:
            title = " ".join(text.split())
        elif text:
            lines.append(text)
    notes = [flat_text(part) for part in children(page, "notes")]
    return title, "\n".join(lines), "\n".join(filter(None, notes))


def covered(body: etree._Element) -> str:
    """Give the text that lies under merged cells."""
    cells = (item for item in body.iter() if local(item) == "covered-table-cell")
    return "\n".join(filter(None, map(flat_text, cells)))


def _table(table: etree._Element) -> str:
    rows = (item for item in table.iter() if local(item) == "table-row")
    return "\n".join(filter(None, map(_row, rows)))


def _row(row: etree._Element) -> str:
    cells = (
        flat_text(cell) if local(cell) == "table-cell" else ""
        for cell in children(row, "table-cell", "covered-table-cell")
    )
    return " | ".join(" ".join(text.split()) for text in cells).rstrip(" |").lstrip()
