"""What can be wrong with the data: a problem is a value, how it is shown is said elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: Where a value stands in a YAML file: keys and list indexes from the root.
KeyPath = tuple[str | int, ...]


class Severity(StrEnum):
    """What a problem stops: an error the whole site, ``held`` the file it is found in, a warning
    nothing. A note tells what was decided or will be done; it is no fault.
    """

    ERROR = "error"
    HELD = "held"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file; ``line`` and ``column`` count from 1, 0 means the file as a whole.

    ``within`` tells more than a line can: the place in a file without lines, such as "หน้า 3", or
    the item of a form, such as "O12".
    """

    file: str
    line: int = 0
    column: int = 0
    within: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place} {self.within}" if self.within else place


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one place. ``code`` is a key in ``data/messages/`` and never changes.

    ``values`` are the words the message needs, such as the key that is not known.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem whose line is not looked up yet: ``path`` leads to the value, or to its key."""

    code: str
    path: KeyPath
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    at_key: bool = False


def printable(text: str) -> str:
    """Show what would steer a terminal, cannot be written or is not seen as an escape."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )
