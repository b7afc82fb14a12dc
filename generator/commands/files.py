"""Verbs for single files and copies: schema, clean, verify."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.options import FINE, FOUND, WRONG, complain, lang_option
from generator.report import FORMATS
from generator.schema import json_schema


@click.command()
def schema() -> int:
    """พิมพ์ JSON Schema ของ measures.yml สำหรับโปรแกรมแก้ไขข้อความ (print the JSON Schema)"""
    click.echo(json_schema(), nl=False)
    return FINE


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@lang_option
def clean(file: Path, lang: str) -> int:
    """ทำสำเนาของ FILE ที่ไม่มีข้อมูลแฝง วางไว้ข้างไฟล์เดิม (write a cleaned copy beside FILE)

    ไฟล์เดิมไม่ถูกแก้ไข
    """
    from generator.clean.beside import NotCleaned, write_beside

    try:
        written = write_beside(file)
    except NotCleaned as error:
        complain(lang, error.th, error.en)
        return WRONG
    for removal in written.removed:
        click.echo(removal.what_th if lang == "th" else removal.what_en)
    if written.path is None:
        click.echo("ไม่พบข้อมูลแฝง ไม่ต้องทำสำเนา" if lang == "th" else "nothing to take out: no copy")
        return FINE
    click.echo(f"เขียนสำเนาที่ {written.path}" if lang == "th" else f"written {written.path}")
    return FINE


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("site"))
@lang_option
@click.option(
    "--format", "shape", type=click.Choice(list(FORMATS)), default="text", help="รูปแบบของรายงาน"
)
def verify(folder: Path, lang: str, shape: str) -> int:
    """ตรวจเว็บไซต์ที่สร้างแล้ว หรือสำเนา กับ data/manifest.json (verify a built site)"""
    from generator.verify import verify_folder

    problems = verify_folder(folder)
    click.echo(FORMATS[shape](problems, lang))
    return FOUND if problems else FINE
