"""A file of the published site as it comes over the web: read once, a piece at a time, whatever its
size.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass

from generator.linkcheck.result import LinkState
from generator.linkcheck.web.address import Address, NoAddress, read_address
from generator.linkcheck.web.content import fits, kind_of, media_type
from generator.linkcheck.web.decoding import Decoder
from generator.linkcheck.web.fetch import Fetcher, Opened
from generator.linkcheck.web.judge import Verdict, broken, judge
from generator.linkcheck.web.met import Answer, Fault, Hop, Met, Unreached, Way
from generator.linkcheck.web.signs import Signs
from generator.manifest_file import Seal

#: Beside the time limit of a page: so many bytes in a second are slow enough for anybody.
_SLOWEST = 50_000
_SENT_ON = {301, 302, 303, 307, 308}
#: How much of a hash tells two apart.
_SHOWN = 12

Take = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file to be compared: its name in the manifest, where it is on the web, and its seal."""

    name: str
    address: Address
    seal: Seal


class Streams:
    """Reads addresses to their end; ``may_ask`` raises Unreached for what must not be asked."""

    def __init__(
        self, fetcher: Fetcher, may_ask: Callable[[Address], None], *, redirects: int, within: float
    ) -> None:
        self._fetcher = fetcher
        self._may_ask = may_ask
        self._redirects = redirects
        self._within = within

    async def read(self, start: Address, most: int, take: Take) -> Met:
        """Give each piece of a body, of ``most`` bytes and one more at most, to ``take``."""
        at, hops = start, list[Hop]()
        within = self._within + most / _SLOWEST
        try:
            while len(hops) <= self._redirects:
                self._may_ask(at)
                async with self._fetcher.open(at, within=within) as opened:
                    if not (opened.status in _SENT_ON and opened.headers.get("location")):
                        await _pour(opened, most, take)
                        answer = Answer(opened.status, opened.headers, b"-")
                        return Met(tuple(hops), at, answer, status=opened.status)
                    location = opened.headers["location"]
                hops.append(Hop(at, Way.TEMPORARY))
                at = read_address(location, at)
            raise Unreached(Fault.TOO_MANY, str(self._redirects))
        except NoAddress as error:
            return Met(tuple(hops), at, fault=Fault.MALFORMED, detail=error.detail)
        except Unreached as error:
            return Met(tuple(hops), at, fault=error.fault, detail=error.detail, status=error.status)


async def _pour(opened: Opened, most: int, take: Take) -> None:
    decoder = Decoder(opened.headers.get("content-encoding", ""), most + 1)
    if opened.status != 200 and opened.status != 404:
        return
    async with aclosing(opened.pieces()) as pieces:
        async for piece in pieces:
            take(decoder.feed(piece))
            if decoder.full:
                return


async def compare(file: Sealed, streams: Streams, signs: Signs, slow: float) -> tuple[Met, Verdict]:
    """Hold one file against its seal: there, named as what it is, of its size and content."""
    size, sha256 = file.seal
    digest, counted = hashlib.sha256(), 0

    def take(piece: bytes) -> None:
        nonlocal counted
        counted += len(piece)
        digest.update(piece)

    met = await streams.read(file.address, size, take)
    same = (counted, digest.hexdigest()) == (size, sha256)
    if met.answer is None:
        return met, judge(met, signs, slow)
    # Hosts that use a site's 404.html give it status 404, also when it is asked for by name.
    if met.answer.status == 404 and not (file.name.endswith("404.html") and same):
        return met, broken("link-live-missing")
    if met.answer.status not in {200, 404}:
        return met, judge(met, signs, slow)
    if counted != size:
        found = f">{size:,}" if counted > size else f"{counted:,}"
        return met, broken("link-live-size", f"{size:,} ≠ {found}")
    if not same:
        found = digest.hexdigest()[:_SHOWN]
        return met, broken("link-live-hash", f"{sha256[:_SHOWN]} ≠ {found}")
    return met, _judge_type(file.name, met.answer)


def _judge_type(name: str, answer: Answer) -> Verdict:
    declared = media_type(answer.header("content-type"))
    kind = kind_of(name)
    if kind is not None and not fits(kind, declared):
        return broken("link-live-type", declared or "-")
    return Verdict(LinkState.OK)
