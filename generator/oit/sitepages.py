"""Pages of the site that show something by themselves: the plan, its progress, the channels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.channel import Channel, WayKind
from generator.oit.catalogue import About
from generator.oit.disclosure import Shown, SitePage
from generator.oit.spots import Found
from generator.oit.times import Span
from generator.register import Plan, Register
from generator.thai.calendar import fiscal_year_bounds
from generator.thai.period import Period
from generator.thai.text import fold

_KINDS = {
    SitePage.MANUALS: "manual",
    SitePage.INFOGRAPHICS: "infographic",
    SitePage.BUDGET: "budget",
}
_OF_PLAN = (SitePage.PLAN, SitePage.PROGRESS, SitePage.TIMELINE, SitePage.UNITS)
_ONLINE = (WayKind.LINE, WayKind.FACEBOOK, WayKind.EMAIL, WayKind.WEB, WayKind.APP)
#: What is still missing: a key of data/messages/oit.yml and its words.
Lack = tuple[str, Mapping[str, str]]
#: The heading of the plan's measures, besides those of its preface and its groups.
MEASURES = "มาตรการ"


class SitePages:
    """What the pages of one fiscal year show on the day ``as_of``."""

    def __init__(self, register: Register, as_of: date, fiscal_year: int) -> None:
        self._register = register
        self._as_of = as_of
        self._year = fiscal_year
        self._plan = next((p for p in register.plans if p.fiscal_year == fiscal_year), None)

    @property
    def year_span(self) -> Span:
        """First and last day of the year that the pages tell of."""
        return fiscal_year_bounds(self._year)

    @property
    def changed(self) -> date | None:
        """The day on which what they show last changed."""
        return self._plan.changed if self._plan else None

    def lacks(self, shown: Shown) -> Lack | None:
        """Say what a page lacks to show anything; None when it shows something."""
        year = {"year": str(self._year)}
        if shown.site in _OF_PLAN or shown.measure:
            if self._plan is None or not self._plan.measures:
                return "oit-no-plan", year
            recorded = shown.site is not SitePage.PROGRESS or _has_progress(self._plan, self._as_of)
            return None if recorded else ("oit-no-progress", year)
        if shown.site in _KINDS:
            kind = _KINDS[shown.site]
            some = any(e.kind == kind and e.counts for e in self._register.evidence)
            return None if some else ("oit-page-empty", {})
        own = self._own_channels(shown)
        if not own:
            corruption = shown.site is SitePage.CORRUPTION
            return ("oit-no-own-corruption-channel" if corruption else "oit-no-own-channel"), {}
        confirmed = any(channel.confirmed_by(self._as_of) for channel in own)
        return None if confirmed else ("oit-channel-unconfirmed", {})

    def against(self, shown: Shown) -> Iterator[tuple[About, str]]:
        """Tell the elements that the channels do not answer though they are there, and why."""
        own = self._own_channels(shown) if shown.site is SitePage.CORRUPTION else []
        if own and not any(way.kind in _ONLINE for channel in own for way in channel.ways):
            yield About.ONLINE, "oit-channel-not-online"
        if own and self._shares(own):
            yield About.SEPARATE, "oit-channel-shared"

    def _own_channels(self, shown: Shown) -> list[Channel]:
        corruption = shown.site is SitePage.CORRUPTION
        return [
            channel
            for channel in self._register.channels
            if channel.corruption is corruption
            and channel.operator is None
            and shown.spot.anchor in (None, channel.id)
        ]

    def _shares(self, own: list[Channel]) -> bool:
        """Whether each channel for corruption can only be had where other matters are taken."""
        others = {
            way.link or way.value
            for channel in self._register.channels
            if not channel.corruption
            for way in channel.ways
        }
        return not any((way.link or way.value) not in others for c in own for way in c.ways)

    def find(self, shown: Shown) -> Found:
        """Find the heading of the plan that is meant, as the name that links use."""
        heading = shown.spot.heading
        if shown.site in (SitePage.CHANNELS, SitePage.CORRUPTION):
            channel = shown.spot.anchor
            apart = "corruption" if shown.site is SitePage.CORRUPTION else None
            return Found(fragment=f"channel-{channel}" if channel else apart)
        if heading is None or shown.site is not SitePage.PLAN or self._plan is None:
            return Found()
        places = {fold(words): name for words, name in plan_headings(self._plan)}
        name = places.get(fold(heading))
        if name is None:
            return Found(code="oit-heading-not-found", values=(("heading", heading),))
        return Found(fragment=name, words=_preface(self._plan, name))


def plan_headings(plan: Plan) -> list[tuple[str, str]]:
    """Give the headings of the plan's page with the names that links use, in their order."""
    preface = [(p.heading, f"p{i}") for i, p in enumerate(plan.preface, 1) if p.heading]
    groups = [(group.name, f"g{group.number}") for group in plan.groups if group.number]
    return [*preface, (MEASURES, "measures"), *groups]


def _preface(plan: Plan, name: str) -> str:
    texts = {f"p{i}": part.text for i, part in enumerate(plan.preface, 1)}
    return " ".join(texts.get(name, "").split())


def _has_progress(plan: Plan, as_of: date) -> bool:
    return any(
        not isinstance(entry.period, Period) or entry.period.start <= as_of
        for measure in plan.measures
        for entry in measure.progress
    )
