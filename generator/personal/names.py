"""Names of people as Thai papers write them: a title, then the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from generator.personal.folding import fold

#: Words that begin with นาย or นาง and are no title: mayor, registrar, employer, technician …
_NO_MISTER = """ก ทะเบียน อำเภอ จ้าง ช่าง แพทย์ ตรวจ หน้า ทหาร ตำรวจ ประกัน สถานี ท่า เรือ แบบ
    ความ ทุน เวร ประตู ด่าน ไปรษณีย์ สัตวแพทย์"""
_NO_LADY = "สาว แบบ พยาบาล เลิ้ง งาม ฟ้า นวล รอง ร้อง"
_RANKS = """พล.อ. พล.ท. พล.ต. พล.ต.อ. พล.ต.ท. พล.ต.ต. พ.อ. พ.ท. พ.ต. พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.อ. ร.ท.
    ร.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต. ด.ต. จ.ส.อ. จ.ส.ท. จ.ส.ต. ส.อ. ส.ท. ส.ต. ส.ต.อ. ส.ต.ท. ส.ต.ต.
    ว่าที่ร้อยตรี ว่าที่ร.ต. ร้อยตำรวจเอก ร้อยตำรวจโท ร้อยตำรวจตรี"""


def alternatives(patterns: Iterable[str]) -> str:
    """Join regular expressions that begin with a plain letter, by this letter: many times quicker
    than one long list, whose branches the matcher would try in turn at each place."""
    tails: dict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        tails[pattern[0]].append(pattern[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(tails.items()))


@cache
def titles() -> tuple[str, ...]:
    """Give the regular expressions of titles in a folded text, longer ones first."""
    no_mister, no_lady = ("|".join(fold(words).text.split()) for words in (_NO_MISTER, _NO_LADY))
    ranks = sorted(fold(_RANKS).text.split(), key=len, reverse=True)
    return (
        "นางสาว",
        rf"นาง(?<![ก-ฮ]...)(?!{no_lady})",
        rf"นาย(?<![ทข]...)(?<!เจ้า...)(?!{no_mister})",
        r"น\.ส\.",
        r"ด\.ช\.",
        r"ด\.ญ\.",
        "เด็กชาย",
        "เด็กหญิง",
        *(f"{rank[0]}(?<![ก-๎.].){re.escape(rank[1:])}(?:หญิง)?" for rank in ranks),
        r"m(?<![a-z].)(?:rs?|s|iss)(?![a-z])\.?",
    )


def masked_name(title: str, name: str) -> str:
    """Give a name as it may be told: the title and the first letter."""
    # A vowel such as เ is written before the consonant that it follows.
    letters = name[:2] if name[:1] in "เแโใไ" else name[:1]
    return f"{title.strip()} {letters}***"
