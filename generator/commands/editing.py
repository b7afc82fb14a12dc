"""What the verbs that change the register share: open it, find a measure, show, confirm, write."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Concatenate, TypeVar

import click

from generator.clock import build_day
from generator.commands.asking import Clerk, Stop, stopping
from generator.commands.options import (
    FINE,
    FOUND,
    WRONG,
    lang_option,
    measures_option,
    open_beside,
    status_of,
)
from generator.document import MeasureShape
from generator.edit.change import with_value
from generator.edit.data import look
from generator.edit.file import Change, Prepared, finish, prepare
from generator.edit.sealed import opened_seals, with_reason, years_of
from generator.edit.tree import compose, values
from generator.history import last_changed
from generator.holdings import CONTENT, Holdings
from generator.load import Loaded, load
from generator.near import nearest
from generator.office import Office
from generator.problems import KeyPath
from generator.register import Measure, Plan, Register
from generator.report import FORMATS, as_lines
from generator.thai.period import Period
from generator.thai.reader import read_period
from generator.thai.text import fold
from generator.written import as_evidence

F = TypeVar("F", bound=Callable[..., object])
#: The order of the keys of a measure: that of the table.
MEASURE_KEYS = tuple(MeasureShape.model_fields)


def editing_options(verb: F) -> F:
    """Give a verb the options that all of them have."""
    options = (
        measures_option,
        click.option("--dry-run", is_flag=True, help="แสดงสิ่งที่จะแก้ แต่ไม่แก้ (show, change nothing)"),
        click.option(
            "--yes",
            "-y",
            is_flag=True,
            help="บันทึกโดยไม่ถาม ต้องใส่เมื่อสั่งจากสคริปต์ (write without asking; scripts need it)",
        ),
        click.option(
            "--change-reason",
            help="เหตุผลของการแก้ข้อมูลปีที่ปิดแล้ว แสดงต่อสาธารณะ (why a closed year changes)",
        ),
        lang_option,
    )
    for option in reversed(options):
        verb = option(verb)
    return verb


@dataclass(frozen=True, slots=True)
class Desk:
    """The register on the table, and the person at it."""

    path: Path
    office: Office
    loaded: Loaded
    register: Register
    clerk: Clerk
    dry_run: bool
    change_reason: str | None
    today: date

    @property
    def holdings(self) -> Holdings:
        """The files below content/ as they are now."""
        return self.office.stock.holdings

    def ask_unit(
        self, flag: str, given: str | None, th: str, en: str, measure: Measure | None
    ) -> str | None:
        """Ask for a unit by its id or name; at a terminal the measure's own is proposed."""
        units = self.register.units
        known = ", ".join(f"{unit.id} {unit.name}" for unit in units)
        own = measure.units[0].id if measure and len(measure.units) == 1 else None

        def named(said: str) -> str | None:
            return next((u.id for u in units if fold(said) in (u.id, fold(u.name))), None)

        def check(said: str) -> tuple[str, str] | None:
            if named(said):
                return None
            return f"ไม่รู้จักฝ่าย {said} มี: {known}", f"there is no unit {said}, only: {known}"

        said = self.clerk.ask(
            flag, given, f"{th} ({known})", f"{en} ({known})",
            proposal=own, needed=False, check=check,
        )  # fmt: skip
        return named(said) if said else None


def at_desk(verb: Callable[Concatenate[Desk, ...], int]) -> Callable[..., int]:
    """Make a verb that is done at the desk: with the options of editing, and told why it stops."""

    @stopping
    @wraps(verb)
    def opened(
        *,
        measures: Path,
        dry_run: bool,
        yes: bool,
        change_reason: str | None,
        lang: str,
        **said: object,
    ) -> int:
        clerk = Clerk(lang, yes)
        desk = open_desk(measures, clerk, dry_run=dry_run, change_reason=change_reason)
        return verb(desk, **said)

    return editing_options(opened)


def open_desk(measures: Path, clerk: Clerk, *, dry_run: bool, change_reason: str | None) -> Desk:
    """Read everything. Raises Stop with all its problems when there is no register."""
    there = measures.is_file()
    office = open_beside(measures) if there else None
    loaded = load(measures, last_changed, office.stock.holdings if office else None)
    if loaded.register is None or office is None:
        told = FORMATS["text"](loaded.problems, clerk.lang)
        th = "แก้ข้อผิดพลาดข้างต้นก่อน แล้วลองอีกครั้ง ยังไม่ได้แก้อะไร"
        en = "mend the errors above first; nothing was changed"
        raise Stop(status_of(loaded), f"{told}\n{th}", f"{told}\n{en}")
    today = build_day(os.environ)
    return Desk(measures, office, loaded, loaded.register, clerk, dry_run, change_reason, today)


