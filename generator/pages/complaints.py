"""The page of channels: where to complain, give an opinion or tell of corruption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from generator.channel import Channel, Purpose, Way, WayKind
from generator.pages import links, wording
from generator.pages.contact_points import contact_points
from generator.pages.page import Page
from generator.pages.qr import qr_code
from generator.pages.typeset import Typesetter
from generator.register import Register
from generator.thai.calendar import format_date

_TITLE = "ร้องเรียนและแสดงความคิดเห็น"
#: Heading, chip, what it is for, and how the office's own channels for it are called.
_PARTS = {
    Purpose.COMPLAINT: (
        "ร้องเรียนการให้บริการ แจ้งปัญหา",
        "chat",
        "การให้บริการ ความเดือดร้อน เรื่องที่อยากให้แก้ไข",
        "รับเรื่องร้องเรียน",
    ),
    Purpose.OPINION: (
        "แสดงความคิดเห็น ข้อเสนอแนะ",
        "speak",
        "คำติชม ข้อเสนอ และความเห็นต่อการทำงาน",
        "รับฟังความคิดเห็น",
    ),
    Purpose.E_SERVICE: (
        "ขอรับบริการออนไลน์ (e-service)",
        "globe",
        "ยื่นเรื่องและติดตามผลได้โดยไม่ต้องเดินทาง",
        "ให้บริการออนไลน์",
    ),
    Purpose.CORRUPTION: (
        "แจ้งเรื่องทุจริตและประพฤติมิชอบของเจ้าหน้าที่",
        "shield",
        "แยกจากเรื่องทั่วไป ติดต่อผู้รับเรื่องโดยตรง",
        "แจ้งเรื่องทุจริต",
    ),
}
#: The same in a sentence.
_ALSO = {
    Purpose.OPINION: "แสดงความคิดเห็น",
    Purpose.E_SERVICE: "ขอรับบริการออนไลน์",
}
_ICON = {
    WayKind.PHONE: "phone",
    WayKind.LINE: "chat",
    WayKind.FACEBOOK: "globe",
    WayKind.EMAIL: "mail",
    WayKind.WEB: "globe",
    WayKind.APP: "down",
    WayKind.WALK_IN: "pin",
    WayKind.POST: "mail",
}
_DO = {
    WayKind.PHONE: "โทร",
    WayKind.LINE: "เปิด LINE",
    WayKind.FACEBOOK: "เปิด Facebook",
    WayKind.EMAIL: "เขียนอีเมลถึง",
    WayKind.WEB: "เปิดเว็บไซต์",
    WayKind.APP: "ดาวน์โหลดแอป",
    WayKind.WALK_IN: "มาด้วยตนเองหรือส่งไปรษณีย์",
    WayKind.POST: "ส่งไปรษณีย์",
}
#: What a phone's camera opens better than a finger types.
_SCANNED = (WayKind.LINE, WayKind.FACEBOOK, WayKind.WEB, WayKind.APP)
#: So many channels of each sort stand on home; the page has them all.
_ON_HOME = 3


@dataclass(frozen=True, slots=True)
class WayView:
    """One way as a row to tap; ``place`` is read, and its link opens a map."""

    kind: str
    icon: str
    do: Markup
    value: str
    words: Markup
    link: str | None
    place: bool
    qr: Markup | None


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel as a card."""

    id: str
    name: Markup
    icon: str
    who: Markup | None
    also: Markup | None
    ways: tuple[WayView, ...]
    hours: Markup | None
    process: tuple[Markup, ...]
    duration: Markup | None
    note: Markup | None
    confirmed: Markup | None
    source: str | None
    source_host: str
    checked: Markup | None


def complaints_page(th: Typesetter, register: Register, as_of: date) -> Page:
    """Show where to complain: by purpose, corruption apart from everything else."""
    channels = sorted(register.channels, key=lambda channel: channel.operator is not None)
    own = [channel for channel in channels if channel.operator is None]
    values = {
        "parts": _parts(th, channels, as_of) if channels else [],
        "unconfirmed": any(not channel.confirmed_by(as_of) for channel in channels),
        "waiting": th(wording.UNCONFIRMED),
        "process_missing": not any(channel.process or channel.duration for channel in own),
        "website": register.agency.website,
        "contact_points": contact_points(register, as_of),
    }
    description = f"ช่องทางร้องเรียน แจ้งเบาะแสทุจริต และแสดงความคิดเห็นถึง{register.agency.name}"
    return Page(links.COMPLAINTS, "complaints.html", _TITLE, description, "complaints", values)


