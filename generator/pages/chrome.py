"""What stands around every page: tabs, footer, dock. The theme prints it (overrides/)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.hosting.policy import page_policy
from generator.pages import links
from generator.pages.oit_view import FormView
from generator.pages.search import WORDS
from generator.pages.typeset import Typesetter, html
from generator.pages.views import PlanView
from generator.register import Register
from generator.reminders.feed import title as feed_title
from generator.thai.calendar import format_date


def chrome(
    th: Typesetter,
    register: Register,
    plans: Sequence[PlanView],
    form: FormView | None,
    as_of: date,
) -> dict[str, Any]:
    """Give the theme its words: HTML, already set; addresses from the root of the site."""
    plan = plans[0] if plans else None
    tabs = [("home", "หน้าแรก", links.HOME)]
    if plan:
        tabs += [
            ("plan", "มาตรการ", plan.links.plan),
            ("monitoring", "กำกับติดตาม", plan.links.monitoring),
        ]
    tabs += [
        ("manuals", "คู่มือ", links.MANUALS),
        ("infographics", "อินโฟกราฟิก", links.INFOGRAPHICS),
        ("budget", "งบประมาณ", links.BUDGET),
        ("evidence", "หลักฐาน", links.EVIDENCE),
    ]
    tabs += [("oit", "แบบ OIT", form.links.form)] if form else []
    tabs += [("complaints", "ร้องเรียน", links.COMPLAINTS)]
    dock = [("plan", "มาตรการ", plan.links.plan, "list")] if plan else []
    dock += [("evidence", "หลักฐาน", links.EVIDENCE, "file")]
    dock += [("complaints", "ร้องเรียน", links.COMPLAINTS, "speak")]
    dock += [("search", "ค้นหา", links.SEARCH, "search")]
    year = f" ปีงบประมาณ พ.ศ. {plan.year}" if plan else ""
    return {
        "site_title": f"{register.agency.name} · มาตรการส่งเสริมคุณธรรมและความโปร่งใส{year}",
        "card_lines": [
            register.agency.name,
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
            year.strip(),
        ],
        "agency": th(register.agency.name),
        "short": register.agency.short,
        "logo": _logo(register),
        "subtitle": th(f"ข้อมูลเปิดเผย{year}"),
        "tabs": [{"key": key, "label": th(label), "url": url} for key, label, url in tabs],
        "menu": _menu(th, plan, form),
        "dock": [
            {"key": key, "label": th(label), "url": url, "icon": icon}
            for key, label, url, icon in dock
        ],
        "complaints": {
            "label": th("ร้องเรียน"),
            "url": links.COMPLAINTS,
            # The office can be told of a broken link only where it takes general matters itself.
            "own": any(not c.operator and not c.corruption for c in register.channels),
        },
        "policy": page_policy(),
        "policy_by_hand": page_policy(by_hand=True),
        "feed": {"url": links.FEED, "title": feed_title(register.agency.name)},
        "search": links.SEARCH,
        "search_words": WORDS,
        "banner": None,
        "about": _about(th, register, plan, as_of),
    }


def _logo(register: Register) -> dict[str, Any] | None:
    logo = register.agency.logo
    if logo is None:
        return None
    width, height = logo.pixels or (None, None)
    return {"address": quote(logo.address), "width": width, "height": height}


def _menu(th: Typesetter, plan: PlanView | None, form: FormView | None) -> list[dict[str, Any]]:
    site = [
        ("ร้องเรียนและแสดงความคิดเห็น", links.COMPLAINTS),
        ("เกี่ยวกับเว็บไซต์นี้", links.ABOUT),
        ("การเข้าถึงเว็บไซต์", links.ACCESSIBILITY),
        ("ความเป็นส่วนตัว", links.PRIVACY),
        ("ตรวจลิงก์", links.OIT_LINKS),
        ("ค้นหา", links.SEARCH),
        ("หน้าแรก", links.HOME),
    ]
    evidence = [
        ("คู่มือ", links.MANUALS),
        ("อินโฟกราฟิก", links.INFOGRAPHICS),
        ("งบประมาณ", links.BUDGET),
        ("หลักฐานทั้งหมด", links.EVIDENCE),
        ("ตรวจไฟล์", links.VERIFY),
    ]
    data = [("ข้อมูลทั้งหมด", links.DATA)]
    lists = []
    if plan:
        year = [
            ("มาตรการทั้งปี", plan.links.plan),
            ("กำหนดแล้วเสร็จ", plan.links.timeline),
            ("กำกับติดตามรายเดือน", plan.links.monitoring),
            ("ผู้รับผิดชอบ", plan.links.units),
        ]
        year += [(f"แบบ {form.scheme} ข้อ {form.span}", form.links.form)] if form else []
        lists.append((f"ปีงบประมาณ {plan.year}", year))
        data += [("มาตรการ CSV", plan.links.csv), ("มาตรการ JSON", plan.links.json)]
    if form:
        data += [(f"{form.scheme} CSV", form.links.csv)]
    lists += [("หลักฐาน", evidence), ("บริการและข้อมูลเว็บไซต์", site), ("ข้อมูลสำหรับนำไปใช้ต่อ", data)]
    return [
        {"title": th(title), "links": [{"label": th(label), "url": url} for label, url in entries]}
        for title, entries in lists
    ]


def _about(th: Typesetter, register: Register, plan: PlanView | None, as_of: date) -> list[Markup]:
    agency, licence = register.agency, register.licence
    lines = [th(f"{agency.name} {agency.parent or ''}".strip())]
    if agency.website:
        link = '<a href="{}" rel="noopener">{}</a>'
        lines = [html(link.format(escape(agency.website), lines[0]))]
    if plan and plan.changed:
        lines.append(html(f"{th(f'ข้อมูลปี {plan.year} แก้ไขล่าสุด')} {plan.changed}"))
    lines.append(
        th(
            f"สถานะทุกหน้าคำนวณ ณ วันที่ {format_date(as_of, short=False)} "
            "เว็บไซต์นี้แสดงหลักฐานและสิ่งที่ยังขาด ไม่ให้คะแนนตนเอง"
        )
    )
    if licence and licence.url:
        link = Markup('<a href="{}" rel="license noopener">{}</a>')
        lines.append(link.format(escape(licence.url), th(licence.text)))
    elif licence:
        lines.append(th(licence.text))
    return lines
