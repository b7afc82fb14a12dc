"""The whole way behind a link: from answer to answer, wherever a reader's browser would be sent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.linkcheck.web.address import Address, NoAddress, read_address
from generator.linkcheck.web.cookies import Cookies
from generator.linkcheck.web.fetch import Fetcher
from generator.linkcheck.web.host import as_ip, is_public
from generator.linkcheck.web.met import Answer, Fault, Hop, Met, Unreached, Way
from generator.linkcheck.web.robots import Robots
from generator.linkcheck.web.signs import Signs

_WAYS = {
    301: Way.PERMANENT,
    308: Way.PERMANENT,
    302: Way.TEMPORARY,
    303: Way.TEMPORARY,
    307: Way.TEMPORARY,
}
#: Only a page with less visible text than this is there to send its readers on.
_LITTLE_TEXT = 300
_FAULTS = {"link-userinfo": Fault.USERINFO, "link-scheme": Fault.LEAVES_WEB, None: Fault.LEAVES_WEB}


@dataclass(frozen=True, slots=True)
class Follower:
    """Follows links; ``robots`` None asks no robots.txt, for a site of one's own."""

    fetcher: Fetcher
    robots: Robots | None
    signs: Signs
    redirects: int
    allow_private: bool

    async def follow(self, start: Address) -> Met:
        """Go from a link to what is behind it. All faults are part of what is met."""
        walk = _Walk(start)
        try:
            while True:
                await self._may_ask(walk)
                shown = walk.cookies.header(walk.at)
                walk.seen.add((walk.at.request, shown))
                answer, cookies = await self.fetcher.get(walk.at, shown)
                walk.seconds += answer.seconds
                walk.cookies.take(walk.at, list(cookies))
                if not _step(walk, answer):
                    return walk.met(answer)
                if len(walk.hops) > self.redirects:
                    raise Unreached(Fault.TOO_MANY, str(self.redirects))
        except Unreached as error:
            return replace(walk.met(), fault=error.fault, detail=error.detail, status=error.status)

    async def _may_ask(self, walk: _Walk) -> None:
        """Raise Unreached for what is not asked for: private hosts, hosts to sign in at, and what
        robots.txt forbids.
        """
        self.forbid_private(walk.at)
        if self.signs.is_login_host(walk.at):
            raise Unreached(Fault.LOGIN_HOST, walk.at.host)
        if self.robots and not await self.robots.allow(walk.at):
            raise Unreached(Fault.ROBOTS, walk.at.host)

    def forbid_private(self, address: Address) -> None:
        """Raise Unreached for what only one network has, unless it is allowed."""
        if self.allow_private:
            return
        ip = as_ip(address.host)
        if ip is not None:
            if not is_public(ip):
                raise Unreached(Fault.PRIVATE, address.host)
        elif self.signs.private_name(address.host):
            raise Unreached(Fault.PRIVATE, address.host)
        elif self.signs.test_name(address.host):
            raise Unreached(Fault.TEST_HOST, address.host)


@dataclass(slots=True)
class _Walk:
    at: Address
    hops: list[Hop] = field(default_factory=list)
    cookies: Cookies = field(default_factory=Cookies)
    seconds: float = 0.0
    seen: set[tuple[str, str]] = field(default_factory=set)

    def met(self, answer: Answer | None = None) -> Met:
        return Met(
            tuple(self.hops),
            self.at,
            answer,
            status=answer.status if answer else None,
            seconds=self.seconds,
        )


def _step(walk: _Walk, answer: Answer) -> bool:
    """Go on to where an answer sends; False when it sends nowhere."""
    sent = _sent_on(answer)
    if sent is None:
        return False
    way, target = sent
    try:
        address = read_address(target, walk.at)
    except NoAddress as error:
        raise Unreached(
            _FAULTS.get(error.code, Fault.MALFORMED), error.detail or target[:80]
        ) from error
    # The same address with a new cookie is a new question.
    again = (address.request, walk.cookies.header(address)) in walk.seen
    if again and way is Way.REFRESH and address.request == walk.at.request:
        return False  # A page that shows itself anew from time to time.
    if again:
        by_script = way in {Way.SCRIPT, Way.MAYBE_SCRIPT}
        raise Unreached(Fault.SCRIPT_LOOP if by_script else Fault.LOOP, address.host)
    walk.hops.append(Hop(walk.at, way))
    walk.at = address
    return True


def _sent_on(answer: Answer) -> tuple[Way, str] | None:
    location = answer.header("location").strip()
    if answer.status in _WAYS:
        return (_WAYS[answer.status], location) if location else None
    page = answer.page
    if answer.status != 200 or page.length > _LITTLE_TEXT or page.asks_password:
        return None
    if page.refresh:
        return Way.REFRESH, page.refresh
    if page.script:
        return (Way.SCRIPT if page.script.sure else Way.MAYBE_SCRIPT), page.script.target
    return None
