"""The verb that begins a year: its plan drafted from the last one, in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping

import click

from generator.commands.asking import Stop
from generator.commands.editing import Desk, at_desk, carry_out, read_values
from generator.commands.new_files import new_file
from generator.commands.options import WRONG, read_year
from generator.document import EvidenceShape
from generator.edit.change import with_item, with_value
from generator.edit.where import all_evidence, path_of
from generator.head import folder_year
from generator.oit.carry import plan_draft
from generator.register import Plan
from generator.written import as_support


@click.command("new-year")
@click.argument("year", callback=read_year)
@click.option(
    "--from", "source", callback=read_year, help="ปีที่ยกมา ปกติคือปีล่าสุดก่อนหน้า (year to carry)"
)
@at_desk
def new_year(
    desk: Desk,
    year: int,
    source: int | None,
) -> int:
    """เริ่มแผนของปีงบประมาณ YEAR จากแผนปีก่อน ในไฟล์ plan-YEAR.yml (draft the plan of YEAR)

    มาตรการยกมาพร้อมรหัส ไม่ยกหลักฐานและผลการดำเนินการ วันครบกำหนดต้องกำหนดใหม่
    """
    plan = _earlier(desk, year, source)
    target = desk.path.parent / f"plan-{year}.yml"
    draft = plan_draft(plan, year)

    def named(text: str) -> str:
        return with_years(with_item(text, ("plans",), {"file": target.name}), owners)

    owners = {measure.id: _years_with(desk, measure.id) for measure in plan.measures}
    files = [path_of(desk.path, name) for name in desk.loaded.sources]
    others = {file: lambda text: with_years(text, owners) for file in files if file != desk.path}
    return carry_out(desk, {target: new_file(target, draft), **others, desk.path: named})


def with_years(text: str, owners: Mapping[str, list[int]]) -> str:
    """Write the year where evidence supports a measure whose id will be that of two years, and
    nothing else tells which is meant."""
    for path, entry in list(all_evidence(read_values(text))):
        if not isinstance(entry, dict) or folder_year(EvidenceShape.model_validate(entry)):
            continue
        supports = entry.get("supports")
        if isinstance(supports, str):
            supports, text = [supports], with_value(text, (*path, "supports"), [supports])
        for index, support in enumerate(supports or []):
            said = as_support(support)
            years = owners.get(said["measure"], [])
            if said.get("year") is not None or len(years) != 1:
                continue
            place = (*path, "supports", index)
            if isinstance(support, str):
                text = with_value(text, place, {**said, "year": years[0]})
            else:
                text = with_value(text, (*place, "year"), years[0])
    return text


def _years_with(desk: Desk, measure: str) -> list[int]:
    plans = desk.register.plans
    return [p.fiscal_year for p in plans if any(m.id == measure for m in p.measures)]


def _earlier(desk: Desk, year: int, source: int | None) -> Plan:
    """Find the plan to carry. Raises Stop when there is none, or the year has one already."""
    known = {plan.fiscal_year: plan for plan in desk.register.plans}
    years = ", ".join(map(str, known)) or "-"
    if year in known:
        raise Stop(WRONG, f"มีแผนของปี {year} อยู่แล้ว", f"there is a plan of {year} already")
    earlier = [each for each in known if each < year]
    wanted = source or max(earlier, default=0)
    if wanted not in earlier:
        raise Stop(
            WRONG,
            f"ไม่มีแผนของปีก่อน {year} ให้ยกมา มีปี: {years}",
            f"there is no plan before {year} to carry, only: {years}",
        )
    return known[wanted]
