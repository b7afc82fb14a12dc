"""A behaviour of the web, and what it is to be called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from generator.linkcheck.result import LinkResult, LinkState
from generator.linkcheck.web.check import check_links
from generator.linkcheck.web.manners import Manners
from tests.links.certificates import Certificates
from tests.links.lab import Lab, Site
from tests.links.replies import Reply

OK, BROKEN, UNSURE = LinkState.OK, LinkState.BROKEN, LinkState.UNSURE
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
#: As in earnest, but nobody waits; limits of time are far off where a case is not about time.
QUICK = Manners(pause=0.0, back_off=0.001, longest_wait=0.01, connect=8, read=8, whole=9, slow=9)
#: For what never ends.
HASTY = replace(QUICK, connect=0.15, read=0.15, whole=0.2)

Setup = Callable[[Lab, Certificates], None]


@dataclass(frozen=True)
class Case:
    """``name`` says what happens; ``site`` answers at the host of ``url``, ``setup`` does more."""

    name: str
    url: str
    state: LinkState
    reason: str | None = None
    site: Site | Reply | None = None
    setup: Setup = lambda _lab, _certificates: None
    final: str | None = None
    detail: str | None = None
    manners: Manners = field(default=QUICK)

    def run(self, lab: Lab, certificates: Certificates) -> LinkResult:
        """Check the one link of this case."""
        if self.site is not None:
            lab.host(self.url.split("/")[2], self.site)
        self.setup(lab, certificates)
        outside = lab.outside(certificates.trust())
        (result,) = check(lab, self.url, manners=self.manners, outside=outside)
        return result


def check(lab: Lab, *urls: str, **more: Any) -> tuple[LinkResult, ...]:
    """Check links of one page in the lab."""
    given = {"now": lambda: NOW, "manners": QUICK, "outside": lab.outside(), **more}
    return check_links(dict.fromkeys(urls, ("oit/2566/o1/",)), **given)


def said(results: tuple[LinkResult, ...]) -> list[tuple[LinkState, str | None]]:
    """Give states and reasons alone."""
    return [(result.state, result.reason) for result in results]


def at(
    name: str,
    path: str,
    site: Site | Reply,
    state: LinkState = OK,
    reason: str | None = None,
    **more: Any,
) -> Case:
    """Make a case of the host a.lab.go.th."""
    return Case(name, f"http://a.lab.go.th{path}", state, reason, site, **more)


def secure(name: str, site: Site | Reply, *, http2: bool = False) -> Setup:
    """Put a site under TLS without a fault."""

    def setup(lab: Lab, certificates: Certificates) -> None:
        protocols = ("h2",) if http2 else ()
        context = certificates.good(name).context(*protocols)
        lab.secure_host(name, site, context, http2=http2)

    return setup


def hosts(**sites: Site | Reply) -> Setup:
    """Put more sites on the web; ``_`` stands for a dot, ``__`` for a hyphen."""

    def setup(lab: Lab, _certificates: Certificates) -> None:
        for name, site in sites.items():
            lab.host(name.replace("__", "-").replace("_", "."), site)

    return setup
