"""The rows below a head as groups of measures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.importing.columns import Role, called, role_of, squeeze
from generator.importing.draft import DraftGroup, DraftMeasure
from generator.importing.groups import GroupName, group_of, is_group_row
from generator.importing.header import Header, find_header, is_head_again
from generator.importing.heading import year_in
from generator.importing.layout import Layout
from generator.importing.lists import text_of
from generator.importing.measures import RowReader
from generator.importing.table import Cell, Table
from generator.importing.words import Remark, Sort, Words
from generator.register import Grouping

_TOTAL = re.compile(r"(?:ผล|ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|งบประมาณ|เงิน|จำนวน)*(?:\d.*)?")
_FOOT = re.compile(r"หมายเหตุ|\*|ที่มา|ลงชื่อ|\(?ลงนาม|ผู้(?:จัดทำ|รายงาน|อนุมัติ|เห็นชอบ|ตรวจ)|ข้อมูลณ")
_COUNTED = re.compile(r"\(?\d{1,2}\)?")
#: ITA has ten indicators; what counts on is grouped by something else.
_LAST_INDICATOR = 10
_NO_GROUP = "ไม่ระบุกลุ่ม"
#: So many names of columns in one row are a head, not a measure.
_NAMES_OF_HEAD = 3
_TITLE_ROWS = 5


@dataclass(slots=True)
class Groups:
    """The groups of a plan while it is read, over all its tables."""

    grouping: Grouping = Grouping.NONE
    names: list[tuple[int, str]] = field(default_factory=list)
    measures: list[list[DraftMeasure]] = field(default_factory=list)
    current: int = -1
    remarks: list[Remark] = field(default_factory=list)

    def enter(self, named: GroupName) -> bool:
        """Go on in a group; say whether its number is a guess."""
        number, guessed = named.number, False
        taken = dict(self.names)
        if number is None or (number in taken and squeeze(taken[number]) != squeeze(named.name)):
            same = [n for n, name in self.names if squeeze(name) == squeeze(named.name)]
            number = same[0] if same else max(taken, default=0) + 1
            guessed = not same
        if (known := next((i for i, (n, _) in enumerate(self.names) if n == number), None)) is None:
            self.names.append((number, named.name))
            self.measures.append([])
            known = len(self.names) - 1
        self.current = known
        return guessed

    def number(self, step: int = 1) -> str:
        """Number the next measure, or with 0 the last one, as the site does."""
        if self.current < 0:
            return str(sum(map(len, self.measures)) + step)
        group, count = self.names[self.current][0], len(self.measures[self.current]) + step
        return f"{group}.{count}" if group else str(count)

    def open(self) -> list[DraftMeasure]:
        """Give the measures of the current group; without any, those of the plan."""
        if self.current < 0:
            self.names.append((0, ""))
            self.measures.append([])
            self.current = len(self.names) - 1
        return self.measures[self.current]

    def done(self) -> tuple[DraftGroup, ...]:
        """Give all groups in their order; measures before the first named group get one too."""
        if len(self.names) > 1:
            last = max(number for number, _ in self.names)
            self.names = [(n, name) if n else (last + 1, _NO_GROUP) for n, name in self.names]
        if [number for number, _ in self.names] == [0]:
            self.grouping = Grouping.NONE
        elif any(number > _LAST_INDICATOR for number, _ in self.names):
            self.grouping = Grouping.DIMENSIONS
        return tuple(
            DraftGroup(number, name, tuple(measures))
            for (number, name), measures in zip(self.names, self.measures, strict=True)
        )


class TableRows:
    """Reads the rows of one table into the groups."""

    def __init__(
        self, table: Table, header: Header, layout: Layout, groups: Groups, period: str
    ) -> None:
        self._table = table
        self._header = header
        self._layout = layout
        self._groups = groups
        self._reader = RowReader(table, layout, period)
        if groups.grouping is Grouping.NONE:
            groups.grouping = layout.grouping

    def read(self, start: int) -> int:
        """Read the rows from one on, to the end or to the head of another plan; give that row."""
        row = start
        while row < self._table.height and not self._another_plan(row):
            self._row(row)
            self._reader.tell_rest(row)
            row += 1
        self._groups.remarks += self._layout.remarks + self._reader.remarks
        self._layout.remarks = []
        return row

    def _another_plan(self, row: int) -> bool:
        """Say whether a title with a year and a head follow, or a head that is not this one."""
        cells = self._table.row(row)
        if len(cells) == 1 and year_in(cells[0].text):
            header = find_header(self._table, row + 1)
            return header is not None and header.first <= row + _TITLE_ROWS
        named = sum(role_of(cell.text) is not None for cell in cells)
        if named < _NAMES_OF_HEAD or 2 * named <= len(cells):
            return False
        header = find_header(self._table, row)
        begins = header is not None and header.first == row
        return begins and not is_head_again(self._table, row, self._header)

    def _row(self, row: int) -> None:
        cells = self._table.row(row)
        if not cells:
            return
        first = cells[0]
        if is_head_again(self._table, row, self._header):
            self._all(row, Sort.UNDERSTOOD, "หัวตารางซ้ำ", "the head again")
        elif all(_COUNTED.fullmatch(squeeze(cell.text)) for cell in cells):
            self._all(row, Sort.UNDERSTOOD, "เลขคอลัมน์", "numbers of columns")
        elif _TOTAL.fullmatch(squeeze(first.text)) or _FOOT.match(squeeze(first.text)):
            self._all(row, Sort.LEFT, "แถวรวมหรือหมายเหตุท้ายตาราง", "a total or a foot note")
        elif (alone := self._alone(row)) and self._is_group(alone):
            self._enter(row, alone.column)
        else:
            self._group_cell(row)
            self._measure(row)

    def _alone(self, row: int) -> Cell | None:
        """Give the one cell of a row beside the number of the row; pasted out of a merged cell, the
        name of a group stands where the number would."""
        orders = {column.index for column in self._layout.orders}
        cells = [c for c in self._table.row(row) if c.column not in orders or c.columns > 1]
        cells = cells or [c for c in self._table.row(row) if is_group_row(c.text)]
        return cells[0] if len(cells) == 1 else None

    def _is_group(self, cell: Cell) -> bool:
        if is_group_row(cell.text):
            return True
        wide = cell.columns > 1 or cell.column != self._issue_column()
        group = self._layout.group
        in_group = group is not None and cell.column == group.index
        return wide and not in_group and group_of(cell.text) is not None

    def _issue_column(self) -> int:
        column = self._layout.of(Role.ISSUE)
        return column.index if column else 0

    def _enter(self, row: int, column: int) -> None:
        text = self._table.text(row, column)
        named = group_of(text) or GroupName(text_of(text).replace("\n", " "), None)
        guessed = self._groups.enter(named)
        if self._groups.grouping is Grouping.NONE:
            indicators = named.role is Role.INDICATOR
            self._groups.grouping = Grouping.INDICATORS if indicators else Grouping.DIMENSIONS
        number, name = self._groups.names[self._groups.current]
        self._reader.remark(
            Sort.GUESSED if guessed else Sort.UNDERSTOOD,
            row,
            column,
            f"กลุ่ม {number} {name}" + (" (เลขตามลำดับที่พบ)" if guessed else ""),
            f"group {number}" + (" (numbered as found)" if guessed else ""),
        )

    def _group_cell(self, row: int) -> None:
        group = self._layout.group
        if group is None or not self._table.own(row, group.index).strip():
            return
        cell = self._table.at(row, group.index)
        reaches_all = cell is not None and cell.columns >= self._table.width
        if cell is not None and not reaches_all:
            self._enter(row, group.index)

    def _measure(self, row: int) -> None:
        reader, column = self._reader, self._layout.of(Role.ISSUE)
        if column is None or not reader.filled(row):
            return
        own = self._table.own(row, column.index)
        merged = not own.strip() and bool(self._table.text(row, column.index).strip())
        measures = self._groups.open()
        if own.strip():
            number = self._groups.number()
            issue = text_of(own)
            self._tell_issue(row, column.index, number)
            measures.append(reader.measure(row, issue, number, shares=False))
        elif reader.has(row, Role.ACTIVITIES):
            self._shared(row, measures, merged=merged)
        elif measures:
            number = self._groups.number(0)
            if not merged:
                cells = self._table.row(row)
                reader.remark(
                    Sort.GUESSED,
                    row,
                    cells[0].column,
                    f"แถวนี้ไม่มีประเด็นและกิจกรรม จึงต่อจากมาตรการ {number}",
                    f"no issue and no activity: goes on with {number}",
                )
            measures[-1] = reader.more(row, measures[-1], number)
        else:
            self._all(row, Sort.LEFT, "แถวนี้ไม่มีมาตรการ", "a row without a measure")

    def _tell_issue(self, row: int, column: int, number: str) -> None:
        if self._alone(row) and len(self._layout.columns) > 1 and not self._layout.reports:
            thai = f"มาตรการ {number} ประเด็น (issue) ทั้งแถวมีช่องเดียว อาจเป็นชื่อกลุ่ม"
            english = f"{number} issue; alone in its row: it may be the name of a group"
            self._reader.remark(Sort.GUESSED, row, column, thai, english)
        else:
            said = f"มาตรการ {number} {called(Role.ISSUE)}"
            self._reader.remark(Sort.UNDERSTOOD, row, column, said, f"{number} issue")

    def _shared(self, row: int, measures: list[DraftMeasure], *, merged: bool) -> None:
        """Read a row whose issue is that of the row above."""
        number = self._groups.number()
        column = self._issue_column()
        made = self._reader.measure(row, "", number, shares=bool(measures))
        if measures:
            made = replace(made, issue=measures[-1].issue)
            sort = Sort.UNDERSTOOD if merged else Sort.GUESSED
            thai = f"มาตรการ {number} ใช้ประเด็นร่วมกับมาตรการก่อนหน้า (issue_from)"
            self._reader.remark(sort, row, column, thai, f"{number} shares the issue above")
        else:
            made = replace(made, issue=made.activities[0], activities=made.activities[1:])
            thai = f"มาตรการ {number} ไม่มีประเด็น จึงใช้กิจกรรมแรกเป็นประเด็น"
            self._reader.remark(
                Sort.GUESSED, row, column, thai, f"{number}: first activity as issue"
            )
        measures.append(made)

    def _all(self, row: int, sort: Sort, thai: str, english: str) -> None:
        for cell in self._table.row(row):
            self._reader.remark(sort, row, cell.column, thai, english)


def title_rows(table: Table, first: int, last: int) -> list[tuple[str, Words]]:
    """Give the texts above a head in a sheet, row by row."""
    return [
        (cell.text, table.where(cell.row, cell.column))
        for row in range(first, last)
        for cell in table.row(row)
    ]
