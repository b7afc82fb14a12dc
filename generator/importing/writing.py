"""A draft as YAML: a whole register where there is none yet, or a plan in a file of its own."""

from __future__ import annotations

from typing import Any

from generator.importing.draft import DraftPlan
from generator.importing.values import Names, value_of
from generator.oit.draft import Draft, flow
from generator.register import Grouping

_NO_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
_NO_OFFICE = "ชื่อหน่วยงาน"


def draft_text(plan: DraftPlan, year: int, names: Names, source: str) -> str:
    """Write a draft; ``source`` names the document."""
    draft = Draft()
    if names.are_new:
        _register_head(draft, plan, names, source)
        draft.line(0, "plans:")
        draft.line(0, f"- fiscal_year: {year}")
        _plan(draft, 1, plan, year, names)
    else:
        draft.comment(0, f"ร่างแผนปีงบประมาณ {year} จาก {source} ที่ prongsai import เขียนให้")
        draft.comment(0, "ตรวจแล้วเพิ่มบรรทัด - file: ชื่อไฟล์นี้ ใต้ plans ใน measures.yml")
        draft.line(0, f"fiscal_year: {year}")
        _plan(draft, 0, plan, year, names)
    return draft.text()


def _register_head(draft: Draft, plan: DraftPlan, names: Names, source: str) -> None:
    draft.line(0, "# yaml-language-server: $schema=measures.schema.json")
    draft.comment(0, f"ร่างทะเบียนมาตรการจาก {source} ที่ prongsai import เขียนให้")
    draft.comment(0, "ตรวจทุกบรรทัดที่มีเครื่องหมาย # แล้วเปลี่ยนชื่อไฟล์เป็น measures.yml")
    draft.line(0, "agency:")
    draft.comment(1, "รหัสของหน่วยงาน อักษร a–z แก้ให้เป็นของหน่วยงาน")
    draft.value(1, "id", "office")
    if not plan.heading.office:
        draft.comment(1, "เอกสารไม่ได้บอกชื่อหน่วยงาน แก้ให้ถูกต้อง")
    draft.value(1, "name", plan.heading.office or _NO_OFFICE)
    if names.units:
        draft.comment(0, "รหัสของฝ่ายแก้ได้ก่อนเผยแพร่ แล้วแก้ใน units ของทุกมาตรการด้วย")
    draft.line(0, "units:" if names.units else "units: {}")
    for name, key in names.units.items():
        draft.value(1, key, name)


def _plan(draft: Draft, depth: int, plan: DraftPlan, year: int, names: Names) -> None:
    if not plan.heading.title:
        draft.comment(depth, "เอกสารไม่ได้บอกชื่อแผน แก้ให้ถูกต้อง")
    draft.value(depth, "title", plan.heading.title or _NO_TITLE)
    draft.value(depth, "monitored_by", plan.monitored_by)
    if plan.heading.preface:
        draft.line(depth, "preface:")
    for heading, text in plan.heading.preface:
        pairs = [("heading", heading), ("text", text)]
        _item(draft, depth, [(key, value) for key, value in pairs if value])
    ids = iter(names.measure_ids(plan, year))
    key = "measures" if plan.grouping is Grouping.NONE else str(plan.grouping)
    draft.line(depth, f"{key}:")
    above: str | None = None
    for group in plan.groups:
        inner = depth
        if plan.grouping is not Grouping.NONE:
            draft.line(depth, f"- number: {group.number}")
            draft.value(depth + 1, "name", group.name)
            draft.line(depth + 1, "measures:" if group.measures else "measures: []")
            inner = depth + 1
        for measure in group.measures:
            value, aside = value_of(measure, names, next(ids), above)
            above = value["id"] if "issue_from" not in value else above
            _measure(draft, inner, value, aside)


def _measure(draft: Draft, depth: int, value: dict[str, Any], aside: list[str]) -> None:
    draft.line(depth, f"- id: {value['id']}")
    for key, held in value.items():
        if key == "units":
            written = held if isinstance(held, str) else f"[{', '.join(held)}]"
            draft.line(depth + 1, f"units: {written}")
        elif key == "outputs":
            draft.line(depth + 1, "outputs:")
            for output in held:
                pairs = [("text", output)] if isinstance(output, str) else list(output.items())
                _item(draft, depth + 1, pairs, alone=isinstance(output, str))
        elif key == "progress":
            draft.line(depth + 1, "progress:")
            for entry in held:
                _item(draft, depth + 1, list(entry.items()))
        elif isinstance(held, list):
            draft.texts(depth + 1, key, held)
        elif key != "id":
            draft.value(depth + 1, key, held)
    for text in aside:
        draft.comment(depth + 1, f"ยังไม่ได้นำเข้า {text}")


def _item(
    draft: Draft, depth: int, pairs: list[tuple[str, Any]], *, alone: bool = False
) -> None:
    """Write an item of a list: one text, or a mapping whose first key stands beside the dash."""
    inner = Draft()
    if alone:
        inner.texts(0, "x", [pairs[0][1]])
        lines = inner.text().splitlines()[1:]
    else:
        for key, value in pairs:
            inner.value(1, key, value)
        lines = inner.text().splitlines()
        lines[0] = f"- {lines[0].lstrip()}"
    for line in lines:
        draft.line(depth if line else 0, line)
