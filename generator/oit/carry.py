"""A draft of next year's plan and disclosures from this year's: what goes on, what changed, what
has to be renewed. Nothing that was done is carried: evidence and results belong to their year.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.oit.catalogue import OIT, Catalogue, Item
from generator.oit.crosswalk import Step, steps
from generator.oit.disclosure import Disclosure, Shown
from generator.oit.draft import Draft, flow
from generator.oit.times import Time
from generator.register import Group, Grouping, Measure, Plan, Register
from generator.thai.period import Period, PeriodKind


def carry(register: Register, year: int, next_year: int, following: Catalogue | None) -> str:
    """Write the draft of ``next_year`` from ``year``; ``following`` is next year's OIT, None when
    there is none. The forms of other schemes have no crosswalk."""
    draft = Draft()
    draft.comment(0, f"ร่างของปีงบประมาณ {next_year} จากข้อมูลปี {year} ที่ prongsai carry เขียนให้")
    draft.comment(
        0, "ตรวจทุกบรรทัดที่มีเครื่องหมาย # แล้วย้ายรายการใต้ plans และ disclosures ไปต่อท้ายใน measures.yml"
    )
    plan = next((p for p in register.plans if p.fiscal_year == year), None)
    if plan:
        draft.line(0, "plans:")
        _plan(draft, plan, next_year)
    if following:
        draft.line(0, "disclosures:")
        _disclosures(draft, register, year, following)
    else:
        draft.comment(0, f"ยังไม่มีรายการข้อของปี {next_year} จึงไม่มีร่างของ disclosures")
    return draft.text()


def plan_draft(plan: Plan, next_year: int) -> str:
    """Write the draft of next year's plan as a file of its own."""
    draft, inner = Draft(), Draft()
    draft.comment(0, f"แผนปี {next_year} ยกมาจากปี {plan.fiscal_year} ตรวจและแก้ให้ตรงกับแผนที่อนุมัติ")
    draft.comment(0, "กำหนดวันแล้วเสร็จใหม่ในช่อง due ทุกมาตรการที่ว่างไว้")
    _plan(inner, plan, next_year)
    # A list of one without its dash.
    return draft.text() + "".join(line[2:] for line in inner.text().splitlines(keepends=True))


def _plan(draft: Draft, plan: Plan, next_year: int) -> None:
    draft.line(0, f"- fiscal_year: {next_year}")
    draft.value(1, "title", plan.title)
    draft.value(1, "monitored_by", plan.monitored_by)
    if plan.preface:
        draft.comment(1, f"ข้อความนำของปี {plan.fiscal_year} ไม่ได้ยกมา เขียนใหม่ใน preface")
    if plan.grouping is Grouping.NONE:
        draft.line(1, "measures:")
        for group in plan.groups:
            _measures(draft, 1, group, plan.fiscal_year)
        return
    draft.line(1, f"{plan.grouping}:")
    for group in plan.groups:
        draft.line(1, f"- number: {group.number}")
        draft.value(2, "name", group.name)
        draft.line(2, "measures:" if group.measures else "measures: []")
        _measures(draft, 2, group, plan.fiscal_year)


def _measures(draft: Draft, depth: int, group: Group, year: int) -> None:
    for measure in group.measures:
        draft.line(depth, f"- id: {measure.id}")
        _measure(draft, depth + 1, measure, year)


def _measure(draft: Draft, depth: int, measure: Measure, year: int) -> None:
    if measure.issue_from:
        draft.comment(depth, f"ปี {year} ใช้ประเด็นร่วมกับมาตรการ {measure.issue_from}")
    draft.value(depth, "issue", measure.issue)
    draft.texts(depth, "activities", measure.activities)
    if measure.outputs:
        draft.line(depth, "outputs:")
        for output in measure.outputs:
            pairs = (
                ("text", " ".join(output.text.split())),
                ("kind", output.kind),
                ("quantity", output.quantity),
                ("unit", output.unit),
            )
            draft.line(depth, f"- {flow(pairs)}")
    draft.texts(depth, "outreach", measure.outreach)
    _due(draft, depth, measure, year)
    if measure.all_units:
        draft.line(depth, "units: all")
    elif measure.units:
        draft.line(depth, f"units: [{', '.join(unit.id for unit in measure.units)}]")
    draft.value(depth, "monitoring", measure.monitoring.raw if measure.monitoring else None)


