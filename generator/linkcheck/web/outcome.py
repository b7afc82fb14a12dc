"""From what was met to results: also when it is our own network that is at fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from generator.linkcheck.result import LinkResult, LinkState
from generator.linkcheck.web.address import Address
from generator.linkcheck.web.judge import Verdict, unsure
from generator.linkcheck.web.met import Fault, Met

#: Faults that many hosts do not have at once: then this machine has them.
_OURS = {
    Fault.NO_NAME, Fault.NAME_UNSURE, Fault.REFUSED, Fault.UNREACHED, Fault.RESET, Fault.TIMEOUT,
    Fault.PROXY,
}  # fmt: skip
_OUR_TRUST = {Fault.TLS_AUTHORITY, Fault.TLS_CHAIN, Fault.TLS_SELF_SIGNED}
_MANY_HOSTS = 3
#: For these the address on which a reader ends is a suggestion, so it is written in full.
_SUGGESTING = {"link-moved", "link-shortener"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was met behind an address, without its body, and the verdict on it."""

    met: Met
    verdict: Verdict
    at: datetime

    @classmethod
    def of(cls, met: Met, verdict: Verdict, at: datetime) -> Checked:
        """Keep what a result needs: pages are large."""
        return cls(replace(met, answer=None), verdict, at)


def excuse(checked: Mapping[Address, Checked]) -> Mapping[Address, Checked]:
    """Take back the verdicts on others when nobody at all could be reached, or trusted.

    Without a network, or behind one that opens all TLS, every link would be called broken.
    """
    answered = [entry for entry in checked.values() if entry.met.status is not None]
    faults = set()
    if not answered and _hosts_with(checked, _OURS) >= _MANY_HOSTS:
        faults |= _OURS
    secure = any(entry.met.at.scheme == "https" for entry in answered)
    if not secure and _hosts_with(checked, _OUR_TRUST) >= _MANY_HOSTS:
        faults |= _OUR_TRUST
    return {
        address: replace(entry, verdict=unsure("link-offline", entry.verdict.reason or ""))
        if entry.met.fault in faults
        else entry
        for address, entry in checked.items()
    }


def result_of(url: str, pages: tuple[str, ...], entry: Checked, fragment: str) -> LinkResult:
    """Write down what was found out about a link as it is written."""
    met, verdict = entry.met, entry.verdict
    final = None
    if met.at.request != met.asked.request:
        full = verdict.reason in _SUGGESTING
        # Elsewhere the query may hold what was made for this visit only.
        at = met.at if full else met.at.without_query()
        final = at.request + (at.fragment or fragment if full else "")
    return LinkResult(
        url=url,
        state=verdict.state,
        reason=verdict.reason,
        final_url=final,
        status=met.status,
        checked=entry.at,
        detail=verdict.detail,
        pages=pages,
    )


def result_unasked(url: str, pages: tuple[str, ...], verdict: Verdict, at: datetime) -> LinkResult:
    """Write down what is broken as it is written, without asking anybody."""
    return LinkResult(
        url, verdict.state, verdict.reason, checked=at, detail=verdict.detail, pages=pages
    )


def is_fresh(result: LinkResult, age: timedelta, most: timedelta) -> bool:
    """Say whether an earlier result is taken over: only what was ok, and not for too long."""
    return result.state is LinkState.OK and timedelta() <= age < most


def _hosts_with(checked: Mapping[Address, Checked], faults: set[Fault]) -> int:
    return len({address.host for address, entry in checked.items() if entry.met.fault in faults})
