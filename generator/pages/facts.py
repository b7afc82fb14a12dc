"""The columns of the plan as facts: rows of a ``dl``. What is empty says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.assess import OutputStanding, Standing
from generator.pages import wording
from generator.pages.evidence_view import EvidenceView, evidence_view, when
from generator.pages.links import evidence as evidence_page
from generator.pages.rows import unit_links
from generator.pages.typeset import Typesetter, dashed, html
from generator.pages.views import MeasureView
from generator.register import Budget, Evidence, Progress
from generator.thai.period import Period, Unread, format_period

_OUTPUTS = "ผลผลิต"
_RAW = '{}<br><span class="ps-small ps-muted">ในแผนเขียน <span class="ps-raw">{}</span></span>'


@dataclass(frozen=True, slots=True)
class OutputView:
    """An output as a slot: filled, or empty with a dashed border."""

    text: Markup
    state: str
    says: str
    kind: str
    evidence: tuple[EvidenceView, ...]


class Facts:
    """Sets the facts of measures; ``monitored_by`` names who checks (ผอ.เขต)."""

    def __init__(self, th: Typesetter, monitored_by: str | None) -> None:
        self._th = th
        self._rows: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self._monitoring = f"กำกับติดตามโดย {monitored_by}" if monitored_by else "กำกับติดตาม"

    def columns(self, view: MeasureView, root: str, *, with_outputs: bool) -> Markup:
        """Set the columns of the plan's table, in its order; ``root`` leads to the site's root."""
        key = (view.number, root)
        if key not in self._rows:
            self._rows[key] = tuple(self._columns(view, root))
        return html(
            "".join(row for name, row in self._rows[key] if with_outputs or name != _OUTPUTS)
        )

    def _columns(self, view: MeasureView, root: str) -> Iterator[tuple[str, str]]:
        measure = view.measure
        if measure.issue != measure.title:
            yield self._row("ประเด็น", self._th.block(measure.issue))
        yield self._row("กิจกรรม", self._texts(measure.activities))
        yield self._row(_OUTPUTS, self._texts([output.text for output in measure.outputs]))
        yield self._row("วิธีการสร้างการรับรู้", self._texts(measure.outreach))
        due = html(_RAW.format(view.due, view.due_raw)) if view.due_raw else view.due
        yield self._row("ระยะเวลาแล้วเสร็จ", due)
        yield self._row("ผู้รับผิดชอบ", self._unit_links(view, root))
        yield self._row(self._monitoring, self._rhythm(measure.monitoring))
        if measure.budget:
            yield self._row("งบประมาณ", self._th(_baht(measure.budget)))

    def outputs(self, standing: Standing) -> tuple[OutputView, ...]:
        """View each output with its evidence."""
        return tuple(self._output(output) for output in standing.outputs)

    def loose_evidence(self, standing: Standing) -> tuple[EvidenceView, ...]:
        """View the evidence that stands for no output."""
        proofs = standing.measure.evidence
        return tuple(evidence_view(self._th, p.evidence) for p in proofs if not p.outputs)

    def progress(
        self, entries: Iterable[Progress], evidence: Mapping[str, Evidence], root: str
    ) -> list[Markup]:
        """View the monitoring log, the newest entry last, as it was written. ``evidence`` is all
        of the register by id; ``root`` leads to the site's root."""
        return [
            html("".join(row for _, row in self._entry(entry, evidence, root))) for entry in entries
        ]

    def _entry(
        self, entry: Progress, evidence: Mapping[str, Evidence], root: str
    ) -> Iterator[tuple[str, str]]:
        yield self._row("ช่วงเวลา", self._th(when(entry.period)))
        yield self._row("ผลการดำเนินการ", self._th.block(entry.result))
        if entry.spent:
            yield self._row("ผลการใช้จ่ายงบประมาณ", self._th(_baht(entry.spent)))
        if entry.problems:
            yield self._row("ปัญหา อุปสรรค", self._th.block(entry.problems))
        if entry.suggestions:
            yield self._row("ข้อเสนอแนะ", self._th.block(entry.suggestions))
        if entry.by:
            yield self._row("ผู้รายงาน", self._th(entry.by.name))
        links = [
            f'<a href="{root}{evidence_page(item.id)}">{self._th(item.title)}</a>'
            for item in (evidence[name] for name in entry.evidence if name in evidence)
        ]
        if links:
            yield self._row("หลักฐาน", html("<br>".join(links)))

    def _output(self, standing: OutputStanding) -> OutputView:
        have, needed = standing.found, standing.needed
        if standing.fulfilled:
            state, says = "published", "เผยแพร่แล้ว"
        elif have:
            state, says = "partly", f"เผยแพร่แล้ว {have} จาก {needed}"
        else:
            state, says = "notyet", "ยังไม่มีหลักฐานเผยแพร่"
        evidence = tuple(evidence_view(self._th, item) for item in standing.evidence)
        kind = wording.KIND.get(standing.output.kind or "", "")
        return OutputView(self._th(standing.output.text), state, says, kind, evidence)

    def _unit_links(self, view: MeasureView, root: str) -> Markup:
        links = unit_links(view.units, root, " · ")
        return html(links) if links else self._th(wording.NOT_IN_PLAN)

    def _row(self, name: str, value: Markup) -> tuple[str, str]:
        return name, f"<div><dt>{self._th(name)}</dt><dd>{value}</dd></div>"

    def _texts(self, texts: Sequence[str]) -> Markup:
        if not texts:
            return self._th(wording.NOT_IN_PLAN)
        if len(texts) == 1:
            only = texts[0]
            return self._th.block(only) if "\n" in only else self._th(only)
        return dashed(self._inside(text) for text in texts)

    def _inside(self, text: str) -> Markup:
        return self._th.block(text) if "\n" in text else self._th(text)

    def _rhythm(self, period: Period | Unread | None) -> Markup:
        if period is None:
            return self._th(wording.NOT_IN_PLAN)
        raw = self._th(period.raw)
        if isinstance(period, Unread):
            return raw
        shown = self._th(format_period(period))
        return html(_RAW.format(shown, raw)) if shown != raw else raw


def _baht(budget: Budget) -> str:
    if budget.amount is None:
        return budget.raw
    whole = budget.amount == budget.amount.to_integral_value()
    return f"{budget.amount:,.0f} บาท" if whole else f"{budget.amount:,.2f} บาท"
