"""What may be written in measures.yml: keys, types and what each is for.

The descriptions are what staff read in their editor and in docs/measures.md. Nothing is
interpreted here: dates are still the text that somebody wrote.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from generator.thai.text import fold

#: Patterns of texts; what is wrong where one does not fit, ``shape`` says.
SOMETHING = r"\S"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL = r"^https?://[^\s]+$"
EMAIL = r"^[^\s@?&<>]+@[^\s@?&<>]+\.[^\s@?&<>]+$"
PHONE = '^[^“”"]*[0-9๐-๙][^“”"]*$'


def _as_whole(value: Any) -> Any:
    """Read ๒๕๖๖ and 2566 alike; anything that is not digits only is not a whole number."""
    if isinstance(value, str):
        folded = fold(value)
        if folded.isascii() and folded.isdigit() and len(folded) <= 9:
            return int(folded)
        raise PydanticCustomError("not-a-number", "digits only", {"value": value})
    return value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_output(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _one_or_many(item: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item}]})


Text = Annotated[str, StringConstraints(pattern=SOMETHING)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Url = Annotated[str, StringConstraints(pattern=URL)]
Email = Annotated[str, StringConstraints(pattern=EMAIL)]
Phone = Annotated[
    str, StringConstraints(pattern=PHONE), WithJsonSchema({"type": ["string", "integer"]})
]
Whole = Annotated[int, BeforeValidator(_as_whole), WithJsonSchema({"type": ["integer", "string"]})]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list), _one_or_many({"type": "string"})]
#: An id that stands elsewhere in the file: a Thai name here is not a bad id but an unknown one.
Reference = Annotated[Text, WithJsonSchema({"type": "string", "pattern": SLUG})]
References = Annotated[
    tuple[Text, ...],
    BeforeValidator(_as_list),
    _one_or_many({"type": "string", "pattern": f"{SLUG}|^ทุกฝ่าย$"}),
]
Wholes = Annotated[
    tuple[Whole, ...], BeforeValidator(_as_list), _one_or_many({"type": ["integer", "string"]})
]
#: Written like a number or like a sentence; what it means is read later.
Written = Annotated[Text, WithJsonSchema({"type": ["string", "number"]})]

Kind = Literal[
    "manual",
    "infographic",
    "budget",
    "plan",
    "report",
    "announcement",
    "minutes",
    "photos",
    "dataset",
    "e-service",
    "link",
    "channel",
]


class _AlsoText:
    """Tells editors that a text may stand where the mapping is expected."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core)]}


