"""From entries to channels: what each is for, what a tap opens, when somebody vouched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import quote

from generator.channel import Channel, Purpose, Way, WayKind
from generator.channel_document import ChannelShape
from generator.meaning import ALL_UNITS
from generator.near import unknown_unit
from generator.problems import Finding, KeyPath
from generator.register import Unit
from generator.thai.period import Period, PeriodKind
from generator.thai.reader import read_period
from generator.thai.text import fold

#: What ``general`` stands for.
_GENERAL = (Purpose.COMPLAINT, Purpose.OPINION)
_NUMBER = re.compile(r"\+?[\d ]+(?:-[\d ]{3,})*")
#: Opens the map of the phone, or a page; documented and the same everywhere.
_MAP = "https://www.google.com/maps/search/?api=1&query="
_LINE = "https://line.me/R/ti/p/"
#: Signs that have a meaning in web addresses.
_KEPT = ":/?#[]@!$&'()*+,;=%~"
#: Two fiscal years near each other: a date without a year is another day in each.
_YEARS = (2569, 2570)
#: An office that takes corruption at its door or letter box has the same address for all.
_SHARED_BY_NATURE = (WayKind.WALK_IN, WayKind.POST)


def read_channels(
    shapes: Sequence[ChannelShape], units: Mapping[str, Unit] | None, findings: list[Finding]
) -> tuple[Channel, ...]:
    """Give the channels their meaning; ``units`` is None when they could not be read."""
    channels = []
    for index, shape in enumerate(shapes):
        path: KeyPath = ("channels", index)
        channels.append(_channel(shape, path, units, findings))
    findings += _twice(channels)
    findings += _shared_with_general(channels)
    return tuple(channels)


def dialled(phone: str) -> str:
    """Cut a number to what a telephone dials: without extension, second number or spaces."""
    match = _NUMBER.match(fold(phone))
    return re.sub(r"[^\d+]", "", match[0]) if match else ""


def _channel(
    shape: ChannelShape,
    path: KeyPath,
    units: Mapping[str, Unit] | None,
    findings: list[Finding],
) -> Channel:
    return Channel(
        id=shape.id,
        name=shape.name,
        purposes=_purposes(shape, (*path, "about"), findings),
        ways=tuple(_ways(shape)),
        hours=shape.hours,
        unit=_unit(shape.unit, (*path, "unit"), units, findings),
        operator=shape.operator,
        process=shape.process,
        duration=shape.duration,
        source=shape.source,
        checked=read_day(shape.checked, (*path, "checked"), findings),
        confirmed=read_day(shape.confirmed, (*path, "confirmed"), findings),
        note=shape.note,
    )


def _purposes(shape: ChannelShape, path: KeyPath, findings: list[Finding]) -> tuple[Purpose, ...]:
    if not shape.about:
        findings.append(Finding("missing-field", path, {"key": "about"}))
    if "corruption" in shape.about and len(set(shape.about)) > 1:
        findings.append(Finding("corruption-mixed", path, {"id": shape.id}))
    meant = {p for word in shape.about for p in (_GENERAL if word == "general" else (word,))}
    return tuple(purpose for purpose in Purpose if purpose in meant)


def _ways(shape: ChannelShape) -> Iterator[Way]:
    if shape.phone:
        number = dialled(shape.phone)
        yield Way(WayKind.PHONE, shape.phone, f"tel:{number}" if number else None)
    if shape.line:
        is_id = shape.line.startswith("@")
        link = _LINE + quote(shape.line, "") if is_id else _address(shape.line)
        yield Way(WayKind.LINE, shape.line, link)
    if shape.facebook:
        yield Way(WayKind.FACEBOOK, shape.facebook, _address(shape.facebook))
    if shape.email:
        yield Way(WayKind.EMAIL, shape.email, f"mailto:{shape.email}")
    if shape.url:
        yield Way(WayKind.WEB, shape.url, _address(shape.url))
    if shape.app:
        yield Way(WayKind.APP, shape.app, _address(shape.app))
    if shape.address:
        yield Way(WayKind.WALK_IN, shape.address, _map(shape.map, shape.address))
    if shape.post:
        yield Way(WayKind.POST, shape.post, None)


def _address(url: str) -> str:
    """Spell an address in ASCII: Thai letters in it make a QR code larger, or unreadable."""
    return quote(url, _KEPT)


def _map(written: str | None, address: str) -> str:
    """Lead to the map that was given, or to a search for the place or the address."""
    if written and written.startswith("https:"):
        return _address(written)
    return _MAP + quote("".join(written.split()) if written else " ".join(address.split()), "")


def _unit(
    unit: str | None, path: KeyPath, units: Mapping[str, Unit] | None, findings: list[Finding]
) -> Unit | None:
    if unit is None or units is None:
        return None
    if unit == ALL_UNITS:
        findings.append(Finding("all-with-others", path))
        return None
    if unit not in units:
        findings.append(unknown_unit(unit, units, path))
    return units.get(unit)


def read_day(text: str | None, path: KeyPath, findings: list[Finding]) -> date | None:
    """Read a day with its year; nothing here says which year else it would be."""
    if text is None:
        return None
    first, second = (read_period(text, year) for year in _YEARS)
    if isinstance(first, Period) and first.kind is PeriodKind.DATE and first == second:
        return first.start
    findings.append(Finding("day-not-understood", path, {"text": " ".join(text.split())}))
    return None


def _twice(channels: Sequence[Channel]) -> Iterator[Finding]:
    names: dict[str, str] = {}
    for index, channel in enumerate(channels):
        if channel.id in names:
            values = {"id": channel.id, "first": names[channel.id]}
            yield Finding("duplicate-id", ("channels", index, "id"), values)
        names.setdefault(channel.id, channel.name)


def _shared_with_general(channels: Sequence[Channel]) -> Iterator[Finding]:
    """Find where the office takes corruption at the very number or page of other matters.

    OIT asks for a channel of its own; other bodies run theirs as they see fit.
    """
    general = {
        way.link or way.value: channel.name
        for channel in channels
        if not channel.corruption
        for way in channel.ways
        if way.kind not in _SHARED_BY_NATURE
    }
    for index, channel in enumerate(channels):
        if not channel.corruption or channel.operator or len(channel.purposes) > 1:
            continue
        for way in channel.ways:
            other = general.get(way.link or way.value)
            if other is not None:
                key = "url" if way.kind is WayKind.WEB else str(way.kind)
                values = {"id": channel.id, "value": way.value, "other": other}
                yield Finding("corruption-way-shared", ("channels", index, key), values)
