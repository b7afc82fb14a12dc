"""The pages that belong to no single year: home and about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from generator.assess import State
from generator.pages import links, wording
from generator.pages.complaints import home_channels
from generator.pages.dues import DueView, due_views
from generator.pages.evidence import has_samples, newest_first
from generator.pages.evidence_view import evidence_view
from generator.pages.oit_view import FormView
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import PlanView, state_view
from generator.register import Evidence, EvidenceState, Register
from generator.thai.calendar import fiscal_year_bounds, format_date

#: So many marks of one group stand on home; the rest is one tap away.
_DOTS = 60
_NEWEST = 5
#: So many days with deadlines; the timeline has them all.
_DUES = 8
_MEANING = {
    State.PLANNED: "ยังไม่มีหลักฐานเผยแพร่ และยังไม่ถึงวันครบกำหนด",
    State.UNDERWAY: "มีหลักฐานบางส่วนหรือมีบันทึกผลแล้ว และยังไม่ถึงวันครบกำหนด",
    State.DONE: "ผลผลิตทุกรายการมีหลักฐานครบตามจำนวนในแผน",
    State.OVERDUE: "เลยวันครบกำหนดในปีที่ยังไม่สิ้นสุด และหลักฐานยังไม่ครบ",
    State.NOEVIDENCE: "ปีงบประมาณสิ้นสุดแล้วและหลักฐานไม่ครบ บอกได้เพียงว่าไม่มีไฟล์ที่นี่ ไม่ได้แปลว่าไม่ได้ทำ",
    State.RECURRING: "ทำซ้ำเป็นรอบ ไม่มีวันสิ้นสุดวันเดียว ดูรายเดือนว่ามีบันทึกเดือนใด",
    State.UNKNOWN: "แผนไม่ได้ระบุวันครบกำหนด หรือเขียนไว้ในแบบที่อ่านไม่ออก",
}


def home_page(
    th: Typesetter,
    register: Register,
    plans: Sequence[PlanView],
    form: FormView | None,
    calendar: str | None,
    as_of: date,
) -> Page:
    """Answer at a glance: whose plan, which year, what is done or missing, where to complain.
    ``calendar`` is the address of the office's calendar."""
    plan = plans[0] if plans else None
    values: dict[str, Any] = {
        "plan": plan,
        "form": form,
        "plans": sorted(plans, key=lambda other: -other.year),
        "tasks": _tasks(plan),
        "channels": home_channels(th, register.channels),
        "waiting": any(not channel.confirmed_by(as_of) for channel in register.channels),
        "unconfirmed": wording.UNCONFIRMED,
        "complaints": links.COMPLAINTS,
        "about": links.ABOUT,
        "calendar": calendar,
        "dots": _DOTS,
    }
    newest = _newest(register)
    values |= {
        "newest": [evidence_view(th, item) for item in newest],
        "samples": has_samples(newest),
    }
    if plan:
        assessed = plan.assessed
        closed = assessed.closed
        values |= {
            "group_word": th(wording.GROUP[assessed.plan.grouping]),
            "year_end": th(format_date(fiscal_year_bounds(plan.year)[1], short=False)),
            "dues": _next_dues(due_views(th, plan.measures, assessed.as_of), assessed.as_of),
            "due_heading": "กำหนดแล้วเสร็จที่ผ่านมา" if closed else "กำหนดแล้วเสร็จ",
        }
    name = register.agency.name
    description = f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{name} พร้อมหลักฐานและวันที่"
    return Page(links.HOME, "home.html", f"หน้าแรก {name}", description, "home", values)


def _next_dues(dues: list[DueView], as_of: date) -> list[DueView]:
    """Keep the days around today: what has just passed, and what comes next."""
    passed = [due for due in dues if due.iso < as_of.isoformat()]
    coming = [due for due in dues if due.iso >= as_of.isoformat()]
    kept = passed[-max(_DUES - len(coming), _DUES // 2) :]
    return kept + coming[: _DUES - len(kept)]


def _tasks(plan: PlanView | None) -> list[SimpleNamespace]:
    tasks = []
    if plan:
        count = f"{len(plan.measures)} มาตรการ ปี {plan.year}"
        tasks = [_task(plan.links.plan, "list", "ดูมาตรการ", count)]
    tasks += [
        _task(links.MANUALS, "book", "คู่มือ", "ขั้นตอนและบริการ"),
        _task(links.BUDGET, "coin", "งบประมาณ", "ตั้งไว้และใช้ไปเท่าไร"),
    ]
    return [
        *tasks,
        _task(links.COMPLAINTS, "speak", "ร้องเรียน", "เรื่องทั่วไปและทุจริต"),
        _task(links.SEARCH, "search", "ค้นหา", "ทุกเรื่อง รวมข้อความในเอกสาร"),
    ]


def _task(url: str, icon: str, label: str, says: str) -> SimpleNamespace:
    return SimpleNamespace(url=url, icon=icon, label=label, says=says)


def _newest(register: Register) -> list[Evidence]:
    shown = (item for item in register.evidence if item.state is EvidenceState.PUBLISHED)
    return newest_first(list(shown))[:_NEWEST]


def about_page(th: Typesetter, register: Register, plans: Sequence[PlanView]) -> Page:
    """Say where the data come from, what the states mean, and under what licence they stand."""
    licence = register.licence
    values = {
        "plans": plans,
        "data": links.DATA,
        "states": [
            SimpleNamespace(badge=state_view(th, state).badge, meaning=meaning)
            for state, meaning in _MEANING.items()
        ],
        "licence": licence and SimpleNamespace(text=th(licence.text), url=licence.url),
    }
    description = f"เว็บไซต์เปิดเผยข้อมูลของ{register.agency.name} ที่มาของข้อมูลและความหมายของสถานะ"
    return Page(links.ABOUT, "about.html", "เกี่ยวกับเว็บไซต์นี้", description, "about", values)