def home_channels(th: Typesetter, channels: Iterable[Channel]) -> list[SimpleNamespace]:
    """Pick what home shows: the first few of either sort, the office's own before the others."""
    ordered = sorted(channels, key=lambda channel: channel.operator is not None)
    general = [channel for channel in ordered if not channel.corruption]
    corruption = [channel for channel in ordered if channel.corruption]
    shown = [*general[:_ON_HOME], *corruption[:_ON_HOME]]
    return [_home_channel(th, channel) for channel in shown]


def _home_channel(th: Typesetter, channel: Channel) -> SimpleNamespace:
    about = "เรื่องทุจริต" if channel.corruption else "เรื่องทั่วไป"
    taps = (way for way in channel.ways if way.kind in (WayKind.PHONE, WayKind.LINE) and way.link)
    return SimpleNamespace(
        name=th(channel.name),
        about=th(f"{about} · {channel.operator}" if channel.operator else about),
        way=next(taps, None),
    )


def _parts(th: Typesetter, channels: Sequence[Channel], as_of: date) -> list[SimpleNamespace]:
    """Put each channel where its first purpose is; later purposes point back to it.

    Complaints and corruption always have a part, empty or not: OIT asks for both.
    """
    always = (Purpose.COMPLAINT, Purpose.CORRUPTION)
    parts = []
    for purpose in Purpose:
        serving = [channel for channel in channels if purpose in channel.purposes]
        if serving or purpose in always:
            parts.append(_part(th, purpose, serving, as_of))
    return parts


def _part(
    th: Typesetter, purpose: Purpose, serving: Sequence[Channel], as_of: date
) -> SimpleNamespace:
    heading, icon, lead, says = _PARTS[purpose]
    first = [channel for channel in serving if channel.purposes[0] is purpose]
    return SimpleNamespace(
        id=str(purpose),
        apart=purpose is Purpose.CORRUPTION,
        heading=th(heading),
        icon=icon,
        lead=th(lead),
        says=th(says),
        own=any(channel.operator is None for channel in serving),
        channels=[_channel(th, channel, as_of) for channel in first],
        also=[
            SimpleNamespace(id=channel.id, name=th(channel.name))
            for channel in serving
            if channel not in first
        ],
    )


def _channel(th: Typesetter, channel: Channel, as_of: date) -> ChannelView:
    who = channel.operator or (channel.unit and channel.unit.name)
    others = [_ALSO[purpose] for purpose in channel.purposes[1:]]
    confirmed = channel.confirmed if channel.confirmed_by(as_of) else None
    return ChannelView(
        id=channel.id,
        name=th(channel.name),
        icon=_ICON[channel.ways[0].kind],
        who=th(f"รับเรื่องโดย {who}") if who else None,
        also=th(f"ใช้{'และ'.join(others)}ได้ด้วย") if others else None,
        ways=tuple(_way(th, way, channel) for way in channel.ways),
        hours=th(channel.hours) if channel.hours else None,
        process=tuple(th(step) for step in channel.process),
        duration=th(channel.duration) if channel.duration else None,
        note=th.block(channel.note) if channel.note else None,
        confirmed=th(f"หน่วยงานยืนยันเมื่อ {format_date(confirmed)}") if confirmed else None,
        source=channel.source,
        source_host=_readable(channel.source or "").partition("/")[0],
        checked=th(format_date(channel.checked)) if channel.checked else None,
    )


def _way(th: Typesetter, way: Way, channel: Channel) -> WayView:
    do = _DO[way.kind]
    if way.kind is WayKind.WALK_IN and any(w.kind is WayKind.POST for w in channel.ways):
        do = "มาด้วยตนเอง"
    value = _readable(way.value) if way.kind in _SCANNED else way.value
    scanned = way.link if way.kind in _SCANNED else None
    return WayView(
        kind=str(way.kind),
        icon=_ICON[way.kind],
        do=th(do),
        value=value,
        words=th(value),
        link=way.link,
        place=way.kind in (WayKind.WALK_IN, WayKind.POST),
        qr=qr_code(scanned, f"{do} {channel.name}") if scanned else None,
    )


def _readable(address: str) -> str:
    """Write an address as people say it: without https:// and www., Thai letters as letters."""
    if "://" not in address:
        return address
    parts = urlsplit(address)
    path = unquote(parts.path).rstrip("/")
    return parts.netloc.removeprefix("www.") + path
