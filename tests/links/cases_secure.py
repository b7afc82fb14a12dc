"""Certificates that browsers warn of, each called by its fault."""

from __future__ import annotations

from collections.abc import Callable

from tests.links.case import BROKEN, OK, UNSURE, Case
from tests.links.certificates import Certificates, Pair
from tests.links.lab import Lab
from tests.links.replies import ok

_NAME = "tls.lab.go.th"


def _with(pair: Callable[[Certificates], Pair]) -> Callable[[Lab, Certificates], None]:
    def setup(lab: Lab, certificates: Certificates) -> None:
        lab.secure_host(_NAME, ok(), pair(certificates).context())

    return setup


def _case(name: str, state: object, reason: str | None, pair: Callable[[Certificates], Pair]):
    return Case(name, f"https://{_NAME}/", state, reason, setup=_with(pair))


def _plain_on_443(lab: Lab, _certificates: Certificates) -> None:
    lab.host(_NAME, ok())
    lab.route(lab.address(_NAME), 443, ("127.0.0.1", lab.plain))


CASES = [
    _case("a good certificate", OK, None, lambda c: c.good(_NAME)),
    _case("a certificate for all names below", OK, None, lambda c: c.good("*.lab.go.th")),
    _case("an expired certificate", BROKEN, "link-tls-expired", lambda c: c.expired(_NAME)),
    _case("a certificate of tomorrow", BROKEN, "link-tls-not-yet", lambda c: c.not_yet(_NAME)),
    _case("a certificate of another", BROKEN, "link-tls-name", lambda c: c.good("www.lab.go.th")),
    _case(
        "a self-signed certificate", BROKEN, "link-tls-self-signed", lambda c: c.self_signed(_NAME)
    ),
    _case("an unknown authority", BROKEN, "link-tls-authority", lambda c: c.of_unknown(_NAME)),
    _case(
        "an unknown authority that shows itself",
        BROKEN,
        "link-tls-authority",
        lambda c: c.of_unknown(_NAME, with_root=True),
    ),
    _case(
        "a chain without its middle", UNSURE, "link-tls-chain", lambda c: c.without_middle(_NAME)
    ),
    Case(
        "https that is none", f"https://{_NAME}/", BROKEN, "link-tls-protocol", setup=_plain_on_443
    ),
]
