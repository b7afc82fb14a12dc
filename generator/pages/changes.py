"""Changes to a closed year, as the office declared them: what, when and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.addresses.declared import Change
from generator.pages.typeset import Typesetter
from generator.pages.views import Link
from generator.thai.calendar import format_date


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One declaration; ``about`` leads to the pages that it names."""

    date: Markup
    reason: Markup
    about: tuple[Link, ...]


def change_views(
    th: Typesetter, changes: Iterable[Change], links_of: Callable[[Change], Iterable[Link]]
) -> list[ChangeView]:
    """View changes, the newest first."""
    ordered = sorted(changes, key=lambda change: str(change.date), reverse=True)
    return [
        ChangeView(
            th(format_date(change.date) if change.date else "ไม่ทราบวันที่"),
            th.block(change.reason),
            tuple(links_of(change)),
        )
        for change in ordered
    ]
