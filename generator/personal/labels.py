"""The words beside a number that say what it is: "เลขที่บัญชี", "เลขที่โครงการ", "passport".

A number alone is weak evidence: one random number of 13 digits in ten passes the check of a
national ID. The label nearest before it decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache

from generator.personal.folding import fold
from generator.personal.names import alternatives, titles

#: So many characters before a number and after it, a label still belongs to it.
_BEFORE = 60
_AFTER = 25
#: No label is longer.
_LONGEST = 24
#: Nine digits or more with what may stand between the digits of one number, six or more behind a
#: letter, or an ID that is shown as an amount.
_NUMBERS = re.compile(
    r"[a-z\d](?:(?<=\d)(?:(?:[-./()+|·•_\s]{0,4}\d){8,}|(?:,\d{3}){4})|(?<=[a-z])[a-z]? ?\d{6,})"
)
_LONG_NUMBER = re.compile(r"\d{5}")


class Label(StrEnum):
    """What a label says that the number is."""

    NATIONAL_ID = auto()
    STATELESS = auto()
    LASER_ID = auto()
    PASSPORT = auto()
    ACCOUNT = auto()
    BANK = auto()
    LEDGER = auto()
    HOUSE_CODE = auto()
    HOUSE = auto()
    PHONE = auto()
    OTHER = auto()
    AMOUNT = auto()
    PERSON = auto()


#: These may stand behind the number, in brackets.
_MAY_FOLLOW = (Label.NATIONAL_ID, Label.PASSPORT, Label.LASER_ID)
#: These count for one number, or for those in their line.
_USED_UP = (Label.OTHER, Label.ACCOUNT, Label.BANK, Label.LEDGER)

#: A word for money counts when the number follows at once, or when it ends the heading.
_AT_ONCE = r"(?=[ :=(]{0,3}(?:\d|บาท|$))"

#: Thai words may stand inside other words, as Thai is written without spaces.
_THAI: Mapping[Label, str] = {
    Label.NATIONAL_ID: """บัตรประชาชน ประจำตัวประชาชน บัตรประจำตัว เลขบัตร เลขที่บัตร เลขประชาชน
        รหัสประชาชน ประชาชนเลขที่ 13|หลัก ผู้เสียภาษี ปชช เลขประจำตัวบุคคล""",
    Label.STATELESS: """ไม่มีสัญชาติไทย ไม่มีสถานะทางทะเบียน บุคคลบนพื้นที่สูง คนต่างด้าว
        แรงงานต่างด้าว บัตรสีชมพู บัตรชมพู""",
    Label.LASER_ID: "เลเซอร์ หลังบัตร เลขควบคุมบัตร",
    Label.PASSPORT: "หนังสือเดินทาง เลขที่หนังสือเดินทาง พาสปอร์ต พาสพอร์ต",
    Label.ACCOUNT: """เลขที่บัญชี เลขบัญชี หมายเลขบัญชี บัญชีเลขที่ บัญชีธนาคาร บัญชีออมทรัพย์
        บัญชีเงินฝาก บัญชีกระแสรายวัน เลขที่บ/ช เลขที่บช เลขบช เข้าบัญชี สมุดบัญชี พร้อมเพย์""",
    Label.BANK: """ธนาคาร ธ.กรุง ธ.ก.ส. ธกส. ธอส. ออมสิน กสิกร ไทยพาณิชย์ กรุงไทย กรุงศรี ทหารไทย
        ทีทีบี ทิสโก้ ยูโอบี เกียรตินาคิน""",
    Label.LEDGER: "บัญชี",
    Label.HOUSE_CODE: "รหัสประจำบ้าน รหัสบ้าน เลขประจำบ้าน",
    Label.HOUSE: "ทะเบียนบ้าน",
    Label.PHONE: "โทร. โทรศัพท์ โทร มือถือ เบอร์ แฟกซ์ สายด่วน",
    Label.OTHER: """เลขที่โครงการ เลขโครงการ รหัสโครงการ โครงการเลขที่ เลขคุม เลขที่สัญญา
        สัญญาเลขที่ เลขสัญญา หมายเลขสัญญา เลขที่เอกสาร เลขเอกสาร หมายเลขเอกสาร เลขที่ใบ หมายเลขใบ
        ใบสั่งซื้อ ใบสั่งจ้าง ใบเสร็จ ใบแจ้งหนี้ ใบกำกับ ใบอนุญาต ใบเสนอราคา เลขที่หนังสือ เลขรับ
        เลขที่คำ ครุภัณฑ์ รหัสสินค้า รหัสพัสดุ เลขพัสดุ พัสดุเลขที่ พัสดุไปรษณีย์
        ไปรษณีย์ลงทะเบียน บาร์โค้ด คิวอาร์โค้ด อ้างอิง หมายเลขเครื่อง เลขเครื่อง ตัวถัง ผู้ใช้ไฟ
        ผู้ใช้น้ำ มิเตอร์ รหัสงบประมาณ รหัสแหล่งของเงิน แหล่งเงิน รหัสกิจกรรม รหัสหน่วยงาน
        ศูนย์ต้นทุน รหัสบัญชี ผังบัญชี บัญชีแยกประเภท บัญชีกลาง บัญชีรายชื่อ บัญชีแนบ
        บัญชีครุภัณฑ์ งานบัญชี และบัญชี ฎีกา เลขที่เช็ค ใบเบิก คดีหมายเลข หมายเลขคดี รหัสเรื่อง
        รหัสคำ เรื่องร้องเรียนเลขที่ กรมธรรม์ ทะเบียนรถ คำสั่งซื้อ รหัสรายการ
        เลขที่รายการ เลขทะเบียน ทะเบียนเลขที่ ทะเบียนพาณิชย์ ทะเบียนนิติบุคคล โฉนด ระวาง พิกัด""",
    Label.AMOUNT: "งบประมาณ วงเงิน จำนวนเงิน ราคา ยอดเงิน เบิกจ่าย คงเหลือ รายรับ รายจ่าย",
}
#: Latin words stand alone.
_LATIN: Mapping[Label, str] = {
    Label.NATIONAL_ID: """id|card idcard id|no id|number national|id nationalid citizen|id
        citizenid identification|number identification|no identity|card identity|no thai|id cid
        tax|id taxid tin""",
    Label.LASER_ID: "laser laser|id laserid laser|code laser|no",
    Label.PASSPORT: "passport passport|no passport|number",
    Label.ACCOUNT: """account|no account|number account acc|no acct a/c bank|account iban
        promptpay prompt|pay""",
    Label.BANK: """bank kbank ktb scb bbl bay ttb tmb gsb baac ghb kkp tisco uob cimb krungthai
        kasikorn""",
    Label.HOUSE_CODE: "house|code house|id",
    Label.PHONE: "tel telephone phone mobile fax hotline call",
    Label.OTHER: """project project|no project|id contract|no contract invoice receipt
        document|no doc|no ems barcode gtin ean upc isbn issn asin sku tracking track|no parcel
        reference
        ref ref|no serial serial|no s/n imei order|no order|number purchase|order po lot
        egp e-gp gfmis gl timestamp hash sha sha-1 sha256 sha-256 sha1 md5 uuid doi
        ticket case policy traffy""",
    Label.AMOUNT: "budget amount price total",
}


def _words(text: str) -> list[str]:
    """Give regular expressions of folded words; ``|`` stands for a gap of up to two characters."""
    return [
        "[ ._:-]{0,2}".join(map(re.escape, word.split("|"))) for word in fold(text).text.split()
    ]


@cache
def _any_label() -> re.Pattern[str]:
    words = [
        word + (_AT_ONCE if label is Label.AMOUNT else "")
        for label, text in _THAI.items()
        for word in _words(text)
    ] + [
        f"{word[0]}(?<![a-z].){word[1:]}(?![a-z]){_AT_ONCE if label is Label.AMOUNT else ''}"
        for label, text in _LATIN.items()
        for word in _words(text)
    ]
    return re.compile(alternatives((*titles(), *sorted(words, key=len, reverse=True))))


@cache
def _kinds() -> Mapping[Label, re.Pattern[str]]:
    both = {label: f"{words} {_LATIN.get(label, '')}" for label, words in _THAI.items()}
    return {label: re.compile("|".join(_words(words))) for label, words in both.items()}


@cache
def _kind(word: str) -> Label:
    labels = (label for label, pattern in _kinds().items() if pattern.fullmatch(word))
    return next(labels, Label.PERSON)


def label_in(text: str) -> Label | None:
    """Give the last label in a folded text."""
    labels = (_kind(match[0]) for match in _any_label().finditer(text))
    return next((label for label in reversed(list(labels)) if label is not Label.PERSON), None)


@dataclass(frozen=True, slots=True)
class Near:
    """What stands near a number: its label, and whether a person's title stands closer."""

    label: Label | None
    person: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """The stretches of a folded text in which numbers stand, and the labels there, in order.
    ``otherwise`` is the label that stands elsewhere, such as the heading of a table's column."""

    text: str
    stretches: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: tuple[Label, ...]
    otherwise: Label | None

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Find a kind of number."""
        for start, end in self.stretches:
            yield from pattern.finditer(self.text, start, end)

    def near(self, start: int, end: int) -> Near:
        """Say what the number at ``start:end`` is called: by the nearest label before it, else
        after it, else by the one that stands elsewhere."""
        person = False
        for index in range(bisect_right(self.ends, start) - 1, -1, -1):
            if start - self.ends[index] > _BEFORE:
                break
            if self.kinds[index] is not Label.PERSON:
                if self.kinds[index] in _USED_UP and self._used(index, start):
                    break
                return Near(self.kinds[index], person)
            person = True
        return Near(self._after(end) or self.otherwise, person)

    def _after(self, end: int) -> Label | None:
        index = bisect_left(self.starts, end)
        if index == len(self.starts) or self.starts[index] - end > _AFTER:
            return None
        return self.kinds[index] if self.kinds[index] in _MAY_FOLLOW else None

    def _used(self, index: int, start: int) -> bool:
        """Say whether a number follows the label already, in a line above this one."""
        between = self.text[self.ends[index] : start]
        return "\n" in between and _LONG_NUMBER.search(between) is not None


def has_numbers(text: str) -> bool:
    """Say whether a folded text has numbers that are long enough to be personal."""
    return _NUMBERS.search(text) is not None


def _stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Give where numbers stand, with room for their labels, apart from each other."""
    stretches: list[tuple[int, int]] = []
    for run in _NUMBERS.finditer(text):
        start = max(0, run.start() - _BEFORE - _LONGEST)
        end = min(len(text), run.end() + _AFTER + _LONGEST)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return tuple(stretches)


def read_scene(text: str, context: str = "") -> Scene:
    """Find where numbers stand and how they are called; ``context`` is folded too."""
    stretches = _stretches(text)
    pattern = _any_label()
    matches = [match for span in stretches for match in pattern.finditer(text, *span)]
    return Scene(
        text=text,
        stretches=stretches,
        starts=tuple(match.start() for match in matches),
        ends=tuple(match.end() for match in matches),
        kinds=tuple(_kind(match[0]) for match in matches),
        otherwise=label_in(context),
    )
