"""What ``import`` does with a plan that it read: a draft of its own, or changes to a plan."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator.commands.options import FINE, FOUND, WRONG, complain
from generator.edit.change import with_item
from generator.edit.file import edited, finish, prepare
from generator.edit.refused import EditRefused
from generator.importing.changes import Changes, changes_of
from generator.importing.draft import DraftPlan
from generator.importing.report import report_text
from generator.importing.values import names_of
from generator.importing.words import Remark
from generator.importing.writing import draft_text
from generator.load import Loaded
from generator.problems import KeyPath
from generator.safe_write import write_whole


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; ``source`` is how messages call the document."""

    source: str
    measures: Path
    output: Path | None
    report: Path | None
    yes: bool
    dry_run: bool
    pasted: bool
    lang: str

    def tell(self, year: int, plan: DraftPlan, remarks: Sequence[Remark], *, err: bool) -> bool:
        """Say what was understood, guessed and left; save the whole of it where that is wished."""
        said = report_text(self.source, year, plan, remarks, self.lang, whole=False)
        click.echo(said, nl=False, err=err)
        if self.report is None or self.dry_run:
            return True
        whole = report_text(self.source, year, plan, remarks, self.lang, whole=True)
        return self.write_new(self.report, whole)

    def write_new(self, target: Path, text: str) -> bool:
        """Write a file that is not there yet; say so, or why not."""
        if self.refuses(target):
            return False
        try:
            write_whole(target, text.encode())
        except (OSError, ValueError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            complain(self.lang, f"เขียน {target} ไม่ได้: {detail}", f"cannot write {target}: {detail}")
            return False
        click.echo(f"เขียน {target}" if self.lang == "th" else f"written {target}", err=True)
        return True

    def refuses(self, target: Path) -> bool:
        """Say whether a file is there already: nothing of anybody is written over."""
        if not target.exists():
            return False
        complain(
            self.lang,
            f"มีไฟล์ {target} อยู่แล้ว ไม่เขียนทับ ใช้ชื่ออื่นหรือย้ายไฟล์เดิมก่อน",
            f"{target} exists and is left alone: choose another name",
        )
        return True


def write_draft(plan: DraftPlan, year: int, loaded: Loaded | None, wish: Wish) -> int:
    """Write a draft and tell of it."""
    target = wish.output or wish.measures.parent / f"draft-{year}.yml"
    register = loaded.register if loaded else None
    names = names_of(plan, register)
    text = draft_text(plan, year, names, wish.source)
    if wish.dry_run:
        click.echo(text, nl=False)
    elif wish.refuses(target):
        return WRONG
    if not wish.tell(year, plan, (*plan.remarks, *names.remarks), err=wish.dry_run):
        return WRONG
    if not wish.dry_run and not wish.write_new(target, text):
        return WRONG
    if register and any(known.fiscal_year == year for known in register.plans):
        complain(
            wish.lang,
            f"ทะเบียนมีแผนปี {year} อยู่แล้ว ถ้าต้องการปรับแผนนั้น ใช้ --update แทนไฟล์ร่างนี้",
            f"the register has a plan of {year}: to change that one use --update",
        )
    return FINE


def update_plan(plan: DraftPlan, year: int, loaded: Loaded | None, wish: Wish) -> int:
    """Show what the document changes in the plan of its year, ask, and write."""
    if loaded is None:
        complain(
            wish.lang,
            f"ไม่มี {wish.measures} ให้ปรับ นำเข้าเป็นไฟล์ร่างได้โดยไม่ใช้ --update",
            f"there is no {wish.measures}: import a draft, without --update",
        )
        return WRONG
    try:
        found = _plan_of(loaded, year, wish.measures)
        if found is None:
            return _add_plan(plan, year, loaded, wish)
        path, place, old = found
        names = names_of(plan, loaded.register)
        changes = changes_of(plan, year, old, place, names)
        remarks = (*plan.remarks, *names.remarks, *changes.remarks)
        return _apply(path, changes, wish) if wish.tell(year, plan, remarks, err=False) else WRONG
    except EditRefused as refused:
        complain(wish.lang, refused.th, refused.en)
        return FOUND


def _add_plan(plan: DraftPlan, year: int, loaded: Loaded, wish: Wish) -> int:
    """Put the plan of a new year into a file of its own that measures.yml names. Raises
    EditRefused."""
    target = wish.measures.parent / f"plan-{year}.yml"
    if wish.refuses(target):
        return WRONG
    names = names_of(plan, loaded.register)
    text = draft_text(plan, year, names, wish.source, named=True)
    if not wish.tell(year, plan, (*plan.remarks, *names.remarks), err=False):
        return WRONG
    prepared = prepare(
        {
            target: lambda _: text,
            wish.measures: lambda old: with_item(old, ("plans",), {"file": target.name}),
        },
        wish.measures,
        known=loaded,
    )
    click.echo(f"\n{prepared.diff()}")
    if wish.dry_run:
        return FINE
    if not wish.yes and not _agreed(wish):
        return FOUND
    finish(prepared, again=False)
    click.echo(f"เขียน {target}" if wish.lang == "th" else f"written {target}", err=True)
    return FINE


def _apply(path: Path, changes: Changes, wish: Wish) -> int:
    seen = path.read_bytes()
    trial = edited(path, changes.applied, register=wish.measures, seen=seen, dry_run=True)
    if trial.before == trial.after:
        click.echo(f"ไม่มีอะไรเปลี่ยนใน {path}" if wish.lang == "th" else f"nothing changes in {path}")
        return FINE
    thai, english = f"จะเปลี่ยน {len(changes.found)} แห่งใน {path}", f"changes in {path}"
    click.echo(f"\n{thai if wish.lang == 'th' else english}")
    for change in changes.found:
        click.echo(f"- {change.said.of(wish.lang)}")
    click.echo(f"\n{trial.diff()}")
    if wish.dry_run:
        return FINE
    if not wish.yes and not _agreed(wish):
        return FOUND
    edited(path, changes.applied, register=wish.measures, seen=seen)
    click.echo(f"เขียน {path}" if wish.lang == "th" else f"written {path}", err=True)
    return FINE


def _agreed(wish: Wish) -> bool:
    """Ask on a terminal; where nobody can be asked, nothing is written."""
    if wish.pasted or not sys.stdin.isatty():
        complain(
            wish.lang, "ยังไม่ได้เขียน เพิ่ม --yes เพื่อเขียนตามนี้", "nothing was written: add --yes to write"
        )
        return False
    return click.confirm("เขียนตามนี้หรือไม่" if wish.lang == "th" else "write this?")


def _plan_of(
    loaded: Loaded, year: int, measures: Path
) -> tuple[Path, KeyPath, Mapping[str, Any]] | None:
    """Find the plan of a year: in measures.yml, or in a file of its own."""
    register = loaded.register
    if register is None or all(plan.fiscal_year != year for plan in register.plans):
        return None
    for name, source in loaded.sources.items():
        if not isinstance(source.data, Mapping):
            continue
        path = measures if name == measures.name else measures.parent / name
        if _is_of(source.data, year):
            return path, (), source.data
        for index, plan in enumerate(source.data.get("plans") or ()):
            if isinstance(plan, Mapping) and _is_of(plan, year):
                return path, ("plans", index), plan
    return None


def _is_of(plan: Mapping[str, Any], year: int) -> bool:
    written = str(plan.get("fiscal_year", "")).strip()
    return "title" in plan and written.isdecimal() and int(written) == year
