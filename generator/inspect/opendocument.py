"""OpenDocument texts, sheets and presentations, as LibreOffice saves them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree

from generator.inspect.facts import Aside, Fault, Format, Part, PartKind, Reading
from generator.inspect.language import language_of
from generator.inspect.odf_sheet import OdfSheets
from generator.inspect.odf_text import comments, covered, flat_text, sections, slide
from generator.inspect.ooxml import loose_text
from generator.inspect.package import Package, Refused, all_text, attribute, child, children, local
from generator.inspect.pictures import pictures_inside

_FORMATS = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.presentation": Format.ODP,
}
_MACRO_FOLDERS = ("basic/", "scripts/")
_BODIES = {Format.ODT: ("text",), Format.ODS: ("spreadsheet",), Format.ODP: ("presentation",)}
_HEAD = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
_CHANGES = {
    Format.ODT: "word-tracked-changes",
    Format.ODS: "sheet-tracked-changes",
    Format.ODP: "slides-comments",
}
_COMMENTS = {
    Format.ODT: "word-comments",
    Format.ODS: "sheet-comments",
    Format.ODP: "slides-comments",
}


def read_opendocument(data: bytes) -> Reading:
    """Read an .odt, .ods or .odp file. A broken or unsafe one gives a reading with that fault."""
    kind = Format.ODT
    try:
        package = Package(data)
        found = _FORMATS.get(package.read("mimetype").strip())
        if found is None:
            raise Refused("file-broken")
        kind = found
        return _Document(package, kind).reading()
    except Refused as refused:
        return Reading(kind, faults=(refused.fault,))


class _Document:
    def __init__(self, package: Package, kind: Format) -> None:
        self.package = package
        self.kind = kind
        _refuse_locked(package)
        self.content = package.xml("content.xml")
        self.faults = list(_dangers(package, self.content))
        self.asides: list[Aside] = []
        self.parts: list[Part] = []
        self.sheets: list[tuple[str, int, int, bool]] = []

    def reading(self) -> Reading:
        body = child(self.content, "body", *_BODIES[self.kind])
        if body is None:
            raise Refused("file-broken")
        self._comments(body)
        if self.kind is not Format.ODS:
            self.asides.append(Aside("ใต้เซลล์ที่ผสาน", covered(body)))
        self._changes(body)
        match self.kind:
            case Format.ODS:
                self._tables(body)
            case Format.ODP:
                self._slides(body)
            case _:
                self._sections(body)
        self._margins()
        for found in pictures_inside(self.package):
            self.faults.append(found) if isinstance(found, Fault) else self.asides.append(found)
        title, language, created = self._about()
        self._rest()
        words = "\n".join(f"{part.title}\n{part.text}" for part in self.parts)
        words += " ".join(cell for part in self.parts for row in part.rows[:200] for cell in row)
        if title is None and self.kind is not Format.ODS:
            title = next((part.title for part in self.parts if part.title), None)
        return Reading(
            self.kind,
            title=title,
            language=language_of(words, language),
            created=created,
            pages=None if self.kind is Format.ODT else len(self.parts),
            sheets=tuple(self.sheets),
            parts=tuple(self.parts),
            asides=tuple(aside for aside in self.asides if aside.text or aside.rows),
            faults=tuple(self.faults),
        )

    def _sections(self, body: etree._Element) -> None:
        for number, (title, text) in enumerate(sections(body), 1):
            self.parts.append(Part(PartKind.SECTION, number, title, text))
        if not self.parts and any(name.startswith("Pictures/") for name in self.package.names):
            self.faults.append(Fault("word-only-pictures"))
            self.parts.append(Part(PartKind.SECTION, 1, readable=False))

    def _slides(self, body: etree._Element) -> None:
        hidden = []
        styles = _hiding_styles(self.content, "drawing-page-properties", "visibility", "hidden")
        for number, page in enumerate(children(body, "page"), 1):
            title, text, notes = slide(page)
            self.asides.append(Aside(f"บันทึกผู้บรรยาย สไลด์ {number}", notes))
            if attribute(page, "style-name") in styles:
                hidden.append(str(number))
                self.asides.append(Aside(f"สไลด์ที่ซ่อน {number}", f"{title}\n{text}"))
            else:
                self.parts.append(Part(PartKind.SLIDE, number, title, text))
        if hidden:
            self.faults.append(Fault("slides-hidden", values={"slides": ", ".join(hidden)}))

    def _tables(self, body: etree._Element) -> None:
        styles = _hiding_styles(self.content, "table-properties", "display", "false")
        sheets = OdfSheets(styles)
        for table in children(body, "table"):
            sheets.add(table)
        self.parts += sheets.parts
        self.sheets += sheets.sheets
        self.asides += sheets.asides
        self.faults += sheets.faults
        links = [item for item in body.iter() if local(item) in ("table-source", "dde-link")]
        if links:
            values = {"count": str(len(links))}
            self.faults.append(Fault("sheet-external-links", values=values))

    def _comments(self, body: etree._Element) -> None:
        found = list(comments(body))
        if found:
            values = {"count": str(len(found))}
            self.faults.append(Fault(_COMMENTS[self.kind], values=values))
        self.asides += [Aside(f"ข้อคิดเห็น {n}", text) for n, text in enumerate(found, 1)]

    def _changes(self, body: etree._Element) -> None:
        changes = child(body, "tracked-changes")
        if changes is not None and len(changes):
            values = {"count": str(len(changes))}
            self.faults.append(Fault(_CHANGES[self.kind], values=values))
            self.asides.append(Aside("ข้อความที่ลบไว้", loose_text(changes)))

    def _margins(self) -> None:
        root = self.package.find_xml("styles.xml")
        for item in root.iter() if root is not None else ():
            if local(item) in _HEAD:
                where = "หัวกระดาษ" if local(item).startswith("header") else "ท้ายกระดาษ"
                self.asides.append(Aside(where, flat_text(item)))

    def _about(self) -> tuple[str | None, str | None, date | None]:
        meta = child(self.package.find_xml("meta.xml"), "meta")
        lines = []
        for item in meta if meta is not None else ():
            said = all_text(item).strip()
            if said:
                lines.append(f"{attribute(item, 'name') or local(item)}: {said}")
        self.asides.append(Aside("ข้อมูลกำกับไฟล์", "\n".join(lines)))
        title = " ".join(_text(meta, "title").split())
        return title or None, _text(meta, "language") or None, _day(_text(meta, "creation-date"))

    def _rest(self) -> None:
        """Search what no reader knows: objects inside, settings, addresses of links."""
        links = [
            target
            for item in self.content.iter()
            if (target := attribute(item, "href"))
            and not target.startswith(("#", "./", "Pictures"))
        ]
        self.asides.append(Aside("ที่อยู่ในลิงก์", "\n".join(dict.fromkeys(links))))
        described = [all_text(item) for item in self.content.iter() if local(item) == "desc"]
        self.asides.append(Aside("คำอธิบายภาพ", "\n".join(described)))
        for name in self.package.unread(".xml"):
            if name.endswith("settings.xml"):
                continue  # hundreds of switches and sizes of windows
            self.asides.append(Aside(f"ส่วนประกอบ {name}", loose_text(self.package.xml(name))))


def _refuse_locked(package: Package) -> None:
    manifest = package.find_xml("META-INF/manifest.xml")
    if manifest is not None and any(local(e) == "encryption-data" for e in manifest.iter()):
        raise Refused("file-encrypted")


def _dangers(package: Package, content: etree._Element) -> Iterator[Fault]:
    names = [name.lower() for name in package.names]
    listeners = any(local(item) == "event-listener" for item in content.iter())
    if listeners or any(name.startswith(_MACRO_FOLDERS) for name in names):
        yield Fault("file-macros")
    if package.strangers:
        yield Fault("office-embedded")
    for item in content.iter():
        target = attribute(item, "href") or ""
        outside = "://" in target or target.startswith(("//", "\\\\", ".."))
        if outside and local(item) in ("object", "object-ole", "floating-frame", "section-source"):
            yield Fault("office-remote")
            break
    if any(
        local(item) in ("image", "plugin") and "://" in (attribute(item, "href") or "")
        for item in content.iter()
    ):
        yield Fault("office-linked")


def _hiding_styles(content: etree._Element, kind: str, name: str, value: str) -> frozenset[str]:
    """Name the automatic styles that hide a sheet or a slide."""
    return frozenset(
        attribute(style, "name") or ""
        for style in children(child(content, "automatic-styles"), "style")
        if any(attribute(item, name) == value for item in children(style, kind))
    )


def _text(root: etree._Element | None, name: str) -> str:
    found = child(root, name)
    return "" if found is None else found.text or ""


def _day(written: str) -> date | None:
    """Read the day; LibreOffice writes the local time of the author, without a zone."""
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        return None
