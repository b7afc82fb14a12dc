"""The verb that brings a piece of evidence in: the file copied, inspected and entered."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.adding import Flags, Taken
from generator.commands.adding_file import add_file, add_url
from generator.commands.asking import Stop
from generator.commands.editing import Desk, at_desk, find_measure
from generator.commands.options import WRONG, read_year
from generator.register import Plan


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--measure", "-M", help="มาตรการ: รหัส ลำดับ หรือส่วนหนึ่งของชื่อ (the measure)")
@click.option("--disclosure", multiple=True, help="ข้อ OIT ที่ไฟล์นี้แสดง เช่น O12 ใส่ซ้ำได้ (OIT item)")
@click.option("--year", callback=read_year, help="ปีงบประมาณ (fiscal year)")
@click.option("--title", help="ชื่อหลักฐานที่ผู้อ่านเห็น (title)")
@click.option("--kind", help="ชนิด เช่น คู่มือ รายงาน หรือ manual report (kind)")
@click.option("--text", help="ข้อความในภาพ สำหรับผู้ที่มองไม่เห็น (what a picture says)")
@click.option("--date", help="วันที่ของเอกสาร เช่น 28 มี.ค. 66 (date of the document)")
@click.option("--period", help="ช่วงเวลาที่เอกสารกล่าวถึง เช่น ต.ค. 65 (time it tells of)")
@click.option("--proves", help="ลำดับผลผลิตที่รองรับ เช่น 1 หรือ 1,2 (which outputs)")
@click.option("--unit", help="ฝ่ายเจ้าของเอกสาร รหัสหรือชื่อ (unit)")
@click.option("--replaces", help="รหัสของหลักฐานฉบับก่อน (id of the version before)")
@click.option("--name", help="ชื่อไฟล์ใหม่ a–z 0–9 - ไม่ต้องใส่นามสกุล (name of the copy)")
@click.option("--anchors/--no-anchors", default=True, help="ใส่หัวข้อและเลขหน้าที่พบ (headings)")
@click.option("--clean/--no-clean", default=None, help="เอาข้อมูลแฝงออกจากสำเนา (clean the copy)")
@at_desk
def add(
    desk: Desk,
    file: str,
    measure: str | None,
    disclosure: tuple[str, ...],
    year: int | None,
    title: str | None,
    kind: str | None,
    text: str | None,
    date: str | None,
    period: str | None,
    proves: str | None,
    unit: str | None,
    replaces: str | None,
    name: str | None,
    anchors: bool,
    clean: bool | None,
) -> int:
    """เพิ่มหลักฐาน FILE ให้มาตรการหรือข้อ OIT (add evidence to a measure or an OIT item)

    FILE คือไฟล์ในเครื่อง หรือที่อยู่เว็บ https://… ไฟล์เดิมไม่ถูกแก้ไข ระบบเก็บสำเนาใน content/evidence/
    """
    if measure is None and not disclosure:
        measure = desk.clerk.ask("--measure", None, "มาตรการ (รหัส ลำดับ หรือส่วนหนึ่งของชื่อ)", "measure")
        desk.clerk.complete()
    plan, found = find_measure(desk, measure, year) if measure else (None, None)
    fiscal_year = plan.fiscal_year if plan else year or _newest(desk.register.plans)
    flags = Flags(
        title, kind, text, date, period, proves, unit, replaces, name, anchors, clean, disclosure
    )
    taken = Taken(desk, fiscal_year, found, flags)
    if file.startswith(("http://", "https://")):
        return add_url(taken, file)
    return add_file(taken, Path(file))


def _newest(plans: tuple[Plan, ...]) -> int:
    years = [plan.fiscal_year for plan in plans]
    if not years:
        raise Stop(WRONG, "ระบุปีงบประมาณด้วย --year", "give the fiscal year by --year")
    return max(years)
