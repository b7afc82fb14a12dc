"""Twelve months as a strip or as cells of the matrix: shape and word for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.assess import Mark
from generator.pages import wording
from generator.pages.typeset import Typesetter
from generator.pages.views import icon
from generator.thai.calendar import (
    BE_OFFSET,
    MONTHS_FULL,
    MONTHS_SHORT,
    fiscal_months,
    last_day_of_month,
)

_CELL = Markup('<td class="is-{}{}">{}<span class="ps-sr">{}</span></td>')
_ITEM = Markup(
    '<li{}><b><span aria-hidden="true">{}</span><span class="ps-sr">{}</span></b>'
    '<span class="is-{}">{}</span><span>{}</span></li>'
)


@dataclass(frozen=True, slots=True)
class MonthHead:
    """One column of the matrix; ``now`` is the month of the build."""

    short: str
    full: str
    now: bool


class Months:
    """Draws the months of one fiscal year; equal rows are drawn once."""

    def __init__(self, th: Typesetter, fiscal_year: int, as_of: date) -> None:
        self._th = th
        self._cells: dict[tuple[Mark, ...], Markup] = {}
        self._strips: dict[tuple[Mark, ...], Markup] = {}
        self.heads = tuple(
            MonthHead(
                MONTHS_SHORT[first.month - 1],
                f"{MONTHS_FULL[first.month - 1]} {first.year + BE_OFFSET}",
                first <= as_of <= last_day_of_month(first),
            )
            for first in fiscal_months(fiscal_year)
        )

    def cells(self, marks: tuple[Mark, ...]) -> Markup:
        """Draw the twelve cells of one row of the matrix."""
        if marks not in self._cells:
            self._cells[marks] = Markup("").join(
                _CELL.format(
                    mark,
                    " is-now" if head.now else "",
                    icon(mark),
                    f"{head.short} {_say(mark, head)}",
                )
                for mark, head in zip(marks, self.heads, strict=True)
            )
        return self._cells[marks]

    def strip(self, marks: tuple[Mark, ...]) -> Markup:
        """Draw the twelve months of one measure, each with its word."""
        if marks not in self._strips:
            items = Markup("").join(
                _ITEM.format(
                    Markup(' class="is-now"') if head.now else "",
                    head.short,
                    head.full,
                    mark,
                    icon(mark),
                    self._th(_say(mark, head)),
                )
                for mark, head in zip(marks, self.heads, strict=True)
            )
            self._strips[marks] = Markup('<ol class="ps-months">{}</ol>').format(items)
        return self._strips[marks]


def _say(mark: Mark, head: MonthHead) -> str:
    return "เดือนนี้ยังไม่มีบันทึก" if head.now and mark is Mark.WAITING else wording.MARK[mark]
