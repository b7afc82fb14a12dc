"""The pages of evidence: one a piece, and the list of all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from generator.inspect.facts import Part
from generator.pages import links, wording
from generator.pages.document_view import DocumentView, document_view
from generator.pages.evidence_view import (
    EvidenceView,
    evidence_badge,
    evidence_view,
    facts_say,
    picture,
    when,
)
from generator.pages.linked_data import document
from generator.pages.oit_view import FormView, evidence_of
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import Link, MeasureView, PlanView
from generator.register import Evidence, EvidenceFile, EvidenceState, Register
from generator.thai.calendar import format_date

#: Gives the parts of a file, by its hash, that may be shown.
Parts = Callable[[str], Sequence[Part]]
_HUBS = {
    "manual": Link(Markup("คู่มือ"), links.MANUALS),
    "infographic": Link(Markup("อินโฟกราฟิก"), links.INFOGRAPHICS),
    "budget": Link(Markup("งบประมาณ"), links.BUDGET),
}
_OTHER = "อื่น ๆ"


class EvidencePages:
    """Makes the pages of all evidence of a register."""

    def __init__(
        self,
        th: Typesetter,
        register: Register,
        plans: Sequence[PlanView],
        parts: Parts,
        forms: Sequence[FormView],
    ) -> None:
        self._th = th
        self._register = register
        self._parts = parts
        self._by_id = {item.id: item for item in register.evidence}
        self._uses = _uses(plans)
        self._items = _items(forms)

    def pages(self) -> Iterator[Page]:
        """Make the list and every page."""
        yield self._list()
        for item in self._register.evidence:
            yield self._page(item)

    def _list(self) -> Page:
        """List everything by kind, the newest version of each only."""
        by_kind: dict[str, list[EvidenceView]] = {}
        for item in newest_first(self._register.evidence):
            if item.replaced_by is None:
                kind = wording.KIND[item.kind] if item.kind else _OTHER
                by_kind.setdefault(kind, []).append(evidence_view(self._th, item))
        order = [*wording.KIND.values(), _OTHER]
        kinds = [
            SimpleNamespace(name=name, id=f"k{order.index(name)}", entries=by_kind[name])
            for name in order
            if name in by_kind
        ]
        count = sum(len(kind.entries) for kind in kinds)
        values = {"kinds": kinds, "count": count, "samples": has_samples(self._register.evidence)}
        title = "หลักฐานทั้งหมด"
        description = f"หลักฐานที่{self._register.agency.name}เผยแพร่ แยกตามชนิด พร้อมวันที่"
        return Page(links.EVIDENCE, "evidence_list.html", title, description, "evidence", values)

    def _page(self, item: Evidence) -> Page:
        kind = wording.KIND[item.kind] if item.kind else "เอกสาร"
        hub = _HUBS.get(item.kind or "")
        all_link = Link(self._th("หลักฐาน"), links.EVIDENCE)
        values: dict[str, Any] = {
            "item": evidence_view(self._th, item),
            "kind": kind,
            "trail": [Link(self._th(str(hub.text)), hub.url) if hub else all_link],
            "badge": evidence_badge(self._th, item.state),
            "state": item.state.value,
            "files": [self._file(item, number) for number in range(1, len(item.files) + 1)],
            "url": item.url,
            "facts": list(self._facts(item)),
            "text": self._th.block(item.text) if item.text else None,
            "withdrawn": self._withdrawn(item),
            "newer": self._neighbour(item.replaced_by),
            "older": [self._version(other) for other in self._older(item)],
            "dates": self._th(self._dates(item)),
            "uses": self._uses.get(item.id, []),
            "items": self._items.get(item.id, []),
            "linked": document(item, self._register.agency),
        }
        title = item.title
        description = f"{kind} {item.title} ของ{self._register.agency.name}"
        section = {"manual": "manuals", "infographic": "infographics", "budget": "budget"}.get(
            item.kind or "", "evidence"
        )
        return Page(links.evidence(item.id), "evidence.html", title, description, section, values)

    def _file(self, item: Evidence, number: int) -> SimpleNamespace:
        file = item.files[number - 1]
        # What a file says that is held back is not shown either.
        document = None if file.held else self._document(item, file, number)
        return SimpleNamespace(
            held=file.held,
            name=file.download,
            address=file.address,
            says=self._th(facts_say(file.facts)),
            sha256=file.facts.sha256,
            picture=picture(item, number),
            document=document,
            scanned=bool(file.facts.scans) and not file.held,
        )

    def _document(self, item: Evidence, file: EvidenceFile, number: int) -> DocumentView | None:
        anchors = item.anchors if number == 1 else ()
        parts = self._parts(file.facts.sha256)
        return document_view(self._th, file.facts, parts, number, anchors)

    def _facts(self, item: Evidence) -> Iterator[tuple[str, Markup]]:
        th = self._th
        yield "ชนิด", th(wording.KIND[item.kind] if item.kind else "ไม่ได้ระบุ")
        yield "วันที่ของเอกสาร", th(when(item.date) if item.date else "ไม่ได้ระบุ")
        if item.period:
            yield "ช่วงเวลาของข้อมูล", th(when(item.period))
        since, changed = published_since(item), last_changed(item)
        if item.state in (EvidenceState.PUBLISHED, EvidenceState.REPLACED):
            yield "เผยแพร่ตั้งแต่", th(format_date(since) if since else "ไม่ทราบวันที่")
        if changed and changed != since:
            yield "แก้ไขล่าสุด", th(format_date(changed))
        if item.unit:
            yield "ฝ่ายเจ้าของเอกสาร", th(item.unit.name)
        if item.language:
            yield "ภาษา", th(wording.LANGUAGE.get(item.language, item.language))

    def _dates(self, item: Evidence) -> str:
        since = published_since(item)
        said = [f"เผยแพร่ {format_date(since)}"] if since else []
        own = f"วันที่ของเอกสาร {when(item.date)}" if item.date else "ไม่ระบุวันที่ของเอกสาร"
        return " · ".join([*said, own])

    def _withdrawn(self, item: Evidence) -> SimpleNamespace | None:
        if item.withdrawn is None:
            return None
        return SimpleNamespace(
            date=self._th(when(item.withdrawn.date)), reason=self._th.block(item.withdrawn.reason)
        )

    def _neighbour(self, id_: str | None) -> EvidenceView | None:
        return evidence_view(self._th, self._by_id[id_]) if id_ else None

    def _older(self, item: Evidence) -> Iterator[Evidence]:
        seen = {item.id}
        while item.replaces in self._by_id and item.replaces not in seen:
            item = self._by_id[item.replaces]
            seen.add(item.id)
            yield item

    def _version(self, item: Evidence) -> SimpleNamespace:
        return SimpleNamespace(
            item=evidence_view(self._th, item),
            date=self._th(when(item.date) if item.date else "ไม่ระบุวันที่"),
        )


def newest_first(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Order evidence by the day it was published, or else by its own date."""
    return sorted(evidence, key=lambda item: _day(item) or date.min, reverse=True)


