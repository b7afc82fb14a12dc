"""The pages that belong to no single year: home, complaints, about and data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from generator.assess import State
from generator.pages import links, wording
from generator.pages.data import COLUMNS
from generator.pages.dues import DueView, due_views
from generator.pages.facts import EvidenceView, Facts
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import PlanView, state_view
from generator.register import Channel, Register
from generator.thai.calendar import fiscal_year_bounds, format_date
from generator.thai.period import Period
from generator.thai.text import fold

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


def home_page(th: Typesetter, register: Register, plans: Sequence[PlanView]) -> Page:
    """Answer at a glance: whose plan, which year, what is done or missing, where to complain."""
    plan = plans[0] if plans else None
    values: dict[str, Any] = {
        "plan": plan,
        "plans": sorted(plans, key=lambda other: -other.year),
        "tasks": _tasks(plan),
        "channels": [_channel(th, channel) for channel in register.channels],
        "complaints": links.COMPLAINTS,
        "about": links.ABOUT,
        "dots": _DOTS,
    }
    if plan:
        assessed = plan.assessed
        closed = assessed.closed
        values |= {
            "group_word": th(wording.GROUP[assessed.plan.grouping]),
            "year_end": th(format_date(fiscal_year_bounds(plan.year)[1], short=False)),
            "dues": _next_dues(due_views(th, plan.measures, assessed.as_of), assessed.as_of),
            "due_heading": "กำหนดแล้วเสร็จที่ผ่านมา" if closed else "กำหนดแล้วเสร็จ",
            "newest": _newest(th, plan),
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
        tasks = [
            _task(plan.links.plan, "list", "ดูมาตรการ", count),
            _task(plan.links.timeline, "calendar", "กำหนดเวลา", "อะไรครบกำหนดเมื่อใด"),
            _task(plan.links.monitoring, "recurring", "กำกับติดตาม", "บันทึกผลรายเดือน"),
            _task(plan.links.units, "file", "ใครรับผิดชอบ", "แยกตามฝ่าย"),
        ]
    return [*tasks, _task(links.COMPLAINTS, "speak", "ร้องเรียน", "เรื่องทั่วไปและทุจริต")]


def _task(url: str, icon: str, label: str, says: str) -> SimpleNamespace:
    return SimpleNamespace(url=url, icon=icon, label=label, says=says)


def _newest(th: Typesetter, plan: PlanView) -> list[EvidenceView]:
    facts = Facts(th, None)
    dated = [
        (item.date.end if isinstance(item.date, Period) else date.min, item)
        for view in plan.measures
        for item in view.measure.evidence
    ]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [facts.evidence(item) for _, item in dated[:_NEWEST]]


def _channel(th: Typesetter, channel: Channel) -> SimpleNamespace:
    about = "เรื่องทุจริต" if channel.corruption else "เรื่องทั่วไป"
    said = (channel.operator, channel.address, channel.hours, channel.note)
    return SimpleNamespace(
        name=th(channel.name),
        about=th(f"{about} · {channel.operator}" if channel.operator else about),
        phone=channel.phone,
        tel=_dialled(channel.phone or ""),
        email=channel.email,
        url=channel.url,
        source=channel.source,
        icon="phone" if channel.phone else "globe" if channel.url else "pin",
        lines=[th(line) for line in said if line],
    )


def _dialled(phone: str) -> str:
    """Cut a number to what a telephone dials: without extension, second number or spaces."""
    match = re.match(r"\+?[\d ]+(?:-[\d ]{3,})*", fold(phone))
    return re.sub(r"[^\d+]", "", match[0]) if match else ""


def complaints_page(th: Typesetter, register: Register) -> Page:
    """Show where to complain: corruption apart from everything else."""
    general = [channel for channel in register.channels if not channel.corruption]
    corruption = [channel for channel in register.channels if channel.corruption]
    parts = [
        _part(th, "general", "เรื่องทั่วไป บริการ และความคิดเห็น", "รับเรื่องทั่วไป", general),
        _part(
            th,
            "corruption",
            "แจ้งเรื่องทุจริตและประพฤติมิชอบของเจ้าหน้าที่",
            "แจ้งเรื่องทุจริต",
            corruption,
        ),
    ]
    description = f"ช่องทางร้องเรียน แจ้งเบาะแสทุจริต และแสดงความคิดเห็นถึง{register.agency.name}"
    title = "ร้องเรียนและแสดงความคิดเห็น"
    return Page(
        links.COMPLAINTS, "complaints.html", title, description, "complaints", {"parts": parts}
    )


def _part(
    th: Typesetter, name: str, heading: str, says: str, channels: Iterable[Channel]
) -> SimpleNamespace:
    known = list(channels)
    return SimpleNamespace(
        id=name,
        apart=name == "corruption",
        heading=heading,
        says=says,
        own=any(channel.operator is None for channel in known),
        channels=[_channel(th, channel) for channel in known],
    )


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


def data_page(plans: Sequence[PlanView]) -> Page:
    """List the data files."""
    title = "ข้อมูลสำหรับนำไปใช้ต่อ"
    values = {"plans": plans, "columns": list(COLUMNS.items())}
    return Page(links.DATA, "data.html", title, f"{title} CSV และ JSON", "about", values)
