"""All evidence as data files: data/evidence.json and data/evidence.csv (design: public surface).

What is held back has its entry and its state, and nothing of its files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from generator.columns import Column, Columns, Type
from generator.datafiles import csv_table, iso, json_line, json_lines, period_record
from generator.manifest import public_files, published_since
from generator.pages import links, wording
from generator.pages.links import YearLinks
from generator.register import Evidence, EvidenceFile, Register
from generator.thai.period import Period, Unread

SCHEMA = "prongsai/evidence/1"
COLUMNS: Columns = {
    "id": Column("รหัสถาวรของหลักฐาน", needed=True),
    "title": Column("ชื่อหลักฐาน", needed=True),
    "kind": Column("ชนิดของหลักฐาน", codes=wording.KIND),
    "state": Column("รหัสสถานะ", codes=wording.EVIDENCE_STATE, needed=True),
    "page": Column("ที่อยู่หน้าของหลักฐาน นับจากหน้าแรกของเว็บไซต์", needed=True),
    "url": Column("ที่อยู่เว็บภายนอก เมื่อหลักฐานเป็นลิงก์", Type.URL),
    "measures": Column("มาตรการที่หลักฐานนี้ใช้ บรรทัดละรายการ เขียนเป็น ปี/รหัส/ลำดับผลผลิต"),
    "unit": Column("ฝ่ายเจ้าของหลักฐาน"),
    "date_raw": Column("วันที่ของเอกสารตามที่เขียน"),
    "date_start": Column("วันที่ของเอกสาร ว่างเมื่ออ่านไม่ออก", Type.DAY),
    "date_end": Column("วันสุดท้าย เมื่อเอกสารลงวันที่เป็นเดือนหรือช่วงเวลา", Type.DAY),
    "period_raw": Column("ช่วงเวลาที่เอกสารกล่าวถึงตามที่เขียน"),
    "period_start": Column("วันแรกของช่วงเวลานั้น", Type.DAY),
    "period_end": Column("วันสุดท้ายของช่วงเวลานั้น", Type.DAY),
    "published_since": Column("วันแรกที่เผยแพร่ ของไฟล์ที่เผยแพร่ก่อน", Type.DAY),
    "last_changed": Column("วันที่แก้ไขครั้งล่าสุด ของไฟล์ที่แก้หลังสุด", Type.DAY),
    "files": Column("ที่อยู่ไฟล์ นับจากหน้าแรกของเว็บไซต์ บรรทัดละไฟล์"),
    "formats": Column("ชนิดของไฟล์ ตามลำดับเดียวกัน"),
    "sizes": Column("ขนาดเป็นไบต์ ตามลำดับเดียวกัน"),
    "pages": Column("จำนวนหน้า สไลด์ หรือชีต ตามลำดับเดียวกัน ว่างเมื่อไม่มี"),
    "sha256": Column("ค่า SHA-256 ของไฟล์ ตามลำดับเดียวกัน"),
    "language": Column("ภาษาของเอกสาร เช่น th หรือ en"),
    "text": Column("ข้อความแทนภาพ"),
    "replaces": Column("รหัสของฉบับก่อน"),
    "replaced_by": Column("รหัสของฉบับที่ใหม่กว่า"),
    "withdrawn_raw": Column("วันที่ถอนตามที่เขียน"),
    "withdrawn_start": Column("วันที่ถอน ว่างเมื่ออ่านไม่ออก", Type.DAY),
    "withdrawn_reason": Column("เหตุผลที่ถอน"),
    "sample": Column("true เมื่อเป็นตัวอย่าง ไม่ใช่เอกสารของหน่วยงาน", Type.YES_NO, needed=True),
}

#: Which outputs of which measures a piece of evidence proves.
_Uses = Sequence[tuple[int, str, Sequence[int]]]


def evidence_json(register: Register, as_of: date) -> str:
    """Write every piece of evidence, in the order of the register."""
    agency = register.agency
    head = {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "agency": {"id": agency.id, "name": agency.name, "parent": agency.parent},
    }
    uses = _uses(register)
    rows = json_lines(_record(item, uses.get(item.id, ())) for item in register.evidence)
    return f'{json_line(head)[:-1]}, "evidence": {rows}}}\n'


def evidence_csv(register: Register) -> str:
    """Write the same as a table, one row a piece of evidence."""
    uses = _uses(register)
    return csv_table(COLUMNS, (_row(item, uses.get(item.id, ())) for item in register.evidence))


def _uses(register: Register) -> Mapping[str, _Uses]:
    found: dict[str, list[tuple[int, str, Sequence[int]]]] = {}
    for plan in register.plans:
        for measure in plan.measures:
            for proof in measure.evidence:
                use = (plan.fiscal_year, measure.id, proof.outputs)
                found.setdefault(proof.evidence.id, []).append(use)
    return found


def _record(item: Evidence, uses: _Uses) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind,
        "state": item.state,
        "page": links.evidence(item.id),
        "url": item.url,
        "measures": [
            {
                "fiscal_year": year,
                "id": measure,
                "url": YearLinks(year).measure(measure),
                "outputs": list(outputs),
            }
            for year, measure, outputs in uses
        ],
        "unit": {"id": item.unit.id, "name": item.unit.name} if item.unit else None,
        "date": period_record(item.date),
        "period": period_record(item.period),
        "files": [_file(item, file) for file in public_files(item)],
        "anchors": [{"name": name, "page": page} for name, page in item.anchors],
        "language": item.language,
        "text": item.text,
        "replaces": item.replaces,
        "replaced_by": item.replaced_by,
        "withdrawn": {
            "date": period_record(item.withdrawn.date),
            "reason": item.withdrawn.reason,
            "sha256": list(item.withdrawn.sha256),
        }
        if item.withdrawn
        else None,
        "sample": item.sample,
    }


def _file(item: Evidence, file: EvidenceFile) -> dict[str, Any]:
    return {
        "address": file.address,
        "name": file.download,
        "format": file.facts.format,
        "size": file.facts.size,
        "pages": file.facts.pages,
        "sha256": file.facts.sha256,
        "published_since": iso(published_since(item, file)),
        "last_changed": iso(file.changed),
    }


def _row(item: Evidence, uses: _Uses) -> dict[str, object]:
    files = public_files(item)
    withdrawn = item.withdrawn
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind,
        "state": item.state.value,
        "page": links.evidence(item.id),
        "url": item.url,
        "measures": _lines(map(_use, uses)),
        "unit": item.unit.name if item.unit else None,
        **_time("date", item.date),
        **_time("period", item.period),
        "published_since": min(
            filter(None, (published_since(item, f) for f in files)), default=None
        ),
        "last_changed": max(filter(None, (file.changed for file in files)), default=None),
        "files": _lines(file.address for file in files),
        "formats": _lines(file.facts.format for file in files),
        "sizes": _lines(file.facts.size for file in files),
        "pages": _lines(file.facts.pages for file in files),
        "sha256": _lines(file.facts.sha256 for file in files),
        "language": item.language,
        "text": item.text,
        "replaces": item.replaces,
        "replaced_by": item.replaced_by,
        **_time("withdrawn", withdrawn.date if withdrawn else None),
        "withdrawn_reason": withdrawn.reason if withdrawn else None,
        "sample": "true" if item.sample else "false",
    }


def _use(use: tuple[int, str, Sequence[int]]) -> str:
    year, measure, outputs = use
    return f"{year}/{measure}/{','.join(map(str, outputs))}".rstrip("/")


def _lines(values: Iterable[object]) -> str:
    return "\n".join("" if value is None else str(value) for value in values)


def _time(name: str, period: Period | Unread | None) -> dict[str, str | None]:
    read = period if isinstance(period, Period) else None
    return {
        f"{name}_raw": period.raw if period else None,
        f"{name}_start": iso(read.start) if read else None,
        f"{name}_end": iso(read.end) if read else None,
    }