def find_measure(desk: Desk, said: str, year: int | None) -> tuple[Plan, Measure]:
    """Find a measure by its id, its number or a piece of its title. Raises Stop with the ones that
    may be meant."""
    plans = [plan for plan in desk.register.plans if year in (None, plan.fiscal_year)]
    if not plans:
        years = ", ".join(str(plan.fiscal_year) for plan in desk.register.plans) or "-"
        raise Stop(
            WRONG, f"ไม่มีแผนของปี {year} มีปี: {years}", f"there is no plan of {year}, only: {years}"
        )
    every = [(plan, measure) for plan in plans for measure in plan.measures]
    found = _fitting(every, fold(said).casefold())
    if len(found) == 1:
        return found[0]
    if not found:
        raise _no_measure(said, every)
    names = [_named(plan, measure) for plan, measure in found]
    if not desk.clerk.terminal:
        listed = "\n".join(f"  {name}" for name in names)
        raise Stop(
            WRONG,
            f"{said} ตรงกับหลายมาตรการ ระบุรหัสเต็ม หรือใส่ --year:\n{listed}",
            f"{said} fits several measures, give the id or --year:\n{listed}",
        )
    chosen = desk.clerk.choose(f"{said} ตรงกับหลายมาตรการ เลือกลำดับ", "which one", names)
    return found[chosen]


def _fitting(every: list[tuple[Plan, Measure]], said: str) -> list[tuple[Plan, Measure]]:
    """Ids first, then numbers, then pieces of titles."""
    by_id = [(p, m) for p, m in every if m.id == said]
    by_number = [(p, m) for p, m in every if m.number == said.removeprefix("มาตรการ").strip()]
    by_title = [(p, m) for p, m in every if said and said in fold(m.title).casefold()]
    return by_id or by_number or by_title


def _no_measure(said: str, every: list[tuple[Plan, Measure]]) -> Stop:
    ids = {measure.id for _, measure in every}
    near = nearest(said, ids)
    some = [(p, m) for p, m in every if m.id == near] or every[:5]
    listed = "\n".join(f"  {_named(plan, measure)}" for plan, measure in some)
    return Stop(
        WRONG,
        f"ไม่พบมาตรการ {said} ใช้รหัส ลำดับเช่น 1.2 หรือส่วนหนึ่งของชื่อ เช่น:\n{listed}",
        f"there is no measure {said}; use an id, a number or a piece of a title:\n{listed}",
    )


def _named(plan: Plan, measure: Measure) -> str:
    return f"{plan.fiscal_year}  {measure.number}  {measure.id}  {measure.title}"


def wrong_period(said: str, fiscal_year: int) -> tuple[str, str] | None:
    """Say why a time cannot be read."""
    if isinstance(read_period(said, fiscal_year), Period):
        return None
    return (
        f"อ่านวันที่ {said} ไม่ได้ เขียนแบบ 28 ก.พ. 66 หรือ ก.พ. 66",
        f"{said} is no date; write 28 ก.พ. 66 or ก.พ. 66",
    )


def read_values(text: str) -> object:
    """Read the values of a text that is about to be changed."""
    return values(compose(text.removeprefix("\ufeff")))


def with_details(text: str, path: KeyPath) -> tuple[str, KeyPath]:
    """Make an entry of evidence that is written as a name one that can say more."""
    entry = look(read_values(text), path)
    if not isinstance(entry, str):
        return text, path
    if isinstance(path[-1], int):
        return with_value(text, path, as_evidence(entry)), path
    return with_value(text, path, [as_evidence(entry)]), (*path, 0)


def at_place(
    find: Callable[[object], KeyPath | None], change: Callable[[str, KeyPath], str], text: str
) -> str:
    """Change the text at a place that is looked for in it: others may have written meanwhile."""
    path = find(read_values(text))
    if path is None:
        raise Stop(
            FOUND,
            "รายการที่จะแก้ไม่อยู่ในไฟล์แล้ว มีคนแก้ระหว่างนี้ ลองอีกครั้ง",
            "what was to be changed is not in the file any more: try again",
        )
    return change(text, path)


def carry_out(
    desk: Desk,
    changes: Mapping[Path, Change],
    holdings: Holdings | None = None,
    around: AbstractContextManager[None] | None = None,
) -> int:
    """Show what would change, ask, and write; ``around`` the writing is done what goes with it. A
    closed year that was sealed changes only with a reason, which is written too."""
    clerk = desk.clerk
    prepared = _with_reason(desk, changes, holdings or desk.holdings)
    # What is in a file is told before anything is asked about it.
    new = [problem for problem in prepared.new if not problem.place.file.startswith(CONTENT)]
    if new:
        click.echo("\n".join(as_lines(new, clerk.lang)), err=True)
    click.echo(prepared.diff())
    if desk.dry_run:
        clerk.say("ทดลองเท่านั้น ไม่ได้แก้อะไร", "dry run: nothing was changed")
        return FINE
    if not clerk.confirms():
        return FOUND
    with around or nullcontext():
        written = finish(prepared)
    for file in written.files:
        clerk.say(f"บันทึก {file.path} แล้ว", f"written {file.path}")
    return FINE


def _with_reason(desk: Desk, changes: Mapping[Path, Change], holdings: Holdings) -> Prepared:
    prepared = prepare(changes, desk.path, holdings=holdings, known=desk.loaded)
    opened = opened_seals(prepared, desk.office.ledger, desk.today)
    if not opened:
        return prepared
    named = ", ".join(map(str, years_of(opened)))
    reason = desk.clerk.ask(
        "--change-reason",
        desk.change_reason,
        f"ปี {named} ปิดและบันทึกไว้แล้ว แก้อะไร เพราะเหตุใด (แสดงต่อสาธารณะ)",
        f"the year {named} is closed: what changes, and why (public)",
    )
    desk.clerk.complete()
    return with_reason(prepared, opened, str(reason), desk.today)
