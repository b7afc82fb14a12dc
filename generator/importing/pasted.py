"""Text pasted out of a Word table: a line that starts with a tab starts a cell, the lines below it
belong to the same cell. Rows have no mark of their own; their cells are counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.importing.columns import Role, role_of
from generator.importing.groups import group_of
from generator.importing.table import MOST_COLUMNS, Cell, Contents, Line, Table, table_of
from generator.importing.words import NotUnderstood, Words

_NAME = Words("ตาราง 1", "table 1")
#: A text with so many cells of this kind was pasted, not typed.
_LEAST_CELLS = 4


def is_pasted(text: str) -> bool:
    """Say whether cells stand below each other, each after a tab."""
    lines = text.splitlines()
    starts = sum(line.startswith("\t") for line in lines)
    tabs = sum("\t" in line.lstrip("\t") for line in lines)
    return starts >= _LEAST_CELLS and starts > tabs


def read_pasted(text: str) -> Contents:
    """Read the lines above and the one table. Raises NotUnderstood where rows cannot be counted."""
    lines = text.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("\t"))
    above = [
        Line(line, Words(f"บรรทัด {i}", f"line {i}")) for i, line in enumerate(lines[:first], 1)
    ]
    cells = _cells(lines, first)
    width = _width([text for text, _ in cells])
    return Contents((*above, _table(cells, width)))


def _cells(lines: Sequence[str], first: int) -> list[tuple[str, int]]:
    """Give each cell with the number of its first line."""
    cells: list[tuple[list[str], int]] = []
    for number, line in enumerate(lines[first:], first + 1):
        if line.startswith("\t"):
            cells.append(([line[1:]], number))
        else:
            cells[-1][0].append(line)
    return [("\n".join(texts), number) for texts, number in cells]


def _width(cells: Sequence[str]) -> int:
    """Count the columns: the head ends where its last cell ends with an empty line, or where the
    names of columns end."""
    known = 0
    for index, text in enumerate(cells[:MOST_COLUMNS]):
        known += role_of(text) is not None
        if known >= 2 and text.rstrip(" \t").endswith("\n"):
            return index + 1
    for index, text in enumerate(cells[:MOST_COLUMNS]):
        if role_of(text) is None:
            if index < 2:
                break
            return index
    raise NotUnderstood(
        Words(
            "หาหัวตารางไม่พบ เซลล์แรก ๆ ต้องเป็นชื่อคอลัมน์ เช่น ประเด็น กิจกรรม ผลผลิต",
            "no head of a table: the first cells must name the columns",
        ),
        _NAME,
    )


def _table(cells: Sequence[tuple[str, int]], width: int) -> Table:
    roles = [role_of(text) for text, _ in cells[:width]]
    rest = list(cells)
    rows: list[list[str]] = []
    while rest:
        if rows and _group_stands_alone(rest, roles):
            del rest[1]
        if not any(text.strip() for text, _ in rest):
            break
        if len(rest) < width:
            _stop(
                rest[0], f"แถวสุดท้ายมี {len(rest)} เซลล์ จาก {width}", f"{len(rest)} of {width} cells"
            )
        row = rest[:width]
        _check(row, roles, first=not rows)
        rows.append([text for text, _ in row])
        del rest[:width]
    return table_of(
        _NAME,
        (Cell(text, r, c) for r, texts in enumerate(rows) for c, text in enumerate(texts)),
    )


def _group_stands_alone(rest: Sequence[tuple[str, int]], roles: Sequence[Role | None]) -> bool:
    """Say whether a group stands in a row of its own, above a row that starts empty: the first
    measure of a group has an issue, so the empty cell before it is the group's again."""
    if len(rest) < 3 or roles[:2] != [Role.INDICATOR, Role.ISSUE]:
        return False
    group, between, issue = (text for text, _ in rest[:3])
    return group_of(group) is not None and not between.strip() and bool(issue.strip())


def _check(row: Sequence[tuple[str, int]], roles: Sequence[Role | None], *, first: bool) -> None:
    """Stop where the cells no longer stand under their heads: a missing cell shifts all others."""
    if first or not roles or roles[0] is not Role.INDICATOR:
        return
    text, line = row[0]
    if text.strip() and group_of(text) is None:
        _stop(
            (text, line),
            "ควรเป็นตัวชี้วัด เซลล์ในแถวก่อนหน้านี้อาจขาดหรือเกิน",
            "an indicator was expected: a cell above is missing or too many",
        )


def _stop(cell: tuple[str, int], thai: str, english: str) -> None:
    text, line = cell
    said = " ".join(text.split())[:40]
    raise NotUnderstood(
        Words(f"“{said}” {thai}", f'"{said}" {english}'),
        Words(f"บรรทัด {line}", f"line {line}"),
    )
