"""What ``add`` asks and proposes: from a file or an address to an entry of evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import get_args

from generator.commands.asking import Clerk, Stop
from generator.commands.editing import MEASURE_KEYS, Desk, at_place, wrong_period
from generator.commands.options import WRONG
from generator.document import RegisterShape
from generator.edit.change import with_item
from generator.edit.where import measure_path
from generator.edit.writing import Value
from generator.evidence import PICTURES
from generator.incoming.arrival import Arrival
from generator.incoming.outline import outline
from generator.incoming.proposal import kind_from, other_years, title_of
from generator.pages.wording import KIND
from generator.register import Measure
from generator.thai.calendar import format_date
from generator.thai.text import fold
from generator.written import ITEM_CODE, Kind

_KINDS: tuple[str, ...] = get_args(Kind)
_TOP_KEYS = tuple(RegisterShape.model_fields)


@dataclass(frozen=True, slots=True)
class Flags:
    """What was said on the command line."""

    title: str | None
    kind: str | None
    text: str | None
    date: str | None
    period: str | None
    proves: str | None
    unit: str | None
    replaces: str | None
    name: str | None
    anchors: bool
    clean: bool | None
    disclosure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """An errand: for which measure, or for none but an item of the form."""

    desk: Desk
    year: int
    measure: Measure | None
    flags: Flags

    @property
    def clerk(self) -> Clerk:
        """The person who brings it."""
        return self.desk.clerk


def entry_of(taken: Taken, arrived: Arrival | None) -> dict[str, Value]:
    """Put together all of an entry but where its content lies; ``arrived`` is None for an address.
    What a script did not say is among the clerk's missing flags."""
    flags, clerk, facts = taken.flags, taken.clerk, arrived.facts if arrived else None
    title = clerk.ask(
        "--title",
        flags.title,
        "ชื่อหลักฐานที่ผู้อ่านเห็น",
        "title for the reader",
        proposal=title_of(arrived) if arrived else None,
    )
    kind = _kind(taken, title)
    if arrived:
        _warn_of_year(taken, arrived, title)
    created = facts.created if facts else None
    entry: dict[str, Value] = {"kind": kind, "title": title}
    entry["date"] = _time(taken, "--date", flags.date, format_date(created) if created else None)
    entry["period"] = _given_time(taken, "--period", flags.period)
    entry["unit"] = taken.desk.ask_unit(
        "--unit", flags.unit, "ฝ่ายเจ้าของเอกสาร", "unit", taken.measure
    )
    entry["text"] = flags.text
    if facts and facts.format in PICTURES:
        entry["text"] = clerk.ask_lines(
            "--text", flags.text, "ข้อความในภาพ สำหรับผู้ที่มองไม่เห็น", "what the picture says"
        )
    if arrived and flags.anchors:
        entry["anchors"] = outline(arrived) or None
    entry["replaces"] = flags.replaces
    entry["proves"] = _alone(_proves(taken, kind))
    entry["discloses"] = _alone(_claims(taken, with_year=arrived is None))
    return {key: value for key, value in entry.items() if value is not None}


def _alone(items: list[Value]) -> Value:
    """One stands alone, several are a list."""
    return items[0] if len(items) == 1 else items or None


def with_entry(text: str, taken: Taken, entry: dict[str, Value]) -> str:
    """Add the entry to its measure, or to the list of the register."""
    measure = taken.measure
    if measure is None:
        return with_item(text, ("evidence",), entry, order=_TOP_KEYS)
    return at_place(
        lambda data: measure_path(data, taken.year, measure.id),
        lambda text, path: with_item(text, (*path, "evidence"), entry, order=MEASURE_KEYS),
        text,
    )


def _kind(taken: Taken, title: str | None) -> str | None:
    """Ask for the kind: a number, a Thai word, or the word of measures.yml."""
    proposal = kind_from(title, taken.measure)
    said = taken.clerk.ask(
        "--kind",
        taken.flags.kind,
        f"ชนิด: {_listed(KIND)}",
        f"kind: {_listed({kind: kind for kind in _KINDS})}",
        proposal=taken.clerk.words(KIND[proposal], proposal) if proposal else None,
        check=_wrong_kind,
    )
    return _kind_named(said) if said else None


