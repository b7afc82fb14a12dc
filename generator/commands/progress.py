"""The verb that adds an entry to the monitoring log of a measure."""

from __future__ import annotations

from functools import partial

import click

from generator.commands.asking import Clerk
from generator.commands.editing import (
    MEASURE_KEYS,
    Desk,
    at_desk,
    at_place,
    carry_out,
    find_measure,
    read_values,
    wrong_period,
)
from generator.commands.options import read_year
from generator.edit.change import with_item
from generator.edit.data import look
from generator.edit.where import file_of_measure, measure_path
from generator.edit.writing import Value
from generator.meaning import NO_BUDGET
from generator.problems import KeyPath
from generator.thai.period import Period
from generator.thai.reader import read_period


@click.command()
@click.argument("measure", metavar="M")
@click.option("--year", callback=read_year, help="ปีงบประมาณของแผน (fiscal year of the plan)")
@click.option("--period", help="วันหรือเดือนที่ติดตาม เช่น ก.พ. 66 (day or month)")
@click.option("--result", help="ผลการดำเนินการ (what was done)")
@click.option("--by", help="ฝ่ายที่รายงาน รหัสหรือชื่อ (the unit that reports)")
@click.option("--spent", help="งบประมาณที่ใช้ เป็นบาท (baht spent)")
@click.option("--problems", help="ปัญหา อุปสรรค (problems)")
@click.option("--suggestions", help="ข้อเสนอแนะ (suggestions)")
@click.option("--evidence", multiple=True, help="รหัสของหลักฐาน ใส่ซ้ำได้ (ids of evidence)")
@at_desk
def progress(
    desk: Desk,
    measure: str,
    year: int | None,
    period: str | None,
    result: str | None,
    by: str | None,
    spent: str | None,
    problems: str | None,
    suggestions: str | None,
    evidence: tuple[str, ...],
) -> int:
    """บันทึกผลการกำกับติดตามของมาตรการ M (add to the monitoring log of measure M)

    M คือรหัส ลำดับเช่น 1.2 หรือส่วนหนึ่งของชื่อมาตรการ
    """
    plan, found = find_measure(desk, measure, year)
    fiscal_year, clerk = plan.fiscal_year, desk.clerk
    clerk.say(f"มาตรการ {found.number} {found.title}", f"measure {found.number} {found.title}")
    entry: dict[str, Value] = {
        "period": clerk.ask(
            "--period",
            period,
            "วันหรือเดือนที่ติดตาม เช่น ก.พ. 66",
            "day or month, such as ก.พ. 66",
            check=partial(wrong_period, fiscal_year=fiscal_year),
        ),
        "result": clerk.ask("--result", result, "ผลการดำเนินการ", "what was done"),
        "spent": spent,
        "problems": problems,
        "suggestions": suggestions,
    }
    if clerk.terminal and not clerk.yes:
        entry |= _more(clerk, entry)
    entry["by"] = desk.ask_unit("--by", by, "ฝ่ายที่รายงาน", "the unit that reports", found)
    entry["evidence"] = list(evidence) or None
    clerk.complete()
    written: dict[str, Value] = {key: value for key, value in entry.items() if value is not None}
    file = file_of_measure(desk.path, desk.loaded, fiscal_year, found.id) or desk.path
    change = partial(_add, year=fiscal_year, measure=found.id, entry=written)
    return carry_out(desk, {file: change})


def _more(clerk: Clerk, entry: dict[str, Value]) -> dict[str, Value]:
    """Ask for what the report of results has further columns for."""
    asked = (
        ("spent", f"งบประมาณที่ใช้ เป็นบาท หรือ {NO_BUDGET}", "baht spent"),
        ("problems", "ปัญหา อุปสรรค", "problems"),
        ("suggestions", "ข้อเสนอแนะ", "suggestions"),
    )
    return {
        key: clerk.ask(f"--{key}", None, th, en, needed=False)
        for key, th, en in asked
        if entry[key] is None
    }


def _add(text: str, year: int, measure: str, entry: dict[str, Value]) -> str:
    def change(text: str, path: KeyPath) -> str:
        place = (*path, "progress")
        at = _after_earlier(look(read_values(text), place), str(entry["period"]), year)
        return with_item(text, place, entry, at, MEASURE_KEYS)

    return at_place(lambda data: measure_path(data, year, measure), change, text)


def _after_earlier(entries: object, period: str, year: int) -> int | None:
    """The log runs by time: find the place before the first entry of a later time."""
    new = read_period(period, year)
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        said = entry.get("period") if isinstance(entry, dict) else None
        old = read_period(said, year) if isinstance(said, str) else None
        if isinstance(old, Period) and isinstance(new, Period) and old.start > new.start:
            return index
    return None
