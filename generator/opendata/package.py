"""data/datapackage.json: every table with its Table Schema, as a Data Package.

Source: https://specs.frictionlessdata.io/data-package/. Paths are from the file itself. What the
government's catalogue asks for stands beside each table under ``gdc``: a Data Package may hold
more than the standard names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.columns import table_schema
from generator.opendata.dataset import Dataset
from generator.opendata.gdc import fields
from generator.pages import links
from generator.register import Register


def package_json(register: Register, found: Iterable[Dataset], as_of: date) -> str:
    """Write the package of all tables."""
    agency, licence = register.agency, register.licence
    publisher = {"title": agency.name, "role": "publisher"}
    package: dict[str, Any] = {
        "name": agency.id,
        "title": f"ข้อมูลเปิดของ{agency.name}",
        "description": f"เงื่อนไขการนำไปใช้: {licence.text if licence else 'หน่วยงานไม่ได้ระบุ'}",
        "created": f"{as_of.isoformat()}T00:00:00+07:00",
        "contributors": [publisher | ({"path": agency.website} if agency.website else {})],
    }
    if licence and licence.url:
        package["licenses"] = [{"title": licence.text, "path": licence.url}]
    package["resources"] = [_resource(register, dataset) for dataset in found]
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(register: Register, dataset: Dataset) -> dict[str, Any]:
    return {
        "name": dataset.id,
        "title": dataset.title,
        "description": dataset.says,
        "path": dataset.csv.removeprefix(links.DATA),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(dataset.columns),
        "gdc": {field.name: field.value for field in fields(dataset, register)},
    }
