"""The day of the build, as it comes in from outside: ``--as-of``, SOURCE_DATE_EPOCH, or today.

Source of SOURCE_DATE_EPOCH: the Reproducible Builds specification of that name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone

#: Thailand has had one offset without summer time since 1920; no time zone data are needed.
BANGKOK = timezone(timedelta(hours=7))
EPOCH = "SOURCE_DATE_EPOCH"


#: What the gzip format can hold as a time stamp (RFC 1952: 32 bits), in whole years.
FIRST_YEAR, LAST_YEAR = 1970, 2105


class NoDay(Exception):
    """SOURCE_DATE_EPOCH does not tell a day; the message is what it holds."""


def build_day(environment: Mapping[str, str]) -> date:
    """Tell the day of the build in Bangkok. Raises NoDay when SOURCE_DATE_EPOCH tells none."""
    written = environment.get(EPOCH)
    if not written:
        return datetime.now(BANGKOK).date()
    try:
        day = datetime.fromtimestamp(int(written), BANGKOK).date()
    except (ValueError, OverflowError, OSError) as error:
        raise NoDay(written) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoDay(written)
    return day


def as_epoch(day: date) -> str:
    """Write a day as SOURCE_DATE_EPOCH: midnight UTC, which is the same day in Bangkok."""
    return str(int(datetime.combine(day, time(), UTC).timestamp()))
