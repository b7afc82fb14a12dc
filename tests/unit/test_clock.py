"""The day of the build."""

from __future__ import annotations

from datetime import date

import pytest

from generator.clock import EPOCH, NoDay, as_epoch, build_day


def test_the_day_is_that_of_bangkok() -> None:
    """At 17:30 in Greenwich the next day has begun in Bangkok."""
    assert build_day({EPOCH: "1680456600"}) == date(2023, 4, 3)


def test_a_day_written_as_epoch_is_read_as_that_day() -> None:
    """``--as-of`` goes to MkDocs as SOURCE_DATE_EPOCH and comes back unchanged."""
    assert build_day({EPOCH: as_epoch(date(2023, 4, 2))}) == date(2023, 4, 2)


@pytest.mark.parametrize("written", ["x", "1e3", "-62135596800", "99999999999999999999"])
def test_what_tells_no_day_is_refused(written: str) -> None:
    """Neither words nor years that no archive can hold."""
    with pytest.raises(NoDay):
        build_day({EPOCH: written})
