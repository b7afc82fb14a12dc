"""The pages of forms: the years, a year in its own order, and one permanent page an item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.pages import links, wording
from generator.pages.changes import ChangeView, change_views
from generator.pages.evidence_view import evidence_view
from generator.pages.oit_view import FormView, ItemView, evidence_of
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import Link, PlanView
from generator.pages.year import with_neighbours
from generator.register import Register


class OitPages:
    """Makes the pages of all forms of a register."""

    def __init__(
        self,
        th: Typesetter,
        register: Register,
        forms: Sequence[FormView],
        plans: Sequence[PlanView],
    ) -> None:
        self._th = th
        self._register = register
        self._forms = forms
        self._plans = plans
        self._all = Link(th("แบบ OIT"), links.OIT)

    def pages(self) -> Iterator[Page]:
        """Make every page."""
        yield self._years()
        for form in self._forms:
            yield self._form(form)
            yield from self._items(form)

    def _years(self) -> Page:
        name = self._register.agency.name
        values = {"forms": self._forms, "not_compared": wording.NOT_COMPARED}
        title = "แบบตรวจการเปิดเผยข้อมูลสาธารณะ"
        description = f"รายการที่{name}เปิดเผยตามแบบ OIT รายปี ทีละข้อ พร้อมที่อยู่ถาวร"
        return Page(links.OIT, "oit_years.html", title, description, "oit", values)

    def _form(self, form: FormView) -> Page:
        values: dict[str, Any] = {
            "form": form,
            "forms": self._forms,
            "not_compared": wording.NOT_COMPARED,
            "changes": self._changes(form),
            "trail": [self._all],
        }
        title = f"แบบ {form.scheme} ปี {form.year}"
        description = f"{title} {form.span} ของ{self._register.agency.name}"
        return Page(form.links.form, "oit.html", title, description, "oit", values)

    def _changes(self, form: FormView) -> list[ChangeView]:
        """List what was changed after the year had closed."""
        own = [
            change
            for change in self._register.changes
            if (change.year, change.scheme) == (form.year, form.scheme)
            and (change.items or change.places or change.whole)
        ]
        return change_views(
            self._th,
            own,
            lambda change: [
                Link(self._th(view.code), view.url)
                for view in form.items
                if view.code.upper() in change.items
            ],
        )

    def _items(self, form: FormView) -> Iterator[Page]:
        section_of = {view.code: section for section in form.sections for view in section.items}
        form_link = Link(self._th(f"แบบ {form.scheme} ปี {form.year}"), form.links.form)
        for before, view, after in with_neighbours(form.items):
            section = section_of[view.code]
            values: dict[str, Any] = {
                "form": form,
                "view": view,
                "before": before,
                "after": after,
                "trail": [
                    self._all,
                    form_link,
                    Link(section.heading, f"{form.links.form}#{section.id}"),
                ],
                "files": [evidence_view(self._th, item) for item in evidence_of(view.coverage)],
                "facts": list(self._facts(view, form)),
                "measures": self._measures(view, form),
                "not_compared": wording.NOT_COMPARED,
            }
            title = f"{view.code} {view.plain} · {form.scheme} ปี {form.year}"
            description = f"ข้อ {view.code} {view.plain} ของ{self._register.agency.name}"
            yield Page(view.url, "oit_item.html", title, description, "oit", values)

    def _facts(self, view: ItemView, form: FormView) -> Iterator[tuple[str, Any]]:
        item, th = view.item, self._th
        if item.indicator:
            yield "ตัวชี้วัด", th(f"{item.indicator} {item.indicator_title or ''}")
        if item.sub_indicator:
            yield "ตัวชี้วัดย่อย", th(f"{item.sub_indicator} {item.sub_indicator_title or ''}")
        if item.group:
            yield "กลุ่ม", th(item.group)
        yield "ช่วงของข้อมูล", view.asked
        if view.units:
            yield "ผู้รับผิดชอบ", th(" · ".join(unit.name for unit in view.units))
        yield "แก้ไขล่าสุด", view.changed or th("ไม่ทราบวันที่")
        yield "สถานะ ณ วันที่", form.as_of
        yield "รายการนี้แน่ใจแค่ไหน", th(wording.VERIFIED[item.verified])
        if item.sources:
            yield "อ่านจาก", th(" · ".join(item.sources))

    def _measures(self, view: ItemView, form: FormView) -> list[Any]:
        """Find the measures that the item's evidence proves, or that it shows itself."""
        used = {item.id for item in evidence_of(view.coverage)}
        named = {s.shown.measure for s in view.coverage.standings if s.shown.measure}
        return [
            measure
            for plan in self._plans
            for measure in plan.measures
            if (plan.year == form.year and measure.measure.id in named)
            or any(proof.evidence.id in used for proof in measure.measure.evidence)
        ]
