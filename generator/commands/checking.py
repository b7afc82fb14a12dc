"""Verbs that look for faults: check, links."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.clock import build_day
from generator.commands.options import (
    FINE,
    FOUND,
    as_of_option,
    complain,
    lang_option,
    measures_argument,
    open_beside,
    status_of,
)
from generator.gate import checked, worst_first
from generator.history import last_changed
from generator.linkcheck.command import links_command
from generator.linkcheck.exempt import Exemption
from generator.load import load
from generator.owners import owners_of, unit_names
from generator.problems import Problem
from generator.report import FORMATS, are_faults
from generator.report_gate import gate_html, gate_text
from generator.site_url import site_url_of

_GATE = {"text": gate_text, "html": gate_html}


@click.command()
@measures_argument
@lang_option
@click.option(
    "--format", "shape", type=click.Choice(list(FORMATS)), default="text", help="รูปแบบของรายงาน"
)
@click.option(
    "--publish",
    is_flag=True,
    help="ตรวจทุกอย่างก่อนเผยแพร่จริง: ไฟล์ตัวอย่าง แบบ OIT ที่อยู่เดิม ลิงก์ในเว็บไซต์ (the gate)",
)
@click.option(
    "--site",
    "built",
    type=click.Path(path_type=Path, file_okay=False),
    help="ตรวจลิงก์ภายในของเว็บไซต์ที่สร้างแล้วในโฟลเดอร์นี้ด้วย (inner links of a built site)",
)
@as_of_option
def check(
    measures: Path, lang: str, shape: str, publish: bool, built: Path | None, as_of: date | None
) -> int:
    """ตรวจ measures.yml และไฟล์หลักฐาน แล้วบอกว่าผิดตรงไหนและแก้อย่างไร (check register and files)"""
    office = open_beside(measures)
    loaded = load(measures, last_changed, office.stock.holdings, publish=publish)
    whole = checked(measures, loaded, office, as_of or build_day(os.environ), publish=publish)
    trial = publish and loaded.register is not None
    problems = [*whole.problems, *_inner_links(measures, built, as_of, trial=trial)]
    if not publish or shape not in _GATE:
        click.echo(FORMATS[shape](problems, lang))
    else:
        names = unit_names(loaded.sources.values())
        owners = owners_of(loaded.register, loaded.sources)
        click.echo(_GATE[shape](worst_first(problems), owners, names, lang))
    if problems and shape == "text":
        hint = f"prongsai explain {problems[0].code}"
        complain(lang, f"อธิบายรหัสใน [ ]: {hint}", f"what a code in [ ] means: {hint}")
    if loaded.register is None:
        return status_of(loaded)
    return FOUND if are_faults(problems) else FINE


def _inner_links(
    measures: Path, built: Path | None, as_of: date | None, *, trial: bool
) -> Sequence[Problem]:
    """Check the links of a built site; before publishing one is built only for that."""
    config = measures.parent / "mkdocs.yml"
    if built is not None:
        from generator.linkcheck.inside.check import as_problems, check_site

        return as_problems(check_site(built, site_url_of(None, config)))
    if trial and config.is_file():
        from generator.engine import trial_problems

        return trial_problems(config, as_of)
    return ()


def _exemptions(measures: Path) -> Sequence[Exemption]:
    loaded = load(measures)
    return loaded.register.link_exceptions if loaded.register else ()


links = links_command(_exemptions)
