"""Photos as phones and programs write them."""

from __future__ import annotations

import io

from PIL import ExifTags, Image, PngImagePlugin

XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='ฝ่ายทะเบียน'>"
    "<dc:creator><rdf:Seq><rdf:li>สมหญิง ใจดี</rdf:li></rdf:Seq></dc:creator>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()
_COLOURS = ("red", "green", "blue", "white")


def picture(size: tuple[int, int] = (60, 40), mode: str = "RGB") -> Image.Image:
    """A picture whose four corners differ."""
    whole = Image.effect_noise(size, 20).convert(mode)
    width, height = size[0] // 2, size[1] // 2
    for place, colour in enumerate(_COLOURS):
        corner = (place % 2 * width, place // 2 * height)
        whole.paste(Image.new("RGB", (width, height), colour).convert(mode), corner)
    return whole


def exif_of(orientation: int = 1, *, position: bool = True, camera: bool = True) -> Image.Exif:
    """What a phone writes."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "สมชาย".encode().decode("latin-1")
    exif[ExifTags.Base.XPComment] = "ถ่ายที่บ้าน".encode("utf-16-le")
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = "2023:03:28 10:15:00"
    inner[ExifTags.Base.UserComment] = b"UNICODE\0" + "โทรกลับ".encode("utf-16-be")
    if camera:
        exif[ExifTags.Base.Make] = "Example"
        exif[ExifTags.Base.Model] = "Phone 7"
        inner[ExifTags.Base.BodySerialNumber] = "A-1234"
    if position:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps.update({1: "N", 2: (13.0, 45.0, 30.0), 3: "E", 4: (100.0, 28.0, 12.0)})
    return exif


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Write a picture."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def jpeg(orientation: int = 1, **options: object) -> bytes:
    """A photo with all that a phone and an editor write."""
    return saved(
        picture(),
        "JPEG",
        exif=exif_of(orientation),
        xmp=XMP,
        comment="แก้ไขโดยฝ่ายปกครอง".encode(),
        icc_profile=b"profile" * 20,
        **options,
    )


def png() -> bytes:
    """A picture with texts in every way that PNG has."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Title", "ขั้นตอนการขอใช้บริการ")
    info.add_itxt("Author", "สมชาย", zip=True)
    info.add_text("Comment", "draft", zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(
        picture(),
        "PNG",
        pnginfo=info,
        exif=exif_of(),
        icc_profile=b"profile" * 20,
        dpi=(96, 96),
    )


def webp(orientation: int = 1) -> bytes:
    """A picture for the web with metadata."""
    return saved(picture(), "WEBP", exif=exif_of(orientation), xmp=XMP, lossless=True)


def gif() -> bytes:
    """Three frames that loop, with a comment."""
    frames = [picture(), picture().rotate(180), picture()]
    return saved(
        frames[0],
        "GIF",
        save_all=True,
        append_images=frames[1:],
        loop=0,
        duration=90,
        comment="แก้ไขโดยฝ่ายปกครอง".encode(),
    )
