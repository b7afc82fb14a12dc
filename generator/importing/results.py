"""The cells of a report of results as entries of the monitoring log: one for the period of the
report, or one for each period that the cell itself names in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.importing.columns import Role, role_of, vocabulary
from generator.importing.draft import DraftProgress
from generator.importing.lists import line_of, text_of
from generator.thai.calendar import MONTHS_FULL, MONTHS_SHORT
from generator.thai.period import Period, PeriodKind
from generator.thai.reader import read_period
from generator.thai.text import fold

#: Whether a line tells a time does not hang on the year.
_ANY_YEAR = 2566
_LABEL = re.compile(r"[-•\s]*(?P<name>[^:：]{2,40})[:：]\s*(?P<text>\S.*)")
_BULLET = re.compile(r"\s*[–—•●]\s*")
_MONTHS = "|".join(sorted(map(re.escape, (*MONTHS_FULL, *MONTHS_SHORT)), key=len, reverse=True))
_ONLY_TIME = re.compile(
    rf"{_MONTHS}|ไตรมาส|รอบ|เดือน|แรก|หลัง|ครึ่ง|ปี|งบประมาณ|พ\.ศ\.|ที่|ณ|วัน|ระหว่าง|ถึง|ประจำ|[\d\s()/.-]"
)
_NO_RESULT = re.compile(r"ยังไม่มีผลการ|ไม่มีผลการดำเนิน")


def entries_of(texts: Mapping[Role, str], period: str) -> Iterator[DraftProgress]:
    """Read the cells of one report. Nothing comes of a cell that says that there is no result."""
    lines = [_BULLET.sub("- ", line).strip() for line in texts.get(Role.RESULT, "").split("\n")]
    lines = [" ".join(line.split()) for line in lines if line]
    if lines and _NO_RESULT.match(lines[0]):
        lines = []
    if len(lines) > 1 and _time_and_unit(lines[0]):
        yield from _log(lines)
        return
    entry = DraftProgress(
        period,
        "\n".join(lines),
        line_of(texts.get(Role.SPENT, "")) or None,
        text_of(texts.get(Role.PROBLEMS, "")) or None,
        text_of(texts.get(Role.SUGGESTIONS, "")) or None,
    )
    if entry.result or entry.spent or entry.problems or entry.suggestions:
        yield entry


def _log(lines: list[str]) -> Iterator[DraftProgress]:
    entry: DraftProgress | None = None
    for line in lines:
        if begun := _time_and_unit(line):
            if entry:
                yield entry
            entry = DraftProgress(begun[0], "", by=begun[1] or None)
        elif entry:
            entry = _with_line(entry, line)
    if entry:
        yield entry


def _with_line(entry: DraftProgress, line: str) -> DraftProgress:
    """Add a line to an entry: what was spent, what was hard, what is proposed, or the result."""
    found = _LABEL.fullmatch(line)
    match role_of(found["name"]) if found else None, found:
        case Role.SPENT, re.Match() as said:
            return replace(entry, spent=said["text"])
        case Role.PROBLEMS, re.Match() as said:
            return replace(entry, problems=said["text"])
        case Role.SUGGESTIONS, re.Match() as said:
            return replace(entry, suggestions=said["text"])
        case Role.MONITORING, _:
            return entry  # what the plan says of following up is no result
    return replace(entry, result=f"{entry.result}\n{line}".strip())


def _time_and_unit(line: str) -> tuple[str, str] | None:
    """Read a line that is a time, with or without the unit that reported then."""
    if _is_time(line):
        return line, ""
    words = "|".join(map(re.escape, vocabulary()["unit_words"]))
    found = re.fullmatch(rf"(.+?)\s+((?:{words})\S*)", line)
    return (found[1], found[2]) if found and _is_time(found[1]) else None


def _is_time(text: str) -> bool:
    """Say whether a text is a time and nothing else: the reader of dates finds those in sentences
    too."""
    folded = fold(text)
    if not re.search(r"\d", folded) or _ONLY_TIME.sub("", folded):
        return False
    read = read_period(text, _ANY_YEAR)
    return isinstance(read, Period) and read.kind is not PeriodKind.RECURRING
