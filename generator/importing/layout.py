"""What each column of a table gives to a measure, once the whole head and its cells are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.importing.columns import REPORTED, Role, called
from generator.importing.groups import group_of
from generator.importing.header import Column, Header
from generator.importing.table import Table
from generator.importing.ticks import Slots, slots_of
from generator.importing.words import Remark, Sort, Words
from generator.register import Grouping

#: Of these a measure has one; of all others the texts of several columns are put together.
_SINGLE = (Role.DUE, Role.MONITORING, Role.BUDGET, Role.NOTE, Role.PERIOD, Role.ISSUE)
_HEAD = Words("หัวตาราง", "the head")
_MANY = (Role.ACTIVITIES, Role.OUTPUTS, Role.OUTREACH, Role.UNITS)


@dataclass(slots=True)
class Layout:
    """Columns by use. ``reports`` are the columns of one report each, with its period."""

    group: Column | None = None
    grouping: Grouping = Grouping.NONE
    columns: dict[Role, list[Column]] = field(default_factory=dict)
    reports: dict[str, dict[Role, Column]] = field(default_factory=dict)
    left: list[Column] = field(default_factory=list)
    orders: list[Column] = field(default_factory=list)
    slots: Slots = field(default_factory=Slots)
    remarks: list[Remark] = field(default_factory=list)

    def of(self, role: Role) -> Column | None:
        """Give the first column of a role."""
        return next(iter(self.columns.get(role, ())), None)


def layout_of(table: Table, header: Header, year: int | None) -> Layout:
    """Decide the use of every column; what is a guess is said in the remarks."""
    layout = Layout()
    teller = _Teller(table, header, layout)
    _group(table, header, layout)
    times = _times(table, header, layout, teller, year)
    for column in header.columns:
        if column is layout.group or column in times:
            continue
        _place(column, layout, teller, year)
    if not layout.columns.get(Role.ISSUE):
        first = layout.columns[Role.ACTIVITIES].pop(0)
        layout.columns[Role.ISSUE] = [first]
        teller.guess(
            first, "ไม่มีคอลัมน์ประเด็น จึงใช้เป็นประเด็น (issue)", "no issues, so these are the issues"
        )
    for column in header.columns:
        _tell(column, layout, teller)
    layout.remarks += [
        Remark(Sort.UNDERSTOOD, table.where(row, cell.column), cell.text, _HEAD)
        for row in range(max(header.first, 0), header.last + 1)
        for cell in table.row(row)
        if row != header.first or cell.column not in teller.told
    ]
    return layout


class _Teller:
    def __init__(self, table: Table, header: Header, layout: Layout) -> None:
        self._table = table
        self._row = header.first
        self._layout = layout
        self.told: set[int] = set()

    def guess(self, column: Column, thai: str, english: str) -> None:
        self.say(Sort.GUESSED, column, thai, english)

    def say(self, sort: Sort, column: Column, thai: str, english: str) -> None:
        if column.index in self.told:
            return
        self.told.add(column.index)
        where = self._table.where(max(self._row, 0), column.index)
        self._layout.remarks.append(Remark(sort, where, column.title, Words(thai, english)))


def _times(
    table: Table, header: Header, layout: Layout, teller: _Teller, year: int | None
) -> list[Column]:
    """Find the columns of quarters or months; a column that tells the time in words goes first."""
    slots = slots_of(table, header, year)
    columns = [slot.column for slot in slots.columns]
    if any(column not in columns for column in header.of(Role.DUE)):
        layout.left += columns
        return columns
    layout.slots = slots
    for slot in slots.columns:
        if slots.ticked:
            said = f"ช่วงเวลา {slot.words} ที่ทำเครื่องหมาย ใช้เป็น{called(Role.DUE)}"
            teller.say(Sort.UNDERSTOOD, slot.column, said, f"ticks tell the {Role.DUE}")
        else:
            said = f"ไม่มีเครื่องหมายที่อ่านได้ ถ้าระบายสีหรือวาดลูกศรไว้ ใส่{called(Role.DUE)} เอง"
            teller.say(Sort.ATTENTION, slot.column, said, "no ticks as text: colours are not read")
    return columns


def _group(table: Table, header: Header, layout: Layout) -> None:
    """Choose the column that groups the measures: a "ตัวชี้วัด" may as well be how the success of a
    measure is told, which only its cells say."""
    for column in header.of(Role.INDICATOR):
        if _names_groups(table, header, column):
            layout.group, layout.grouping = column, Grouping.INDICATORS
            return
    dimensions = header.of(Role.DIMENSION)
    if dimensions:
        layout.group, layout.grouping = dimensions[0], Grouping.DIMENSIONS


def _names_groups(table: Table, header: Header, column: Column) -> bool:
    texts = [table.own(row, column.index) for row in range(header.last + 1, table.height)]
    filled = [text for text in texts if text.strip()]
    named = [text for text in filled if group_of(text)]
    return 2 * len(named) > len(filled) or (not filled and column.index == 0)


def _place(column: Column, layout: Layout, teller: _Teller, year: int | None) -> None:
    role = column.role
    if role is Role.INDICATOR:
        role = Role.OUTPUTS
        teller.guess(
            column,
            "ช่องในคอลัมน์ไม่ใช่ชื่อตัวชี้วัด ITA จึงใช้เป็นผลผลิต (outputs)",
            "no names of indicators: outputs",
        )
    if role in REPORTED and role is not None:
        report = layout.reports.setdefault(column.period, {})
        if role not in report:
            report[role] = column
            return
    elif role is Role.BUDGET and column.year is not None and column.year != year:
        layout.left.append(column)
        teller.say(Sort.LEFT, column, f"งบประมาณของปี {column.year}", f"money of {column.year}")
        return
    elif role in _MANY and role is not None:
        layout.columns.setdefault(role, []).append(column)
        if len(layout.columns[role]) > 1:
            teller.guess(column, f"รวมกับคอลัมน์ก่อนหน้าใน{called(role)}", f"put together in {role}")
        return
    elif role in _SINGLE and role is not None and not layout.columns.get(role):
        layout.columns[role] = [column]
        return
    elif role is Role.ISSUE and not layout.columns.get(Role.ACTIVITIES):
        layout.columns[Role.ACTIVITIES] = [column]
        teller.guess(
            column, "คอลัมน์ประเด็นที่สอง จึงใช้เป็นกิจกรรม (activities)", "a second issue: activities"
        )
        return
    elif role is Role.ORDER:
        layout.orders.append(column)
        return
    layout.left.append(column)


def _tell(column: Column, layout: Layout, teller: _Teller) -> None:
    if column.index in teller.told or not column.title:
        return
    if column in layout.left:
        teller.say(Sort.LEFT, column, "คอลัมน์ที่ไม่มีช่องใน measures.yml", "a column without a key")
    elif column is layout.group:
        teller.say(Sort.UNDERSTOOD, column, f"ชื่อกลุ่ม ({layout.grouping})", str(layout.grouping))
    else:
        more = f" {column.period}" if column.role in REPORTED and column.period else ""
        thai = f"{called(column.role)}{more}" if column.role else ""
        teller.say(Sort.UNDERSTOOD, column, thai, f"{column.role}{more}")
