"""The units that a document names and the register does not have: added, or told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.edit.change import with_value
from generator.importing.units import id_of, new_ids
from generator.importing.words import Remark, Sort, Words

#: "ฝ่ายที่เกี่ยวข้อง" and "ทุกกอง" are no names; แผนที่ and หน้าที่ stand in names.
_PHRASE = re.compile(
    r"(?<!แผน)(?<!หน้า)(?<!เจ้าหน้า)ที่|เกี่ยวข้อง|มอบหมาย|ทุก|ผู้|อื่น|ฯลฯ|คณะกรรมการ|คณะทำงาน|[:()\d]"
)
_UNIT = re.compile(r"สำนัก|กอง|ฝ่าย|กลุ่ม|งาน|ศูนย์|ส่วน|แผนก|หน่วย(?!งาน)|สถาบัน")
_LONGEST_NAME = 60


@dataclass(slots=True)
class NewUnits:
    """``added`` are ids by name; ``used`` are the measures of each, ``missing`` those of each name
    that is not added, with the place of its first cell."""

    added: Mapping[str, str] = field(default_factory=dict)
    used: dict[str, list[str]] = field(default_factory=dict)
    missing: dict[str, tuple[Words, list[str]]] = field(default_factory=dict)

    def note(self, name: str, key: str | None, measure: str, where: Words) -> None:
        """Remember that a measure names a unit, ``key`` None when it has no id."""
        if key is None:
            self.missing.setdefault(name, (where, []))[1].append(measure)
        elif name in self.added:
            self.used.setdefault(name, []).append(measure)

    def only(self, measures: Collection[str]) -> None:
        """Forget what measures name that do not come into the plan."""
        self.used = {
            name: kept for name, ids in self.used.items() if (kept := _among(ids, measures))
        }
        self.missing = {
            name: (where, kept)
            for name, (where, ids) in self.missing.items()
            if (kept := _among(ids, measures))
        }

    def remarks(self) -> Iterator[Remark]:
        """Tell of each unit once, with its measures."""
        for name, (where, measures) in self.missing.items():
            listed = ", ".join(measures)
            yield Remark(
                Sort.ATTENTION,
                where,
                name,
                Words(
                    f"ไม่มี “{name}” ใน units มาตรการ {listed} จึงยังไม่มีผู้รับผิดชอบนี้"
                    " ถ้าเป็นฝ่าย เพิ่มบรรทัด รหัส: ชื่อฝ่าย ใต้ units ใน measures.yml แล้วนำเข้าอีกครั้ง",
                    f'"{name}" is not among the units: {listed} lack it; if it is a unit, add it'
                    " below units in measures.yml and import again",
                ),
            )
        for name, measures in self.used.items():
            listed = ", ".join(measures)
            yield Remark(
                Sort.ATTENTION,
                Words("units", "units"),
                name,
                Words(
                    f"เพิ่มฝ่าย {self.added[name]}: {name} ตามเอกสาร ใช้ในมาตรการ {listed}"
                    " ถ้าเป็นฝ่ายที่มีอยู่แล้วแต่เขียนชื่อต่างกัน แก้ชื่อให้ตรงกันก่อน",
                    f"new unit {self.added[name]}: {name}, of {listed}",
                ),
            )

    def with_units(self, text: str) -> str:
        """Add those that measures use to the text of measures.yml. Raises EditRefused."""
        for name in self.used:
            text = with_value(text, ("units", self.added[name]), name)
        return text


def ids_to_add(named: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Give ids to the names that are units and that ``known`` (id by name) does not have."""
    fresh = [name for name in named if id_of(name, known)[0] is None and _is_unit(name)]
    taken = set(known.values())
    ids: dict[str, str] = {}
    for name, wanted in new_ids(fresh).items():
        number = len(taken) + 1
        while wanted in taken:
            wanted, number = f"unit-{number}", number + 1
        taken.add(wanted)
        ids[name] = wanted
    return ids


def _among(ids: Sequence[str], measures: Collection[str]) -> list[str]:
    return [id_ for id_ in ids if id_ in measures]


def _is_unit(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and bool(_UNIT.match(name)) and not _PHRASE.search(name)
