"""Tables: what a cell's column is called, and numbers that are spread over cells, a digit each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.personal.folding import fold
from generator.personal.identity import is_national_id, masked_national_id
from generator.personal.labels import Label, label_in
from generator.personal.trace import REST, Trace, code

_NUMBER = re.compile(r"\d{1,5}")
#: Column, text, and its digits.
_Cell = tuple[int, str, str]
_LONG_NUMBER = re.compile(r"\d{5}")
#: Between the cells of a row that is searched as one text; no number runs over it.
BORDER = "\x00"
#: At least so may look what ``spread_ids`` finds.
SPREAD = re.compile(
    rf"\d(?:[{BORDER} -]+\d){{12}}|\d[{BORDER} -]+\d{{4}}[{BORDER} -]+\d{{5}}[{BORDER} -]"
)
#: Cells of one number: its thirteen boxes, or its five printed groups.
_SPREADS = ([1] * 13, [1, 4, 5, 2, 1])


class Headings:
    """The headings of a table's columns, read from above while going down its rows."""

    def __init__(self) -> None:
        self._above: dict[int, str] = {}

    def context(self, row: Sequence[str], column: int) -> str:
        """Give the words that say what a cell of a row holds: the heading of its column or else
        the cell to its left."""
        left = row[column - 1] if column else ""
        return self._above.get(column) or (left if _is_label(left) else "")

    def pass_by(self, row: Sequence[str]) -> None:
        """Remember the headings in a row."""
        self._above.update((column, cell) for column, cell in enumerate(row) if _is_label(cell))


def _is_label(cell: str) -> bool:
    folded = fold(cell).text
    return not _LONG_NUMBER.search(folded) and label_in(folded) is not None


def spread_ids(row: Sequence[str], above: str) -> Iterator[tuple[int, Trace]]:
    """Find national IDs spread over the cells of a row as (column, trace); ``above`` are the words
    of the rows above. The first cell tells the masked number, the others ``REST``."""
    words = " ".join((above, *(cell for cell in row if not cell.strip().isdigit())))
    for run in _runs(row):
        yield from _judged(run, words)


def _runs(row: Sequence[str]) -> Iterator[list[_Cell]]:
    """Give the longest runs of cells with short numbers as (column, cell, digits); cells without
    anything but a dash are gaps between the groups of one number."""
    run: list[_Cell] = []
    for column, cell in enumerate(row):
        digits = fold(cell).text.strip() if len(cell) < 12 else cell
        if _NUMBER.fullmatch(digits):
            run.append((column, cell, digits))
        elif digits.strip("-"):
            yield run
            run = []
    yield run


def _judged(run: list[_Cell], words: str) -> Iterator[tuple[int, Trace]]:
    named = label_in(fold(words).text) is Label.NATIONAL_ID
    for cells in _candidates(run, named):
        value = "".join(digits for _, _, digits in cells)
        valid = is_national_id(value)
        if value[0] in "09" or not (valid or (named and len(cells) == len(run))):
            continue
        told = masked_national_id(value)
        kind = code("national-id", sure=named and valid)
        for place, (column, cell, _) in enumerate(cells):
            yield column, Trace(kind, 0, len(cell), REST if place else told)
        return


def _candidates(run: list[_Cell], named: bool) -> Iterator[list[_Cell]]:
    """Give what may be one number: the whole run, or where a label says that there is one, a part
    of it, as the number of the row may stand before it."""
    for lengths in _SPREADS:
        for start in range(len(run) - len(lengths) + 1) if named else (0,):
            cells = run[start : start + len(lengths)] if named else run
            if [len(digits) for _, _, digits in cells] == lengths:
                yield cells
