"""Amounts of baht as pages print them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.budget.table import UNITS

_MILLION = UNITS["ล้านบาท"]
_THOUSAND = UNITS["พันบาท"]


def places_of(values: Iterable[Decimal | None], unit: str) -> int:
    """Count the decimals that show every value of a column in full, as they were written."""
    found = [value / UNITS[unit] for value in values if value is not None]
    return max((-int(value.as_tuple().exponent) for value in found), default=0)


def money(value: Decimal, unit: str, places: int) -> str:
    """Write an amount of baht in ``unit``: ``1,234.50``; a minus is as long as a digit."""
    return f"{value / UNITS[unit]:,.{max(places, 0)}f}".replace("-", "−")


def said(value: Decimal, unit: str) -> str:
    """Write an amount inside a sentence: two decimals of a large unit, and a plain zero."""
    return money(value, unit, 0 if unit == "บาท" or not value else 2)


def readable_unit(values: Iterable[Decimal | None]) -> str:
    """Choose the unit in which the largest amount is a number that people can say."""
    largest = max((abs(value) for value in values if value is not None), default=Decimal(0))
    return "ล้านบาท" if largest >= _MILLION else "พันบาท" if largest >= _THOUSAND else "บาท"


def short(value: Decimal, unit: str) -> str:
    """Write an amount in about three digits, for where there is room for no more."""
    size = abs(value / UNITS[unit])
    return money(value, unit, 0 if size >= 100 or not value else 1 if size >= 10 else 2)
