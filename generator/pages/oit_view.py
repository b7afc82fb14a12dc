"""Items of a form as pages show them: states in words, places with addresses, what to copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.oit.catalogue import Item
from generator.oit.coverage import Covered, ElementCoverage, ItemCoverage
from generator.oit.standing import CoverageState
from generator.pages import wording
from generator.pages.links import FormLinks
from generator.pages.places import Places, PlaceView, say
from generator.pages.typeset import Typesetter
from generator.pages.views import icon
from generator.register import Evidence, Unit
from generator.thai.calendar import format_date

_BADGE = Markup('<span class="ps-state ps-state--{}">{}<span>{}</span></span>')


@dataclass(frozen=True, slots=True)
class ElementView:
    """One line of the checklist: the element, its state, the places and what is missing."""

    number: int
    text: Markup
    badge: Markup
    places: tuple[PlaceView, ...]
    reason: Markup | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a form. ``published`` are the places, each once; ``explanation`` is plain text."""

    coverage: ItemCoverage
    code: str
    plain: str
    title: Markup
    url: str
    badge: Markup
    state: CoverageState
    asked: Markup
    says: Markup
    reasons: tuple[Markup, ...]
    elements: tuple[ElementView, ...]
    published: tuple[PlaceView, ...]
    changed: Markup | None
    units: tuple[Unit, ...]
    sample: bool
    note: Markup | None
    explanation: str

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.coverage.item


@dataclass(frozen=True, slots=True)
class Section:
    """Items that stand together: a sub-indicator, or the indicator where there is none."""

    id: str
    heading: Markup
    plain: str
    above: Markup | None
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """The form of one scheme and year; ``counts`` tells how many items are in each state."""

    covered: Covered
    links: FormLinks
    scheme: str
    year: int
    name: Markup
    span: str
    sections: tuple[Section, ...]
    counts: tuple[tuple[Markup, int], ...]
    as_of: Markup
    provisional: int

    @property
    def items(self) -> tuple[ItemView, ...]:
        """All items in the order of the form."""
        return tuple(item for section in self.sections for item in section.items)


def form_view(th: Typesetter, covered: Covered, places: Places) -> FormView:
    """View a form."""
    catalogue = covered.catalogue
    addresses = FormLinks(catalogue.scheme, catalogue.fiscal_year)
    views = [_item(th, entry, places, addresses) for entry in covered.items]
    counted = Counter(view.state for view in views)
    states = ((state_badge(th, state), counted[state]) for state in CoverageState)
    codes = [item.code for item in catalogue.items]
    return FormView(
        covered=covered,
        links=addresses,
        scheme=catalogue.scheme,
        year=catalogue.fiscal_year,
        name=th(catalogue.name),
        span=f"{codes[0]}–{codes[-1]}" if codes else "",
        sections=tuple(_sections(th, views)),
        counts=tuple((badge, count) for badge, count in states if count),
        as_of=th(format_date(covered.as_of)),
        provisional=catalogue.provisional,
    )


def state_badge(th: Typesetter, state: CoverageState, *, element: bool = False) -> Markup:
    """Show a state as icon and word."""
    word = (wording.ELEMENT if element else wording.COVERAGE)[state]
    return _BADGE.format(state.value, icon(state.value), th(word))


def _sections(th: Typesetter, views: Sequence[ItemView]) -> Iterable[Section]:
    """Cut the form where the indicator changes, in its own order."""
    cut: list[list[ItemView]] = []
    for view in views:
        if cut and _section_key(cut[-1][-1]) == _section_key(view):
            cut[-1].append(view)
        else:
            cut.append([view])
    for number, items in enumerate(cut, 1):
        first = items[0].item
        whole = f"ตัวชี้วัดที่ {first.indicator} {first.indicator_title or ''}".strip()
        sub = f"{first.sub_indicator or ''} {first.sub_indicator_title or ''}".strip()
        plain = sub or (whole if first.indicator else "ไม่ได้ระบุตัวชี้วัด")
        above = th(whole) if sub and first.indicator else None
        yield Section(f"s{number}", th(plain), plain, above, tuple(items))


def _section_key(view: ItemView) -> tuple[str | None, str | None]:
    return view.item.indicator, view.item.sub_indicator


def _item(th: Typesetter, entry: ItemCoverage, places: Places, addresses: FormLinks) -> ItemView:
    item, disclosure = entry.item, entry.disclosure
    shown = [places.view(standing, addresses.year, item.asked) for standing in entry.standings]
    elements = tuple(
        _element(
            th, element, [places.view(s, addresses.year, item.asked) for s in element.standings]
        )
        for element in entry.elements
    )
    published = {(view.label, view.url): view for view in shown}
    return ItemView(
        coverage=entry,
        code=item.code,
        plain=item.title,
        title=th(item.title),
        url=addresses.item(item.code),
        badge=state_badge(th, entry.state),
        state=entry.state,
        asked=th(wording.ASKED[item.asked]),
        says=th(_says(entry)),
        reasons=tuple(th(say(reason)) for reason in entry.reasons),
        elements=elements,
        published=tuple(published.values()),
        changed=th(format_date(entry.changed)) if entry.changed else None,
        units=units_of(entry),
        sample=any(view.sample for view in shown),
        note=th.block(disclosure.note) if disclosure and disclosure.note else None,
        explanation=_explanation(entry, elements, published.values()),
    )


def _element(th: Typesetter, element: ElementCoverage, places: Sequence[PlaceView]) -> ElementView:
    return ElementView(
        number=element.number,
        text=th(element.element.text),
        badge=state_badge(th, element.state, element=True),
        places=tuple(places),
        reason=th(say(element.reason)) if element.reason else None,
    )


def _says(entry: ItemCoverage) -> str:
    if not entry.elements:
        return "ยังไม่ทราบองค์ประกอบของข้อนี้"
    return f"แสดงแล้ว {entry.shown} จาก {len(entry.elements)} องค์ประกอบ"


def units_of(entry: ItemCoverage) -> tuple[Unit, ...]:
    """Name who answers for an item: as disclosed, or else the owners of its evidence."""
    disclosure = entry.disclosure
    if disclosure and disclosure.unit:
        return (disclosure.unit,)
    owners = (s.shown.evidence.unit for s in entry.standings if s.shown.evidence)
    return tuple(dict.fromkeys(unit for unit in owners if unit))


def evidence_of(entry: ItemCoverage) -> tuple[Evidence, ...]:
    """Give the evidence of an item, each once."""
    by_id = {s.shown.evidence.id: s.shown.evidence for s in entry.standings if s.shown.evidence}
    return tuple(by_id.values())


def _explanation(
    entry: ItemCoverage, elements: Sequence[ElementView], published: Iterable[PlaceView]
) -> str:
    """Write what the assessor is told: the note of the office, then where each element is, or what
    is published where nobody knows the elements."""
    lines = [entry.disclosure.note.strip()] if entry.disclosure and entry.disclosure.note else []
    for view, element in zip(elements, entry.elements, strict=True):
        told = [
            place.words if place.url is None else place.label
            for place in view.places
            if not place.sample
        ]
        if told:
            said = " / ".join(dict.fromkeys(told))
            lines.append(f"{view.number}. {element.element.text}: {said}")
    if not elements:
        lines += dict.fromkeys(place.label for place in published if not place.sample)
    return "\n".join(lines)
