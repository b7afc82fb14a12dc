"""Cell values of spreadsheets as a person sees them, numbers without separators of thousands."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal
from math import isfinite

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from generator.inspect.package import attribute, child, children

#: The Thai versions of Excel have these besides the ones that openpyxl knows.
_THAI_DATES = frozenset(range(71, 82))
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DECIMALS = re.compile(r"\.([0#?]+)")
#: Numbers written with a pattern of digits, such as a telephone number with its leading zero.
_DIGITS = re.compile(r"[0#-]*0[0#-]*")
_LEAST_DECIMALS = 2
#: Hyphens of such a pattern, and the condition that it is for.
_ESCAPED = re.compile(r"\\(-)|\"(-)\"")
_CONDITION = re.compile(r"^\[[^\]]*\]")
_EXACT = 15
#: Excel itself shows no more digits of a number without format.
_SHOWN = 11


class Formats:
    """The number formats of a workbook, by the style of a cell."""

    def __init__(self, styles: etree._Element | None, *, mac_dates: bool = False) -> None:
        own = {
            attribute(item, "numFmtId"): attribute(item, "formatCode") or ""
            for item in children(child(styles, "numFmts"), "numFmt")
        }
        codes = (
            _code(attribute(item, "numFmtId"), own)
            for item in children(child(styles, "cellXfs"), "xf")
        )
        self._codes = [(code, is_date_format(code)) for code in codes]
        self._epoch = CALENDAR_MAC_1904 if mac_dates else CALENDAR_WINDOWS_1900

    def show(self, number: str, style: str | None) -> str:
        """Write a number as its format does: 45.5%, 2023-03-30, 0812345678, 1234.5."""
        code, is_date = self._code_of(style)
        try:
            value = float(number)
        except ValueError:
            return number
        if not isfinite(value):
            return number
        if is_date:
            return self._moment(value, code) or _plain(value)
        return _number(value, code)

    def _code_of(self, style: str | None) -> tuple[str, bool]:
        index = int(style) if style and style.isdecimal() and len(style) < 7 else 0
        return self._codes[index] if index < len(self._codes) else ("General", False)

    def _moment(self, value: float, code: str) -> str:
        if is_timedelta_format(code):
            hours, minutes = divmod(round(value * 24 * 60), 60)
            return f"{hours}:{minutes:02}"
        try:
            moment = from_excel(value, self._epoch)
        except (OverflowError, ValueError):
            return ""
        if isinstance(moment, time):
            return moment.isoformat("minutes")
        has_time = re.search("[hs]", _QUOTED.sub("", code), re.I)
        if has_time or not isinstance(moment, datetime):
            return moment.isoformat(" ", "minutes") if isinstance(moment, datetime) else str(moment)
        return moment.date().isoformat()


def plain_number(written: str) -> str:
    """Write a number that a file gives in full as it is read."""
    try:
        value = float(written)
    except ValueError:
        return written
    return _plain(value) if isfinite(value) else written


def _code(number: str | None, own: dict[str | None, str]) -> str:
    if number in own:
        return own[number]
    index = int(number) if number and number.isdecimal() and len(number) < 6 else 0
    return "d/m/yyyy" if index in _THAI_DATES else BUILTIN_FORMATS.get(index, "General")


def _number(value: float, code: str) -> str:
    if code == "General":
        return _plain(value)
    first = code.partition(";")[0]
    bare = _QUOTED.sub("", first)
    if "%" in bare:
        return f"{value * 100:.{_decimals(bare)}f}%"
    pattern = _CONDITION.sub("", _ESCAPED.sub(r"\1\2", first))
    if value >= 0 and value == int(value) and _DIGITS.fullmatch(pattern) and len(pattern) > 1:
        return _filled(str(int(value)), pattern)
    if "0" in bare and "E" not in bare:
        # What is shown rounded to baht keeps its satang: sums are checked with them.
        value = round(value, max(_decimals(bare), _LEAST_DECIMALS))
    return _plain(value)


def _decimals(bare: str) -> int:
    found = _DECIMALS.search(bare)
    return len(found[1]) if found else 0


def _filled(digits: str, pattern: str) -> str:
    """Put digits into a pattern from the right, as "0-0000-00000-00-0" wants it."""
    left = list(digits)
    out = []
    for sign in reversed(pattern):
        if sign == "-":
            out.append("-")
        elif left:
            out.append(left.pop())
        elif sign == "0":
            out.append("0")
    return ("".join(left) + "".join(reversed(out))).strip("-")


def _plain(value: float) -> str:
    """Write without exponent and without the noise of binary fractions."""
    if value == int(value):
        return str(int(value))
    text = format(Decimal(f"{value:.{_EXACT}g}"), "f")
    if len(text) > _SHOWN + 2:
        text = format(Decimal(f"{value:.{_SHOWN}g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
