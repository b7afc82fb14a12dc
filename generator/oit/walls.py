"""Hosts whose files and pages are often closed to people without an account.

Sources: what link checks of other projects exclude for that reason (ministryofjustice/
cloud-platform#4979, mozilla/data-docs#351) and registers whose Drive files became unreadable
(Informatievlaanderen/Data.Vlaanderen.be#187). A link there may open today and not tomorrow: the
permission is the file owner's, and nobody else sees when it changes.
"""

from __future__ import annotations

from urllib.parse import urlsplit

#: Host, or host and the beginning of a path; hosts below a host count too.
_WALLS = (
    "drive.google.com",
    "docs.google.com",
    "1drv.ms",
    "onedrive.live.com",
    "sharepoint.com",
    "dropbox.com",
    "box.com",
    "mediafire.com",
    "facebook.com/groups/",
    "line.me/R/ti/g/",
    "line.me/ti/g/",
    "line.me/ti/g2/",
    "chat.line.me",
    "teams.microsoft.com",
    "classroom.google.com",
)


def wall_of(url: str) -> str | None:
    """Name the host when a link leads behind such a wall."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    for wall in _WALLS:
        name, slash, path = wall.partition("/")
        if (host == name or host.endswith(f".{name}")) and parts.path.startswith(slash + path):
            return name
    return None
