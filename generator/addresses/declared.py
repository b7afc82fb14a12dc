"""What the office declares about addresses and closed years."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.channels import read_day
from generator.linkcheck.exempt import Exemption
from generator.oit.document import AliasShape, ChangeShape, LinkExceptionShape
from generator.problems import Finding


@dataclass(frozen=True, slots=True)
class Alias:
    """``old`` stands no more and leads to ``new``; both count from the root of the site. A folder
    (ending in a slash) brings everything below it along."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a closed fiscal year: what, when and why; without items, measures and places it
    speaks of the whole year. ``places`` were answers and are gone, as addresses with their
    fragment. ``date`` is None when it could not be read, which is reported."""

    year: int
    date: datetime.date | None
    reason: str
    scheme: str
    items: tuple[str, ...]
    measures: tuple[str, ...]
    places: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it speaks of the whole year."""
        return not (self.items or self.measures or self.places)


def read_aliases(shapes: Sequence[AliasShape]) -> tuple[Alias, ...]:
    """Give the aliases in their order; whether they fit the site is seen when it is known."""
    return tuple(Alias(shape.old, shape.new) for shape in shapes)


def read_changes(shapes: Sequence[ChangeShape], findings: list[Finding]) -> tuple[Change, ...]:
    """Give the declared changes in their order."""
    return tuple(
        Change(
            shape.year,
            read_day(shape.date, ("changes", index, "date"), findings),
            shape.reason,
            shape.scheme,
            tuple(code.upper() for code in shape.items),
            shape.measures,
            tuple(place.lstrip("/") for place in shape.places),
        )
        for index, shape in enumerate(shapes)
    )


def read_exemptions(
    shapes: Sequence[LinkExceptionShape], findings: list[Finding]
) -> tuple[Exemption, ...]:
    """Give the links that may fail for a while; one without a readable end is none."""
    days = [
        read_day(shape.until, ("link_exceptions", index, "until"), findings)
        for index, shape in enumerate(shapes)
    ]
    return tuple(
        Exemption(shape.url, shape.reason, day)
        for shape, day in zip(shapes, days, strict=True)
        if day
    )