def _listed(words: Mapping[str, str]) -> str:
    return ", ".join(f"{number} {words[kind]}" for number, kind in enumerate(_KINDS, 1))


def _kind_named(said: str) -> str | None:
    word = fold(said).lower()
    numbered = (
        (kind, (kind, fold(KIND[kind]), str(number))) for number, kind in enumerate(_KINDS, 1)
    )
    return next((kind for kind, words in numbered if word in words), None)


def _wrong_kind(said: str) -> tuple[str, str] | None:
    if _kind_named(said):
        return None
    thai = ", ".join(f"{KIND[kind]} ({kind})" for kind in _KINDS)
    return f"ไม่มีชนิด {said} มี: {thai}", f"there is no kind {said}, only: {' '.join(_KINDS)}"


def _time(taken: Taken, flag: str, given: str | None, proposal: str | None) -> str | None:
    return taken.clerk.ask(
        flag,
        given,
        "วันที่ของเอกสาร เช่น 28 มี.ค. 66",
        "date of the document, such as 28 มี.ค. 66",
        proposal=proposal,
        needed=False,
        check=partial(wrong_period, fiscal_year=taken.year),
    )


def _given_time(taken: Taken, flag: str, given: str | None) -> str | None:
    wrong = wrong_period(given, taken.year) if given is not None else None
    if wrong:
        raise Stop(WRONG, f"{flag}: {wrong[0]}", f"{flag}: {wrong[1]}")
    return given


def _warn_of_year(taken: Taken, arrived: Arrival, title: str | None) -> None:
    """Tell when a file names other years than the one it is brought for."""
    others = other_years(arrived, title, taken.year)
    if not others:
        return
    named = ", ".join(map(str, others))
    th = f"ไฟล์กล่าวถึงปี {named} แต่กำลังเพิ่มในปี {taken.year}"
    en = f"the file names the year {named}, and is added to {taken.year}"
    clerk = taken.clerk
    if not clerk.terminal:
        clerk.say(f"ข้อควรระวัง: {th}", f"warning: {en}")
    elif not clerk.agrees(f"{th} ทำต่อหรือไม่", f"{en}; go on?", default=False):
        raise Stop(
            WRONG, "ไม่ได้แก้อะไร เลือกปีที่ถูกด้วย --year", "nothing was changed; choose another --year"
        )


def _proves(taken: Taken, kind: str | None) -> list[Value]:
    """Ask which outputs are proved, where there is more than one."""
    outputs = taken.measure.outputs if taken.measure else ()
    if len(outputs) < 2:
        return []
    fits = [str(n) for n, output in enumerate(outputs, 1) if output.kind == kind]
    listed = ", ".join(f"{n} {output.text}" for n, output in enumerate(outputs, 1))
    said = taken.clerk.ask(
        "--proves",
        taken.flags.proves,
        f"รองรับผลผลิตลำดับใด ({listed})",
        f"which outputs are proved ({listed})",
        proposal=fits[0] if len(fits) == 1 else None,
        check=partial(_wrong_numbers, most=len(outputs)),
    )
    return [int(number) for number in _numbers(said)] if said else []


def _numbers(said: str) -> list[str]:
    return re.split(r"[\s,]+", fold(said))


def _wrong_numbers(said: str, most: int) -> tuple[str, str] | None:
    if all(n.isdecimal() and 1 <= int(n) <= most for n in _numbers(said)):
        return None
    return f"{said} ไม่ใช่ลำดับ 1–{most}", f"{said} is not among 1–{most}"


def _claims(taken: Taken, *, with_year: bool) -> list[Value]:
    claims: list[Value] = []
    for said in taken.flags.disclosure:
        code = fold(said).upper()
        if not re.fullmatch(ITEM_CODE, code):
            raise Stop(WRONG, f"{said} ไม่ใช่รหัสข้อ เขียนแบบ O12", f"{said} is no item; write O12")
        # A file tells the year by its folder, a measure by its plan.
        alone = with_year and taken.measure is None
        claims.append({"item": code, "year": taken.year} if alone else code)
    return claims
