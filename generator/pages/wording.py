"""The words of the interface that stand on more than one page, written once."""

from __future__ import annotations

from generator.assess import Mark, State
from generator.channel import Purpose
from generator.inspect.facts import Format
from generator.oit.catalogue import Asked, Verified
from generator.oit.disclosure import SitePage
from generator.oit.standing import CoverageState
from generator.register import EvidenceState, Grouping

STATE = {
    State.PLANNED: "ยังไม่ถึงกำหนด",
    State.UNDERWAY: "กำลังดำเนินการ",
    State.DONE: "แล้วเสร็จ มีหลักฐาน",
    State.OVERDUE: "เลยกำหนด ยังไม่มีหลักฐานเผยแพร่",
    State.NOEVIDENCE: "ไม่พบหลักฐานเผยแพร่",
    State.RECURRING: "ทำเป็นประจำ",
    State.UNKNOWN: "ไม่ทราบกำหนดเวลา",
}

#: Where something was found, but not all of it.
STATE_PARTLY = {
    State.OVERDUE: "เลยกำหนด หลักฐานเผยแพร่ยังไม่ครบ",
    State.NOEVIDENCE: "หลักฐานเผยแพร่ไม่ครบ",
}

#: The icon and the colour of each state; after the year a missing file is a calm dashed sheet.
STATE_ICON = {State.NOEVIDENCE: "notyet", State.UNKNOWN: "unsure"}
STATE_STYLE = {State.NOEVIDENCE: "notyet", State.UNKNOWN: "unsure"}

MARK = {
    Mark.RECORDED: "มีบันทึก",
    Mark.NONE: "ไม่พบบันทึก",
    Mark.WAITING: "ยังไม่ถึง",
    Mark.OFF: "แผนไม่ได้กำหนด",
}

KIND = {
    "manual": "คู่มือ",
    "infographic": "อินโฟกราฟิก",
    "budget": "สรุปงบประมาณ",
    "plan": "แผน",
    "report": "รายงาน",
    "announcement": "ประกาศ",
    "minutes": "รายงานการประชุม",
    "photos": "ภาพถ่าย",
    "dataset": "ชุดข้อมูล",
    "e-service": "e-service",
    "link": "ลิงก์",
    "channel": "ช่องทางร้องเรียน/รับฟังความคิดเห็น",
}

EVIDENCE_STATE = {
    EvidenceState.PUBLISHED: "เผยแพร่แล้ว",
    EvidenceState.REPLACED: "มีฉบับใหม่กว่า",
    EvidenceState.HELD: "ยังไม่เผยแพร่ อยู่ระหว่างตรวจแก้",
    EvidenceState.WITHDRAWN: "ถอนแล้ว",
    EvidenceState.MISSING: "ยังไม่มีไฟล์",
}
EVIDENCE_ICON = {
    EvidenceState.PUBLISHED: "published",
    EvidenceState.REPLACED: "expired",
    EvidenceState.HELD: "unsure",
    EvidenceState.WITHDRAWN: "notyet",
    EvidenceState.MISSING: "notyet",
}

#: Of an item of a form, and of one of its elements.
COVERAGE = {
    CoverageState.PUBLISHED: "เผยแพร่แล้ว",
    CoverageState.PARTLY: "เผยแพร่บางส่วน",
    CoverageState.NOTYET: "ยังไม่เผยแพร่",
    CoverageState.EXPIRED: "เกินระยะเวลา",
    CoverageState.UNSURE: "ไม่แน่ใจ",
}
ELEMENT = {
    **COVERAGE,
    CoverageState.PUBLISHED: "แสดงแล้ว",
    CoverageState.PARTLY: "แสดงบางส่วน",
    CoverageState.NOTYET: "ยังไม่แสดง",
}
ASKED = {
    Asked.CURRENT: "ข้อมูลปัจจุบัน",
    Asked.FISCAL_YEAR: "ข้อมูลของปีงบประมาณ",
    Asked.PREVIOUS_YEAR: "ข้อมูลของปีก่อน",
    Asked.SIX_MONTHS: "ครอบคลุม 6 เดือนแรก",
    Asked.MONTHLY: "รายเดือน 6 เดือนแรก",
    Asked.ANY: "ไม่จำกัดปี",
}
VERIFIED = {
    Verified.ELEMENTS: "ชื่อ เลขข้อ และองค์ประกอบตรงกันอย่างน้อยสองแหล่ง",
    Verified.TITLES: "ชื่อและเลขข้อตรงกันอย่างน้อยสองแหล่ง องค์ประกอบมาจากแหล่งเดียวหรือปีข้างเคียง",
    Verified.NONE: "เลขข้อหรือชื่อมาจากแหล่งเดียว หรืออนุมานจากปีข้างเคียง อาจไม่ตรงกับแบบจริง",
}
NOT_COMPARED = "รายการนี้ยังไม่ได้เทียบกับคู่มือฉบับเต็ม"
SITE_PAGE = {
    SitePage.PLAN: "แผนมาตรการปี {year}",
    SitePage.PROGRESS: "ผลการกำกับติดตามปี {year}",
    SitePage.TIMELINE: "กำหนดแล้วเสร็จปี {year}",
    SitePage.UNITS: "ผู้รับผิดชอบปี {year}",
    SitePage.CHANNELS: "ช่องทางร้องเรียนและรับฟังความคิดเห็น",
    SitePage.CORRUPTION: "ช่องทางแจ้งเรื่องทุจริต",
    SitePage.MANUALS: "คู่มือ",
    SitePage.INFOGRAPHICS: "อินโฟกราฟิก",
    SitePage.BUDGET: "งบประมาณ",
}

FORMAT = {
    Format.PDF: "PDF",
    Format.DOCX: "Word",
    Format.XLSX: "Excel",
    Format.PPTX: "PowerPoint",
    Format.ODT: "OpenDocument",
    Format.ODS: "OpenDocument",
    Format.ODP: "OpenDocument",
    Format.DOC: "Word 97",
    Format.XLS: "Excel 97",
    Format.PPT: "PowerPoint 97",
    Format.CSV: "CSV",
    Format.TXT: "ข้อความ",
    Format.PNG: "ภาพ PNG",
    Format.JPEG: "ภาพ JPEG",
    Format.WEBP: "ภาพ WebP",
    Format.GIF: "ภาพ GIF",
    Format.SVG: "ภาพ SVG",
    Format.HTML: "หน้าเว็บ",
}
#: What the parts of a file are called; others have no parts to count.
PART = {
    Format.PDF: "หน้า",
    Format.PPTX: "สไลด์",
    Format.ODP: "สไลด์",
    Format.XLSX: "ชีต",
    Format.ODS: "ชีต",
}
LANGUAGE = {"th": "ไทย", "en": "อังกฤษ"}

GROUP = {Grouping.INDICATORS: "ตัวชี้วัด", Grouping.DIMENSIONS: "ด้าน", Grouping.NONE: ""}

NOT_IN_PLAN = "ไม่ได้ระบุในแผน"
#: What a channel is for, in the words that people search with.
PURPOSE = {
    Purpose.COMPLAINT: "ร้องเรียน ร้องทุกข์",
    Purpose.OPINION: "แสดงความคิดเห็น ข้อเสนอแนะ",
    Purpose.E_SERVICE: "บริการออนไลน์ e-service",
    Purpose.CORRUPTION: "แจ้งเบาะแสทุจริต ร้องเรียนการทุจริต",
}
UNCONFIRMED = "รอหน่วยงานยืนยัน"
