"""When to ask again, after how long, and when to stop asking a host that does not answer.

Waits differ from link to link by a hash, so that retries do not come in crowds, and a run can be
repeated.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from generator.linkcheck.web.manners import Manners
from generator.linkcheck.web.met import Fault, Met

_FAULTS = {
    Fault.NAME_UNSURE, Fault.REFUSED, Fault.UNREACHED, Fault.RESET, Fault.TIMEOUT, Fault.PROTOCOL,
    Fault.TRUNCATED, Fault.DAMAGED, Fault.PROXY,
}  # fmt: skip
_BUSY = {429, 503}
_STATUSES = {500, 502, 504, *_BUSY}
#: Faults of a host as a whole: after so many links of it, the others meet the same.
_OF_HOST = {Fault.NO_NAME, Fault.NAME_UNSURE, Fault.REFUSED, Fault.UNREACHED, Fault.TIMEOUT}
_ENOUGH = 2


def wait_before_retry(met: Met, tried: int, manners: Manners, now: datetime) -> float | None:
    """Say after how many seconds to ask again, None when asking again is of no use.

    ``tried`` counts the requests so far.
    """
    # Who waited to the end of all time limits waits at most once more.
    most = min(manners.retries, 1) if met.fault is Fault.TIMEOUT else manners.retries
    status = met.answer.status if met.answer else None
    if tried > most or not (met.fault in _FAULTS or status in _STATUSES):
        return None
    if status in _BUSY and met.answer:
        asked = _seconds(met.answer.header("retry-after"), now)
        if asked is not None:
            return asked if asked <= manners.longest_wait else None
    share = zlib.crc32(f"{met.asked.request} {tried}".encode()) / 2**32
    return min(manners.back_off * 2.0 ** (tried - 1) * (0.75 + share / 2), manners.longest_wait)


def asks_to_wait(met: Met) -> bool:
    """Say whether the server has too much to do: then nobody asks it for a while."""
    return met.answer is not None and met.answer.status in _BUSY


@dataclass(slots=True)
class Hosts:
    """Remembers which hosts answer. A dead one with a hundred links costs the time of two."""

    _failed: dict[str, int] = field(default_factory=dict)
    _last: dict[str, Met] = field(default_factory=dict)
    _answered: set[str] = field(default_factory=set)

    def add(self, met: Met) -> None:
        """Remember how a link ended."""
        host = met.asked.origin
        if met.hops or met.status is not None:
            self._answered.add(host)
        elif met.fault in _OF_HOST:
            self._failed[host] = self._failed.get(host, 0) + 1
            self._last[host] = met

    def given_up(self, origin: str) -> Met | None:
        """Give what the last link of a host met when no other needs to be asked for."""
        if origin in self._answered or self._failed.get(origin, 0) < _ENOUGH:
            return None
        return self._last[origin]


def _seconds(header: str, now: datetime) -> float | None:
    """Read Retry-After: seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after)."""
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        at = parsedate_to_datetime(header)
    except (ValueError, TypeError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max((at - now).total_seconds(), 0.0)
