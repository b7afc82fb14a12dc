"""Cleaned copies of Word, Excel and PowerPoint files."""

from __future__ import annotations

from collections.abc import Callable

from generator.clean.cleaned import Cleaned, Removal
from generator.clean.package import CleanPackage
from generator.clean.pictures import clean_pictures
from generator.clean.properties import clean_properties
from generator.clean.slides import clean_slides
from generator.clean.word import clean_word
from generator.clean.workbook import clean_workbook
from generator.inspect.facts import Format
from generator.inspect.package import Refused

_CLEANERS: dict[Format, Callable[[CleanPackage], list[Removal]]] = {
    Format.DOCX: clean_word,
    Format.XLSX: clean_workbook,
    Format.PPTX: clean_slides,
}


def clean_office(data: bytes, kind: Format) -> Cleaned | None:
    """Take out comments, changes, hidden things and metadata; what a reader sees stays.

    The file's own bytes come back when there is nothing to take out. None for a file that is
    broken or unsafe, for another format, and for a workbook whose formulas would have to become
    values but were never calculated.
    """
    if kind not in _CLEANERS:
        return None
    try:
        clean = CleanPackage(data)
        removed = (
            *_CLEANERS[kind](clean),
            *clean_pictures(clean),
            *_clean_documents(clean),
            *clean_properties(clean),
        )
        return Cleaned(clean.save() if removed else data, removed)
    except Refused:
        return None


def _clean_documents(clean: CleanPackage) -> list[Removal]:
    """Clean documents inside the document, such as the workbook behind a chart."""
    count = 0
    for name in clean.package.strangers:
        kind = next((kind for kind in _CLEANERS if name.lower().endswith(f".{kind}")), None)
        cleaned = clean_office(clean.package.read(name), kind) if kind else None
        if cleaned is not None and cleaned.removed:
            clean.replace(name, cleaned.data)
            count += 1
    if not count:
        return []
    return [
        Removal(f"เนื้อหาที่ไม่แสดงในเอกสารที่ฝังไว้ {count} ไฟล์", f"embedded documents: {count}", count)
    ]
