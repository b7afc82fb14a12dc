"""Names tied to what nobody should read about a person: complaints, health, disability, religion.

PDPA section 26 (pdpathailand.com, read on 23 November 2026; sure): race, political opinions,
religion, sexual behaviour, criminal records, health, disability and the like need explicit consent.
Complainants are protected by the rules of complaint handling. Only plain wording counts, the name
and the word side by side, and it is always asked: officers who care for sick people have names too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.personal.folding import Folded, any_of, fold
from generator.personal.names import alternatives, masked_name, titles
from generator.personal.trace import Trace, code

_WORDS = {
    "sensitive": """ผู้ร้อง ผู้แจ้งเบาะแส ผู้ให้เบาะแส ร้องเรียนโดย แจ้งโดย ร้องเรียนว่า ร้องเรียนเรื่อง ผู้ถูกร้องเรียน
        ผู้ถูกกล่าวหา ผู้กล่าวหา ป่วยเป็น ป่วยด้วย ผู้ป่วย โรคประจำตัว ติดเชื้อ เป็นโรค จิตเวช เอชไอวี hiv ตั้งครรภ์
        ผู้พิการ คนพิการ พิการทาง ความพิการ ผู้ติดเตียง ติดเตียง นับถือศาสนา ศาสนาพุทธ ศาสนาอิสลาม ศาสนาคริสต์
        เชื้อชาติ ประวัติอาชญากรรม เคยต้องโทษ ต้องโทษจำคุก""",
    "address": "อยู่บ้านเลขที่ พักอาศัยอยู่ ที่อยู่ปัจจุบัน ที่อยู่ตามทะเบียนบ้าน",
    "birthdate": "เกิดวันที่ เกิดเมื่อวันที่ วันเดือนปีเกิด วันเกิด",
}
#: Someone who does a job, or a body that is called after those it serves.
_OFFICER = """เจ้าหน้าที่ ผู้อำนวยการ หัวหน้า นักพัฒนา นักสังคม ผู้รับผิดชอบ ตำแหน่ง ประธาน วิทยากร กรรมการ
    ปลัด ผู้ช่วย ผู้ตรวจ ผู้ว่า พยาบาล แพทย์ อาสาสมัคร ผู้ดูแล ประสานงาน ผู้จัดทำ รับเรื่อง สมาคม ศูนย์ กองทุน
    มูลนิธิ ชมรม โครงการ คณะ"""
#: So many characters may stand between the word and the name after it; between the beginning of a
#: name and the word after it.
_BEFORE = 15
_AFTER = 50


@cache
def _kinds() -> Mapping[str, str]:
    return {word: kind for kind, words in _WORDS.items() for word in fold(words).text.split()}


@cache
def _word() -> re.Pattern[str]:
    return re.compile(alternatives(map(re.escape, _kinds())))


@cache
def _name() -> re.Pattern[str]:
    given, family = "[ก-์]{2,25}", f"(?!{_word().pattern})[ก-์]{{2,25}}"
    return re.compile(rf"(?:{alternatives(titles())})\s?({given}(?: {{1,2}}{family})?)")


def may_tell(text: str) -> bool:
    """Say whether ``find`` would look closer."""
    return _word().search(text) is not None


def find(folded: Folded) -> Iterator[Trace]:
    """Find names beside sensitive words, home addresses and dates of birth."""
    found: set[tuple[int, str]] = set()
    for word in _word().finditer(folded.text):
        kind = _kinds()[word[0]]
        name = _beside(folded.text, word, after=kind == "sensitive")
        if name and (name.start(), kind) not in found:
            found.add((name.start(), kind))
            told = masked_name(
                folded.written(name.start(), name.start(1)), folded.written(*name.span(1))
            )
            yield Trace(code(kind, sure=False), *name.span(), told)


def _beside(text: str, word: re.Match[str], after: bool) -> re.Match[str] | None:
    """Give the name next to a word, unless it is an officer's."""
    follows = _name().search(text, word.end(), word.end() + _BEFORE + 60) if after else None
    if follows and follows.start() - word.end() <= _BEFORE:
        name: re.Match[str] | None = follows
    else:
        start = max(0, word.start() - _AFTER)
        name = next(reversed(list(_name().finditer(text, start, word.start()))), None)
    if name is None:
        return None
    first, last = min(word.start(), name.start()), max(word.end(), name.end())
    return None if any_of(_OFFICER).search(text, max(0, first - 20), last + 30) else name
