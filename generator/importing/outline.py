"""A plan without a table: numbered measures, what belongs to each below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.importing.columns import Role, called, role_of, squeeze
from generator.importing.draft import DraftMeasure, DraftPlan
from generator.importing.groups import GroupName, group_of, is_group_row
from generator.importing.heading import heading_of
from generator.importing.lists import items_of, line_of, text_of
from generator.importing.outputs import output_of
from generator.importing.rows import Groups
from generator.importing.table import Line
from generator.importing.units import units_of
from generator.importing.words import NotUnderstood, Remark, Sort, Words
from generator.register import Grouping

_ITEM = re.compile(
    r"[ \t]*(?:(?:มาตรการ|โครงการ|กิจกรรม|ข้อ)ที่[ ]*)?\(?[0-9๐-๙]{1,2}(?:[.)]?[0-9๐-๙]{1,2})?"
    r"(?:[.)](?![0-9๐-๙])|(?=[ ]))[ .:]*(?P<text>\S.*)"
)
_NAMED = re.compile(r"[ \t]*[-–•·●]?[ \t]*(?P<name>[^:：]{2,60})[:：][ \t]*(?P<text>.*)")
_BELOW = re.compile(r"[ \t]*[-–—•·●○▪➢✓*][ \t]*(?P<text>\S.*)")
#: A list of anything else does not say that it is a plan.
_ABOUT = re.compile(r"มาตรการ|แผน(?!ก)|โปร่งใส|ทุจริต|คุณธรรม|ita", re.I)


@dataclass(slots=True)
class _Measure:
    """A measure while its lines are read."""

    issue: str
    where: Words
    lines: dict[Role, list[str]] = field(default_factory=dict)

    def done(self) -> DraftMeasure:
        cell = {role: "\n".join(lines) for role, lines in self.lines.items()}
        units = units_of(cell.get(Role.UNITS, ""))
        outputs = items_of(cell.get(Role.OUTPUTS, "")).items
        return DraftMeasure(
            issue=self.issue,
            activities=items_of(cell.get(Role.ACTIVITIES, "")).items,
            outputs=tuple(map(output_of, outputs)),
            outreach=items_of(cell.get(Role.OUTREACH, "")).items,
            due=line_of(cell.get(Role.DUE, "")) or None,
            units=units.names,
            all_units=units.every,
            monitoring=line_of(cell.get(Role.MONITORING, "")) or None,
            budget=line_of(cell.get(Role.BUDGET, "")) or None,
            note=text_of(cell.get(Role.NOTE, "")) or None,
            where=self.where,
        )


#: What may be said in a line of its own below a measure.
_KEYS = frozenset(
    (
        *(Role.ACTIVITIES, Role.OUTPUTS, Role.OUTREACH, Role.DUE, Role.UNITS),
        *(Role.MONITORING, Role.BUDGET, Role.NOTE),
    )
)


class _Outline:
    def __init__(self) -> None:
        self.groups = Groups()
        self.measures: list[list[_Measure]] = []
        self.above: list[Line] = []
        self.remarks: list[Remark] = []
        self._role = Role.ACTIVITIES

    def take(self, line: Line) -> None:
        """Take the next line: a group, a measure, what is said of it, or the title."""
        text = line.text
        if is_group_row(text):
            self._enter(line)
        elif (found := _ITEM.fullmatch(text)) and not self._is_named(text):
            self._begin(line, found["text"])
        elif not self._current():
            self.above.append(line)
        elif named := self._named(text):
            self._role, said = named
            self._add(line, said)
        elif found := _BELOW.fullmatch(text):
            self._add(line, f"- {found['text']}")
        else:
            self._add(line, text, guessed=True)

    def _current(self) -> _Measure | None:
        return self.measures[-1][-1] if self.measures and self.measures[-1] else None

    def _is_named(self, text: str) -> bool:
        return self._current() is not None and self._named(text) is not None

    def _named(self, text: str) -> tuple[Role, str] | None:
        found = _NAMED.fullmatch(text)
        role = role_of(found["name"]) if found else None
        return (role, found["text"]) if found and role in _KEYS and role else None

    def _enter(self, line: Line) -> None:
        named = group_of(line.text) or GroupName(line_of(line.text), None)
        guessed = self.groups.enter(named)
        while len(self.measures) < len(self.groups.names):
            self.measures.append([])
        if self.groups.grouping is Grouping.NONE:
            indicators = (named.role or Role.INDICATOR) is Role.INDICATOR
            self.groups.grouping = Grouping.INDICATORS if indicators else Grouping.DIMENSIONS
        self._say(line, f"กลุ่ม {named.name}", f"group {named.name}", guessed=guessed)

    def _begin(self, line: Line, text: str) -> None:
        self.groups.open()
        while len(self.measures) < len(self.groups.names):
            self.measures.append([])
        self.measures[self.groups.current].append(_Measure(line_of(text), line.where))
        self._role = Role.ACTIVITIES
        self._say(line, "มาตรการ ประเด็น (issue)", "a measure (issue)", guessed=True)

    def _add(self, line: Line, text: str, *, guessed: bool = False) -> None:
        current = self.measures[self.groups.current][-1:] if self.measures else []
        for measure in current:
            if text.strip():
                measure.lines.setdefault(self._role, []).append(text)
        if text.strip():
            self._say(line, called(self._role), str(self._role), guessed=guessed)

    def _say(self, line: Line, thai: str, english: str, *, guessed: bool = False) -> None:
        sort = Sort.GUESSED if guessed else Sort.UNDERSTOOD
        self.remarks.append(Remark(sort, line.where, line.text, Words(thai, english)))


def read_outline(lines: Sequence[Line], remarks: tuple[Remark, ...]) -> DraftPlan:
    """Read numbered measures. Raises NotUnderstood when nothing says that they are a plan."""
    outline = _Outline()
    filled = [line for line in lines if line.text.strip()]
    for line in filled:
        outline.take(line)
    measures = [measure.done() for group in outline.measures for measure in group]
    about = any(_ABOUT.search(squeeze(line.text)) for line in outline.above)
    if not measures or not (about or outline.groups.grouping is not Grouping.NONE):
        raise NotUnderstood(
            Words(
                "ไม่พบตาราง และไม่พบรายการมาตรการที่มีเลขข้อใต้ชื่อแผน",
                "no table, and no numbered measures below the title of a plan",
            ),
            filled[-1].where if filled else None,
        )
    for index, group in enumerate(outline.measures):
        outline.groups.measures[index] += [measure.done() for measure in group]
    heading, told = heading_of(outline.above)
    done = outline.groups.done()
    return DraftPlan(
        heading,
        None,
        outline.groups.grouping,
        done,
        (*told, *remarks, *outline.remarks),
    )
