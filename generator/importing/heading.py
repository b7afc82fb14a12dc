"""What stands above a table: the year, the title of the plan, the office, texts before the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.importing.draft import Heading
from generator.importing.lists import line_of
from generator.importing.table import Line
from generator.importing.words import Remark, Sort, Words
from generator.thai.period import Unread
from generator.thai.reader import read_period
from generator.thai.text import fold

_YEAR = re.compile(
    r"(?:ประจำปี|ปีงบประมาณ|ปี|พ\.ศ\.|พศ\.?)\s*(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(25\d\d)"
    r"(?:\s*(?:-|ถึง)\s*(?:พ\.ศ\.\s*)?(25\d\d))?"
)
_BARE_YEAR = re.compile(r"(?<!\d)(25\d\d)(?!\d)")
_PERIOD = re.compile(r"(?:รอบ|ไตรมาส(?:ที่)?|ณ\s*วันที่|ประจำเดือน|ระหว่างเดือน|ระหว่างวันที่|ตั้งแต่เดือน)\s*.+")
_TITLE = re.compile(r"(?:แบบติดตาม|แบบรายงาน|มาตรการ|แผน|โครงการ|รายงาน|การดำเนินการ|แนวทาง|สรุปผล)")
_REPORT_ON = re.compile(
    r"(?:แบบ)?(?:รายงาน|สรุป)?ผลการ(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติ(?:งาน)?|กำกับติดตาม|ติดตาม)(?:ตาม)?"
)
_OFFICE = (
    r"(?:สำนักงาน|เทศบาล|องค์การบริหาร|องค์การ|อบต\.|อบจ\.|โรงพยาบาล|โรงเรียน|กรม|สำนัก|มหาวิทยาลัย|วิทยาลัย"
    r"|สถานี|จังหวัด|อำเภอ|ที่ว่าการ|กระทรวง|สถาบัน|เมือง|คณะ|ศูนย์)"
)
_OF_OFFICE = re.compile(rf"(?:ของ)?\s*({_OFFICE}\S.*)")
_WITH_OFFICE = re.compile(rf"(?:ของ|\s)({_OFFICE}\S.*)")
#: Whether a text tells a time does not hang on the year.
_ANY_YEAR = 2566
#: Titles are short, texts are long.
_LONGEST_TITLE = 160
_SHORTEST_TEXT = 80


def heading_of(lines: Sequence[Line]) -> tuple[Heading, list[Remark]]:
    """Read the lines above a table; every line is remarked on."""
    reader = _Heading([line for line in lines if line.text.strip()])
    return reader.read(), reader.remarks


class _Heading:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._used: dict[int, Words] = {}
        self.remarks: list[Remark] = []

    def read(self) -> Heading:
        years, period = self._times()
        title = self._title()
        office = self._office()
        self._repeats(title)
        preface = tuple(self._preface())
        for index, line in enumerate(self._lines):
            said = self._used.get(index)
            sort = Sort.UNDERSTOOD if said else Sort.LEFT
            left = Words("ข้อความนอกตาราง", "text outside the tables")
            self.remarks.append(Remark(sort, line.where, line.text, said or left))
        return Heading(title, office, years, period, preface)

    def _short(self) -> Iterator[tuple[int, str]]:
        for index, line in enumerate(self._lines):
            text = line_of(line.text)
            if len(text) <= _LONGEST_TITLE:
                yield index, text

    def _times(self) -> tuple[tuple[int, ...], str]:
        years: list[int] = []
        period = ""
        for index, text in self._short():
            folded = fold(text)
            if found := _PERIOD.search(folded):
                period = period or _readable(found[0])
                self._used.setdefault(index, Words("งวดของรายงาน", "the period of the report"))
            if found := _YEAR.search(_PERIOD.sub("", folded)) or _YEAR.search(folded):
                first, last = int(found[1]), int(found[2] or found[1])
                years += range(first, min(last, first + 10) + 1)
                self._used.setdefault(index, Words("ปีงบประมาณ", "the fiscal year"))
        found_years = tuple(dict.fromkeys(years))
        about = any(_REPORT_ON.search(text) for _, text in self._short())
        if not period and about and len(found_years) == 1:
            period = f"ปีงบประมาณ พ.ศ. {found_years[0]}"
        return found_years, period

    def _title(self) -> str | None:
        for index, text in self._short():
            begun = _TITLE.match(text)
            if begun:
                self._used[index] = Words("ชื่อแผน", "the title")
                return _bare_title(text)
        return None

    def _office(self) -> str | None:
        for index, text in self._short():
            found = _OF_OFFICE.fullmatch(text)
            told = _TITLE.match(text) or _YEAR.search(fold(text))
            named = found or (_WITH_OFFICE.search(text) if told else None)
            if named:
                self._used.setdefault(index, Words("หน่วยงาน", "the office"))
                return _cut(named[1])
        return None

    def _repeats(self, title: str | None) -> None:
        for index, text in self._short():
            if title and index not in self._used and text.startswith(title):
                self._used[index] = Words("ชื่อแผนซ้ำ", "the title again")

    def _preface(self) -> Iterator[tuple[str | None, str]]:
        heading: tuple[int, str] | None = None
        for index, line in enumerate(self._lines):
            if index in self._used:
                heading = None
                continue
            text = " ".join(line_of(line.text).split())
            if len(text) >= _SHORTEST_TEXT and (heading or len(text) > _LONGEST_TITLE):
                said = Words("ข้อความนำ (preface)", "preface")
                self._used[index] = said
                if heading:
                    self._used[heading[0]] = said
                yield (heading[1] if heading else None), text
                heading = None
            else:
                heading = index, text


def _readable(text: str) -> str:
    """Give the stretch of a title that reads as a time; the whole when none does."""
    bare = re.split(r"\s*(?:ประจำ)?ปีงบประมาณ", text)[0]
    within = re.search(r"\(([^()]+)\)", text)
    wholes = (text, bare, re.sub(r"\([^()]*\)?", "", bare), within[1] if within else "")
    for piece in (piece.strip(" ()") for piece in wholes):
        if piece and not isinstance(read_period(piece, _ANY_YEAR), Unread):
            return piece
    return text.strip(" ()")


def _bare_title(text: str) -> str:
    """Take year, office and the words of a report out of a title."""
    cut = _cut(_WITH_OFFICE.sub("", text))
    bare = _REPORT_ON.sub("", cut, count=1).strip(" :-")
    return bare if len(bare) > 5 else cut


def _cut(text: str) -> str:
    """End a name where the year or the period begins."""
    found = re.search(r"\s*\(?(?:ประจำปี|ปีงบประมาณ|ประจำ|ปี พ|พ\.ศ\.|รอบ|ไตรมาส|ปี\s*[2๒])", text)
    return (text[: found.start()] if found and found.start() > 3 else text).strip(" ()")


def years_of_name(name: str) -> tuple[int, ...]:
    """Find years in the name of a file or of a sheet."""
    return tuple(int(year) for year in _BARE_YEAR.findall(fold(name)))


def year_in(text: str) -> int | None:
    """Find the fiscal year that a title names; None in a long text, which may name any."""
    if len(text) > _LONGEST_TITLE:
        return None
    found = _YEAR.search(fold(text))
    return int(found[1]) if found else None
