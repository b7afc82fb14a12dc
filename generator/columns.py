"""Columns of the tables that the site publishes: what each holds, said once for people on /data/
and for programs in the Table Schema.

Types are those of Table Schema (https://specs.frictionlessdata.io/table-schema/).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Type(StrEnum):
    """What the cells of a column are, as Table Schema names it."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    DAY = "date"
    MONTH = "yearmonth"
    YES_NO = "boolean"
    URL = "url"


#: The types in words.
TYPE_TH = {
    Type.TEXT: "ข้อความ",
    Type.WHOLE: "จำนวนเต็ม",
    Type.NUMBER: "จำนวน",
    Type.DAY: "วันที่ ค.ศ. ปี-เดือน-วัน",
    Type.MONTH: "เดือน ค.ศ. ปี-เดือน",
    Type.YES_NO: "true หรือ false",
    Type.URL: "ที่อยู่เว็บ",
}


@dataclass(frozen=True, slots=True)
class Column:
    """``unit`` is what numbers count; ``codes`` are all values there can be, each in words; a
    ``needed`` column is never empty."""

    says: str
    type: Type = Type.TEXT
    unit: str | None = None
    codes: Mapping[Any, str] = field(default_factory=dict)
    needed: bool = False

    @property
    def kind(self) -> str:
        """Its type and unit in words."""
        return f"{TYPE_TH[self.type]} หน่วยเป็น{self.unit}" if self.unit else TYPE_TH[self.type]


Columns = Mapping[str, Column]


def table_schema(columns: Columns) -> dict[str, Any]:
    """Describe a table as Table Schema; a cell without a value is empty."""
    return {"fields": [_field(name, column) for name, column in columns.items()]}


def _field(name: str, column: Column) -> dict[str, Any]:
    described = {"name": name, "type": column.type.value, "description": _description(column)}
    if column.type is Type.URL:
        described |= {"type": Type.TEXT.value, "format": "uri"}
    constraints: dict[str, Any] = {"required": True} if column.needed else {}
    if column.codes:
        constraints["enum"] = list(column.codes)
    return described | ({"constraints": constraints} if constraints else {})


def _description(column: Column) -> str:
    codes = " · ".join(f"{code} = {says}" for code, says in column.codes.items())
    unit = f"หน่วยเป็น{column.unit}" if column.unit else ""
    return " ".join(part for part in (column.says, unit, codes) if part)
