"""Drawings and pages: SVG and HTML, refused when anything in them could run or load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from generator.inspect.decoding import decode_text
from generator.inspect.facts import Aside, Fault, Format, Part, PartKind, Reading
from generator.inspect.language import language_of
from generator.inspect.markup_risks import bare_text_may_run, may_run, uses_too_often
from generator.inspect.package import Refused, all_text, child, children, local, refuse_entities
from generator.inspect.plain import encoding_faults

_SAID = ("desc", "text")
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d+)?)(?:px)?\s*$")
#: Elements of a page that stand in lines of their own.
_BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "br", "table", "ul", "ol"),
        *("section", "article", "header", "footer", "nav", "main", "dt", "dd", "figcaption"),
        *("caption", "pre", "blockquote", "hr", "address", "summary", "details", "option"),
    )
)
_CELLS = ("td", "th")
_UNSEEN = ("style", "head", "title", "noscript", "textarea")


def read_svg(data: bytes) -> Reading:
    """Read a drawing: its title, description and texts, and its size."""
    try:
        root = _drawing(data)
    except Refused as refused:
        return Reading(Format.SVG, faults=(refused.fault,))
    title = child(root, "title")
    said = [line for item in root.iter() if local(item) in _SAID and (line := _line(item))]
    text = "\n".join(dict.fromkeys(said))
    name = "" if title is None else _line(title)
    return Reading(
        Format.SVG,
        title=name or None,
        language=language_of(f"{name}\n{text}", _declared(root)),
        pixels=_size(root),
        parts=(Part(PartKind.SECTION, 1, text=text),) if text else (),
        asides=tuple(_beside(root)),
    )


def _drawing(data: bytes) -> etree._Element:
    # Comments are kept: Inkscape and people leave words in them.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("file-broken") from error
    refuse_entities(root)
    before = root.itersiblings(preceding=True)
    if any(isinstance(item, etree._ProcessingInstruction) for item in before):
        raise Refused("file-script")  # a style sheet
    if may_run(root, is_page=False):
        raise Refused("file-script")
    if uses_too_often(root):
        raise Refused("file-bomb")
    return root


def read_html(data: bytes) -> Reading:
    """Read a page without scripts as one text."""
    text = decode_text(data)
    try:
        root = None if text is None else lxml_html.document_fromstring(_without_declaration(text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if text is None or root is None:
        return Reading(Format.HTML, faults=(Fault("file-broken"),))
    if bare_text_may_run(text) or may_run(root, is_page=True):
        return Reading(Format.HTML, faults=(Fault("file-script"),))
    title = root.findtext(".//title") or ""
    said = page_text(root)
    return Reading(
        Format.HTML,
        title=" ".join(title.split()) or None,
        language=language_of(said, _declared(root)),
        parts=(Part(PartKind.SECTION, 1, text=said),),
        asides=tuple(_beside(root)),
        faults=tuple(encoding_faults(data)),
    )


def page_text(root: etree._Element) -> str:
    """Give the text of a page as a reader sees it, a line for each block."""
    lines = "".join(_pieces(root)).split("\n")
    return "\n".join(line for raw in lines if (line := " ".join(raw.split()).strip("| ")))


def _pieces(element: etree._Element) -> Iterator[str]:
    name = local(element)
    if name and name not in _UNSEEN:
        yield "\n" if name in _BLOCKS else " | " if name in _CELLS else ""
        yield re.sub(r"\s+", " ", element.text or "")
        for item in element:
            yield from _pieces(item)
        yield "\n" if name in _BLOCKS else ""
    yield re.sub(r"\s+", " ", element.tail or "")


def _beside(root: etree._Element) -> Iterator[Aside]:
    """Give what the source says where nobody looks: comments, addresses, descriptions."""
    comments = (item for item in root.iter() if isinstance(item, etree._Comment))
    yield from _aside("หมายเหตุในซอร์ส", (item.text or "" for item in comments))
    for where, names in (
        ("ที่อยู่ในลิงก์", ("href",)),
        ("คำอธิบายภาพ", ("alt", "title", "aria-label", "content", "label", "docname")),
    ):
        yield from _aside(
            where,
            (
                str(value)
                for item in root.iter()
                for key, value in item.attrib.items()
                if str(key).rpartition("}")[2] in names
                and not str(value).startswith(("#", "data:"))
            ),
        )
    hidden = (all_text(item) for item in root.iter() if local(item) in ("metadata", *_UNSEEN))
    yield from _aside("ข้อมูลกำกับไฟล์", hidden)


def _aside(where: str, texts: Iterator[str]) -> Iterator[Aside]:
    said = "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if said:
        yield Aside(where, said)


def _line(element: etree._Element) -> str:
    """Give the text of an element; its lines are elements inside it."""
    lines = [all_text(item) for item in children(element, "tspan")]
    text = "\n".join(lines) if len(lines) > 1 and not (element.text or "").strip() else ""
    return " ".join((text or all_text(element)).split())


def _declared(root: etree._Element) -> str | None:
    return root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")


def _without_declaration(text: str) -> str:
    """Drop the XML declaration: a text that is decoded already must not name its encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _size(root: etree._Element) -> tuple[int, int] | None:
    """Tell width and height from the attributes, or from the view box."""
    sides = [_LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    box = (root.get("viewBox") or "").replace(",", " ").split()
    if len(box) == 4 and not all(sides):
        sides = [_LENGTH.match(side) for side in box[2:]]
    width, height = (round(float(side[1])) if side else 0 for side in sides)
    return (width, height) if width and height else None
