"""The shape of measures.yml for editors (JSON Schema) and for people (docs/measures.md)."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from generator.document import RegisterShape

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> str:
    """Write the JSON Schema of measures.yml, or of a plan file of its own."""
    schema: dict[str, Any] = {"$schema": _DIALECT, **RegisterShape.model_json_schema()}
    schema["title"] = "measures.yml"
    # A plan in a file of its own is edited with the same schema.
    whole = {
        key: schema.pop(key) for key in ("type", "properties", "required", "additionalProperties")
    }
    schema["anyOf"] = [whole, {"$ref": "#/$defs/PlanShape"}]
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def fields_page() -> str:
    """Write the reference of all keys as Markdown, in Thai."""
    schema = RegisterShape.model_json_schema()
    example = files("generator").joinpath("data/example.yml").read_text(encoding="utf-8")
    parts = [_INTRODUCTION.format(example=example, plan=_PLAN_FILE), _table("ทั้งไฟล์", schema)]
    parts += [_table(name.removesuffix("Shape"), part) for name, part in _definitions(schema)]
    return "\n".join(parts)


_INTRODUCTION = """# ช่องใน measures.yml

หน้านี้สร้างจากโปรแกรม (`make docs`) จึงตรงกับที่ `prongsai check` ตรวจเสมอ

ข้อความทุกช่องเขียนได้หลายบรรทัด บรรทัดที่ขึ้นต้นด้วย `- ` แสดงเป็นรายการ
ตัวเลขเขียนเป็นเลขไทยหรืออารบิกก็ได้ วันที่เขียนแบบที่คุ้นเคย เช่น `30 มี.ค. 66`
ช่องที่ว่างไว้เท่ากับไม่ได้เขียน ข้อความที่มี `: ` หรือ ` #` ให้ครอบด้วยเครื่องหมายคำพูด
ข้อความหรือจำนวนเงินที่มีจุลภาคก็เช่นกัน เมื่ออยู่ใน [ ] หรือ {{ }}

## ตัวอย่าง

ไฟล์ `measures.yml` ทั้งไฟล์ ทุกอย่างในตัวอย่างเป็นข้อมูลสมมติ

```yaml
{example}```

ไฟล์แผน `plans/2566.yml` เขียนเฉพาะแผนปีเดียว ไม่มีเครื่องหมาย - นำหน้าและไม่มีช่อง plans

```yaml
{plan}```
"""

_PLAN_FILE = """fiscal_year: 2566
title: มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
measures:
- id: publish-manual
  issue: เผยแพร่คู่มือการให้บริการ
  due: ทุกเดือน
  units: all
"""

_TYPES = {
    "boolean": "true หรือ false",
    "string": "ข้อความ",
    "integer": "จำนวนเต็ม",
    "number": "ตัวเลข",
    "array": "รายการ",
    "object": "กลุ่มของช่อง",
}


def _definitions(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Order the mappings as a reader meets them in the file."""
    order = (
        "AgencyShape", "LicenceShape", "ChannelShape", "PlanShape", "PlanFileShape", "PrefaceShape",
        "GroupShape", "MeasureShape", "OutputShape", "EvidenceShape", "SupportShape",
        "WithdrawnShape", "ClaimShape", "ProgressShape", "DisclosuresShape", "DisclosuresFileShape",
        "ItemDisclosureShape", "ShownShape", "ExceptionShape", "AliasShape", "ChangeShape",
        "LinkExceptionShape",
    )  # fmt: skip
    return [(name, schema["$defs"][name]) for name in order]


def _table(name: str, schema: dict[str, Any]) -> str:
    lines = [f"## {name}", "", schema["description"], ""]
    lines += ["| ช่อง | ต้องมี | ชนิด | ความหมาย |", "|---|---|---|---|"]
    required = schema.get("required", [])
    for key, value in schema["properties"].items():
        need = "ต้องมี" if key in required else ""
        said = value["description"]
        lines.append(f"| `{key}` | {need} | {_kind(value)} | {said} |")
    return "\n".join(lines) + "\n"


def _kind(value: dict[str, Any]) -> str:
    """Say in Thai what kind of value a key takes."""
    if "enum" in value:
        return " ".join(f"`{choice}`" for choice in value["enum"])
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2].removesuffix("Shape")
    if "anyOf" in value:
        kinds = [_kind(part) for part in value["anyOf"] if part.get("type") != "null"]
        return " หรือ ".join(dict.fromkeys(kinds))
    if value.get("type") == "array":
        return f"รายการของ {_kind(value['items'])}"
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return " หรือ ".join(_TYPES[kind] for kind in kinds)
