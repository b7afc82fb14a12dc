"""Verbs for the forms of a year: status, export, carry, ledger."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from generator.addresses.book import ATTRIBUTE, LEDGER, ledger_text
from generator.answer_sheet import sheet_csv, sheet_xlsx
from generator.clock import build_day
from generator.commands.asking import Clerk, stopping
from generator.commands.new_files import ask_existing, over_option, refuse_existing
from generator.commands.options import (
    FINE,
    FOUND,
    WRONG,
    as_of_option,
    complain,
    lang_option,
    measures_argument,
    measures_option,
    open_beside,
    read_year,
    status_of,
)
from generator.history import last_changed
from generator.ledger.check import unrecorded
from generator.ledger.living import living
from generator.ledger.record import recorded
from generator.load import Loaded, load
from generator.office import Office
from generator.oit.carry import carry as carried
from generator.oit.catalogue import OIT
from generator.oit.catalogue_file import catalogues_for
from generator.pages.oit_view import FormView
from generator.pages.site import Site
from generator.register import Register
from generator.report import FORMATS
from generator.safe_write import write_whole
from generator.site_url import site_url_of
from generator.status import Status, status_json, status_text, tasks
from generator.thai.text import fold


class Unusable(Exception):
    """The register cannot be used; its problems were told."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def opened(measures: Path, as_of: date | None, lang: str) -> tuple[Office, Loaded, Register, Site]:
    """Read everything. Raises Unusable when there is no register."""
    office = open_beside(measures)
    loaded = load(measures, last_changed, office.stock.holdings)
    if loaded.register is None:
        click.echo(FORMATS["text"](loaded.problems, lang), err=True)
        raise Unusable(status_of(loaded))
    site = office.site(loaded.register, as_of or build_day(os.environ))
    return office, loaded, loaded.register, site


@click.command()
@measures_argument
@click.option("--unit", help="เฉพาะฝ่ายนี้ รหัสหรือชื่อ (only this unit)")
@click.option("--year", callback=read_year, help="เฉพาะปีงบประมาณนี้ (only this fiscal year)")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text สำหรับวางใน LINE หรืออีเมล json สำหรับโปรแกรม",
)
@as_of_option
@lang_option
def status(
    measures: Path, unit: str | None, year: int | None, shape: str, as_of: date | None, lang: str
) -> int:
    """บอกสิ่งที่ยังขาด ใกล้ครบกำหนด และใกล้หมดอายุ แยกตามฝ่าย (what is left to do, by unit)"""
    try:
        _, _, register, site = opened(measures, as_of, lang)
    except Unusable as error:
        return error.status
    said = fold(unit or "").casefold()
    own = [each for each in register.units if said in (each.id, fold(each.name).casefold())]
    if unit is not None and not own:
        named = ", ".join(f"{each.id} {each.name}" for each in register.units)
        complain(lang, f"ไม่มีฝ่าย {unit} มี: {named}", f"no unit {unit}, only: {named}")
        return WRONG
    plans = [plan for plan in site.plans if year in (None, plan.year)]
    forms = [form for form in site.forms if year in (None, form.year)]
    found = tasks(register, plans, forms, site.as_of)
    if own:
        found = [task for task in found if task.concerns(own[0])]
    site_url = site_url_of(None, measures.parent / "mkdocs.yml")
    told = Status(register.agency.short, site.as_of, found, site_url)
    units = own or register.units
    click.echo(status_json(told) if shape == "json" else status_text(told, units, lang))
    return FINE


@click.group()
def export() -> None:
    """เขียนเอกสารจากข้อมูล (write documents from the data)"""


@export.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@measures_option
@click.option("--year", callback=read_year, help="ปีของแบบ ปกติคือปีล่าสุด (fiscal year of the form)")
@click.option("--scheme", default=OIT, help="ชื่อแบบ ปกติคือ OIT")
@click.option("--site-url", help="ที่อยู่ของเว็บไซต์จริง ปกติคือ site_url ใน mkdocs.yml")
@as_of_option
@over_option
@lang_option
@stopping
def itas(
    target: Path,
    measures: Path,
    year: int | None,
    scheme: str,
    site_url: str | None,
    as_of: date | None,
    yes: bool,
    lang: str,
) -> int:
    """เขียนแบบคำตอบสำหรับระบบ ITAS ลง TARGET เป็น .xlsx หรือ .csv (the answer sheet for ITAS)"""
    if target.suffix.lower() not in (".xlsx", ".csv"):
        complain(lang, f"{target.name} ต้องลงท้ายด้วย .xlsx หรือ .csv", "write to .xlsx or .csv")
        return WRONG
    ask_existing(target, Clerk(lang, yes))
    address = site_url_of(site_url, measures.parent / "mkdocs.yml")
    if address is None:
        complain(
            lang,
            "ยังไม่รู้ที่อยู่ของเว็บไซต์ ใส่ site_url ใน mkdocs.yml หรือ --site-url https://…/",
            "the site's address is not known: set site_url in mkdocs.yml, or --site-url",
        )
        return WRONG
    try:
        _, _, _, site = opened(measures, as_of, lang)
    except Unusable as error:
        return error.status
    form = _form(site, scheme, year)
    if form is None:
        said = f"{scheme} {year or ''}".strip()
        complain(lang, f"ไม่มีแบบ {said} ในข้อมูลนี้", f"there is no form {said}")
        return WRONG
    binary = target.suffix.lower() == ".xlsx"
    content = sheet_xlsx(form, address) if binary else sheet_csv(form, address).encode()
    return written(target, content, lang)


