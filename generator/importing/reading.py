"""A document as the plans in it: which tables belong together, which are no plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importing.columns import Role
from generator.importing.draft import DraftPlan
from generator.importing.header import Header, find_header, partly
from generator.importing.heading import heading_of, year_in, years_of_name
from generator.importing.layout import layout_of
from generator.importing.outline import read_outline
from generator.importing.rows import Groups, TableRows, title_rows
from generator.importing.table import Contents, Line, Table
from generator.importing.words import NotUnderstood, Remark, Sort, Words

#: "ระยะเวลากำกับติดตามโดย ผอ.เขต" names who follows the plan up.
_BY = re.compile(r"โดย\s*(.+)")


@dataclass(slots=True)
class _Found:
    """One plan: the lines above it and its tables, each with its head and its first row."""

    lines: list[Line] = field(default_factory=list)
    tables: list[tuple[Table, Header, int]] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """The year that its titles name first."""
        return next((year for line in self.lines if (year := year_in(line.text))), None)


def plans_of(contents: Contents, year: int | None) -> list[DraftPlan]:
    """Read all plans of a document; ``year`` chooses among columns of several years. Raises
    NotUnderstood when there is none, and says where the reading stopped."""
    finder = _Finder()
    for block in contents.blocks:
        finder.take(block)
    remarks = (*contents.remarks, *finder.remarks, *finder.below())
    if not finder.found:
        if any(isinstance(block, Table) and block.height for block in contents.blocks):
            raise _no_plan(contents)
        return [read_outline([b for b in contents.blocks if isinstance(b, Line)], remarks)]
    plans = [
        _plan(found, year, (*remarks, *_others(finder.found, found))) for found in finder.found
    ]
    if not any(plan.measures for plan in plans):
        table, header, _ = finder.found[0].tables[0]
        raise NotUnderstood(
            Words("พบหัวตารางของแผน แต่ไม่มีมาตรการใต้หัวตาราง", "the head of a plan without measures"),
            table.where(max(header.last, 0), 0),
        )
    return [plan for plan in plans if plan.measures]


class _Finder:
    """Goes through the blocks of a document and puts the tables of one plan together."""

    def __init__(self) -> None:
        self.found: list[_Found] = []
        self.remarks: list[Remark] = []
        self._lines: list[Line] = []

    def take(self, block: Line | Table) -> None:
        """Take the next block."""
        if isinstance(block, Line):
            self._lines.append(block)
        elif block.height:
            self._table(block)

    def below(self) -> Iterator[Remark]:
        """Tell of the lines below the last table: signatures and notes."""
        said = Words("ข้อความหลังตาราง", "text below the tables")
        for line in self._lines if self.found else ():
            if line.text.strip():
                yield Remark(Sort.LEFT, line.where, line.text, said)

    def _table(self, table: Table) -> None:
        row = 0
        while row < table.height:
            header = find_header(table, row)
            if header is None:
                if row == 0:
                    self._without_head(table)
                else:
                    self._leave(table, row)
                return
            above = title_rows(table, row, header.first)
            self._lines += [Line(text, where) for text, where in above]
            if table.is_sheet and row == 0 and not any(year_in(x.text) for x in self._lines):
                years = years_of_name(table.name.th)
                self._lines += [Line(f"ปีงบประมาณ {year}", table.name) for year in years[:1]]
            self._add(table, header, header.last + 1)
            row = _end_of(table, header)

    def _add(self, table: Table, header: Header, row: int) -> None:
        new = _Found(self._lines, [(table, header, row)])
        last = self.found[-1] if self.found else None
        if last and (new.year is None or new.year == last.year):
            last.tables += new.tables
            last.lines += new.lines
        else:
            self.found.append(new)
        self._lines = []

    def _without_head(self, table: Table) -> None:
        """Take a table without a head as the next page of the one before, when it is as wide."""
        last = self.found[-1].tables[-1] if self.found else None
        if last and table.width == last[0].width and not any(x.text.strip() for x in self._lines):
            columns = last[1].columns
            self.found[-1].tables.append((table, Header(-1, -1, columns), 0))
            said = Words("ตารางไม่มีหัว จึงต่อจากตารางก่อนหน้า", "no head: goes on with the table above")
            self.remarks.append(Remark(Sort.GUESSED, table.name, "", said))
        else:
            self._leave(table, 0)

    def _leave(self, table: Table, first: int) -> None:
        for cell in (cell for row in range(first, table.height) for cell in table.row(row)):
            where = table.where(cell.row, cell.column)
            said = Words("ตารางนี้ไม่ใช่แผนมาตรการ", "no table of measures")
            self.remarks.append(Remark(Sort.LEFT, where, cell.text, said))


def _end_of(table: Table, header: Header) -> int:
    """Find the row where the next plan of the same sheet begins."""
    trial = layout_of(table, header, None)
    return TableRows(table, header, trial, Groups(), "").read(header.last + 1)


def _plan(found: _Found, year: int | None, remarks: tuple[Remark, ...]) -> DraftPlan:
    heading, told = heading_of(found.lines)
    groups = Groups()
    chosen = year or (heading.years[0] if len(heading.years) == 1 else None)
    for table, header, row in found.tables:
        layout = layout_of(table, header, chosen)
        TableRows(table, header, layout, groups, heading.period).read(row)
    done = groups.done()
    return DraftPlan(
        heading,
        next(_watchers(found), None),
        groups.grouping,
        done,
        (*told, *remarks, *groups.remarks),
    )


def _others(plans: list[_Found], this: _Found) -> Iterator[Remark]:
    """Tell of the other plans of the document."""
    for other in plans:
        if other is not this:
            table, header, _ = other.tables[0]
            where = table.where(max(header.first, 0), 0)
            said = Words("แผนอีกปีหนึ่งในเอกสารเดียวกัน", "a plan of another year in the same document")
            yield Remark(Sort.LEFT, where, f"{other.year or ''}", said)


def _watchers(found: _Found) -> Iterator[str]:
    for _, header, _ in found.tables:
        for column in header.of(Role.MONITORING):
            if named := _BY.search(column.title):
                yield named[1].strip()


def _no_plan(contents: Contents) -> NotUnderstood:
    """Tell how near the tables come to a plan."""
    tables = [b for b in contents.blocks if isinstance(b, Table) and b.height]
    nearest = [(table, near) for table in tables if (near := partly(table))]
    wanted = Words(
        "แผนต้องมีคอลัมน์ชื่อมาตรการ (ประเด็น มาตรการ โครงการ หรือกิจกรรม) กับอย่างน้อยหนึ่งคอลัมน์ เช่น ผลผลิต"
        " ระยะเวลา ผู้รับผิดชอบ",
        "a plan has a column that names its measures and one more, such as outputs or deadlines",
    )
    if not nearest:
        first = tables[0]
        said = Words(f"ไม่พบหัวตารางของแผน {wanted.th}", f"no head of a plan: {wanted.en}")
        return NotUnderstood(said, first.where(0, 0))
    table, (row, known) = max(nearest, key=lambda item: len(item[1][1]))
    names = ", ".join(known[:8])
    return NotUnderstood(
        Words(f"รู้จักเพียง {names} {wanted.th}", f"only {names} is known: {wanted.en}"),
        table.where(row, 0),
    )
