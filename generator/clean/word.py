"""Word documents without comments, tracked changes, hidden text and traces of their authors."""

from __future__ import annotations

import re

from lxml import etree

from generator.clean.cleaned import Removal
from generator.clean.package import CleanPackage, drop_all, remove, unwrap
from generator.inspect.ooxml import main_part
from generator.inspect.package import attribute, child, children, local

_COMMENT_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd")
#: Parts with text of the document.
_TEXTS = ("header", "footer", "footnotes", "endnotes")
_INSERTED = ("ins", "moveTo")
_DELETED = ("del", "moveFrom")
#: Marks at the ends of ranges, and former formats.
_TRACES = re.compile(
    r"(?:customXml)?(?:Ins|Del|MoveFrom|MoveTo|moveFrom|moveTo)Range(?:Start|End)"
    r"|(?:rPr|pPr|sectPr|tblPr|trPr|tcPr|tblGrid|tblPrEx|numbering)Change|cellIns|cellMerge"
)
_RSID = re.compile(r"\}rsid\w*$")
_PROPERTIES = ("pPr", "rPr", "trPr", "tcPr", "sectPr", "tblPr", "numPr")
#: Files on the author's computer.
_SOURCES = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource")
_SETTINGS = ("rsids", "trackRevisions", "attachedTemplate", "revisionView", "mailMerge")


def clean_word(clean: CleanPackage) -> list[Removal]:
    """Clean the text of all parts; accepted changes stay as text, deleted text goes."""
    main = main_part(clean.package)
    comments = _comments(clean, main)
    changes = hidden = 0
    parts = [link.target for link in clean.links(main) if link.kind in _TEXTS]
    for part in [main, *dict.fromkeys(parts)]:
        if part in clean.package:
            root = clean.tree(part)
            for mark in [m for m in root.iter() if local(m) == "commentReference"]:
                _remove_run(mark)
            drop_all(root, *_COMMENT_MARKS)
            changes += accept_changes(root)
            hidden += _remove_hidden(root)
            _remove_rsids(root)
    _clean_settings(clean, main)
    told = [
        Removal(f"ข้อคิดเห็น {comments} รายการ", f"comments: {comments}", comments),
        Removal(f"รอยแก้ไข {changes} แห่ง", f"tracked changes: {changes}", changes),
        Removal(f"ข้อความที่ซ่อน {hidden} แห่ง", f"hidden texts: {hidden}", hidden),
    ]
    return [removal for removal in told if removal.count]


def accept_changes(root: etree._Element) -> int:
    """Accept all tracked changes and count them."""
    found = [item for item in root.iter() if _is_change(item)]
    for item in found:
        _accept(item)
    return len(found)


def _is_change(item: etree._Element) -> bool:
    name = local(item)
    return (
        name in _INSERTED or name in _DELETED or bool(_TRACES.fullmatch(name)) or name == "cellDel"
    )


def _accept(item: etree._Element) -> None:
    name = local(item)
    parent = item.getparent()
    if parent is None:
        return
    if name in _INSERTED and local(parent) not in _PROPERTIES:
        unwrap(item)
    elif name in _DELETED and local(parent) == "rPr":
        _join_with_next(item)
    elif name == "cellDel" or (name == "del" and local(parent) == "trPr"):
        holder = parent.getparent()
        if holder is not None:
            remove(holder)
    else:
        remove(item)


def _join_with_next(mark: etree._Element) -> None:
    """Accept a deleted end of a paragraph: its text goes on in the next paragraph."""
    paragraph = next((up for up in mark.iterancestors() if local(up) == "p"), None)
    remove(mark)
    if paragraph is None:
        return
    following = paragraph.getnext()
    runs = [item for item in paragraph if local(item) != "pPr"]
    if following is None or local(following) != "p":
        if not _has_text(paragraph) and _can_go(paragraph):
            remove(paragraph)
        return
    place = 1 if len(following) and local(following[0]) == "pPr" else 0
    for offset, run in enumerate(runs):
        following.insert(place + offset, run)
    remove(paragraph)


def _has_text(paragraph: etree._Element) -> bool:
    kept = [i for i in paragraph.iter() if local(i) in ("t", "drawing", "pict", "object", "sectPr")]
    return bool(kept)


def _can_go(paragraph: etree._Element) -> bool:
    """A cell, a header and a note need at least one paragraph."""
    parent = paragraph.getparent()
    return parent is not None and sum(1 for _ in children(parent, "p")) > 1


def _comments(clean: CleanPackage, main: str) -> int:
    count = 0
    for link in clean.cut_kinds(main, *_COMMENT_PARTS):
        if link.kind == "comments" and link.target in clean.package:
            count += sum(1 for _ in children(clean.package.xml(link.target), "comment"))
    return count


def _remove_run(mark: etree._Element) -> None:
    """Take out the run that shows the mark of a comment, or only the mark beside other text."""
    run = mark.getparent()
    if run is None:
        return
    others = [item for item in run if item is not mark and local(item) != "rPr"]
    remove(mark if others else run)


def _remove_hidden(root: etree._Element) -> int:
    """Take out runs that are not shown, unless they belong to the code of a field."""
    count = 0
    for run in [item for item in root.iter() if local(item) == "r"]:
        vanish = child(run, "rPr", "vanish")
        texts = [item for item in run if local(item) == "t"]
        if vanish is not None and attribute(vanish, "val") not in ("0", "false", "off") and texts:
            for text in texts:
                remove(text)
            count += 1
    return count


def _remove_rsids(root: etree._Element) -> None:
    """Take out the marks that tell which text was typed in the same sitting."""
    for item in root.iter():
        for key in [key for key in item.attrib if _RSID.search(str(key))]:
            del item.attrib[key]


def _clean_settings(clean: CleanPackage, main: str) -> None:
    for link in clean.links(main):
        if link.kind == "settings" and link.target in clean.package:
            drop_all(clean.tree(link.target), *_SETTINGS)
            clean.cut_kinds(link.target, *_SOURCES)
