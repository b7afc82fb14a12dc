"""Judging the words that stand around an understood date: do they change what it means?"""

import re

from generator.thai.patterns import DOTTED_MONTH

# One character stands in the text for each piece that was understood. Folding turns these
# separators into spaces, so a text cannot contain them.
DATE_MARK = "\x1c"
FISCAL_MARK = "\x1d"
EVERY_MARK = "\x1e"
YEAR_MARK = "\x1f"

_NUMBER_WORD = "หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ"

_ANYWHERE = (
    # Before, after, about, except, or, expected, postponed, not.
    "ก่อน|หลัง|ตั้งแต่|นับแต่|นับจาก|นับถัด|เป็นต้น|(?<!งบ)ประมาณ|(?<!ค)(?<!เรื่อง)ราว|เว้น|หรือ"
    "|คาด|เลื่อน|ไม่|(?<!ริ)เริ่ม|อย่างเร็ว|ยกเลิก|ขยาย|น่าจะ|อาจ(?!าร)|รอ(?:ยืนยัน|กำหนด|อนุมัติ)|ปัจจุบัน|วันนี้|พรุ่งนี้",
    # Another time than the one read, or a part of it.
    "ถัดไป|ถัดจาก|ที่แล้ว|ที่ผ่านมา|ปฏิทิน|ปีการศึกษา|สุดท้าย|แรก|สัปดาห์|ทุกวัน|รายวัน|วันละ"
    "|วันทำการ|วันที่|ต้นปี|กลางปี|ปลายปี|สิ้นปี|ปีหน้า|ปีละ|ทุกปี",
    # Units, eras and month names that were not understood with the rest.
    "(?<!เงิน)เดือน|ไตรมาส|ครึ่งปี|ปี\\s?งบ|พุทธศักราช|คริสต์ศักราช|[พค]\\.\\s?ศ|(?<![ก-๛])[พค]ศ(?![ก-๛])",
    "มกรา|กุมภา|มีนา(?!ที)|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา(?!การ)|พฤศจิกา|ธันวา",
    DOTTED_MONTH,
    f"(?:{_NUMBER_WORD})\\s?(?:วัน|เดือน|ปี|ครั้ง|สัปดาห์)",
    "(?:วัน|ทุก)\\s?(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์)|อาทิตย์|ละ\\s?ครั้ง",
    "[?~<>≤≥±]",
)
_DIRECTLY_BEFORE = (
    f"(?:ต้น|กลาง|ปลาย|ทุก|ราย|ถึง|เกิน|ใกล้|พ้น|จาก|แต่|กว่า|ประจำ|{_NUMBER_WORD})"
    f"\\s?(?:ๆ\\s?)?[{DATE_MARK}{FISCAL_MARK}]",
    # "ลงวันที่" dates a document; "ครั้งที่ 5 เม.ย. 66" counts, the day is not the fifth.
    "(?:ลง|ที่|ครั้ง|ข้อ|มาตรา|ฉบับ|ลำดับ|หมวด|งวด|รุ่น|ระยะ|ระดับ|ชั้น|หน้า|ห้อง|เลข|เล่ม|ตอน|แห่ง"
    f"|จำนวน|คำสั่ง|ชุด|โทร\\.?|เบอร์|รหัส|เวอร์ชัน|version|v\\.?|(?<![ก-๛])ว|/)\\s?{DATE_MARK}",
    f"(?:จ้าง|เงิน|ค่า)\\s?{EVERY_MARK}",
)
_DIRECTLY_AFTER = (
    f"[{DATE_MARK}{FISCAL_MARK}{YEAR_MARK}]\\s?\\)?\\s?(?:-|ถึง|จนถึง)",
    f"[{DATE_MARK}-{YEAR_MARK}]\\s?(?:หน้า(?!เว็บ|ที่)|ถัด|ใหม่|ต่อ(?!เนื่อง)|คู่|คี่)",
    # "5 เม.ย. 66 คน" are sixty-six people.
    f"[{DATE_MARK}{YEAR_MARK}]\\s?(?:%|(?:คน|ราย|ครั้ง|แห่ง|เรื่อง|บาท|โครงการ|กิจกรรม|ชุด|ฉบับ|ชุมชน|รายการ|น\\.|นาที"
    "|ชั่วโมง|วัน|เดือน|ปี)(?![ก-๛]))",
    f"{EVERY_MARK}\\s?/",
    # The first six months of something else than the fiscal year.
    f"{FISCAL_MARK}(?:\\s?(?:ของ|นับ|จาก)|ที่)",
)
_CHANGES_MEANING = re.compile("|".join(_ANYWHERE + _DIRECTLY_BEFORE + _DIRECTLY_AFTER))
_NEEDS_RANGE = re.compile("ระหว่าง|ช่วง|ตลอด|รอบ")
_RANGE_LEAD = re.compile("(?:(?:เริ่ม|นับ)?ตั้งแต่|เริ่ม(?:จาก)?|นับแต่|จาก|ระหว่าง|ช่วง)\\s?$")
_LETTER = re.compile("[ก-๛a-z]")

_ANNOUNCES_MONTH = re.compile(r"(?:^|ภายใน|ใน|ช่วง|ระหว่าง|แต่|ถึง|[-(])\s?$")
_ONLY_LEAD = re.compile(r"(?:ภายใน|ใน)?\s?")
_ONLY_STOP = re.compile(r"[\s.]*")


def changes_meaning(rest: str, *, single_day: bool) -> bool:
    """Say whether `rest`, the text with marks for what was understood, leaves any doubt.

    Any number left over does. `single_day` also refuses words that announce a range.
    """
    if len(rest) == 1:
        return False
    return (
        any(map(str.isnumeric, rest))
        or _CHANGES_MEANING.search(rest) is not None
        or (single_day and _NEEDS_RANGE.search(rest) is not None)
    )


def without_range_lead(text: str) -> str:
    """Return the text before a range without the "from" or "between" that belongs to it."""
    return _RANGE_LEAD.sub("", text)


def has_words(rest: str) -> bool:
    """Say whether letters are left over at all."""
    return _LETTER.search(rest) is not None


def announces_month(before: str) -> bool:
    """Say whether a month abbreviation after `before` cannot be an office (ก.พ., กค)."""
    return _ANNOUNCES_MONTH.search(before) is not None


def stands_alone(before: str, after: str) -> bool:
    """Say whether a month between the two texts is all that was written."""
    return bool(_ONLY_LEAD.fullmatch(before) and _ONLY_STOP.fullmatch(after))
