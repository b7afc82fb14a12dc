"""What can be found on a site: measures, items of forms, evidence page by page, channels, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.channel import Channel
from generator.inspect.facts import Format, Part, PartKind
from generator.manifest import public_files
from generator.pages import links, wording
from generator.pages.document_view import part_id, part_name, shown_parts
from generator.pages.oit_view import FormView, ItemView
from generator.pages.page import Page
from generator.pages.views import MeasureView, PlanView
from generator.register import Evidence, EvidenceFile, Measure, Register
from generator.thai.calendar import fiscal_year_of
from generator.thai.period import Period

Parts = Callable[[str], Sequence[Part]]


#: What people call pages that have longer titles.
_NAMES: dict[str, tuple[str, ...]] = {
    links.BUDGET: ("งบประมาณ",),
    links.COMPLAINTS: ("ร้องเรียน", "แจ้งเบาะแสทุจริต"),
    links.EVIDENCE: ("หลักฐาน", "เอกสาร"),
    links.INFOGRAPHICS: ("อินโฟกราฟิก",),
    links.MANUALS: ("คู่มือ",),
    links.OIT: ("OIT",),
}


class EntryKind(StrEnum):
    """What an entry is; results stand in groups of these."""

    ITEM = "item"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    CHANNEL = "channel"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find. ``keys`` are other names of it, such as O42; ``place`` is the part of a
    document, ``file`` the address of the file at that part; ``text`` is all that it says; ``note``
    is shown with it and not searched."""

    kind: EntryKind
    url: str
    title: str
    text: str
    year: int | None = None
    keys: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    place: str = ""
    file: str = ""
    note: str = ""


def entries(
    register: Register,
    plans: Sequence[PlanView],
    forms: Sequence[FormView],
    parts: Parts,
    pages: Sequence[Page],
) -> list[Entry]:
    """List everything, in the order in which equal results are shown: the newest year first, in it
    what assessors and citizens ask for before the rest."""
    found = [
        *(_item(form, view) for form in forms for view in form.items),
        *(_measure(plan, view) for plan in plans for view in plan.measures),
        *(each for item in register.evidence for each in _evidence(item, parts)),
        *(_channel(channel) for channel in register.channels),
        *(_page(page) for page in pages),
        *_written(register),
    ]
    kinds = list(EntryKind)
    return sorted(found, key=lambda entry: (-(entry.year or 0), kinds.index(entry.kind)))


def _item(form: FormView, view: ItemView) -> Entry:
    elements = " ".join(element.text for element in view.item.elements)
    return Entry(
        EntryKind.ITEM,
        view.url,
        view.plain,
        f"{elements} {view.explanation}",
        form.year,
        keys=(view.code, f"ข้อ {view.code[1:]}", f"{form.scheme} {form.year}"),
        units=tuple(unit.id for unit in view.units),
        place=view.code,
    )


def _measure(plan: PlanView, view: MeasureView) -> Entry:
    return Entry(
        EntryKind.MEASURE,
        view.url,
        view.plain,
        " · ".join(_said(view.measure)),
        plan.year,
        keys=(view.number, f"มาตรการ {view.number}"),
        units=tuple(unit.id for unit in view.measure.units),
        place=view.number,
    )


def _said(measure: Measure) -> Iterator[str]:
    yield measure.issue
    yield from measure.activities
    yield from (output.text for output in measure.outputs)
    yield from measure.outreach
    if measure.due:
        yield measure.due.raw
    yield from (unit.name for unit in measure.units)


def _evidence(item: Evidence, parts: Parts) -> Iterator[Entry]:
    kind = wording.KIND[item.kind] if item.kind else "หลักฐาน"
    year = _year(item)
    url = links.evidence(item.id)
    said = f"{kind} {item.text or ''}".strip()
    place = f"{_sample(item)}{kind}"
    public = public_files(item)
    yield Entry(
        EntryKind.EVIDENCE,
        url,
        item.title,
        said,
        year,
        units=_unit(item),
        place=place,
        note=_unsearched(public),
    )
    for number, file in enumerate(item.files, 1):
        if file not in public:
            continue
        for part in shown_parts(parts(file.facts.sha256)):
            text = _text(part)
            if part.readable and text:
                yield _part(item, file, part, number, text)


def _part(item: Evidence, file: EvidenceFile, part: Part, number: int, text: str) -> Entry:
    at_page = f"#page={part.number}" if file.facts.format is Format.PDF else ""
    return Entry(
        EntryKind.EVIDENCE,
        f"{links.evidence(item.id)}#{part_id(number, part.number)}",
        item.title,
        text,
        _year(item),
        units=_unit(item),
        place=f"{_sample(item)}{part_name(part)}",
        file=f"{file.address}{at_page}" if part.kind is PartKind.PAGE else "",
    )


def _unsearched(files: Sequence[EvidenceFile]) -> str:
    """Say what of a document cannot be found by its words; nothing when all can."""
    lost = [file for file in files if file.facts.scans or file.facts.damaged]
    if not lost:
        return ""
    why = "เป็นภาพสแกน" if any(file.facts.scans for file in lost) else "มีข้อความที่อ่านออกมาไม่ได้"
    if all(file.facts.searchable for file in lost):
        return f"บางหน้า{why} ค้นข้อความในหน้านั้นไม่ได้"
    return f"เอกสาร{why} ค้นข้อความข้างในไม่ได้"


def _unit(item: Evidence) -> tuple[str, ...]:
    return (item.unit.id,) if item.unit else ()


def _sample(item: Evidence) -> str:
    return "ตัวอย่าง · " if item.sample else ""


def _year(item: Evidence) -> int | None:
    """Tell the fiscal year of a document: that of its date, or else of what it tells of."""
    for told in (item.date, item.period):
        if isinstance(told, Period):
            return fiscal_year_of(told.end)
    return None


def _text(part: Part) -> str:
    rows = (" ".join(filter(None, row)) for row in part.rows)
    return " ".join(" ".join((part.title, part.text, *rows)).split())


def _channel(channel: Channel) -> Entry:
    ways = " ".join(way.value for way in channel.ways)
    purposes = " ".join(wording.PURPOSE[purpose] for purpose in channel.purposes)
    said = (ways, purposes, channel.operator, channel.hours, *channel.process)
    return Entry(
        EntryKind.CHANNEL,
        f"{links.COMPLAINTS}#channel-{channel.id}",
        channel.name,
        " ".join(filter(None, said)),
    )


def _page(page: Page) -> Entry:
    names = _NAMES.get(page.address, ())
    return Entry(EntryKind.PAGE, page.address, page.title, page.description, keys=names)


def _written(register: Register) -> Iterator[Entry]:
    for page in register.written.values():
        title = page.headings[0][0] if page.headings else page.name
        yield Entry(EntryKind.PAGE, page.address, title, page.text)
