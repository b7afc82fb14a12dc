"""Whose plan a document is: that of the office, or of another one."""

from __future__ import annotations

import re

from generator.importing.columns import squeeze
from generator.importing.draft import Heading
from generator.importing.words import Remark, Sort, Words
from generator.register import Agency

#: Offices as they shorten themselves.
_SHORT = {
    "อบต.": "องค์การบริหารส่วนตำบล",
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
    "ทม.": "เทศบาลเมือง",
    "ทน.": "เทศบาลนคร",
    "ทต.": "เทศบาลตำบล",
    "รพ.": "โรงพยาบาล",
    "รร.": "โรงเรียน",
}
#: What a name of an office begins with; สำนัก and คณะ are parts of one.
_OFFICE = re.compile(
    r"เทศบาล|องค์การบริหารส่วน|โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|สถานีตำรวจ|ที่ว่าการอำเภอ|สำนักงานเขต|กรม"
)


def other_office(heading: Heading, agency: Agency) -> Remark | None:
    """Warn of a document whose title names another office than the register."""
    named = _whole(heading.office or "")
    own = _whole(agency.name)
    if not _OFFICE.match(named) or named in own or own in named:
        return None
    if agency.parent and named in _whole(agency.parent):
        return None
    said = Words(
        f"เอกสารเป็นของ “{heading.office}” แต่ทะเบียนเป็นของ “{agency.name}” ตรวจว่าใช่ไฟล์ที่ต้องการ",
        f'the document is of "{heading.office}", the register of "{agency.name}"',
    )
    return Remark(Sort.ATTENTION, Words("หัวเอกสาร", "the title"), heading.office or "", said)


def _whole(name: str) -> str:
    for short, long in _SHORT.items():
        name = name.replace(short, long)
    return squeeze(name)
