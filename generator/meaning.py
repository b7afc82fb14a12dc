"""From what is written to what is meant: one measure of a plan and its progress."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.dates import DateReader
from generator.document import MeasureShape, OutputShape, ProgressShape
from generator.evidence import EvidenceReader
from generator.near import nearest, unknown_unit
from generator.problems import Finding, KeyPath
from generator.register import Budget, Measure, Output, Progress, Unit
from generator.thai.text import fold

ALL_UNITS = "all"
ALL_UNITS_TH = "ทุกฝ่าย"
NO_BUDGET = "ไม่ใช้งบประมาณ"
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(?:\.-|-)?(?:\s*บาท(?:ถ้วน)?)?")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)|(?<!\d)\d{1,9}(?!\d)")


@dataclass(slots=True)
class MeasureReader:
    """Reads the measures of one plan in order, and remembers what was seen."""

    units: Mapping[str, Unit] | None
    evidence: EvidenceReader
    dates: DateReader
    seen: dict[str, Measure] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """Where faults go: the findings of the file that is read."""
        return self.dates.findings

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
        owner = (self.dates.fiscal_year, shape.id)
        if "outputs" in faulty and self.dates.fiscal_year is not None:
            self.evidence.unsure.add((self.dates.fiscal_year, shape.id))
        for index, item in enumerate(shape.evidence):
            self.evidence.read(item, (*path, "evidence", index), self.dates, owner)
        progress = tuple(
            self._progress(item, (*path, "progress", index), mentions="evidence" not in faulty)
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
            due=self.dates.optional(shape.due, (*path, "due")),
            units=every_unit if all_units else self._units(shape.units, path),
            all_units=all_units,
            monitoring=self.dates.optional(shape.monitoring, (*path, "monitoring")),
            budget=self._budget(shape.budget, (*path, "budget")),
            note=shape.note,
            evidence=(),
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
            near = nearest(shape.issue_from, self.seen)
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
            self.findings.append(unknown_unit(unit, self.units, path))
        return self.units.get(unit)

    def _progress(self, shape: ProgressShape, path: KeyPath, *, mentions: bool) -> Progress:
        if mentions:
            self.evidence.mentions += [
                (id_, (*path, "evidence", index), self.findings)
                for index, id_ in enumerate(shape.evidence)
            ]
        by = self._known_unit(shape.by, (*path, "by")) if shape.by else None
        spent = self._budget(shape.spent, (*path, "spent"))
        period = self.dates.read(shape.period, (*path, "period"))
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
