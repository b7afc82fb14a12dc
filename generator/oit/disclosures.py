"""From what is written to what is disclosed: items, places and claims of evidence joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.channel import Channel
from generator.claims import ItemClaim
from generator.dates import DateReader
from generator.handwritten import HandPage
from generator.near import nearest, unknown_unit
from generator.oit.catalogue import OIT, Catalogue, Item
from generator.oit.catalogue_file import builtin
from generator.oit.disclosure import Disclosure, Origin, Shown, SitePage, Spot
from generator.oit.document import (
    DisclosuresShape,
    ItemDisclosureShape,
    ShownShape,
    SpotShape,
)
from generator.problems import Finding, KeyPath
from generator.register import Evidence, Plan, Unit
from generator.shape import fit

_MEASURE = "measures/"
#: An item by scheme, year and code.
Key = tuple[str, int, str]


@dataclass(slots=True)
class DisclosureReader:
    """Reads the disclosures of all years, and joins them with what evidence says of itself."""

    #: The lists that the office gave; those of OIT are known.
    own: Mapping[tuple[str, int], Catalogue]
    evidence: Mapping[str, Evidence]
    units: Mapping[str, Unit] | None
    plans: Iterable[Plan]
    channels: Iterable[Channel]
    written: Mapping[str, HandPage]
    #: What was read, by item, in the order of the files.
    read: dict[Key, Disclosure] = field(default_factory=dict)

    @property
    def years(self) -> set[int]:
        """The fiscal years of which something is disclosed."""
        return {year for _, year, _ in self.read}

    def year(self, data: Any, origin: Origin, findings: list[Finding]) -> None:
        """Read the disclosures of one scheme and year that stand at ``origin``."""
        items = data.get("items") if isinstance(data, Mapping) else None
        head = {**data, "items": []} if isinstance(items, list) else data
        shape = fit(DisclosuresShape, head, origin.path, findings)
        entries = items if isinstance(items, list) else []
        dates = DateReader(shape.fiscal_year if shape else None, findings)
        for index, entry in enumerate(entries):
            path = (*origin.path, "items", index)
            item = fit(ItemDisclosureShape, entry, path, findings)
            if item and shape:
                key = (shape.scheme, shape.fiscal_year)
                self._item(item, key, Origin(origin.file, path), dates)

    def _item(
        self, shape: ItemDisclosureShape, key: tuple[str, int], origin: Origin, dates: DateReader
    ) -> None:
        item = self._known(shape.item, key, (*origin.path, "item"), dates.findings)
        if item is None:
            return
        where = (*key, item.code)
        if where in self.read:
            values = {"id": item.code, "first": item.title}
            dates.findings.append(Finding("duplicate-id", (*origin.path, "item"), values))
            return
        shown = [
            self._shown(row, item, Origin(origin.file, (*origin.path, "shown", index)), dates)
            for index, row in enumerate(shape.shown)
        ]
        unit = self._unit(shape.unit, (*origin.path, "unit"), dates.findings)
        places = tuple(place for place in shown if place)
        self.read[where] = Disclosure(*where, unit, shape.note, places, origin)

    def claim(self, claim: ItemClaim, origin: Origin) -> None:
        """Add what a piece of evidence says of itself."""
        shape, findings = claim.shape, claim.dates.findings
        planned = {plan.fiscal_year for plan in self.plans}
        year = shape.year or claim.year or (planned.pop() if len(planned) == 1 else None)
        evidence = self.evidence.get(claim.evidence)
        if evidence is None:
            return
        if year is None:
            findings.append(Finding("claim-without-year", origin.path, {"id": shape.item}))
            return
        item = self._known(shape.item, (shape.scheme, year), (*origin.path, "item"), findings)
        if item is None:
            return
        key = (shape.scheme, year, item.code)
        before = self.read.get(key, Disclosure(*key, None, None, (), None))
        shown = replace(self._spot(shape, item, origin, claim.dates), evidence=evidence)
        self.read[key] = replace(before, shown=(*before.shown, shown))

    def _known(
        self, code: str, key: tuple[str, int], path: KeyPath, findings: list[Finding]
    ) -> Item | None:
        """Find the item; without a list of that year nothing can be said of it."""
        catalogue = self.own.get(key) or (builtin(key[1]) if key[0] == OIT else None)
        values = {"scheme": key[0], "year": str(key[1]), "id": code}
        if catalogue is None:
            findings.append(Finding("unknown-catalogue", path, values))
            return None
        item = catalogue.item(code)
        if item is None:
            codes = [item.code for item in catalogue.items]
            values |= {"first": codes[0], "last": codes[-1]}
            findings.append(Finding("unknown-item", path, values))
        return item

    def _shown(
        self, shape: ShownShape, item: Item, origin: Origin, dates: DateReader
    ) -> Shown | None:
        shown = self._spot(shape, item, origin, dates)
        if shape.evidence:
            evidence = self.evidence.get(shape.evidence)
            if evidence is None:
                values = {"id": shape.evidence, "near": nearest(shape.evidence, set(self.evidence))}
                path = (*origin.path, "evidence")
                dates.findings.append(Finding("unknown-evidence", path, values))
                return None
            return replace(shown, evidence=evidence)
        if shape.page:
            return self._page(shape.page, shown, dates)
        return replace(shown, url=shape.url)

    def _spot(self, shape: SpotShape, item: Item, origin: Origin, dates: DateReader) -> Shown:
        for index, number in enumerate(shape.elements):
            if item.elements and not 1 <= number <= len(item.elements):
                values = {
                    "number": str(number),
                    "count": str(len(item.elements)),
                    "item": item.code,
                }
                path = (*origin.path, "elements", index)
                dates.findings.append(Finding("unknown-element", path, values))
        return Shown(
            origin=origin,
            spot=Spot(shape.at_page, shape.anchor, shape.sheet, shape.heading),
            elements=tuple(dict.fromkeys(shape.elements)),
            none=shape.none,
            lacks=shape.lacks,
            period=dates.optional(shape.period, (*origin.path, "period"), inside_year=False),
        )

    def _page(self, page: str, shown: Shown, dates: DateReader) -> Shown | None:
        """Find a page of the site by the name it has in measures.yml."""
        if page in set(SitePage):
            self._check_channel(page, shown, dates.findings)
            return replace(shown, site=SitePage(page))
        if page.startswith(_MEASURE):
            id_ = page.removeprefix(_MEASURE).rstrip("/")
            known = {m.id for p in self.plans if p.fiscal_year == dates.fiscal_year
                     for m in p.measures}  # fmt: skip
            if id_ in known:
                return replace(shown, measure=id_)
            values = {"id": id_, "near": nearest(id_, known)}
            path = (*shown.origin.path, "page")
            dates.findings.append(Finding("unknown-measure", path, values))
            return None
        name = page.removeprefix("content/")
        if name in self.written:
            return replace(shown, written=name)
        pages = {*SitePage, *self.written}
        values = {"page": page, "near": nearest(page, pages), "known": ", ".join(SitePage)}
        dates.findings.append(Finding("unknown-page", (*shown.origin.path, "page"), values))
        return None

    def _check_channel(self, page: str, shown: Shown, findings: list[Finding]) -> None:
        """A place on the page of channels is a channel."""
        if page not in (SitePage.CHANNELS, SitePage.CORRUPTION) or shown.spot.anchor is None:
            return
        known = {channel.id for channel in self.channels}
        if shown.spot.anchor not in known:
            values = {"id": shown.spot.anchor, "near": nearest(shown.spot.anchor, known)}
            findings.append(Finding("unknown-channel", (*shown.origin.path, "anchor"), values))

    def _unit(self, name: str | None, path: KeyPath, findings: list[Finding]) -> Unit | None:
        if name is None or self.units is None:
            return None
        if name not in self.units:
            findings.append(unknown_unit(name, self.units, path))
        return self.units.get(name)
