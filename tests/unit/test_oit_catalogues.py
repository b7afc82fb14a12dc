"""The lists that come with the generator, and the step from one year's list to the next."""

from __future__ import annotations

import pytest

from generator.oit.catalogue import About, Asked, Verified
from generator.oit.catalogue_file import OIT_YEARS, builtin
from generator.oit.crosswalk import steps

_ITEMS = {2566: 43, 2567: 35, 2568: 28, 2569: 26}
#: Elements are not known for so many items; unknown stays unknown.
_UNKNOWN = {2566: 1, 2567: 20, 2568: 19, 2569: 21}
_PROVISIONAL = {2566: 0, 2567: 21, 2568: 7, 2569: 24}


@pytest.mark.parametrize("year", OIT_YEARS)
def test_each_list_has_its_items_in_order(year: int) -> None:
    """O1 to the last one, without a gap."""
    catalogue = builtin(year)
    assert catalogue is not None
    codes = [f"O{number}" for number in range(1, _ITEMS[year] + 1)]
    assert [item.code for item in catalogue.items] == codes


@pytest.mark.parametrize("year", OIT_YEARS)
def test_how_sure_a_list_is_came_along(year: int) -> None:
    """What is not known, or rests on one source, is counted and shown as such."""
    catalogue = builtin(year)
    assert catalogue is not None
    assert sum(not item.elements for item in catalogue.items) == _UNKNOWN[year]
    assert catalogue.provisional == _PROVISIONAL[year]
    assert sum(item.verified is Verified.NONE for item in catalogue.items) == _PROVISIONAL[year]


def test_sources_came_along() -> None:
    """A reader sees where an item was read."""
    catalogue = builtin(2566)
    assert catalogue is not None
    assert catalogue.items[0].sources == (
        "banklongsuan.go.th",
        "saraburi.m-society.go.th",
        "thapthan.ac.th",
    )


def test_there_is_no_list_of_other_years() -> None:
    """No list is guessed from its neighbours."""
    assert builtin(2565) is None


def test_elements_say_what_else_they_hang_on() -> None:
    """The corruption channel has to be online and apart; a statement is for those with no data."""
    catalogue = builtin(2566)
    assert catalogue is not None
    by_code = {item.code: item for item in catalogue.items}
    assert [e.about for e in by_code["O28"].elements] == [About.ONLINE, About.SEPARATE, None]
    assert by_code["O29"].elements[4].about is About.NONE
    assert by_code["O29"].asked is Asked.SIX_MONTHS


def test_a_report_may_share_a_file_with_the_plan_it_speaks_of() -> None:
    """O43 reports on O42; the structure has nothing to do with gifts."""
    catalogue = builtin(2566)
    assert catalogue is not None
    items = {item.code: item for item in catalogue.items}
    assert items["O43"].is_related(items["O42"])
    assert not items["O4"].is_related(items["O31"])


@pytest.mark.parametrize("year", OIT_YEARS[:-1])
def test_every_item_has_a_step_to_items_that_exist(year: int) -> None:
    """Or to none, and then it says why."""
    this, following = builtin(year), builtin(year + 1)
    assert this is not None
    assert following is not None
    known = steps(year, year + 1)
    assert list(known) == [item.code for item in this.items]
    codes = {item.code for item in following.items}
    assert {code for step in known.values() for code in step.to} <= codes
    assert [step.item for step in known.values() if not step.to and not step.why] == []


@pytest.mark.parametrize("year", OIT_YEARS[:-1])
def test_items_that_become_one_say_why(year: int) -> None:
    """Whoever reads the draft of next year sees that two items met."""
    known = steps(year, year + 1)
    targets = [code for step in known.values() for code in step.to]
    merged = {code for code in targets if targets.count(code) > 1}
    joining = [step for step in known.values() if merged & set(step.to)]
    assert all(step.why for step in joining)
