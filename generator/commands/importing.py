"""The verb ``import``: from a document with the plan to a draft in YAML, or into the register."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.asking import Clerk, Stop, stopping
from generator.commands.drafts import Wish, update_plan, write_draft
from generator.commands.editing import editing_options, open_desk
from generator.commands.new_files import refuse_existing
from generator.commands.options import WRONG, read_year
from generator.importing.draft import DraftPlan
from generator.importing.heading import years_of_name
from generator.importing.opening import open_contents
from generator.importing.reading import plans_of
from generator.importing.words import NotUnderstood, Words
from generator.inspect.limits import MOST_BYTES

_PASTED = "-"


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--year", callback=read_year, help="ปีงบประมาณของแผน ปกติอ่านจากเอกสาร (fiscal year)")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="ไฟล์ร่าง ปกติคือ draft-ปี.yml ข้าง measures.yml (the draft)",
)
@click.option(
    "--update",
    "updates",
    is_flag=True,
    help="ใส่ลงทะเบียน: ปรับแผนปีเดียวกัน หรือเพิ่มแผนของปีใหม่ (change the register)",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="บันทึกรายงานทุกเซลล์ลงไฟล์นี้ (save what became of every cell)",
)
@editing_options
@stopping
def import_(
    file: Path,
    year: int | None,
    output: Path | None,
    updates: bool,
    report: Path | None,
    measures: Path,
    dry_run: bool,
    yes: bool,
    change_reason: str | None,
    lang: str,
) -> int:
    """อ่านแผนหรือรายงานผลจาก FILE แล้วร่างเป็น YAML (draft a plan from a document)

    FILE เป็น .docx .xlsx .csv .html .md หรือ .txt ที่คัดลอกตารางจาก Word มาวาง หรือ - เพื่ออ่านข้อความที่วาง

    ปกติเขียนไฟล์ร่างไฟล์ใหม่ --update ใส่ลงทะเบียน โดยแสดงสิ่งที่จะเปลี่ยนและถามก่อน รหัสและสิ่งที่เพิ่มไว้แล้วคงอยู่
    """
    pasted = str(file) == _PASTED
    source = "ข้อความที่วาง" if pasted else file.name
    # What is pasted comes in where the answers would.
    clerk = Clerk(lang, yes, terminal=sys.stdin.isatty() and not pasted)
    there = measures.exists()
    desk = (
        open_desk(measures, clerk, dry_run=dry_run, change_reason=change_reason) if there else None
    )
    try:
        plans = plans_of(open_contents(_read(file), source), year)
    except NotUnderstood as refused:
        raise _not_understood(source, refused) from refused
    plan, chosen = _chosen(plans, year, source)
    wish = Wish(source, output, report, clerk, dry_run)
    if report:
        refuse_existing(report)
    if not updates:
        return write_draft(plan, chosen, measures, desk.register if desk else None, wish)
    if desk is None:
        raise Stop(
            WRONG,
            f"ไม่มี {measures} ให้ปรับ นำเข้าเป็นไฟล์ร่างได้โดยไม่ใช้ --update",
            f"there is no {measures}: import a draft, without --update",
        )
    return update_plan(plan, chosen, desk, wish)


def _read(file: Path) -> bytes:
    try:
        if str(file) == _PASTED:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        if file.exists() and not file.is_file():
            raise Stop(WRONG, f"{file} ไม่ใช่ไฟล์ ระบุไฟล์เดียว", f"{file} is no file")
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Stop(WRONG, f"ไม่พบไฟล์ {file} ตรวจชื่อและโฟลเดอร์", f"there is no file {file}") from error
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise Stop(WRONG, f"อ่าน {file} ไม่ได้: {detail}", f"cannot read {file}: {detail}") from error


def _chosen(plans: list[DraftPlan], year: int | None, source: str) -> tuple[DraftPlan, int]:
    """Choose the plan and its year; several years without --year are a question, not a guess."""
    named = sorted({known for plan in plans for known in plan.heading.years})
    if year is not None:
        fitting = [plan for plan in plans if year in plan.heading.years]
        if fitting or len(plans) == 1:
            return (fitting or plans)[0], year
        years = ", ".join(map(str, named))
        raise Stop(
            WRONG, f"{source} ไม่มีแผนปี {year} มีปี {years}", f"no plan of {year}, only: {years}"
        )
    if not named:
        named = sorted(set(years_of_name(source)))
    if len(named) == 1 and len(plans) == 1:
        return plans[0], named[0]
    if named:
        years = ", ".join(map(str, named))
        raise Stop(
            WRONG,
            f"{source} มีแผนของปี {years} ระบุปีที่ต้องการ เช่น --year {named[0]}",
            f"{source} holds the years {years}: choose with --year {named[0]}",
        )
    raise Stop(
        WRONG,
        f"{source} ไม่ได้บอกปีงบประมาณ ระบุด้วย --year เช่น --year 2567",
        f"{source} names no fiscal year: give it with --year",
    )


def _not_understood(source: str, refused: NotUnderstood) -> Stop:
    place = (
        Words(f" {refused.where.th}:", f" {refused.where.en}:") if refused.where else Words("", "")
    )
    return Stop(
        WRONG,
        f"ไม่เข้าใจ {source}:{place.th} {refused.said.th}",
        f"not understood: {source}:{place.en} {refused.said.en}",
    )
