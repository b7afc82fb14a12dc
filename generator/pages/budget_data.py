"""The budget tables of a year as data files, in baht: data/<year>/budget.json and budget.csv.

Every row is there as its file has it; what the pages add up stands beside them in the JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from generator.budget.entry import BudgetEntry
from generator.budget.pieces import Sums
from generator.budget.table import BudgetRow, BudgetTable, Role
from generator.budget.year import BudgetYear, Summary
from generator.columns import Column, Columns, Type
from generator.datafiles import csv_table, iso, json_line, json_lines, period_record
from generator.register import Agency
from generator.thai.calendar import BE_OFFSET

SCHEMA = "prongsai/budget/1"
_ROWS = {"row": "รายการ", "subtotal": "ผลรวมย่อย", "total": "ยอดรวม"}
COLUMNS: Columns = {
    "fiscal_year": Column("ปีงบประมาณ พ.ศ.", Type.WHOLE, needed=True),
    "evidence": Column("รหัสถาวรของหลักฐานที่เป็นที่มา", needed=True),
    "title": Column("ชื่อหลักฐาน", needed=True),
    "period_start": Column("วันแรกของช่วงเวลาที่ตารางกล่าวถึง ว่างเมื่อไม่ทราบ", Type.DAY),
    "period_end": Column("วันสุดท้ายของช่วงเวลานั้น", Type.DAY),
    "row": Column("แถวนี้คืออะไร", codes=_ROWS, needed=True),
    "category": Column("ชื่อรายการตามไฟล์"),
    "month": Column("เดือนของแถว เมื่อตารางแยกตามเดือน", Type.MONTH),
    "granted": Column("งบประมาณที่ได้รับ ว่างเมื่อไม่มีตัวเลข", Type.NUMBER, "บาท"),
    "committed": Column("ก่อหนี้ผูกพัน", Type.NUMBER, "บาท"),
    "spent": Column("เบิกจ่าย", Type.NUMBER, "บาท"),
    "rest": Column("คงเหลือ ตามที่เขียนในไฟล์", Type.NUMBER, "บาท"),
    "percent": Column("ร้อยละ ตามที่เขียนในไฟล์", Type.NUMBER, "ร้อยละ"),
    "line": Column("แถวในไฟล์ต้นทาง เริ่มที่ 1", Type.WHOLE, needed=True),
    "sample": Column("true เมื่อเป็นตัวอย่าง ไม่ใช่ข้อมูลของหน่วยงาน", Type.YES_NO, needed=True),
    "page": Column("ที่อยู่หน้าของหลักฐาน นับจากหน้าแรกของเว็บไซต์", needed=True),
    "file": Column("ที่อยู่ไฟล์ต้นทาง นับจากหน้าแรกของเว็บไซต์"),
}


def csv_address(year: int) -> str:
    """Address of the table of a fiscal year."""
    return f"data/{year}/budget.csv"


def json_address(year: int) -> str:
    """Address of the JSON file of a fiscal year."""
    return f"data/{year}/budget.json"


def budget_files(
    years: Iterable[BudgetYear], agency: Agency, as_of: date
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the data files of all years that have tables, as (path, what writes its text)."""
    for budget in years:
        if budget.has_tables:
            yield json_address(budget.year), partial(budget_json, budget, agency, as_of)
            yield csv_address(budget.year), partial(budget_csv, budget)


def budget_csv(budget: BudgetYear) -> str:
    """Write every row of every table of the year, the earliest table first."""
    return csv_table(COLUMNS, _rows(budget))


def _rows(budget: BudgetYear) -> Iterator[Mapping[str, object]]:
    for entry in budget.entries:
        time = entry.time
        about = {
            "fiscal_year": budget.year,
            "evidence": entry.id,
            "title": entry.title,
            "period_start": iso(time.start) if time else None,
            "period_end": iso(time.end) if time else None,
            "sample": "true" if entry.sample else "false",
            "page": entry.page,
            "file": entry.file,
        }
        for row in entry.table.all_rows() if entry.table else ():
            record = _row(row, entry, budget.year)
            # As numbers: a text that begins with a minus is made harmless for spreadsheets.
            yield about | record | {role: _number(row, role) for role in Role}


def _number(row: BudgetRow, role: Role) -> Decimal | None:
    amount = row.amount(role)
    return Decimal(_plain(amount.value) or 0) if amount else None


def _row(row: BudgetRow, entry: BudgetEntry, year: int) -> dict[str, object]:
    return {
        "row": _kind(row, entry.table) if entry.table else None,
        "category": row.category,
        "month": _month(row, year),
        **{role.value: _plain(a.value) if (a := row.amount(role)) else None for role in Role},
        "line": row.line,
    }


def _kind(row: BudgetRow, table: BudgetTable) -> str:
    if row is table.total:
        return "total"
    return "subtotal" if any(row is subtotal.row for subtotal in table.subtotals) else "row"


def _month(row: BudgetRow, year: int) -> str | None:
    """Write a month as ``2022-10``; without a year of its own it lies in the fiscal year."""
    if row.month is None:
        return None
    written = row.year or year - (row.month >= 10)
    return f"{written - BE_OFFSET:04}-{row.month:02}"


def _plain(value: Decimal | None) -> str | None:
    """Write a number without separators or exponent, and without zeros that say nothing."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def budget_json(budget: BudgetYear, agency: Agency, as_of: date) -> str:
    """Write the year: what it adds up to, month by month, and the tables that this comes from."""
    head = {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "agency": {"id": agency.id, "name": agency.name, "parent": agency.parent},
        "fiscal_year": budget.year,
        "currency": "THB",
        "summary": _summary(budget.summary) if budget.summary else None,
        "months": [
            {
                "month": month.first.isoformat()[:7],
                "spent": _plain(month.spent),
                "derived": month.derived,
                "evidence": month.entry.id if month.entry else None,
            }
            for month in budget.months
        ],
    }
    tables = json_lines(_table(entry, budget.year) for entry in budget.entries)
    return f'{json_line(head)[:-1]}, "tables": {tables}}}\n'


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "start": summary.start.isoformat(),
        "end": summary.end.isoformat(),
        "evidence": [piece.entry.id for piece in summary.pieces],
        "missing_months": [month.isoformat()[:7] for month in summary.missing],
        "total": _sums(summary.total),
        "categories": [{"category": name, **_sums(sums)} for name, sums in summary.rows],
    }


def _sums(sums: Sums) -> dict[str, str | None]:
    values = {role.value: getattr(sums, role) for role in (Role.GRANTED, Role.COMMITTED)}
    values |= {"spent": sums.spent, "rest": sums.rest}
    percent = None if sums.percent is None else f"{sums.percent:.2f}"
    return {**{name: _plain(value) for name, value in values.items()}, "percent": percent}


def _table(entry: BudgetEntry, year: int) -> dict[str, Any]:
    table = entry.table
    return {
        "evidence": entry.id,
        "title": entry.title,
        "page": entry.page,
        "file": entry.file,
        "period": period_record(entry.period),
        "date": period_record(entry.date),
        "unit": entry.unit,
        "sample": entry.sample,
        "written_in": table.unit if table else None,
        "notes": [*table.title_lines, *table.notes] if table else [],
        "rows": [_row(row, entry, year) for row in table.all_rows()] if table else [],
    }
