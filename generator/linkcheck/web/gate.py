"""Turns: so many requests at once in all and to one host, and a pause between two to a host."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from generator.linkcheck.web.manners import Manners


class Gate:
    """Gives requests their turn. One gate serves one event loop."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._all = asyncio.Semaphore(manners.at_once)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[int]:
        """Wait until a request to a host may start; its turn ends with the block.

        Gives the number of the place, below ``Manners.per_host``, that nobody else at this host has
        meanwhile.
        """
        door = self._door(host)
        # Whoever waits for one host takes no place away from the others.
        async with door.places:
            place = door.free.pop()
            try:
                await door.wait()
                async with self._all:
                    yield place
            finally:
                door.free.append(place)

    def slow_down(self, host: str, pause: float) -> None:
        """Keep a longer pause between requests to a host, as its robots.txt asks, within limits."""
        door = self._door(host)
        door.pause = max(door.pause, min(pause, self._manners.longest_pause))

    def hold(self, host: str, seconds: float) -> None:
        """Start no request to a host for a while: it asked for that."""
        door = self._door(host)
        door.free_at = max(door.free_at, asyncio.get_running_loop().time() + seconds)

    def _door(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = _Host(self._manners)
        return self._hosts[host]


class _Host:
    def __init__(self, manners: Manners) -> None:
        self.places = asyncio.Semaphore(manners.per_host)
        self.free = list(range(manners.per_host))
        self.pause = manners.pause
        self.free_at = 0.0

    async def wait(self) -> None:
        """Wait for the next start; another hold may come in between."""
        now = asyncio.get_running_loop().time
        while (left := self.free_at - now()) > 0:
            await asyncio.sleep(left)
        self.free_at = now() + self.pause
