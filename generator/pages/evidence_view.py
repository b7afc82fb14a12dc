"""A piece of evidence as lists show it: what it is, of which day, and whether it can be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.inspect.facts import FileFacts, Format
from generator.inspect.limits import PREVIEW_WIDTHS
from generator.pages import links, wording
from generator.pages.typeset import Typesetter
from generator.pages.views import icon
from generator.register import Evidence, EvidenceFile, EvidenceState
from generator.thai.period import Period, Unread, format_period

#: Bytes of a drawing that a list may show as it is.
_LIGHT = 20_000
_BADGE = Markup('<span class="ps-state ps-state--{}">{}<span>{}</span></span>')


@dataclass(frozen=True, slots=True)
class Picture:
    """A preview: three addresses from the root of the site, and the size of the largest one. The
    tiny one is for lists; there is none of a drawing that would weigh too much there."""

    tiny: str | None
    small: str
    large: str
    width: int
    height: int
    small_width: int


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence in a list. ``badge`` is None while there is nothing special to say;
    ``text`` are the words of a picture."""

    id: str
    plain: str
    title: Markup
    url: str
    meta: Markup
    sample: bool
    badge: Markup | None
    picture: Picture | None
    text: Markup | None


def evidence_view(th: Typesetter, item: Evidence) -> EvidenceView:
    """View evidence for a list."""
    fine = item.state is EvidenceState.PUBLISHED
    return EvidenceView(
        id=item.id,
        plain=item.title,
        title=th(item.title),
        url=links.evidence(item.id),
        meta=th(" · ".join(_said(item))),
        sample=item.sample,
        badge=None if fine else evidence_badge(th, item.state),
        picture=picture(item),
        text=th.block(item.text) if item.text else None,
    )


def evidence_badge(th: Typesetter, state: EvidenceState) -> Markup:
    """Show the state as icon and word."""
    name = wording.EVIDENCE_ICON[state]
    return _BADGE.format(name, icon(name), th(wording.EVIDENCE_STATE[state]))


def picture(item: Evidence, number: int = 1) -> Picture | None:
    """Give the preview of a file; none of what must not be seen."""
    if number > len(item.files) or item.files[number - 1].held:
        return None
    file = item.files[number - 1]
    if file.facts.format is Format.SVG and file.facts.pixels:
        # As an image a drawing shows at any size, and nothing in it can run.
        tiny = file.address if file.facts.size <= _LIGHT else None
        return Picture(tiny, file.address, file.address, *file.facts.pixels, file.facts.pixels[0])
    size = file.facts.preview
    if size is None:
        return None
    tiny, small, large = (links.preview(item.id, number, width) for width in PREVIEW_WIDTHS)
    return Picture(tiny, small, large, *size, min(PREVIEW_WIDTHS[1], size[0]))


def _said(item: Evidence) -> list[str]:
    said = [wording.KIND[item.kind] if item.kind else "หลักฐาน"]
    shown = [file for file in item.files if not file.held]
    if shown:
        said.append(file_says(shown))
    elif item.url:
        said.append("ลิงก์ไปเว็บไซต์อื่น")
    said.append(when(item.date) if item.date else "ไม่ระบุวันที่")
    return said


def file_says(files: Sequence[EvidenceFile]) -> str:
    """Tell the format, the length and the size of files: PDF 3 หน้า 18 kB."""
    if len(files) > 1:
        return f"{len(files)} ไฟล์ {size_says(sum(file.facts.size for file in files))}"
    return facts_say(files[0].facts)


def facts_say(facts: FileFacts) -> str:
    """Tell the format, the length and the size of one file."""
    name = wording.FORMAT[facts.format] if facts.format else "ไฟล์"
    part = wording.PART.get(facts.format) if facts.format else None
    length = f" {facts.pages:,} {part}" if facts.pages and part else ""
    return f"{name}{length} {size_says(facts.size)}"


def size_says(size: int) -> str:
    """Tell a size as people do; one kB is 1,000 bytes."""
    if size < 1_000:
        return f"{size} ไบต์"
    if size < 999_500:
        return f"{size / 1_000:,.0f} kB"
    return f"{size / 1_000_000:,.1f} MB"


def when(period: Period | Unread) -> str:
    """Tell a date in its normal form, or as it was written."""
    return format_period(period) if isinstance(period, Period) else period.raw
