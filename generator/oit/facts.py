"""What coverage needs to know besides the register: the day, the texts, the last check of links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.inspect.facts import Part
from generator.linkcheck.result import LinkResult

#: Gives the parts of a file, by its hash, that may be shown.
Parts = Callable[[str], Sequence[Part]]


@dataclass(frozen=True, slots=True)
class Facts:
    """``parts`` gives the texts of files; ``links`` the last result of each external address."""

    as_of: date
    parts: Parts = lambda _: ()
    links: Mapping[str, LinkResult] = field(default_factory=dict)
