"""Recording what is public now: new addresses, seals of closed years, seals after a change."""

from __future__ import annotations

from datetime import date

from generator.addresses.book import Ledger, Seal
from generator.ledger.check import declared
from generator.ledger.living import Living
from generator.ledger.seals import sealed
from generator.register import Register
from generator.thai.calendar import fiscal_year_of


def recorded(register: Register, now: Living, ledger: Ledger, as_of: date) -> Ledger:
    """Give the ledger with everything that the site has on the day ``as_of``. What was recorded
    before stays; a seal gives way only to a declared change."""
    since = dict.fromkeys(now.lasting, as_of) | dict(ledger.since)
    seals = dict(ledger.seals)
    for entry in sealed(register, fiscal_year_of(as_of)):
        known = seals.get(entry.address, ())
        prints = {seal.fingerprint for seal in known}
        new = entry.fingerprint not in prints
        if not known or (new and declared(entry, known, register.changes, as_of)):
            seals[entry.address] = (Seal(entry.fingerprint, as_of),)
    return Ledger(since, seals)
