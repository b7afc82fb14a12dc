"""Budget tables for the tests: the fixtures as sheets, and entries made of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from generator.budget.entry import BudgetEntry
from generator.budget.reading import BudgetReading, read_budget
from generator.budget.table import BudgetTable, Role
from generator.inspect.facts import Part, PartKind
from generator.thai.calendar import last_day_of_month
from generator.thai.period import Period, PeriodKind

FOLDER = Path(__file__).parent.parent / "fixtures" / "budget"
Rows = Sequence[Sequence[str]]


def fixture(name: str) -> Rows:
    """Read one of the three spreadsheets."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def through_excel(rows: Rows, merged: Sequence[str]) -> Rows:
    """Save rows as a workbook with merged cells, and read back what its cells say."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    file = io.BytesIO()
    book.save(file)
    book = load_workbook(file)
    return [[cell or "" for cell in row] for row in book.worksheets[0].values]  # type: ignore[misc]


def sheet(rows: Rows, name: str = "") -> Part:
    """Make a sheet of rows."""
    return Part(PartKind.SHEET, 1, name, rows=tuple(tuple(row) for row in rows))


def read(rows: Rows, name: str = "") -> BudgetReading:
    """Read the table of one sheet."""
    return read_budget([sheet(rows, name)])


def table_of(rows: Rows) -> BudgetTable:
    """Read a table that must be there."""
    table = read(rows).table
    assert table is not None
    return table


def values(table: BudgetTable) -> list[tuple[str, ...]]:
    """Give every row as texts: its name, then each column that the table has."""
    return [
        (row.category, *(_text(table, role, row.amount(role)) for role, _ in table.columns))
        for row in table.all_rows()
    ]


def _text(table: BudgetTable, role: Role, amount: object) -> str:
    return "" if amount is None else f"{amount.value:f}"  # type: ignore[attr-defined]


def span(start: date, end: date) -> Period:
    """Make a period of several months."""
    return Period("", PeriodKind.SPAN, start, end)


def month(year: int, number: int) -> Period:
    """Make a period of one month."""
    first = date(year, number, 1)
    return Period("", PeriodKind.MONTH, first, last_day_of_month(first))


def entry(
    name: str, period: Period | None, rows: Rows | None, *, sample: bool = False
) -> BudgetEntry:
    """Make an entry with a table of rows, or with none."""
    return BudgetEntry(
        id=name,
        title=f"สรุปงบประมาณ {name}",
        page=f"evidence/{name}/",
        file=f"evidence/{name}/{name}.xlsx",
        period=period,
        date=None,
        unit="ฝ่ายการคลัง",
        sample=sample,
        plan_year=2566,
        table=table_of(rows) if rows else None,
    )


def simple(*rows: tuple[str, str, str]) -> Rows:
    """Make a small table: name, granted and spent of each row."""
    return [("หน่วย: บาท",), ("รายการ", "งบประมาณที่ได้รับ", "เบิกจ่าย"), *rows]
