"""A set of data that the site publishes: a table and the same as JSON, with what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.columns import Columns


@dataclass(frozen=True, slots=True)
class Dataset:
    """``id`` is unique and lasting; ``csv`` and ``json`` are addresses from the root of the site;
    ``covers`` the time it tells of; ``changed`` the last change that is known; ``statistics`` when
    its rows are sums and not records; ``dictionary`` names its columns, which other years share."""

    id: str
    heading: str
    title: str
    says: str
    csv: str
    json: str
    columns: Columns
    dictionary: str
    keywords: tuple[str, ...]
    covers: tuple[date, date] | None = None
    changed: date | None = None
    statistics: bool = False


def dictionaries(found: Iterable[Dataset]) -> dict[str, Columns]:
    """Give the columns of the sets, each dictionary once."""
    return {dataset.dictionary: dataset.columns for dataset in found}
