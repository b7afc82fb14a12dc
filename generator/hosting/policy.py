"""What pages of the site may do in a browser: Content-Security-Policy and the headers beside it.

Sources: Content Security Policy Level 3 (W3C), of which `frame-ancestors` works only as a header;
Referrer Policy (W3C); Permissions Policy (W3C); `nosniff` in Fetch (WHATWG). All read, none from
memory: https://www.w3.org/TR/CSP3/ https://fetch.spec.whatwg.org/#x-content-type-options-header
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

SELF = "'self'"
_ANY_STYLE = "'unsafe-inline'"
DATA = "data:"
_NAMES = ("ecmascript", "javascript", "x-ecmascript", "x-javascript")
#: Kinds of script elements that browsers run; all others hold data and need no leave. The list of
#: JavaScript types is that of the MIME Sniffing standard (WHATWG).
_RUN = frozenset(
    (
        *("", "module", "importmap", "speculationrules"),
        *(f"{kind}/{name}" for kind in ("application", "text") for name in _NAMES),
        *(f"text/javascript1.{version}" for version in range(6)),
        *("text/jscript", "text/livescript"),
    )
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


def headers(scripts: Iterable[str], editor: Sequence[str] = ()) -> dict[str, str]:
    """Give the headers of all pages. ``editor`` are the hosts that the web editor speaks to, none
    when it is off; it opens a window to sign in and has to hear from it."""
    opener = {"Cross-Origin-Opener-Policy": "same-origin-allow-popups"} if editor else {}
    return {**HEADERS, **opener, "Content-Security-Policy": header_policy(scripts, editor)}


def page_policy(scripts: Iterable[str] = (), *, by_hand: bool = False) -> str:
    """Write the policy that stands in a page. ``scripts`` are the hashes of scripts in the page;
    pages by hand may hold style attributes, and Material sets some itself."""
    return "; ".join(_directives(scripts, any_style=by_hand))


def header_policy(scripts: Iterable[str] = (), editor: Sequence[str] = ()) -> str:
    """Write the policy for all pages at once, as a header; pages narrow it down themselves."""
    spoken_to = ("blob:", *editor) if editor else ()
    directives = _directives(scripts, any_style=True, spoken_to=spoken_to)
    return "; ".join((*directives, f"frame-ancestors {SELF}"))


def _directives(
    scripts: Iterable[str], *, any_style: bool, spoken_to: Sequence[str] = ()
) -> Iterator[str]:
    yield "default-src 'none'"
    yield " ".join(("script-src", SELF, *scripts))
    yield " ".join(("style-src", SELF, *([_ANY_STYLE] if any_style else [])))
    yield " ".join(("img-src", SELF, DATA, *spoken_to[:1]))
    yield f"font-src {SELF} {DATA}"
    yield " ".join(("connect-src", SELF, *spoken_to))
    for kind in ("media", "frame", "manifest"):
        yield f"{kind}-src {SELF}"
    yield "base-uri 'none'"
    yield f"form-action {SELF}"


def script_hashes(page: str) -> tuple[str, ...]:
    """Hash the scripts that stand in a page as CSP wants them: ``'sha256-…'``, each once."""
    reader = _Scripts()
    reader.feed(page)
    reader.close()
    return tuple(f"'sha256-{_digest(text)}'" for text in dict.fromkeys(reader.found) if text)


class _Scripts(HTMLParser):
    """Collects the scripts that stand in a page and are run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._runs = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at what kind of script begins."""
        held = dict(attrs)
        kind = (held.get("type") or "").strip().lower()
        self._runs = tag == "script" and "src" not in held and kind in _RUN
        if self._runs:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the base class gives it
        """Whatever ended, no script goes on."""
        self._runs = False

    def handle_data(self, data: str) -> None:
        """The text of a script may come in pieces."""
        if self._runs:
            self.found[-1] += data


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
