"""What may be written in measures.yml: keys, types and what each is for.

The descriptions are what staff read in their editor and in docs/measures.md. Nothing is
interpreted here: dates are still the text that somebody wrote.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from generator.channel_document import ChannelShape
from generator.oit.document import (
    AliasShape,
    ChangeShape,
    Claims,
    DisclosuresFileShape,
    DisclosuresShape,
    LinkExceptionShape,
)
from generator.written import (
    LANGUAGE,
    AlsoText,
    Email,
    Flag,
    Kind,
    Reference,
    References,
    Shape,
    Slug,
    Text,
    Texts,
    Url,
    Whole,
    Wholes,
    Written,
    as_evidence,
    as_list,
    as_output,
    as_support,
)


class DataContactShape(Shape):
    """ผู้ตอบคำถามเรื่องข้อมูลเปิดของหน่วยงาน"""

    name: Text = Field(description="ชื่อฝ่ายหรือกลุ่มงาน ไม่ใช่ชื่อบุคคล")
    email: Email | None = Field(None, description="อีเมลของฝ่ายหรือกลุ่มงาน")


class AgencyShape(Shape):
    """หน่วยงานเจ้าของเว็บไซต์"""

    id: Slug = Field(description="รหัสของหน่วยงาน อักษร a–z ตัวเลข และขีด - เท่านั้น")
    name: Text = Field(description="ชื่อเต็มของหน่วยงาน")
    short: Text | None = Field(None, description="ชื่อสั้นที่คนเรียก เช่น เขตบางกอกน้อย")
    parent: Text | None = Field(None, description="หน่วยงานต้นสังกัด")
    website: Url | None = Field(None, description="เว็บไซต์หลักของหน่วยงาน")
    logo: Text | None = Field(
        None,
        description="ตราของหน่วยงานเอง ไฟล์ SVG, PNG, WebP หรือ JPEG ใต้ content/ เช่น img/logo.svg",
    )
    data_contact: DataContactShape | None = Field(
        None, description="ผู้ติดต่อเรื่องข้อมูลเปิด แสดงในหน้าข้อมูลและบัญชีข้อมูล"
    )


class LicenceShape(Shape):
    """สัญญาอนุญาตของข้อมูลและเนื้อหา"""

    text: Text = Field(description="ข้อความบอกเงื่อนไขการนำข้อมูลไปใช้ แสดงท้ายทุกหน้า")
    url: Url | None = Field(None, description="ที่อยู่ของสัญญาอนุญาตฉบับเต็ม")


class OutputShape(Shape):
    """ผลผลิตหนึ่งรายการ เขียนเป็นข้อความอย่างเดียวก็ได้"""

    text: Text = Field(description="ข้อความตามแผน")
    kind: Kind | None = Field(None, description="ชนิดของผลผลิต เมื่อข้อความบอกไว้")
    quantity: Whole | None = Field(None, description="จำนวนที่แผนระบุ", ge=1)
    unit: Text | None = Field(None, description="หน่วยนับของจำนวน เช่น ช่องทาง แผ่น ครั้ง")


class SupportShape(Shape):
    """มาตรการที่หลักฐานรองรับ เขียนเป็นรหัสของมาตรการอย่างเดียวก็ได้"""

    measure: Reference = Field(description="รหัสของมาตรการ")
    year: Whole | None = Field(None, description="ปีงบประมาณของแผน เมื่อรหัสนี้มีหลายปี")
    proves: Wholes = Field((), description="ลำดับของผลผลิตในมาตรการนั้น เริ่มที่ 1")


class WithdrawnShape(Shape):
    """การถอนหลักฐาน: หน้าของหลักฐานยังอยู่และบอกเหตุผล ไฟล์ไม่เผยแพร่แล้ว"""

    date: Written = Field(description="วันที่ถอน")
    reason: Text = Field(description="เหตุผลที่ถอน แสดงต่อสาธารณะ")
    sha256: Texts = Field((), description="รหัส SHA-256 ของไฟล์ที่ถอน ไม่ต้องใส่เมื่อไฟล์ยังอยู่ในโฟลเดอร์")


class EvidenceShape(Shape):
    """หลักฐานหนึ่งรายการ เขียนเป็นชื่อไฟล์อย่างเดียวก็ได้"""

    id: Slug | None = Field(
        None, description="รหัสถาวรของหลักฐาน อยู่ในที่อยู่เว็บ ห้ามซ้ำและห้ามเปลี่ยน ไม่ใส่ก็ได้เมื่อชื่อไฟล์เป็น a–z"
    )
    title: Text | None = Field(None, description="ชื่อหลักฐานที่ผู้อ่านเห็น ไม่ใส่ก็ได้เมื่อไฟล์มีชื่อเรื่อง")
    kind: Kind | None = Field(None, description="ชนิดของหลักฐาน")
    file: Texts = Field((), description="ชื่อไฟล์ใน content/evidence/ เช่น 2566/manual.pdf หลายไฟล์ก็ได้")
    url: Url | None = Field(None, description="ที่อยู่เว็บของหลักฐาน เปิดได้โดยไม่ต้องเข้าสู่ระบบ ใช้แทน file")
    date: Written | None = Field(None, description="วันที่ของเอกสาร เขียนแบบไทยได้ เช่น 28 มี.ค. 66")
    period: Written | None = Field(
        None, description="ช่วงเวลาที่เอกสารกล่าวถึง เช่น ต.ค. 65 หรือ ไตรมาสที่ 1"
    )
    published: Written | None = Field(
        None, description="วันที่เผยแพร่ครั้งแรก ใส่เมื่อเผยแพร่มาก่อนเก็บไฟล์ไว้ใน git"
    )
    unit: Reference | None = Field(None, description="รหัสของฝ่ายเจ้าของเอกสาร")
    text: Text | None = Field(None, description="ข้อความทั้งหมดในภาพ หรือคำบรรยายภาพ สำหรับผู้ที่มองไม่เห็น")
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] | None = Field(
        None, description="ภาษาของเอกสาร เช่น th หรือ en"
    )
    anchors: dict[Text, Whole] = Field(
        {}, description="ชื่อจุดสำคัญและเลขหน้าของไฟล์ เช่น ขั้นตอนการให้บริการ: 4"
    )
    replaces: Reference | None = Field(None, description="รหัสของหลักฐานฉบับก่อนที่ฉบับนี้ใช้แทน")
    withdrawn: WithdrawnShape | None = Field(None, description="ถอนหลักฐานนี้ พร้อมวันที่และเหตุผล")
    proves: Wholes = Field((), description="ลำดับของผลผลิตที่หลักฐานนี้รองรับ เริ่มที่ 1 ไม่ต้องใส่เมื่อมีผลผลิตเดียว")
    supports: Annotated[
        tuple[Annotated[SupportShape, BeforeValidator(as_support), AlsoText()], ...],
        BeforeValidator(as_list),
        AlsoText(),
    ] = Field((), description="มาตรการอื่นที่ใช้หลักฐานนี้ด้วย: รหัส หรือ measure year proves")
    discloses: Claims = Field(
        (), description="ข้อของแบบ OIT ที่หลักฐานนี้แสดง: รหัสข้อ หรือ item elements at_page"
    )
    sample: Flag = Field(False, description="true เมื่อเป็นไฟล์ตัวอย่าง ไม่ใช่เอกสารจริงของหน่วยงาน")


EvidenceShapes = Annotated[
    tuple[Annotated[EvidenceShape, BeforeValidator(as_evidence), AlsoText()], ...],
    BeforeValidator(as_list),
    AlsoText(),
]


class ExceptionShape(Shape):
    """ข้อมูลส่วนบุคคลที่หน่วยงานตัดสินใจเผยแพร่ พร้อมเหตุผลและฝ่ายที่รับผิดชอบ"""

    file: Text = Field(description="ชื่อไฟล์ตามที่ check แสดง เช่น content/evidence/2566/order.pdf")
    value: Text = Field(description="ค่าที่ปิดบังแล้ว ตามที่ check แสดง เช่น 1-98XX-XXXXX-XX-7")
    reason: Text = Field(description="เหตุผลหรือฐานทางกฎหมายที่ต้องเผยแพร่")
    by: Reference = Field(description="รหัสของฝ่ายที่ตัดสินใจ")


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
        tuple[Annotated[OutputShape, BeforeValidator(as_output), AlsoText()], ...],
        BeforeValidator(as_list),
        AlsoText(),
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
    evidence: EvidenceShapes = Field((), description="หลักฐานที่เผยแพร่: ชื่อไฟล์ หรือรายละเอียด")
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
    evidence: EvidenceShapes = Field(
        (), description="หลักฐานที่ไม่อยู่ใต้มาตรการใดมาตรการหนึ่ง ใช้ supports บอกมาตรการที่รองรับ"
    )
    disclosures: tuple[DisclosuresShape | DisclosuresFileShape, ...] = Field(
        (), description="รายการที่เปิดเผยตามแบบ OIT รายปี เขียนในไฟล์นี้ หรือบอกชื่อไฟล์ด้วย file"
    )
    catalogues: Texts = Field(
        (), description="ไฟล์ YAML ของแบบตรวจที่ต่างจากแบบ OIT ซึ่งมากับโปรแกรม เช่น moit-2566.yml"
    )
    exceptions: tuple[ExceptionShape, ...] = Field(
        (), description="ข้อมูลส่วนบุคคลที่ต้องเผยแพร่ พร้อมเหตุผล"
    )
    aliases: tuple[AliasShape, ...] = Field((), description="ที่อยู่เดิมที่ย้ายไปแล้ว")
    changes: tuple[ChangeShape, ...] = Field((), description="การแก้ไขข้อมูลของปีที่ปิดแล้ว")
    link_exceptions: tuple[LinkExceptionShape, ...] = Field(
        (), description="ลิงก์ออกนอกเว็บไซต์ที่ยอมให้ตรวจไม่ผ่านชั่วคราว"
    )


def _keys(shape: type[Shape]) -> set[str]:
    return set(shape.model_fields).union(*map(_keys, shape.__subclasses__()))


#: Every key that may stand anywhere in the file.
KEYS = frozenset(_keys(Shape))
