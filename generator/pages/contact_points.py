"""The channels as schema.org data: search engines and assistants read them from the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.channel import Channel, Purpose, WayKind
from generator.channels import dialled
from generator.pages.linked_data import data_block
from generator.pages.wording import UNCONFIRMED
from generator.register import Agency, Register

CONTACT_TYPE = {
    Purpose.COMPLAINT: "complaint",
    Purpose.OPINION: "feedback",
    Purpose.E_SERVICE: "e-service",
    Purpose.CORRUPTION: "corruption report",
}


def contact_points(register: Register, as_of: date) -> Markup:
    """Write the office with its channels, and each other body with its own, as a data block."""
    graph = [_office(register.agency, register.channels, as_of)]
    others = dict.fromkeys(c.operator for c in register.channels if c.operator)
    for name in others:
        theirs = [c for c in register.channels if c.operator == name]
        graph.append({"@type": "Organization", "name": name, **_points(theirs, as_of)})
    return data_block({"@graph": graph})


def _office(agency: Agency, channels: Iterable[Channel], as_of: date) -> dict[str, Any]:
    office: dict[str, Any] = {"@type": "GovernmentOrganization", "name": agency.name}
    if agency.short != agency.name:
        office["alternateName"] = agency.short
    if agency.website:
        office["url"] = agency.website
    if agency.parent:
        office["parentOrganization"] = {"@type": "GovernmentOrganization", "name": agency.parent}
    return office | _points([c for c in channels if not c.operator], as_of)


def _points(channels: list[Channel], as_of: date) -> dict[str, Any]:
    return {"contactPoint": [_point(c, as_of) for c in channels]} if channels else {}


def _point(channel: Channel, as_of: date) -> dict[str, Any]:
    """Write one channel. With an address it is a PostalAddress, which is a ContactPoint too."""
    point: dict[str, Any] = {
        "@type": "ContactPoint",
        "identifier": channel.id,
        "name": channel.name,
        "contactType": ", ".join(CONTACT_TYPE[purpose] for purpose in channel.purposes),
        "availableLanguage": "th",
    }
    pages = []
    for way in channel.ways:
        if way.kind is WayKind.PHONE:
            point["telephone"] = dialled(way.value) or way.value
        elif way.kind is WayKind.EMAIL:
            point["email"] = way.value
        elif way.kind is WayKind.WALK_IN:
            point |= {"@type": "PostalAddress", "streetAddress": way.value, "addressCountry": "TH"}
        elif way.kind is WayKind.POST:
            point |= {"@type": "PostalAddress", "addressCountry": "TH"}
            point.setdefault("streetAddress", way.value)
        elif way.link:
            pages.append(way.link)
    if pages:
        point["url"] = pages[0] if len(pages) == 1 else pages
    said = [channel.hours, channel.note, None if channel.confirmed_by(as_of) else UNCONFIRMED]
    description = " · ".join(text for text in said if text)
    return {**point, "description": description} if description else point
