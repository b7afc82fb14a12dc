"""What a document changes in the plan of the same year: cells that differ, measures that are new,
results that were reported. What people added, and what the document leaves out, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.document import MeasureShape, PlanShape
from generator.edit.change import with_item, with_value, without
from generator.edit.writing import Value
from generator.importing.columns import called
from generator.importing.draft import DraftMeasure, DraftPlan
from generator.importing.matching import Existing, existing_of, matched
from generator.importing.values import NO_TITLE, Fields, Names, numbered, plan_head, value_of
from generator.importing.words import Remark, Sort, Words
from generator.problems import KeyPath
from generator.register import Grouping
from generator.thai.text import fold

#: The cells of a row. Evidence, progress and ids are not among them.
_CELLS = ("activities", "outputs", "outreach", "due", "units", "monitoring", "budget", "note")
_ORDER = tuple(MeasureShape.model_fields)
_HEAD = tuple(PlanShape.model_fields)
_TITLE = Words("ชื่อแผนในเอกสาร", "the title in the document")
_LAYOUT = re.compile(r"\s|^[-–]", re.M)


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of the file. ``value`` None takes out what stands at ``path``; ``adds`` says that
    it becomes a new item of the list there."""

    path: KeyPath
    value: Value
    said: Words
    adds: bool = False

    def applied(self, text: str) -> str:
        """Change the text. Raises EditRefused."""
        if self.adds:
            return with_item(text, self.path, self.value, order=_ORDER)
        if self.value is None:
            return without(text, self.path)
        order = _HEAD if self.path[-1] in ("monitored_by", "preface") else _ORDER
        return with_value(text, self.path, self.value, order=order)


@dataclass(slots=True)
class Differences:
    """All changes to one plan, and what is not changed and why."""

    found: list[Difference] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def applied(self, text: str) -> str:
        """Make every change. Raises EditRefused."""
        for change in self.found:
            text = change.applied(text)
        return text


def changes_of(
    plan: DraftPlan, year: int, old: Mapping[str, Any], path: KeyPath, names: Names
) -> Differences:
    """Compare a document with the plan whose mapping ``old`` stands at ``path``."""
    existing = list(existing_of(old, path))
    wanted = [(group.number, measure) for group in plan.groups for measure in group.measures]
    found = matched(existing, wanted)
    differ = _Differ(plan, old, path, existing)
    differ.head(plan_head(plan, year), theirs=names.other_office is not None)
    ids = names.measure_ids(plan, year)
    above: str | None = None
    kept: set[str] = set()
    for index, (number, measure) in enumerate(numbered(plan)):
        there = found.get(index)
        id_ = there.id if there else differ.free_id(ids[index])
        value, _ = value_of(measure, names, id_, above)
        above = id_ if "issue" in value else above
        if there:
            differ.cells(there, value, measure)
            differ.progress(there, value, measure)
        elif not differ.new(number, wanted[index][0], value, measure):
            continue
        kept.add(id_)
    names.new_units.only(kept)
    differ.rest([there for there in existing if there not in found.values()])
    return differ.changes


