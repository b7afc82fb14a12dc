"""Links out of a site: ``python -m bench.links``. How long 2,000 take, and how memory grows.

The 200 hosts stand on loopback, in a process of their own, and answer after 50 ms with a page of
30 kB. The limit is what the manners of the checker allow for: nobody can be faster without being
ruder. The last row asks twice as many at once as the checker does, where the limit is that of one
core. Medians of three rounds; the report goes to stdout.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bench.session import ROOT
from generator.linkcheck.result import LinkState
from generator.linkcheck.web.check import check_links
from generator.linkcheck.web.manners import Manners

_HOSTS = 200
_SIZES = (200, 600, 2_000)
_DELAY = 0.05
_MIB = 1 << 20
_PAGE = b"<!doctype html><html lang=th><title>x</title><body>" + b"<p>text of a page</p>" * 1500
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
    % (len(_PAGE), _PAGE)
)
_NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Run:
    """One run in a fresh process: seconds, and bytes of memory before it and at its peak."""

    seconds: float
    base: int
    peak: int
    ok: int


def limit(links: int, manners: Manners) -> float:
    """Compute the least seconds that the manners allow for so many links, robots.txt included."""
    requests = links / _HOSTS + 1
    # robots.txt comes first and alone, then each start waits for its pause.
    by_host = max((requests - 1) * manners.pause, _DELAY * requests / manners.per_host) + _DELAY
    in_all = requests * _HOSTS * _DELAY / manners.at_once
    return max(by_host, in_all)


def main() -> None:
    """Measure and print; always status 0."""
    usual = Manners().at_once
    cases = [*((size, usual) for size in _SIZES), (_SIZES[-1], 2 * usual)]
    command = [sys.executable, "-m", "bench.links", "serve"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        port = (server.stdout or sys.stdin).readline().strip()
        try:
            rounds = [[_run(size, at_once, port) for size, at_once in cases] for _ in range(3)]
        finally:
            server.terminate()
    print("| links | at once | ok | seconds | limit | seconds / limit | memory grown, MiB |")
    print("| --: | --: | --: | --: | --: | --: | --: |")
    for place, (size, at_once) in enumerate(cases):
        runs = [found[place] for found in rounds]
        seconds = statistics.median(run.seconds for run in runs)
        grown = statistics.median(run.peak - run.base for run in runs) / _MIB
        allowed = limit(size, replace(Manners(), at_once=at_once))
        print(
            f"| {size:,} | {at_once} | {min(run.ok for run in runs):,} | {seconds:.2f} "
            f"| {allowed:.2f} | {seconds / allowed:.2f} | {grown:.1f} |"
        )


def _run(size: int, at_once: int, port: str) -> Run:
    command = [sys.executable, "-m", "bench.links", "check", str(size), str(at_once), port]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Run(**json.loads(done.stdout))


def _check(size: int, at_once: int, port: str) -> None:
    hosts = [f"127.0.{n // 250 + 1}.{n % 250 + 1}" for n in range(_HOSTS)]
    urls = {f"http://{hosts[n % _HOSTS]}:{port}/{n}": ("oit/2566/o1/",) for n in range(size)}
    base = _peak()
    begun = time.perf_counter()
    results = check_links(
        urls,
        now=lambda: datetime.now(UTC),
        manners=replace(Manners(), at_once=at_once),
        allow_private=True,
    )
    seconds = time.perf_counter() - begun
    ok = sum(result.state is LinkState.OK for result in results)
    print(json.dumps({"seconds": seconds, "base": base, "peak": _peak(), "ok": ok}))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


async def _serve() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(_DELAY)
                writer.write(_NO_ROBOTS if b" /robots.txt " in request else _ANSWER)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    hosts = [f"127.0.{n // 250 + 1}.{n % 250 + 1}" for n in range(_HOSTS)]
    first = await asyncio.start_server(answer, hosts[0], 0)
    port = first.sockets[0].getsockname()[1]
    rest = await asyncio.start_server(answer, hosts[1:], port)
    print(port, flush=True)
    async with first, rest:
        await asyncio.gather(first.serve_forever(), rest.serve_forever())


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve"]:
            asyncio.run(_serve())
        case ["check", size, at_once, port]:
            _check(int(size), int(at_once), port)
        case _:
            main()
