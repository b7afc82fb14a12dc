"""A cell's text as a number, the way Thai offices write it."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.budget.table import UNITS, Amount
from generator.thai.text import fold

#: Groups of three digits, all set off by commas or all by spaces, or no groups at all.
_NUMBER = re.compile(
    r"(?P<minus>- ?)?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.(?P<part>\d+))?"
)
_UNIT = re.compile(r"(?:(พัน|หมื่น|แสน|ล้าน)?บาท(?:ถ้วน)?|฿)$")
#: "1,500.-" is how prices are written; the dash stands for no satang.
_NO_SATANG = re.compile(r"(?<=\d)\.-$")
_PERCENT = re.compile(r"^ร้อยละ|%$")
_DASH = re.compile(r"-(?: ?-)*")


class NotANumber(ValueError):
    """The cell holds something else than a number."""


def read_amount(text: str, factor: Decimal) -> Amount | None:
    """Read a cell of money, in units of ``factor`` baht unless the cell names its own.

    None is an empty cell; a dash is zero, as accounting formats print it. Brackets are a minus.

    Raises NotANumber.
    """
    cell = fold(text).lstrip("'").replace("฿", "", 1).strip()
    unit = _UNIT.search(cell)
    if unit:
        factor = UNITS[f"{unit[1] or ''}บาท"]
        cell = cell[: unit.start()].rstrip()
    return _read(cell, factor)


def read_percent(text: str) -> Amount | None:
    """Read a cell of per cent: ``45.5`` and ``45.5%`` are the same.

    Raises NotANumber.
    """
    return _read(_PERCENT.sub("", fold(text).lstrip("'")).strip(), Decimal(1))


def _read(cell: str, factor: Decimal) -> Amount | None:
    if not cell:
        return None
    if _DASH.fullmatch(cell):
        return Amount(Decimal(0), Decimal(0))
    cell = _NO_SATANG.sub("", cell)
    bracketed = cell.startswith("(") and cell.endswith(")")
    match = _NUMBER.fullmatch(cell[1:-1].strip() if bracketed else cell)
    if not match or not (match["whole"] or match["part"]) or (bracketed and match["minus"]):
        raise NotANumber(cell)
    whole = re.sub(r"[, ]", "", match["whole"] or "0")
    part = match["part"] or ""
    value = Decimal(f"{whole}.{part}" if part else whole)
    step = Decimal(1).scaleb(-len(part)) * factor
    return Amount((-value if bracketed or match["minus"] else value) * factor, step)
