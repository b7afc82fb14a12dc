"""Personal data in what a reader found: every place becomes a fault, every value is masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.inspect.facts import Aside, Fault, Part, PartKind, Reading
from generator.inspect.limits import MOST_PLACES
from generator.messages import severity_of
from generator.personal.search import REST, Trace, masked, search, search_rows
from generator.problems import Severity

_Rows = Sequence[tuple[str, ...]]


@dataclass(slots=True)
class Masking:
    """Masks one reading after the other value and collects what was found, each place once."""

    _found: dict[tuple[str, str, str], Fault] = field(default_factory=dict)

    def reading(self, reading: Reading) -> Reading:
        """Give the reading without personal data in clear; asides are gone after the search."""
        parts = tuple(map(self._part, reading.parts))
        for aside in reading.asides:
            self._aside(aside)
        where = "ข้อมูลกำกับไฟล์"
        sheets = tuple((self.text(s[0], "ชื่อชีต"), *s[1:]) for s in reading.sheets)
        return replace(
            reading,
            title=self.text(reading.title, where) if reading.title else reading.title,
            language=self.text(reading.language, where) if reading.language else reading.language,
            sheets=sheets,
            parts=parts,
            asides=(),
            faults=tuple(map(masked_fault, reading.faults)),
        )

    def text(self, text: str, where: str) -> str:
        """Mask a text; ``where`` must not hold personal data."""
        traces = search(text)
        for trace in traces:
            self._note(trace, where)
        return masked(text, traces) if traces else text

    def faults(self) -> tuple[Fault, ...]:
        """Give what was found, no more than enough places of each kind. The faults for the rest
        cannot be excepted: nobody has seen what they stand for."""
        counts: Counter[str] = Counter()
        shown = []
        rest: Counter[str] = Counter()
        for fault in self._found.values():
            counts[fault.code] += 1
            if counts[fault.code] <= MOST_PLACES:
                shown.append(fault)
            else:
                held = severity_of(fault.code) is Severity.HELD
                rest["file-more-personal" if held else "file-more-maybe"] += 1
        more = (Fault(code, values={"count": str(count)}) for code, count in rest.items())
        return (*shown, *more)

    def _note(self, trace: Trace, where: str) -> None:
        key = (trace.code, where, trace.masked)
        self._found.setdefault(key, Fault(trace.code, where, {"value": trace.masked}))

    def _part(self, part: Part) -> Part:
        title = self.text(part.title, _place(replace(part, title=""))) if part.title else ""
        part = replace(part, title=title)
        where = _place(part)
        text = self.text(part.text, where) if part.text else ""
        return replace(part, text=text, rows=self._rows(part.rows, where) if part.rows else ())

    def _aside(self, aside: Aside) -> None:
        where = masked_text(aside.where)
        if aside.text:
            self.text(aside.text, where)
        if aside.rows:
            self._rows(aside.rows, where)

    def _rows(self, rows: tuple[tuple[str, ...], ...], where: str) -> tuple[tuple[str, ...], ...]:
        cells: dict[tuple[int, int], list[Trace]] = {}
        for row, column, trace in search_rows(rows):
            cells.setdefault((row, column), []).append(trace)
            if trace.masked != REST:
                self._note(trace, f"{where} เซลล์ {cell_name(row, column)}")
        return _with_masked_cells(rows, cells) if cells else rows


def masked_fault(fault: Fault) -> Fault:
    """Give a reader's fault with whatever it quotes masked."""
    values = {name: masked_text(value) for name, value in fault.values.items()}
    return replace(fault, where=masked_text(fault.where), values=values)


def masked_text(text: str) -> str:
    """Mask a text that is told to staff."""
    traces = search(text)
    return masked(text, traces) if traces else text


def cell_name(row: int, column: int) -> str:
    """Name a cell as spreadsheets do; both count from 0: ``cell_name(6, 27)`` is AB7."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _place(part: Part) -> str:
    match part.kind:
        case PartKind.PAGE:
            return f"หน้า {part.number}"
        case PartKind.SHEET:
            return f"ชีต {part.title or part.number}"
        case PartKind.SLIDE:
            return f"สไลด์ {part.number}"
        case PartKind.SECTION:
            return f"หัวข้อ “{part.title}”" if part.title else f"ส่วนที่ {part.number}"


def _with_masked_cells(
    rows: _Rows, cells: dict[tuple[int, int], list[Trace]]
) -> tuple[tuple[str, ...], ...]:
    def row_cells(number: int, row: tuple[str, ...]) -> Iterator[str]:
        for column, text in enumerate(row):
            traces = cells.get((number, column))
            yield masked(text, traces) if traces else text

    touched = {row for row, _ in cells}
    return tuple(
        tuple(row_cells(number, row)) if number in touched else row
        for number, row in enumerate(rows)
    )
