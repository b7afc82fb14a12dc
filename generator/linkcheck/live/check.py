"""The published site as an assessor meets it (prongsai links --live): every file of its manifest,
and the page of every item of its OIT forms.

robots.txt is not asked: an office looks at its own site.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from generator.hosting.files import HOST_FILES
from generator.linkcheck.live.data import Item, NotSaid, read_items, years_of
from generator.linkcheck.live.file import Sealed, Streams, compare
from generator.linkcheck.result import LinkResult, LinkState
from generator.linkcheck.web.address import Address, read_address
from generator.linkcheck.web.check import Clock, Progress, silent
from generator.linkcheck.web.content import HTML, media_type
from generator.linkcheck.web.fetch import Fetcher
from generator.linkcheck.web.follow import Follower
from generator.linkcheck.web.judge import Verdict, broken, judge, unsure
from generator.linkcheck.web.manners import Manners
from generator.linkcheck.web.met import Met
from generator.linkcheck.web.network import Outside
from generator.linkcheck.web.outcome import Checked, result_of
from generator.linkcheck.web.patience import wait_before_retry
from generator.linkcheck.web.signs import Signs, signs
from generator.manifest import MANIFEST
from generator.manifest_file import BadManifest, ManifestFile, read_manifest
from generator.packed import is_packed_copy

#: One's own site bears more than those of others; 2,000 files take some 10 s.
LIVE_MANNERS = Manners(per_host=4, pause=0.0)

#: A manifest of 100,000 files has some 12 MB.
_LARGEST = 64 << 20
_OK = Verdict(LinkState.OK)
_Job = Callable[[], Awaitable[None]]


def check_live(
    base_url: str,
    *,
    now: Clock,
    manners: Manners = LIVE_MANNERS,
    allow_private: bool = False,
    outside: Outside | None = None,
    progress: Progress = silent,
) -> tuple[LinkResult, ...]:
    """Check the site whose front page is ``base_url``; gives a result for each file and item.

    Without a usable manifest that is the only result. Raises NoAddress when ``base_url`` is none,
    and UnusableProxy.
    """
    base = _front(read_address(base_url))
    live = _Live(base, manners, now, allow_private, signs(), progress)
    asyncio.run(live.check(outside or Outside()))
    return tuple(sorted(live.results.values(), key=lambda result: result.url))


def _front(address: Address) -> Address:
    """Give the folder of a front page, whether written with or without its file."""
    path = address.path.removesuffix("index.html")
    return replace(address, target=path if path.endswith("/") else f"{path}/", fragment="")


@dataclass(slots=True)
class _Live:
    base: Address
    manners: Manners
    now: Clock
    allow_private: bool
    signs: Signs
    progress: Progress
    results: dict[str, LinkResult] = field(default_factory=dict)

    async def check(self, outside: Outside) -> None:
        async with Fetcher(outside, self.manners, allow_private=self.allow_private) as fetcher:
            follower = Follower(
                fetcher, None, self.signs, self.manners.redirects, self.allow_private
            )
            streams = Streams(
                fetcher,
                follower.forbid_private,
                redirects=self.manners.redirects,
                within=self.manners.whole,
            )
            manifest = await self._manifest(follower, streams)
            if manifest is None:
                return
            items = [
                item for year in years_of(manifest) for item in await self._items(year, streams)
            ]
            jobs = deque[_Job]()
            for name, seal in sorted(manifest.seals.items()):
                if name in HOST_FILES or is_packed_copy(name, manifest.seals):
                    # Hosts use these and do not hand them out.
                    continue
                jobs.append(self._file_job(Sealed(name, self._at(quote(name)), seal), streams))
            jobs += [self._item_job(item, follower) for item in items]
            await self._run(jobs)

    async def _run(self, jobs: deque[_Job]) -> None:
        count = len(jobs)

        async def work() -> None:
            while jobs:
                await jobs.popleft()()
                self.progress(count - len(jobs), count)

        async with asyncio.TaskGroup() as tasks:
            for _ in range(self.manners.per_host):
                tasks.create_task(work())

    async def _manifest(self, follower: Follower, streams: Streams) -> ManifestFile | None:
        """Read the manifest; when it cannot be had, say why as of any page."""
        address = self._at(MANIFEST)
        met = await self._patiently(lambda: follower.follow(address))
        verdict = judge(met, self.signs, self.manners.slow)
        manifest = None
        if verdict.state is not LinkState.BROKEN and met.status == 200:
            if met.at.path.endswith(MANIFEST):  # A site that moved as a whole is there now.
                self.base = replace(met.at, target=met.at.path.removesuffix(MANIFEST))
            met, body = await self._read(met.at, streams)
            try:
                manifest = read_manifest(body)
                whole = manifest.files is not None
                verdict = _OK if whole else unsure("link-live-partial")
            except BadManifest as error:
                verdict = broken("link-live-bad-manifest", str(error))
        elif verdict.reason == "link-not-found":
            verdict = broken("link-live-no-manifest")
        self._note(address, met, verdict)
        return manifest

    async def _items(self, year: str, streams: Streams) -> Sequence[Item]:
        address = self._at(f"data/{year}/oit.json")
        met, body = await self._read(address, streams)
        try:
            if met.status == 200:
                return read_items(body, self.base)
            reason = str(met.status or met.fault)
        except NotSaid as error:
            reason = str(error)
        self._note(address, met, broken("link-live-no-items", reason))
        return ()

    def _file_job(self, file: Sealed, streams: Streams) -> _Job:
        async def job() -> None:
            verdict = _OK

            async def once() -> Met:
                nonlocal verdict
                met, verdict = await compare(file, streams, self.signs, self.manners.slow)
                return met

            met = await self._patiently(once)
            self._note(file.address, met, verdict)

        return job

    def _item_job(self, item: Item, follower: Follower) -> _Job:
        async def job() -> None:
            address = item.address
            met = await self._patiently(lambda: follower.follow(address))
            verdict = judge(met, self.signs, self.manners.slow)
            if verdict.state is LinkState.OK:
                verdict = _judge_item(item, met) or verdict
            elif verdict.reason == "link-not-found":
                verdict = broken("link-live-missing")
            self._note(address, met, verdict)

        return job

    async def _read(self, address: Address, streams: Streams) -> tuple[Met, bytes]:
        body = bytearray()

        async def once() -> Met:
            body.clear()
            return await streams.read(address, _LARGEST, body.extend)

        return await self._patiently(once), bytes(body)

    async def _patiently(self, ask: Callable[[], Awaitable[Met]]) -> Met:
        tried = 0
        while True:
            met = await ask()
            tried += 1
            wait = wait_before_retry(met, tried, self.manners, self.now())
            if wait is None:
                return met
            await asyncio.sleep(wait)

    def _at(self, path: str) -> Address:
        return replace(self.base, target=self.base.path + path)

    def _note(self, address: Address, met: Met, verdict: Verdict) -> None:
        noted = self.results.get(address.url)
        if noted and noted.state is not LinkState.OK:
            return  # The data of a form are read and compared: what was wrong first counts.
        entry = Checked.of(met, verdict, self.now())
        self.results[address.url] = result_of(address.url, (), entry, "")


def _judge_item(item: Item, met: Met) -> Verdict | None:
    if met.answer is None:
        return None
    declared = media_type(met.answer.header("content-type"))
    if declared not in HTML:
        return broken("link-live-type", declared or "-")
    code = re.escape(item.code.lower())
    # O1 does not stand in O10.
    if not re.search(rf"(?<![0-9a-z]){code}(?![0-9])", met.answer.page.text):
        return broken("link-live-item-code", item.code)
    return None
