"""The sets of data that the site publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.budget.year import BudgetYear
from generator.opendata.dataset import Dataset
from generator.pages import budget_data, data, evidence_data, links, oit_data
from generator.pages.evidence import last_changed
from generator.pages.oit_view import FormView
from generator.pages.views import PlanView
from generator.register import Register
from generator.thai.calendar import fiscal_year_bounds

#: What all of it is about.
_KEYWORDS = ("คุณธรรมและความโปร่งใส", "ITA", "ข้อมูลเปิดภาครัฐ")


def datasets(
    register: Register,
    plans: Iterable[PlanView],
    forms: Iterable[FormView],
    budgets: Iterable[BudgetYear],
) -> tuple[Dataset, ...]:
    """List all sets: plans and forms from the newest year on, then the evidence, then budgets."""
    name = register.agency.name
    return (
        *(_plan(plan, name) for plan in plans),
        *(_form(form, name) for form in forms),
        _evidence(register, name),
        *_budgets(budgets, name),
    )


def _plan(plan: PlanView, name: str) -> Dataset:
    title = f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{name} ปีงบประมาณ พ.ศ. {plan.year}"
    return Dataset(
        id=f"measures-{plan.year}",
        heading=f"มาตรการ ปี {plan.year}",
        title=title,
        says=f"{title} {len(plan.measures)} มาตรการ พร้อมผลผลิต กำหนดเวลา ผู้รับผิดชอบ และหลักฐาน",
        csv=plan.links.csv,
        json=plan.links.json,
        columns=data.COLUMNS,
        dictionary="columns",
        keywords=(*_KEYWORDS, "มาตรการ", f"ปีงบประมาณ {plan.year}"),
        covers=fiscal_year_bounds(plan.year),
        changed=plan.assessed.plan.changed,
    )


def _form(form: FormView, name: str) -> Dataset:
    title = f"แบบ {form.scheme} ของ{name} ปีงบประมาณ พ.ศ. {form.year}"
    changed = (entry.changed for entry in form.covered.items if entry.changed)
    return Dataset(
        id=f"{form.scheme.lower()}-{form.year}",
        heading=f"แบบ {form.scheme} ปี {form.year}",
        title=title,
        says=f"{title} สถานะและที่อยู่ขององค์ประกอบทุกรายการ ข้อ {form.span}",
        csv=form.links.csv,
        json=form.links.json,
        columns=oit_data.COLUMNS,
        dictionary="oit-columns",
        keywords=(*_KEYWORDS, form.scheme, f"ปีงบประมาณ {form.year}"),
        covers=fiscal_year_bounds(form.year),
        changed=max(changed, default=None),
    )


def _evidence(register: Register, name: str) -> Dataset:
    title = f"หลักฐานที่{name}เผยแพร่"
    changed = (last_changed(item) for item in register.evidence)
    return Dataset(
        id="evidence",
        heading="หลักฐาน",
        title=title,
        says=f"{title} ทุกปี พร้อมวันที่ ชนิด ไฟล์ รหัส SHA-256 และมาตรการที่ใช้",
        csv=links.EVIDENCE_CSV,
        json=links.EVIDENCE_JSON,
        columns=evidence_data.COLUMNS,
        dictionary="evidence-columns",
        keywords=(*_KEYWORDS, "หลักฐาน"),
        changed=max(filter(None, changed), default=None),
    )


def _budgets(budgets: Iterable[BudgetYear], name: str) -> Iterator[Dataset]:
    for budget in budgets:
        if budget.has_tables:
            title = f"งบประมาณและการใช้จ่ายของ{name} ปีงบประมาณ พ.ศ. {budget.year}"
            yield Dataset(
                id=f"budget-{budget.year}",
                heading=f"งบประมาณ ปี {budget.year}",
                title=title,
                says=f"{title} ทุกแถวของตารางงบประมาณที่เผยแพร่เป็นหลักฐาน เป็นบาท",
                csv=budget_data.csv_address(budget.year),
                json=budget_data.json_address(budget.year),
                columns=budget_data.COLUMNS,
                dictionary="budget-columns",
                keywords=(*_KEYWORDS, "งบประมาณ", f"ปีงบประมาณ {budget.year}"),
                covers=fiscal_year_bounds(budget.year),
                statistics=True,
            )
