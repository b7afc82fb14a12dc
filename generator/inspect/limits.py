"""What one file may cost."""

from __future__ import annotations

#: Bytes. Larger files fail on mobile connections, and hosts of repositories warn from here on.
MOST_BYTES = 50 * 2**20
#: Seconds for one file, whatever is in it. An annual report of 500 pages takes two.
MOST_SECONDS = 10.0
#: Bytes of address space of a process that reads files; its libraries alone take 100 MiB.
MOST_MEMORY = 2**30
#: So many places of each kind of personal data are told; there are more in a table of people.
MOST_PLACES = 20
#: Pixels: widths of the two previews, and the height at which very tall pictures are made smaller.
PREVIEW_WIDTHS = (200, 480, 960)
PREVIEW_HEIGHT = 3840
