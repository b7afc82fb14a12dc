"""Private ways to reach a person: mobile numbers and mailboxes of free providers.

Mobile numbers begin with 06, 08 or 09 and have ten digits, landlines nine (the NBTC's numbering
plan after Wikipedia, Telephone numbers in Thailand; thailandformats.com; read on 23 November 2026;
sure). Many offices print a mobile number as their own, so only one that belongs to a private person
by the words around it holds a file back. Offices also keep mailboxes with free providers: those are
only asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.folding import any_of
from generator.personal.labels import Label, Scene
from generator.personal.trace import Trace, code

_MOBILE = re.compile(
    # Not inside a longer number, nor three digits of an amount.
    r"(?:0(?<!\d.)(?<!\d[.-].)(?!(?<=\d,0)\d\d )(?:"
    r"[689](?:\d{8}|\d[-. ]\d{3}[-. ]?\d{4}|[-. ]\d{4}[-. ]?\d{4})"
    r"|[-. ][689](?:\d{3}[-. ]?\d{5}|\d[-. ]\d{3}[-. ]\d{4}|\d{3}[-. ]\d{4}[-. ]\d)"
    r"|066[-. ]?[689](?:[-. ]?\d){8})"
    r"|\(0[689]\d\) ?\d{3}[-. ]?\d{4}"
    r"|(?:\+66|66(?<=wa\.me/66))[-. ]?(?:\(0\))?[-. ]?[689](?:[-. ]?\d){8}"
    r")(?!\d)(?!-\d{2})"
)
_PRIVATE = (
    "ส่วนตัว ผู้ร้อง ร้องเรียน ร้องทุกข์ เบาะแส ผู้ถูกกล่าวหา ผู้ยื่นคำ ผู้ขอรับ ผู้รับบริการ ผู้ป่วย พิการ ผู้สูงอายุ "
    "ผู้รับเบี้ย เจ้าบ้าน ผู้ปกครอง ประชาชน ผู้เสียหาย ผู้สมัคร บ้านเลขที่ private personal complainant applicant"
)
_OFFICIAL = (
    "ราชการ สายด่วน hotline ศูนย์ ฝ่าย สำนักงาน เจ้าหน้าที่ ติดต่อสอบถาม สอบถาม ผู้อำนวยการ หัวหน้า ช่องทาง รับเรื่อง "
    "ประสาน ผู้รับผิดชอบ ตำแหน่ง office"
)
_AT = re.compile(
    r"@(?:(?:gmail|googlemail|icloud|me|aol|msn|ymail|rocketmail|protonmail|windowslive|gmx)\.com"
    r"|(?:hotmail|yahoo|outlook|live)\.(?:com?\.)?[a-z]{2,3}|proton\.me|gmx\.net)(?![a-z0-9-]|\.[a-z0-9])"
)
_LOCAL = re.compile(r"[a-z0-9][a-z0-9._%+-]{0,63}$")
_OFFICE_BOX = re.compile(
    r"khet|district|office|saraban|tessaban|municipal|school|contact|(?<![a-z])(?:info|admin|bma|sao|obt)"
)


def mobiles(scene: Scene) -> Iterator[Trace]:
    """Find private mobile numbers."""
    private, official = any_of(_PRIVATE), any_of(_OFFICIAL)
    for match in scene.find(_MOBILE):
        start, end = match.span()
        label = scene.near(start, end).label
        if label not in (None, Label.PHONE, Label.NATIONAL_ID, Label.BANK):
            continue
        around = scene.text[max(0, start - 60) : start] + "\n" + scene.text[end : end + 20]
        sure = bool(private.search(around)) and not official.search(around)
        digits = "".join(filter(str.isdigit, match[0]))
        told = f"0{digits[-9]}X-XXX-X{digits[-3:]}"
        yield Trace(code("mobile", sure), start, end, told)


def mailboxes(text: str) -> Iterator[Trace]:
    """Find mailboxes of free providers in a folded text."""
    for match in _AT.finditer(text):
        before = max(0, match.start() - 64)
        local = _LOCAL.search(text[before : match.start()])
        if local and not _OFFICE_BOX.search(local[0]):
            told = f"{local[0][0]}***{match[0]}"
            yield Trace(code("email", sure=False), before + local.start(), match.end(), told)
