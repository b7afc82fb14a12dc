"""Manuals as designed PDFs: two versions of one, and a second in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samples.chrome import Studio
from samples.label import Label, Sample
from samples.metadata import label_pdf

_STEP_HEADS = ("ขั้นที่", "สิ่งที่ทำ", "ใครทำ", "เวลา (สมมติ)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of a manual: a list, a table whose first column counts, closing facts."""

    name: str
    unit: str
    lead: str
    list_name: str
    list: tuple[str, ...]
    table_name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ends: tuple[tuple[str, str], ...]


def _service(
    name: str, unit: str, papers: tuple[str, ...], steps: tuple[tuple[str, str, str], ...]
) -> Chapter:
    """A service with its papers and its steps: what, who, how long."""
    return Chapter(
        name,
        unit,
        "ผู้มีส่วนได้เสียยื่นคำขอด้วยตนเอง หรือมอบอำนาจเป็นหนังสือให้ผู้อื่นยื่นแทน",
        "เอกสารที่ต้องเตรียม",
        papers,
        "ขั้นตอนและระยะเวลา",
        _STEP_HEADS,
        tuple((str(number), *step) for number, step in enumerate(steps, 1)),
        (
            ("ค่าธรรมเนียม", "ตามกฎหมายที่เกี่ยวข้อง สอบถามอัตราได้ที่จุดบริการก่อนยื่นคำขอ"),
            ("ผลที่ได้รับ", "หนังสือแจ้งผลการพิจารณา หากไม่อนุญาตต้องแจ้งเหตุผลและวิธีอุทธรณ์"),
        ),
    )


_MOVE = _service(
    "แจ้งย้ายที่อยู่",
    "ฝ่ายทะเบียน",
    ("บัตรประจำตัวประชาชนของผู้แจ้ง", "สำเนาทะเบียนบ้านฉบับเจ้าบ้าน", "หนังสือมอบหมาย กรณีแจ้งแทน"),
    (
        ("รับบัตรคิวที่จุดประชาสัมพันธ์", "ประชาชน", "5 นาที"),
        ("ตรวจเอกสาร แจ้งสิ่งที่ขาดให้ครบในครั้งเดียว", "เจ้าหน้าที่", "10 นาที"),
        ("บันทึกรายการในระบบทะเบียน", "เจ้าหน้าที่", "10 นาที"),
        ("ตรวจความถูกต้อง ลงนาม และรับเอกสารคืน", "นายทะเบียน", "5 นาที"),
    ),
)
_BUILD = _service(
    "ขออนุญาตก่อสร้างอาคาร",
    "ฝ่ายโยธา",
    ("แบบคำขออนุญาต", "แบบแปลนและรายการคำนวณ", "หลักฐานสิทธิในที่ดิน"),
    (
        ("ยื่นคำขอและรับเลขที่คำขอ", "ประชาชน", "30 นาที"),
        ("ตรวจเอกสารและแบบแปลน", "เจ้าหน้าที่", "10 วัน"),
        ("ตรวจสถานที่", "เจ้าหน้าที่", "7 วัน"),
        ("พิจารณาและแจ้งผล", "ผู้มีอำนาจลงนาม", "5 วัน"),
        ("ชำระค่าธรรมเนียมและรับใบอนุญาต", "ประชาชน", "1 วัน"),
    ),
)
_WASTE = _service(
    "ขอรับบริการเก็บขนมูลฝอยชิ้นใหญ่",
    "ฝ่ายสิ่งแวดล้อมฯ",
    ("ชื่อสถานที่และจุดสังเกต", "ภาพถ่ายของที่จะทิ้ง ถ้ามี"),
    (
        ("แจ้งรายการและวันที่สะดวก", "ประชาชน", "5 นาที"),
        ("นัดวันเก็บและแจ้งเลขที่คำขอ", "เจ้าหน้าที่", "1 วัน"),
        ("เก็บขนตามวันนัด", "เจ้าหน้าที่", "ตามนัด"),
    ),
)
_RULES = Chapter(
    "เบิกวัสดุอุปกรณ์อย่างไร",
    "ฝ่ายการคลัง",
    "วัสดุที่ซื้อด้วยเงินงบประมาณใช้เพื่องานราชการ ผู้เบิกและผู้จ่ายต้องเป็นคนละคน",
    "หลักง่าย ๆ 3 ข้อ",
    ("เบิกเท่าที่ใช้จริง", "ลงบันทึกทุกครั้งในวันที่จ่าย", "ตรวจนับทุกสิ้นเดือน"),
    "ขั้นตอนการเบิก",
    _STEP_HEADS,
    (
        ("1", "เขียนใบเบิก ระบุงานที่จะใช้", "ผู้เบิก", "10 นาที"),
        ("2", "ตรวจยอดคงเหลือ", "เจ้าหน้าที่พัสดุ", "15 นาที"),
        ("3", "อนุมัติใบเบิก", "หัวหน้าฝ่าย", "1 วัน"),
        ("4", "จ่ายของและลงบันทึกการเบิกจ่าย", "เจ้าหน้าที่พัสดุ", "15 นาที"),
    ),
    (("เก็บหลักฐาน", "ใบเบิกทุกใบเก็บไว้ให้ผู้ตรวจสอบดูได้ ยอดในบันทึกต้องตรงกับของที่เหลือ"),),
)
_SERVICE_WORDS = (
    "บัตรคิว: ลำดับที่ใช้เรียกเข้ารับบริการ",
    "เลขที่คำขอ: เลขที่ใช้ติดตามคำขอหลังยื่นแล้ว",
    "เวลา (สมมติ): เวลาที่แต่งขึ้นสำหรับตัวอย่าง ไม่ใช่เวลาให้บริการจริง",
)
_STORE_WORDS = (
    "ใบเบิก: แบบขอวัสดุไปใช้ในงานราชการ",
    "ยอดคงเหลือ: จำนวนที่เหลือหลังจ่ายครั้งล่าสุด",
    "เวลา (สมมติ): เวลาที่แต่งขึ้นสำหรับตัวอย่าง ไม่ใช่เวลาปฏิบัติงานจริง",
)
_FIRST = ("รุ่นที่ 1", "30 ธ.ค. 65", "รุ่นแรก มี 2 งานบริการ")
_SECOND = ("รุ่นที่ 2", "28 มี.ค. 66", "เพิ่มงานเก็บขนมูลฝอยชิ้นใหญ่ และเพิ่มขั้นตอนการตรวจสถานที่")
_STEPS = "คู่มือขั้นตอนการให้บริการประชาชน"


