"""Finding the head of a budget table by what its words mean, in one row or in two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto

from generator.budget.amounts import NotANumber, read_amount
from generator.budget.labels import squeeze
from generator.budget.table import UNITS, Role
from generator.thai.text import fold

Rows = Sequence[Sequence[str]]


class _Other(Enum):
    """Columns that hold no amounts."""

    CATEGORY = auto()
    MONTH = auto()
    ORDER = auto()
    IGNORED = auto()


#: The first that matches wins, so the order matters: งบประมาณคงเหลือ is what is left.
_MEANINGS: tuple[tuple[Role | _Other, re.Pattern[str]], ...] = (
    (
        _Other.IGNORED,
        re.compile(r"หมายเหตุ|^(?:รายงาน|สรุป|ตาราง|แบบ|แหล่ง|ปี|รหัส|เป้าหมาย|แผนการ|หน่วย:)"),
    ),
    (_Other.ORDER, re.compile(r"^(?:ลำดับ(?:ที่)?|ที่|เลขที่|ข้อ|no\.?)$")),
    (_Other.IGNORED, re.compile(r"(?:ร้อยละ|%).*คงเหลือ|คงเหลือ.*(?:ร้อยละ|%)")),
    (Role.PERCENT, re.compile(r"ร้อยละ|%|เปอร์เซ็น|คิดเป็น")),
    (_Other.MONTH, re.compile(r"^(?:ประจำ|งวด)?เดือน(?:/?ปี|ที่)?(?:พ\.ศ\.)?$")),
    (
        _Other.CATEGORY,
        re.compile(
            r"^(?:หมวด|รายการ|แผนงาน|หน่วยงาน|ฝ่าย|ส่วนราชการ|โครงการ|กิจกรรม|งาน|ด้าน|ประเภท|ผลผลิต"
            r"|ชื่อ|งบรายจ่าย$|กลุ่มงาน|สำนัก|กอง)"
        ),
    ),
    (Role.REST, re.compile(r"คงเหลือ|เหลือจ่าย|ยอดเหลือ|ยังไม่(?:ได้)?(?:ใช้|เบิก)|^เหลือ")),
    (Role.COMMITTED, re.compile(r"^(?!.*เบิกจ่าย).*(?:ก่อหนี้|ผูกพัน|กันเงิน)")),
    (Role.SPENT, re.compile(r"เบิก|ใช้ไป|ใช้จ่าย|ใช้แล้ว|ที่ใช้|จ่ายจริง|จ่ายแล้ว|จ่ายไป|ผลการใช้")),
    (Role.GRANTED, re.compile(r"งบประมาณ|ได้รับ|จัดสรร|วงเงิน|ตั้งไว้|อนุมัติ|^งบ")),
)
_UNIT = re.compile(r"(พัน|หมื่น|แสน|ล้าน)?บาท")
_UNIT_SAID = re.compile(r"หน่วย(?:นับ)?(?:เงิน)?(?:เป็น)?:?\(?((?:พัน|หมื่น|แสน|ล้าน)?บาท)")
_UNIT_ALONE = re.compile(r"\(?:?((?:พัน|หมื่น|แสน|ล้าน)?บาท)\)?")
_RUNNING = re.compile(r"สะสม|ถึงปัจจุบัน|ถึงสิ้นเดือน|ตั้งแต่ต้นปี")
#: Of several columns with the same meaning, the one that says it is the result.
_RESULT = re.compile(r"รวม|ทั้งสิ้น|สุทธิ|หลังโอน|หลังปรับ|ปรับปรุง")
#: A title is longer than any head of a column.
_LONGEST_HEAD = 90
_SEARCHED = 80


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, counted from 0; ``unit`` when its head names one."""

    index: int
    text: str
    unit: str | None = None

    @property
    def running(self) -> bool:
        """Whether its amounts count from the start of the fiscal year."""
        return bool(_RUNNING.search(squeeze(self.text)))


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a table: rows ``first`` to ``last``, counted from 0. ``labels`` are the columns
    that name the rows; ``unclear`` those columns of amounts that had others beside them.
    """

    first: int
    last: int
    amounts: Mapping[Role, Column]
    labels: tuple[Column, ...]
    month: Column | None
    order: Column | None
    unclear: tuple[Role, ...] = field(default=())


def find_header(rows: Rows) -> Header | None:
    """Find the first head of a budget table; None when there is none."""
    for index in range(min(len(rows), _SEARCHED)):
        below = rows[index + 1] if index + 1 < len(rows) else ()
        if _continues(rows[index], below):
            found = _header(rows, index, index + 1, _joined(rows[index], below))
        else:
            found = _header(rows, index, index, [(text, text) for text in rows[index]])
        if found:
            return found
    return None


def unit_said(rows: Rows) -> str | None:
    """Find the unit that a title or a note names: "หน่วย : ล้านบาท", "(บาท)"."""
    for row in rows:
        for text in map(squeeze, row):
            match = _UNIT_SAID.search(text) or _UNIT_ALONE.fullmatch(text)
            if match:
                return match[1]
    return None


def is_head_again(row: Sequence[str], header: Header) -> bool:
    """Say whether a row repeats the head, as printed pages do."""
    columns = header.amounts.values()
    heads = [column for column in columns if _at(row, column.index)]
    return bool(heads) and all(
        squeeze(_at(row, column.index)) in squeeze(column.text) for column in heads
    )


def _meaning(text: str) -> Role | _Other | None:
    plain = squeeze(text)
    if not plain or len(plain) > _LONGEST_HEAD:
        return None
    return next((role for role, pattern in _MEANINGS if pattern.search(plain)), None)


def _continues(top: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether the head goes on in the row below: columns of amounts are named there too."""
    named = [index for index, text in enumerate(top) if _meaning(text)]
    under = [index for index, text in enumerate(below) if isinstance(_meaning(text), Role)]
    return len(named) > 1 and any(i > named[0] for i in under) and not any(map(_is_number, below))


