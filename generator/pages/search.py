"""The page /search/, and the words that js/search.js shows."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from generator.pages import links
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import PlanView
from generator.register import Register
from generator.search.entries import EntryKind

KINDS = {
    EntryKind.ITEM: "ข้อ OIT",
    EntryKind.MEASURE: "มาตรการ",
    EntryKind.EVIDENCE: "หลักฐาน",
    EntryKind.CHANNEL: "ช่องทาง",
    EntryKind.PAGE: "หน้าเว็บไซต์",
}
#: What the script says; {words} in braces are filled in.
WORDS: dict[str, Any] = {
    "kinds": {str(kind): word for kind, word in KINDS.items()},
    "found": "พบ {count} รายการ",
    "about": "พบราว {count} รายการ",
    "none": "ไม่พบ “{query}” ในชื่อ รายละเอียด และข้อความในเอกสารทั้งหมด",
    "short": "พิมพ์อย่างน้อย 2 ตัวอักษร",
    "failed": "ค้นหาไม่ได้ในขณะนี้ ลองใหม่อีกครั้ง",
    "open": "เปิดไฟล์ที่{place}",
    "year": "ปี {year}",
    "only": "ดู{kind}ทั้งหมด {count} รายการ",
}


def search_page(
    th: Typesetter, register: Register, plans: Sequence[PlanView], years: Sequence[int]
) -> Page:
    """Give the field, the filters, and ways on when nothing is found or scripts are off."""
    ways = [
        *((f"มาตรการปี {plan.year}", plan.links.plan) for plan in plans[:1]),
        ("แบบ OIT", links.OIT),
        ("คู่มือ", links.MANUALS),
        ("หลักฐานทั้งหมด", links.EVIDENCE),
        ("งบประมาณ", links.BUDGET),
        ("ร้องเรียน", links.COMPLAINTS),
    ]
    scans = [i for i in register.evidence if any(f.facts.scans and not f.held for f in i.files)]
    values = {
        "kinds": [SimpleNamespace(value=str(kind), word=word) for kind, word in KINDS.items()],
        "years": sorted(set(years), reverse=True),
        "units": register.units,
        "ways": [SimpleNamespace(text=th(text), url=url) for text, url in ways],
        "scans": len(scans),
        "accessibility": links.ACCESSIBILITY,
    }
    name = register.agency.name
    description = f"ค้นหามาตรการ ข้อ OIT ช่องทางร้องเรียน และข้อความในเอกสารของ{name}"
    return Page(links.SEARCH, "search.html", "ค้นหา", description, "search", values)
