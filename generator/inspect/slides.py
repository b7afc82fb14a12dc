"""PowerPoint presentations: one part a slide, with notes and hidden slides apart."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.inspect.embedded import documents_inside
from generator.inspect.facts import Aside, Fault, Format, Part, PartKind, Reading
from generator.inspect.language import language_of
from generator.inspect.ooxml import (
    dangers,
    described,
    linked,
    loose_text,
    main_part,
    properties,
    relationships,
    rest,
)
from generator.inspect.package import Package, Refused, attribute, child, children, local
from generator.inspect.pictures import pictures_inside

_TITLES = ("title", "ctrTitle")
#: What stands on every slide: the number, the date, the footer.
_REPEATED = ("sldNum", "dt", "ftr", "hdr", "sldImg")
_COMMENTS = ("comments", "comment")


def read_slides(data: bytes) -> Reading:
    """Read a .pptx file. A broken or unsafe one gives a reading with that fault alone."""
    try:
        return _Show(Package(data)).reading()
    except Refused as refused:
        return Reading(Format.PPTX, faults=(refused.fault,))


class _Show:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.faults = list(dangers(package))
        self.asides: list[Aside] = []
        self.parts: list[Part] = []
        self.hidden: list[str] = []
        self.comments = 0
        self.pictures: list[str] = []

    def reading(self) -> Reading:
        main = main_part(self.package)
        root = self.package.xml(main)
        links = {link.id: link.target for link in relationships(self.package, main)}
        for number, entry in enumerate(children(child(root, "sldIdLst"), "sldId"), 1):
            self._slide(links.get(relation_id(entry), ""), number)
        self._tell()
        for found in (*documents_inside(self.package), *pictures_inside(self.package)):
            self.faults.append(found) if isinstance(found, Fault) else self.asides.append(found)
        about = properties(self.package)
        self.asides += [*about.aside, *rest(self.package)]
        words = "\n".join(f"{part.title}\n{part.text}" for part in self.parts)
        return Reading(
            Format.PPTX,
            title=about.title or next((part.title for part in self.parts if part.title), None),
            language=language_of(words, about.language),
            created=about.created,
            pages=len(self.parts),
            parts=tuple(self.parts),
            asides=tuple(aside for aside in self.asides if aside.text or aside.rows),
            faults=tuple(self.faults),
        )

    def _slide(self, name: str, number: int) -> None:
        """Read a slide; its number is the one that PowerPoint shows, hidden slides count too."""
        root = self.package.xml(name)
        where = f"สไลด์ {number}"
        title, text = slide_text(root, self._diagrams(name))
        self.asides.append(Aside(f"คำอธิบายภาพ {where}", described(root)))
        self.asides.append(Aside(f"ท้ายสไลด์และใต้เซลล์ที่ผสาน {where}", beside(root)))
        self._notes(name, where)
        if attribute(root, "show") in ("0", "false"):
            self.hidden.append(str(number))
            self.asides.append(Aside(f"สไลด์ที่ซ่อน {number}", f"{title}\n{text}"))
            return
        readable = bool(title or text) or not _has_picture(root)
        if not readable:
            self.pictures.append(str(number))
        self.parts.append(Part(PartKind.SLIDE, number, title, text, readable=readable))

    def _diagrams(self, slide: str) -> dict[str, str]:
        """Read the texts of SmartArt by the relationship that the slide names."""
        return {
            link.id: diagram_text(self.package.xml(link.target))
            for link in relationships(self.package, slide)
            if link.kind == "diagramData" and link.target in self.package
        }

    def _notes(self, slide: str, where: str) -> None:
        for name in linked(self.package, slide, "notesSlide"):
            _, text = slide_text(self.package.xml(name), {})
            self.asides.append(Aside(f"บันทึกผู้บรรยาย {where}", text))
        for kind in _COMMENTS:
            for name in linked(self.package, slide, kind):
                root = self.package.xml(name)
                self.comments += sum(local(item) in ("cm", "reply") for item in root.iter())
                self.asides.append(Aside(f"ข้อคิดเห็น {where}", loose_text(root)))

    def _tell(self) -> None:
        if self.hidden:
            values = {"slides": ", ".join(self.hidden)}
            self.faults.append(Fault("slides-hidden", values=values))
        if self.comments:
            self.faults.append(Fault("slides-comments", values={"count": str(self.comments)}))
        if self.pictures:
            values = {"slides": ", ".join(self.pictures), "count": str(len(self.parts))}
            self.faults.append(Fault("slides-only-pictures", values=values))


def slide_text(root: etree._Element, diagrams: dict[str, str]) -> tuple[str, str]:
    """Give title and text of a slide; ``diagrams`` are texts of SmartArt by relationship."""
    title = ""
    lines: list[str] = []
    for shape in _shapes(child(root, "cSld", "spTree")):
        kind = _placeholder(shape)
        if kind in _REPEATED:
            continue
        text = _shape_text(shape, diagrams)
        if kind in _TITLES and not title:
            title = " ".join(text.split())
        elif text:
            lines.append(text)
    return title, "\n".join(lines)


def beside(root: etree._Element) -> str:
    """Give the text that is left out of a slide's: its footer, and what lies under merged cells."""
    shapes = _shapes(child(root, "cSld", "spTree"))
    texts = [_shape_text(shape, {}) for shape in shapes if _placeholder(shape) in _REPEATED]
    cells = (cell for cell in root.iter() if local(cell) == "tc" and _is_covered(cell))
    texts += [_paragraphs(child(cell, "txBody")) for cell in cells]
    return "\n".join(filter(None, texts))