def _due(draft: Draft, depth: int, measure: Measure, year: int) -> None:
    due = measure.due
    if due is None:
        return
    if isinstance(due, Period) and due.kind is PeriodKind.RECURRING:
        draft.value(depth, "due", due.raw)
    else:
        draft.comment(depth, f"กำหนดใหม่: ปี {year} กำหนดไว้ {' '.join(due.raw.split())}")
        draft.line(depth, "due:")


def _disclosures(draft: Draft, register: Register, year: int, following: Catalogue) -> None:
    before = {d.code: d for d in register.disclosures if d.fiscal_year == year and d.scheme == OIT}
    known = steps(year, following.fiscal_year)
    old = next((c for c in register.catalogues if c.key == (OIT, year)), None)
    draft.line(0, f"- fiscal_year: {following.fiscal_year}")
    draft.line(1, "items:")
    for item in following.items:
        come_from = [step for step in known.values() if item.code in step.to]
        _item(draft, item, come_from, before, following.fiscal_year, old)
    _dropped(draft, known, before)


def _item(
    draft: Draft,
    item: Item,
    come_from: list[Step],
    before: Mapping[str, Disclosure],
    next_year: int,
    old: Catalogue | None,
) -> None:
    draft.line(1, f"- item: {item.code}")
    draft.comment(2, item.title)
    for step in come_from:
        known = old.item(step.item) if old else None
        said = f"ต่อจาก {step.item} {known.title if known else ''}".strip()
        draft.comment(2, f"{said}: {step.why}" if step.why else said)
    if not come_from:
        draft.comment(2, "ข้อใหม่ของปีนี้ หรือยังไม่มีผู้เทียบกับปีก่อน")
    for number, element in enumerate(item.elements, 1):
        draft.comment(2, f"  {number}. {element.text}")
    earlier = [before[step.item] for step in come_from if step.item in before]
    unit = next((d.unit for d in earlier if d.unit), None)
    draft.value(2, "unit", unit.id if unit else None)
    rows = [shown for disclosure in earlier for shown in disclosure.shown]
    kept = [row for row in rows if _goes_on(row, item, next_year)]
    for row in rows:
        if row not in kept:
            draft.comment(2, f"ต้องใช้ของใหม่: ปีก่อนใช้ {_says(row)}")
    if kept:
        draft.comment(2, "ยกมาจากปีก่อน ใส่ elements ตามองค์ประกอบข้างบน")
        draft.line(2, "shown:")
        for row in kept:
            draft.line(2, f"- {flow(_pairs(row))}")


def _goes_on(row: Shown, item: Item, next_year: int) -> bool:
    """Pages of the site follow the year by themselves; documents go on where no year is asked for,
    and where they are still in force."""
    if row.none:
        return False
    if row.site:
        return True
    if row.measure or Time(item.asked, next_year).yearly:
        return False
    period = row.period or (row.evidence.period if row.evidence else None)
    over = isinstance(period, Period) and period.end < Time(item.asked, next_year).span[0]
    sample = row.evidence is not None and row.evidence.sample
    return not over and not sample


def _pairs(row: Shown) -> list[tuple[str, str | int | None]]:
    return [
        ("evidence", row.evidence.id if row.evidence else None),
        ("page", str(row.site) if row.site else row.written),
        ("url", row.url),
        ("at_page", row.spot.page),
        ("anchor", row.spot.anchor),
        ("sheet", row.spot.sheet),
        ("heading", row.spot.heading),
    ]


def _says(row: Shown) -> str:
    if row.none:
        return f"คำชี้แจง {row.none}"
    if row.evidence:
        return f"{row.evidence.title} ({row.evidence.id})"
    return row.measure or row.written or row.url or str(row.site)


def _dropped(draft: Draft, known: Mapping[str, Step], before: Mapping[str, Disclosure]) -> None:
    """Tell what this year disclosed and next year does not ask for."""
    for code in before:
        step = known.get(code)
        if step and not step.to:
            draft.comment(1, f"ไม่มีข้อต่อจาก {code}: {step.why or ''}".rstrip(": "))
