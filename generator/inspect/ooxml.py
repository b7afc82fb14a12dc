"""What Word, Excel and PowerPoint files share: relationships, metadata, things that run or that
call from outside, and the text of parts that no reader knows.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from urllib.parse import unquote

from lxml import etree

from generator.inspect.facts import Aside, Fault
from generator.inspect.package import Package, Refused, all_text, child, children, local

_BANGKOK = timezone(timedelta(hours=7))
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_MACRO_NAME = re.compile(r"vbaproject|vbadata|/macrosheets/|/activex/|/intlmacrosheets/", re.I)
_MACRO_KINDS = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet", "control", "activeXControl")
_EMBEDDED_KINDS = ("oleObject", "aFChunk", "package")
#: Targets that are fetched or run when the file is opened, not when a reader clicks.
_FETCHED = ("attachedTemplate", "oleObject", "frame", "subDocument", "control", "mailMergeSource")
_LOCAL_FILE = re.compile(r"file:/*(?!/)[a-z]:|[a-z]:\\", re.I)
_SCRIPT_LINK = re.compile(r"\s*(?:javascript|vbscript|data):", re.I)
_DOCUMENT_ENDINGS = (".xlsx", ".docx", ".pptx")
#: Text elements that are pieces of one line.
_PIECES = frozenset(["t", "delText", "span", "a", "p", "h", "s"])
_SPOKEN = frozenset(
    ["descr", "title", "author", "userId", "displayName", "prompt", "promptTitle", "tooltip"]
)
_PICTURES = ("cNvPr", "docPr")
_NAMED = _SPOKEN | {"name"}
_KEPT = frozenset(["v"])
_NO_TITLE = re.compile(
    r"(?:powerpoint presentation|งานนำเสนอ powerpoint|microsoft (?:word|excel|powerpoint)\b.*"
    r"|word document|document\d*|presentation\d*|slide 1|untitled.*)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's link to another part or, when ``external``, to an address outside the file."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str | None = None
    language: str | None = None
    created: date | None = None
    aside: tuple[Aside, ...] = ()


def relationships(package: Package, part: str = "") -> list[Relationship]:
    """Read the links of a part; those of the package itself when no part is named."""
    folder, name = posixpath.split(part)
    root = package.find_xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    return [_relationship(item, folder) for item in children(root, "Relationship")]


def _relationship(item: etree._Element, folder: str) -> Relationship:
    target = item.get("Target", "")
    external = item.get("TargetMode") == "External"
    if not external:
        path = unquote(target.replace("\\", "/"))
        joined = path[1:] if path.startswith("/") else posixpath.join(folder, path)
        target = posixpath.normpath(joined)
    kind = item.get("Type", "").rpartition("/")[2]
    return Relationship(item.get("Id", ""), kind, target, external)


def main_part(package: Package) -> str:
    """Name the part that is the document; raise ``Refused`` when there is none."""
    for link in relationships(package):
        if link.kind == "officeDocument" and link.target in package:
            return link.target
    raise Refused("file-broken")


def linked(package: Package, part: str, kind: str) -> list[str]:
    """Name the parts that a part is linked with in this way, those that are there."""
    return [
        r.target for r in relationships(package, part) if r.kind == kind and r.target in package
    ]


def all_relationships(package: Package) -> Iterator[Relationship]:
    """Give the relationships of all parts."""
    for name in package.names:
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for item in children(package.xml(name), "Relationship"):
                yield _relationship(item, folder)


def dangers(package: Package) -> Iterator[Fault]:
    """Find what runs, what is fetched when the file is opened, and files inside the file."""
    links = list(all_relationships(package))
    types = package.find_xml("[Content_Types].xml")
    contents = [item.get("ContentType", "") for item in types] if types is not None else []
    if (
        any(_MACRO_NAME.search(name) for name in package.names)
        or any("macroenabled" in kind.lower() or "vbaProject" in kind for kind in contents)
        or any(link.kind in _MACRO_KINDS for link in links)
    ):
        yield Fault("file-macros")
    outside = [link for link in links if link.external]
    if any(_SCRIPT_LINK.match(link.target) for link in outside):
        yield Fault("file-script")
    fetched = [link for link in outside if link.kind in _FETCHED]
    away = [link for link in fetched if not _LOCAL_FILE.match(link.target)]
    if away:
        yield Fault("office-remote")
    if len(fetched) > len(away) or any(link.kind in ("image", "media") for link in outside):
        yield Fault("office-linked")
    if _has_files_inside(package, links):
        yield Fault("office-embedded")


def _has_files_inside(package: Package, links: list[Relationship]) -> bool:
    """A chart's workbook is read like any other sheet; every other file inside stays unseen."""
    if any(link.kind in ("oleObject", "aFChunk") and not link.external for link in links):
        return True
    return any(
        not name.lower().endswith(_DOCUMENT_ENDINGS) and not _MACRO_NAME.search(name)
        for name in package.strangers
    )


