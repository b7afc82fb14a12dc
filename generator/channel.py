"""A channel: one way to complain or to give an opinion, with all the ways to reach it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.register import Unit


class Purpose(StrEnum):
    """What a channel is for, in the order of the page; corruption stands apart."""

    COMPLAINT = "complaint"
    OPINION = "opinion"
    E_SERVICE = "e-service"
    CORRUPTION = "corruption"


class WayKind(StrEnum):
    """How people reach a channel, in the order in which a phone offers it."""

    PHONE = "phone"
    LINE = "line"
    FACEBOOK = "facebook"
    EMAIL = "email"
    WEB = "web"
    APP = "app"
    WALK_IN = "walk-in"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Way:
    """A number, address or page as written; ``link`` is what a tap opens, a map for a place."""

    kind: WayKind
    value: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Channel:
    """Where people complain, tell of corruption, give an opinion or ask for a service.

    ``unit`` answers, or the ``operator`` when that is another body. ``checked`` is the day the
    source was read, ``confirmed`` the day the office said that all of it is right.
    """

    id: str
    name: str
    purposes: tuple[Purpose, ...]
    ways: tuple[Way, ...]
    hours: str | None
    unit: Unit | None
    operator: str | None
    process: tuple[str, ...]
    duration: str | None
    source: str | None
    checked: datetime.date | None
    confirmed: datetime.date | None
    note: str | None

    @property
    def corruption(self) -> bool:
        """Whether it is shown apart from the rest."""
        return Purpose.CORRUPTION in self.purposes

    def confirmed_by(self, day: datetime.date) -> bool:
        """Whether the office had confirmed it on ``day``."""
        return self.confirmed is not None and self.confirmed <= day
