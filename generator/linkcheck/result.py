"""What was found out about one link: ok, broken or not sure, and why.

One type for links inside the built site, on the web and of the published site. A link checker
that cries wolf is soon ignored, so what cannot be told from here is ``unsure``, never ``broken``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LinkState(StrEnum):
    """What an anonymous reader meets behind a link."""

    OK = "ok"
    BROKEN = "broken"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class LinkResult:
    """One link as it was met at ``checked`` (UTC; None inside a site, where time does not matter).

    ``url`` is the link as written; ``reason`` a key of data/messages/, None when there is nothing
    to say; ``final_url`` where redirects led, None when that is ``url`` itself; ``status``
    the last HTTP status; ``detail`` what the message adds, such as an element's name or a size;
    ``pages`` the addresses of the pages on which it stands, from the root of the site.
    """

    url: str
    state: LinkState
    reason: str | None = None
    final_url: str | None = None
    status: int | None = None
    checked: datetime | None = None
    detail: str = ""
    pages: tuple[str, ...] = ()