def properties(package: Package) -> Properties:
    """Read the metadata."""
    lines = []
    for name in _PROPERTIES:
        root = package.find_xml(name)
        for item in root if root is not None else ():
            text = " ".join(all_text(item).split())
            if text:
                lines.append(f"{item.get('name') or local(item)}: {text}")
    core = package.find_xml("docProps/core.xml")
    title = " ".join(_text(core, "title").split())
    return Properties(
        title=None if not title or _NO_TITLE.fullmatch(title) else title,
        language=_text(core, "language") or None,
        created=_day(_text(core, "created")),
        aside=(Aside("ข้อมูลกำกับไฟล์", "\n".join(lines)),) if lines else (),
    )


def identifier(package: Package) -> str:
    """Read what a document calls itself; empty when it does not. Raises Refused."""
    return _text(package.find_xml("docProps/core.xml"), "identifier")


def _text(root: etree._Element | None, name: str) -> str:
    found = child(root, name)
    return "" if found is None else found.text or ""


def _day(written: str) -> date | None:
    """Read a W3C date; the day is the one in Bangkok."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return (moment.astimezone(_BANGKOK) if moment.tzinfo else moment).date()


def rest(package: Package) -> Iterator[Aside]:
    """Give the text of everything that was not read: charts, glossaries, caches, addresses."""
    targets = [link.target for link in all_relationships(package) if link.external]
    if targets:
        yield Aside("ที่อยู่ในลิงก์", "\n".join(dict.fromkeys(map(unquote, targets))))
    for name in package.unread(".xml", ".vml"):
        text = loose_text(package.xml(name))
        if text:
            yield Aside(f"ส่วนประกอบ {name}", text)
    names = [n for n in package.names if not n.isascii() or "/customXml" in n]
    if names:
        yield Aside("ชื่อไฟล์ย่อยในไฟล์", "\n".join(names))


def loose_text(root: etree._Element) -> str:
    """Give all text of a part in a line each, with what is said in attributes."""
    out: list[str] = []
    for element in root.iter():
        name = local(element)
        if not name:
            continue
        if name == "p":
            out.append("\n")
        out += [f"\n{said}\n" for said in _said(element, name)]
        for text in (element.text, element.tail):
            if text and text.strip():
                out.append(text if name in _PIECES else f"\n{text}\n")
    return "\n".join(line for raw in "".join(out).split("\n") if (line := raw.strip()))


def described(root: etree._Element) -> str:
    """Give what is said in attributes alone, such as descriptions and file names of pictures."""
    return "\n".join(said for element in root.iter() for said in _said(element, local(element)))


def _said(element: etree._Element, name: str) -> list[str]:
    # A pivot table keeps the values of its source in attributes.
    wanted = _KEPT if name in ("s", "n", "d") else _NAMED if name in _PICTURES else _SPOKEN
    return [
        str(said)
        for key, said in element.attrib.items()
        if str(key).rpartition("}")[2] in wanted and said.strip()
    ]
