"""From what is written to what is meant: one measure of a plan, its dates, units and proofs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.document import EvidenceShape, MeasureShape, OutputShape, ProgressShape
from generator.problems import Finding, KeyPath
from generator.register import Budget, Evidence, Measure, Output, Progress, Unit
from generator.thai.calendar import fiscal_year_bounds
from generator.thai.period import Period, Unread, UnreadReason
from generator.thai.reader import read_period
from generator.thai.text import fold

ALL_UNITS = "all"
ALL_UNITS_TH = "ทุกฝ่าย"
NO_BUDGET = "ไม่ใช้งบประมาณ"
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(?:\.-|-)?(?:\s*บาท(?:ถ้วน)?)?")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)|(?<!\d)\d{1,9}(?!\d)")
_DATE_CODES = {
    UnreadReason.UNKNOWN: "date-not-understood",
    UnreadReason.AMBIGUOUS: "date-ambiguous",
    UnreadReason.IMPOSSIBLE: "date-impossible",
}


@dataclass(slots=True)
class MeasureReader:
    """Reads the measures of one plan in order, and remembers what was seen."""

    fiscal_year: int | None
    units: Mapping[str, Unit] | None
    evidence_ids: dict[str, str]
    findings: list[Finding]
    seen: dict[str, Measure] = field(default_factory=dict)
    _periods: dict[str, Period | Unread] = field(default_factory=dict)

    def measure(
        self, shape: MeasureShape, number: str, path: KeyPath, faulty: set[str | int]
    ) -> Measure:
        """Give the measure its meaning. Nothing is said twice of the keys that are ``faulty``."""
        if shape.id in self.seen:
            first = self.seen[shape.id]
            values = {"id": shape.id, "first": f"{first.number} {first.title}".strip()}
            self._report("duplicate-id", (*path, "id"), **values)
        issue, issue_from = self._issue(shape, path, faulty)
        outputs = self._outputs(shape.outputs, (*path, "outputs"))
        proved = None if "outputs" in faulty else outputs
        evidence = tuple(
            self._evidence(item, proved, (*path, "evidence", index))
            for index, item in enumerate(shape.evidence)
        )
        known = None if "evidence" in faulty else {item.id for item in evidence}
        progress = tuple(
            self._progress(item, known, (*path, "progress", index))
            for index, item in enumerate(shape.progress)
        )
        all_units = shape.units in ((ALL_UNITS,), (ALL_UNITS_TH,))
        every_unit = tuple((self.units or {}).values())
        measure = Measure(
            id=shape.id,
            number=number,
            issue=issue,
            issue_from=issue_from,
            activities=shape.activities,
            outputs=outputs,
            outreach=shape.outreach,
            due=self._period(shape.due, (*path, "due")),
            units=every_unit if all_units else self._units(shape.units, path),
            all_units=all_units,
            monitoring=self._period(shape.monitoring, (*path, "monitoring")),
            budget=self._budget(shape.budget, (*path, "budget")),
            note=shape.note,
            evidence=evidence,
            progress=progress,
        )
        self.seen.setdefault(shape.id, measure)
        return measure

    def _report(self, code: str, path: KeyPath, **values: str) -> None:
        self.findings.append(Finding(code, path, values))

    def _issue(
        self, shape: MeasureShape, path: KeyPath, faulty: set[str | int]
    ) -> tuple[str, str | None]:
        if shape.issue and shape.issue_from:
            self._report("issue-twice", (*path, "issue_from"))
        elif shape.issue_from:
            above = self.seen.get(shape.issue_from)
            if above:
                return above.issue, above.number
            near = _nearest(shape.issue_from, self.seen)
            self._report("unknown-measure", (*path, "issue_from"), id=shape.issue_from, near=near)
        elif not shape.issue and not faulty & {"issue", "issue_from"}:
            self._report("missing-field", (*path, "issue"), key="issue")
        return shape.issue or "", None

    def _outputs(self, shapes: tuple[OutputShape, ...], path: KeyPath) -> tuple[Output, ...]:
        for index, shape in enumerate(shapes):
            if shape.quantity is None:
                continue
            found = _NUMBER.findall(shape.text)
            numbers = {int(number.replace(",", "")) for number in found}
            if numbers and shape.quantity not in numbers:
                values = {"quantity": str(shape.quantity), "text": shape.text}
                self._report("quantity-differs", (*path, index, "quantity"), **values)
        return tuple(Output(s.text, s.kind, s.quantity, s.unit) for s in shapes)

    def _units(self, ids: tuple[str, ...], path: KeyPath) -> tuple[Unit, ...]:
        units = [self._known_unit(unit, (*path, "units", i)) for i, unit in enumerate(ids)]
        return tuple(dict.fromkeys(unit for unit in units if unit))

    def _known_unit(self, unit: str, path: KeyPath) -> Unit | None:
        if unit == ALL_UNITS:
            self._report("all-with-others", path)
            return None
        if self.units is None:
            return None
        if unit not in self.units:
            named = (key for key, each in self.units.items() if fold(each.name) == fold(unit))
            values = {"unit": unit, "near": next(named, None) or _nearest(unit, self.units)}
            self._report("unknown-unit", path, known=", ".join(self.units), **values)
        return self.units.get(unit)

    def _period(
        self, text: str | None, path: KeyPath, *, inside_year: bool = True
    ) -> Period | Unread | None:
        return None if text is None else self._read(text, path, inside_year)

    def _read(self, text: str, path: KeyPath, inside_year: bool) -> Period | Unread:
        if self.fiscal_year is None:
            # Without its year a plan cannot be dated, and the year itself is reported.
            return Unread(text, UnreadReason.UNKNOWN)
        if text not in self._periods:
            self._periods[text] = read_period(text, self.fiscal_year)
        period = self._periods[text]
        if isinstance(period, Unread):
            self._report(_DATE_CODES[period.reason], path, text=" ".join(text.split()))
        elif inside_year:
            first, last = fiscal_year_bounds(self.fiscal_year)
            if period.start < first or period.end > last:
                values = {"text": " ".join(text.split()), "year": str(self.fiscal_year)}
                self._report("date-outside-year", path, **values)
        return period

    def _evidence(
        self, shape: EvidenceShape, outputs: tuple[Output, ...] | None, path: KeyPath
    ) -> Evidence:
        if shape.id in self.evidence_ids:
            values = {"id": shape.id, "first": self.evidence_ids[shape.id]}
            self._report("duplicate-id", (*path, "id"), **values)
        self.evidence_ids.setdefault(shape.id, shape.title)
        for index, number in enumerate(shape.proves):
            if outputs is not None and not 1 <= number <= len(outputs):
                values = {"number": str(number), "count": str(len(outputs))}
                self._report("unknown-output", (*path, "proves", index), **values)
        proves = shape.proves or _plainly_proves(shape.kind, outputs or ())
        if outputs and not proves:
            self._report("proves-unclear", path, title=shape.title)
        date = self._period(shape.date, (*path, "date"), inside_year=False)
        return Evidence(shape.id, shape.title, shape.kind, shape.url, date, proves)

    def _progress(self, shape: ProgressShape, known: set[str] | None, path: KeyPath) -> Progress:
        for index, evidence in enumerate(shape.evidence):
            if known is not None and evidence not in known:
                values = {"id": evidence, "near": _nearest(evidence, known)}
                self._report("unknown-evidence", (*path, "evidence", index), **values)
        by = self._known_unit(shape.by, (*path, "by")) if shape.by else None
        spent = self._budget(shape.spent, (*path, "spent"))
        period = self._read(shape.period, (*path, "period"), True)
        return Progress(
            period, shape.result, spent, shape.problems, shape.suggestions, by, shape.evidence
        )

    def _budget(self, text: str | None, path: KeyPath) -> Budget | None:
        if text is None:
            return None
        folded = fold(text)
        if folded.replace(" ", "").rstrip(".") in (NO_BUDGET, "-"):
            return Budget(text, None)
        match = _AMOUNT.fullmatch(folded)
        if match:
            return Budget(text, Decimal(match[1].replace(",", "") + (match[2] or "")))
        self._report("budget-not-understood", path, text=text)
        return Budget(text, None, read=False)


def _plainly_proves(kind: str | None, outputs: tuple[Output, ...]) -> tuple[int, ...]:
    """Name the output that a piece of evidence stands for, when only one is possible."""
    if len(outputs) == 1:
        return (1,)
    same = tuple(n for n, output in enumerate(outputs, 1) if kind and output.kind == kind)
    return same if len(same) == 1 else ()


def _nearest(word: str, known: Mapping[str, object] | set[str]) -> str:
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.5)), "-")
