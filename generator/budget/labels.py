"""What the words at the head of a row say: a total, a month, a note, a place in a numbered list."""

from __future__ import annotations

import re

from generator.thai.calendar import BE_OFFSET, MONTHS_FULL, MONTHS_SHORT
from generator.thai.text import fold

_TOTAL = re.compile(
    r"(?:ยอด|ผล)?รวม(?:ยอด)?(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|สุทธิ|เป็นเงิน|งบประมาณ|เงิน|ทุกรายการ|ทุกฝ่าย|ทุกหมวด)*"
    r"(?:\(?บาท\)?)?:?|(?:grand)?total:?"
)
#: What adds up begins with รวม; these begin like it and are names.
_SUM = re.compile(r"(?:ยอด|ผล)?รวม(?!พลัง|ใจ|น้ำใจ|ญาติ|มิตร|พล)|subtotal")
_NOTE = re.compile(
    r"\(?(?:หมายเหตุ|ที่มา|แหล่ง(?:ข้อมูล|ที่มา)|ผู้(?:จัดทำ|รายงาน|ตรวจ|รับรอง|อนุมัติ|ให้ข้อมูล|บันทึก|รับผิดชอบ:)"
    r"|จัดทำโดย|ข้อมูล(?:ณ|จาก|ถึง)|ลงชื่อ|ลงนาม|หน่วย:|\*)"
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)(?:[.)]? |[.)](?=\D))")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?")
_BULLET = re.compile(r"[-•·*▪●○] ?(?=\S)")


def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for full, short, number in zip(MONTHS_FULL, MONTHS_SHORT, range(1, 13), strict=True):
        names |= {full: number, short.replace(".", ""): number}
    return names


def squeeze(text: str) -> str:
    """Fold a label and take out its spaces, which people put anywhere."""
    return fold(text).replace(" ", "").casefold()


def is_total(label: str) -> bool:
    """Say whether a label is that of a sum of everything: รวม, รวมทั้งสิ้น, ยอดรวม."""
    return bool(_TOTAL.fullmatch(squeeze(label)))


def is_sum(label: str) -> bool:
    """Say whether a label is that of any sum: รวมหมวดค่าตอบแทน."""
    return bool(_SUM.match(squeeze(label)))


def is_note(label: str) -> bool:
    """Say whether a row stands below the table and belongs to it no more."""
    return bool(_NOTE.match(squeeze(label)))


def read_month(label: str) -> tuple[int, int | None] | None:
    """Read "ต.ค. 65", "เดือนตุลาคม" or "ตุลาคม 2565" as month and พ.ศ. year."""
    names = _month_names()
    bare = squeeze(label).removeprefix("ประจำ").removeprefix("เดือน").replace(".", "")
    match = re.fullmatch(r"(\D+?)(?:พศ|ปี)?(\d{4}|\d{2})?", bare)
    if not match or match[1] not in names:
        return None
    return names[match[1]], _buddhist(match[2]) if match[2] else None


def _buddhist(year: str) -> int:
    number = int(year)
    if number < 100:
        return 2500 + number
    return number if number > 2400 else number + BE_OFFSET


def numbering(label: str, order: str) -> str:
    """Give the number of a row in an outline, such as "1.2", from its own cell or its label."""
    match = _NUMBER.fullmatch(fold(order)) or _NUMBERED.match(fold(label))
    return match[1] if match else ""


def without_bullet(label: str) -> tuple[str, bool]:
    """Take off a bullet, and say whether there was one."""
    plain = " ".join(label.split())
    match = _BULLET.match(plain)
    return (plain[match.end() :], True) if match else (plain, False)
