"""The day of the build, as it comes in from outside: ``--as-of``, SOURCE_DATE_EPOCH, or today.

Source of SOURCE_DATE_EPOCH: the Reproducible Builds specification of that name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone

#: Thailand has had one offset without summer time since 1920; no time zone data are needed.
BANGKOK = timezone(timedelta(hours=7))
EPOCH = "SOURCE_DATE_EPOCH"


def build_day(environment: Mapping[str, str]) -> date:
    """Tell the day of the build in Bangkok.

    Raises ValueError when SOURCE_DATE_EPOCH is no number.
    """
    written = environment.get(EPOCH)
    now = datetime.now(BANGKOK) if not written else datetime.fromtimestamp(int(written), BANGKOK)
    return now.date()


def as_epoch(day: date) -> str:
    """Write a day as SOURCE_DATE_EPOCH: midnight UTC, which is the same day in Bangkok."""
    return str(int(datetime.combine(day, time(), UTC).timestamp()))
