"""The lab: servers on loopback under the names and addresses of the open web.

A resolver gives each host a public address, and the lab's wire leads that address to a server on
this machine: nothing leaves it. So the checker runs as in earnest, private addresses forbidden.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import re
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import httpcore2

from generator.linkcheck.web.network import Outside
from tests.links.http2 import serve_http2
from tests.links.replies import Reply, Request, answer

Site = Mapping[str, Reply]
_CLOSED = errno.ECONNREFUSED


class Lab(httpcore2.AsyncNetworkBackend):
    """Hosts by name, each with its pages by path; ``"*"`` answers for every path."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.connected: list[tuple[str, int]] = []
        self.forbidden: set[str] = set()
        self._sites: dict[str, Site] = {}
        self._names: dict[str, Sequence[str] | OSError] = {}
        self._routes: dict[tuple[str, int], tuple[str, int] | OSError | None] = {}
        self._inner = httpcore2.AnyIOBackend()
        self._loop = asyncio.new_event_loop()
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.plain = self._listen()

    # --- setting it up ------------------------------------------------------------------------

    def host(self, name: str, site: Site | Reply) -> None:
        """Put a site on the web at port 80, under a name or an IP address."""
        self._sites[name] = site if isinstance(site, Mapping) else {"*": site}
        self._routes[self.address(name), 80] = ("127.0.0.1", self.plain)

    def secure_host(
        self, name: str, site: Site | Reply, context: ssl.SSLContext, *, http2: bool = False
    ) -> None:
        """Put a site on port 443 of a name."""
        self._sites.setdefault(name, site if isinstance(site, Mapping) else {"*": site})
        port = self._listen(context, http2=http2)
        self._routes[self.address(name), 443] = ("127.0.0.1", port)

    def address(self, name: str) -> str:
        """Give the public address of a name; an address is its own."""
        bare = name.strip("[]")
        if ":" in bare or bare.replace(".", "").isdigit():
            return bare
        if name not in self._names:
            count = len(self._names)
            self._names[name] = [f"8.8.{count // 250}.{count % 250 + 1}"]
        found = self._names[name]
        assert not isinstance(found, OSError)
        return found[0]

    def name(self, name: str, addresses: Sequence[str] | OSError) -> None:
        """Say what the resolver says of a name."""
        self._names[name] = addresses

    def route(self, address: str, port: int, to: tuple[str, int] | OSError | None) -> None:
        """Lead an address elsewhere; None swallows all that is sent there, an error is met."""
        self._routes[address, port] = to

    def listen_ipv6(self) -> int:
        """Open a server on ::1."""
        return self._listen(host="::1")

    # --- what the checker gets ----------------------------------------------------------------

    def outside(self, trust: ssl.SSLContext | None = None, **more: Any) -> Outside:
        """Give the checker this lab for the world."""
        context = trust or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return Outside(resolve=self.resolve, wire=self, trust=lambda: context, **more)

    async def resolve(self, host: str, _port: int) -> Sequence[str]:
        found = self._names.get(host, socket.gaierror(socket.EAI_NONAME, "no such name"))
        if isinstance(found, OSError):
            raise found
        return found

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        *_: object,
    ) -> httpcore2.AsyncNetworkStream:
        self.connected.append((host, port))
        if (host, port) not in self._routes:
            raise httpcore2.ConnectError(OSError(_CLOSED, "refused"))
        to = self._routes[host, port]
        if isinstance(to, OSError):
            raise httpcore2.ConnectError(to)
        if to is None:
            await asyncio.sleep(timeout or 0)
            raise httpcore2.ConnectTimeout
        return await self._inner.connect_tcp(*to, timeout)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def asked(self, host: str) -> list[str]:
        """Give what a host was asked for, robots.txt apart."""
        targets = [request.target for request in self.requests if request.host == host]
        return [target for target in targets if target != "/robots.txt"]

    # --- servers ------------------------------------------------------------------------------

    def _listen(
        self, context: ssl.SSLContext | None = None, host: str = "127.0.0.1", *, http2: bool = False
    ) -> int:
        async def start() -> asyncio.Server:
            serve = self._serve_http2 if http2 else self._serve
            return await asyncio.start_server(serve, host, 0, ssl=context)

        server = asyncio.run_coroutine_threadsafe(start(), self._loop).result(10)
        self._servers.append(server)
        return int(server.sockets[0].getsockname()[1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._keep()
        secure = writer.get_extra_info("ssl_object") is not None
        try:
            while request := await _read_request(reader, writer, secure):
                self.requests.append(request)
                if request.method == "CONNECT" and request.host not in self.forbidden:
                    await self._tunnel(request, reader, writer)
                    break
                if not await self._reply_to(request)(request, writer):
                    break
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            await _close(writer)

    async def _tunnel(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Be a proxy: lead bytes both ways, to where the name of the request leads."""
        host, _, port = request.target.rpartition(":")
        to = self._routes[self.address(host), int(port)]
        assert isinstance(to, tuple)
        there_reader, there_writer = await asyncio.open_connection(*to)
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        try:
            await asyncio.gather(_pipe(reader, there_writer), _pipe(there_reader, writer))
        finally:
            await _close(there_writer)

    async def _serve_http2(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._keep()
        try:
            await serve_http2(reader, writer, self._take)
        except OSError:
            pass
        finally:
            await _close(writer)

    def _take(self, request: Request) -> Reply:
        self.requests.append(request)
        return self._reply_to(request)

    def _reply_to(self, request: Request) -> Reply:
        site = self._sites.get(request.host, {})
        if request.path == "/robots.txt":
            return site.get("/robots.txt", answer("none", 404, "text/plain"))
        return (
            site.get(request.target)
            or site.get(request.path)
            or site.get("*")
            or answer("none", 404)
        )

    def _keep(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close(self) -> None:
        """End all servers and their connections."""

        async def end() -> None:
            for server in self._servers:
                server.close()
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            for server in self._servers:
                await server.wait_closed()

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


@contextmanager
def running_lab() -> Iterator[Lab]:
    """Run a lab for a while."""
    lab = Lab()
    try:
        yield lab
    finally:
        lab.close()


async def _read_request(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, secure: bool
) -> Request | None:
    first = await reader.readexactly(1)
    if first == b"\x16":  # TLS, where none is spoken.
        writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        return None
    raw = first + await reader.readuntil(b"\r\n\r\n")
    top, *lines = raw.decode("latin-1").split("\r\n")
    method, target, _ = top.split(" ")
    pairs = (line.partition(":") for line in lines if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    if target.startswith("http://"):  # As a proxy is asked.
        target = "/" + target.split("/", 3)[3]
    host = re.sub(r":[0-9]+$", "", headers["host"])
    return Request(host, method, target, headers, secure)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()
    writer.write_eof()


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError, asyncio.CancelledError):
        await writer.wait_closed()
