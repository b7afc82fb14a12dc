"""ledger.txt: every address that was ever public, and the seals of closed years.

One entry a line, sorted, so that two branches which both add addresses merge line by line (git's
``merge=union``). An address stands with the day it was first recorded; a seal tells what stood at
an address of a closed year. Lines are only ever added, but for seals that a declared change breaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

from generator.problems import Place, Problem

LEDGER = "ledger.txt"
#: How git has to merge it; without this two additions at one place conflict.
ATTRIBUTE = f"{LEDGER} merge=union"
_HEAD = """\
# ที่อยู่ทุกแห่งที่เคยเผยแพร่ พร้อมวันที่บันทึกครั้งแรก ห้ามลบบรรทัด: ผู้ประเมินกลับมาเปิดที่อยู่เดิมเสมอ
# บันทึกเพิ่มด้วย prongsai ledger --write บรรทัดที่ขึ้นต้นด้วย = คือรอยของปีที่ปิดแล้ว
"""
_LINE = re.compile(
    r"(?P<seal>= )?(?P<address>[^\s#]+(?:#\S+)?) "
    r"(?:(?P<print>[0-9a-f]{16}) )?(?P<day>\d{4}-\d{2}-\d{2})"
)
#: The home page has an empty address, and a line that begins with # is a comment.
_HOME = "."
#: Pages that staff write by hand may have any name; a line ends where a space is.
_UNWRITABLE = re.compile(r"[%\s]")


@dataclass(frozen=True, slots=True)
class Seal:
    """What stood at an address of a closed year, as a fingerprint, and when that was recorded."""

    fingerprint: str
    day: date


@dataclass(frozen=True, slots=True)
class Ledger:
    """``since`` tells when each address was first recorded; ``seals`` are the newest of each
    address, several after a merge of branches that both changed it."""

    since: Mapping[str, date] = field(default_factory=dict)
    seals: Mapping[str, tuple[Seal, ...]] = field(default_factory=dict)


def read_ledger(path: Path) -> tuple[Ledger, list[Problem]]:
    """Read the ledger; none is an empty one. Lines that cannot be read are problems."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Ledger(), []
    except (OSError, UnicodeDecodeError) as error:
        return Ledger(), [Problem("ledger-unreadable", Place(path.name), {"detail": str(error)})]
    since: dict[str, date] = {}
    seals: dict[str, list[Seal]] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not _take(line.strip(), since, seals):
            values = {"line": line}
            problems.append(Problem("ledger-line", Place(path.name, number, 1), values))
    return Ledger(since, {address: _newest(found) for address, found in seals.items()}), problems


def _take(line: str, since: dict[str, date], seals: dict[str, list[Seal]]) -> bool:
    match = _LINE.fullmatch(line)
    day = _day(match["day"]) if match else None
    if match is None or day is None or bool(match["seal"]) != bool(match["print"]):
        return False
    address = unquote(match["address"])
    if address.partition("#")[0] == _HOME:
        address = address.removeprefix(_HOME)
    if match["seal"]:
        seals.setdefault(address, []).append(Seal(match["print"], day))
    else:
        since[address] = min(day, since.get(address, day))
    return True


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _newest(seals: list[Seal]) -> tuple[Seal, ...]:
    last = max(seal.day for seal in seals)
    return tuple(dict.fromkeys(seal for seal in seals if seal.day == last))


def ledger_text(ledger: Ledger) -> str:
    """Write a ledger, sorted: one content has one text."""
    lines = [f"{_written(address)} {day}" for address, day in ledger.since.items()]
    lines += [
        f"= {_written(address)} {seal.fingerprint} {seal.day}"
        for address, found in ledger.seals.items()
        for seal in found
    ]
    return _HEAD + "".join(f"{line}\n" for line in sorted(lines))


def _written(address: str) -> str:
    shown = address if address.partition("#")[0] else f"{_HOME}{address}"
    return _UNWRITABLE.sub(lambda sign: quote(sign[0]), shown)
