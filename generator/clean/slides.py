"""Presentations without notes, comments and hidden slides."""

from __future__ import annotations

from lxml import etree

from generator.clean.cleaned import Removal
from generator.clean.package import CleanPackage, drop_all, remove
from generator.inspect.ooxml import main_part
from generator.inspect.package import attribute, child, children, local
from generator.inspect.slides import relation_id

_COMMENTS = ("comments", "comment")
_AUTHORS = ("commentAuthors", "authors")
_LINKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
#: Lists that name slides: shows of one's own, and sections.
_LISTS = ("custShowLst", "sectionLst")


def clean_slides(clean: CleanPackage) -> list[Removal]:
    """Take out what the audience of a show does not see."""
    main = main_part(clean.package)
    hidden = _drop_hidden(clean, main)
    notes = comments = 0
    for slide in [link.target for link in clean.links(main) if link.kind == "slide"]:
        notes += len(clean.cut_kinds(slide, "notesSlide"))
        for link in clean.cut_kinds(slide, *_COMMENTS):
            root = clean.package.xml(link.target)
            comments += sum(local(item) in ("cm", "reply") for item in root.iter())
    clean.cut_kinds(main, *_AUTHORS)
    told = [
        Removal(f"สไลด์ที่ซ่อน {hidden} สไลด์", f"hidden slides: {hidden}", hidden),
        Removal(f"บันทึกผู้บรรยาย {notes} สไลด์", f"notes of slides: {notes}", notes),
        Removal(f"ข้อคิดเห็น {comments} รายการ", f"comments: {comments}", comments),
    ]
    return [removal for removal in told if removal.count]


def _drop_hidden(clean: CleanPackage, main: str) -> int:
    root = clean.package.xml(main)
    targets = {link.id: link.target for link in clean.links(main)}
    hidden = {
        relation
        for entry in children(child(root, "sldIdLst"), "sldId")
        if _is_hidden(clean, targets.get(relation := relation_id(entry), ""))
    }
    if not hidden:
        return 0
    root = clean.tree(main)
    for entry in list(children(child(root, "sldIdLst"), "sldId")):
        if relation_id(entry) in hidden:
            remove(entry)
    drop_all(root, *_LISTS)
    gone = {link.target for link in clean.cut(main, lambda link: link.id in hidden)}
    for slide in [link.target for link in clean.links(main) if link.kind == "slide"]:
        _unlink(clean, slide, gone)
    return len(hidden)


def _is_hidden(clean: CleanPackage, slide: str) -> bool:
    return attribute(clean.package.xml(slide), "show") in ("0", "false")


def _unlink(clean: CleanPackage, slide: str, gone: set[str]) -> None:
    """Take links to slides that are gone off the text and pictures that have them."""
    cut = {link.id for link in clean.cut(slide, lambda link: link.target in gone)}
    if cut:
        root = clean.tree(slide)
        links: list[etree._Element] = [item for item in root.iter() if local(item) in _LINKS]
        for item in links:
            if relation_id(item) in cut:
                remove(item)
