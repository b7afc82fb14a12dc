"""What stands at addresses that moved or are gone: where aliases lead, and what graves say."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from generator.addresses.book import Ledger
from generator.addresses.declared import Alias
from generator.pages import links
from generator.register import Evidence, EvidenceState, Register

_AVAILABLE = (EvidenceState.PUBLISHED, EvidenceState.REPLACED)


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address and the living one that it leads to."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Grave:
    """The address of a file that can be had no more, and the evidence it belonged to."""

    address: str
    evidence: Evidence


def moved(
    aliases: Iterable[Alias], ledger: Ledger, living: Container[str], buried: Container[str] = ()
) -> Iterator[Moved]:
    """Follow every alias: of what was recorded below an old folder, and of the old address itself.
    What still lives keeps its own content; a target that is neither there nor ``buried``, a file
    with a grave, is left to the check."""
    seen: set[str] = set()
    for alias in aliases:
        below = [a for a in ledger.since if a.startswith(alias.old) and alias.old.endswith("/")]
        for old in [alias.old, *below]:
            address = old.partition("#")[0]
            new = alias.new + address.removeprefix(alias.old)
            if address not in seen and address not in living and (new in living or new in buried):
                seen.add(address)
                # The grave of a file is a page in a folder of that name.
                yield Moved(address, new if new in living else f"{new}/")


def graves(register: Register, ledger: Ledger, living: Container[str]) -> Iterator[Grave]:
    """Find the recorded files of evidence that is withdrawn, held back or missing."""
    gone = {
        links.evidence(item.id): item for item in register.evidence if item.state not in _AVAILABLE
    }
    for address in ledger.since:
        folder = address[: address.rfind("/") + 1]
        is_file = "#" not in address and not address.endswith("/")
        if is_file and folder in gone and address not in living:
            yield Grave(address, gone[folder])