def _is_number(text: str) -> bool:
    try:
        return read_amount(text, Decimal(1)) is not None
    except NotANumber:
        return False


def _joined(top: Sequence[str], below: Sequence[str]) -> list[tuple[str, str]]:
    """Give each column the lower text, and both; a merged cell above counts for all below it."""
    texts, group = [], ""
    for index in range(max(len(top), len(below))):
        upper, lower = _at(top, index), _at(below, index)
        group = upper or group
        texts.append((lower or upper, f"{group} {lower}" if lower else upper))
    return texts


def _header(rows: Rows, first: int, last: int, texts: Sequence[tuple[str, str]]) -> Header | None:
    found: dict[Role, list[Column]] = {}
    others: dict[_Other, list[Column]] = {}
    for index, (own, whole) in enumerate(texts):
        meaning = _column_meaning(own, whole)
        column = Column(index, " ".join(own.split()), _unit_of(own) or _unit_of(whole))
        if isinstance(meaning, Role):
            found.setdefault(meaning, []).append(column)
        elif meaning:
            others.setdefault(meaning, []).append(column)
    if len(found) < 2 or not {Role.GRANTED, Role.SPENT} & found.keys():
        return None
    labels, months = others.get(_Other.CATEGORY, []), others.get(_Other.MONTH, [])
    if not labels and not months:
        labels = _unnamed(rows, last, min(c.index for cs in found.values() for c in cs), others)
    if not labels and not months:
        return None
    chosen = {role: _choose(columns, bool(labels)) for role, columns in found.items()}
    return Header(
        first=first,
        last=last,
        amounts={role: column for role, (column, _) in chosen.items()},
        labels=tuple(labels),
        month=months[0] if months else None,
        order=others[_Other.ORDER][0] if _Other.ORDER in others else None,
        unclear=tuple(role for role, (_, clear) in chosen.items() if not clear),
    )


def _column_meaning(own: str, whole: str) -> Role | _Other | None:
    """Trust a head's own words, but a share of anything is a share."""
    both = _meaning(whole)
    if both is Role.PERCENT or (both is _Other.IGNORED and _meaning(own) is Role.PERCENT):
        return both
    return _meaning(own) or both


def _choose(columns: Sequence[Column], by_category: bool) -> tuple[Column, bool]:
    """Choose among columns of the same meaning, and say whether that was clear.

    By category the running sum is what the year has come to; by month it is the month itself.
    """
    if len(columns) == 1:
        return columns[0], True
    running = [column for column in columns if column.running]
    rest = [column for column in columns if not column.running]
    if running and by_category:
        return running[-1], True
    result = [column for column in rest if _RESULT.search(squeeze(column.text))]
    kept = result or rest or running
    return kept[-1] if result else kept[0], len(kept) == 1


def _unnamed(
    rows: Rows, last: int, end: int, others: Mapping[_Other, Sequence[Column]]
) -> list[Column]:
    """Find the column that names the rows when its head is empty or says something else."""
    taken = {column.index for column in others.get(_Other.ORDER, ())}
    for index in range(end):
        body = [_at(row, index) for row in rows[last + 1 :]]
        if index not in taken and any(text and not _is_number(text) for text in body):
            return [Column(index, " ".join(_at(rows[last], index).split()) or "รายการ")]
    return []


def _unit_of(text: str) -> str | None:
    match = _UNIT.search(fold(text))
    return match[0] if match and match[0] in UNITS else None


def _at(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""
