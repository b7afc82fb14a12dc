"""Checking all links that lead out of a site (prongsai links)."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from generator.clock import BANGKOK
from generator.linkcheck.exempt import Exemption, exempt
from generator.linkcheck.result import LinkResult
from generator.linkcheck.web.address import Address, NoAddress, read_address
from generator.linkcheck.web.fetch import Fetcher
from generator.linkcheck.web.follow import Follower
from generator.linkcheck.web.judge import broken, judge
from generator.linkcheck.web.manners import Manners
from generator.linkcheck.web.met import Met
from generator.linkcheck.web.network import Outside
from generator.linkcheck.web.outcome import Checked, excuse, is_fresh, result_of, result_unasked
from generator.linkcheck.web.patience import Hosts, asks_to_wait, wait_before_retry
from generator.linkcheck.web.robots import Robots
from generator.linkcheck.web.signs import Signs, signs

#: So long a link that was ok is taken to be so.
MAX_AGE = timedelta(days=7)
#: Told after each address: how many are done, and how many there are.
Progress = Callable[[int, int], None]
#: Gives the time, with its zone.
Clock = Callable[[], datetime]


def silent(_done: int, _all: int) -> None:
    """Tell nobody of the progress."""


def check_links(
    urls: Mapping[str, tuple[str, ...]],
    *,
    now: Clock,
    manners: Manners | None = None,
    exemptions: Sequence[Exemption] = (),
    known: Iterable[LinkResult] = (),
    max_age: timedelta = MAX_AGE,
    allow_private: bool = False,
    outside: Outside | None = None,
    progress: Progress = silent,
) -> tuple[LinkResult, ...]:
    """Check links and give a result for each, by URL; ``urls`` names the pages each stands on.

    Links that are no matter of the web, such as mailto:, get none. What was ok within ``max_age``
    by ``known`` is taken over. Nothing that the web does raises; UnusableProxy is raised when
    ``outside`` names a proxy that cannot be used.
    """
    begun = now()
    results = _taken_over(urls, known, begun, max_age)
    wanted: dict[Address, list[tuple[str, str]]] = {}
    for url in urls.keys() - results.keys():
        try:
            address = read_address(url)
        except NoAddress as error:
            if error.code:
                verdict = broken(error.code, error.detail)
                results[url] = result_unasked(url, urls[url], verdict, begun)
            continue
        # What differs by the fragment only is asked for once.
        bare = replace(address, fragment="")
        wanted.setdefault(bare, []).append((url, address.fragment))
    run = _Run(manners or Manners(), now, allow_private, outside or Outside(), progress)
    checked = asyncio.run(run.check(sorted(wanted, key=lambda address: address.url)))
    for address, entry in excuse(checked).items():
        for url, fragment in wanted[address]:
            results[url] = result_of(url, urls[url], entry, fragment)
    marked = exempt(results.values(), exemptions, begun.astimezone(BANGKOK).date())
    return tuple(sorted(marked, key=lambda result: result.url))


def _taken_over(
    urls: Mapping[str, tuple[str, ...]],
    known: Iterable[LinkResult],
    begun: datetime,
    max_age: timedelta,
) -> dict[str, LinkResult]:
    return {
        result.url: replace(result, pages=urls[result.url])
        for result in known
        if result.url in urls
        and result.checked is not None
        and is_fresh(result, begun - result.checked, max_age)
    }


@dataclass(slots=True)
class _Run:
    """One run over the web."""

    manners: Manners
    now: Clock
    allow_private: bool
    outside: Outside
    progress: Progress
    signs: Signs = field(default_factory=signs)
    hosts: Hosts = field(default_factory=Hosts)
    checked: dict[Address, Checked] = field(default_factory=dict)

    async def check(self, addresses: Sequence[Address]) -> Mapping[Address, Checked]:
        """Check addresses, each host in its own time: a slow one keeps no other waiting."""
        waiting: dict[str, deque[Address]] = {}
        for address in addresses:
            waiting.setdefault(address.host, deque()).append(address)
        async with Fetcher(self.outside, self.manners, allow_private=self.allow_private) as fetcher:
            robots = Robots(fetcher)
            follower = Follower(
                fetcher, robots, self.signs, self.manners.redirects, self.allow_private
            )
            async with asyncio.TaskGroup() as tasks:
                for links in waiting.values():
                    for _ in range(min(self.manners.per_host, len(links))):
                        tasks.create_task(self._check_host(links, follower, len(addresses)))
        return self.checked

    async def _check_host(self, links: deque[Address], follower: Follower, count: int) -> None:
        host = links[0].host if links else ""
        while links:
            await self._check_link(links.popleft(), follower)
            self.progress(len(self.checked), count)
        await follower.fetcher.leave(host)

    async def _check_link(self, address: Address, follower: Follower) -> None:
        """Check one link; its page is let go before the next link waits for its turn."""
        met = self.hosts.given_up(address.origin) or await self._ask(address, follower)
        self.hosts.add(met)
        verdict = judge(met, self.signs, self.manners.slow)
        self.checked[address] = Checked.of(met, verdict, self.now())

    async def _ask(self, address: Address, follower: Follower) -> Met:
        tried = 0
        while True:
            met = await follower.follow(address)
            tried += 1
            wait = wait_before_retry(met, tried, self.manners, self.now())
            if wait is None:
                return met
            if asks_to_wait(met):
                follower.fetcher.gate.hold(met.at.host, wait)
            await asyncio.sleep(wait)