def _is_covered(cell: etree._Element) -> bool:
    return "1" in (cell.get("hMerge"), cell.get("vMerge"))


def diagram_text(root: etree._Element) -> str:
    """Give the texts of a diagram's points."""
    points = (item for item in root.iter() if local(item) == "pt")
    return "\n".join(filter(None, (_paragraphs(child(point, "t")) for point in points)))


def _shapes(tree: etree._Element | None) -> Iterator[etree._Element]:
    """Give the shapes in the order of reading aloud, those in groups too."""
    for shape in tree if tree is not None else ():
        name = local(shape)
        if name == "grpSp":
            yield from _shapes(shape)
        elif name == "AlternateContent":
            yield from _shapes(child(shape, "Choice"))
        elif name in ("sp", "graphicFrame"):
            yield shape


def _placeholder(shape: etree._Element) -> str:
    place = child(shape, "nvSpPr", "nvPr", "ph")
    return "" if place is None else place.get("type", "body")


def _shape_text(shape: etree._Element, diagrams: dict[str, str]) -> str:
    data = child(shape, "graphic", "graphicData")
    if data is None:
        return _paragraphs(child(shape, "txBody"))
    table = child(data, "tbl")
    if table is not None:
        return "\n".join(filter(None, map(_row, children(table, "tr"))))
    diagram = child(data, "relIds")
    return diagrams.get(attribute(diagram, "dm") or "", "") if diagram is not None else ""


def _row(row: etree._Element) -> str:
    cells = (
        "" if _is_covered(cell) else _paragraphs(child(cell, "txBody"))
        for cell in children(row, "tc")
    )
    return " | ".join(" ".join(text.split()) for text in cells).rstrip(" |").lstrip()


def _paragraphs(body: etree._Element | None) -> str:
    lines = (_line(paragraph) for paragraph in children(body, "p"))
    return "\n".join(line for line in lines if line.strip())


def _line(paragraph: etree._Element) -> str:
    out = []
    for item in paragraph.iter():
        name = local(item)
        if name == "t":
            out.append(item.text or "")
        elif name in ("br", "tab"):
            out.append("\n" if name == "br" else "\t")
    return "".join(out)


def _has_picture(root: etree._Element) -> bool:
    return any(local(item) in ("pic", "blip") for item in root.iter())


def relation_id(entry: etree._Element) -> str:
    """Get the relationship that an element names; a plain ``id`` is something else."""
    return next((str(v) for k, v in entry.attrib.items() if str(k).endswith("}id")), "")
