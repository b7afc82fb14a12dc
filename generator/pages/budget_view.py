"""What the budget pages show of a year: figures, charts, tables, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from generator.budget.check import differs_from_sum
from generator.budget.pieces import Piece, Sums
from generator.budget.table import Role
from generator.budget.year import BudgetYear, Summary
from generator.pages.budget_months import NO_DATA, MonthsView, months_view
from generator.pages.charts import BarChart, BarData, bar_chart
from generator.pages.money import money, places_of, readable_unit, said
from generator.pages.typeset import Typesetter
from generator.thai.calendar import format_date, format_month, last_day_of_month

#: So many categories stand in the first chart; the others open on demand.
_FIRST = 10
#: So many categories are told in the description of a chart; beyond, the table is the place.
_TOLD = 12
HEADS = {
    Role.GRANTED: "งบประมาณที่ได้รับ",
    Role.COMMITTED: "ก่อหนี้ผูกพัน",
    Role.SPENT: "เบิกจ่ายแล้ว",
    Role.REST: "คงเหลือ",
    Role.PERCENT: "ร้อยละที่เบิกจ่าย",
}
NO_NUMBER = "ไม่มีตัวเลข"


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the few large numbers on top."""

    label: str
    number: str
    unit: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of amounts: heads and rows of cells, None where there is no number."""

    label: str
    unit: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Markup, tuple[str | None, ...]], ...]
    total: tuple[str | None, ...]


class BudgetViewer:
    """Makes the views of one fiscal year, as of a day."""

    def __init__(self, th: Typesetter, budget: BudgetYear, as_of: date) -> None:
        self._th = th
        self._budget = budget
        self._as_of = as_of
        units = {entry.table.unit for entry in budget.entries if entry.table}
        self._unit = units.pop() if len(units) == 1 else "บาท"

    def span(self) -> str | None:
        """Say what time the numbers tell of."""
        summary = self._budget.summary
        return _span(summary.start, summary.end) if summary else None

    def figures(self) -> tuple[Figure, ...]:
        """Show what was granted, what is spent and what is left."""
        summary = self._budget.summary
        if summary is None:
            return ()
        total = summary.total
        shown = ((Role.GRANTED, total.granted), (Role.SPENT, total.spent), (Role.REST, total.rest))
        known = [(role, value) for role, value in shown if value is not None]
        unit = readable_unit(value for _, value in known)
        return tuple(Figure(HEADS[r], said(value, unit), unit) for r, value in known)

    def charts(self) -> tuple[BarChart, ...]:
        """Draw spent against granted by category; a second chart holds what is too much for one."""
        summary = self._budget.summary
        if summary is None or not summary.rows:
            return ()
        amounts = [v for _, sums in summary.rows for v in (sums.granted, sums.spent)]
        unit = readable_unit(amounts)
        scale = max((value for value in amounts if value is not None), default=Decimal(0))
        data = [BarData(n, _bar_says(s, unit), s.granted, s.spent) for n, s in summary.rows]
        # One or two more are no reason to hide them.
        first = len(data) if len(data) <= _FIRST + 3 else _FIRST
        parts = [part for part in (data[:first], data[first:]) if part]
        title = f"แผนภูมิแท่ง งบประมาณที่ได้รับและเบิกจ่ายแล้ว แยกตาม{self._label(summary)}"
        return tuple(
            bar_chart(f"chart{number}", title, _bars_told(part), part, scale)
            for number, part in enumerate(parts, 1)
        )

    def table(self) -> TableView | None:
        """Show the same numbers as a table, in the unit of the source."""
        summary = self._budget.summary
        if summary is None or not summary.rows:
            return None
        rows = [sums for _, sums in summary.rows]
        roles = [r for r in Role if any(_value(sums, r) is not None for sums in rows)]
        places = {
            r: places_of([_value(s, r) for s in (*rows, summary.total)], self._unit) for r in roles
        }
        return TableView(
            label=self._label(summary),
            unit=self._unit,
            heads=tuple(HEADS[role] for role in roles),
            rows=tuple(
                (self._th(name), tuple(self._cell(sums, role, places[role]) for role in roles))
                for name, sums in summary.rows
            ),
            total=tuple(self._cell(summary.total, role, places[role]) for role in roles),
        )

    def _cell(self, sums: Sums, role: Role, places: int) -> str | None:
        value = _value(sums, role)
        if value is None:
            return None
        return (
            f"{value:.2f}".replace("-", "−")
            if role is Role.PERCENT
            else money(value, self._unit, places)
        )

    def _label(self, summary: Summary) -> str:
        table = summary.pieces[-1].entry.table
        return (table.label if table else "") or "รายการ"

    def months(self) -> MonthsView | None:
        """Show what was spent month by month; months without data say so."""
        return months_view(self._th, self._budget, self._unit, self._as_of)

    def added(self) -> tuple[Markup, ...]:
        """Say in words how the numbers came about."""
        return tuple(self._th(text) for text in self._added())

    def _added(self) -> Iterator[str]:
        summary = self._budget.summary
        if summary is None:
            return
        pieces = summary.pieces
        if len(pieces) == 1:
            yield f"ตัวเลขตามตาราง “{pieces[0].entry.title}”"
            table = pieces[0].entry.table
            if table and not {Role.REST, Role.PERCENT} <= table.roles:
                yield "คงเหลือหรือร้อยละที่ตารางไม่ได้เขียนไว้ คำนวณจากงบประมาณที่ได้รับและเบิกจ่าย"
            return
        spans = ", ".join(_span(piece.start, piece.end) for piece in pieces)
        yield f"เบิกจ่ายคือผลรวมของ {len(pieces)} ตาราง: {spans}"
        yield f"งบประมาณที่ได้รับเป็นตัวเลขของตารางล่าสุด ({_span(pieces[-1].start, pieces[-1].end)})"
        yield "คงเหลือและร้อยละคำนวณจากสองช่องนั้น"

    def remarks(self) -> tuple[Markup, ...]:
        """Say what a reader should know about the numbers."""
        return tuple(self._th(text) for text in self._remarks())

    def _remarks(self) -> Iterator[str]:
        summary = self._budget.summary
        if summary is None:
            return
        if summary.missing:
            months = ", ".join(format_month(month) for month in summary.missing)
            yield f"{NO_DATA}ของ {months} ยอดในหน้านี้จึงไม่รวมเดือนดังกล่าว"
        if len(summary.pieces) == 1:
            yield from self._wrong_sums(summary.pieces[0])
        months_sum = self._months_sum(summary)
        spent = summary.total.spent
        if months_sum is not None and spent is not None and abs(months_sum - spent) > 1:
            both = (months_sum, spent)
            places = places_of(both, self._unit)
            own, other = (money(value, self._unit, places) for value in both)
            yield f"เบิกจ่ายรายเดือนรวมกันได้ {own} {self._unit} ต่างจากยอดสะสม {other} {self._unit}"

    def _wrong_sums(self, piece: Piece) -> Iterator[str]:
        table = piece.entry.table
        for role in (Role.GRANTED, Role.SPENT):
            found = differs_from_sum(table, role) if table and not table.by_month else None
            written = _value(piece.total, role)
            if found is not None and written is not None:
                places = places_of((found, written), self._unit)
                stated, own = (money(value, self._unit, places) for value in (written, found))
                yield (
                    f"ยอดรวมของ{HEADS[role]}ในไฟล์ต้นทางเขียนว่า {stated} {self._unit} "
                    f"แต่รายการรวมกันได้ {own} {self._unit} หน้านี้แสดงตามไฟล์"
                )

    def _months_sum(self, summary: Summary) -> Decimal | None:
        """Add up the months of a running sum, if all of them have their own number."""
        months = [m for m in self._budget.months if summary.start <= m.first <= summary.end]
        values = [month.spent for month in months if not month.derived]
        if len(summary.pieces) > 1 or not values or len(values) < len(months) or None in values:
            return None
        return sum((value for value in values if value is not None), Decimal(0))


def _span(start: date, end: date) -> str:
    if start.day == 1 and end == last_day_of_month(start):
        return format_month(start)
    return f"{format_date(start)} – {format_date(end)}"


def _value(sums: Sums, role: Role) -> Decimal | None:
    found: Decimal | None = getattr(sums, role)
    return found


def _bar_says(sums: Sums, unit: str) -> str:
    if sums.spent is None:
        if sums.granted is None:
            return NO_NUMBER
        return f"ได้รับ {said(sums.granted, unit)} {unit} {NO_NUMBER}การเบิกจ่าย"
    spent = said(sums.spent, unit)
    if sums.granted is None:
        return f"ใช้ {spent} {unit} {NO_NUMBER}ที่ได้รับ"
    text = f"ใช้ {spent} จาก {said(sums.granted, unit)} {unit}"
    over = sums.spent - sums.granted
    return f"{text} เกิน {said(over, unit)}" if over > 0 else text


def _bars_told(data: Sequence[BarData]) -> str:
    if len(data) > _TOLD:
        return f"{len(data)} รายการ ตัวเลขทุกรายการอยู่ในตารางถัดไป"
    return "; ".join(f"{item.name} {item.says}" for item in data)
