"""Numbers of bank accounts and of houses.

Sources, read on 23 November 2026:

- Accounts: 3-1-5-1 digits (KBank, BBL, KTB, SCB, BAY, CIMB), 3-6-1 (TTB, KKP, Citi), 3-3-3-1 (UOB),
  3-1-5-3 (BAAC, GSB, GHB), 4-3-6-1 (Tisco): npm @mrwan2546/bank-account-formatter, which names the
  banks' own apps and pages; 3-1-5-1 is confirmed by two more public validators. Fairly sure; there
  is no check digit that all banks share, so a number without its label is only asked about.
- House code (เลขรหัสประจำบ้าน): eleven digits, the first four are the registration office (GotoKnow
  question 16428, answered by a registrar; forms of the registration). Written 4-6-1. Fairly sure. A
  project number of e-GP has eleven digits too: it needs its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.folding import any_of
from generator.personal.labels import Label, Scene
from generator.personal.names import alternatives, titles
from generator.personal.trace import Trace, code, veil

_ACCOUNT = re.compile(
    r"\d(?<![\d.,].)(?<!\d[-/].)\d\d(?:"
    r"(?P<printed>-\d-\d{5}-\d(?:\d\d)?)|[- .]\d[- .]\d{5}[- .]\d(?:\d\d)?|[- ]\d{6}[- ]\d"
    r"|[- ]\d{3}[- ]\d{3}[- ]\d|\d[- ]\d{3}[- ]\d{6}[- ]\d|[- ]\d[- ]\d{6}|\d{7,9}|\d{11,12}"
    r")(?!\d)(?![-/.,]\d)"
)
#: In any groups, where the label leaves no doubt.
_LABELLED = re.compile(r"\d(?<![\d.,].)(?<!\d[-/].)(?:-?\d){9,14}(?!\d)(?![-/.,]\d)")
#: Who an account belongs to, when it is no private person; what tells that it is one.
_OFFICE = """สำนักงานเขต เงินนอกงบ ในนามสำนัก บัญชีกรุงเทพมหานคร บัญชีกทม เทศบาล องค์การบริหารส่วน
    กระทรวง มูลนิธิ บริษัท บจก ห้างหุ้นส่วน หจก โรงเรียน สภากาชาด สมาคม สหกรณ์ กองคลัง สำนักการคลัง
    co.,ltd foundation company"""
_PRIVATE = "ผู้รับเงิน ผู้มีสิทธิ เบี้ย ลูกจ้าง พนักงาน เงินเดือน ค่าตอบแทน ส่วนตัว"
_HOUSE = re.compile(r"\d(?<![\d.,].)(?<!\d[-/].)\d{3}([- ]?)\d{6}\1\d(?!\d)(?![-/.,]\d)")


def _belongs_to_office(text: str, start: int, end: int) -> bool:
    """An office's own account, for fees and fines, is meant to be known."""
    around = text[max(0, start - 100) : start] + "\n" + text[end : end + 60]
    person = re.search(alternatives(titles()), around) or any_of(_PRIVATE).search(around)
    return not person and any_of(_OFFICE).search(around) is not None


def _accounts(scene: Scene) -> Iterator[Trace]:
    for match in scene.find(_ACCOUNT):
        start, end = match.span()
        label = scene.near(start, end).label
        printed = match["printed"] is not None
        sure = label in (Label.ACCOUNT, Label.BANK) or (printed and label is Label.LEDGER)
        if sure or label is Label.LEDGER or (printed and label in (None, Label.NATIONAL_ID)):
            yield _account(scene.text, match, sure)
    for match in scene.find(_LABELLED):
        if scene.near(*match.span()).label is Label.ACCOUNT:
            yield _account(scene.text, match, sure=True)


def _account(text: str, match: re.Match[str], sure: bool) -> Trace:
    kind = code("account", sure and not _belongs_to_office(text, *match.span()))
    return Trace(kind, match.start(), match.end(), veil(match[0], slice(0, 0), 4))


def _house_codes(scene: Scene) -> Iterator[Trace]:
    for match in scene.find(_HOUSE):
        label = scene.near(*match.span()).label
        if label in (Label.HOUSE_CODE, Label.HOUSE):
            told = veil(match[0], slice(0, 4), 1)
            yield Trace(code("house-code", label is Label.HOUSE_CODE), *match.span(), told)


def find(scene: Scene) -> Iterator[Trace]:
    """Find account numbers and house codes."""
    yield from _accounts(scene)
    yield from _house_codes(scene)
