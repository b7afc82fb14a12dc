"""Links that the office knows to be no fault: each with a reason and a last day.

An exemption without an end would hide dead links for ever (apify-docs pull 2261 is such a story),
so it turns a verdict into "not sure" and runs out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.linkcheck.result import LinkResult, LinkState
from generator.linkcheck.web.address import NoAddress, read_address


@dataclass(frozen=True, slots=True)
class Exemption:
    """A link that may fail until the end of a day, in Bangkok, and why."""

    url: str
    reason: str
    until: date


def exempt(
    results: Iterable[LinkResult], exemptions: Sequence[Exemption], today: date
) -> list[LinkResult]:
    """Mark the exempted among the links that are not ok; the last reason stays in the detail."""
    valid = {_key(entry.url): entry for entry in exemptions if entry.until >= today}
    return [_marked(result, valid.get(_key(result.url))) for result in results]


def expired(exemptions: Iterable[Exemption], today: date) -> list[Exemption]:
    """Give the exemptions that have run out."""
    return [entry for entry in exemptions if entry.until < today]


def unused(exemptions: Iterable[Exemption], urls: Iterable[str]) -> list[Exemption]:
    """Give the exemptions of links that stand on no page."""
    known = set(map(_key, urls))
    return [entry for entry in exemptions if _key(entry.url) not in known]


def _marked(result: LinkResult, entry: Exemption | None) -> LinkResult:
    if entry is None or result.state is LinkState.OK:
        return result
    detail = f"{entry.until.isoformat()}: {entry.reason} [{result.reason}]"
    return replace(result, state=LinkState.UNSURE, reason="link-exempt", detail=detail)


def _key(url: str) -> str:
    """Write alike what is the same address."""
    try:
        return read_address(url).url
    except NoAddress:
        return url
