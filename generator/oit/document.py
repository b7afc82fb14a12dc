"""What may be written in measures.yml about items, addresses and links that have to last."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.oit.catalogue import OIT
from generator.written import (
    ADDRESS,
    ITEM_CODE,
    SCHEME,
    AlsoText,
    Reference,
    Shape,
    Text,
    Texts,
    Url,
    Whole,
    Wholes,
    Written,
    as_list,
)

ItemCode = Annotated[str, StringConstraints(pattern=ITEM_CODE)]
Scheme = Annotated[str, StringConstraints(pattern=SCHEME)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS)]


def _as_shown(value: Any) -> Any:
    """Read a text alone as an address, a page written by hand, or the id of evidence."""
    if not isinstance(value, str):
        return value
    if value.startswith(("http://", "https://")):
        return {"url": value}
    return {"page": value} if value.endswith(".md") else {"evidence": value}


def _as_claim(value: Any) -> Any:
    """Read a text alone as the code of an item."""
    return {"item": value} if isinstance(value, str) else value


class SpotShape(Shape):
    """ตำแหน่งที่แสดงองค์ประกอบ"""

    elements: Wholes = Field((), description="ลำดับขององค์ประกอบที่แสดงตรงนี้ เริ่มที่ 1")
    at_page: Whole | None = Field(None, description="เลขหน้าหรือสไลด์ในไฟล์ เริ่มที่ 1", ge=1)
    anchor: Text | None = Field(None, description="ชื่อจุดสำคัญใน anchors ของหลักฐาน หรือรหัสของช่องทาง")
    sheet: Text | None = Field(None, description="ชื่อชีตในตาราง")
    heading: Text | None = Field(None, description="ข้อความหัวเรื่องในเอกสารหรือในหน้าเว็บ")
    none: Text | None = Field(None, description="ประโยคที่บอกว่าไม่มี เช่น ไม่มีเรื่องร้องเรียนในรอบ 6 เดือนแรก")
    lacks: Text | None = Field(None, description="สิ่งที่องค์ประกอบนี้ยังแสดงไม่ครบ")
    period: Written | None = Field(
        None, description="ช่วงเวลาของข้อมูล เมื่อหลักฐานไม่ได้บอกไว้ เช่น ต.ค. 65 - มี.ค. 66"
    )


class ShownShape(SpotShape):
    """ที่ที่แสดงองค์ประกอบ: หลักฐาน หน้าของเว็บไซต์ หรือที่อยู่เว็บ เขียนเป็นรหัสหลักฐานอย่างเดียวก็ได้"""

    evidence: Reference | None = Field(None, description="รหัสของหลักฐาน")
    page: Text | None = Field(
        None,
        description="หน้าของเว็บไซต์นี้: plan แผน progress ผลการกำกับติดตาม channels ช่องทางร้องเรียน "
        "corruption-channels ช่องทางแจ้งทุจริต manuals infographics budget timeline units "
        "measures/รหัส หรือชื่อไฟล์ .md ใต้ content/",
    )
    url: Url | None = Field(None, description="ที่อยู่เว็บ เปิดได้โดยไม่ต้องเข้าสู่ระบบ")

    @model_validator(mode="after")
    def _one_target(self) -> ShownShape:
        targets = [value for value in (self.evidence, self.page, self.url) if value]
        if len(targets) > 1 or not (targets or self.none):
            raise PydanticCustomError("disclosure-target", "one of evidence, page, url or none")
        return self


class ClaimShape(SpotShape):
    """ข้อของแบบตรวจที่หลักฐานนี้แสดง เขียนเป็นรหัสข้ออย่างเดียวก็ได้ เช่น O15"""

    item: ItemCode = Field(description="รหัสข้อ เช่น O15")
    year: Whole | None = Field(None, description="ปีงบประมาณของแบบ ไม่ใส่เมื่อเป็นปีของโฟลเดอร์หรือของแผน")
    scheme: Scheme = Field(OIT, description="ชื่อแบบ เช่น OIT")


Claims = Annotated[
    tuple[Annotated[ClaimShape, BeforeValidator(_as_claim), AlsoText()], ...],
    BeforeValidator(as_list),
    AlsoText(),
]


class ItemDisclosureShape(Shape):
    """สิ่งที่หน่วยงานเปิดเผยสำหรับข้อหนึ่ง"""

    item: ItemCode = Field(description="รหัสข้อ เช่น O42")
    unit: Reference | None = Field(None, description="รหัสของฝ่ายที่รับผิดชอบข้อนี้")
    note: Text | None = Field(None, description="คำอธิบายถึงผู้ประเมิน")
    shown: Annotated[
        tuple[Annotated[ShownShape, BeforeValidator(_as_shown), AlsoText()], ...],
        BeforeValidator(as_list),
        AlsoText(),
    ] = Field((), description="ที่ที่แสดงองค์ประกอบ ทีละแห่ง")


class DisclosuresShape(Shape):
    """รายการที่เปิดเผยตามแบบตรวจของปีหนึ่ง"""

    fiscal_year: Whole = Field(description="ปีงบประมาณ พ.ศ. ของแบบ", ge=2500, le=2699)
    scheme: Scheme = Field(OIT, description="ชื่อแบบ เช่น OIT หรือชื่อในไฟล์ของ catalogues")
    items: tuple[ItemDisclosureShape, ...] = Field((), description="ทีละข้อ")


class DisclosuresFileShape(Shape):
    """รายการที่เปิดเผยของปีหนึ่งในไฟล์ของตัวเอง"""

    file: Text = Field(description="ชื่อไฟล์ YAML นับจากโฟลเดอร์ของ measures.yml")


class AliasShape(Shape):
    """ที่อยู่เดิมที่ย้ายไปแล้ว ผู้ที่เปิดที่อยู่เดิมจะถูกพาไปที่ใหม่"""

    old: Address = Field(description="ที่อยู่เดิม นับจากหน้าแรก เช่น 2566/measures/old-id/")
    new: Address = Field(description="ที่อยู่ปัจจุบันของสิ่งเดียวกัน")


class ChangeShape(Shape):
    """การแก้ไขข้อมูลของปีที่ปิดแล้ว แสดงในหน้าของปีนั้น"""

    year: Whole = Field(description="ปีงบประมาณที่แก้ไข", ge=2500, le=2699)
    date: Written = Field(description="วันที่แก้ไข วัน เดือน ปีครบ")
    reason: Text = Field(description="แก้อะไร เพราะเหตุใด")
    items: Annotated[tuple[ItemCode, ...], BeforeValidator(as_list)] = Field(
        (), description="รหัสข้อที่แก้ เช่น [O12]"
    )
    measures: Annotated[tuple[Reference, ...], BeforeValidator(as_list)] = Field(
        (), description="รหัสของมาตรการที่แก้"
    )
    places: Texts = Field(
        (), description="ตำแหน่งในหน้าที่เคยเป็นคำตอบและไม่มีแล้ว ตามที่ check แสดง เช่น /evidence/x/#p3"
    )
    scheme: Scheme = Field(OIT, description="ชื่อแบบของ items")


class LinkExceptionShape(Shape):
    """ลิงก์ที่รู้แล้วว่าตรวจไม่ผ่าน พร้อมเหตุผลและวันสิ้นสุด"""

    url: Url = Field(description="ที่อยู่เว็บตามที่เขียนไว้")
    reason: Text = Field(description="เหตุที่ยอมรับ")
    until: Written = Field(description="ยอมรับถึงวันใด วัน เดือน ปีครบ")
