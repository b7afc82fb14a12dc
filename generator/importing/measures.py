"""One row of a table as a measure: every cell read by the role of its column."""

from __future__ import annotations

from dataclasses import replace

from generator.importing.columns import REPORTED, Role, called
from generator.importing.draft import DraftMeasure, DraftProgress
from generator.importing.header import Column
from generator.importing.layout import Layout
from generator.importing.lists import items_of, line_of, text_of
from generator.importing.outputs import output_of
from generator.importing.results import entries_of
from generator.importing.table import Table
from generator.importing.ticks import due_of, is_tick
from generator.importing.units import begins_as_unit, units_of
from generator.importing.words import Remark, Sort, Words

#: A cell that says that there is nothing.
_NOTHING = frozenset(("", "-", "–", "—"))
#: "ข้อ 10.12" is the number of a row, a sentence is not.
_LONGEST_NUMBER = 12


class RowReader:
    """Reads the cells of rows, and remarks on each."""

    def __init__(self, table: Table, layout: Layout, period: str) -> None:
        self._table = table
        self._layout = layout
        self._period = period
        self.remarks: list[Remark] = []
        self._told: set[tuple[int, int]] = set()

    def remark(self, sort: Sort, row: int, column: int, thai: str, english: str) -> None:
        """Tell what became of a cell."""
        self._told.add((row, column))
        where = self._table.where(row, column)
        self.remarks.append(
            Remark(sort, where, self._table.text(row, column), Words(thai, english))
        )

    def tell_rest(self, row: int) -> None:
        """Tell of every cell of a row that nothing was said of: none is lost in silence."""
        orders = {column.index for column in self._layout.orders}
        for cell in self._table.row(row):
            if (row, cell.column) in self._told:
                continue
            if cell.column in orders and len(cell.text.strip()) <= _LONGEST_NUMBER:
                self.remark(Sort.UNDERSTOOD, row, cell.column, "ลำดับ", "the number of a row")
            elif cell.text.strip() in _NOTHING:
                self.remark(Sort.UNDERSTOOD, row, cell.column, "ไม่มี", "nothing")
            else:
                self.remark(Sort.LEFT, row, cell.column, "ไม่มีช่องรับ", "no key for it")

    def measure(self, row: int, issue: str, number: str, *, shares: bool) -> DraftMeasure:
        """Read a row as a new measure; merged cells count for every row that they cover."""
        made = DraftMeasure(issue, shares, where=self._table.where(row, 0))
        return self._filled(row, made, number, own=False)

    def more(self, row: int, measure: DraftMeasure, number: str) -> DraftMeasure:
        """Add the cells of a row that belongs to the measure above."""
        return self._filled(row, measure, number, own=True)

    def has(self, row: int, *roles: Role) -> bool:
        """Say whether a row has a cell of its own in one of these columns."""
        columns = [c for role in roles for c in self._layout.columns.get(role, ())]
        return any(self._own(row, column) for column in columns)

    def filled(self, row: int) -> bool:
        """Say whether a row gives anything to a measure."""
        reported = any(self._own(row, c) for r in self._layout.reports.values() for c in r.values())
        return reported or self.has(row, *(role for role in Role if role is not Role.ORDER))

    def _own(self, row: int, column: Column) -> str:
        text = self._table.own(row, column.index)
        return "" if text.strip() in _NOTHING else text

    def _text(self, row: int, column: Column, *, own: bool) -> str:
        text = self._own(row, column) if own else self._table.text(row, column.index)
        return "" if text.strip() in _NOTHING else text

    def _filled(self, row: int, made: DraftMeasure, number: str, *, own: bool) -> DraftMeasure:
        made = self._lists(row, made, number, own=own)
        made = self._units(row, made, number, own=own)
        made = self._single(row, made, number, own=own)
        made = self._ticked(row, made, number, own=own)
        reports = tuple(self._reports(row, number))
        left = tuple(self._left(row))
        return replace(made, progress=made.progress + reports, left=made.left + left)

    def _each(self, role: Role, row: int, *, own: bool) -> list[tuple[Column, str]]:
        columns = self._layout.columns.get(role, ())
        texts = [(column, self._text(row, column, own=own)) for column in columns]
        return [(column, text) for column, text in texts if text]

    def _lists(self, row: int, made: DraftMeasure, number: str, *, own: bool) -> DraftMeasure:
        activities, outputs, outreach = made.activities, made.outputs, made.outreach
        for role in (Role.ACTIVITIES, Role.OUTPUTS, Role.OUTREACH):
            for column, text in self._each(role, row, own=own):
                split = items_of(text)
                if role is Role.ACTIVITIES:
                    activities += split.items
                elif role is Role.OUTREACH:
                    outreach += split.items
                else:
                    outputs += tuple(map(output_of, split.items))
                self._tell(row, column, number, role, joined=split.joined, count=len(split.items))
        return replace(made, activities=activities, outputs=outputs, outreach=outreach)

    def _units(self, row: int, made: DraftMeasure, number: str, *, own: bool) -> DraftMeasure:
        units, every, where = made.units, made.all_units, made.units_where
        for column, text in self._each(Role.UNITS, row, own=own):
            read = units_of(text)
            where = where or self._table.where(row, column.index)
            names = tuple(n for n in read.names if not own or begins_as_unit(n))
            units, every = tuple(dict.fromkeys((*units, *names))), every or read.every
            if read.people or len(names) < len(read.names):
                thai = "ไม่ใช่ชื่อฝ่าย จึงไม่ได้นำเข้า ใส่ฝ่ายที่รับผิดชอบแทน"
                self.remark(Sort.LEFT, row, column.index, thai, "no unit: give the unit instead")
            if names or read.every:
                self._tell(
                    row, column, number, Role.UNITS, joined=read.joined, count=len(names) or 1
                )
        return replace(made, units=units, all_units=every, units_where=where)

    def _single(self, row: int, made: DraftMeasure, number: str, *, own: bool) -> DraftMeasure:
        said_of = {
            Role.DUE: made.due,
            Role.MONITORING: made.monitoring,
            Role.BUDGET: made.budget,
            Role.NOTE: made.note,
        }
        for role in said_of:
            for column, text in self._each(role, row, own=own or role is Role.BUDGET):
                said = text_of(text) if role is Role.NOTE else line_of(text)
                before = said_of[role]
                if role is Role.DUE and is_tick(text):
                    made = replace(made, left=(*made.left, (column.title, said)))
                    thai = f"มาตรการ {number} มีเครื่องหมาย ไม่ใช่เวลา จึงไม่ได้นำเข้า"
                    self.remark(Sort.LEFT, row, column.index, thai, f"{number}: a tick, no time")
                elif before is None:
                    said_of[role] = said
                    self._tell(row, column, number, role)
                elif before != said:
                    made = replace(made, left=(*made.left, (column.title, said)))
                    thai = f"มาตรการ {number} มี{called(role)} อยู่แล้ว"
                    self.remark(Sort.LEFT, row, column.index, thai, f"{number} has its {role}")
        return replace(
            made,
            due=said_of[Role.DUE],
            monitoring=said_of[Role.MONITORING],
            budget=said_of[Role.BUDGET],
            note=said_of[Role.NOTE],
        )

    def _ticked(self, row: int, made: DraftMeasure, number: str, *, own: bool) -> DraftMeasure:
        """Take the ticked quarters or months for the time of a measure."""
        slots, others = self._layout.slots.marked(self._table, row, own=own)
        for cell in others:
            head = next(
                s.words for s in self._layout.slots.columns if s.column.index == cell.column
            )
            made = replace(made, left=(*made.left, (head, " ".join(cell.text.split()))))
            thai = f"ช่อง {head} ไม่ใช่เครื่องหมาย จึงไม่ได้นำเข้า"
            self.remark(Sort.LEFT, row, cell.column, thai, "no tick: left out")
        if not slots:
            return made
        said, places = due_of(slots, self._layout.slots.year), [s.column.index for s in slots]
        heads = ", ".join(slot.words for slot in slots)
        if made.due is None:
            thai = f"มาตรการ {number} {called(Role.DUE)} “{said}” จากเครื่องหมายในช่อง {heads}"
            self.remark(Sort.GUESSED, row, places[0], thai, f"{number} due by ticks: {heads}")
            made = replace(made, due=said)
        else:
            made = replace(made, left=(*made.left, ("เครื่องหมายในช่อง", heads)))
            thai = f"มาตรการ {number} มี{called(Role.DUE)} อยู่แล้ว"
            self.remark(Sort.LEFT, row, places[0], thai, f"{number} has its due")
        for place in places[1:]:
            if self._table.own(row, place):
                self.remark(
                    Sort.UNDERSTOOD, row, place, "เครื่องหมายช่วงเวลาข้างต้น", "a tick, as above"
                )
        return made

    def _reports(self, row: int, number: str) -> list[DraftProgress]:
        found = []
        named = self._layout.of(Role.PERIOD)
        said = line_of(self._text(row, named, own=False)) if named else ""
        for period, columns in self._layout.reports.items():
            texts = {role: self._own(row, column) for role, column in columns.items()}
            if not any(texts.values()):
                continue
            when = period or said or self._period
            entries = list(entries_of(texts, when))
            found += entries
            when = ", ".join(entry.period for entry in entries)
            for role in REPORTED:
                if texts.get(role):
                    self.remark(
                        Sort.UNDERSTOOD if when or not entries else Sort.LEFT,
                        row,
                        columns[role].index,
                        f"มาตรการ {number} {called(role)} {_when_thai(when, entries)}",
                        f"{number} progress {role}: {_when_english(when, entries)}",
                    )
        return found

    def _left(self, row: int) -> list[tuple[str, str]]:
        found = []
        for column in self._layout.left:
            if text := self._own(row, column):
                found.append((column.title, " ".join(text.split())))
                self.remark(
                    Sort.LEFT, row, column.index, f"คอลัมน์ {column.title} ไม่มีช่องรับ", "no key for it"
                )
        return found

    def _tell(
        self,
        row: int,
        column: Column,
        number: str,
        role: Role,
        *,
        joined: bool = False,
        count: int = 1,
    ) -> None:
        cell = self._table.at(row, column.index)
        shared = cell is not None and cell.row != row
        thai, english = f"มาตรการ {number} {called(role)}", f"{number} {role}"
        if count > 1:
            thai, english = f"{thai} {count} รายการ", f"{english}, {count} items"
        if shared:
            thai, english = f"{thai} (เซลล์ผสานกับแถวบน)", f"{english} (merged cell)"
        if joined:
            thai = f"{thai} ต่อบรรทัดเป็นข้อความเดียว เพราะไม่มีเครื่องหมายรายการ"
            english = f"{english}, lines without a bullet joined"
        self.remark(Sort.GUESSED if joined else Sort.UNDERSTOOD, row, column.index, thai, english)


def _when_thai(when: str, entries: list[DraftProgress]) -> str:
    if not entries:
        return "ยังไม่มีผล"
    return f"งวด {when}" if when else "ไม่ทราบงวด จึงไม่ได้นำเข้า"


def _when_english(when: str, entries: list[DraftProgress]) -> str:
    if not entries:
        return "no result yet"
    return when or "of an unknown period, left out"
