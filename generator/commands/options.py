"""What the verbs share: their options, their exit statuses, how they complain."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.clock import FIRST_YEAR, LAST_YEAR
from generator.holdings import CONTENT
from generator.load import Loaded
from generator.office import Office, open_office
from generator.report import are_faults
from generator.thai.calendar import BE_OFFSET

FINE, FOUND, WRONG = 0, 1, 2
#: The fiscal years (พ.ศ.) that a register can hold.
FIRST_FISCAL, LAST_FISCAL = 2500, 2699

lang_option = click.option(
    "--lang",
    type=click.Choice(["th", "en"]),
    default="th",
    envvar="PRONGSAI_LANG",
    help="ภาษาของข้อความ (language of messages)",
)
measures_argument = click.argument(
    "measures", type=click.Path(path_type=Path), default=Path("measures.yml"), required=False
)
measures_option = click.option(
    "-m",
    "--measures",
    type=click.Path(path_type=Path),
    default=Path("measures.yml"),
    help="ไฟล์ทะเบียน",
)
config_option = click.option(
    "-f",
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    help="ไฟล์ mkdocs.yml",
)


def read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """Read ``--as-of``. A year of the Buddhist era is named as such: it is the usual mistake."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} ไม่ใช่วันที่ เขียนแบบ 2023-04-02 (YYYY-MM-DD)") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        christian = day.year - BE_OFFSET
        hint = (
            f" หมายถึง {christian}{text[4:]} หรือไม่" if FIRST_YEAR <= christian <= LAST_YEAR else ""
        )
        raise click.BadParameter(f"{text} ต้องเป็นปี ค.ศ. (A.D.){hint}")
    return day


def read_year(_context: click.Context, _option: click.Parameter, text: str | None) -> int | None:
    """Read a fiscal year, in any digits. Two digits and years A.D. are named as what was meant."""
    if text is None:
        return None
    year = int(text) if text.isdecimal() else 0
    if FIRST_FISCAL <= year <= LAST_FISCAL:
        return year
    meant = year + (FIRST_FISCAL if year < 100 else BE_OFFSET)
    hint = f" หมายถึง {meant} หรือไม่" if FIRST_FISCAL < meant <= LAST_FISCAL else ""
    raise click.BadParameter(f"{text} ไม่ใช่ปีงบประมาณ เขียน พ.ศ. สี่หลัก เช่น 2567{hint}")


as_of_option = click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    callback=read_day,
    help="คำนวณสถานะ ณ วันที่นี้ เขียนเป็น ค.ศ. เช่น 2023-04-02 (ปกติคือวันนี้)",
)


def open_beside(measures: Path) -> Office:
    """Read what lies beside a register."""
    folder = measures.parent
    return open_office(folder, folder / CONTENT, progress=sys.stderr.isatty())


def status_of(loaded: Loaded) -> int:
    """Tell the exit status of what was loaded."""
    if not are_faults(loaded.problems):
        return FINE
    unreadable = any(
        p.code.startswith(("file-", "encoding-")) and not p.place.file.startswith(CONTENT)
        for p in loaded.problems
    )
    return WRONG if unreadable and loaded.register is None else FOUND


def complain(lang: str, thai: str, english: str) -> None:
    """Say in one language why a verb cannot do its work."""
    click.echo(thai if lang == "th" else english, err=True)
