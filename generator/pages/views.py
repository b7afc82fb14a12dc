"""What the templates show of a plan: words already set, addresses already known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup

from generator.assess import AssessedPlan, OutputStanding, Standing, State
from generator.pages import wording
from generator.pages.links import YearLinks
from generator.pages.typeset import Typesetter, html
from generator.register import Group, Grouping, Measure, Unit
from generator.thai.calendar import format_date
from generator.thai.period import Period, PeriodKind, Unread, format_period

_ICON = Markup('<svg class="ps-icon" aria-hidden="true"><use href="#i-{}"/></svg>')


@cache
def icon(name: str) -> Markup:
    """Draw an icon of the sprite."""
    return _ICON.format(name)


@dataclass(frozen=True, slots=True)
class Link:
    """A set text with its address from the root of the site."""

    text: Markup
    url: str


@dataclass(frozen=True, slots=True)
class StateView:
    """A state as it is shown: icon and word, never colour alone."""

    code: str
    style: str
    icon: Markup
    word: str
    badge: Markup


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure as every page names it. ``plain`` is the title as data, for attributes."""

    standing: Standing
    number: str
    plain: str
    title: Markup
    url: str
    state: StateView
    reason: Markup
    due: Markup
    due_raw: Markup | None
    units: tuple[Link, ...]
    outputs: Markup

    @property
    def measure(self) -> Measure:
        """The measure itself."""
        return self.standing.measure


@dataclass(frozen=True, slots=True)
class GroupView:
    """An indicator, a dimension, or the whole ungrouped plan."""

    number: int
    plain: str
    heading: Markup
    name: Markup
    url: str
    measures: tuple[MeasureView, ...]
    says: Markup


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with the measures it answers for."""

    id: str
    name: Markup
    plain: str
    url: str
    measures: tuple[MeasureView, ...]
    says: Markup


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as the pages of its year show it; ``counts`` tells how many measures per state."""

    assessed: AssessedPlan
    year: int
    title: Markup
    plain: str
    links: YearLinks
    groups: tuple[GroupView, ...]
    units: tuple[UnitView, ...]
    counts: tuple[tuple[StateView, int], ...]
    as_of: Markup
    dates: Markup
    changed: Markup | None

    @property
    def grouped(self) -> bool:
        """Whether the measures stand under indicators or dimensions."""
        return self.assessed.plan.grouping is not Grouping.NONE

    @property
    def measures(self) -> tuple[MeasureView, ...]:
        """The measures of all groups, in their order."""
        return tuple(measure for group in self.groups for measure in group.measures)


