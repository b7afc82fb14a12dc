"""Verbs for the official papers of a year: ``export plan`` (O42) and ``export report`` (O43)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from generator.assess import assess
from generator.clock import build_day
from generator.commands.asking import Clerk, stopping
from generator.commands.forms import Unusable, opened, written
from generator.commands.new_files import ask_existing, over_option
from generator.commands.options import (
    WRONG,
    as_of_option,
    complain,
    lang_option,
    measures_option,
    read_year,
)
from generator.papers.paper import Paper
from generator.papers.pdf import Unprintable, pdf
from generator.papers.plan_paper import plan_paper
from generator.papers.report_paper import Sources, report_paper
from generator.papers.word import word
from generator.papers.workbook import workbook
from generator.register import Plan, Register
from generator.site_url import site_url_of
from generator.thai.numerals import Numerals

_WRITERS: Mapping[str, Callable[[Paper], bytes]] = {".docx": word, ".pdf": pdf, ".xlsx": workbook}

_target = click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
_year = click.option(
    "--year", callback=read_year, help="ปีงบประมาณของแผน ปกติคือปีล่าสุด (fiscal year of the plan)"
)
_digits = click.option(
    "--digits",
    type=click.Choice([each.value for each in Numerals]),
    default=Numerals.ARABIC.value,
    help="เลขไทยหรืออารบิกในข้อความที่โปรแกรมเขียน (numerals of what the paper itself writes)",
)


@click.command()
@_target
@measures_option
@_year
@_digits
@as_of_option
@over_option
@lang_option
@stopping
def plan(
    target: Path,
    measures: Path,
    year: int | None,
    digits: str,
    as_of: date | None,
    yes: bool,
    lang: str,
) -> int:
    """เขียนแผนมาตรการของปีลง TARGET เป็น .docx .pdf หรือ .xlsx (the plan of a year)

    ช่องในตารางตรงกับ measures.yml ทุกตัวอักษร
    """
    day = as_of or build_day(os.environ)
    return _export(
        *(target, measures, year, day, Clerk(lang, yes)),
        lambda register, plan: plan_paper(plan, register.agency, day, Numerals(digits)),
    )


@click.command()
@_target
@measures_option
@_year
@_digits
@click.option("--site-url", help="ที่อยู่ของเว็บไซต์จริง ปกติคือ site_url ใน mkdocs.yml")
@as_of_option
@over_option
@lang_option
@stopping
def report(
    target: Path,
    measures: Path,
    year: int | None,
    digits: str,
    site_url: str | None,
    as_of: date | None,
    yes: bool,
    lang: str,
) -> int:
    """เขียนรายงานผลตามแผนของปีลง TARGET เป็น .docx .pdf หรือ .xlsx (the report on a year's plan)

    สถานะและหลักฐานมาจากข้อมูล ณ วันที่ใน --as-of สิ่งที่ไม่มีในข้อมูลเขียนว่ายังไม่มี
    """
    day = as_of or build_day(os.environ)
    address = site_url_of(site_url, measures.parent / "mkdocs.yml")
    if site_url and address is None:
        complain(lang, f"{site_url} ไม่ใช่ที่อยู่เว็บ ขึ้นต้นด้วย https://", f"no web address: {site_url}")
        return WRONG

    def made(register: Register, plan: Plan) -> Paper:
        sources = Sources({item.id: item for item in register.evidence}, address)
        return report_paper(assess(plan, day), register.agency, sources, Numerals(digits))

    return _export(target, measures, year, day, Clerk(lang, yes), made)


def _export(
    target: Path,
    measures: Path,
    year: int | None,
    day: date,
    clerk: Clerk,
    made: Callable[[Register, Plan], Paper],
) -> int:
    lang = clerk.lang
    writer = _WRITERS.get(target.suffix.lower())
    if writer is None:
        kinds = " ".join(_WRITERS)
        complain(lang, f"{target.name} ต้องลงท้ายด้วย {kinds}", f"the file has to end in {kinds}")
        return WRONG
    ask_existing(target, clerk)
    try:
        _, _, register, _ = opened(measures, day, lang)
    except Unusable as error:
        return error.status
    found = next((p for p in register.plans if year in (None, p.fiscal_year)), None)
    if found is None:
        known = " ".join(str(p.fiscal_year) for p in register.plans) or "-"
        complain(lang, f"ไม่มีแผนปี {year} มี: {known}", f"no plan of {year}, only: {known}")
        return WRONG
    try:
        content = writer(made(register, found))
    except Unprintable as error:
        complain(
            lang,
            f"แบบ PDF ไม่มีรูปของอักษรบางตัว แก้ข้อความ หรือเขียนเป็น .docx: {error.said}",
            f"no font of the PDF has a letter; mend the text or write a .docx: {error.said}",
        )
        return WRONG
    status = written(target, content, lang)
    if status != WRONG:
        complain(
            lang,
            f"เผยแพร่เป็นหลักฐานได้ด้วย prongsai add {target}",
            f"to publish it as evidence: prongsai add {target}",
        )
    return status
