"""The coverage of a form as data files: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

from typing import Any

from generator.columns import Column, Columns, Type
from generator.datafiles import csv_table, iso, json_line, json_lines
from generator.oit.standing import Reason
from generator.pages import wording
from generator.pages.oit_view import FormView, ItemView
from generator.pages.places import PlaceView, say
from generator.register import Agency

SCHEMA = "prongsai/oit/1"
COLUMNS: Columns = {
    "scheme": Column("ชื่อแบบ เช่น OIT", needed=True),
    "fiscal_year": Column("ปีงบประมาณ พ.ศ. ของแบบ", Type.WHOLE, needed=True),
    "code": Column("รหัสข้อ เช่น O42", needed=True),
    "title": Column("ชื่อข้อ", needed=True),
    "sub_indicator": Column("ตัวชี้วัดย่อย"),
    "period": Column("ช่วงของข้อมูลที่ข้อนี้ต้องการ", codes=wording.ASKED, needed=True),
    "state": Column("รหัสสถานะของข้อ", codes=wording.COVERAGE, needed=True),
    "state_reason": Column("เหตุผล บรรทัดละข้อ"),
    "elements": Column("จำนวนองค์ประกอบ 0 เมื่อไม่ทราบ", Type.WHOLE, "องค์ประกอบ", needed=True),
    "elements_shown": Column("จำนวนองค์ประกอบที่แสดงแล้ว", Type.WHOLE, "องค์ประกอบ", needed=True),
    "published": Column("ที่อยู่ของสิ่งที่เผยแพร่ บรรทัดละแห่ง"),
    "changed": Column("วันที่แก้ไขล่าสุด", Type.DAY),
    "units": Column("ฝ่ายที่รับผิดชอบ บรรทัดละฝ่าย"),
    "note": Column("คำอธิบายของหน่วยงาน"),
    "verified": Column("รายการข้อนี้แน่ใจแค่ไหน", codes=wording.VERIFIED, needed=True),
    "url": Column("ที่อยู่ถาวรของข้อ นับจากหน้าแรกของเว็บไซต์", needed=True),
}


def oit_json(form: FormView, agency: Agency) -> str:
    """Write the items of a form in its order, each element with its places."""
    catalogue = form.covered.catalogue
    head = {
        "schema": SCHEMA,
        "as_of": form.covered.as_of.isoformat(),
        "agency": {"id": agency.id, "name": agency.name, "parent": agency.parent},
        "scheme": catalogue.scheme,
        "fiscal_year": catalogue.fiscal_year,
        "name": catalogue.name,
        "own_list": catalogue.own,
    }
    return f'{json_line(head)[:-1]}, "items": {json_lines(map(_item, form.items))}}}\n'


def _item(view: ItemView) -> dict[str, Any]:
    item = view.item
    return {
        "code": item.code,
        "title": item.title,
        "url": view.url,
        "indicator": item.indicator,
        "sub_indicator": item.sub_indicator,
        "group": item.group,
        "period": item.asked,
        "verified": item.verified,
        "sources": list(item.sources),
        "state": {"code": view.state, "reasons": [_reason(r) for r in view.coverage.why]},
        "changed": iso(view.coverage.changed),
        "units": [unit.id for unit in view.units],
        "note": view.coverage.disclosure.note if view.coverage.disclosure else None,
        "elements": [
            {
                "number": element.number,
                "text": element.element.text,
                "state": element.state,
                "reason": _reason(element.reason) if element.reason else None,
                "places": [_place(place) for place in shown.places],
            }
            for element, shown in zip(view.coverage.elements, view.elements, strict=True)
        ],
        "published": [_place(place) for place in view.published],
    }


def _reason(reason: Reason) -> dict[str, str]:
    return {"code": reason.code, "text": say(reason)}


def _place(place: PlaceView) -> dict[str, Any]:
    return {
        "label": place.label,
        "url": place.url,
        "read": place.read,
        "words": place.words,
        "sample": place.sample,
        "state": place.state,
        "reason": _reason(place.reason) if place.reason else None,
    }


def oit_csv(form: FormView) -> str:
    """Write one row an item."""
    return csv_table(COLUMNS, (_row(view, form) for view in form.items))


def _row(view: ItemView, form: FormView) -> dict[str, object]:
    item, coverage = view.item, view.coverage
    return {
        "scheme": form.scheme,
        "fiscal_year": form.year,
        "code": item.code,
        "title": item.title,
        "sub_indicator": item.sub_indicator,
        "period": item.asked.value,
        "state": view.state.value,
        "state_reason": "\n".join(say(reason) for reason in coverage.why),
        "elements": len(coverage.elements),
        "elements_shown": coverage.shown,
        "published": "\n".join(place.url for place in view.published if place.url),
        "changed": iso(coverage.changed),
        "units": "\n".join(unit.name for unit in view.units),
        "note": coverage.disclosure.note if coverage.disclosure else None,
        "verified": item.verified.value,
        "url": view.url,
    }
