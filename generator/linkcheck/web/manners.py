"""How the checker behaves on other people's servers, and how long it waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from generator import __version__

#: What robots.txt calls us; see https://www.rfc-editor.org/rfc/rfc9309#section-2.2.1
ROBOT = "prongsai"
USER_AGENT = f"Mozilla/5.0 (compatible; {ROBOT}/{__version__}; link check of a Thai public office)"


@dataclass(frozen=True, slots=True)
class Manners:
    """Limits; times in seconds, sizes in bytes.

    ``per_host`` requests to a host run at once, ``pause`` apart, and ``at_once`` in all. A request
    may take ``connect`` to connect, ``read`` between two pieces, ``whole`` in all; an answer after
    ``slow`` is too slow (GOV.UK's link checker has 5 s, and 8 for ``redirects``). A request is
    repeated ``retries`` times, after ``back_off`` doubled each time, never after more than
    ``longest_wait``, even if the server asks for it; ``longest_pause`` bounds its Crawl-delay. Of a
    page ``page_bytes`` are read, of a file ``file_bytes``.
    """

    per_host: int = 2
    pause: float = 0.2
    at_once: int = 16
    connect: float = 10.0
    read: float = 15.0
    whole: float = 30.0
    slow: float = 5.0
    redirects: int = 8
    retries: int = 2
    back_off: float = 1.0
    longest_wait: float = 30.0
    longest_pause: float = 5.0
    page_bytes: int = 256 << 10
    file_bytes: int = 64 << 10
