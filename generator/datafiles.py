"""What all data files have in common: one record a line, ISO dates beside the words as written,
tables that no spreadsheet runs.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.thai.period import Period, Unread

_JSON = json.JSONEncoder(ensure_ascii=False)
#: Without a byte order mark Excel reads Thai wrong.
_BOM = "\ufeff"
#: A spreadsheet runs a cell that begins with one of these (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_line(value: object) -> str:
    """Write a value in one line."""
    return _JSON.encode(value)


def json_lines(values: Iterable[object]) -> str:
    """Write a list with one record a line: easy to compare, and fast to write."""
    rows = ",\n".join(map(_JSON.encode, values))
    return f"[\n{rows}\n]" if rows else "[]"


def period_record(period: Period | Unread | None) -> dict[str, Any] | None:
    """Give a time as it was written and as it was read; what could not be read is null."""
    if period is None:
        return None
    if isinstance(period, Unread):
        return {"raw": period.raw, "kind": None, "start": None, "end": None, "every_months": None}
    return {
        "raw": period.raw,
        "kind": period.kind.value,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "every_months": period.every_months,
    }


def iso(day: date | None) -> str | None:
    """Write a day that may not be known."""
    return day.isoformat() if day else None


def csv_table(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Write a table for spreadsheets; an apostrophe shows a text as text where it would be run."""
    names = list(columns)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_harmless(row[name]) for name in names] for row in rows)
    return _BOM + text.getvalue()


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
