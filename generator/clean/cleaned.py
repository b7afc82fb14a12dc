"""What cleaning a file gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removal:
    """One kind of thing that was taken out, told with its number in both languages."""

    what_th: str
    what_en: str
    count: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The cleaned copy; ``removed`` is empty when there was nothing to take out."""

    data: bytes
    removed: tuple[Removal, ...] = ()
