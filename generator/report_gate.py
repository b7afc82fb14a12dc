"""The report before publishing: first how many, the worst, and where to start; then by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.messages import severity_of, what_and_fix
from generator.owners import Owners
from generator.problems import Problem, Severity
from generator.report import as_lines
from generator.report_markup import page_of_groups
from generator.report_words import WORDS, summary

_WORST = 3
_GATE: Mapping[str, Mapping[str, str]] = {
    "th": {
        "worst": "แก้ก่อน:",
        "start": "เริ่มที่ {place}: {fix}",
        "all": "ทั้งหน่วยงาน",
        "gaps": "สิ่งที่ยังขาดและเรื่องแจ้งให้ทราบ",
        "ready": "ไม่มีสิ่งที่ห้ามเผยแพร่",
        "not": "ยังไม่พร้อมเผยแพร่",
    },
    "en": {
        "worst": "mend first:",
        "start": "start at {place}: {fix}",
        "all": "the whole office",
        "gaps": "gaps and notes",
        "ready": "nothing forbids publishing",
        "not": "not ready to be published",
    },
}


def gate_text(
    problems: Sequence[Problem], owners: Owners, names: Mapping[str, str], lang: str
) -> str:
    """Write the report; ``problems`` come with the worst first, ``names`` are the units' names."""
    return "\n".join(_lines(problems, owners, names, lang))


def _head(problems: Sequence[Problem], lang: str) -> Iterator[str]:
    words = _GATE[lang]
    faults = _faults(problems)
    yield words["not" if faults else "ready"]
    yield summary(problems, lang)
    if faults:
        yield words["worst"]
        yield from (f"  {_short(problem, lang)}" for problem in faults[:_WORST])
        place, fix = str(faults[0].place), what_and_fix(faults[0], lang)[1]
        yield words["start"].format(place=place, fix=fix)


def _lines(
    problems: Sequence[Problem], owners: Owners, names: Mapping[str, str], lang: str
) -> Iterator[str]:
    words = _GATE[lang]
    yield from _head(problems, lang)
    for unit, own in by_unit(problems, owners).items():
        yield ""
        yield f"== {names.get(unit, unit) if unit else words['all']} =="
        yield from as_lines(_faults(own), lang)
        gaps = [p for p in own if severity_of(p.code) is Severity.NOTE]
        if gaps:
            yield f"{words['gaps']}:"
            yield from (f"  {_short(problem, lang)}" for problem in gaps)


def _faults(problems: Sequence[Problem]) -> list[Problem]:
    return [p for p in problems if severity_of(p.code) is not Severity.NOTE]


def gate_html(
    problems: Sequence[Problem], owners: Owners, names: Mapping[str, str], lang: str
) -> str:
    """Write the same as a page."""
    groups = (
        (names.get(unit, unit) if unit else _GATE[lang]["all"], own)
        for unit, own in by_unit(problems, owners).items()
    )
    return page_of_groups(groups, list(_head(problems, lang)), lang)


def by_unit(problems: Sequence[Problem], owners: Owners) -> dict[str, list[Problem]]:
    """Group problems by unit, those of nobody in particular last; of several units, by each."""
    grouped: dict[str, list[Problem]] = {}
    for problem in problems:
        for unit in owners(problem) or ("",):
            grouped.setdefault(unit, []).append(problem)
    return dict(sorted(grouped.items(), key=lambda pair: pair[0] == ""))


def _short(problem: Problem, lang: str) -> str:
    word = WORDS[lang][severity_of(problem.code)]
    return f"{problem.place}: {word}: {what_and_fix(problem, lang)[0]} [{problem.code}]"
