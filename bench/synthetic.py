"""Registers of any size that look like the real one: written line by line, never held in memory.

A small memory matters here: Linux passes the peak of a parent on to the processes it starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.phrases import Phrases, mix

_MONTHS = (
    *("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."),
    *("เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."),
)
_MONTHS_FULL = (
    *("ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม"),
    *("เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน"),
)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
#: The kind of an output and the word that counts it.
_OUTPUTS = (
    ("infographic", "แผ่น"),
    ("manual", "ช่องทาง"),
    ("report", "รายงาน"),
    ("plan", "แผน"),
    ("minutes", "ครั้ง"),
)
_SAFE = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@` ])[^\n:#]+(?<! )")
_NUMBER_LIKE = re.compile(r"[\d.,]+")
#: Every so many measures one has a log and evidence, one a text of several lines, and one shares
#: the issue of its neighbour.
_EVERY_LOG, _EVERY_LIST, _EVERY_SHARED = 5, 15, 30


@dataclass(frozen=True, slots=True)
class Size:
    """How big a register is: ``years`` fiscal years up to ``last`` of ``measures`` each."""

    measures: int
    years: int
    last: int = 2569

    @property
    def total(self) -> int:
        """Count the measures of all years."""
        return self.measures * self.years

    @property
    def as_of(self) -> date:
        """A day in the middle of the last fiscal year."""
        return date(self.last - 543, 4, 2)


def write_register(folder: Path, size: Size, phrases: Phrases) -> None:
    """Write measures.yml into ``folder`` and each year into a plan file of its own."""
    years = range(size.last, size.last - size.years, -1)
    entries = [{"file": f"plan-{year}.yml"} for year in years]
    _write(folder / "measures.yml", _lines({**phrases.head, "plans": entries}))
    for index, year in enumerate(years):
        lines = _plan(year, size.measures, index * size.measures, phrases)
        _write(folder / f"plan-{year}.yml", lines)


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def _plan(year: int, count: int, offset: int, phrases: Phrases) -> Iterator[str]:
    """Give the lines of a plan whose measures are numbered from ``offset`` over all years."""
    head = {
        "fiscal_year": str(year),
        "title": phrases.title,
        "monitored_by": "ผอ.เขต",
        "preface": list(phrases.preface),
    }
    yield from _lines(head)
    yield "indicators:"
    groups = len(phrases.indicators)
    for group, name in enumerate(phrases.indicators):
        yield f"- number: {group + 1}"
        yield f"  name: {name}"
        yield "  measures:"
        first, last = count * group // groups, count * (group + 1) // groups
        for place in range(first, last):
            shared = place > first and place % _EVERY_SHARED == _EVERY_SHARED // 2
            measure = _measure(offset + place, year, phrases, shared=shared)
            yield from _lines([measure], "  ")
            yield ""


def _id(number: int, phrases: Phrases) -> str:
    return f"{phrases.ids[number % len(phrases.ids)]}-{number}"


def _measure(number: int, year: int, phrases: Phrases, *, shared: bool) -> dict[str, Any]:
    """Make measure ``number``; ``shared`` ones take the issue of the row above."""
    p = phrases
    issue = (
        {"issue_from": _id(number - 1, p)}
        if shared
        else {"issue": mix(number, p.issues, p.activities, p.outreach)}
    )
    outreach = mix(number * 3, p.outreach, p.issues)
    activities = [mix(number * 7, p.activities, p.outreach, p.issues)]
    if number % _EVERY_LIST == 0:
        activities.append(p.lists[number % len(p.lists)])
    elif number % 3 == 0:
        activities.append(mix(number * 11, p.outreach, p.activities))
    measure: dict[str, Any] = {
        "id": _id(number, p),
        **issue,
        "activities": activities,
        "outputs": [_output(number * 2, p), _output(number * 2 + 1, p)],
        "outreach": [outreach, p.outreach[number % len(p.outreach)]],
        "due": _due(number, year),
        "units": _units(number, p),
        "monitoring": "ทุก ๑ เดือน" if number % 2 else "ทุก 3 เดือน",
    }
    if number % 4 == 0:
        measure["budget"] = f"{(number % 90 + 1) * 1500:,}"
    if number % 6 == 0:
        measure["note"] = mix(number * 19, p.outreach, p.activities, p.issues)
    if number % _EVERY_LOG == 0:
        measure |= _log(number, year, p)
    return measure


def _output(number: int, phrases: Phrases) -> dict[str, str]:
    kind, unit = _OUTPUTS[number % len(_OUTPUTS)]
    quantity = str(number % 3 + 1)
    text = mix(number, phrases.activities, phrases.issues)
    return {
        "text": f"{text} จำนวน {quantity} {unit}",
        "kind": kind,
        "quantity": quantity,
        "unit": unit,
    }


def _units(number: int, phrases: Phrases) -> list[str]:
    if number % 10 == 0:
        return ["all"]
    first, second = number % len(phrases.units), number * 5 % len(phrases.units)
    return list(dict.fromkeys([phrases.units[first], phrases.units[second]][: 1 + number % 2]))


def _day(number: int, year: int) -> str:
    """Write a day of the fiscal year in one of the ways of real plans."""
    month, day = number % 12, number // 12 % 28 + 1
    calendar_year = year - (month < 3)
    if number % 7 == 0:
        return f"{day} {_MONTHS_FULL[month]} {calendar_year}".translate(_THAI_DIGITS)
    return f"{day} {_MONTHS[month]} {calendar_year % 100}"


def _due(number: int, year: int) -> str:
    if number % 12 == 5:
        return "ทุกเดือน"
    day = _day(number * 5 + number // 12, year)
    return f"ดำเนินการแล้วเสร็จภายใน {day} และนำขึ้น website" if number % 20 == 1 else day


def _log(number: int, year: int, phrases: Phrases) -> dict[str, Any]:
    """Give a measure two pieces of evidence and three entries of monitoring."""
    names = [f"evidence-{number}-{output}" for output in (1, 2)]
    evidence = [
        {
            "id": name,
            "title": mix(number * 13 + output, phrases.issues, phrases.outreach),
            "kind": _OUTPUTS[(number + output) % len(_OUTPUTS)][0],
            "url": f"https://www.example.go.th/ita/{year}/{name}.pdf",
            "date": _day(number + output, year),
            "proves": [str(output)],
        }
        for output, name in enumerate(names, 1)
    ]
    progress = [
        {
            "period": f"{_MONTHS[month]} {(year - (month < 3)) % 100}",
            "result": mix(number * 17 + month, phrases.activities, phrases.outreach),
            "by": phrases.units[number // _EVERY_LOG % len(phrases.units)],
            "evidence": names[: 1 + month % 2],
        }
        for month in (1, 3, 5)
    ]
    return {"evidence": evidence, "progress": progress}


def _lines(value: Any, indent: str = "") -> Iterator[str]:
    """Write mappings, lists and texts as people do: plain where possible, blocks for lines."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _entry(f"{indent}{key}:", item, indent)
        return
    for item in value:
        if isinstance(item, dict):
            first, *rest = _lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", item, indent)


def _entry(lead: str, item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, dict):
        yield lead
        yield from _lines(item, indent + "  ")
    elif isinstance(item, list):
        yield lead
        yield from _lines(item, indent)
    elif "\n" in item:
        yield f"{lead} |-"
        yield from (f"{indent}  {line}" for line in item.split("\n"))
    else:
        plain = _SAFE.fullmatch(item) or _NUMBER_LIKE.fullmatch(item) or item.startswith("https")
        yield f"{lead} {item}" if plain else f"{lead} '{item.replace(chr(39), chr(39) * 2)}'"
