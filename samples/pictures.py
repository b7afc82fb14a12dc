"""Writing pictures with their label: small PNGs, JPEGs as a camera or a designer saves them."""

from __future__ import annotations

import io

from PIL import Image, PngImagePlugin

from samples.label import NOTICE, Label
from samples.metadata import xmp


def png(picture: bytes, label: Label, colours: int = 96) -> bytes:
    """Reduce a screenshot to a palette and label it."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    info = PngImagePlugin.PngInfo()
    for key, text in (("Title", label.title), ("Description", NOTICE)):
        info.add_itxt(key, text)
    info.add_itxt("XML:com.adobe.xmp", xmp(label).decode())
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True, pnginfo=info)
    return written.getvalue()


def jpeg(image: Image.Image, label: Label, quality: int) -> bytes:
    """Save as JPEG: labelled, without EXIF."""
    written = io.BytesIO()
    image.convert("RGB").save(
        written, "JPEG", quality=quality, optimize=True, progressive=True, xmp=xmp(label)
    )
    return written.getvalue()