class Shape(BaseModel):
    """Any mapping of the file: unknown keys are faults, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AgencyShape(Shape):
    """หน่วยงานเจ้าของเว็บไซต์"""

    id: Slug = Field(description="รหัสของหน่วยงาน อักษร a–z ตัวเลข และขีด - เท่านั้น")
    name: Text = Field(description="ชื่อเต็มของหน่วยงาน")
    short: Text | None = Field(None, description="ชื่อสั้นที่คนเรียก เช่น เขตบางกอกน้อย")
    parent: Text | None = Field(None, description="หน่วยงานต้นสังกัด")
    website: Url | None = Field(None, description="เว็บไซต์หลักของหน่วยงาน")


class LicenceShape(Shape):
    """สัญญาอนุญาตของข้อมูลและเนื้อหา"""

    text: Text = Field(description="ข้อความบอกเงื่อนไขการนำข้อมูลไปใช้ แสดงท้ายทุกหน้า")
    url: Url | None = Field(None, description="ที่อยู่ของสัญญาอนุญาตฉบับเต็ม")


class ChannelShape(Shape):
    """ช่องทางร้องเรียนหรือรับฟังความคิดเห็นหนึ่งช่องทาง"""

    id: Slug = Field(description="รหัสของช่องทาง")
    name: Text = Field(description="ชื่อช่องทาง")
    about: Literal["general", "corruption"] = Field(
        description="general เรื่องทั่วไปและความคิดเห็น หรือ corruption เรื่องทุจริต (แสดงแยกกัน)"
    )
    operator: Text | None = Field(None, description="หน่วยงานที่รับเรื่อง ถ้าไม่ใช่หน่วยงานนี้")
    phone: Phone | None = Field(None, description="หมายเลขโทรศัพท์ของหน่วยงาน")
    email: Email | None = Field(None, description="อีเมลของหน่วยงาน")
    url: Url | None = Field(None, description="ที่อยู่เว็บของแบบฟอร์มหรือระบบรับเรื่อง")
    address: Text | None = Field(None, description="ที่ตั้งสำหรับยื่นด้วยตนเองหรือส่งไปรษณีย์")
    hours: Text | None = Field(None, description="วันและเวลาที่รับเรื่อง")
    source: Url | None = Field(None, description="หน้าเว็บที่ยืนยันข้อมูลของช่องทางนี้")
    note: Text | None = Field(None, description="คำอธิบายเพิ่มเติม")

    @model_validator(mode="after")
    def _can_be_reached(self) -> ChannelShape:
        if not (self.phone or self.email or self.url or self.address):
            raise PydanticCustomError("channel-without-way", "no way", {"id": self.id})
        return self


class OutputShape(Shape):
    """ผลผลิตหนึ่งรายการ เขียนเป็นข้อความอย่างเดียวก็ได้"""

    text: Text = Field(description="ข้อความตามแผน")
    kind: Kind | None = Field(None, description="ชนิดของผลผลิต เมื่อข้อความบอกไว้")
    quantity: Whole | None = Field(None, description="จำนวนที่แผนระบุ", ge=1)
    unit: Text | None = Field(None, description="หน่วยนับของจำนวน เช่น ช่องทาง แผ่น ครั้ง")


class EvidenceShape(Shape):
    """หลักฐานหนึ่งรายการของมาตรการ"""

    id: Slug = Field(description="รหัสถาวรของหลักฐาน ห้ามซ้ำและห้ามเปลี่ยน")
    title: Text = Field(description="ชื่อหลักฐานที่ผู้อ่านเห็น")
    kind: Kind | None = Field(None, description="ชนิดของหลักฐาน")
    url: Url = Field(description="ที่อยู่เว็บของหลักฐาน เปิดได้โดยไม่ต้องเข้าสู่ระบบ")
    date: Written | None = Field(None, description="วันที่ของเอกสาร เขียนแบบไทยได้ เช่น 28 มี.ค. 66")
    proves: Wholes = Field((), description="ลำดับของผลผลิตที่หลักฐานนี้รองรับ เริ่มที่ 1 ไม่ต้องใส่เมื่อมีผลผลิตเดียว")


class ProgressShape(Shape):
    """ผลการกำกับติดตามหนึ่งครั้ง"""

    period: Written = Field(description="วันหรือเดือนที่ติดตาม เช่น ก.พ. 66")
    result: Text = Field(description="ผลการดำเนินการ")
    spent: Written | None = Field(None, description="ผลการใช้จ่ายงบประมาณ เป็นบาท")
    problems: Text | None = Field(None, description="ปัญหา อุปสรรค")
    suggestions: Text | None = Field(None, description="ข้อเสนอแนะ")
    by: Reference | None = Field(None, description="รหัสของฝ่ายที่รายงาน")
    evidence: References = Field((), description="รหัสของหลักฐานที่เกี่ยวข้อง")


class MeasureShape(Shape):
    """มาตรการหนึ่งแถวของแผน เรียงช่องตามตารางในเอกสาร"""

    id: Slug = Field(description="รหัสถาวรของมาตรการ อยู่ในที่อยู่เว็บ ห้ามซ้ำในปีเดียวกันและห้ามเปลี่ยน")
    issue: Text | None = Field(
        None, description="ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ ต้องมี เว้นแต่ใช้ issue_from"
    )
    issue_from: Reference | None = Field(
        None, description="รหัสของมาตรการที่ใช้ประเด็นร่วมกัน เมื่อช่องในตารางผสานกัน ใช้แทน issue"
    )
    activities: Texts = Field((), description="กิจกรรมที่จะดำเนินการ")
    outputs: Annotated[
        tuple[Annotated[OutputShape, BeforeValidator(_as_output), _AlsoText()], ...],
        BeforeValidator(_as_list),
        _AlsoText(),
    ] = Field((), description="ผลผลิต แต่ละรายการเป็นข้อความ หรือแยกเป็น text kind quantity unit")
    outreach: Texts = Field((), description="วิธีการสร้างการรับรู้")
    due: Written | None = Field(
        None, description="ระยะเวลาแล้วเสร็จ เขียนตามแผน เช่น 30 มี.ค. 66 หรือ ทุกเดือน"
    )
    units: References = Field((), description="ผู้รับผิดชอบ: รหัสของฝ่าย หรือ all เมื่อเป็นทุกฝ่าย")
    monitoring: Written | None = Field(
        None, description="ระยะเวลากำกับติดตาม เขียนตามแผน เช่น ทุก ๑ เดือน"
    )
    budget: Written | None = Field(None, description="งบประมาณเป็นบาท หรือ ไม่ใช้งบประมาณ")
    note: Text | None = Field(None, description="หมายเหตุถึงผู้อ่าน เช่น คำที่สะกดตามเอกสารเดิม")
    evidence: tuple[EvidenceShape, ...] = Field((), description="หลักฐานที่เผยแพร่แล้ว")
    progress: tuple[ProgressShape, ...] = Field((), description="ผลการกำกับติดตาม เรียงตามเวลา")


class GroupShape(Shape):
    """ตัวชี้วัดหรือด้านหนึ่งของแผน"""

    number: Whole = Field(description="ลำดับของตัวชี้วัด (1–10) หรือของด้าน", ge=1)
    name: Text = Field(description="ชื่อตัวชี้วัดหรือชื่อด้าน")
    measures: tuple[MeasureShape, ...] = Field((), description="มาตรการในกลุ่มนี้ ตามลำดับ")


class PrefaceShape(Shape):
    """ข้อความนำของแผน"""

    heading: Text | None = Field(None, description="หัวเรื่องของข้อความ")
    text: Text = Field(description="ข้อความ")


class PlanShape(Shape):
    """แผนมาตรการของปีงบประมาณหนึ่ง"""

    fiscal_year: Whole = Field(description="ปีงบประมาณ พ.ศ. สี่หลัก", ge=2500, le=2699)
    title: Text = Field(description="ชื่อแผน")
    monitored_by: Text | None = Field(None, description="ผู้กำกับติดตาม เช่น ผอ.เขต")
    preface: tuple[PrefaceShape, ...] = Field((), description="ข้อความนำก่อนตารางมาตรการ")
    note: Text | None = Field(None, description="หมายเหตุของทั้งแผน")
    indicators: tuple[GroupShape, ...] | None = Field(None, description="มาตรการจัดตามตัวชี้วัด 1–10")
    dimensions: tuple[GroupShape, ...] | None = Field(
        None, description="มาตรการจัดตามด้าน ใช้แทน indicators"
    )
    measures: tuple[MeasureShape, ...] | None = Field(
        None, description="มาตรการที่ไม่จัดกลุ่ม ใช้แทน indicators"
    )


class PlanFileShape(Shape):
    """แผนที่อยู่ในไฟล์ของตัวเอง เช่น แผนของปีก่อน"""

    file: Text = Field(description="ชื่อไฟล์ YAML ของแผน นับจากโฟลเดอร์ของ measures.yml")


class RegisterShape(Shape):
    """ทะเบียนมาตรการของหน่วยงาน: ไฟล์ measures.yml ทั้งไฟล์"""

    agency: AgencyShape = Field(description="ชื่อและที่อยู่เว็บของหน่วยงาน")
    licence: LicenceShape | None = Field(None, description="เงื่อนไขการนำข้อมูลและเนื้อหาไปใช้")
    units: dict[Slug, Text] = Field(description="ฝ่ายของหน่วยงาน: รหัสและชื่อ")
    channels: tuple[ChannelShape, ...] = Field((), description="ช่องทางร้องเรียนและรับฟังความคิดเห็น")
    plans: tuple[PlanShape | PlanFileShape, ...] = Field(
        description="แผนรายปี เขียนในไฟล์นี้ หรือบอกชื่อไฟล์ด้วย file"
    )


#: Every key that may stand anywhere in the file.
KEYS = frozenset(key for shape in Shape.__subclasses__() for key in shape.model_fields)
