"""Where an assessor lands: a place that shows an element, as address, label and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.inspect.facts import Format
from generator.messages import what_and_fix
from generator.oit.catalogue import Asked
from generator.oit.disclosure import SitePage
from generator.oit.facts import Parts
from generator.oit.standing import CoverageState, Reason, Standing
from generator.pages import links, wording
from generator.pages.document_view import has_words, part_id, shown_parts
from generator.pages.evidence_view import facts_say
from generator.pages.links import YearLinks
from generator.problems import Place, Problem
from generator.register import Evidence, EvidenceFile, EvidenceState, Register

_PUBLIC = (EvidenceState.PUBLISHED, EvidenceState.REPLACED)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as pages and data show it. ``url`` opens it: from the root of the site, or a whole
    address when ``outside``; ``read`` is where its words stand on the site, when that is another
    page. ``url`` is None where nothing can be opened.
    """

    label: str
    url: str | None
    outside: bool
    read: str | None
    words: str
    sample: bool
    says: str
    state: CoverageState
    reason: Reason | None


class Places:
    """Gives places their addresses. ``year`` is that of the form, ``asked`` what its item wants."""

    def __init__(self, register: Register, parts: Parts) -> None:
        self._register = register
        self._parts = parts
        self._channels = {channel.id: channel.name for channel in register.channels}
        self._measures: Mapping[tuple[int, str], str] = {
            (plan.fiscal_year, m.id): f"มาตรการ {m.number} {m.title}"
            for plan in register.plans
            for m in plan.measures
        }

    def view(self, standing: Standing, year: int, asked: Asked) -> PlaceView:
        """View one place of the form of ``year``."""
        shown, found = standing.shown, standing.found
        told = year - 1 if asked is Asked.PREVIOUS_YEAR else year
        label, url, read = self._where(standing, told)
        sample = shown.evidence is not None and shown.evidence.sample
        file = _file(shown.evidence) if shown.evidence else None
        outside = url is not None and url.startswith(("http://", "https://"))
        return PlaceView(
            label=label,
            url=url,
            outside=outside,
            read=read,
            words=shown.none or found.words,
            sample=sample,
            says=facts_say(file.facts) if file else "",
            state=standing.state,
            reason=standing.reason,
        )

    def _where(self, standing: Standing, year: int) -> tuple[str, str | None, str | None]:
        """Tell label, address, and where the words stand."""
        shown, found = standing.shown, standing.found
        if shown.evidence:
            return self._evidence(standing, shown.evidence)
        if shown.site:
            return self._site(standing, shown.site, year)
        if shown.measure:
            label = self._measures.get((year, shown.measure), shown.measure)
            return label, YearLinks(year).measure(shown.measure), None
        if shown.written:
            page = self._register.written[shown.written]
            title = next((words for words, _ in page.headings), shown.written)
            heading = shown.spot.heading
            label = f"{title} หัวข้อ {heading}" if heading and heading != title else title
            return label, _with(page.address, found.fragment), None
        return (shown.url or "คำชี้แจงในหน้านี้"), shown.url, None

    def _site(
        self, standing: Standing, site: SitePage, year: int
    ) -> tuple[str, str | None, str | None]:
        label = wording.SITE_PAGE[site].format(year=year)
        spot = standing.shown.spot
        if spot.anchor:
            label = f"{label}: {self._channels.get(spot.anchor, spot.anchor)}"
        elif spot.heading:
            label = f"{label} หัวข้อ {spot.heading}"
        address = _site_addresses(year)[site]
        planned = year in {plan.fiscal_year for plan in self._register.plans}
        if address.startswith(f"{year}/") and not planned:
            return label, None, None
        return label, _with(address, standing.found.fragment), None

    def _evidence(
        self, standing: Standing, evidence: Evidence
    ) -> tuple[str, str | None, str | None]:
        part = standing.found.part
        page = links.evidence(evidence.id)
        file = _file(evidence)
        parts = self._parts(file.facts.sha256) if file else ()
        there = next((p for p in parts if p.number == part), None)
        where = _say_part(there.kind.value, there.title, there.number) if there else ""
        label = f"{evidence.title} {where}".strip() if len(parts) > 1 else evidence.title
        if evidence.url:
            return label, evidence.url, page
        visible = has_words(parts) and any(p.number == part for p in shown_parts(parts))
        read = f"{page}#{part_id(1, part)}" if visible and part else page
        if file is None:
            return label, page, None
        if file.facts.format is Format.PDF:
            return label, f"{file.address}#page={part}" if part else file.address, read
        return label, read, None


def _file(evidence: Evidence) -> EvidenceFile | None:
    """The first file, where anybody can have it."""
    public = evidence.state in _PUBLIC and evidence.files and not evidence.files[0].held
    return evidence.files[0] if public else None


def _with(address: str, fragment: str | None) -> str:
    return f"{address}#{fragment}" if fragment else address


def _site_addresses(year: int) -> Mapping[SitePage, str]:
    of_year = YearLinks(year)
    return {
        SitePage.PLAN: of_year.plan,
        SitePage.PROGRESS: of_year.monitoring,
        SitePage.TIMELINE: of_year.timeline,
        SitePage.UNITS: of_year.units,
        SitePage.CHANNELS: links.COMPLAINTS,
        SitePage.CORRUPTION: links.COMPLAINTS,
        SitePage.MANUALS: links.MANUALS,
        SitePage.INFOGRAPHICS: links.INFOGRAPHICS,
        SitePage.BUDGET: links.BUDGET,
    }


def _say_part(kind: str, title: str, number: int) -> str:
    words = {"page": f"หน้า {number}", "slide": f"สไลด์ {number}", "sheet": f"ชีต {title or number}"}
    return words.get(kind, f"ตอน {title or number}")


def say(reason: Reason, lang: str = "th") -> str:
    """Tell a reason in words."""
    return what_and_fix(Problem(reason.code, Place(""), dict(reason.values)), lang)[0]
