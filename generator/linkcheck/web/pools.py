"""Connections that are kept between requests: those of a host while it has links to check.

Each place at a host (``gate``) has a connection of its own: what one does to its connection of
HTTP/2 touches nobody else. And few connections are looked through for the next request.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpcore2

from generator.linkcheck.web.address import Address

#: So many are kept at most: systems allow 256 open files and more. Further hosts are asked all the
#: same, but keep none.
_KEPT = 192
#: Idle connections are of no use after so many seconds.
_IDLE = 5.0

#: Host, origin, place.
_Key = tuple[str, str, int]


class Pools:
    """Gives each request the connection of its place, made anew when none is kept."""

    def __init__(
        self,
        trust: ssl.SSLContext,
        direct: httpcore2.AsyncNetworkBackend,
        to_proxy: httpcore2.AsyncNetworkBackend,
    ) -> None:
        self._trust = trust
        self._direct = direct
        self._to_proxy = to_proxy
        self._free: dict[_Key, httpcore2.AsyncConnectionPool] = {}
        self._used_at: dict[_Key, float] = {}

    @asynccontextmanager
    async def use(
        self, address: Address, place: int, proxy: httpcore2.Proxy | None
    ) -> AsyncIterator[httpcore2.AsyncConnectionPool]:
        """Lend the pool of a place for one request."""
        key = (address.host, address.origin, place)
        pool = self._free.pop(key, None) or self._made(proxy)
        try:
            yield pool
        finally:
            await self._keep(key, pool)

    async def leave(self, host: str) -> None:
        """Close the connections to a host that has no more links."""
        for key in [key for key in self._free if key[0] == host]:
            await self._free.pop(key).aclose()

    async def aclose(self) -> None:
        """Close all that is kept."""
        while self._free:
            await self._free.popitem()[1].aclose()

    async def _keep(self, key: _Key, pool: httpcore2.AsyncConnectionPool) -> None:
        now = asyncio.get_running_loop().time()
        if len(self._free) >= _KEPT:
            for old in [old for old in self._free if now - self._used_at[old] > _IDLE]:
                await self._free.pop(old).aclose()
        if len(self._free) >= _KEPT:
            await pool.aclose()
            return
        self._free[key] = pool
        self._used_at[key] = now

    def _made(self, proxy: httpcore2.Proxy | None) -> httpcore2.AsyncConnectionPool:
        return httpcore2.AsyncConnectionPool(
            ssl_context=self._trust,
            proxy=proxy,
            max_connections=1,
            keepalive_expiry=_IDLE,
            http2=True,
            network_backend=self._to_proxy if proxy else self._direct,
        )
