"""Text without formats: tables of separated values, and plain texts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from generator.inspect.decoding import decode_text
from generator.inspect.facts import Fault, Format, Part, PartKind, Reading
from generator.inspect.grid import MOST_COLUMNS, MOST_ROWS, Grid, Room
from generator.inspect.language import language_of
from generator.inspect.package import Refused
from generator.inspect.table import separator_of


def read_csv(data: bytes) -> Reading:
    """Read a table; its rows begin at A1 as a spreadsheet would show them."""
    text = decode_text(data)
    if text is None:
        return Reading(Format.CSV, faults=(Fault("file-broken"),))
    try:
        grid = _table(text)
    except csv.Error:
        return Reading(Format.CSV, faults=(Fault("file-broken"),))
    except Refused as refused:
        return Reading(Format.CSV, faults=(refused.fault,))
    rows, columns = grid.size()
    values = {"rows": f"{MOST_ROWS:,}", "columns": str(MOST_COLUMNS)}
    long = (Fault("sheet-too-long", values=values),) if grid.is_cut else ()
    return Reading(
        Format.CSV,
        language=language_of(text),
        sheets=(("", rows, columns, False),),
        parts=(Part(PartKind.SHEET, 1, rows=grid.rows()),),
        asides=tuple(grid.beyond()),
        faults=(*encoding_faults(data), *long),
    )


def _table(text: str) -> Grid:
    grid, room = Grid("ตาราง"), Room()
    # Without a line end of its own, a new line in quotes stays in its cell.
    lines = StringIO(text, newline="")
    for row, cells in enumerate(csv.reader(lines, delimiter=separator_of(text) or ",")):
        for column, cell in enumerate(cells):
            if plain := cell.strip():
                room.take(plain)
                grid.put(row, column, plain)
    return grid


def read_text(data: bytes) -> Reading:
    """Read a plain text as one part."""
    text = decode_text(data)
    if text is None:
        return Reading(Format.TXT, faults=(Fault("file-broken"),))
    text = "\n".join(text.splitlines())
    return Reading(
        Format.TXT,
        language=language_of(text),
        parts=(Part(PartKind.SECTION, 1, text=text),),
        faults=tuple(encoding_faults(data)),
    )


def encoding_faults(data: bytes) -> Iterator[Fault]:
    """Name an old encoding: it is read here, but not by every program of a reader."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Fault("text-encoding")
