"""The configuration of the CMS: one form for each part of measures.yml and of the files beside it.

Several forms show parts of one file. The CMS finds a file's form by its address within a
collection, so each form is a collection of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.admin.fields import Fields, Json, Maker
from generator.oit.catalogue import OIT
from generator.thai.text import fold

#: How measures are grouped: a plan shows the way it uses.
WAYS = ("indicators", "dimensions", "measures")
#: Keys of the register in one form; ``plans`` and ``disclosures`` have forms for each year.
OFFICE = ("agency", "licence", "units")
REST = ("catalogues", "exceptions", "aliases", "changes", "link_exceptions")
_NO_YEAR = "general"


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name in addresses, what it is called, its file, and what leads to its part."""

    name: str
    label: str
    about: str
    file: str
    at: tuple[str | Mapping[str, tuple[str, str]], ...]
    fields: Fields


def configuration(
    backend: Mapping[str, Any], data: Mapping[str, Any], register: str, office: str
) -> Json:
    """Write the configuration. ``data`` are the values of each YAML file by its name, ``register``
    names the first of them; ``office`` is shown as the name of the site."""
    forms = tuple(all_forms(data, register))
    cms: Json = {
        "load_config_file": False,
        "locale": "th",
        "site_title": office,
        "backend": dict(backend),
        "publish_mode": "simple" if backend["name"] == "proxy" else "editorial_workflow",
        "media_folder": "content/evidence",
        "public_folder": "",
        "show_preview_links": False,
        "search": False,
        "slug": {"encoding": "unicode", "clean_accents": False, "sanitize_replacement": "-"},
        "editor": {"preview": False},
        "collections": [_collection(form) for form in forms],
    }
    return {
        "cms": cms,
        "forms": {form.name: {"at": form.at, "kind": form.fields.kind} for form in forms},
    }


def _collection(form: Form) -> Json:
    file: Json = {
        "name": form.name,
        "label": form.label,
        "file": form.file,
        "fields": form.fields.fields,
    }
    return {
        "name": form.name,
        "label": form.label,
        "description": form.about,
        "format": form.name,
        "editor": {"preview": False},
        "files": [file],
    }


def all_forms(data: Mapping[str, Any], register: str) -> Iterator[Form]:
    """Give the forms of an office, the newest year first."""
    whole = _mapping(data.get(register))
    units = {str(key): str(name) for key, name in _mapping(whole.get("units")).items()}
    plans = sorted(_yearly(data, register, "plans"), key=lambda part: part.year, reverse=True)
    newest = plans[0].year if plans else _NO_YEAR
    for part in plans:
        maker = Maker(units, part.year)
        way = next((way for way in WAYS if way in part.value), "measures")
        yield Form(
            f"plan-{part.year}",
            f"แผนและมาตรการ ปี {part.year}",
            "มาตรการ ผลการกำกับติดตาม และหลักฐานของแต่ละมาตรการ",
            part.file,
            part.at,
            maker.mapping("PlanShape", plan_keys(way)),
        )
    maker = Maker(units, newest)
    yield _of_register(maker, "channels", "ช่องทางร้องเรียน", register, ("channels",))
    for part in sorted(
        _yearly(data, register, "disclosures"), key=lambda part: part.year, reverse=True
    ):
        scheme = str(part.value.get("scheme") or OIT)
        yield Form(
            f"{scheme.lower()}-{part.year}",
            f"ข้อที่เปิดเผยตามแบบ {scheme} ปี {part.year}",
            "ข้อใดแสดงไว้ที่ใด ทีละองค์ประกอบ",
            part.file,
            part.at,
            maker.mapping("DisclosuresShape", ["items"]),
        )
    yield _of_register(maker, "evidence", "หลักฐานที่ไม่อยู่ใต้มาตรการ", register, ("evidence",))
    yield _of_register(maker, "office", "หน่วยงานและฝ่าย", register, OFFICE)
    yield _of_register(maker, "rest", "สำหรับผู้ดูแลเว็บไซต์", register, REST)


def plan_keys(way: str) -> list[str]:
    """Name the keys of a plan that its form shows. The year tells which plan it is: it stays."""
    head = ["title", "monitored_by", "preface", "note"]
    return [*head, way]


def _of_register(maker: Maker, name: str, label: str, file: str, keys: Collection[str]) -> Form:
    return Form(name, label, "", file, (), maker.mapping("RegisterShape", keys))


@dataclass(frozen=True, slots=True)
class _Part:
    year: str
    file: str
    at: tuple[str | Mapping[str, tuple[str, str]], ...]
    value: Mapping[str, Any]


def _yearly(data: Mapping[str, Any], register: str, key: str) -> Iterator[_Part]:
    """Find the parts of a year: in the register, or in a file of their own."""
    listed = _mapping(data.get(register)).get(key)
    for value in listed if isinstance(listed, list) else ():
        name = _mapping(value).get("file")
        found = _mapping(data.get(str(name))) if name else _mapping(value)
        year = fold(str(found.get("fiscal_year") or ""))
        if not (year.isascii() and year.isdigit()):
            continue
        wanted = {"fiscal_year": (year, "")}
        if key == "disclosures":
            wanted["scheme"] = (str(found.get("scheme") or OIT), OIT)
        yield _Part(year, str(name or register), () if name else (key, wanted), found)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
