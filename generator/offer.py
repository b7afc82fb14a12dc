"""What the site offers for use elsewhere: sets of data, calendars, the feed of new evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.budget.year import BudgetYear
from generator.opendata.catalogue import catalogue_jsonld
from generator.opendata.dataset import Dataset
from generator.opendata.package import package_json
from generator.opendata.sets import datasets
from generator.pages import links
from generator.pages.oit_view import FormView
from generator.pages.views import PlanView
from generator.register import Register
from generator.reminders.events import Calendar, calendars
from generator.reminders.feed import feed_text


@dataclass(frozen=True, slots=True)
class Offer:
    """``site_url`` is the address the site will have, None while nobody knows it."""

    register: Register
    as_of: date
    site_url: str | None
    datasets: tuple[Dataset, ...]
    calendars: tuple[Calendar, ...]

    @property
    def calendar_of(self) -> Mapping[str | None, str]:
        """The addresses of the calendars by unit, None for the office's own."""
        return {calendar.unit: calendar.address for calendar in self.calendars}

    def files(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Give (path, what writes its text) of all that programs read besides the data."""
        register, as_of, url = self.register, self.as_of, self.site_url
        yield links.CATALOGUE, partial(catalogue_jsonld, register, self.datasets, as_of, url)
        yield links.PACKAGE, partial(package_json, register, self.datasets, as_of)
        for calendar in self.calendars:
            yield calendar.address, partial(calendar.text, as_of)
        yield links.FEED, partial(feed_text, register, url, as_of)


def offer_of(
    register: Register,
    plans: Sequence[PlanView],
    forms: Sequence[FormView],
    budgets: Sequence[BudgetYear],
    as_of: date,
    site_url: str | None,
) -> Offer:
    """Gather what the site of a register offers on a day."""
    sets = datasets(register, plans, forms, budgets)
    days = tuple(calendars(register.agency, plans, as_of, site_url))
    return Offer(register, as_of, site_url, sets, days)
