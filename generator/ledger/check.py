"""Whether a build keeps what was public: nothing lost, no alias astray, no closed year changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.addresses.book import LEDGER, Ledger, Seal
from generator.addresses.declared import Alias, Change
from generator.addresses.moved import graves, moved
from generator.ledger.living import Living, lost_anchors
from generator.ledger.seals import Sealed, sealed
from generator.oit.disclosure import Origin
from generator.pages.site import Site
from generator.problems import Finding, Place, Problem
from generator.register import Register
from generator.thai.calendar import fiscal_year_of

#: Where a finding was written; None when it is about the ledger itself.
Located = tuple[Origin, Finding]


def lost(site: Site, now: Living, register: Register, ledger: Ledger) -> Iterator[Problem]:
    """Report recorded addresses that a build would answer with 404."""
    buried = {grave.address for grave in graves(register, ledger, now.addresses)}
    led = {m.old for m in moved(register.aliases, ledger, now.addresses, buried)}
    plain = [a for a in ledger.since if "#" not in a]
    for address in sorted(plain):
        if address not in now.addresses and address not in led and address not in buried:
            yield Problem("ledger-lost", Place(LEDGER), {"address": f"/{address}"})
    told = {place for change in register.changes for place in change.places}
    anchors = [a for a in ledger.since if "#" in a and a not in told]
    for anchor in sorted(lost_anchors(site, now, register.written.values(), anchors)):
        yield Problem("ledger-anchor-lost", Place(LEDGER), {"address": f"/{anchor}"})


def unrecorded(now: Living, ledger: Ledger) -> list[str]:
    """List what is about to become public and is not recorded yet."""
    return sorted(now.lasting - ledger.since.keys())


def astray(register: Register, addresses: frozenset[str], file: str) -> Iterator[Located]:
    """Report aliases that lead nowhere, in circles, on to others, or stand on living pages;
    ``file`` is where they are written."""
    by_old: Mapping[str, Alias] = {alias.old: alias for alias in register.aliases}
    for index, alias in enumerate(register.aliases):
        code = _alias_fault(alias, by_old, addresses)
        if code:
            values = {"old": alias.old, "new": alias.new}
            path = ("aliases", index, "old" if code == "alias-living" else "new")
            yield Origin(file, path), Finding(code, path, values)


def _alias_fault(
    alias: Alias, by_old: Mapping[str, Alias], addresses: frozenset[str]
) -> str | None:
    if alias.old in addresses:
        return "alias-living"
    if alias.new in addresses or _is_folder_of_some(alias.new, addresses):
        return None
    seen = {alias.old}
    step = alias.new
    while step in by_old:
        if step in seen:
            return "alias-loop"
        seen.add(step)
        step = by_old[step].new
    return "alias-chain" if len(seen) > 1 else "alias-nowhere"


def _is_folder_of_some(address: str, addresses: frozenset[str]) -> bool:
    return address.endswith("/") and any(other.startswith(address) for other in addresses)


def broken_seals(register: Register, ledger: Ledger, as_of: date) -> Iterator[Sealed]:
    """Find what changed in a closed year without a declaration."""
    for entry in sealed(register, fiscal_year_of(as_of)):
        seals = ledger.seals.get(entry.address, ())
        told = seals and declared(entry, seals, register.changes, as_of)
        if seals and not _unbroken(entry, seals) and not told:
            yield entry


def _unbroken(entry: Sealed, seals: Sequence[Seal]) -> bool:
    return entry.fingerprint in {seal.fingerprint for seal in seals}


def declared(entry: Sealed, seals: Sequence[Seal], changes: Sequence[Change], as_of: date) -> bool:
    """Say whether the office told of a change since the seal; what it tells of days to come does
    not count yet."""
    last = max(seal.day for seal in seals)
    return any(
        change.year == entry.year
        and change.date is not None
        and last <= change.date <= as_of
        and _names(change, entry)
        for change in changes
    )


def _names(change: Change, entry: Sealed) -> bool:
    """A change that names nothing is about the whole year."""
    if change.whole:
        return True
    if entry.item:
        return entry.item.upper() in change.items and change.scheme == entry.scheme
    return entry.measure in change.measures or (entry.measure is None and bool(change.measures))
