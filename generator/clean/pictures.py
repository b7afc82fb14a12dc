"""Pictures in Office files without what cameras and programs wrote into them."""

from __future__ import annotations

from generator.clean.cleaned import Removal
from generator.clean.image import clean_image
from generator.clean.package import CleanPackage
from generator.inspect.pictures import noted_pictures


def clean_pictures(clean: CleanPackage) -> list[Removal]:
    """Take out what cameras wrote into the pictures of a document."""
    count = 0
    for name, data, kind in noted_pictures(clean.package):
        cleaned = clean_image(data, kind)
        if cleaned is not None and cleaned.removed:
            clean.replace(name, cleaned.data)
            count += 1
    if not count:
        return []
    return [Removal(f"ข้อมูลกำกับภาพ {count} ภาพ", f"metadata of pictures: {count}", count)]