def _form(site: Site, scheme: str, year: int | None) -> FormView | None:
    fits = (f for f in site.forms if f.scheme == scheme and year in (None, f.year))
    return next(fits, None)


@click.command()
@click.argument("year", callback=read_year)
@click.argument("next_year", callback=read_year)
@measures_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="ไฟล์ใหม่ ปกติคือ draft-ปี.yml",
)
@lang_option
@stopping
def carry(year: int, next_year: int, measures: Path, output: Path | None, lang: str) -> int:
    """ร่างแผนและรายการเปิดเผยของ NEXT_YEAR จากของ YEAR ลงไฟล์ใหม่ (draft next year from this one)

    ไม่แก้ไฟล์ใดที่มีอยู่
    """
    if next_year <= year:
        complain(lang, f"{next_year} ไม่ใช่ปีหลัง {year}", f"{next_year} does not come after {year}")
        return WRONG
    try:
        _, _, register, _ = opened(measures, None, lang)
    except Unusable as error:
        return error.status
    target = output or measures.parent / f"draft-{next_year}.yml"
    refuse_existing(target)
    own = {catalogue.key: catalogue for catalogue in register.catalogues}
    following = next(
        (c for c in catalogues_for({next_year}, own) if c.key == (OIT, next_year)), None
    )
    if not any(plan.fiscal_year == year for plan in register.plans) and year not in {
        disclosure.fiscal_year for disclosure in register.disclosures
    }:
        complain(lang, f"ไม่มีข้อมูลของปี {year}", f"there is nothing of {year}")
        return WRONG
    return written(target, carried(register, year, next_year, following).encode(), lang)


@click.command()
@measures_argument
@click.option("--write", is_flag=True, help=f"บันทึกลง {LEDGER} (record)")
@as_of_option
@lang_option
def ledger(measures: Path, write: bool, as_of: date | None, lang: str) -> int:
    """บอกที่อยู่ใหม่ที่ยังไม่ได้บันทึก และบันทึกเมื่อจะเผยแพร่ (record the addresses made public)"""
    try:
        office, _, register, site = opened(measures, as_of, lang)
    except Unusable as error:
        return error.status
    if office.problems:
        click.echo(FORMATS["text"](office.problems, lang), err=True)
        return FOUND
    now = living(site)
    new = unrecorded(now, office.ledger)
    for address in new:
        click.echo(f"/{address}")
    counted = f"ที่อยู่ใหม่ {len(new)} แห่ง" if lang == "th" else f"new addresses: {len(new)}"
    click.echo(counted, err=True)
    if not write:
        return FINE
    text = ledger_text(recorded(register, now, office.ledger, site.as_of))
    status = written(measures.parent / LEDGER, text.encode(), lang)
    _hint_at_merging(measures.parent, lang)
    return status


def _hint_at_merging(folder: Path, lang: str) -> None:
    """Two branches that both add lines conflict, unless git is told to keep both."""
    attributes = folder / ".gitattributes"
    if not attributes.exists() or ATTRIBUTE not in attributes.read_text(encoding="utf-8"):
        complain(
            lang,
            f"เพิ่มบรรทัด {ATTRIBUTE} ในไฟล์ .gitattributes เพื่อให้รวมงานจากหลายคนได้โดยไม่ขัดกัน",
            f"add the line {ATTRIBUTE} to .gitattributes, so that branches merge",
        )


def written(target: Path, content: bytes, lang: str) -> int:
    """Write a file whole and say so; tells the exit status."""
    try:
        write_whole(target, content)
    except OSError as error:
        complain(lang, f"เขียน {target} ไม่ได้: {error.strerror}", f"cannot write: {error.strerror}")
        return WRONG
    click.echo(f"เขียน {target}" if lang == "th" else f"written {target}", err=True)
    return FINE
