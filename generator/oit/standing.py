"""Where one place stands: whether it exists, opens, is of the right time, and shows anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.linkcheck.result import LinkState
from generator.oit.catalogue import About, Item
from generator.oit.disclosure import Shown
from generator.oit.facts import Facts, Parts
from generator.oit.sitepages import SitePages
from generator.oit.spots import Found, find_spot, find_written, text_of
from generator.oit.times import Span, Time, overlaps, tells_fiscal_years, years_of, years_told
from generator.oit.walls import wall_of
from generator.register import Evidence, EvidenceState, Register
from generator.thai.period import Period, Unread


class CoverageState(StrEnum):
    """How far an item, an element or a place is covered (design: "States")."""

    PUBLISHED = "published"
    PARTLY = "partly"
    NOTYET = "notyet"
    EXPIRED = "expired"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a state is what it is: a key of data/messages/oit.yml with the words it needs."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


def because(code: str, **values: str) -> Reason:
    """Give a reason with its words."""
    return Reason(code, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Standing:
    """One place on the day of the build. ``found`` is where in it the reader lands; ``spans`` the
    time its data cover, as far as that is known; ``changed`` the day it last changed; ``against``
    what speaks against it as an answer to certain elements only."""

    shown: Shown
    state: CoverageState
    reason: Reason | None
    found: Found
    spans: tuple[Span, ...]
    changed: date | None
    against: tuple[tuple[About, Reason], ...] = ()

    @property
    def rank(self) -> int:
        """Order places from the one that shows most to the one that shows least."""
        return _RANK.index(self.state)


_RANK = (
    CoverageState.PUBLISHED,
    CoverageState.PARTLY,
    CoverageState.UNSURE,
    CoverageState.EXPIRED,
    CoverageState.NOTYET,
)
#: A state with its reason; None while nothing speaks against a place.
Verdict = tuple[CoverageState, Reason]
_GONE = {
    EvidenceState.MISSING: "oit-evidence-missing",
    EvidenceState.HELD: "oit-evidence-held",
    EvidenceState.WITHDRAWN: "oit-evidence-withdrawn",
}


def best(standings: Sequence[Standing]) -> Standing:
    """Choose the place that shows most; the first one among equals."""
    return min(standings, key=lambda standing: standing.rank)


class Judge:
    """Judges the places that are meant to show one item."""

    def __init__(
        self, register: Register, facts: Facts, parts: Parts, item: Item, fiscal_year: int
    ) -> None:
        self._register = register
        self._facts = facts
        self._parts = parts
        self._item = item
        self._time = Time(item.asked, fiscal_year)
        self._site = SitePages(register, facts.as_of, self._time.year)

    def standing(self, shown: Shown) -> Standing:
        """Judge one place: what it is, where in it, of what time; the first doubt decides."""
        found = self._found(shown)
        verdict = (
            self._target(shown)
            or _as_verdict(found)
            or self._of_its_time(shown)
            or self._limits(shown)
        )
        state, reason = verdict or (CoverageState.PUBLISHED, None)
        return Standing(
            shown, state, reason, found, self._spans(shown), self._changed(shown),
            tuple((about, because(code)) for about, code in self._site.against(shown)),
        )  # fmt: skip

    def _found(self, shown: Shown) -> Found:
        if shown.evidence and shown.evidence.files:
            return find_spot(shown, self._item, self._parts)
        if shown.written:
            return find_written(self._register.written[shown.written], shown)
        if shown.site:
            return self._site.find(shown)
        return Found()

    def _target(self, shown: Shown) -> Verdict | None:
        if shown.evidence:
            return self._evidence(shown.evidence)
        if shown.site or shown.measure:
            return self._page(shown)
        return self._link(shown.url) if shown.url else None

    def _page(self, shown: Shown) -> Verdict | None:
        told = self._site.lacks(shown)
        if told is None:
            return None
        code, values = told
        unsure = code == "oit-channel-unconfirmed"
        state = CoverageState.UNSURE if unsure else CoverageState.NOTYET
        return state, because(code, **values)

    def _evidence(self, evidence: Evidence) -> Verdict | None:
        values = {"title": evidence.title}
        if evidence.state in _GONE:
            return CoverageState.NOTYET, because(_GONE[evidence.state], **values)
        if evidence.sample:
            return CoverageState.NOTYET, because("oit-sample", **values)
        if evidence.state is EvidenceState.REPLACED:
            values["newer"] = evidence.replaced_by or ""
            return CoverageState.EXPIRED, because("oit-evidence-replaced", **values)
        return self._link(evidence.url) if evidence.url else None

    def _link(self, url: str) -> Verdict | None:
        result = self._facts.links.get(url)
        host = wall_of(url)
        if host:
            return CoverageState.UNSURE, because("oit-login-host", host=host)
        if result is None:
            return CoverageState.UNSURE, because("oit-link-unchecked", url=url)
        if result.state is LinkState.BROKEN:
            return CoverageState.NOTYET, because("oit-link-broken", url=url)
        if result.state is LinkState.UNSURE:
            return CoverageState.UNSURE, because("oit-link-unsure", url=url)
        return None

    def _of_its_time(self, shown: Shown) -> Verdict | None:
        """Hold the time that the entry tells against what is asked for, and against the text."""
        if shown.none and not shown.evidence:
            return None
        spans = self._spans(shown)
        if not self._time.yearly:
            over = spans and all(last < self._time.span[0] for _, last in spans)
            values = {"period": _say(shown), "year": str(self._time.fiscal_year)}
            return (CoverageState.EXPIRED, because("oit-period-over", **values)) if over else None
        if not spans:
            return CoverageState.UNSURE, because("oit-period-missing")
        if not any(overlaps(span, self._time.span) for span in spans):
            older = all(last < self._time.span[0] for _, last in spans)
            state = CoverageState.EXPIRED if older else CoverageState.NOTYET
            values = {"period": _say(shown), "year": str(self._time.year)}
            return state, because("oit-wrong-year", **values)
        return self._text_agrees(shown, spans)

    def _text_agrees(self, shown: Shown, spans: Sequence[Span]) -> Verdict | None:
        """A document that tells of other years only was most likely taken for another."""
        text = self._text(shown)
        told = years_told(text)
        fiscal = tells_fiscal_years(text)
        meant = frozenset(year for span in spans for year in years_of(span, fiscal=fiscal))
        # Half a year begins in one year and ends in the next: last year's ends where this begins.
        ends = not self._time.months or max(told, default=0) >= max(meant, default=0)
        if not told or (told & meant and ends):
            return None
        values = {
            "told": " ".join(map(str, sorted(told))),
            "meant": " ".join(map(str, sorted(meant))),
        }
        return CoverageState.UNSURE, because("oit-text-other-year", **values)

    def _text(self, shown: Shown) -> str:
        files = shown.evidence.files if shown.evidence else ()
        return "\n".join(text_of(self._parts(file.facts.sha256)) for file in files)

    def _spans(self, shown: Shown) -> tuple[Span, ...]:
        """Give the time that the data of a place cover; the day of a document is only taken for it
        where a year is asked for."""
        if shown.site or shown.measure:
            return (self._site.year_span,)
        evidence = shown.evidence
        period = shown.period or (evidence.period if evidence else None)
        if period is None and shown.none and evidence is None:
            # Who states that there is nothing speaks of what is asked for, up to this day.
            first, last = self._time.span
            return ((first, min(last, self._facts.as_of)),)
        if period is None and evidence and not self._time.months:
            # A structure of 2560 may still be the one of today.
            period = evidence.date if self._time.yearly else None
        return ((period.start, period.end),) if isinstance(period, Period) else ()

    def _limits(self, shown: Shown) -> Verdict | None:
        if shown.lacks:
            return CoverageState.PARTLY, because("oit-lacks", lacks=shown.lacks)
        return None

    def _changed(self, shown: Shown) -> date | None:
        if shown.evidence:
            days = (file.changed for file in shown.evidence.files if file.changed)
            return max(days, default=None)
        if shown.written:
            return self._register.written[shown.written].changed
        return self._site.changed if shown.site or shown.measure else None


def _as_verdict(found: Found) -> Verdict | None:
    if found.code is None:
        return None
    state = CoverageState.UNSURE if found.unsure else CoverageState.NOTYET
    return state, Reason(found.code, found.values)


def _say(shown: Shown) -> str:
    """Tell a time as it was written."""
    evidence = shown.evidence
    period: Period | Unread | None = shown.period or (
        (evidence.period or evidence.date) if evidence else None
    )
    return period.raw if period else ""
