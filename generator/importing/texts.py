"""Text files as lines and tables: separated values, Markdown, or no table at all."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from html import unescape
from io import StringIO
from itertools import pairwise

from generator.importing.header import find_header
from generator.importing.table import Cell, Contents, Line, Table, table_of
from generator.importing.words import Words
from generator.inspect.package import Refused
from generator.inspect.table import separator_of

#: The line below the head of a Markdown table (GitHub Flavored Markdown, 4.10 Tables).
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def is_markdown(text: str) -> bool:
    """Say whether a Markdown table stands in a text."""
    lines = text.splitlines()
    return any(
        "|" in above and "|" in line and _DELIMITER.fullmatch(line)
        for above, line in pairwise(lines)
    )


def read_markdown(text: str) -> Contents:
    """Read the lines and tables of a Markdown text."""
    blocks: list[Line | Table] = []
    lines = text.splitlines()
    tables = index = 0
    while index < len(lines):
        if _starts_table(lines, index):
            end = next((i for i in range(index + 2, len(lines)) if "|" not in lines[i]), len(lines))
            tables += 1
            name = Words(f"ตาราง {tables}", f"table {tables}")
            rows = [lines[index], *lines[index + 2 : end]]
            blocks.append(table_of(name, _markdown_cells(rows)))
            index = end
        else:
            heading = _HEADING.fullmatch(lines[index])
            plain = _STRONG.sub(r"\2", heading[1] if heading else lines[index])
            blocks.append(Line(plain, Words(f"บรรทัด {index + 1}", f"line {index + 1}")))
            index += 1
    return Contents(tuple(blocks))


def _starts_table(lines: Sequence[str], index: int) -> bool:
    return (
        "|" in lines[index]
        and index + 1 < len(lines)
        and "|" in lines[index + 1]
        and _DELIMITER.fullmatch(lines[index + 1]) is not None
    )


def _markdown_cells(rows: Sequence[str]) -> Iterator[Cell]:
    for number, row in enumerate(rows):
        bare = row.strip().removeprefix("|")
        if bare.endswith("|") and not bare.endswith("\\|"):
            bare = bare[:-1]
        for column, written in enumerate(_PIPE.split(bare)):
            text = _BREAK.sub("\n", written).replace("\\|", "|").replace("\\*", "*")
            yield Cell(unescape(_STRONG.sub(r"\2", text)).strip(" \t"), number, column)


def read_tabbed(text: str) -> Contents | None:
    """Read rows with tabs between their cells, as pasted out of a table, when the head of a plan is
    among them: titles and names of groups, which stand alone in their lines, may be most of it."""
    if "\t" not in text:
        return None
    contents = read_separated(text, "\t")
    tables = (block for block in contents.blocks if isinstance(block, Table))
    return contents if any(map(find_header, tables)) else None


def read_separated(text: str, separator: str | None = None) -> Contents:
    """Read separated values; the lines above a table are rows of it too."""
    # Without a line end of its own, a new line in quotes stays in its cell.
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=separator or separator_of(text) or ","
    )
    try:
        cells = [
            Cell(cell, row, column)
            for row, line in enumerate(reader)
            for column, cell in enumerate(line)
        ]
    except csv.Error as error:
        raise Refused("file-broken") from error
    name = Words("ตาราง", "table")
    return Contents((table_of(name, cells, is_sheet=True),))


def read_lines(text: str) -> Contents:
    """Read a text without a table."""
    return Contents(
        tuple(
            Line(line, Words(f"บรรทัด {number}", f"line {number}"))
            for number, line in enumerate(text.splitlines(), 1)
        )
    )
