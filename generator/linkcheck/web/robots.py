"""robots.txt: what a site does not want to be asked for by programs, and how often it may be asked.

Rules: RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309, sure); Crawl-delay is a custom beside it.
One exception: a robots.txt that cannot be had stops a crawler there. A link checker asks for single
pages that an office names to its readers, as a reader would, so it asks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.linkcheck.web.address import Address, NoAddress, read_address
from generator.linkcheck.web.fetch import Fetcher
from generator.linkcheck.web.manners import ROBOT
from generator.linkcheck.web.met import Unreached

#: RFC 9309 section 2.3.1.2: at least five redirects are followed.
_REDIRECTS = 5
_SENT_ON = frozenset({301, 302, 303, 307, 308})
#: RFC 9309 section 2.5: at least 500 KiB are read.
_LARGEST = 512 << 10


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for us: (pattern, allowed), and seconds between requests."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, target: str) -> bool:
        """Say whether path and query may be asked for: the longest match counts, at a tie the
        permission (section 2.2.2).
        """
        matching = [(len(p), allowed) for p, allowed in self.patterns if _matches(p, target)]
        return max(matching)[1] if matching else True


class Robots:
    """Fetches each robots.txt once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Rules] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def allow(self, address: Address) -> bool:
        """Say whether an address may be asked for; asks its robots.txt first when need be."""
        lock = self._asking.setdefault(address.origin, asyncio.Lock())
        async with lock:
            if address.origin not in self._rules:
                rules = await self._fetch(address)
                self._rules[address.origin] = rules
                self._fetcher.gate.slow_down(address.host, rules.delay)
        return self._rules[address.origin].allow(address.target)

    async def _fetch(self, address: Address) -> Rules:
        asked = replace(address, target="/robots.txt", fragment="")
        try:
            for _ in range(_REDIRECTS + 1):
                answer, _cookies = await self._fetcher.get(asked, most=_LARGEST)
                if answer.status not in _SENT_ON:
                    break
                asked = read_address(answer.header("location"), asked)
        except (Unreached, NoAddress):
            return Rules()
        return (
            read_rules(answer.body.decode("utf-8", "replace")) if answer.status == 200 else Rules()
        )


def read_rules(text: str) -> Rules:
    """Read the rules of a robots.txt that are meant for us, or else for everybody."""
    ours: list[tuple[str, str]] = []
    everybodys: list[tuple[str, str]] = []
    named = False
    for agents, rules in _groups(text):
        if ROBOT in agents:
            named = True
            ours += rules
        elif "*" in agents:
            everybodys += rules
    return _rules(ours if named else everybodys)


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    agents: set[str] = set()
    rules: list[tuple[str, str]] = []
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if rules:
                yield agents, rules
                agents, rules = set(), []
            agents.add(value.lower())
        elif key in {"allow", "disallow", "crawl-delay"} and agents:
            rules.append((key, value))
    yield agents, rules


def _rules(lines: list[tuple[str, str]]) -> Rules:
    patterns = tuple(
        (value, key == "allow") for key, value in lines if key != "crawl-delay" and value
    )
    delays = [float(value) for key, value in lines if key == "crawl-delay" and _is_number(value)]
    return Rules(patterns, max(delays, default=0.0))


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal() and value.isascii() and len(value) < 9


def _matches(pattern: str, target: str) -> bool:
    """Match with ``*`` for anything and ``$`` for the end, in linear time whatever is written."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    place = len(first)
    for part in rest[:-1]:
        found = target.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if not rest:
        return not anchored or place == len(target)
    if anchored:
        return target.endswith(rest[-1]) and len(target) - len(rest[-1]) >= place
    return target.find(rest[-1], place) >= 0
