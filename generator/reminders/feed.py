"""The feed of evidence that was published or changed, in Atom (RFC 4287).

Addresses are whole once the address of the site is known. Until then they are relative to the feed
itself, which readers of feeds resolve as browsers do (RFC 3986, 5.1.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from generator.pages import links, wording
from generator.pages.evidence import last_changed, published_since
from generator.register import Evidence, EvidenceState, Register
from generator.reminders.lasting import lasting_id
from generator.thai.calendar import format_date
from generator.thai.period import Period
from generator.xml_text import xml_text

#: So many entries, the newest; all evidence stands on its own page of the site.
MOST = 100


def feed_text(register: Register, site_url: str | None, as_of: date) -> str:
    """Write the feed. Only what can be had now is in it, samples with their word before them.

    What has no date at all is left out: no day is made up for it. An empty feed is of ``as_of``.
    """
    agency = register.agency
    base = site_url or ""
    newest = _newest(register.evidence)
    updated = newest[0][0] if newest else as_of
    uri = f"<uri>{_text(agency.website)}</uri>" if agency.website else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="th">',
        f"<title>{_text(title(agency.name))}</title>",
        f"<id>urn:uuid:{lasting_id(agency.id, 'feed')}</id>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{_text(agency.name)}</name>{uri}</author>",
        _link("self", "application/atom+xml", base + links.FEED),
        _link("alternate", "text/html", base + links.EVIDENCE),
        "<generator>prongsai</generator>",
    ]
    if register.licence:
        lines.append(f"<rights>{_text(register.licence.text)}</rights>")
    uses = _uses(register)
    for day, item in newest:
        lines += _entry(item, day, agency.id, base, uses.get(item.id, ()))
    return "\n".join((*lines, "</feed>\n"))


def title(agency: str) -> str:
    """What the feed of an office is called."""
    return f"หลักฐานที่เผยแพร่และแก้ไขล่าสุด {agency}"


def _newest(evidence: Sequence[Evidence]) -> list[tuple[date, Evidence]]:
    """Order what is published and not replaced by its day, the newest first."""
    shown = ((_day(i), i) for i in evidence if i.state is EvidenceState.PUBLISHED)
    dated = [(day, item) for day, item in shown if day]
    return sorted(dated, key=lambda pair: pair[0], reverse=True)[:MOST]


def _day(item: Evidence) -> date | None:
    """Tell when it last changed, or else since when it is public, or else its own date."""
    known = last_changed(item) or published_since(item)
    return known or (item.date.start if isinstance(item.date, Period) else None)


def _uses(register: Register) -> Mapping[str, list[str]]:
    """Name the measures that each piece of evidence is for."""
    uses: dict[str, list[str]] = {}
    for plan in register.plans:
        for measure in plan.measures:
            for proof in measure.evidence:
                named = f"{measure.number} {measure.title} (ปี {plan.fiscal_year})"
                uses.setdefault(proof.evidence.id, []).append(named)
    return uses


def _entry(item: Evidence, day: date, agency: str, base: str, uses: Sequence[str]) -> Iterator[str]:
    sample = "ตัวอย่าง: " if item.sample else ""
    since = published_since(item)
    yield "<entry>"
    yield f"<title>{_text(sample + item.title)}</title>"
    yield f"<id>urn:uuid:{lasting_id(agency, 'evidence', item.id)}</id>"
    if since:
        yield f"<published>{_moment(since)}</published>"
    yield f"<updated>{_moment(day)}</updated>"
    yield _link("alternate", "text/html", base + links.evidence(item.id))
    if item.kind:
        label = wording.KIND[item.kind]
        yield f"<category term={quoteattr(item.kind)} label={quoteattr(label)}/>"
    yield f"<summary>{_text(' · '.join(_says(item, since, uses)))}</summary>"
    yield "</entry>"


def _says(item: Evidence, since: date | None, uses: Sequence[str]) -> Iterator[str]:
    if item.sample:
        yield "ตัวอย่าง ไม่ใช่เอกสารของหน่วยงาน"
    yield wording.KIND[item.kind] if item.kind else "เอกสาร"
    changed = last_changed(item)
    if since:
        yield f"เผยแพร่ {format_date(since)}"
    if changed and changed != since:
        yield f"แก้ไข {format_date(changed)}"
    if item.date:
        yield f"วันที่ของเอกสาร {item.date.raw}"
    if uses:
        yield f"ของมาตรการ {', '.join(uses)}"


def _link(relation: str, kind: str, url: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href={quoteattr(url)}/>'


def _moment(day: date) -> str:
    """Write a day as the moment at which it begins in Bangkok (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _text(text: str) -> str:
    return escape(xml_text(text))
