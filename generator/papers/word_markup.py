"""WordprocessingML in short: elements of ECMA-376 part 1, and texts as runs of it."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from generator.xml_text import xml_text


def w(name: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """Make an element of the main namespace with attributes of it."""
    made: etree._Element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def paragraph(style: str, *content: etree._Element) -> etree._Element:
    """Make a paragraph of a style."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def run(text: str, style: str | None = None) -> etree._Element:
    """Make a run of text; line breaks in it stay inside the paragraph, tabs are tabs."""
    made = w("r", *([w("rPr", w("rStyle", val=style))] if style else []))
    made.extend(_content(xml_text(text)))
    return made


def _content(text: str) -> Iterator[etree._Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield w("br")
        for place, part in enumerate(line.split("\t")):
            if place:
                yield w("tab")
            if part:
                said = w("t")
                said.text = part
                said.set(qn("xml:space"), "preserve")
                yield said


def field(code: str, shown: str) -> etree._Element:
    """Make a field; ``shown`` stands there until Word works it out."""
    return w("fldSimple", run(shown), instr=f" {code} ")
