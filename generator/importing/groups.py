"""What a plan groups its measures by: an indicator or a dimension with its number and name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importing.columns import Role, known_indicators, squeeze
from generator.importing.lists import line_of
from generator.thai.text import fold

_SAID = re.compile(
    r"(?P<word>ตัวชี้วัด|มิติ|ด้าน|ยุทธศาสตร์|ประเด็นยุทธศาสตร์|ประเด็นการพัฒนา|องค์ประกอบ|หมวด)"
    r"(?:ย่อย)?\s*(?:ที่\s*)?(?P<number>[0-9๐-๙]{1,2})\s*[.):：\-–]?\s*(?P<name>.*)",
    re.S,
)
_NUMBERED = re.compile(
    r"\(?(?P<number>[0-9๐-๙]{1,2})\s*(?:\.(?![0-9๐-๙])|\))\s*(?P<name>\S.*)", re.S
)


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group as a cell names it; ``number`` is None when it has none, ``role`` when only a name
    or a number tells no kind."""

    name: str
    number: int | None
    role: Role | None = None


def group_of(raw: str) -> GroupName | None:
    """Read a cell that names a group by a number or a name of ITA; None when it does not."""
    text = line_of(raw)
    if found := _SAID.fullmatch(text):
        role = Role.INDICATOR if found["word"] == "ตัวชี้วัด" else Role.DIMENSION
        name = found["name"].strip() or text
        return GroupName(name, int(fold(found["number"])), role)
    if found := _NUMBERED.fullmatch(text):
        return GroupName(found["name"].strip(), int(fold(found["number"])))
    number = known_indicators().get(squeeze(text))
    return GroupName(text, number, Role.INDICATOR) if number else None


def is_group_row(raw: str) -> bool:
    """Say whether a text that stands alone in a row is the name of a group."""
    return _SAID.fullmatch(line_of(raw)) is not None or squeeze(line_of(raw)) in known_indicators()
