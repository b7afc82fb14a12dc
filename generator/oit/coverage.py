"""What is covered of a year's form: a state for each item and element, each with its reason.

States are facts that follow from the register, the files and the last check of links on the day
``as_of``; they are never a score. Where the facts do not tell, the state is ``unsure``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from generator.oit.catalogue import About, Catalogue, Element, Item
from generator.oit.disclosure import Disclosure
from generator.oit.facts import Facts, Parts
from generator.oit.sharing import shared_files
from generator.oit.standing import CoverageState, Judge, Reason, Standing, because, best
from generator.oit.times import Time, months_covered
from generator.register import Register
from generator.thai.calendar import fiscal_year_bounds

#: So many documents are kept at hand while their entries are judged.
_REMEMBERED = 32
_OPEN = (CoverageState.PUBLISHED, CoverageState.PARTLY)


@dataclass(frozen=True, slots=True)
class ElementCoverage:
    """An element with the places meant to show it, the best first. ``reason`` is None only where
    everything is as it should be."""

    number: int
    element: Element
    state: CoverageState
    reason: Reason | None
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """An item on the day of the build. ``standings`` are all places in the order of the file;
    ``reasons`` concern the item as a whole; ``changed`` is the last change of what is shown."""

    item: Item
    disclosure: Disclosure | None
    state: CoverageState
    reasons: tuple[Reason, ...]
    elements: tuple[ElementCoverage, ...]
    standings: tuple[Standing, ...]
    changed: date | None

    @property
    def shown(self) -> int:
        """How many elements are shown."""
        return sum(e.state is CoverageState.PUBLISHED for e in self.elements)

    @property
    def why(self) -> tuple[Reason, ...]:
        """Every reason once, of the item first and then of its elements."""
        own = (e.reason for e in self.elements if e.reason)
        return tuple(dict.fromkeys((*self.reasons, *own)))


@dataclass(frozen=True, slots=True)
class Covered:
    """A catalogue with the coverage of every item; ``closed`` when its fiscal year is over."""

    catalogue: Catalogue
    as_of: date
    closed: bool
    items: tuple[ItemCoverage, ...]

    def item(self, code: str) -> ItemCoverage | None:
        """Find the coverage of an item."""
        return next((entry for entry in self.items if entry.item.code == code), None)


def cover(register: Register, facts: Facts) -> tuple[Covered, ...]:
    """Derive the coverage of every catalogue of the register, in its order."""
    disclosed = {d.key: d for d in register.disclosures}
    # The entries of one document mostly stand together.
    parts = lru_cache(maxsize=_REMEMBERED)(facts.parts)
    judged = {
        key: _judged(register, facts, parts, disclosure) for key, disclosure in disclosed.items()
    }
    items = {
        (*catalogue.key, item.code): (catalogue, item)
        for catalogue in register.catalogues
        for item in catalogue.items
    }
    judged = shared_files(judged, items)
    return tuple(
        _covered(catalogue, disclosed, judged, facts.as_of) for catalogue in register.catalogues
    )


def _judged(
    register: Register, facts: Facts, parts: Parts, disclosure: Disclosure
) -> tuple[Standing, ...]:
    catalogue = next(c for c in register.catalogues if c.key == disclosure.key[:2])
    item = catalogue.item(disclosure.code)
    if item is None:
        return ()
    judge = Judge(register, facts, parts, item, disclosure.fiscal_year)
    return tuple(judge.standing(shown) for shown in disclosure.shown)


def _covered(
    catalogue: Catalogue,
    disclosed: Mapping[tuple[str, int, str], Disclosure],
    judged: Mapping[tuple[str, int, str], Sequence[Standing]],
    as_of: date,
) -> Covered:
    items = []
    for item in catalogue.items:
        key = (*catalogue.key, item.code)
        time = Time(item.asked, catalogue.fiscal_year)
        items.append(
            _item_coverage(item, disclosed.get(key), tuple(judged.get(key, ())), time, as_of)
        )
    closed = as_of > fiscal_year_bounds(catalogue.fiscal_year)[1]
    return Covered(catalogue, as_of, closed, tuple(items))


def _item_coverage(
    item: Item,
    disclosure: Disclosure | None,
    standings: tuple[Standing, ...],
    time: Time,
    as_of: date,
) -> ItemCoverage:
    in_time = _in_time(standings, time, as_of)
    elements = _elements(item, standings, in_time)
    state, reasons = _item_state(standings, elements, in_time)
    changed = max((s.changed for s in standings if s.changed), default=None)
    return ItemCoverage(item, disclosure, state, reasons, elements, standings, changed)


def _item_state(
    standings: Sequence[Standing],
    elements: Sequence[ElementCoverage],
    in_time: Reason | None,
) -> tuple[CoverageState, tuple[Reason, ...]]:
    if not standings:
        return CoverageState.NOTYET, (Reason("oit-nothing"),)
    if not elements:
        first = best(standings)
        if first.state is not CoverageState.PUBLISHED:
            return first.state, (first.reason,) if first.reason else ()
        return CoverageState.UNSURE, (Reason("oit-elements-unknown"),)
    states = {element.state for element in elements}
    dated = any(element.element.about is About.PERIOD for element in elements)
    if states == {CoverageState.PUBLISHED}:
        if in_time and not dated:
            return CoverageState.PARTLY, (in_time,)
        return CoverageState.PUBLISHED, ()
    if states & set(_OPEN):
        return CoverageState.PARTLY, ()
    for state in (CoverageState.UNSURE, CoverageState.EXPIRED):
        if state in states:
            return state, ()
    return CoverageState.NOTYET, ()


def _in_time(standings: Sequence[Standing], time: Time, as_of: date) -> Reason | None:
    """Say which of the months that the item asks for nothing covers."""
    if not time.months or not standings:
        return None
    # Nothing covers what is still to come, whatever it says of itself.
    told = [span for s in standings if s.state in _OPEN for span in s.spans]
    spans = [(first, min(last, as_of)) for first, last in told]
    missing = [month for month in time.months if not months_covered(month, spans)]
    past = [month for month in missing if month[1] <= as_of]
    if past:
        return because("oit-months-missing", months=time.say_months(past))
    return because("oit-months-ahead", months=time.say_months(missing)) if missing else None


def _elements(
    item: Item, standings: Sequence[Standing], in_time: Reason | None
) -> tuple[ElementCoverage, ...]:
    """Cover each element; those that hang on the others come after them."""
    plain = {
        number: _element(number, element, item, standings, in_time)
        for number, element in enumerate(item.elements, 1)
    }
    rest = [c.state for c in plain.values() if c.element.about not in (About.NONE, About.CONDITION)]
    complete = bool(rest) and all(state is CoverageState.PUBLISHED for state in rest)
    return tuple(_when_none(coverage, complete) for coverage in plain.values())


def _element(
    number: int,
    element: Element,
    item: Item,
    standings: Sequence[Standing],
    in_time: Reason | None,
) -> ElementCoverage:
    own = [s for s in standings if number in s.shown.elements or _means_all(s, item)]
    own = sorted((_for(element, s) for s in own), key=lambda s: s.rank)
    if own:
        first = own[0]
        if element.about is About.PERIOD and first.state is CoverageState.PUBLISHED and in_time:
            return ElementCoverage(number, element, CoverageState.PARTLY, in_time, tuple(own))
        return ElementCoverage(number, element, first.state, first.reason, tuple(own))
    if element.about is About.PERIOD and standings:
        return _by_period(number, element, standings, in_time)
    if element.about is About.CONDITION and standings:
        reason = Reason("oit-condition")
        return ElementCoverage(number, element, CoverageState.UNSURE, reason, ())
    return _without_place(number, element, standings)


def _for(element: Element, standing: Standing) -> Standing:
    """A channel may be one, and yet not the one that an element asks for."""
    against = dict(standing.against).get(element.about) if element.about else None
    if against is None or standing.state not in _OPEN:
        return standing
    return replace(standing, state=CoverageState.NOTYET, reason=against)


def _means_all(standing: Standing, item: Item) -> bool:
    """An entry that names no element stands for the only one there is."""
    return not standing.shown.elements and len(item.elements) == 1


def _by_period(
    number: int, element: Element, standings: Sequence[Standing], in_time: Reason | None
) -> ElementCoverage:
    """The time that the data cover is shown by the documents themselves."""
    first = best(standings)
    if first.state not in _OPEN:
        return ElementCoverage(number, element, first.state, first.reason, (first,))
    state = CoverageState.PARTLY if in_time else CoverageState.PUBLISHED
    return ElementCoverage(number, element, state, in_time, (first,))


def _without_place(number: int, element: Element, standings: Sequence[Standing]) -> ElementCoverage:
    """Nothing says where the element is: perhaps in something that is shown for the whole item."""
    general = [s for s in standings if not s.shown.elements]
    if not general:
        code = "oit-none-missing" if element.about is About.NONE else "oit-element-missing"
        return ElementCoverage(number, element, CoverageState.NOTYET, Reason(code), ())
    first = best(general)
    if first.state is CoverageState.PUBLISHED:
        reason = Reason("oit-element-unplaced")
        return ElementCoverage(number, element, CoverageState.UNSURE, reason, (first,))
    return ElementCoverage(number, element, first.state, first.reason, (first,))


def _when_none(coverage: ElementCoverage, complete: bool) -> ElementCoverage:
    """A sentence that there is nothing is needed only where nothing is shown."""
    if coverage.element.about is About.NONE and not coverage.standings and complete:
        reason = Reason("oit-not-needed")
        return replace(coverage, state=CoverageState.PUBLISHED, reason=reason)
    return coverage
