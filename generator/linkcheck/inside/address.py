"""Links taken apart as browsers do it (URL standard of WHATWG, read 2026-11)."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple
from urllib.parse import unquote, urljoin

#: Browsers drop these around an address, and the second set inside it too.
_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PARTS = re.compile(r"([^?#]*)(?:\?[^#]*)?(?:#(.*))?", re.S)
#: Who may be logged in, the host, its port; of an address in brackets no more is asked.
_AUTHORITY = re.compile(
    r"(?:[^@]*@)?([^\s:@<>\[\]\\^|%\"`{}]+|\[[0-9a-fA-F:.]+\])(?::([0-9]{1,5})?)?"
)
_LAST_PORT = 65535
_USUAL_PORTS = {"http": "80", "https": "443"}
#: Mistyped beginnings: http:/x, htp://x, https//x.
_ALMOST_WEB = re.compile(r"h?t{1,3}ps?(?:[:;]|//)", re.I)
#: A path on one computer, such as C:\docs\a.pdf.
_DRIVE = re.compile(r"[a-zA-Z]:(?:[\\/]|$)")


class Kind(Enum):
    """Where an address leads, told from its form alone."""

    EMPTY = auto()
    #: Only #, which leads to the top of the page.
    HASH = auto()
    #: The page itself: only a query or a fragment.
    PAGE = auto()
    RELATIVE = auto()
    #: From the root of the host.
    ROOTED = auto()
    WEB = auto()
    SCRIPT = auto()
    #: A file on one computer.
    LOCAL = auto()
    #: Mail, telephone, data and whatever else is no address on the web.
    OTHER = auto()
    MALFORMED = auto()


class Address(NamedTuple):
    """An address taken apart; ``path`` and ``fragment`` as written, the query is dropped.

    ``host`` has its port when that is not the usual one. A named tuple: there are many.
    """

    kind: Kind
    path: str = ""
    fragment: str = ""
    host: str = ""


def cleaned(url: str) -> str:
    """Drop what browsers drop."""
    return url.strip(_AROUND).translate(_INSIDE)


def parse(url: str) -> Address:
    """Take an address apart."""
    url = cleaned(url)
    if not url:
        return Address(Kind.EMPTY)
    if url == "#":
        return Address(Kind.HASH)
    if _DRIVE.match(url):
        return Address(Kind.LOCAL)
    scheme = _SCHEME.match(url)
    kind = _kind_of_scheme(scheme[1].lower() if scheme else "", url)
    if kind is not Kind.RELATIVE and kind is not Kind.WEB:
        return Address(kind)
    # The two groups take everything.
    path, fragment = _PARTS.fullmatch(url).groups("")  # type: ignore[union-attr]
    path = path.replace("\\", "/")
    if kind is Kind.WEB or path.startswith("//"):
        return _on_the_web(path, fragment)
    if path.startswith("/"):
        return Address(Kind.ROOTED, path, fragment)
    return Address(Kind.RELATIVE if path else Kind.PAGE, path, fragment)


def web_address(url: str, base: str = "") -> str | None:
    """Give an address on the web as written, without what browsers drop; None for any other.

    ``base`` is the ``base href`` of the page. An address without scheme is taken as https.
    """
    kind = parse(url).kind
    if kind in {Kind.RELATIVE, Kind.ROOTED} and parse(base).kind is Kind.WEB:
        url = urljoin(cleaned(base), cleaned(url))
    elif kind is not Kind.WEB:
        return None
    url = cleaned(url)
    return url if _SCHEME.match(url) else f"https:{url}"


def follow(folder: str, path: str) -> str | None:
    """Follow a path, percent-encoded once, from a folder; None when it leaves the root.

    ``folder`` is "" or ends with a slash, as the address that comes out does when it names one.
    """
    names = folder.split("/")[:-1]
    name = ""
    for part in path.split("/"):
        name = unquote(part, errors="surrogateescape") if "%" in part else part
        if name == "..":
            if not names:
                return None
            names.pop()
        elif name != ".":
            names.append(name)
    if name in {".", ".."} and names:
        names.append("")
    return "/".join(names)


def _kind_of_scheme(scheme: str, url: str) -> Kind:
    if scheme in _USUAL_PORTS and re.match(r"[^:]+:[\\/]{2}", url):
        return Kind.WEB
    if _ALMOST_WEB.match(url):
        return Kind.MALFORMED
    if scheme == "javascript":
        return Kind.SCRIPT
    if scheme == "file":
        return Kind.LOCAL
    return Kind.OTHER if scheme else Kind.RELATIVE


def _on_the_web(url: str, fragment: str) -> Address:
    scheme, _, rest = url.partition("//")
    authority, slash, path = rest.partition("/")
    found = _AUTHORITY.fullmatch(authority)
    # The host of http://https://x is "https": an address pasted behind a beginning.
    if not found or int(found[2] or 0) > _LAST_PORT or found[1].lower() in _USUAL_PORTS:
        return Address(Kind.MALFORMED)
    host = found[1].lower()
    if found[2] and found[2] != _USUAL_PORTS.get(scheme[:-1].lower()):
        host = f"{host}:{found[2]}"
    return Address(Kind.WEB, slash + path, fragment, host)
