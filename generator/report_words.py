"""The words of every report, and the line that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.messages import severity_of
from generator.problems import Problem, Severity

#: The words of every report, by language.
WORDS: Mapping[str, Any] = {
    "th": {
        Severity.ERROR: "ข้อผิดพลาด",
        Severity.HELD: "ไม่เผยแพร่ไฟล์นี้",
        Severity.WARNING: "ข้อควรระวัง",
        Severity.NOTE: "แจ้งให้ทราบ",
        "fix": "วิธีแก้",
        "count": "พบ{counts}",
        "counted": {
            Severity.ERROR: "ข้อผิดพลาด {} รายการ",
            Severity.HELD: "เหตุที่ไม่เผยแพร่ไฟล์ {} รายการ",
            Severity.WARNING: "ข้อควรระวัง {} รายการ",
            Severity.NOTE: "เรื่องแจ้งให้ทราบ {} รายการ",
        },
        "fine": "ไม่พบข้อผิดพลาด",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.HELD: "file not published",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
        "fix": "fix",
        "count": "{counts}",
        "counted": {
            Severity.ERROR: "errors: {}",
            Severity.HELD: "reasons not to publish a file: {}",
            Severity.WARNING: "warnings: {}",
            Severity.NOTE: "notes: {}",
        },
        "fine": "no problems",
    },
}


def summary(problems: Sequence[Problem], lang: str) -> str:
    """Count the problems in one line, the worst first."""
    words = WORDS[lang]
    counted = Counter(severity_of(problem.code) for problem in problems)
    counts = [words["counted"][kind].format(counted[kind]) for kind in Severity if counted[kind]]
    said: str = words["count"].format(counts=" ".join(counts)) if counts else words["fine"]
    return said
