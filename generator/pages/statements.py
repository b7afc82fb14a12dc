"""What the site says of itself: how accessible it is, and what it learns of its readers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import SimpleNamespace

import yaml

from generator.inspect.facts import Format
from generator.manifest import public_files
from generator.pages import links
from generator.pages.page import Page
from generator.pages.typeset import Typesetter
from generator.pages.views import Link
from generator.register import Evidence, EvidenceFile, Register
from generator.thai.calendar import format_date


@dataclass(frozen=True, slots=True)
class _Tested:
    """What was tested of the templates: ``tools`` as (name, what), ``known`` what fails."""

    day: datetime.date
    tools: tuple[tuple[str, str], ...]
    known: tuple[str, ...]


@cache
def _tested() -> _Tested:
    text = files("generator").joinpath("data/accessibility.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    tools = tuple((tool["name"], tool["what"]) for tool in data["tools"])
    return _Tested(data["tested"], tools, tuple(data["known"]))


def accessibility_page(th: Typesetter, register: Register) -> Page:
    """Say what was tested, how and when, and what is known to fail, in this office's files too."""
    tested = _tested()
    shown = [(item, file) for item in register.evidence for file in public_files(item)]
    values = {
        "day": th(format_date(tested.day, short=False)),
        "tools": [SimpleNamespace(name=name, what=th(what)) for name, what in tested.tools],
        "known": [th(text) for text in tested.known],
        "scans": _links(th, [item for item, file in shown if file.facts.scans]),
        "untagged": _links(th, [item for item, file in shown if _untagged(file)]),
        "complaints": links.COMPLAINTS,
    }
    title = "การเข้าถึงเว็บไซต์"
    description = f"{title}ของ{register.agency.name} ทดสอบอะไร อย่างไร เมื่อใด และสิ่งที่ยังใช้ไม่ได้"
    return Page(links.ACCESSIBILITY, "accessibility.html", title, description, "about", values)


def privacy_page(register: Register) -> Page:
    """Say that nothing is collected, what stays in the reader's browser, what a host may log."""
    title = "ความเป็นส่วนตัว"
    description = f"{title}ของผู้อ่านเว็บไซต์{register.agency.name} เว็บไซต์นี้ไม่เก็บข้อมูลของผู้อ่าน"
    values = {"complaints": links.COMPLAINTS, "verify": links.VERIFY}
    return Page(links.PRIVACY, "privacy.html", title, description, "about", values)


def _untagged(file: EvidenceFile) -> bool:
    """Say whether a PDF tells no structure. Scans are named for themselves."""
    return file.facts.format is Format.PDF and not file.facts.tagged and not file.facts.scans


def _links(th: Typesetter, items: Iterable[Evidence]) -> list[Link]:
    once = {item.id: item for item in items}
    return [Link(th(item.title), links.evidence(item.id)) for item in once.values()]
