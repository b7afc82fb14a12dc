"""Addresses of the web as browsers read them, so that what is checked is what is opened.

Rules: the URL Standard (https://url.spec.whatwg.org/#url-parsing, sure) for http and https.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote

from generator.linkcheck.web.host import NoHost, read_host

PORTS = {"http": 80, "https": 443}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_EDGES = "".join(map(chr, range(0x21)))
_DROPPED = re.compile(r"[\t\n\r]")
_SPLIT = re.compile(r"([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"[/\\]*([^/\\?#]*)(.*)", re.DOTALL)
_PORT = re.compile(r"(.*?)(?::([0-9]*))?", re.DOTALL)
#: Signs that stay as they are; %XX is not encoded twice.
_PATH = "%/:@!$&'()*+,;=-._~[]|"
_QUERY = "%/:@!$&()*+,;=-._~[]|?^`{}\\"
#: Opened by programs of the reader's own machine, or none of the web's business.
_ELSEWHERE = {
    "mailto", "tel", "sms", "callto", "geo", "data", "webcal", "line", "whatsapp", "tg", "viber",
    "skype", "msteams", "zoommtg", "intent", "market", "fb", "fb-messenger",
}  # fmt: skip


class NoAddress(ValueError):
    """A link that cannot be asked for; ``code`` says why, None when it is no matter of the web."""

    def __init__(self, code: str | None, detail: str = "") -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https URL in parts, all ASCII; ``target`` is path and query."""

    scheme: str
    host: str
    port: int
    target: str
    fragment: str = ""

    @property
    def authority(self) -> str:
        """Host and port as they stand in the URL and in the header Host."""
        return self.host if self.port == PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what has a robots.txt of its own."""
        return f"{self.scheme}://{self.authority}"

    @property
    def request(self) -> str:
        """The URL as a server gets it, without the fragment."""
        return self.origin + self.target

    @property
    def url(self) -> str:
        """The whole URL, to be pasted anywhere."""
        return self.request + self.fragment

    @property
    def path(self) -> str:
        """The path alone, still percent-encoded."""
        return self.target.partition("?")[0]

    def without_query(self) -> Address:
        """Leave out what may hold passing tokens."""
        return replace(self, target=self.path, fragment="")


def read_address(written: str, base: Address | None = None) -> Address:
    """Read a link, relative to ``base`` when there is one.

    Raises NoAddress for what leads nowhere, leaves http and https or holds a password, and for
    links such as mailto: that are no matter of the web.
    """
    text = _DROPPED.sub("", written.strip(_EDGES))
    if base is None and text in {"", "#"}:
        raise NoAddress("link-empty")
    scheme = _SCHEME.match(text)
    if scheme is None:
        if base is None:
            raise NoAddress("link-malformed")
        return _relative(text, base)
    name = scheme[1].lower()
    if name == "javascript":
        raise NoAddress("link-empty")
    if name in _ELSEWHERE:
        raise NoAddress(None, name)
    if name not in PORTS:
        raise NoAddress("link-scheme", name)
    return _absolute(name, text[scheme.end() :])


def _absolute(scheme: str, rest: str) -> Address:
    found = _AUTHORITY.fullmatch(rest)
    assert found is not None  # noqa: S101 - the pattern matches every text
    authority, after = found[1], found[2]
    user, at, place = authority.rpartition("@")
    if at and user.strip(":"):
        # The user's name tells nothing and may be a password by mistake: neither is shown.
        raise NoAddress("link-userinfo")
    host, port = _host_and_port(place, scheme)
    target, fragment = _target(after)
    return Address(scheme, host, port, target, fragment)


def _host_and_port(place: str, scheme: str) -> tuple[str, int]:
    found = _PORT.fullmatch(place)
    assert found is not None  # noqa: S101 - the pattern matches every text
    digits = found[2]
    if digits and (len(digits) > 5 or int(digits) > 65_535):
        raise NoAddress("link-malformed", place)
    try:
        return read_host(found[1]), int(digits) if digits else PORTS[scheme]
    except NoHost as error:
        raise NoAddress("link-malformed", place) from error


def _target(after: str) -> tuple[str, str]:
    found = _SPLIT.fullmatch(after)
    assert found is not None  # noqa: S101 - the pattern matches every text
    path = _tidy(_encode(found[1].replace("\\", "/"), _PATH))
    query = _encode(found[2] or "", _QUERY)
    return path + query.removesuffix("?"), _encode(found[3] or "", _QUERY + "#")


def _relative(text: str, base: Address) -> Address:
    plain = text.replace("\\", "/", 2)
    if plain.startswith("//"):
        return _absolute(base.scheme, text)
    if plain.startswith("/"):
        target, fragment = _target(text)
    elif not text or text.startswith("#"):
        target, fragment = base.target, _encode(text, _QUERY + "#")
    elif text.startswith("?"):
        target, fragment = _target(base.path + text)
    else:
        target, fragment = _target(base.path.rpartition("/")[0] + "/" + text)
    return replace(base, target=target, fragment=fragment)


def _encode(text: str, safe: str) -> str:
    return quote(text, safe=safe, errors="replace")


def _tidy(path: str) -> str:
    """Take out ``.`` and ``..``, also where they are written %2e."""
    tidy: list[str] = []
    parts = path.split("/")[1:] or [""]
    for place, part in enumerate(parts):
        dots = part.lower().replace("%2e", ".")
        if dots == "..":
            del tidy[-1:]
        elif dots != ".":
            tidy.append(part)
        if dots in {".", ".."} and place == len(parts) - 1:
            tidy.append("")
    return "/" + "/".join(tidy)
