"""What pages of the site may do in a browser: Content-Security-Policy and the headers beside it.

Sources: Content Security Policy Level 3 (W3C), of which `frame-ancestors` works only as a header;
Referrer Policy (W3C); Permissions Policy (W3C); `nosniff` in Fetch (WHATWG). All read, none from
memory: https://www.w3.org/TR/CSP3/ https://fetch.spec.whatwg.org/#x-content-type-options-header
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

_SELF = "'self'"
_ANY_STYLE = "'unsafe-inline'"
_DATA = "data:"
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.I | re.S)
_SOURCE = re.compile(r"\bsrc\s*=", re.I)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.I)
#: Kinds of script elements that browsers run; all others hold data and need no leave.
_RUN = frozenset(
    ["module", "importmap", "speculationrules", "text/javascript", "application/javascript"]
)

#: What a drawing may do that somebody opens by itself: show, and nothing else.
DRAWING = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"

#: Headers for every answer, besides the policy.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def page_policy(scripts: Iterable[str] = (), *, by_hand: bool = False) -> str:
    """Write the policy that stands in a page. ``scripts`` are the hashes of scripts in the page;
    pages by hand may hold style attributes, and Material sets some itself."""
    return "; ".join(_directives(scripts, any_style=by_hand))


def header_policy(scripts: Iterable[str] = ()) -> str:
    """Write the policy for all pages at once, as a header; pages narrow it down themselves."""
    return "; ".join((*_directives(scripts, any_style=True), f"frame-ancestors {_SELF}"))


def _directives(scripts: Iterable[str], *, any_style: bool) -> Iterator[str]:
    yield "default-src 'none'"
    yield " ".join(("script-src", _SELF, *scripts))
    yield " ".join(("style-src", _SELF, *([_ANY_STYLE] if any_style else [])))
    yield f"img-src {_SELF} {_DATA}"
    yield f"font-src {_SELF} {_DATA}"
    for kind in ("connect", "media", "frame", "manifest"):
        yield f"{kind}-src {_SELF}"
    yield "base-uri 'none'"
    yield f"form-action {_SELF}"


def script_hashes(page: str) -> tuple[str, ...]:
    """Hash the scripts that stand in a page as CSP wants them: ``'sha256-…'``, each once."""
    found = dict.fromkeys(
        text for attributes, text in _SCRIPT.findall(page) if text and _runs(attributes)
    )
    return tuple(f"'sha256-{_digest(text)}'" for text in found)


def _runs(attributes: str) -> bool:
    if _SOURCE.search(attributes):
        return False
    kind = _TYPE.search(attributes)
    return kind is None or kind[1].lower() in _RUN


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
