"""Catalogues from YAML: the generator's own lists of OIT, and the lists that an office gives."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from generator.oit.catalogue import OIT, About, Asked, Catalogue, Element, Item, Verified
from generator.problems import Finding, Problem
from generator.shape import fit
from generator.source import read_source
from generator.written import ITEM_CODE, SCHEME, Shape, Text, Texts, Whole

#: The fiscal years whose lists come with the generator.
OIT_YEARS = (2566, 2567, 2568, 2569)


def _as_element(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class ElementShape(Shape):
    """องค์ประกอบด้านข้อมูลหนึ่งรายการ เขียนเป็นข้อความอย่างเดียวก็ได้"""

    text: Text = Field(description="สิ่งที่ข้อนี้ต้องแสดง")
    about: About | None = Field(
        None, description="ตัดสินจากอะไรนอกจากเอกสาร: period none condition online separate"
    )


class ItemShape(Shape):
    """ข้อหนึ่งของแบบตรวจ"""

    id: Annotated[str, StringConstraints(pattern=ITEM_CODE)] = Field(description="รหัสข้อ เช่น O1")
    title: Text = Field(description="ชื่อข้อ")
    indicator: Text | None = Field(None, description="เลขตัวชี้วัด เช่น 9")
    indicator_title: Text | None = Field(None, description="ชื่อตัวชี้วัด")
    sub_indicator: Text | None = Field(None, description="เลขตัวชี้วัดย่อย เช่น 9.1")
    sub_indicator_title: Text | None = Field(None, description="ชื่อตัวชี้วัดย่อย")
    group: Text | None = Field(None, description="กลุ่มของข้อ ข้อในกลุ่มเดียวกันใช้ไฟล์เดียวกันได้")
    period: Asked = Field(Asked.ANY, description="ช่วงเวลาของข้อมูลที่ข้อนี้ต้องการ")
    elements: tuple[Annotated[ElementShape, BeforeValidator(_as_element)], ...] = Field(
        (), description="องค์ประกอบด้านข้อมูล ว่างไว้เมื่อไม่ทราบ"
    )
    verified: Verified = Field(Verified.NONE, description="แน่ใจแค่ไหน: elements titles none")
    sources: Texts = Field((), description="แหล่งที่อ่าน")


class CatalogueShape(Shape):
    """รายการข้อของแบบตรวจหนึ่งปี ในไฟล์ของตัวเอง"""

    scheme: Annotated[str, StringConstraints(pattern=SCHEME)] = Field(
        OIT, description="ชื่อแบบ เช่น OIT หรือ MOIT"
    )
    fiscal_year: Whole = Field(description="ปีงบประมาณ พ.ศ.", ge=2500, le=2699)
    name: Text | None = Field(None, description="ชื่อเต็มของแบบ")
    items: tuple[ItemShape, ...] = Field((), description="ทุกข้อของแบบ ใช้แทนรายการที่มากับโปรแกรม")
    corrections: tuple[ItemShape, ...] = Field(
        (), description="เฉพาะข้อที่ต่างจากรายการที่มากับโปรแกรม ใช้แทน items"
    )


_KEYS = frozenset(
    key for shape in (ElementShape, ItemShape, CatalogueShape) for key in shape.model_fields
)


@cache
def builtin(fiscal_year: int) -> Catalogue | None:
    """Give the generator's own list of OIT for a fiscal year; None when there is none."""
    if fiscal_year not in OIT_YEARS:
        return None
    path = Path(str(files("generator").joinpath(f"data/oit/{fiscal_year}.yml")))
    source, _ = read_source(path, path.name)
    shape = fit(CatalogueShape, source.written(_KEYS), (), []) if source else None
    if shape is None:
        raise ValueError(f"the list of {fiscal_year} that comes with the generator is damaged")
    return _catalogue(shape)


def read_catalogue(path: Path, name: str) -> tuple[Catalogue | None, list[Problem]]:
    """Read an office's list; corrections are laid over the generator's own list of that year."""
    source, problems = read_source(path, name)
    if source is None:
        return None, problems
    findings: list[Finding] = []
    data = source.written(_KEYS)
    shape = fit(CatalogueShape, data, (), findings)
    if shape and ("items" in data) == ("corrections" in data):
        findings.append(Finding("catalogue-one-list", ()))
    catalogue = _laid_over(shape, findings) if shape and not findings else None
    return catalogue, [*problems, *source.problems(findings)]


def _laid_over(shape: CatalogueShape, findings: list[Finding]) -> Catalogue | None:
    key = "items" if shape.items else "corrections"
    _check_codes(shape.items or shape.corrections, key, findings)
    if shape.items:
        return replace(_catalogue(shape), own=True)
    below = builtin(shape.fiscal_year) if shape.scheme == OIT else None
    if below is None:
        values = {"scheme": shape.scheme, "year": str(shape.fiscal_year)}
        findings.append(Finding("catalogue-nothing-to-correct", (key,), values, at_key=True))
        return None
    corrected = {item.code.upper(): item for item in map(_item, shape.corrections)}
    items = [corrected.pop(item.code.upper(), item) for item in below.items]
    return replace(below, items=(*items, *corrected.values()), own=True)


def _check_codes(shapes: Sequence[ItemShape], key: str, findings: list[Finding]) -> None:
    seen: set[str] = set()
    for index, shape in enumerate(shapes):
        if shape.id.upper() in seen:
            values = {"id": shape.id, "first": shape.id}
            findings.append(Finding("duplicate-id", (key, index, "id"), values))
        seen.add(shape.id.upper())


def _catalogue(shape: CatalogueShape) -> Catalogue:
    name = shape.name or f"แบบ {shape.scheme} ปีงบประมาณ พ.ศ. {shape.fiscal_year}"
    return Catalogue(shape.scheme, shape.fiscal_year, name, tuple(map(_item, shape.items)))


def _item(shape: ItemShape) -> Item:
    return Item(
        code=shape.id,
        title=shape.title,
        indicator=shape.indicator,
        indicator_title=shape.indicator_title,
        sub_indicator=shape.sub_indicator,
        sub_indicator_title=shape.sub_indicator_title,
        group=shape.group,
        asked=shape.period,
        elements=tuple(Element(element.text, element.about) for element in shape.elements),
        verified=shape.verified,
        sources=shape.sources,
    )


def catalogues_for(
    years: Collection[int], own: Mapping[tuple[str, int], Catalogue]
) -> tuple[Catalogue, ...]:
    """Give the lists that matter: OIT of the years of the register, and all that the office gave.
    The newest year comes first, OIT before other schemes."""
    known = {(OIT, year): builtin(year) for year in years}
    chosen = {key: c for key, c in {**known, **own}.items() if c is not None}
    return tuple(sorted(chosen.values(), key=lambda c: (-c.fiscal_year, c.scheme != OIT, c.scheme)))