def samples(studio: Studio) -> Iterator[Sample]:
    """All manuals."""
    shorter = _service(_BUILD.name, _BUILD.unit, _BUILD.list, _without_visit(_BUILD))
    yield _manual(
        studio,
        Label("manual-service-steps-v1.pdf", f"{_STEPS} รุ่นที่ 1", "2022-12-30"),
        heading=_STEPS,
        lead="ยื่นที่ไหน ใช้อะไรบ้าง กี่ขั้นตอน",
        purpose="เลือกงานบริการจากสารบัญ เตรียมเอกสารตามรายการ แล้วทำตามขั้นตอนตั้งแต่ต้นจนรับผล",
        chapters=(_MOVE, shorter),
        words=_SERVICE_WORDS,
        editions=(_FIRST,),
    )
    yield _manual(
        studio,
        Label("manual-service-steps.pdf", f"{_STEPS} รุ่นที่ 2", "2023-03-28"),
        heading=_STEPS,
        lead="ยื่นที่ไหน ใช้อะไรบ้าง กี่ขั้นตอน ใช้เวลาเท่าใด",
        purpose="เลือกงานบริการจากสารบัญ เตรียมเอกสารตามรายการ แล้วทำตามขั้นตอนตั้งแต่ต้นจนรับผล",
        chapters=(_MOVE, _BUILD, _WASTE),
        words=_SERVICE_WORDS,
        editions=(_FIRST, _SECOND),
    )
    yield _manual(
        studio,
        Label("manual-disbursement.pdf", "คู่มือการเบิกจ่ายวัสดุอุปกรณ์ ฉบับเข้าใจง่าย", "2023-03-24"),
        heading="คู่มือการเบิกจ่ายวัสดุอุปกรณ์",
        lead="ฉบับเข้าใจง่าย สำหรับเจ้าหน้าที่ทุกฝ่าย",
        purpose="อ่านหน้าถัดไปก่อนเบิกครั้งแรก เปิดให้ประชาชนอ่านได้เช่นกันว่าวัสดุของราชการเบิกใช้อย่างไร",
        chapters=(_RULES,),
        words=_STORE_WORDS,
        editions=(("รุ่นที่ 1", "24 มี.ค. 66", "รุ่นแรก"),),
    )


def _without_visit(chapter: Chapter) -> tuple[tuple[str, str, str], ...]:
    """The steps of the first version, which knew no visit to the place."""
    return tuple((what, who, time) for _, what, who, time in chapter.rows if what != "ตรวจสถานที่")


def _manual(
    studio: Studio, label: Label, editions: tuple[tuple[str, str, str], ...], **values: object
) -> Sample:
    html = studio.render(
        "manual.html",
        title=label.title,
        about=label.about,
        edition=f"ฉบับตัวอย่าง {editions[-1][0]}",
        editions=editions,
        **values,
    )
    return Sample(label, label_pdf(studio.pdf(html), label))
