"""Images: their facts, their preview, and what cameras and programs wrote into them."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from generator.inspect.facts import Format, Reading
from generator.inspect.image import read_image
from tests.evidence import photos

_WRITERS = {
    Format.JPEG: photos.jpeg,
    Format.PNG: photos.png,
    Format.WEBP: photos.webp,
    Format.GIF: photos.gif,
}


def _codes(reading: Reading) -> list[str]:
    return [fault.code for fault in reading.faults]


@pytest.mark.parametrize("kind", _WRITERS)
def test_the_facts_of_an_image(kind: Format) -> None:
    """Size and preview come from the content, in every format."""
    reading = read_image(_WRITERS[kind](), kind)
    assert (reading.format, reading.pixels) == (kind, (60, 40))
    assert reading.preview is not None
    assert (reading.preview.mode, reading.preview.size) == ("RGB", (60, 40))


def test_a_photo_tells_its_day_place_and_camera() -> None:
    """The position is told, the camera with its name, the day is a fact."""
    reading = read_image(photos.jpeg(), Format.JPEG)
    assert reading.created == date(2023, 3, 28)
    assert _codes(reading) == ["image-position", "image-camera"]
    assert dict(reading.faults[1].values) == {"camera": "Example Phone 7"}


def test_a_position_in_xmp_is_a_position() -> None:
    """Editors move the position from EXIF to XMP."""
    packet = photos.XMP.replace(
        b"photoshop:Credit=", b"xmlns:e='http://ns.adobe.com/exif/1.0/' e:GPSLatitude='13,45N' x="
    )
    data = photos.saved(photos.picture(), "JPEG", xmp=packet)
    assert _codes(read_image(data, Format.JPEG)) == ["image-position"]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            Format.JPEG,
            {"ถ่ายที่บ้าน", "โทรกลับ", "สมหญิง ใจดี", "ฝ่ายทะเบียน", "แก้ไขโดยฝ่ายปกครอง", "A-1234"},
        ),
        (Format.PNG, {"สมชาย", "draft", "ขั้นตอนการขอใช้บริการ", "สมหญิง ใจดี", "ถ่ายที่บ้าน"}),
        (Format.WEBP, {"ถ่ายที่บ้าน", "โทรกลับ", "สมหญิง ใจดี"}),
        (Format.GIF, {"แก้ไขโดยฝ่ายปกครอง"}),
    ],
)
def test_all_texts_in_an_image_are_searched(kind: Format, texts: set[str]) -> None:
    """EXIF, XMP, comments and chunks of text are given as an aside."""
    (aside,) = read_image(_WRITERS[kind](), kind).asides
    assert aside.where == "ข้อมูลกำกับภาพ"
    assert texts <= set(aside.text.split("\n"))


def test_a_text_behind_the_pixels_is_searched_too() -> None:
    """A PNG may say something after its picture."""
    data = photos.saved(photos.picture(), "PNG")
    comment = photos.png()
    start = comment.index(b"iTXtTitle") - 4
    length = int.from_bytes(comment[start : start + 4], "big")
    chunk = comment[start : start + 12 + length]
    end = data.rindex(b"IEND") - 4
    (aside,) = read_image(data[:end] + chunk + data[end:], Format.PNG).asides
    assert aside.text == "ขั้นตอนการขอใช้บริการ"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_preview_stands_upright(orientation: int) -> None:
    """The picture is shown as its camera says it was held, and so are its sizes."""
    upright = photos.picture()
    back = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    held = upright
    for turn in back.get(orientation, []):
        held = held.transpose(turn)
    data = photos.saved(held, "WEBP", lossless=True, exif=photos.exif_of(orientation))
    reading = read_image(data, Format.WEBP)
    assert reading.pixels == upright.size
    assert reading.preview is not None
    assert reading.preview.tobytes() == upright.tobytes()


@pytest.mark.parametrize("turned", [False, True])
def test_a_large_picture_becomes_a_small_preview(*, turned: bool) -> None:
    """A preview is at most 960 pixels wide as it is shown; the size told is the true one."""
    data = photos.saved(
        photos.picture((3000, 2000)), "JPEG", exif=photos.exif_of(6 if turned else 1)
    )
    reading = read_image(data, Format.JPEG)
    assert reading.pixels == ((2000, 3000) if turned else (3000, 2000))
    assert reading.preview is not None
    assert reading.preview.size == ((960, 1440) if turned else (960, 640))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels_has_a_preview_in_colour(mode: str) -> None:
    """White paper stays white, and what is see-through is white."""
    if mode == "I;16":
        image = Image.new("I;16", (20, 20), 65_535)
    else:
        image = Image.new("RGBA", (20, 20), "white").convert("RGB").convert(mode.replace("A", ""))
        image = image.convert(mode)
    if mode in ("LA", "RGBA"):
        image = Image.new(mode, (20, 20), 0)
    kind = Format.JPEG if mode == "CMYK" else Format.PNG
    reading = read_image(photos.saved(image, "JPEG" if mode == "CMYK" else "PNG"), kind)
    assert reading.preview is not None
    assert reading.preview.getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize("kind", _WRITERS)
def test_a_cut_image_is_broken(kind: Format) -> None:
    """An image that ends too early is a fault and no exception."""
    whole = _WRITERS[kind]()
    # A GIF that lacks its end still shows its first picture.
    lengths = (0, 12) if kind is Format.GIF else (0, 12, len(whole) // 2, len(whole) - 30)
    for length in lengths:
        assert _codes(read_image(whole[:length], kind)) == ["file-broken"]


def test_more_pixels_than_anybody_can_open_are_a_bomb() -> None:
    """A header of a thousand million pixels is enough; a long animation is one, too."""
    small = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(small, "PNG")
    assert _codes(read_image(small.getvalue(), Format.PNG)) == ["file-bomb"]
    frames = [Image.new("RGB", (2, 2), (n % 256, n // 256, 0)) for n in range(600)]
    data = photos.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert _codes(read_image(data, Format.GIF)) == ["file-bomb"]
