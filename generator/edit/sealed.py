"""A closed year that was sealed changes only with a reason, which the register declares in public.

Whoever changes the register, at the terminal or in the web editor, asks here::

    prepared = prepare(changes, register, ...)
    opened = opened_seals(prepared, office.ledger, today)
    if opened:
        prepared = with_reason(prepared, opened, reason, today)
    finish(prepared)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.addresses.book import Ledger
from generator.edit.change import with_item
from generator.edit.file import Prepared, prepare
from generator.edit.writing import Value
from generator.ledger.check import broken_seals
from generator.ledger.seals import Sealed
from generator.thai.calendar import format_date


def opened_seals(prepared: Prepared, ledger: Ledger, today: date) -> list[Sealed]:
    """Find the seals of closed years that a change would break, and that were whole before."""
    now, then = prepared.known.register, prepared.loaded.register
    if then is None or not ledger.seals:
        return []
    known = {seal.address for seal in broken_seals(now, ledger, today)} if now else set()
    return [seal for seal in broken_seals(then, ledger, today) if seal.address not in known]


def years_of(opened: Sequence[Sealed]) -> list[int]:
    """Give the fiscal years of seals, each once."""
    return sorted({seal.year for seal in opened})


def with_reason(prepared: Prepared, opened: Sequence[Sealed], reason: str, today: date) -> Prepared:
    """Think the changes through again together with their declaration. Raises EditRefused."""
    entries = [_declaration(year, opened, reason, today) for year in years_of(opened)]
    register = prepared.register
    own = prepared.changes.get(register)

    def declared(text: str) -> str:
        text = own(text) if own else text
        for entry in entries:
            text = with_item(text, ("changes",), entry)
        return text

    changes = {**prepared.changes, register: declared}
    return prepare(changes, register, holdings=prepared.holdings, known=prepared.known)


def _declaration(year: int, opened: Sequence[Sealed], reason: str, today: date) -> dict[str, Value]:
    own = [seal for seal in opened if seal.year == year]
    entry: dict[str, Value] = {"year": year, "date": format_date(today), "reason": reason}
    items = [seal.item for seal in own if seal.item]
    measures = [seal.measure for seal in own if seal.measure]
    if items:
        entry["items"] = items
    if measures:
        entry["measures"] = measures
    return entry
