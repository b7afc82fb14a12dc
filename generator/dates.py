"""From what is written to when it is: the dates of one plan, and those that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.problems import Finding, KeyPath
from generator.thai.calendar import fiscal_year_bounds
from generator.thai.period import Period, Unread, UnreadReason
from generator.thai.reader import read_period

_CODES = {
    UnreadReason.UNKNOWN: "date-not-understood",
    UnreadReason.AMBIGUOUS: "date-ambiguous",
    UnreadReason.IMPOSSIBLE: "date-impossible",
}


@dataclass(slots=True)
class DateReader:
    """Reads dates whose year may be left out: then they belong to ``fiscal_year``."""

    fiscal_year: int | None
    findings: list[Finding]
    _periods: dict[str, Period | Unread] = field(default_factory=dict)

    def optional(
        self, text: str | None, path: KeyPath, *, inside_year: bool = True
    ) -> Period | Unread | None:
        """Read a date that may be left out."""
        return None if text is None else self.read(text, path, inside_year=inside_year)

    def read(self, text: str, path: KeyPath, *, inside_year: bool = True) -> Period | Unread:
        """Read a date; one outside the fiscal year is reported where it should lie inside."""
        if self.fiscal_year is None:
            # Without its year a plan cannot be dated, and the year itself is reported.
            return Unread(text, UnreadReason.UNKNOWN)
        if text not in self._periods:
            self._periods[text] = read_period(text, self.fiscal_year)
        period = self._periods[text]
        if isinstance(period, Unread):
            self._report(_CODES[period.reason], path, text=" ".join(text.split()))
        elif inside_year:
            first, last = fiscal_year_bounds(self.fiscal_year)
            if period.start < first or period.end > last:
                values = {"text": " ".join(text.split()), "year": str(self.fiscal_year)}
                self._report("date-outside-year", path, **values)
        return period

    def _report(self, code: str, path: KeyPath, **values: str) -> None:
        self.findings.append(Finding(code, path, values))
