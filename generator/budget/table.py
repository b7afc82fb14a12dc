"""A budget table as it was read: amounts in baht, each with the cell it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Role(StrEnum):
    """What a column of amounts holds; each is the name of a field of ``BudgetRow``."""

    GRANTED = "granted"
    COMMITTED = "committed"
    SPENT = "spent"
    REST = "rest"
    PERCENT = "percent"


#: The columns that hold money, and can be added up.
MONEY = (Role.GRANTED, Role.COMMITTED, Role.SPENT, Role.REST)
#: What the units of Thai tables are worth in baht.
UNITS = {
    "บาท": Decimal(1),
    "พันบาท": Decimal(1_000),
    "หมื่นบาท": Decimal(10_000),
    "แสนบาท": Decimal(100_000),
    "ล้านบาท": Decimal(1_000_000),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a cell: ``value`` in baht (or per cent), and ``step``, what one more in its last
    digit would be worth, which tells how far it may be rounded.
    """

    value: Decimal
    step: Decimal


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One row. ``line`` counts from 1 as spreadsheets do. ``month`` is 1 to 12 where the row tells
    of a month, with the พ.ศ. ``year`` if one is written; None is an empty or unreadable cell.
    """

    category: str
    line: int
    month: int | None = None
    year: int | None = None
    granted: Amount | None = None
    committed: Amount | None = None
    spent: Amount | None = None
    rest: Amount | None = None
    percent: Amount | None = None

    def amount(self, role: Role) -> Amount | None:
        """The amount in a column."""
        found: Amount | None = getattr(self, role)
        return found

    @property
    def empty(self) -> bool:
        """Whether no column has an amount."""
        return all(self.amount(role) is None for role in Role)


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row that adds up some of the others."""

    row: BudgetRow
    members: tuple[BudgetRow, ...]


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """The table of one sheet. ``label`` is the head of the first column (หมวด, ฝ่าย, เดือน);
    ``unit`` a key of ``UNITS``; ``cumulative`` when each row of ``spent`` counts from the start of
    the fiscal year; ``columns`` the letter of each column that was found.
    """

    sheet: str
    title_lines: tuple[str, ...]
    label: str
    unit: str
    columns: tuple[tuple[Role, str], ...]
    rows: tuple[BudgetRow, ...]
    subtotals: tuple[Subtotal, ...] = ()
    total: BudgetRow | None = None
    notes: tuple[str, ...] = ()
    cumulative: bool = False

    @property
    def by_month(self) -> bool:
        """Whether the rows tell of months."""
        return any(row.month for row in self.rows)

    @property
    def roles(self) -> frozenset[Role]:
        """The columns that the table has."""
        return frozenset(role for role, _ in self.columns)

    def cell(self, row: BudgetRow, role: Role) -> str:
        """Name a cell as spreadsheets do: ``D12``."""
        return f"{dict(self.columns)[role]}{row.line}"

    def all_rows(self) -> Iterator[BudgetRow]:
        """Give all rows, those that add up included, from top to bottom."""
        rows = [*self.rows, *(subtotal.row for subtotal in self.subtotals)]
        yield from sorted([*rows, self.total] if self.total else rows, key=lambda row: row.line)
