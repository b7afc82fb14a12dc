"""Names of events and entries that stay the same wherever the site stands."""

from __future__ import annotations

from uuid import UUID, uuid5

#: Never changes: every calendar and reader of feeds knows what it has shown by these names.
_OURS = UUID("6f0c3b0e-7c5b-5f0e-9d59-2f1d0b6a4c11")


def lasting_id(*names: str) -> str:
    """Give a UUID for a thing that its names tell, the office's id first (RFC 9562, version 5).

    No web address is in it: an office may move its site, and may not know its address yet.
    """
    return str(uuid5(_OURS, "/".join(names)))
