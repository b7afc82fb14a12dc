"""A draft as YAML: a whole register where there is none yet, or a plan in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.edit.writing import UNSEEN, deeper, item, pair
from generator.importing.draft import DraftPlan
from generator.importing.values import Names, plan_head, valued
from generator.register import Grouping

_NO_OFFICE = "ชื่อหน่วยงาน"
_NAME_IT = "ตรวจแล้วเพิ่มบรรทัด - file: ชื่อไฟล์นี้ ใต้ plans ใน measures.yml"


def draft_text(
    plan: DraftPlan, year: int, names: Names, source: str, *, named: bool = False
) -> str:
    """Write a draft; ``source`` names the document, ``named`` says that measures.yml will name the
    file."""
    body = list(_plan(plan, year, names))
    if names.are_new:
        lines = [
            *_register_head(plan, names, source),
            "plans:",
            f"- {body[0]}",
            *deeper(body[1:], 2),
        ]
    else:
        lines = [
            _comment(f"ร่างแผนปีงบประมาณ {year} จาก {source} ที่ prongsai import เขียนให้"),
            *([] if named else [_comment(_NAME_IT)]),
            *body,
        ]
    return "".join(f"{line}\n" for line in lines)


def _register_head(plan: DraftPlan, names: Names, source: str) -> Iterator[str]:
    yield "# yaml-language-server: $schema=measures.schema.json"
    yield _comment(f"ร่างทะเบียนมาตรการจาก {source} ที่ prongsai import เขียนให้")
    yield _comment("ตรวจทุกบรรทัดที่มีเครื่องหมาย # แล้วเปลี่ยนชื่อไฟล์เป็น measures.yml")
    yield "agency:"
    yield "  # รหัสของหน่วยงาน อักษร a–z แก้ให้เป็นของหน่วยงาน"
    yield "  id: office"
    if not plan.heading.office:
        yield "  # เอกสารไม่ได้บอกชื่อหน่วยงาน แก้ให้ถูกต้อง"
    yield from deeper(pair("name", plan.heading.office or _NO_OFFICE), 2)
    yield "units:" if names.units else "units: {}"
    if names.units:
        yield "  # รหัสของฝ่ายแก้ได้ก่อนเผยแพร่ แล้วแก้ใน units ของทุกมาตรการด้วย"
    for name, key in names.units.items():
        yield from deeper(pair(key, name), 2)


def _plan(plan: DraftPlan, year: int, names: Names) -> Iterator[str]:
    for key, value in plan_head(plan, year).items():
        if key == "title" and not plan.heading.title:
            yield _comment("เอกสารไม่ได้บอกชื่อแผน แก้ให้ถูกต้อง")
        yield from pair(key, value)
    ungrouped = plan.grouping is Grouping.NONE
    yield "measures:" if ungrouped else f"{plan.grouping}:"
    for group in valued(plan, year, names):
        depth = 0 if ungrouped else 2
        if not ungrouped:
            yield f"- number: {group.number}"
            yield from deeper(pair("name", group.name), 2)
            yield "  measures:" if group.measures else "  measures: []"
        for value, aside in group.measures:
            yield from deeper(item(value), depth)
            yield from deeper((_comment(f"ยังไม่ได้นำเข้า {text}") for text in aside), depth + 2)


def _comment(text: str) -> str:
    return f"# {' '.join(UNSEEN.sub(' ', text).split())}"
