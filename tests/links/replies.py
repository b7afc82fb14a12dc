"""How servers of the lab answer, byte by byte where it matters."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cache

HTML = "text/html; charset=utf-8"
PDF = b"%PDF-1.7\n" + b"%\xe2\xe3\xcf\xd3\n" * 20 + b"%%EOF\n"
PARAGRAPH = (
    "<p>สำนักงานเขตเผยแพร่แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ และผลการดำเนินงานให้ประชาชนทราบ</p>\n"
)


@dataclass(frozen=True)
class Request:
    """What a server of the lab was asked."""

    host: str
    method: str
    target: str
    headers: dict[str, str]
    secure: bool = False

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


#: Answers a request; gives False when the connection ends with it.
Reply = Callable[[Request, asyncio.StreamWriter], Awaitable[bool]]


def page(
    title: str = "แผนปฏิบัติการ", body: str = PARAGRAPH * 30, head: str = "", h1: str = ""
) -> str:
    heading = f"<h1>{h1}</h1>" if h1 else ""
    return (
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{heading}{body}</body></html>"
    )


def answer(
    body: str | bytes = "",
    status: int = 200,
    kind: str | None = HTML,
    *headers: tuple[str, str],
    length: int | None = None,
) -> Reply:
    """Answer with a body; ``length`` may lie about it."""
    raw = body.encode() if isinstance(body, str) else body

    async def reply(_request: Request, writer: asyncio.StreamWriter) -> bool:
        declared = [("Content-Type", kind)] if kind else []
        counted = [("Content-Length", str(len(raw) if length is None else length))]
        writer.write(head(status, [*declared, *headers, *counted]) + raw)
        await writer.drain()
        return length is None

    return reply


def head(status: int, headers: Sequence[tuple[str, str]]) -> bytes:
    lines = [f"HTTP/1.1 {status} Lab", *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def ok(title: str = "แผนปฏิบัติการ") -> Reply:
    return answer(page(title))


def redirect(to: str, status: int = 302, *headers: tuple[str, str]) -> Reply:
    return answer("", status, None, ("Location", to), *headers)


def raw(content: bytes) -> Reply:
    """Send bytes and hang up."""

    async def reply(_request: Request, writer: asyncio.StreamWriter) -> bool:
        writer.write(content)
        await writer.drain()
        return False

    return reply


def after(seconds: float, then: Reply) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(seconds)
        return await then(request, writer)

    return reply


def dripping(content: bytes, pause: float) -> Reply:
    """Send a body byte by byte, never to its end."""

    async def reply(_request: Request, writer: asyncio.StreamWriter) -> bool:
        writer.write(head(200, [("Content-Type", HTML), ("Content-Length", "1000000")]))
        for byte in content:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(pause)
        return False

    return reply


def endless(start: bytes, kind: str) -> Reply:
    """Send without end; stops when nobody listens."""

    async def reply(_request: Request, writer: asyncio.StreamWriter) -> bool:
        writer.write(head(200, [("Content-Type", kind)]) + start)
        while True:
            writer.write(b"<p>x</p>\n" * 8192)
            await writer.drain()

    return reply


def zeros(count: int, kind: str) -> Reply:
    """Send so many zeros without having them."""

    async def reply(_request: Request, writer: asyncio.StreamWriter) -> bool:
        writer.write(head(200, [("Content-Type", kind), ("Content-Length", str(count))]))
        for _ in range(count >> 16):
            writer.write(bytes(1 << 16))
            await writer.drain()
        return True

    return reply


def chunked(*chunks: bytes, whole: bool = True) -> Reply:
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    start = head(200, [("Content-Type", HTML), ("Transfer-Encoding", "chunked")])
    return raw(start + body + (b"0\r\n\r\n" if whole else b""))


def compressed(body: str, encoding: str = "gzip") -> Reply:
    packed = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "raw": lambda data: zlib.compress(data, wbits=-15),
    }[encoding](body.encode())
    named = "deflate" if encoding == "raw" else encoding
    return answer(packed, 200, HTML, ("Content-Encoding", named))


@cache
def bomb(size: int) -> Reply:
    """A page of gigabytes in some kilobytes."""
    packer = zlib.compressobj(9, wbits=31)
    packed = packer.compress(page().encode())
    zeros = b" " * (1 << 20)
    for _ in range(size >> 20):
        packed += packer.compress(zeros)
    packed += packer.flush()
    return answer(packed, 200, HTML, ("Content-Encoding", "gzip"))


def with_cookie(name: str, then: Reply, otherwise: Reply) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> bool:
        shown = request.headers.get("cookie", "")
        return await (then if f"{name}=" in shown else otherwise)(request, writer)

    return reply


def in_turn(*replies: Reply) -> Reply:
    """Answer the first time so, the second time so, and then always as the last time."""
    left = list(replies)

    async def reply(request: Request, writer: asyncio.StreamWriter) -> bool:
        return await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return reply


def only_get(then: Reply) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> bool:
        chosen = then if request.method == "GET" else answer("", 405)
        return await chosen(request, writer)

    return reply


def by_scheme(plain: Reply, secure: Reply) -> Reply:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> bool:
        return await (secure if request.secure else plain)(request, writer)

    return reply


def scripted(script: str, body: str = "<p>สวัสดี</p>") -> Reply:
    return answer(page(body=body, head=f"<script>{script}</script>"))


def refreshed(content: str, body: str = "<p>สวัสดี</p>") -> Reply:
    return answer(page(body=body, head=f'<meta http-equiv="refresh" content="{content}">'))


def login_form(extra: str = "") -> str:
    return (
        '<form method="post"><label>ชื่อผู้ใช้ <input name="user"></label>'
        '<label>รหัสผ่าน <input type="password" name="pass"></label>'
        f"<button>ตกลง</button></form>{extra}"
    )
