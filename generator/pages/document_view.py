"""The text of a file as text: page by page, sheet by sheet, as far as it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from markupsafe import Markup

from generator.inspect.facts import FileFacts, Format, Part, PartKind
from generator.pages.flow import paragraphs
from generator.pages.sheet_view import sheet_table
from generator.pages.typeset import Typesetter, html

#: So many letters of a document stand on its page; the rest is in the file itself.
_LETTERS = 200_000
_WORD = {
    PartKind.PAGE: "หน้า",
    PartKind.SHEET: "ชีต",
    PartKind.SLIDE: "สไลด์",
    PartKind.SECTION: "ตอน",
}
_UNREADABLE = "หน้านี้เป็นภาพ อ่านเป็นข้อความไม่ได้"
_DAMAGED = "ข้อความของหน้านี้เก็บในไฟล์แบบที่อ่านออกมาไม่ครบ จึงไม่แสดง"


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: ``id`` is where links lead to, ``open`` the address of that page in the file."""

    id: str
    name: Markup
    plain: str
    heading: Markup | None
    body: Markup
    fragment: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The parts of a file that are shown; ``rest`` says what is left to the file itself."""

    parts: tuple[PartView, ...]
    rest: Markup | None
    anchors: tuple[SimpleNamespace, ...]


def document_view(
    th: Typesetter,
    facts: FileFacts,
    parts: Sequence[Part],
    number: int,
    anchors: Sequence[tuple[str, int]],
) -> DocumentView | None:
    """View a file by its parts; None when there is nothing to read. ``number`` counts the files of
    the evidence from 1."""
    if not has_words(parts):
        return None
    shown = [_part(th, facts, part, number) for part in shown_parts(parts)]
    left = len(parts) - len(shown)
    rest = th(f"อีก {left} {_WORD[parts[0].kind]} อ่านในไฟล์") if left else None
    known = {part.number for part in parts[: len(shown)]}
    named = tuple(
        SimpleNamespace(name=th(name), id=part_id(number, page))
        for name, page in anchors
        if page in known
    )
    return DocumentView(tuple(shown), rest, named)


def has_words(parts: Sequence[Part]) -> bool:
    """Say whether a file has anything to read on its page."""
    return any(part.readable and (part.text.strip() or part.rows) for part in parts)


def shown_parts(parts: Sequence[Part]) -> list[Part]:
    """Give the parts that stand on the page; the rest of a long document is in the file."""
    shown: list[Part] = []
    letters = 0
    for part in parts:
        letters += len(part.text) + sum(len(cell) for row in part.rows for cell in row)
        if shown and letters > _LETTERS:
            break
        shown.append(part)
    return shown


def part_id(number: int, part: int) -> str:
    """Name the place of a part on the page of its evidence; ``number`` counts the files from 1."""
    return f"p{part}" if number == 1 else f"f{number}-p{part}"


def part_name(part: Part) -> str:
    """Call a part what people call it: หน้า 3, or a sheet by its name."""
    name = part.title if part.kind is PartKind.SHEET and part.title else ""
    return f"{_WORD[part.kind]} {name or part.number}"


def _part(th: Typesetter, facts: FileFacts, part: Part, number: int) -> PartView:
    plain = part_name(part)
    heading = part.title if part.title and part.kind is not PartKind.SHEET else ""
    return PartView(
        id=part_id(number, part.number),
        name=th(plain),
        plain=plain,
        heading=th(heading) if heading else None,
        body=_body(th, facts, part, plain),
        fragment=f"#page={part.number}" if facts.format is Format.PDF else "",
    )


def _body(th: Typesetter, facts: FileFacts, part: Part, name: str) -> Markup:
    if not part.readable:
        said = _DAMAGED if part.number in facts.damaged else _UNREADABLE
        return html(f'<p class="ps-muted">{th(said)}</p>')
    if part.rows:
        return sheet_table(th, part.rows, name)
    text = part.text.removeprefix(part.title) if part.title else part.text
    said = "".join(f"<p>{th(line)}</p>" for line in paragraphs(text[:_LETTERS]))
    if len(text) > _LETTERS:
        said += f"<p>{th('ข้อความยาวกว่านี้ อ่านต่อในไฟล์')}</p>"
    return html(said or f'<p class="ps-muted">{th("ไม่มีข้อความในส่วนนี้")}</p>')
