"""The way onto the network: names are resolved, every address is looked at, and only what was
looked at is connected to.

A link checker runs inside of offices and CI, where an address such as 169.254.169.254 opens doors.
A name may lead there, at once or on the second look-up; so the connection is made to the address
that was checked, never to the name. Through a proxy the proxy resolves the names: then only names
and addresses in the URLs themselves can be checked, not what a public name resolves to.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

import httpcore2

from generator.linkcheck.web.host import is_public
from generator.linkcheck.web.met import Fault, Unreached

#: Give the IP addresses of a name, for a port. Raises OSError.
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
#: So many addresses of a name are tried.
_MOST = 4
_NO_NAME = frozenset({socket.EAI_NONAME, socket.EAI_NODATA})
_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})


async def system_addresses(host: str, port: int) -> Sequence[str]:
    """Ask the system, in its order of preference."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Outside:
    """What lies between us and the web. ``proxies`` maps a scheme to the proxy for it; ``wire``
    opens connections to IP addresses.
    """

    resolve: Resolve = system_addresses
    wire: httpcore2.AsyncNetworkBackend = field(default_factory=httpcore2.AnyIOBackend)
    trust: Callable[[], ssl.SSLContext] = httpcore2.default_ssl_context
    proxies: Mapping[str, str] = field(default_factory=dict, hash=False)
    bypass: Callable[[str], bool] = lambda _host: False


class GuardedNetwork(httpcore2.AsyncNetworkBackend):
    """Connects to names of the open web only, or to any when ``allow_private``."""

    def __init__(self, outside: Outside, *, allow_private: bool) -> None:
        self._outside = outside
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of a host that answers. Raises Unreached."""
        addresses = await self._addresses(host, port, timeout)
        # Each gets its share of the time: one dead address must not hide the others.
        share = timeout / len(addresses) if timeout else None
        failed: Unreached | None = None
        for address in addresses:
            try:
                return await self._outside.wire.connect_tcp(
                    address, port, share, local_address, socket_options
                )
            except httpcore2.ConnectTimeout:
                failed = Unreached(Fault.TIMEOUT, "connect")
            except httpcore2.ConnectError as error:
                failed = _of_connecting(error)
        raise failed or Unreached(Fault.NO_NAME, host)

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.AsyncNetworkStream:
        """Refuse: nothing on the web is a file."""
        raise Unreached(Fault.PRIVATE)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    async def _addresses(self, host: str, port: int, within: float | None) -> Sequence[str]:
        try:
            addresses = [str(ip_address(host))]
        except ValueError:
            addresses = list(await self._resolved(host, port, within))
        if not self._allow_private:
            # One private address among public ones is how rebinding begins.
            private = [found for found in addresses if not is_public(ip_address(found))]
            if private:
                raise Unreached(Fault.PRIVATE, f"{host} = {private[0]}")
        return addresses[:_MOST]

    async def _resolved(self, host: str, port: int, within: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(within):
                found = await self._outside.resolve(host, port)
        except TimeoutError as error:
            raise Unreached(Fault.NAME_UNSURE, host) from error
        except UnicodeError as error:  # Too long for a name.
            raise Unreached(Fault.NO_NAME, host) from error
        except OSError as error:
            gone = error.errno in _NO_NAME
            raise Unreached(Fault.NO_NAME if gone else Fault.NAME_UNSURE, host) from error
        if not found:
            raise Unreached(Fault.NO_NAME, host)
        # A zone, such as %eth0, is no part of an address of the web.
        return [address.partition("%")[0] for address in found]


def _of_connecting(error: Exception) -> Unreached:
    numbers = set(_error_numbers(error))
    if errno.ECONNREFUSED in numbers:
        return Unreached(Fault.REFUSED)
    if numbers & {errno.ETIMEDOUT}:
        return Unreached(Fault.TIMEOUT, "connect")
    if numbers & _NO_WAY:
        return Unreached(Fault.UNREACHED)
    return Unreached(Fault.RESET)


def _error_numbers(error: BaseException) -> Iterable[int]:
    """Give the numbers of the system errors behind an error of the libraries."""
    waiting: list[BaseException] = [error]
    while waiting:
        found = waiting.pop()
        if isinstance(found, OSError) and found.errno is not None:
            yield found.errno
        waiting += [part for part in found.args if isinstance(part, BaseException)]
        if isinstance(found, BaseExceptionGroup):
            waiting += found.exceptions
        if found.__cause__ is not None:
            waiting.append(found.__cause__)
