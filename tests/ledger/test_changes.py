"""What staff do to a site that is public: a check sees what would be lost, and what keeps it."""

from __future__ import annotations

import pytest

from tests.ledger.changes import CHANGES, Change
from tests.ledger.office import Office


@pytest.fixture(params=CHANGES, ids=[change.name for change in CHANGES])
def change(request: pytest.FixtureRequest, office: Office) -> Change:
    """A change that the office made."""
    made: Change = request.param
    made.change(office)
    return made


def test_a_check_names_every_address_that_would_be_lost(change: Change, office: Office) -> None:
    """The addresses, what can be done, and status 1; nothing else is missed."""
    lost = [p for p in office.problems() if p["code"] == "ledger-lost"]
    assert [p["what"].rpartition(" ")[2] for p in lost] == [f"/{a}" for a in change.lost]
    assert all("aliases" in p["fix"] and "withdrawn" in p["fix"] for p in lost)
    assert office.does("check").return_value == (1 if lost or change.found else 0)


def test_a_check_is_content_with_what_keeps_them(change: Change, office: Office) -> None:
    """Nothing is lost any more."""
    change.keep(office)
    assert set(office.codes()) == change.found
