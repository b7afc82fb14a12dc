"""From the sheets of a file to its budget table, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.budget.body import Body, read_body
from generator.budget.check import check_table, place
from generator.budget.drafts import read_drafts
from generator.budget.header import Header, find_header, unit_said
from generator.budget.labels import is_sum, read_month
from generator.budget.table import BudgetRow, BudgetTable, Role
from generator.inspect.facts import Fault, Part, PartKind

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """The table of a file, None when no sheet has one, and what is wrong."""

    table: BudgetTable | None
    faults: tuple[Fault, ...]


def read_budget(parts: Sequence[Part]) -> BudgetReading:
    """Read the first sheet that has a budget table.

    Row ``r`` and column ``c`` of a part's ``rows`` are cell (r + 1, c + 1) of the sheet.
    """
    sheets = [part for part in parts if part.kind is PartKind.SHEET]
    found = [(part, header) for part in sheets if (header := find_header(part.rows))]
    if not found:
        return BudgetReading(None, (Fault("budget-no-table"),))
    part, header = found[0]
    reading = _read_sheet(part, header)
    others = ", ".join(other.title for other, _ in found[1:])
    if not others:
        return reading
    fault = Fault("budget-other-sheets", values={"sheet": part.title, "others": others})
    return replace(reading, faults=(*reading.faults, fault))


def _read_sheet(part: Part, header: Header) -> BudgetReading:
    above = part.rows[: header.first]
    said = unit_said(part.rows[: header.last + 1]) or unit_said(part.rows[header.last + 1 :])
    column_units = {column.unit for column in header.amounts.values() if column.unit}
    unit = said or (column_units.pop() if len(column_units) == 1 else None)
    drafts = read_drafts(part.rows, header, unit or "บาท")
    body = read_body(drafts.drafts)
    label = header.labels[-1] if header.labels else header.month
    table = BudgetTable(
        sheet=part.title,
        title_lines=tuple(filter(None, (" ".join(" ".join(row).split()) for row in above))),
        label=label.text if label else "",
        unit=unit or "บาท",
        columns=tuple((role, _letter(column.index)) for role, column in header.amounts.items()),
        rows=_with_months(body.rows),
        subtotals=body.subtotals,
        total=body.total,
        notes=drafts.notes,
        cumulative=Role.SPENT in header.amounts and header.amounts[Role.SPENT].running,
    )
    if not table.rows:
        return BudgetReading(None, (Fault("budget-no-table"),))
    unknown = not said and not column_units and unit is None
    faults = [*_head_faults(table, header, unknown), *_cell_faults(table, body)]
    unread = frozenset((draft.row.line, role) for draft in body.kept for role, _ in draft.unread)
    return BudgetReading(table, (*faults, *check_table(table, unread)))


def _with_months(rows: Sequence[BudgetRow]) -> tuple[BudgetRow, ...]:
    """Take the names of rows as months where all of them are."""
    if not any(row.month for row in rows):
        months = [read_month(row.category) for row in rows]
        if len(rows) < 2 or not all(months):
            return tuple(rows)
        rows = [
            replace(row, month=month[0], year=month[1])
            for row, month in zip(rows, months, strict=True)
            if month
        ]
    return tuple(_awaited(row) if row.month and _only_dashes(row) else row for row in rows)


def _only_dashes(row: BudgetRow) -> bool:
    return not any((amount := row.amount(role)) and amount.step for role in Role)


def _awaited(row: BudgetRow) -> BudgetRow:
    """Empty a month that has nothing but dashes: it is still to come, and was not spent on."""
    return BudgetRow(row.category, row.line, row.month, row.year)


def _head_faults(table: BudgetTable, header: Header, unit_unknown: bool) -> Iterator[Fault]:
    if unit_unknown:
        yield Fault("budget-unit-unknown", place(table, f"A{header.first + 1}"))
    for role in header.unclear:
        column = header.amounts[role]
        cell = f"{_letter(column.index)}{header.last + 1}"
        yield Fault("budget-column-twice", place(table, cell), {"column": column.text})


def _cell_faults(table: BudgetTable, body: Body) -> Iterator[Fault]:
    for draft in body.kept:
        for role, text in draft.unread:
            where = place(table, table.cell(draft.row, role))
            yield Fault("budget-not-a-number", where, {"text": text, "row": draft.label})
    for row in body.left_out:
        if not is_sum(row.category):
            yield Fault("budget-after-total", place(table, f"A{row.line}"), {"row": row.category})


def _letter(index: int) -> str:
    """Name a column, counted from 0, as spreadsheets do: A … Z, AA …"""
    above, below = divmod(index, _LETTERS)
    return (_letter(above - 1) if above else "") + chr(ord("A") + below)