class _Differ:
    def __init__(
        self,
        plan: DraftPlan,
        old: Mapping[str, Any],
        path: KeyPath,
        existing: Sequence[Existing],
    ) -> None:
        self._plan = plan
        self._old = old
        self._path = path
        self._ids = {there.id for there in existing}
        self._is_empty = not existing
        self._is_report = plan.is_report
        self._groups = self._known_groups()
        self.changes = Differences()

    def _known_groups(self) -> dict[int, int]:
        """Give the place of each group in the file by its number."""
        groups = self._old.get(str(self._plan.grouping)) or ()
        if self._plan.grouping is Grouping.NONE:
            return {}
        return {int(str(group.get("number", 0))): i for i, group in enumerate(groups)}

    def head(self, wanted: Fields, *, theirs: bool) -> None:
        """Add what stands above the measures where the plan says nothing of it; ``theirs`` says
        that the document is of another office."""
        if self._is_report:
            return
        for key in (key for key in wanted if key not in self._old):
            said = Words(f"เพิ่ม {key}: {_shown(wanted[key])}", f"{key}: {_shown(wanted[key])}")
            self.changes.found.append(Difference((*self._path, key), wanted[key], said))

        self._title(wanted["title"], theirs=theirs)

    def _title(self, new: str, *, theirs: bool) -> None:
        """Take the title of the document for one that nobody gave; another one stays."""
        old = self._old.get("title")
        if not self._plan.heading.title or old is None or _same(old, new):
            return
        if not theirs and (self._is_empty or _same(old, NO_TITLE)):
            thai = f"ชื่อแผน (title) จาก “{_shown(old)}” เป็น “{_shown(new)}”"
            said = Words(thai, f'title from "{_shown(old)}" to "{_shown(new)}"')
            self.changes.found.append(Difference((*self._path, "title"), new, said))
        else:
            said = Words(
                f"ชื่อแผน (title) ต่างจากในทะเบียน คงของเดิมไว้: “{_shown(old)}”"
                " ถ้าต้องการชื่อใหม่ แก้ช่อง title",
                f'the title differs, the old one is kept: "{_shown(old)}"',
            )
            self.changes.remarks.append(Remark(Sort.ATTENTION, _TITLE, new, said))

    def free_id(self, wanted: str) -> str:
        """Give an id that no measure has."""
        id_, count = wanted, 1
        while id_ in self._ids:
            count += 1
            id_ = f"{wanted}-{count}"
        return id_

    def cells(self, there: Existing, value: Fields, measure: DraftMeasure) -> None:
        """Compare the cells of a measure; those that the document leaves empty stay."""
        if "issue" in value and not _same(there.issue, value["issue"]):
            self._set(there, "issue", value["issue"])
            if "issue_from" in there.value:
                gone = Words(f"{there.id}: ตัด issue_from", f"{there.id}: issue_from is taken out")
                self.changes.found.append(Difference((*there.path, "issue_from"), None, gone))
        for key in _CELLS:
            if key not in value or _same(there.value.get(key), value[key]):
                continue
            if key == "note" and there.value.get("note"):
                said = Words(f"{there.id}: มี note อยู่แล้ว คงไว้", f"{there.id} has a note: kept")
                remark = Remark(Sort.LEFT, measure.where, str(value[key]), said)
                self.changes.remarks.append(remark)
            else:
                new = _kept_outputs(there, value[key]) if key == "outputs" else value[key]
                self._set(there, key, new)

    def _set(self, there: Existing, key: str, new: Any) -> None:
        old = there.value.get(key)
        thai = f"{there.id}: {called(key)} จาก “{_shown(old)}” เป็น “{_shown(new)}”"
        english = f'{there.id}: {key} from "{_shown(old)}" to "{_shown(new)}"'
        self.changes.found.append(Difference((*there.path, key), new, Words(thai, english)))

    def progress(self, there: Existing, value: Fields, measure: DraftMeasure) -> None:
        """Add what was reported, once; a period that has an entry with other words keeps it."""
        known = {_bare(entry.get("period")): entry for entry in there.value.get("progress") or ()}
        for entry in value.get("progress", ()):
            old = known.get(_bare(entry["period"]))
            if old is None:
                thai = f"{there.id}: เพิ่มผลการดำเนินการ {entry['period']}: {_shown(entry['result'])}"
                english = f"{there.id}: result of {entry['period']}: {_shown(entry['result'])}"
                path = (*there.path, "progress")
                self.changes.found.append(Difference(path, entry, Words(thai, english), adds=True))
            elif any(not _same(old.get(key), text) for key, text in entry.items()):
                said = Words(
                    f"{there.id}: งวด {entry['period']} มีผลอยู่แล้วและข้อความต่างกัน คงของเดิมไว้",
                    f"{there.id} has another entry for {entry['period']}: kept",
                )
                remark = Remark(Sort.LEFT, measure.where, str(entry["result"]), said)
                self.changes.remarks.append(remark)

    def new(self, number: str, group: int, value: Fields, measure: DraftMeasure) -> bool:
        """Add a measure at the end of its group, or say why not. A report adds none: it tells of
        those of the plan."""
        list_path = self._list_of(group)
        if self._is_report or list_path is None:
            said = Words(
                f"มาตรการ {number} ไม่ตรงกับมาตรการใดในแผน จึงไม่ได้นำเข้า",
                f"{number} is no measure of the plan: left out",
            )
            self.changes.remarks.append(Remark(Sort.LEFT, measure.where, measure.issue, said))
            return False
        self._ids.add(value["id"])
        said = Words(
            f"เพิ่มมาตรการ {value['id']}: {_shown(measure.issue)}",
            f"new measure {value['id']}: {_shown(measure.issue)}",
        )
        self.changes.found.append(Difference(list_path, value, said, adds=True))
        return True

    def _list_of(self, group: int) -> KeyPath | None:
        """Find the list that new measures of a group go to; a missing group is made first."""
        key = str(self._plan.grouping)
        if self._plan.grouping is Grouping.NONE:
            return None if self._old.get("indicators") or self._old.get("dimensions") else (
                *self._path, "measures",
            )  # fmt: skip
        if not self._old.get(key):
            if not self._is_empty:
                return None
            self._make_room(key)
        if group not in self._groups:
            name = next(each.name for each in self._plan.groups if each.number == group)
            self._groups[group] = len(self._groups)
            said = Words(f"เพิ่มกลุ่ม {group} {name}", f"new group {group} {name}")
            made: dict[str, Value] = {"number": group, "name": name}
            self.changes.found.append(Difference((*self._path, key), made, said, adds=True))
        return (*self._path, key, self._groups[group], "measures")

    def _make_room(self, key: str) -> None:
        """An empty plan takes the groups of the document: an empty list of another kind goes."""
        for other in ("measures", "indicators", "dimensions"):
            if other != key and other in self._old and not self._groups:
                said = Words(f"ตัดช่อง {other} ที่ว่างอยู่", f"the empty {other} is taken out")
                self.changes.found.append(Difference((*self._path, other), None, said))

    def rest(self, existing: Sequence[Existing]) -> None:
        """Tell of the measures that the document does not have; they stay."""
        if self._is_report:
            return
        for there in existing:
            where = Words(there.id, there.id)
            said = Words("มีในแผนเดิมแต่ไม่มีในเอกสาร คงไว้", "not in the document: kept")
            self.changes.remarks.append(Remark(Sort.LEFT, where, there.issue, said))


def _kept_outputs(there: Existing, new: Sequence[Any]) -> list[Any]:
    """Keep what people said of outputs whose text stays."""
    old = there.value.get("outputs") or ()
    known = {_bare(output): output for output in ([old] if isinstance(old, str) else old)}
    return [_as_typed(known.get(_bare(output), output)) for output in new]


def _as_typed(output: Any) -> Any:
    """Write the quantity as a number again: read from YAML it is a text."""
    if isinstance(output, Mapping) and str(output.get("quantity", "")).isdecimal():
        return {**output, "quantity": int(str(output["quantity"]))}
    return output


def _same(old: Any, new: Any) -> bool:
    """Say whether two cells hold the same letters: spaces and dashes of lists are layout."""
    return _bare(old) == _bare(new)


def _bare(value: Any) -> str:
    return _LAYOUT.sub("", _folded("\n".join(_said(value))))


def _folded(text: str) -> str:
    return "\n".join(map(fold, text.split("\n")))


def _said(value: Any) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, Mapping):
        yield str(value.get("text", ""))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _said(inner)
    else:
        yield str(value)


def _shown(value: Any) -> str:
    said = " / ".join(" ".join(text.split()) for text in _said(value))
    return said if len(said) <= 80 else f"{said[:79]}…"
