"""Calendars as text, as RFC 5545 has it: escaped texts, lines of 75 octets, CRLF.

No event has an alarm: Google and Outlook drop those of calendars that people subscribe to, and
where they are kept they ring for readers who never asked to be woken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

#: Octets of a line without its end (RFC 5545, 3.1).
_WIDTH = 75
#: An octet inside a letter of UTF-8 begins with the bits 10.
_MASK, _INSIDE = 0b1100_0000, 0b1000_0000
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_ESCAPED = re.compile(r"[\\;,\n]")
#: What stands in an address as it is (RFC 3986); other letters are written by their octets.
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%~"
#: What no text may hold (RFC 5545, 3.1: CONTROL) once line ends are all alike.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one whole day. ``uid`` names it for ever; ``url`` is the whole address of its
    page, None while nobody knows the address of the site."""

    uid: str
    day: date
    summary: str
    description: str
    url: str | None


def calendar_text(name: str, events: Iterable[Event], as_of: date) -> str:
    """Write a calendar of at least one event; ``as_of`` is the day for which it is right."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//prongsai//prongsai//TH",
        # RFC 7986, and what calendars understood before it.
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *(line for event in events for line in _event(event, as_of)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event, as_of: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_day(as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    # The end is the first day after it.
    yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{quote(event.url, safe=_URL_SIGNS)}"
    # A deadline takes nobody's time.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    lines = "\n".join(text.splitlines())
    return _ESCAPED.sub(lambda sign: _ESCAPES[sign[0]], _CONTROL.sub("", lines))


def _folded(line: str) -> str:
    """Break a line where it would be too long, before a letter and never inside one."""
    octets = line.encode()
    pieces, begin, room = [], 0, _WIDTH
    while len(octets) - begin > room:
        end = begin + room
        while octets[end] & _MASK == _INSIDE:
            end -= 1
        pieces.append(octets[begin:end])
        # The space at the start of the next line counts.
        begin, room = end, _WIDTH - 1
    return b"\r\n ".join((*pieces, octets[begin:])).decode()
