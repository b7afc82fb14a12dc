"""Read an image: its size before anything is decoded, and what cameras and programs wrote in."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

from PIL import ExifTags, Image, IptcImagePlugin, UnidentifiedImageError
from PIL.ImageFile import ImageFile

from generator.inspect.facts import Aside, Fault, Format, Reading
from generator.inspect.limits import PREVIEW_HEIGHT, PREVIEW_WIDTHS
from generator.inspect.xmp import xmp_texts

#: Larger than any poster at 300 dots an inch; for an animation all its frames together.
_MOST_PIXELS = 100_000_000
_MOST_FRAMES = 500
_WHERE = "ข้อมูลกำกับภาพ"
_CAMERA = (ExifTags.Base.Make, ExifTags.Base.Model)
_SERIAL = (ExifTags.Base.BodySerialNumber, ExifTags.Base.CameraOwnerName)
_TURNED = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT, False),
    3: (Image.Transpose.ROTATE_180, False),
    4: (Image.Transpose.FLIP_TOP_BOTTOM, False),
    5: (Image.Transpose.TRANSPOSE, True),
    6: (Image.Transpose.ROTATE_270, True),
    7: (Image.Transpose.TRANSVERSE, True),
    8: (Image.Transpose.ROTATE_90, True),
}
#: Pillow's names of the formats; photos of many phones are JPEGs with a second picture behind.
_NAMES = {
    Format.PNG: ("PNG",),
    Format.JPEG: ("JPEG", "MPO"),
    Format.WEBP: ("WEBP",),
    Format.GIF: ("GIF",),
}
#: Bytes that are no text, or whose texts are read by their own reader.
_NO_TEXT = frozenset(
    (
        "version",
        "exif",
        "Raw profile type exif",
        "icc_profile",
        "photoshop",
        "xmp",
        "XML:com.adobe.xmp",
    )
)
_NO_WORDS = (b"Exif", b"http://ns.adobe", b"GIF87a", b"GIF89a")
_PACKETS = ("xmp", "XML:com.adobe.xmp")
_BROKEN = (
    *(UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error),
    *(KeyError, IndexError, TypeError, OverflowError),
)


def read_image(data: bytes, kind: Format) -> Reading:
    """Read a PNG, JPEG, WEBP or GIF image."""
    try:
        with warnings.catch_warnings():
            # Of many pixels and odd metadata; what matters of it is a fault.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_NAMES[kind]) as image:
                if _is_too_much(image):
                    return Reading(kind, faults=(Fault("file-bomb"),))
                return _read(image, kind)
    except Image.DecompressionBombError:
        return Reading(kind, faults=(Fault("file-bomb"),))
    except _BROKEN:
        return Reading(kind, faults=(Fault("file-broken"),))


def orientation_of(data: bytes, kind: Format) -> int:
    """Give how a good picture is turned, as EXIF numbers it: 1 is upright."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=_NAMES[kind]) as image:
            number = image.getexif().get(ExifTags.Base.Orientation, 1)
    return int(number) if number in _TURNED else 1


def _is_too_much(image: Image.Image) -> bool:
    pixels = image.width * image.height
    if pixels > _MOST_PIXELS:
        return True
    frames = int(getattr(image, "n_frames", 1))
    # A photo's second picture is another size of it, not a frame.
    return image.format != "MPO" and (frames > _MOST_FRAMES or frames * pixels > 5 * _MOST_PIXELS)


def _read(image: ImageFile, kind: Format) -> Reading:
    exif = image.getexif()
    turn, swaps = _TURNED.get(exif.get(ExifTags.Base.Orientation, 1), (None, False))
    pixels = (image.height, image.width) if swaps else image.size
    limits = (max(PREVIEW_WIDTHS), PREVIEW_HEIGHT)
    image.thumbnail((limits[1], limits[0]) if swaps else limits)
    image.load()
    preview = _on_white(image)
    # Only now: a PNG may say something behind its pixels.
    texts, packets = _texts(image, exif), _packets(image)
    asides = (Aside(_WHERE, "\n".join(texts)),) if texts else ()
    return Reading(
        kind,
        title=image.info.get("Title") or None,
        created=_taken(exif),
        pixels=pixels,
        asides=asides,
        faults=tuple(_faults(exif, packets)),
        preview=preview if turn is None else preview.transpose(turn),
    )


def _on_white(image: Image.Image) -> Image.Image:
    """Give the picture in RGB, with what is see-through on white."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey; Pillow would cut them off instead of shrinking them.
        return image.point(lambda shade: shade / 256).convert("L").convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")
    return image.convert("RGB")


def _taken(exif: Image.Exif) -> date | None:
    written = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    try:
        return datetime.strptime(str(written), "%Y:%m:%d %H:%M:%S").date()  # noqa: DTZ007 - no zone
    except ValueError:
        return None


def _faults(exif: Image.Exif, packets: bytes) -> Iterator[Fault]:
    if exif.get_ifd(ExifTags.IFD.GPSInfo) or b"GPSLatitude" in packets:
        yield Fault("image-position")
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    named = [_text(exif.get(tag)) for tag in _CAMERA]
    if any(named) or any(_text(inner.get(tag)) for tag in _SERIAL):
        yield Fault("image-camera", values={"camera": " ".join(filter(None, named)) or "-"})


def _packets(image: Image.Image) -> bytes:
    found = (image.info.get(key) for key in _PACKETS)
    return b"\n".join(one.encode() if isinstance(one, str) else one for one in found if one)


def _texts(image: ImageFile, exif: Image.Exif) -> list[str]:
    """Give every text that the file carries besides the picture, each once."""
    ifds = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.IFD1)
    values = [value for tags in (exif, *map(exif.get_ifd, ifds)) for value in tags.values()]
    values += [value for key, value in image.info.items() if key not in _NO_TEXT]
    for value in (IptcImagePlugin.getiptcinfo(image) or {}).values():
        values += value if isinstance(value, list) else [value]
    texts = [text for value in values if (text := _text(value))]
    for key in _PACKETS:
        packet = image.info.get(key)
        if packet:
            texts += xmp_texts(packet.encode() if isinstance(packet, str) else packet)
    return list(dict.fromkeys(texts))


def _text(value: object) -> str:
    """Give a value as text; numbers, settings and makers' own blocks are none."""
    if isinstance(value, str):
        return value.strip("\0 ")
    if not isinstance(value, bytes) or value.startswith(_NO_WORDS):
        return ""
    # EXIF comments begin with the name of their encoding.
    body = value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0")
    text = body.decode(_encoding(body), errors="replace").strip("\0 ")
    return "" if text.count("\ufffd") > len(text) // 10 else text


def _encoding(body: bytes) -> str:
    """Tell UTF-16, which Windows writes: Latin and Thai signs have 00 and 0E as their high byte."""
    for name, high in (("utf-16-le", body[1::2]), ("utf-16-be", body[::2])):
        if high and high.count(0x00) + high.count(0x0E) > 0.8 * len(high):
            return name
    return "utf-8"
