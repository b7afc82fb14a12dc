"""Spending month by month through a fiscal year; a month without data is never zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from generator.budget.entry import BudgetEntry
from generator.budget.year import BudgetYear, Month
from generator.pages.charts import ColumnChart, ColumnData, column_chart
from generator.pages.money import money, places_of, readable_unit, short
from generator.pages.typeset import Typesetter
from generator.thai.calendar import BE_OFFSET, MONTHS_SHORT, format_month, last_day_of_month

NO_DATA = "ยังไม่มีข้อมูลเผยแพร่"
#: A table of several months tells the sum and not each month.
_IN_SUM = "ไม่มียอดแยกเดือน"
_WAITING = "ยังไม่ถึงเดือนนี้"
_RUNNING = "ยังไม่สิ้นเดือน"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in the table below its chart; ``says`` stands in for a number."""

    name: Markup
    number: str | None
    says: str
    entry: BudgetEntry | None
    derived: bool


@dataclass(frozen=True, slots=True)
class MonthsView:
    """The twelve months; ``counted`` of them have a number, ``total`` adds those up. ``missing``
    says in words what the months without one lack; empty when there are none."""

    chart: ColumnChart
    chart_unit: str
    rows: tuple[MonthRow, ...]
    unit: str
    total: str
    counted: int
    missing: str
    waiting: bool
    derived: bool


def months_view(th: Typesetter, budget: BudgetYear, unit: str, as_of: date) -> MonthsView | None:
    """View the months of a year in ``unit``, as of a day; None when nobody published any."""
    months = budget.months
    if not months:
        return None
    values = [month.spent for month in months]
    chart_unit = readable_unit(values)
    known = [value for value in values if value is not None]
    places = places_of(values, unit)
    summed = budget.summary
    rows = tuple(
        _row(th, month, unit, places, as_of)
        if summed is None or not summed.start <= month.first <= summed.end
        else _summed(th, month, unit, places)
        for month in months
    )
    data = [_column(month, row, chart_unit) for month, row in zip(months, rows, strict=True)]
    told = "; ".join(f"{format_month(m.first)} {c.says}" for m, c in zip(months, data, strict=True))
    years = [
        (0, str(months[0].first.year + BE_OFFSET)),
        (3, str(months[-1].first.year + BE_OFFSET)),
    ]
    title = f"แผนภูมิแท่ง เบิกจ่ายรายเดือน ปีงบประมาณ พ.ศ. {budget.year}"
    return MonthsView(
        chart=column_chart("months", title, f"หน่วยเป็น{chart_unit} {told}", data, years),
        chart_unit=chart_unit,
        rows=rows,
        unit=unit,
        total=money(sum(known, Decimal(0)), unit, places),
        counted=len(known),
        missing=next((column.says for column in data if column.style == "missing"), ""),
        waiting=any(column.style == "waiting" for column in data),
        derived=any(month.derived for month in months),
    )


def _row(th: Typesetter, month: Month, unit: str, places: int, as_of: date) -> MonthRow:
    """View a month: its number, or in words why there is none."""
    if month.spent is not None:
        number, says = money(month.spent, unit, places), ""
    elif month.first > as_of:
        number, says = None, _WAITING
    else:
        running = last_day_of_month(month.first) >= as_of
        number, says = None, _RUNNING if running else NO_DATA
    name = th(format_month(month.first))
    return MonthRow(name, number, says, month.entry, month.derived)


def _summed(th: Typesetter, month: Month, unit: str, places: int) -> MonthRow:
    """View a month that the summary of the year holds, whether or not its own sum is known."""
    known = month.spent is not None
    number = money(month.spent, unit, places) if month.spent is not None else None
    says = "" if known else _IN_SUM
    return MonthRow(th(format_month(month.first)), number, says, month.entry, month.derived)


def _column(month: Month, row: MonthRow, unit: str) -> ColumnData:
    """Draw a month: a column where something is known, or else an empty place."""
    label = MONTHS_SHORT[month.first.month - 1]
    if month.spent is not None:
        return ColumnData(label, short(month.spent, unit), "spent", month.spent)
    style = "missing" if row.says in (NO_DATA, _IN_SUM) else "waiting"
    return ColumnData(label, row.says, style, None)
