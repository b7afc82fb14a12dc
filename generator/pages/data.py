"""The register as data files: JSON for programs, CSV for spreadsheets (design: public surface).

Dates are ISO 8601 in the Gregorian era; ``raw`` keeps the words of the plan.
"""

from __future__ import annotations

from typing import Any

from generator.assess import AssessedPlan, Standing
from generator.columns import Column, Columns, Type
from generator.datafiles import csv_table, json_line, json_lines, period_record
from generator.meaning import ALL_UNITS_TH
from generator.pages import links, wording
from generator.pages.links import YearLinks
from generator.register import Agency, Budget, Group, Grouping, Proof
from generator.thai.period import Period, Unread

SCHEMA = "prongsai/measures/1"
COLUMNS: Columns = {
    "fiscal_year": Column("ปีงบประมาณ พ.ศ.", Type.WHOLE, needed=True),
    "number": Column("ลำดับของมาตรการในแผน เช่น 4.2", needed=True),
    "id": Column("รหัสถาวรของมาตรการ", needed=True),
    "group_number": Column("ลำดับของตัวชี้วัดหรือด้าน", Type.WHOLE),
    "group": Column("ชื่อตัวชี้วัดหรือด้าน"),
    "issue": Column("ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ ตามแผน", needed=True),
    "activities": Column("กิจกรรม บรรทัดละรายการ"),
    "outputs": Column("ผลผลิต บรรทัดละรายการ"),
    "outreach": Column("วิธีการสร้างการรับรู้ บรรทัดละรายการ"),
    "due_raw": Column("ระยะเวลาแล้วเสร็จตามที่เขียนในแผน"),
    "due_start": Column("วันแรกของระยะเวลา ว่างเมื่ออ่านไม่ออก", Type.DAY),
    "due_end": Column("วันครบกำหนด", Type.DAY),
    "units": Column("ผู้รับผิดชอบ บรรทัดละฝ่าย หรือ ทุกฝ่าย ตามแผน"),
    "monitoring_raw": Column("ระยะเวลากำกับติดตามตามที่เขียนในแผน"),
    "monitoring_months": Column("รอบการกำกับติดตาม", Type.WHOLE, "เดือน"),
    "budget_raw": Column("งบประมาณตามที่เขียนในแผน"),
    "budget": Column("งบประมาณ", Type.NUMBER, "บาท"),
    "state": Column("รหัสสถานะ ณ วันที่สร้างเว็บไซต์", codes=wording.STATE, needed=True),
    "state_reason": Column("เหตุผลของสถานะ"),
    "evidence": Column("ที่อยู่หน้าของหลักฐาน นับจากหน้าแรกของเว็บไซต์ บรรทัดละรายการ"),
    "note": Column("หมายเหตุของผู้จัดทำข้อมูล ไม่ใช่ข้อความในแผน"),
    "url": Column("ที่อยู่หน้าของมาตรการ นับจากหน้าแรกของเว็บไซต์", needed=True),
}


def measures_json(assessed: AssessedPlan, agency: Agency) -> str:
    """Write the measures of a year, in the order of the plan."""
    plan = assessed.plan
    links = YearLinks(plan.fiscal_year)
    document = {
        "schema": SCHEMA,
        "as_of": assessed.as_of.isoformat(),
        "agency": {"id": agency.id, "name": agency.name, "parent": agency.parent},
        "fiscal_year": plan.fiscal_year,
        "title": plan.title,
        "changed": plan.changed.isoformat() if plan.changed else None,
    }
    rows = json_lines(
        _measure(standing, group, plan.grouping, links)
        for group, standings in zip(plan.groups, assessed.standings, strict=True)
        for standing in standings
    )
    return f'{json_line(document)[:-1]}, "measures": {rows}}}\n'


def _measure(
    standing: Standing, group: Group, grouping: Grouping, links: YearLinks
) -> dict[str, Any]:
    measure = standing.measure
    grouped = grouping is not Grouping.NONE
    return {
        "id": measure.id,
        "number": measure.number,
        "url": links.measure(measure.id),
        "group": {"number": group.number, "name": group.name} if grouped else None,
        "issue": measure.issue,
        "issue_from": measure.issue_from,
        "activities": list(measure.activities),
        "outputs": [
            {"text": o.text, "kind": o.kind, "quantity": o.quantity, "unit": o.unit}
            for o in measure.outputs
        ],
        "outreach": list(measure.outreach),
        "due": period_record(measure.due),
        "units": [{"id": unit.id, "name": unit.name} for unit in measure.units],
        "all_units": measure.all_units,
        "monitoring": _rhythm(measure.monitoring),
        "budget": _budget(measure.budget),
        "note": measure.note,
        "state": {"code": standing.state.value, "reason": standing.reason},
        "evidence": [_evidence(proof) for proof in measure.evidence],
        "progress": [
            {
                "period": period_record(entry.period),
                "result": entry.result,
                "spent": _budget(entry.spent),
                "problems": entry.problems,
                "suggestions": entry.suggestions,
                "by": entry.by.id if entry.by else None,
                "evidence": list(entry.evidence),
            }
            for entry in measure.progress
        ],
    }


def _rhythm(period: Period | Unread | None) -> dict[str, Any] | None:
    if period is None:
        return None
    months = period.every_months if isinstance(period, Period) else None
    return {"raw": period.raw, "every_months": months}


def _budget(budget: Budget | None) -> dict[str, Any] | None:
    if budget is None:
        return None
    return {"raw": budget.raw, "amount": None if budget.amount is None else str(budget.amount)}


def _evidence(proof: Proof) -> dict[str, Any]:
    item = proof.evidence
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind,
        "state": item.state.value,
        "sample": item.sample,
        "page": links.evidence(item.id),
        "url": item.url,
        "date": period_record(item.date),
        "proves": list(proof.outputs),
    }


def measures_csv(assessed: AssessedPlan) -> str:
    """Write one row a measure, after a byte order mark: without it Excel reads Thai wrong."""
    return csv_table(
        COLUMNS,
        (
            _row(standing, group, assessed.plan.fiscal_year)
            for group, standings in zip(assessed.plan.groups, assessed.standings, strict=True)
            for standing in standings
        ),
    )


def _row(standing: Standing, group: Group, year: int) -> dict[str, Any]:
    measure = standing.measure
    due, monitoring, budget = measure.due, measure.monitoring, measure.budget
    read = due if isinstance(due, Period) else None
    rhythm = monitoring if isinstance(monitoring, Period) else None
    return {
        "fiscal_year": year,
        "number": measure.number,
        "id": measure.id,
        "group_number": group.number or None,
        "group": group.name,
        "issue": measure.issue,
        "activities": "\n".join(measure.activities),
        "outputs": "\n".join(output.text for output in measure.outputs),
        "outreach": "\n".join(measure.outreach),
        "due_raw": due.raw if due else None,
        "due_start": read.start.isoformat() if read else None,
        "due_end": read.end.isoformat() if read else None,
        "units": ALL_UNITS_TH if measure.all_units else "\n".join(u.name for u in measure.units),
        "monitoring_raw": monitoring.raw if monitoring else None,
        "monitoring_months": rhythm.every_months if rhythm else None,
        "budget_raw": budget.raw if budget else None,
        "budget": budget.amount if budget else None,
        "state": standing.state.value,
        "state_reason": standing.reason,
        "evidence": "\n".join(links.evidence(proof.evidence.id) for proof in measure.evidence),
        "note": measure.note,
        "url": YearLinks(year).measure(measure.id),
    }