def _day(item: Evidence) -> date | None:
    end = getattr(item.date, "end", None)
    return end if isinstance(end, date) else published_since(item)


def published_since(item: Evidence) -> date | None:
    """Tell since when it can be had: by git, or else as its entry says."""
    known = [file.since for file in item.files if file.since]
    return min(known) if known else item.published


def last_changed(item: Evidence) -> date | None:
    """Tell when one of its files last changed."""
    return max((file.changed for file in item.files if file.changed), default=None)


def has_samples(evidence: Sequence[Evidence]) -> bool:
    """Say whether any of it is a sample: then the page says so."""
    return any(item.sample for item in evidence)


def _uses(plans: Sequence[PlanView]) -> Mapping[str, list[SimpleNamespace]]:
    """List the measures that each piece of evidence is for."""
    uses: dict[str, list[SimpleNamespace]] = {}
    for plan in plans:
        for view in plan.measures:
            for proof in view.measure.evidence:
                use = SimpleNamespace(
                    view=view, year=plan.year, outputs=_outputs(view, proof.outputs)
                )
                uses.setdefault(proof.evidence.id, []).append(use)
    return uses


def _items(forms: Sequence[FormView]) -> Mapping[str, list[SimpleNamespace]]:
    """List the items of forms that each piece of evidence is for."""
    items: dict[str, list[SimpleNamespace]] = {}
    for form in forms:
        for view in form.items:
            for evidence in evidence_of(view.coverage):
                entry = SimpleNamespace(view=view, scheme=form.scheme, year=form.year)
                items.setdefault(evidence.id, []).append(entry)
    return items


def _outputs(view: MeasureView, numbers: Sequence[int]) -> list[str]:
    return [view.measure.outputs[number - 1].text for number in numbers]
