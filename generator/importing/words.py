"""What an import says of each cell: understood, guessed or left, in Thai and in English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Words:
    """The same in both languages."""

    th: str
    en: str

    def of(self, lang: str) -> str:
        """Give the words in ``th`` or ``en``."""
        return self.th if lang == "th" else self.en


class Sort(StrEnum):
    """How sure the import is of a cell; what needs attention is to be seen before all else."""

    ATTENTION = "attention"
    UNDERSTOOD = "understood"
    GUESSED = "guessed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Remark:
    """What became of one place: ``raw`` is its text as written, ``said`` what was made of it."""

    sort: Sort
    where: Words
    raw: str
    said: Words


class NotUnderstood(Exception):
    """The document cannot be read as a plan; ``where`` is how far the reading came."""

    def __init__(self, said: Words, where: Words | None = None) -> None:
        super().__init__(said.en)
        self.said = said
        self.where = where
