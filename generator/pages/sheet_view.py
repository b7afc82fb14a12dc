"""A sheet of a workbook as a table that reads on a phone: heads, numbers and sums told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from generator.pages.typeset import Typesetter, html

#: So much of a sheet stands on a page; the rest is in the file.
ROWS, COLUMNS = 200, 20
_NUMBER = re.compile(r"[-–(]?[\d๐-๙][\d๐-๙,]*(?:\.[\d๐-๙]+)?\)?\s?%?")
_SUM = re.compile(r"\s*(?:รวม|ยอดรวม)")


def sheet_table(th: Typesetter, rows: Sequence[Sequence[str]], name: str) -> Markup:
    """Set the rows of a sheet as they are: no cell is changed, left out or added up."""
    filled = [[cell.strip() for cell in row[:COLUMNS]] for row in rows if any(map(str.strip, row))]
    shown = filled[:ROWS]
    width = max((_used(row) for row in shown), default=0)
    head = _head_at(shown)
    body = "".join(_row(th, row, width, head=index == head) for index, row in enumerate(shown))
    more = len(filled) - len(shown)
    said = f"<p>{th(f'อีก {more:,} แถว อ่านในไฟล์')}</p>" if more else ""
    return html(
        f'<div class="ps-scroll" tabindex="0" role="region" aria-label="ตาราง {escape(name)}">'
        f'<table class="ps-table ps-table--sheet"><caption class="ps-sr">{th(name)}</caption>'
        f"<tbody>{body}</tbody></table></div>{said}"
    )


def _row(th: Typesetter, row: Sequence[str], width: int, *, head: bool) -> str:
    if head:
        cells = "".join(f'<th scope="col">{th(cell)}</th>' for cell in row[:width])
    elif width > 1 and row[0] and _used(row) == 1:
        cells = f'<td colspan="{width}">{th(row[0])}</td>'
    else:
        cells = "".join(_cell(th, cell) for cell in row[:width])
    return f'<tr class="is-sum">{cells}</tr>' if _SUM.match(row[0]) else f"<tr>{cells}</tr>"


def _cell(th: Typesetter, text: str) -> str:
    kind = ' class="ps-num"' if _NUMBER.fullmatch(text) else ""
    return f"<td{kind}>{th(text)}</td>"


def _used(row: Sequence[str]) -> int:
    """Say how many cells there are up to the last that is not empty."""
    return max((index for index, cell in enumerate(row, 1) if cell), default=0)


def _head_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Find the row of heads: the first of several words that stands right above numbers."""
    for index, (row, below) in enumerate(pairwise(rows)):
        words = sum(bool(cell) for cell in row)
        if words > 1 and not any(map(_NUMBER.fullmatch, row)):
            return index if any(map(_NUMBER.fullmatch, below)) else None
    return None
