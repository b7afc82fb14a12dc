"""A small server of HTTP/2, on the h2 package."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import h2.config
import h2.connection
import h2.events
import h2.exceptions

from tests.links.replies import Reply, Request


class _Body:
    """Takes what a reply of HTTP/1.1 writes."""

    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, data: bytes) -> None:
        self.content += data

    async def drain(self) -> None:
        await asyncio.sleep(0)


async def serve_http2(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    take: Callable[[Request], Reply],
) -> None:
    """Serve one connection until it ends."""
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    waiting: dict[int, bytes] = {}
    while True:
        _send(connection, waiting)
        writer.write(connection.data_to_send())
        await writer.drain()
        data = await reader.read(65_536)
        if not data:
            return
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                waiting[event.stream_id] = await _answer(connection, event, take)


async def _answer(
    connection: h2.connection.H2Connection,
    event: h2.events.RequestReceived,
    take: Callable[[Request], Reply],
) -> bytes:
    headers = {name.decode(): value.decode() for name, value in event.headers}
    request = Request(headers[":authority"], headers[":method"], headers[":path"], headers, True)
    body = _Body()
    await take(request)(request, body)  # type: ignore[arg-type]
    top, _, content = bytes(body.content).partition(b"\r\n\r\n")
    first, *lines = top.decode().split("\r\n")
    pairs = [line.split(": ", 1) for line in lines]
    connection.send_headers(
        event.stream_id,
        [(":status", first.split(" ")[1]), *((name.lower(), value) for name, value in pairs)],
    )
    return content


def _send(connection: h2.connection.H2Connection, waiting: dict[int, bytes]) -> None:
    """Send as much as the windows allow."""
    for stream, content in list(waiting.items()):
        left = content
        try:
            while left and (window := connection.local_flow_control_window(stream)) > 0:
                size = min(window, connection.max_outbound_frame_size, len(left))
                connection.send_data(stream, left[:size])
                left = left[size:]
            if not left:
                connection.end_stream(stream)
        except h2.exceptions.ProtocolError:
            left = b""
        if left:
            waiting[stream] = left
        else:
            del waiting[stream]
