"""What was found, and how a value is told without giving it away."""

from __future__ import annotations

from dataclasses import dataclass

#: Told for the cells of a table after the first, over which one number is spread.
REST = "X"


@dataclass(frozen=True, slots=True)
class Trace:
    """Personal data found at ``start:end`` of a text. ``code`` is a key of
    data/messages/personal.yml; ``masked`` is the value as it may be told: 1-98XX-XXXXX-XX-7.
    """

    code: str
    start: int
    end: int
    masked: str


def code(kind: str, sure: bool) -> str:
    """Give the code of a kind: without a suffix it holds the file back, ``-maybe`` asks."""
    return f"personal-{kind}" if sure else f"personal-{kind}-maybe"


def veil(value: str, keep: slice, last: int) -> str:
    """Write X for a number's digits, but those in ``keep`` and the ``last`` ones; dashes stay."""
    places = [place for place, sign in enumerate(value) if sign.isdigit()]
    open_places = {*places[keep], *places[len(places) - last :]}
    return "".join(
        "X" if sign.isdigit() and place not in open_places else sign
        for place, sign in enumerate(value)
    )
