"""The verb that begins a new office's site: init."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.clock import build_day
from generator.commands.options import FINE, WRONG, as_of_option, complain, lang_option
from generator.problems import Finding, Place, Problem
from generator.report import as_lines
from generator.source import Source, read_source
from generator.starting.answers import faults_of, id_from, read_answers
from generator.starting.files import PIPELINES, Occupied, occupants, office_files, write_office
from generator.starting.tool import NoTool, Tool, tool_from
from generator.thai.calendar import fiscal_year_of

_QUESTIONS = {
    "name": ("ชื่อเต็มของหน่วยงาน", "full name of the office"),
    "parent": ("หน่วยงานต้นสังกัด (ไม่มีให้กด Enter)", "parent office (Enter for none)"),
    "website": (
        "ที่อยู่เว็บไซต์หลัก เช่น https://www.example.go.th/ (ไม่มีให้กด Enter)",
        "address of its main web site (Enter for none)",
    ),
    "id": ("รหัสสั้นของหน่วยงาน อักษร a–z เช่น bangkoknoi", "short id, letters a–z"),
    "fiscal_year": ("ปีงบประมาณ พ.ศ.", "fiscal year (B.E.)"),
    "units": ("ชื่อฝ่ายหรือกอง ทีละชื่อ (ครบแล้วกด Enter)", "a unit's name (Enter when all are named)"),
    "phone": ("โทรศัพท์รับเรื่องร้องเรียน (ไม่มีให้กด Enter)", "phone for complaints (Enter for none)"),
    "site_url": (
        "ที่อยู่ที่จะวางเว็บไซต์นี้ (ยังไม่รู้ให้กด Enter)",
        "address where this site will be (Enter if not known)",
    ),
}
_HOSTS: Mapping[str, Sequence[str]] = {
    "both": tuple(PIPELINES), "none": (), **{host: (host,) for host in PIPELINES}
}  # fmt: skip


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="ชื่อเต็มของหน่วยงาน (name of the office)")
@click.option("--id", "id_", help="รหัสสั้นของหน่วยงาน อักษร a–z (short id)")
@click.option("--year", "fiscal_year", help="ปีงบประมาณ พ.ศ. ปกติคือปีปัจจุบัน (fiscal year)")
@click.option("--parent", help="หน่วยงานต้นสังกัด (parent office)")
@click.option("--website", help="ที่อยู่เว็บไซต์หลักของหน่วยงาน (its main web site)")
@click.option("--unit", "units", multiple=True, help="ชื่อฝ่าย หรือ รหัส=ชื่อ ใส่ซ้ำได้ (a unit)")
@click.option("--phone", help="โทรศัพท์รับเรื่องร้องเรียน (phone for complaints)")
@click.option("--site-url", help="ที่อยู่ที่จะวางเว็บไซต์นี้ (where this site will be)")
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="ไฟล์ YAML ที่มีคำตอบ แทนการถาม (a file with the answers)",
)
@click.option(
    "--ci",
    type=click.Choice(list(_HOSTS)),
    default="both",
    help="ชุดคำสั่งอัตโนมัติของ GitHub, GitLab, ทั้งสอง หรือไม่ใส่ (pipelines)",
)
@click.option(
    "--tool",
    metavar="SOURCE",
    help="ที่มาของโปรแกรมสำหรับชุดคำสั่งอัตโนมัติ: git+https://…@commit หรือไฟล์ .whl (where from)",
)
@click.option("--dry-run", is_flag=True, help="บอกเพียงว่าจะเขียนไฟล์ใด (write nothing)")
@as_of_option
@lang_option
def init(
    folder: Path, file: Path | None, ci: str, tool: str | None, dry_run: bool,
    as_of: date | None, lang: str, id_: str | None, units: tuple[str, ...], **flags: str | None,
) -> int:  # fmt: skip
    """สร้างโฟลเดอร์ FOLDER สำหรับเว็บไซต์ของหน่วยงานใหม่ (begin a new office's site)

    ถามทีละข้อ หรือรับคำตอบจากตัวเลือกหรือไฟล์ ไม่เขียนทับสิ่งใดที่มีอยู่
    """
    try:
        there = occupants(folder)
        pinned = tool_from(tool)
    except NoTool:
        thai = f"{tool} ใช้ไม่ได้ ใช้ git+https://…@รหัส commit 40 ตัว หรือไฟล์ prongsai-….whl"
        complain(lang, thai, f"{tool} is neither git+https://…@<40 hex> nor a wheel of prongsai")
        return WRONG
    except OSError as error:
        return _unreadable(error, lang)
    if there:
        return _occupied(folder, there, lang)
    given: dict[str, Any] = {k: v for k, v in flags.items() if v is not None}
    given |= {"id": id_} if id_ else {}
    given |= {"units": list(units)} if units else {}
    source, problems = read_source(file, str(file)) if file else (None, [])
    if file and (source is None or problems):
        click.echo("\n".join(as_lines(problems, lang)), err=True)
        return WRONG
    answered = _from_file(source) | given
    year = fiscal_year_of(as_of or build_day(os.environ))
    if source is None and sys.stdin.isatty() and not {"name", "id"} <= answered.keys():
        answered = _asked(answered, year, lang)
    office, findings = read_answers({"fiscal_year": str(year), **answered})
    if office is None:
        told = _problems(findings, source, given)
        click.echo("\n".join(as_lines(told, lang)), err=True)
        return WRONG
    return _begin(folder, office_files(office, _HOSTS[ci], pinned), pinned, dry_run, lang)


def _from_file(source: Source | None) -> dict[str, Any]:
    return dict(source.data) if source and isinstance(source.data, dict) else {}


def _asked(answered: Mapping[str, Any], year: int, lang: str) -> dict[str, Any]:
    """Ask a person for what is not answered yet; an empty answer leaves a thing unknown."""
    found = dict(answered)
    for key in ("name", "parent", "website", "id", "fiscal_year", "units", "phone", "site_url"):
        if key in found:
            continue
        if key == "units":
            found[key] = _asked_units(lang)
            continue
        default = {"id": id_from(found.get("website")), "fiscal_year": str(year)}.get(key)
        needed = key in ("name", "id")
        said = _asked_for(key, default or (None if needed else ""), lang)
        if said:
            found[key] = said
    return found


def _asked_units(lang: str) -> list[str]:
    units: list[str] = []
    while said := _asked_for("units", "", lang):
        units.append(said)
    return units


def _asked_for(key: str, default: str | None, lang: str) -> str:
    """Ask until the answer can be used: what is wrong is told at once, not after all questions."""
    while True:
        asked = click.prompt(
            _QUESTIONS[key][lang != "th"], default=default, show_default=bool(default)
        )
        said = str(asked).strip()
        faults = faults_of(key, said) if said else []
        if not faults:
            return said
        click.echo("\n".join(as_lines(_problems(faults, None, {}), lang)), err=True)


def _problems(
    findings: Sequence[Finding], source: Source | None, given: Mapping[str, Any]
) -> list[Problem]:
    """Say of each fault where it was written: in the file, or as an option."""
    of_file = [f for f in findings if source and f.path[:1] and f.path[0] not in given]
    told = source.problems(of_file) if source else []
    flags = {"fiscal_year": "--year", "units": "--unit", "site_url": "--site-url"}
    for finding in findings:
        if finding not in of_file:
            key = str(finding.path[0]) if finding.path else ""
            told.append(Problem(finding.code, Place(flags.get(key, f"--{key}")), finding.values))
    return told


def _begin(folder: Path, made: Mapping[str, bytes], tool: Tool, dry_run: bool, lang: str) -> int:
    if not dry_run:
        try:
            write_office(folder, made)
        except Occupied as error:
            return _occupied(folder, error.names, lang)
        except OSError as error:
            return _unreadable(error, lang)
    for name in made:
        click.echo(folder / name)
    if not tool.requirement:
        complain(
            lang,
            "ยังไม่รู้ที่มาของโปรแกรม: ก่อนใช้ GitHub หรือ GitLab ใส่หนึ่งบรรทัดใน prongsai.txt",
            "where the tool comes from is not known: add a line to prongsai.txt before using CI",
        )
    if dry_run:
        complain(lang, f"จะเขียน {len(made)} ไฟล์", f"to be written: {len(made)} files")
    else:
        complain(
            lang,
            f"เขียนแล้ว {len(made)} ไฟล์ ต่อไป: อ่าน README.md ใน {folder} แล้วสั่ง prongsai check ในนั้น",
            f"{len(made)} files written. Next: read README.md in {folder}, then prongsai check",
        )
    return FINE


def _occupied(folder: Path, names: Sequence[str], lang: str) -> int:
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    complain(
        lang,
        f"{folder} ไม่ว่าง มี {shown} อยู่แล้ว ไม่เขียนทับ ใช้โฟลเดอร์ใหม่",
        f"{folder} is not empty, it holds {shown}: nothing was written, name a new folder",
    )
    return WRONG


def _unreadable(error: OSError, lang: str) -> int:
    where, why = error.filename, error.strerror
    complain(lang, f"อ่านหรือเขียน {where} ไม่ได้: {why}", f"cannot read or write {where}: {why}")
    return WRONG
