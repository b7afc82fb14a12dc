"""One request to one address: GET, in its turn, within its time, and no more of the answer than
needed.

Nothing of us goes along but the name of the checker: no password, no referrer, no cookies but those
of the same chain (``follow``).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager

import httpcore2

from generator.linkcheck.web.address import Address
from generator.linkcheck.web.content import HTML, media_type
from generator.linkcheck.web.decoding import ACCEPTED, Decoder
from generator.linkcheck.web.failures import FAILURES, name_failure
from generator.linkcheck.web.gate import Gate
from generator.linkcheck.web.manners import USER_AGENT, Manners
from generator.linkcheck.web.met import Answer, Fault, Unreached
from generator.linkcheck.web.network import GuardedNetwork, Outside
from generator.linkcheck.web.page import looks_like_html, page_of
from generator.linkcheck.web.pools import Pools
from generator.linkcheck.web.proxy import read_proxies
from generator.linkcheck.web.tls import can_be_completed

#: As a browser asks for a page, Thai first.
_HEADERS = (
    (b"User-Agent", USER_AGENT.encode("ascii")),
    (b"Accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    (b"Accept-Language", b"th,en;q=0.8"),
)


class Opened:
    """An answer whose body is still to come; ``cookies`` are its headers Set-Cookie.

    ``began`` and ``ended`` tell how far its body was read.
    """

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        self.status = response.status
        self.headers, self.cookies = _read_headers(response.headers)
        self.began = False
        self.ended = False

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """Give the body as it comes, still compressed."""
        self.began = True
        async with aclosing(self._response.aiter_stream()) as stream:
            async for piece in stream:
                yield piece
        self.ended = True


class Fetcher:
    """Asks for addresses; to be used as ``async with``, in one event loop.

    Making one raises UnusableProxy.
    """

    def __init__(self, outside: Outside, manners: Manners, *, allow_private: bool) -> None:
        self.gate = Gate(manners)
        self._outside = outside
        self._manners = manners
        self._proxies = read_proxies(outside.proxies)
        self._direct = GuardedNetwork(outside, allow_private=allow_private)
        # A proxy may well stand at a private address: the office named it.
        to_proxy = GuardedNetwork(outside, allow_private=True)
        self._pools = Pools(outside.trust(), self._direct, to_proxy)
        self._times = {"connect": manners.connect, "read": manners.read, "write": manners.read}

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._pools.aclose()

    async def leave(self, host: str) -> None:
        """Keep no connection to a host that has no more links."""
        await self._pools.leave(host)

    async def get(
        self, address: Address, cookies: str = "", most: int | None = None
    ) -> tuple[Answer, Sequence[str]]:
        """Ask for an address; gives the answer and the cookies that it sets. Raises Unreached.

        ``most`` bytes of the body are read, or as many as ``Manners`` says of its kind.
        """
        clock = asyncio.get_running_loop().time
        async with self.gate.turn(address.host) as place:
            started = clock()
            within = self._manners.whole
            async with self._opened(place, address, cookies, ACCEPTED, within) as opened:
                encoding = opened.headers.get("content-encoding", "")
                decoder = Decoder(encoding, most or self._manners.page_bytes)
                body = await self._read(opened, decoder, most) if decoder.known else b""
            seconds = clock() - started
        page = page_of(opened.headers.get("content-type", ""), body)
        answer = Answer(opened.status, opened.headers, body, page, decoder.known, seconds)
        return answer, opened.cookies

    @asynccontextmanager
    async def open(self, address: Address, *, within: float) -> AsyncIterator[Opened]:
        """Ask for an address, uncompressed, and hand over its answer to be read in seconds.

        Raises Unreached, also out of the block that reads the body.
        """
        async with (
            self.gate.turn(address.host) as place,
            self._opened(place, address, "", "identity", within) as opened,
        ):
            yield opened

    async def _read(self, opened: Opened, decoder: Decoder, most: int | None) -> bytes:
        body = bytearray()
        limit = most or 0
        async with aclosing(opened.pieces()) as pieces:
            async for piece in pieces:
                body += decoder.feed(piece)
                limit = limit or self._limit(opened, body)
                if len(body) >= limit > 0:
                    break
        return bytes(body)

    def _limit(self, opened: Opened, body: bytearray) -> int:
        """Say how much of a body is of interest, as soon as there is something of it."""
        if not body:
            return 0
        declared = media_type(opened.headers.get("content-type", ""))
        is_page = declared in HTML or looks_like_html(bytes(body[:1024]))
        return self._manners.page_bytes if is_page else self._manners.file_bytes

    @asynccontextmanager
    async def _opened(
        self, place: int, address: Address, cookies: str, encoding: str, within: float
    ) -> AsyncIterator[Opened]:
        proxy = self._proxy(address)
        url = httpcore2.URL(
            scheme=address.scheme,
            host=address.host if proxy else address.host.strip("[]"),
            port=address.port,
            target=address.target,
        )
        headers = [
            (b"Host", address.authority.encode("ascii")),
            *_HEADERS,
            (b"Accept-Encoding", encoding.encode("ascii")),
            *([(b"Cookie", cookies.encode("latin-1"))] if cookies else []),
        ]
        extensions = {"timeout": self._times, "sni_hostname": address.host.strip("[]")}
        opened: Opened | None = None
        async with self._pools.use(address, place, proxy) as pool:
            try:
                async with (
                    asyncio.timeout(within),
                    pool.stream("GET", url, headers=headers, extensions=extensions) as response,
                ):
                    opened = Opened(response)
                    yield opened
            except FAILURES as error:
                failure = name_failure(error, opened.status if opened and opened.began else None)
                if failure.fault is Fault.TLS_CHAIN and not proxy:
                    failure = await self._look_at_chain(address, failure)
                raise failure from error
            finally:
                # What HTTP/2 still sends would fill the window of the connection and starve the
                # next answers; and a connection that failed is none.
                if opened is None or not opened.ended:
                    await pool.aclose()

    async def _look_at_chain(self, address: Address, failure: Unreached) -> Unreached:
        completed = await can_be_completed(self._direct, address, self._manners.connect)
        return failure if completed else Unreached(Fault.TLS_AUTHORITY)

    def _proxy(self, address: Address) -> httpcore2.Proxy | None:
        bypassed = self._outside.bypass(address.host)
        return None if bypassed else self._proxies.get(address.scheme)


def _read_headers(raw: Sequence[tuple[bytes, bytes]]) -> tuple[dict[str, str], list[str]]:
    headers: dict[str, str] = {}
    cookies: list[str] = []
    for name, value in raw:
        key = name.decode("latin-1").lower()
        if key == "set-cookie":
            cookies.append(value.decode("latin-1"))
        elif key == "location":
            # Browsers take bytes beyond ASCII as they are.
            headers[key] = "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in value)
        else:
            headers.setdefault(key, value.decode("latin-1").strip())
    return headers, cookies
