"""The properties of Office files: the document's own stay, those of people and machines go."""

from __future__ import annotations

from generator.clean.cleaned import Removal
from generator.clean.package import CleanPackage, remove
from generator.inspect.package import all_text, local

#: What describes the document itself. Dates stay: a site shows them.
_KEPT = frozenset(["title", "language", "created", "modified"])
_KEPT_OF_APP = frozenset(["Application", "AppVersion", "DocSecurity", "Pages", "Slides", "Words"])
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_DROPPED = ("custom-properties", "thumbnail", "core-properties-digital-signature", "origin")


def clean_properties(clean: CleanPackage) -> list[Removal]:
    """Take out authors, company, keywords, own properties and the small picture of an old state."""
    count = len(clean.cut_kinds("", *_DROPPED))
    for part, kept in ((_CORE, _KEPT), (_APP, _KEPT_OF_APP)):
        if part not in clean.package:
            continue
        for item in [item for item in clean.tree(part) if local(item) not in kept]:
            count += bool(all_text(item).strip())
            remove(item)
    if not count:
        return []
    return [Removal(f"ข้อมูลกำกับไฟล์ {count} รายการ", f"metadata: {count}", count)]
