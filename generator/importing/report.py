"""What an import understood, guessed and left, cell by cell, as text for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.importing.draft import DraftPlan
from generator.importing.words import Remark, Sort, Words
from generator.register import Grouping

#: A terminal would act on control characters.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
#: So many of each sort are shown on a terminal; a file gets all.
_SHOWN = 15
_HEADS = {
    Sort.GUESSED: Words("เดา โปรดตรวจ", "guessed, please check"),
    Sort.LEFT: Words("ไม่ได้นำเข้า", "left out"),
    Sort.UNDERSTOOD: Words("เข้าใจ", "understood"),
}
_GROUPS = {
    Grouping.INDICATORS: Words("ตัวชี้วัด", "indicators"),
    Grouping.DIMENSIONS: Words("ด้าน", "dimensions"),
}


def report_text(
    source: str, year: int, plan: DraftPlan, remarks: Sequence[Remark], lang: str, *, whole: bool
) -> str:
    """Write the report; the ``whole`` one tells of every cell with its text as written."""
    return "\n".join(_lines(source, year, plan, remarks, lang, whole=whole)) + "\n"


def _lines(
    source: str, year: int, plan: DraftPlan, remarks: Sequence[Remark], lang: str, *, whole: bool
) -> Iterator[str]:
    count = {sort: [r for r in remarks if r.sort is sort and _matters(r)] for sort in _HEADS}
    yield _CONTROL.sub(" ", source)
    yield _summary(plan, year).of(lang)
    yield " · ".join(f"{head.of(lang)} {len(count[sort])}" for sort, head in _HEADS.items())
    for sort, head in _HEADS.items():
        found = count[sort]
        if not found or (sort is Sort.UNDERSTOOD and not whole):
            continue
        yield ""
        yield f"{head.of(lang)} ({len(found)})"
        for remark in found if whole else found[:_SHOWN]:
            yield f"- {remark.where.of(lang)}: {remark.said.of(lang)}"
            yield from _raw(remark.raw, whole=whole)
        if not whole and len(found) > _SHOWN:
            rest = len(found) - _SHOWN
            more = Words(
                f"… อีก {rest} แห่ง ดูทั้งหมดด้วย --report FILE", f"… {rest} more: --report FILE"
            )
            yield more.of(lang)


def _matters(remark: Remark) -> bool:
    """Leave out places that hold nothing and of which nothing was made."""
    return bool(remark.raw.strip() or remark.sort is not Sort.UNDERSTOOD)


def _summary(plan: DraftPlan, year: int) -> Words:
    measures = len(plan.measures)
    thai, english = (
        f"แผนปีงบประมาณ {year}: {measures} มาตรการ",
        f"plan of {year}: {measures} measures",
    )
    if groups := _GROUPS.get(plan.grouping):
        thai = f"{thai} ใน {len(plan.groups)} {groups.th}"
        english = f"{english} in {len(plan.groups)} {groups.en}"
    entries = sum(len(measure.progress) for measure in plan.measures)
    if entries:
        thai, english = f"{thai} ผลการดำเนินการ {entries} รายการ", f"{english}, {entries} results"
    return Words(thai, english)


def _raw(raw: str, *, whole: bool) -> Iterator[str]:
    lines = [_CONTROL.sub(" ", line) for line in raw.splitlines()]
    if whole:
        yield from (f"    | {line}" for line in lines)
    elif said := " ".join(" ".join(lines).split()):
        yield f"    | {said if len(said) <= 100 else said[:99] + '…'}"