class Viewer:
    """Makes the views of one plan."""

    def __init__(self, th: Typesetter, assessed: AssessedPlan, units: Sequence[Unit]) -> None:
        self._th = th
        self._assessed = assessed
        self._links = YearLinks(assessed.plan.fiscal_year)
        self._units = units
        self._unit_links = {u.id: Link(th(u.name), self._links.unit(u.id)) for u in units}
        self._states = {state: state_view(th, state) for state in State}
        self._partly = {s: state_view(th, s, word) for s, word in wording.STATE_PARTLY.items()}
        self._periods: dict[Period, Markup] = {}

    def plan(self) -> PlanView:
        """View the whole plan."""
        assessed, plan = self._assessed, self._assessed.plan
        groups = tuple(
            self._group(group, standings)
            for group, standings in zip(plan.groups, assessed.standings, strict=True)
        )
        measures = [measure for group in groups for measure in group.measures]
        return PlanView(
            assessed=assessed,
            year=plan.fiscal_year,
            title=self._th(plan.title),
            plain=plan.title,
            links=self._links,
            groups=groups,
            units=tuple(self._unit_views(measures)),
            counts=_counts(measures),
            as_of=self.day(assessed.as_of),
            dates=self._dates(),
            changed=self.day(plan.changed) if plan.changed else None,
        )

    def day(self, day: date) -> Markup:
        """Set a date, as ``30 มี.ค. 2566``."""
        return self._th(format_date(day))

    def _dates(self) -> Markup:
        changed = self._assessed.plan.changed
        said = (
            f"สถานะ ณ {format_date(self._assessed.as_of)}",
            f"ข้อมูลแก้ไขล่าสุด {format_date(changed)}" if changed else "ไม่ทราบวันที่แก้ไขข้อมูลล่าสุด",
        )
        return html("".join(f"<span>{self._th(part)}</span>" for part in said))

    def period(self, period: Period) -> Markup:
        """Set a period in its normal form."""
        if period not in self._periods:
            self._periods[period] = self._th(format_period(period))
        return self._periods[period]

    def _group(self, group: Group, standings: Sequence[Standing]) -> GroupView:
        grouping = self._assessed.plan.grouping
        label = wording.GROUP[grouping]
        measures = tuple(self._measure(standing) for standing in standings)
        return GroupView(
            number=group.number,
            plain=group.name or self._assessed.plan.title,
            heading=self._th(f"{label}ที่ {group.number} {group.name}" if label else "มาตรการ"),
            name=self._th(group.name),
            url=self._links.group(grouping, group.number),
            measures=measures,
            says=self._says(measures),
        )

    def _measure(self, standing: Standing) -> MeasureView:
        th, measure = self._th, standing.measure
        due, raw = self._due(measure.due)
        return MeasureView(
            standing=standing,
            number=measure.number,
            plain=measure.title,
            title=th(measure.title),
            url=self._links.measure(measure.id),
            state=self._shown_state(standing),
            reason=th(standing.reason),
            due=due,
            due_raw=raw,
            units=self._units_of(measure),
            outputs=th(
                " · ".join(" ".join(output.text.split()) for output in measure.outputs)
                or wording.NOT_IN_PLAN
            ),
        )

    def _shown_state(self, standing: Standing) -> StateView:
        """View the state; where something was found the word does not say that nothing was."""
        return (self._partly if is_partly(standing) else self._states)[standing.state]

    def _units_of(self, measure: Measure) -> tuple[Link, ...]:
        if measure.all_units:
            return (Link(self._th("ทุกฝ่าย"), self._links.units),)
        return tuple(self._unit_links[unit.id] for unit in measure.units)

    def _due(self, due: Period | Unread | None) -> tuple[Markup, Markup | None]:
        """Give the deadline in normal form, and as written where that reads differently."""
        if due is None:
            return self._th(wording.NOT_IN_PLAN), None
        raw = self._th(" ".join(due.raw.split()))
        if isinstance(due, Unread):
            return raw, None
        shown = self.period(due)
        return shown, raw if raw != shown else None

    def _unit_views(self, measures: Sequence[MeasureView]) -> Iterable[UnitView]:
        owned: dict[str, list[MeasureView]] = {unit.id: [] for unit in self._units}
        for measure in measures:
            for unit in measure.measure.units:
                owned[unit.id].append(measure)
        for unit in self._units:
            own = tuple(owned[unit.id])
            url = self._links.unit(unit.id)
            yield UnitView(unit.id, self._th(unit.name), unit.name, url, own, self._says(own))

    def _says(self, measures: Iterable[MeasureView]) -> Markup:
        """Count the states of some measures in words."""
        said = (f"{state.word} {count}" for state, count in _counts(measures))
        return self._th(" · ".join(said) or "ยังไม่มีมาตรการ")


def _counts(measures: Iterable[MeasureView]) -> tuple[tuple[StateView, int], ...]:
    """Count the measures by the states that they are shown in, in the order of the states."""
    order = list(State)
    counted = Counter(measure.state for measure in measures)
    return tuple(
        sorted(counted.items(), key=lambda item: (order.index(State(item[0].code)), item[0].word))
    )


def is_partly(standing: Standing) -> bool:
    """Say whether some evidence was found of a measure whose state tells that not all was."""
    found = any(proof.evidence.counts for proof in standing.measure.evidence)
    return standing.state in wording.STATE_PARTLY and found


def state_view(th: Typesetter, state: State, word: str | None = None) -> StateView:
    """View a state, in its usual word or another."""
    drawn = icon(wording.STATE_ICON.get(state, state.value))
    style = wording.STATE_STYLE.get(state, state.value)
    badge = Markup('<span class="ps-state ps-state--{}">{}<span>{}</span></span>')
    word = word or wording.STATE[state]
    return StateView(state.value, style, drawn, word, badge.format(style, drawn, th(word)))


def is_single_day(due: object) -> bool:
    """Say whether a deadline is one to wait for: everything that is read and does not recur."""
    return isinstance(due, Period) and due.kind is not PeriodKind.RECURRING


def outputs_found(outputs: Sequence[OutputStanding]) -> int:
    """Count the outputs whose evidence is complete."""
    return sum(output.fulfilled for output in outputs)
