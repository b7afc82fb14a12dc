"""The verb ``import``: from a document with the plan to a draft in YAML."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.drafts import Wish, update_plan, write_draft
from generator.commands.options import (
    WRONG,
    complain,
    lang_option,
    measures_option,
    read_year,
    status_of,
)
from generator.importing.draft import DraftPlan
from generator.importing.heading import years_of_name
from generator.importing.opening import open_contents
from generator.importing.reading import plans_of
from generator.importing.words import NotUnderstood, Words
from generator.inspect.limits import MOST_BYTES
from generator.load import Loaded, load
from generator.report import FORMATS

_PASTED = "-"


class _Stopped(Exception):
    """The verb cannot go on; everything was said."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@measures_option
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
@click.option("--yes", is_flag=True, help="ไม่ถามก่อนเขียน ใช้กับ --update (do not ask)")
@click.option("--dry-run", is_flag=True, help="แสดงผลโดยไม่เขียนไฟล์ใด (write nothing)")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="บันทึกรายงานทุกเซลล์ลงไฟล์นี้ (save what became of every cell)",
)
@lang_option
def import_(
    file: Path,
    measures: Path,
    year: int | None,
    output: Path | None,
    updates: bool,
    yes: bool,
    dry_run: bool,
    report: Path | None,
    lang: str,
) -> int:
    """อ่านแผนหรือรายงานผลจาก FILE แล้วร่างเป็น YAML (draft a plan from a document)

    FILE เป็น .docx .xlsx .csv .html .md หรือ .txt ที่คัดลอกตารางจาก Word มาวาง หรือ - เพื่ออ่านข้อความที่วาง

    ปกติเขียนไฟล์ร่างไฟล์ใหม่ --update ใส่ลงทะเบียน โดยแสดงสิ่งที่จะเปลี่ยนและถามก่อน รหัสและสิ่งที่เพิ่มไว้แล้วคงอยู่
    """
    pasted = str(file) == _PASTED
    source = "ข้อความที่วาง" if pasted else file.name
    wish = Wish(source, measures, output, report, yes, dry_run, pasted, lang)
    try:
        loaded = _register(measures, lang)
        plans = plans_of(open_contents(_read(file, lang), source), year)
        plan, chosen = _chosen(plans, year, source, lang)
    except NotUnderstood as refused:
        _refuse(source, refused, lang)
        return WRONG
    except _Stopped as stopped:
        return stopped.status
    if report and wish.refuses(report):
        return WRONG
    take = update_plan if updates else write_draft
    return take(plan, chosen, loaded, wish)


def _register(measures: Path, lang: str) -> Loaded | None:
    """Load the register whose units a plan uses; None when there is none yet."""
    if not measures.exists():
        return None
    loaded = load(measures)
    if loaded.register is None:
        click.echo(FORMATS["text"](loaded.problems, lang), err=True)
        complain(
            lang,
            f"แก้ {measures} ให้ตรวจผ่านก่อน แล้วนำเข้าอีกครั้ง",
            f"mend {measures} first, then import again",
        )
        raise _Stopped(status_of(loaded))
    return loaded


def _read(file: Path, lang: str) -> bytes:
    try:
        if str(file) == _PASTED:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        if file.exists() and not file.is_file():
            complain(lang, f"{file} ไม่ใช่ไฟล์ ระบุไฟล์เดียว", f"{file} is no file")
            raise _Stopped(WRONG)
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        complain(lang, f"ไม่พบไฟล์ {file} ตรวจชื่อและโฟลเดอร์", f"there is no file {file}")
        raise _Stopped(WRONG) from error
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        complain(lang, f"อ่าน {file} ไม่ได้: {detail}", f"cannot read {file}: {detail}")
        raise _Stopped(WRONG) from error


def _chosen(
    plans: list[DraftPlan], year: int | None, source: str, lang: str
) -> tuple[DraftPlan, int]:
    """Choose the plan and its year; several years without --year are a question, not a guess."""
    named = sorted({known for plan in plans for known in plan.heading.years})
    if year is not None:
        fitting = [plan for plan in plans if year in plan.heading.years]
        if fitting or len(plans) == 1:
            return (fitting or plans)[0], year
        years = ", ".join(map(str, named))
        complain(lang, f"{source} ไม่มีแผนปี {year} มีปี {years}", f"no plan of {year}, only: {years}")
        raise _Stopped(WRONG)
    if not named:
        named = sorted(set(years_of_name(source)))
    if len(named) == 1 and len(plans) == 1:
        return plans[0], named[0]
    if named:
        years = ", ".join(map(str, named))
        thai = f"{source} มีแผนของปี {years} ระบุปีที่ต้องการ เช่น --year {named[0]}"
        complain(lang, thai, f"{source} holds the years {years}: choose with --year {named[0]}")
    else:
        thai = f"{source} ไม่ได้บอกปีงบประมาณ ระบุด้วย --year เช่น --year 2567"
        complain(lang, thai, f"{source} names no fiscal year: give it with --year")
    raise _Stopped(WRONG)


def _refuse(source: str, refused: NotUnderstood, lang: str) -> None:
    place = (
        Words(f" {refused.where.th}:", f" {refused.where.en}:") if refused.where else Words("", "")
    )
    complain(
        lang,
        f"ไม่เข้าใจ {source}:{place.th} {refused.said.th}",
        f"not understood: {source}:{place.en} {refused.said.en}",
    )
