"""The pages of one fiscal year: plan, groups, measures, units, timeline and monitoring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any, TypeVar

from generator.addresses.declared import Change
from generator.assess import Mark
from generator.pages import wording
from generator.pages.changes import change_views
from generator.pages.dues import due_views
from generator.pages.facts import Facts
from generator.pages.links import root_from
from generator.pages.months import Months
from generator.pages.oit_view import FormView, ItemView
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import GroupView, Link, MeasureView, PlanView, outputs_found
from generator.register import Evidence
from generator.thai.calendar import fiscal_year_bounds, format_date
from generator.thai.period import Unread

T = TypeVar("T")


def year_pages(
    th: Typesetter,
    plan: PlanView,
    plans: Sequence[PlanView],
    evidence: Mapping[str, Evidence],
    form: FormView | None,
    changes: Iterable[Change],
    calendars: Mapping[str | None, str],
) -> Iterator[Page]:
    """Make every page of a plan's year; ``plans`` are the years to switch to, ``evidence`` is all
    of the register by id, ``form`` what the same year has to disclose, ``changes`` those to it
    after it had closed, ``calendars`` the addresses of calendars by unit, None for the office."""
    yield from _Year(th, plan, plans, evidence, form, changes, calendars).pages()


class _Year:
    def __init__(
        self,
        th: Typesetter,
        plan: PlanView,
        plans: Sequence[PlanView],
        evidence: Mapping[str, Evidence],
        form: FormView | None,
        changes: Iterable[Change],
        calendars: Mapping[str | None, str],
    ) -> None:
        self._th = th
        self._form = form
        self._changes = changes
        self._calendars = calendars
        self._evidence = evidence
        self._plan = plan
        self._source = plan.assessed.plan
        self._word = wording.GROUP[self._source.grouping]
        self._facts = Facts(th, self._source.monitored_by)
        self._months = Months(th, plan.year, plan.assessed.as_of)
        self._year = f"ปีงบประมาณ พ.ศ. {plan.year}"
        self._common: dict[str, Any] = {
            "plan": plan,
            "plans": plans,
            "group_word": th(self._word),
            "plan_link": Link(th(f"มาตรการปี {plan.year}"), plan.links.plan),
            "units_link": Link(th("ผู้รับผิดชอบ"), plan.links.units),
        }

    def pages(self) -> Iterator[Page]:
        yield self._plan_page()
        yield self._timeline()
        yield self._monitoring()
        yield self._units()
        for unit in self._plan.units:
            values: dict[str, Any] = {"unit": unit, "form": self._form}
            values |= {"items": self._items_of(unit.id), "calendar": self._calendars.get(unit.id)}
            yield self._page(unit.url, "unit.html", f"{unit.plain} · {self._year}", "plan", values)
        if self._plan.grouped:
            yield from self._groups()
        yield from self._measures()

    def _page(
        self, address: str, template: str, title: str, section: str, values: dict[str, Any]
    ) -> Page:
        description = f"{title} {self._plan.plain}"
        return Page(address, template, title, description, section, self._common | values)

    def _plan_page(self) -> Page:
        th, source = self._th, self._source
        preface = [
            SimpleNamespace(
                heading=th(part.heading) if part.heading else None, text=th.block(part.text)
            )
            for part in source.preface
        ]
        note = th.block(source.note) if source.note else None
        values: dict[str, Any] = {"preface": preface, "note": note}
        values["changes"] = change_views(th, self._changes, self._changed)
        title = f"{self._plan.plain} {self._year}"
        return self._page(self._plan.links.plan, "plan.html", title, "plan", values)

    def _changed(self, change: Change) -> list[Link]:
        measures = (view for view in self._plan.measures if view.measure.id in change.measures)
        return [Link(self._th(f"มาตรการ {view.number}"), view.url) for view in measures]

    def _timeline(self) -> Page:
        measures = self._plan.measures
        dues = due_views(self._th, measures, self._plan.assessed.as_of)
        dated = {view.number for due in dues for view in due.measures}
        rest = [view for view in measures if view.number not in dated]
        unread = [v for v in rest if v.measure.due is None or isinstance(v.measure.due, Unread)]
        recurring = [view for view in rest if view not in unread]
        values = {"dues": dues, "recurring": recurring, "unread": unread}
        values["calendar"] = self._calendars.get(None)
        title = f"กำหนดแล้วเสร็จ {self._year}"
        return self._page(self._plan.links.timeline, "timeline.html", title, "plan", values)

    def _monitoring(self) -> Page:
        first, last = fiscal_year_bounds(self._plan.year)
        monitored_by = self._source.monitored_by
        values = {
            "months": self._months.heads,
            "cells": self._months.cells,
            "marks": [SimpleNamespace(code=mark, word=wording.MARK[mark]) for mark in Mark],
            "span": self._th(f"{format_date(first)} – {format_date(last)}"),
            "monitored_by": self._th(monitored_by) if monitored_by else None,
            "unmonitored": [v for v in self._plan.measures if v.measure.monitoring is None],
        }
        title = f"กำกับติดตามรายเดือน {self._year}"
        address = self._plan.links.monitoring
        return self._page(address, "monitoring.html", title, "monitoring", values)

    def _units(self) -> Page:
        title = f"ผู้รับผิดชอบ {self._year}"
        return self._page(self._plan.links.units, "units.html", title, "plan", {})

    def _items_of(self, unit: str) -> list[ItemView]:
        """List the items that a unit answers for, those with something missing first."""
        items = self._form.items if self._form else ()
        own = [view for view in items if unit in {owner.id for owner in view.units}]
        return sorted(own, key=lambda view: list(wording.COVERAGE).index(view.state), reverse=True)

    def _groups(self) -> Iterator[Page]:
        groups = self._plan.groups
        for before, group, after in with_neighbours(groups):
            values = {
                "group": group,
                "before": before,
                "after": after,
                "facts": partial(self._facts.columns, with_outputs=True),
            }
            title = f"{self._word}ที่ {group.number} {group.plain} · {self._year}"
            yield self._page(group.url, "group.html", title, "plan", values)

    def _measures(self) -> Iterator[Page]:
        by_number = {view.number: view for view in self._plan.measures}
        group_of = {view.number: group for group in self._plan.groups for view in group.measures}
        for before, view, after in with_neighbours(self._plan.measures):
            values = self._measure_values(view, group_of[view.number])
            values |= {"before": before, "after": after}
            values["shares"] = by_number.get(view.measure.issue_from or "")
            title = f"{view.number} {view.plain} · {self._year}"
            yield self._page(view.url, "measure.html", title, "plan", values)

    def _measure_values(self, view: MeasureView, group: GroupView) -> dict[str, Any]:
        standing, measure = view.standing, view.measure
        link = Link(self._th(f"{group.number} {group.plain}"), group.url)
        plan_link = self._common["plan_link"]
        recurring = any(mark is not Mark.OFF for mark in standing.kept)
        watched = any(mark is not Mark.OFF for mark in standing.monitored)
        return {
            "m": view,
            "trail": [plan_link, link] if self._plan.grouped else [plan_link],
            "group_link": link if self._plan.grouped else None,
            "facts": partial(self._facts.columns, with_outputs=False),
            "outputs": self._facts.outputs(standing),
            "found": outputs_found(standing.outputs),
            "samples": any(proof.evidence.sample for proof in measure.evidence),
            "loose": self._facts.loose_evidence(standing),
            "kept": self._months.strip(standing.kept) if recurring else None,
            "monitored": self._months.strip(standing.monitored) if watched else None,
            "monitoring_says": self._monitoring_says(view),
            "progress": self._facts.progress(measure.progress, self._evidence, root_from(view.url)),
        }

    def _monitoring_says(self, view: MeasureView) -> str:
        rhythm = view.measure.monitoring
        if rhythm is None:
            return self._th("แผนไม่ได้ระบุระยะเวลากำกับติดตามของมาตรการนี้")
        by = self._source.monitored_by or ""
        return self._th(
            f"แผนกำหนดให้{by}กำกับติดตาม{' '.join(rhythm.raw.split())} "
            "ไม่พบบันทึกหมายความเพียงว่าไม่มีบันทึกเผยแพร่ที่นี่"
        )


def with_neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Give each item between the one before and the one after it."""
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        yield before, item, after
