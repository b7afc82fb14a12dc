"""Whether the numbers of a table agree with each other; each fault names its cell.

Amounts written in thousands or millions are rounded, so sums may differ by half of the last digit
of each; amounts in baht have to agree to the satang.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.budget.table import MONEY, UNITS, Amount, BudgetRow, BudgetTable, Role, Subtotal
from generator.inspect.facts import Fault
from generator.thai.period import Period, PeriodKind, Unread

UnreadCells = frozenset[tuple[int, Role]]
_SATANG = Decimal("0.01")
_PERCENT_SLACK = Decimal("0.05")
_HUNDRED = Decimal(100)
_COLUMNS: Mapping[Role, str] = {
    Role.GRANTED: "งบประมาณที่ได้รับ",
    Role.COMMITTED: "ก่อหนี้ผูกพัน",
    Role.SPENT: "เบิกจ่าย",
    Role.REST: "คงเหลือ",
    Role.PERCENT: "ร้อยละ",
}


def place(table: BudgetTable, cell: str) -> str:
    """Say where a cell is, in Thai."""
    return f"ชีต {table.sheet} เซลล์ {cell}" if table.sheet else f"เซลล์ {cell}"


def check_table(table: BudgetTable, unread: UnreadCells = frozenset()) -> tuple[Fault, ...]:
    """Find what does not agree; ``unread`` are cells, as line and column, that are no numbers."""
    return tuple(_Checker(table, unread).faults())


def check_period(table: BudgetTable, period: Period | Unread | None) -> tuple[Fault, ...]:
    """Say so when nobody can tell what time a table is about; one by month says it itself."""
    known = isinstance(period, Period) and period.kind is not PeriodKind.RECURRING
    return () if known or table.by_month else (Fault("budget-no-period"),)


def differs_from_sum(table: BudgetTable, role: Role) -> Decimal | None:
    """Give the sum of a column, in baht, when the total of the table says something else."""
    if table.total is None:
        return None
    return _wrong_sum(table, Subtotal(table.total, table.rows), role)


def _wrong_sum(table: BudgetTable, subtotal: Subtotal, role: Role) -> Decimal | None:
    written = subtotal.row.amount(role)
    amounts = [amount for row in subtotal.members if (amount := row.amount(role))]
    if written is None or not amounts:
        return None
    found = sum((amount.value for amount in amounts), Decimal(0))
    slack = _slack([written, *amounts])
    if abs(found - written.value) <= slack:
        return None
    if table.by_month and _is_state(table, role):
        # A month says how much there is, and so does the year: nothing to add up.
        return None
    return found


def _is_state(table: BudgetTable, role: Role) -> bool:
    """Say whether a column of a table by month tells how things stand, not what was added."""
    return role is not Role.SPENT or table.cumulative


def _slack(amounts: Sequence[Amount]) -> Decimal:
    steps = [amount.step for amount in amounts]
    return sum(steps, Decimal(0)) / 2 if max(steps) > 1 else _SATANG


def shown(value: Decimal, unit: str) -> str:
    """Write baht in the unit of a table, with no more digits than needed."""
    number = (value / UNITS[unit]).normalize()
    places = max(0, -int(number.as_tuple().exponent))
    return f"{number:,.{2 if places else 0}f}" if places <= 2 else f"{number:,f}"


class _Checker:
    def __init__(self, table: BudgetTable, unread: UnreadCells) -> None:
        self._table = table
        self._unread = unread
        self._money = [role for role in MONEY if role in table.roles]

    def faults(self) -> Iterator[Fault]:
        running = Decimal(0)
        for row in self._table.rows:
            running += row.spent.value if row.spent else 0
            yield from self._missing(row)
            yield from self._row(row, running if self._table.by_month else None)
        sums = list(self._table.subtotals)
        if self._table.total:
            sums.append(Subtotal(self._table.total, self._table.rows))
        for subtotal in sums:
            yield from self._sum(subtotal)
            yield from self._row(subtotal.row, None)

    def _fault(self, code: str, row: BudgetRow, role: Role, **values: str) -> Fault:
        where = place(self._table, self._table.cell(row, role))
        return Fault(code, where, {"row": row.category, "column": _COLUMNS[role], **values})

    def _shown(self, value: Decimal) -> str:
        return shown(value, self._table.unit)

    def _missing(self, row: BudgetRow) -> Iterator[Fault]:
        if row.month and row.empty:
            return  # a month that is still to come
        for role in (Role.GRANTED, Role.SPENT):
            known = row.amount(role) or (row.line, role) in self._unread
            if role in self._money and not known:
                yield self._fault("budget-missing-value", row, role)
        if not row.category:
            role = self._money[0]
            yield self._fault("budget-no-name", row, role)

    def _sum(self, subtotal: Subtotal) -> Iterator[Fault]:
        for role in self._money:
            if any((row.line, role) in self._unread for row in subtotal.members):
                continue
            found = _wrong_sum(self._table, subtotal, role)
            written = subtotal.row.amount(role)
            if found is not None and written:
                yield self._fault(
                    "budget-total-differs",
                    subtotal.row,
                    role,
                    written=self._shown(written.value),
                    sum=self._shown(found),
                )

    def _row(self, row: BudgetRow, running: Decimal | None) -> Iterator[Fault]:
        used = _used(row, running)
        yield from self._rest(row, used)
        yield from self._percent(row, used)

    def _rest(self, row: BudgetRow, used: Sequence[Decimal]) -> Iterator[Fault]:
        granted, spent, rest = row.granted, row.spent, row.rest
        if rest is None:
            return
        if rest.value < 0:
            yield self._fault("budget-rest-negative", row, Role.REST, rest=self._shown(rest.value))
        if granted is None or spent is None:
            return
        slack = _slack([granted, spent, rest])
        left = [granted.value - value for value in used]
        if all(abs(value - rest.value) > slack for value in left):
            yield self._fault(
                "budget-rest-differs",
                row,
                Role.REST,
                granted=self._shown(granted.value),
                spent=self._shown(spent.value),
                written=self._shown(rest.value),
                computed=self._shown(left[0]),
            )

    def _percent(self, row: BudgetRow, used: Sequence[Decimal]) -> Iterator[Fault]:
        granted, spent, percent = row.granted, row.spent, row.percent
        if granted and spent and percent and granted.value > 0:
            shares = [value / granted.value * _HUNDRED for value in used]
            slack = max(_PERCENT_SLACK, percent.step / 2) + _rounding(granted, spent)
            if all(abs(share - percent.value) > slack for share in shares):
                yield self._fault(
                    "budget-percent-differs",
                    row,
                    Role.PERCENT,
                    written=f"{percent.value:f}",
                    computed=f"{shares[0]:.2f}",
                )
                return
        over = percent.value if percent else _share(granted, spent)
        if over is not None and over > _HUNDRED:
            role = Role.PERCENT if percent else Role.SPENT
            yield self._fault("budget-percent-over-100", row, role, percent=f"{over:.2f}")


def _used(row: BudgetRow, running: Decimal | None) -> list[Decimal]:
    """Give what may be meant by used: spent, with what is bound, or up to this month."""
    if row.spent is None:
        return []
    used = [row.spent.value]
    if row.committed:
        used.append(row.spent.value + row.committed.value)
    if running is not None:
        used.append(running)
    return used


def _share(granted: Amount | None, spent: Amount | None) -> Decimal | None:
    if granted is None or spent is None or granted.value <= 0:
        return None
    return spent.value / granted.value * _HUNDRED


def _rounding(granted: Amount, spent: Amount) -> Decimal:
    """Say how far a share may be off when both amounts are rounded to thousands or millions."""
    if max(granted.step, spent.step) <= 1:
        return Decimal(0)
    share = abs(spent.value) / granted.value
    return (spent.step / 2 + granted.step / 2 * share) / granted.value * _HUNDRED
