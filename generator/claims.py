"""What entries of evidence claim: outputs of measures that they prove, items that they show."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import DateReader
from generator.oit.document import ClaimShape
from generator.problems import Finding, KeyPath


@dataclass(frozen=True, slots=True)
class Claim:
    """An entry's word that its evidence proves outputs of a measure; ``path`` is where it says so,
    and ``findings`` where a doubt about it is reported. ``year`` is None when it is left out;
    ``folder`` is the year whose folder the file lies in.
    """

    evidence: str
    year: int | None
    measure: str
    proves: tuple[int, ...]
    own: bool
    path: KeyPath
    findings: list[Finding]
    folder: int | None = None


@dataclass(frozen=True, slots=True)
class ItemClaim:
    """An entry's word that its evidence shows elements of an item; ``path`` is where it says so.
    ``year`` is that of the plan or folder it stands in, None when it stands in none."""

    evidence: str
    shape: ClaimShape
    year: int | None
    path: KeyPath
    dates: DateReader
