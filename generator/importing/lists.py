"""The text of a cell: its lines joined where only the narrow column broke them, its lists split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from generator.importing.columns import vocabulary
from generator.thai.text import fold

_BULLET = re.compile(r"[ \t\xa0]*[-–—−•·●○▪■□➢➤✓✔‣◦❖*\uf0b7\uf0a7\uf0d8\uf0fc][ \t\xa0]*(?=\S)")
_NUMBER = re.compile(r"[ \t\xa0]*\(?([0-9๐-๙]{1,2})(?:\.(?![0-9๐-๙])|\))[ \t\xa0]*(?=\S)")
#: Words with which a sentence closes the list above it, on a line of its own.
_CLOSING = re.compile(r"(?:โดย|ทั้งนี้|เพื่อ)")
_ABBREVIATION = re.compile(r"[ก-ฮ]{1,4}\.")
_THAI = re.compile(r"[ก-๎ฯๆ]")


@dataclass(slots=True)
class _Piece:
    """A stretch of lines that belong together; ``mark`` is its bullet or number."""

    mark: str
    text: str
    raw: str


@dataclass(frozen=True, slots=True)
class Split:
    """The items of a cell; ``joined`` says that lines without a mark were put together, which
    somebody may have meant as separate items."""

    items: tuple[str, ...]
    joined: bool = False


@dataclass(slots=True)
class _State:
    pieces: list[_Piece] = field(default_factory=list)
    joined: bool = False


def items_of(raw: str) -> Split:
    """Split a cell into its items: by bullets, by numbers from 1 on, or by empty lines."""
    state = _pieces(raw)
    pieces = state.pieces
    marked = [piece for piece in pieces if piece.mark]
    if not marked:
        return Split(tuple(piece.text for piece in pieces), state.joined)
    if pieces[0].mark:
        return Split(tuple(piece.text for piece in pieces), state.joined)
    return Split((_block(pieces),), state.joined)


def text_of(raw: str) -> str:
    """Give a cell as one text; lists in it stay lines that begin with a dash."""
    pieces = _pieces(raw).pieces
    if not any(piece.mark for piece in pieces):
        return _one_line(pieces)
    return pieces[0].text if len(pieces) == 1 and pieces[0].mark == "-" else _block(pieces)


def line_of(raw: str) -> str:
    """Give a cell as one line, such as a date; a bullet before it is layout."""
    return " ".join(text_of(raw).replace("\n- ", " ").split())


def _one_line(pieces: list[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _block(pieces: list[_Piece]) -> str:
    """Write a lead and its list in lines; a second paragraph before the list goes with the lead."""
    lines: list[str] = []
    for piece in pieces:
        mark = f"{piece.mark} " if piece.mark else ""
        lines.append(f"{mark}{piece.text}")
    return "\n".join(lines)


def _pieces(raw: str) -> _State:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").split("\n")
    numbered = _is_numbered(lines)
    has_marks = numbered or any(_BULLET.match(line) for line in lines)
    state = _State()
    apart = False
    for line in lines:
        if not line.strip():
            apart = True
            continue
        mark, text = _marked(line, numbered)
        _add(state, mark, text, line, apart=apart and not has_marks)
        apart = _counted().search(fold(line)) is not None
    return state


@cache
def _counted() -> re.Pattern[str]:
    """Find a quantity at the end of a line, such as 2 ฉบับ: there an item ends."""
    return re.compile(rf"\d\s*(?:{'|'.join(map(re.escape, vocabulary()['counters']))})$")


def _add(state: _State, mark: str, text: str, raw: str, *, apart: bool) -> None:
    plain = " ".join(text.split())
    last = state.pieces[-1] if state.pieces else None
    in_block = last is not None and not state.pieces[0].mark
    if last is None or mark or apart:
        state.pieces.append(_Piece(mark, plain, raw))
    elif last.mark and in_block and _CLOSING.match(plain):
        state.pieces.append(_Piece("", plain, raw))
    else:
        state.joined = state.joined or not last.mark
        last.text += _between(last.raw, text) + plain
        last.raw = raw


def _is_numbered(lines: list[str]) -> bool:
    """Say whether numbers count on: Word goes on counting from one cell to the next, and a lone 3)
    belongs to the text."""
    numbers = [int(fold(found[1])) for line in lines if (found := _NUMBER.match(line))]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _marked(line: str, numbered: bool) -> tuple[str, str]:
    if found := _BULLET.match(line):
        return "-", line[found.end() :]
    if numbered and (found := _NUMBER.match(line)):
        return found[0].strip(), line[found.end() :]
    return "", line


def _between(above: str, below: str) -> str:
    """Tell what stands between two lines of one sentence: Thai needs no space, unless somebody
    typed one or one side is no Thai."""
    if above != above.rstrip() or below != below.lstrip() or _ABBREVIATION.match(below.lstrip()):
        return " "
    thai = _THAI.match(above[-1:]) and _THAI.match(below.lstrip()[:1])
    return "" if thai else " "


def lines_of(raw: str) -> Iterator[str]:
    """Give the lines of a cell without their marks."""
    for line in raw.splitlines():
        if line.strip():
            yield " ".join(_marked(line, _NUMBER.match(line) is not None)[1].split())
