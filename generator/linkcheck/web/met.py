"""What was met on the way to a link: values that fetching makes and judging reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from generator.linkcheck.web.address import Address
from generator.linkcheck.web.page import Page


class Way(Enum):
    """How an answer sends its reader on: for good (301, 308), for now (302, 303, 307), by
    ``<meta http-equiv=refresh>``, by a script, or by a script that may not run.
    """

    PERMANENT = auto()
    TEMPORARY = auto()
    REFRESH = auto()
    SCRIPT = auto()
    MAYBE_SCRIPT = auto()


class Fault(StrEnum):
    """Why there is no answer to judge; the values are reasons of ``judge``."""

    PRIVATE = "link-private"
    TEST_HOST = "link-test-host"
    USERINFO = "link-userinfo"
    MALFORMED = "link-bad-redirect"
    LEAVES_WEB = "link-leaves-web"
    LOGIN_HOST = "link-login"
    ROBOTS = "link-robots"
    NO_NAME = "link-no-name"
    NAME_UNSURE = "link-name-unsure"
    REFUSED = "link-refused"
    UNREACHED = "link-unreached"
    RESET = "link-reset"
    TIMEOUT = "link-timeout"
    PROTOCOL = "link-protocol"
    TRUNCATED = "link-truncated"
    DAMAGED = "link-damaged"
    LOOP = "link-loop"
    TOO_MANY = "link-too-many-redirects"
    SCRIPT_LOOP = "link-challenge"
    PROXY = "link-proxy"
    TLS_EXPIRED = "link-tls-expired"
    TLS_NOT_YET = "link-tls-not-yet"
    TLS_NAME = "link-tls-name"
    TLS_SELF_SIGNED = "link-tls-self-signed"
    TLS_AUTHORITY = "link-tls-authority"
    TLS_CHAIN = "link-tls-chain"
    TLS_PROTOCOL = "link-tls-protocol"
    TLS_UNSURE = "link-tls-unsure"


class Unreached(Exception):
    """A request came to no answer; ``detail`` is what the network said, in no language."""

    def __init__(self, fault: Fault, detail: str = "", status: int | None = None) -> None:
        super().__init__(detail)
        self.fault = fault
        self.detail = detail
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as far as it was read: ``headers`` by lower-case name, ``body`` decoded, ``page``
    what was seen in it if it is HTML.

    ``readable`` is False when the server used an encoding that was not asked for; ``seconds`` is
    how long a reader would have waited.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    body: bytes = b""
    page: Page = field(default_factory=Page)
    readable: bool = True
    seconds: float = 0.0

    def header(self, name: str) -> str:
        """Give a header, empty when it is not there."""
        return self.headers.get(name, "")


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that sent its reader on."""

    address: Address
    way: Way


@dataclass(frozen=True, slots=True)
class Met:
    """A whole way: the ``hops``, then ``at`` the last address, with its ``answer`` or ``fault``."""

    hops: tuple[Hop, ...]
    at: Address
    answer: Answer | None = None
    fault: Fault | None = None
    detail: str = ""
    status: int | None = None
    seconds: float = 0.0

    @property
    def asked(self) -> Address:
        """The address that the link names."""
        return self.hops[0].address if self.hops else self.at
