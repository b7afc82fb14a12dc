"""What ``import`` does with a plan that it read: a draft of its own, or changes to a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands.asking import Clerk, Stop
from generator.commands.editing import Desk, carry_out, read_values
from generator.commands.new_files import new_file, refuse_existing
from generator.commands.options import FINE, WRONG
from generator.edit.change import with_item
from generator.edit.data import look
from generator.edit.file import Change
from generator.edit.refused import changed_meanwhile
from generator.edit.where import plan_in_files
from generator.importing.changes import changes_of
from generator.importing.draft import DraftPlan
from generator.importing.report import report_text
from generator.importing.values import names_of
from generator.importing.words import Remark
from generator.importing.writing import draft_text
from generator.register import Register
from generator.safe_write import write_whole


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; ``source`` is how messages call the document."""

    source: str
    output: Path | None
    report: Path | None
    clerk: Clerk
    dry_run: bool

    def tell(self, year: int, plan: DraftPlan, remarks: Sequence[Remark], *, err: bool) -> None:
        """Say what was understood, guessed and left; save the whole of it where that is wished."""
        lang = self.clerk.lang
        said = report_text(self.source, year, plan, remarks, lang, whole=False)
        click.echo(said, nl=False, err=err)
        if self.report and not self.dry_run:
            whole = report_text(self.source, year, plan, remarks, lang, whole=True)
            self.write_new(self.report, whole)

    def write_new(self, target: Path, text: str) -> None:
        """Write a file that is not there yet, and say so. Raises Stop."""
        refuse_existing(target)
        try:
            write_whole(target, text.encode())
        except (OSError, ValueError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            raise Stop(
                WRONG, f"เขียน {target} ไม่ได้: {detail}", f"cannot write {target}: {detail}"
            ) from error
        self.clerk.say(f"เขียน {target}", f"written {target}")


def write_draft(
    plan: DraftPlan, year: int, measures: Path, register: Register | None, wish: Wish
) -> int:
    """Write a draft and tell of it."""
    target = wish.output or measures.parent / f"draft-{year}.yml"
    names = names_of(plan, register)
    text = draft_text(plan, year, names, wish.source)
    if wish.dry_run:
        click.echo(text, nl=False)
    else:
        refuse_existing(target)
    wish.tell(year, plan, (*plan.remarks, *names.remarks), err=wish.dry_run)
    if not wish.dry_run:
        wish.write_new(target, text)
    if register and any(known.fiscal_year == year for known in register.plans):
        wish.clerk.say(
            f"ทะเบียนมีแผนปี {year} อยู่แล้ว ถ้าต้องการปรับแผนนั้น ใช้ --update แทนไฟล์ร่างนี้",
            f"the register has a plan of {year}: to change that one use --update",
        )
    return FINE


def update_plan(plan: DraftPlan, year: int, desk: Desk, wish: Wish) -> int:
    """Show what the document changes in the plan of its year, ask, and write."""
    found = plan_in_files(desk.path, desk.loaded, year)
    if found is None:
        return _add_plan(plan, year, desk, wish)
    path, place, old = found
    names = names_of(plan, desk.register, adds=not plan.is_report)
    changes = changes_of(plan, year, old, place, names)
    wish.tell(year, plan, (*plan.remarks, *names.remarks, *changes.remarks), err=False)
    words = wish.clerk.words
    if not changes.found:
        click.echo(words(f"ไม่มีอะไรเปลี่ยนใน {path}", f"nothing changes in {path}"))
        return FINE
    click.echo(words(f"\nจะเปลี่ยน {len(changes.found)} แห่งใน {path}", f"\nchanges in {path}"))
    for change in changes.found:
        click.echo(f"- {change.said.of(wish.clerk.lang)}")
    click.echo()

    def changed(text: str) -> str:
        if look(read_values(text), place) != old:
            raise changed_meanwhile(path)
        text = changes.applied(text)
        return names.new_units.with_units(text) if path == desk.path else text

    files: dict[Path, Change] = {path: changed}
    if path != desk.path and names.new_units.used:
        files[desk.path] = names.new_units.with_units
    return carry_out(desk, files)


def _add_plan(plan: DraftPlan, year: int, desk: Desk, wish: Wish) -> int:
    """Put the plan of a new year into a file of its own that measures.yml names."""
    target = desk.path.parent / f"plan-{year}.yml"
    refuse_existing(target)
    names = names_of(plan, desk.register, adds=True)
    text = draft_text(plan, year, names, wish.source, named=True)
    wish.tell(year, plan, (*plan.remarks, *names.remarks), err=False)
    click.echo()

    def named(old: str) -> str:
        named_it = with_item(old, ("plans",), {"file": target.name})
        return names.new_units.with_units(named_it)

    return carry_out(desk, {target: new_file(target, text), desk.path: named})
