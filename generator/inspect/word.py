"""Word documents: text by heading, and what is left in them that a reader does not look at."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.inspect.embedded import documents_inside
from generator.inspect.facts import Aside, Fault, Format, Part, PartKind, Reading
from generator.inspect.language import language_of
from generator.inspect.numbering import Numbering
from generator.inspect.ooxml import (
    dangers,
    described,
    linked,
    main_part,
    properties,
    rest,
)
from generator.inspect.package import Package, Refused, attribute, child, children
from generator.inspect.pictures import pictures_inside
from generator.inspect.word_text import Left, Styles, WordText

_MARGINS = (("header", "หัวกระดาษ"), ("footer", "ท้ายกระดาษ"))
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
#: Fields that start a program or fetch a file when they are brought up to date.
_FETCHING_FIELDS = (["DDE"], ["DDEAUTO"], ["INCLUDETEXT"], ["LINK"])


def read_word(data: bytes) -> Reading:
    """Read a .docx file. A broken or unsafe one gives a reading with that fault alone."""
    try:
        return _Document(Package(data)).reading()
    except Refused as refused:
        return Reading(Format.DOCX, faults=(refused.fault,))


class _Document:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.faults = list(dangers(package))
        self.main = main_part(package)
        styles = self._first("styles")
        self.styles = Styles(styles)
        self.left = Left()
        self.numbering = Numbering(self._first("numbering"), styles)
        self.text = WordText(self.styles, self.numbering, self.left)

    def _first(self, kind: str) -> etree._Element | None:
        names = linked(self.package, self.main, kind)
        return self.package.xml(names[0]) if names else None

    def reading(self) -> Reading:
        root = self.package.xml(self.main)
        body = child(root, "body")
        if body is None:
            raise Refused("file-broken")
        sections = self.text.sections(body)
        notes = self._notes()
        parts = tuple(
            Part(PartKind.SECTION, number, title, _with_notes(text, notes))
            for number, (title, text) in enumerate(sections, 1)
        )
        asides = [*self._margins(), *self._comments(), Aside("คำอธิบายภาพ", described(root))]
        words = "\n".join(f"{part.title}\n{part.text}" for part in parts).strip()
        if not words and any("/media/" in name for name in self.package.names):
            self.faults.append(Fault("word-only-pictures"))
            parts = (Part(PartKind.SECTION, 1, readable=False),)
        about = properties(self.package)
        for found in (*documents_inside(self.package), *pictures_inside(self.package)):
            self.faults.append(found) if isinstance(found, Fault) else asides.append(found)
        asides += [*self._left(), *about.aside, *rest(self.package)]
        return Reading(
            Format.DOCX,
            title=about.title or next((part.title for part in parts if part.title), None),
            language=language_of(words, about.language or self.styles.language),
            created=about.created,
            parts=parts,
            asides=tuple(aside for aside in asides if aside.text or aside.rows),
            faults=tuple(self.faults),
        )

    def _notes(self) -> dict[str, str]:
        """Read footnotes and endnotes by the mark that stands in the text."""
        notes = {}
        for kind, name in _NOTES:
            root = self._first(kind)
            for note in children(root, name):
                text = self.text.plain(note)
                if text:
                    notes[f"[{name}:{attribute(note, 'id')}]"] = text
        return notes

    def _margins(self) -> Iterator[Aside]:
        for kind, where in _MARGINS:
            for name in dict.fromkeys(linked(self.package, self.main, kind)):
                root = self.package.xml(name)
                yield Aside(where, f"{self.text.plain(root)}\n{described(root)}".strip())

    def _comments(self) -> list[Aside]:
        root = self._first("comments")
        comments = list(children(root, "comment"))
        if comments:
            self.faults.append(Fault("word-comments", values={"count": str(len(comments))}))
        return [
            Aside(
                f"ข้อคิดเห็น {number}",
                f"{attribute(comment, 'author') or ''}\n{self.text.plain(comment)}",
            )
            for number, comment in enumerate(comments, 1)
        ]

    def _left(self) -> Iterator[Aside]:
        """Tell of tracked changes, hidden text and field codes; call it when all text is read."""
        left = self.left
        if left.changes:
            values = {"count": str(left.changes)}
            self.faults.append(Fault("word-tracked-changes", values=values))
        if left.hidden:
            values = {"count": str(len(left.hidden))}
            self.faults.append(Fault("word-hidden-text", values=values))
        if any(field.upper().split(maxsplit=1)[:1] in _FETCHING_FIELDS for field in left.fields):
            self.faults.append(Fault("office-remote"))
        yield Aside("ข้อความที่ลบไว้", "\n".join(left.deleted))
        yield Aside("ข้อความที่ซ่อนไว้", "\n".join(left.hidden))
        yield Aside("ใต้เซลล์ที่ผสาน", "\n".join(filter(None, left.covered)))
        yield Aside("รหัสฟิลด์", "\n".join(left.fields))
        yield Aside("ชื่อผู้แก้ไข", "\n".join(sorted(left.authors)))


def _with_notes(text: str, notes: dict[str, str]) -> str:
    """Put notes below the section that has their marks, counted from 1."""
    used = [mark for mark in notes if mark in text]
    used.sort(key=text.index)
    for number, mark in enumerate(used, 1):
        text = text.replace(mark, f"[{number}]") + f"\n[{number}] {notes[mark]}"
    return text
