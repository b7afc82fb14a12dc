"""A small register by hand, with evidence in every state, and the bytes of its files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.inspect.facts import FileFacts, Format
from generator.register import (
    Agency,
    Evidence,
    EvidenceFile,
    EvidenceState,
    Group,
    Grouping,
    Measure,
    Plan,
    Proof,
    Register,
    Unit,
    Withdrawn,
)
from generator.thai.period import Period, PeriodKind, Unread, UnreadReason

AS_OF = date(2023, 4, 2)
#: What stands in the files, by address; ``WITHDRAWN`` is public no more.
CONTENT = {
    "evidence/2566/manual-2.pdf": b"%PDF-1.7 manual, second edition\n",
    "evidence/2566/manual-1.pdf": b"%PDF-1.7 manual, first edition\n",
    "evidence/2566/steps.png": b"\x89PNG steps",
    "evidence/2566/budget.csv": "หมวด,ยอด\r\nค่าใช้สอย,100\r\n".encode(),
}
WITHDRAWN = b"%PDF-1.7 minutes, with a name too many\n"
HELD = b"%PDF-1.7 not for the public\n"
_FINANCE = Unit("finance", "ฝ่ายการคลัง")
_FILES = {
    "evidence/2566/manual-2.pdf": ("2566/คู่มือ ฉบับ 2.pdf", Format.PDF, 4),
    "evidence/2566/manual-1.pdf": ("2566/คู่มือ ฉบับ 1.pdf", Format.PDF, 3),
    "evidence/2566/steps.png": ("2566/steps.png", Format.PNG, None),
    "evidence/2566/budget.csv": ("2566/budget.csv", Format.CSV, None),
}


def sha256(content: bytes) -> str:
    """Hash as the register does."""
    return hashlib.sha256(content).hexdigest()


def _day(raw: str, day: date) -> Period:
    return Period(raw, PeriodKind.DATE, day, day)


def _file(address: str) -> EvidenceFile:
    name, format_, pages = _FILES[address]
    content = CONTENT[address]
    facts = FileFacts(sha256(content), len(content), format_, pages=pages)
    held = False
    return EvidenceFile(name, address, facts, held, date(2023, 1, 9), date(2023, 2, 1))


def _evidence(name: str, title: str, *addresses: str) -> Evidence:
    return Evidence(
        id=name,
        title=title,
        kind="manual",
        state=EvidenceState.PUBLISHED,
        files=tuple(map(_file, addresses)),
        url=None,
        date=None,
        period=None,
        unit=None,
        text=None,
        language=None,
        anchors=(),
        replaces=None,
        replaced_by=None,
        withdrawn=None,
        published=None,
        sample=False,
    )


def evidence() -> tuple[Evidence, ...]:
    """Make one piece of evidence in each state."""
    newest = replace(
        _evidence("manual-2", "คู่มือ </script> ฉบับ 2", "evidence/2566/manual-2.pdf"),
        date=_day("28 มี.ค. 66", date(2023, 3, 28)),
        unit=_FINANCE,
        language="th",
        anchors=(("ขั้นตอน", 2),),
        replaces="manual-1",
    )
    first = replace(
        _evidence("manual-1", "คู่มือ ฉบับ 1", "evidence/2566/manual-1.pdf"),
        state=EvidenceState.REPLACED,
        replaced_by="manual-2",
    )
    sample = replace(
        _evidence("steps", "=ขั้นตอน", "evidence/2566/steps.png", "evidence/2566/budget.csv"),
        kind="infographic",
        date=Unread("เร็ว ๆ นี้", UnreadReason.UNKNOWN),
        text="ขั้นที่ 1",
        sample=True,
    )
    hidden = replace(sample.files[0], name="2566/1-9801.pdf", address="evidence/2566/x.pdf")
    hidden = replace(hidden, facts=FileFacts(sha256(HELD), len(HELD), Format.PDF), held=True)
    held = replace(
        _evidence("held", "รายงาน"), state=EvidenceState.HELD, files=(hidden,), kind="report"
    )
    gone = replace(
        _evidence("minutes", "รายงานการประชุม"),
        kind="minutes",
        state=EvidenceState.WITHDRAWN,
        withdrawn=Withdrawn(
            _day("1 เม.ย. 66", date(2023, 4, 1)), "มีชื่อบุคคลภายนอก", (sha256(WITHDRAWN),)
        ),
    )
    link = replace(_evidence("queue", "จองคิว"), kind="e-service", url="https://a.example/?a=1&b=2")
    return newest, first, sample, held, gone, link


def register(*items: Evidence) -> Register:
    """Put evidence into a register with one measure, which uses all of it."""
    items = items or evidence()
    measure = Measure(
        id="publish",
        number="1.1",
        issue="เผยแพร่คู่มือ",
        issue_from=None,
        activities=(),
        outputs=(),
        outreach=(),
        due=None,
        units=(_FINANCE,),
        all_units=False,
        monitoring=None,
        budget=None,
        note=None,
        evidence=tuple(Proof(item, (1, 2)) for item in items),
        progress=(),
    )
    group = Group(0, "", (measure,))
    plan = Plan(2566, "แผน", None, (), None, Grouping.NONE, (group,), None)
    agency = Agency("a", "สำนักงานเขตตัวอย่าง", "เขตตัวอย่าง", None, None)
    return Register(agency, None, (_FINANCE,), (), (plan,), items)


def write_files(site: Path) -> None:
    """Put the published files where a build puts them."""
    for address, content in CONTENT.items():
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
