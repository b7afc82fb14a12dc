"""Telling the rows of a table apart: those that count, those that add up, those that only head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.budget.drafts import Draft
from generator.budget.labels import is_sum, is_total, read_month, squeeze
from generator.budget.table import MONEY, BudgetRow, Subtotal


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a table; ``left_out`` are rows with amounts below the total, ``kept`` all drafts
    that are part of the table.
    """

    rows: tuple[BudgetRow, ...]
    subtotals: tuple[Subtotal, ...]
    total: BudgetRow | None
    kept: tuple[Draft, ...]
    left_out: tuple[BudgetRow, ...]


def read_body(drafts: Sequence[Draft]) -> Body:
    """Sort the rows of a table by what they are."""
    drafts = [draft for draft in drafts if draft.label or not draft.row.empty]
    at = _total_index(drafts)
    total = drafts[at] if at is not None else None
    below: Sequence[Draft] = ()
    if at is not None:
        before = drafts[:at]
        at_top = all(draft.row.empty for draft in before)
        inside, below = (drafts[at + 1 :], ()) if at_top else (before, drafts[at + 1 :])
    else:
        inside = drafts
    sorter = _Sorter(inside)
    return Body(
        rows=tuple(_distinct(sorter.rows)),
        subtotals=tuple(sorter.subtotals),
        total=total.row if total else None,
        kept=(*inside, total) if total else tuple(inside),
        left_out=tuple(draft.row for draft in below if not draft.row.empty),
    )


def _total_index(drafts: Sequence[Draft]) -> int | None:
    """Find the row that adds up everything."""
    filled = [index for index, draft in enumerate(drafts) if not draft.row.empty]
    sums = [index for index in filled if is_sum(drafts[index].label)]
    bare = [index for index in sums if is_total(drafts[index].label)]
    if bare:
        names = {squeeze(drafts[index].label) for index in bare}
        # The same word under each part of the table is no sum of everything.
        return bare[-1] if len(bare) == 1 or len(names) > 1 else None
    if len(sums) == 1 and sums[0] == filled[-1]:
        return sums[0]
    if filled and not drafts[filled[-1]].label and len(filled) > 1:
        return filled[-1] if _adds_up(drafts, filled) else None
    return None


def _adds_up(drafts: Sequence[Draft], filled: Sequence[int]) -> bool:
    """Say whether a last row without a name is the sum of the others."""
    last, others = drafts[filled[-1]].row, [drafts[index].row for index in filled[:-1]]
    for role in MONEY:
        written = last.amount(role)
        if written:
            values = [amount.value for row in others if (amount := row.amount(role))]
            if sum(values) == written.value:
                return True
    return False


class _Sorter:
    """Walks over the rows of a table and keeps what each part adds up."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.rows: list[tuple[str, BudgetRow]] = []
        self.subtotals: list[Subtotal] = []
        self._drafts = drafts
        self._has_sums = any(is_sum(d.label) and not d.row.empty for d in drafts)
        self._some_bullets = any(not d.bullet and not is_sum(d.label) for d in drafts)
        self._since_sum = self._since_nested = 0
        group = ""
        for index, draft in enumerate(drafts):
            children = self._children(index)
            if is_sum(draft.label) and not draft.row.month:
                self._sum(draft)
            elif any(not child.row.empty for child in children):
                group = draft.label
                if not draft.row.empty:
                    leaves = tuple(c.row for c in children if not self._filled_children(c))
                    self.subtotals.append(Subtotal(draft.row, leaves))
            elif draft.row.empty and self._only_heads(draft):
                group = draft.label if not self._is_detail(draft) else group
            else:
                self.rows.append((group, draft.row))

    def _sum(self, draft: Draft) -> None:
        if draft.row.empty:
            return
        members = self.rows[self._since_sum :]
        if members:
            self._since_sum = len(self.rows)
        else:
            # A sum right below a sum adds up the sums above it.
            members = self.rows[self._since_nested :]
            self._since_nested = len(self.rows)
        self.subtotals.append(Subtotal(draft.row, tuple(row for _, row in members)))

    def _children(self, index: int) -> list[Draft]:
        """Give the rows that an outline puts under this one."""
        draft, below = self._drafts[index], self._drafts[index + 1 :]
        if draft.number:
            inside = f"{draft.number}."
            children = [d for d in below if d.number.startswith(inside)]
            if children:
                return children
        if draft.bullet or is_sum(draft.label):
            return []
        end = next((i for i, d in enumerate(below) if not d.bullet), len(below))
        return [d for d in below[:end] if not is_sum(d.label)]

    def _filled_children(self, draft: Draft) -> bool:
        index = next(i for i, other in enumerate(self._drafts) if other is draft)
        return any(not child.row.empty for child in self._children(index))

    def _is_detail(self, draft: Draft) -> bool:
        """Say whether an empty row only explains the one above it."""
        return draft.bullet and self._some_bullets

    def _only_heads(self, draft: Draft) -> bool:
        """Say whether an empty row is a heading, or a detail, and not one that was forgotten."""
        if draft.row.month or read_month(draft.label) or draft.unread:
            return False
        parents = any(d.number and draft.number.startswith(f"{d.number}.") for d in self._drafts)
        return self._has_sums or parents or self._is_detail(draft)


def _distinct(rows: Sequence[tuple[str, BudgetRow]]) -> list[BudgetRow]:
    """Put the heading before names that stand under several."""
    counted = Counter((squeeze(row.category), row.month) for _, row in rows)
    return [
        replace(row, category=f"{group} · {row.category}")
        if group and counted[squeeze(row.category), row.month] > 1
        else row
        for group, row in rows
    ]
