"""Photographs of places that are drawn: grain, soft corners and JPEG as a camera makes them."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter

from samples import pictures
from samples.chrome import Studio
from samples.label import TAG, Label, Sample

_SIZE = (1440, 960)
_PLACES = (
    ("desk", Label("photo-service-point.jpg", "ภาพจุดบริการพิเศษ", "2023-03-22"), "จุดบริการพิเศษ"),
    ("ramp", Label("photo-ramp.jpg", "ภาพทางลาดริมคลอง", "2023-03-22"), "ทางลาดสำหรับรถเข็น ริมคลอง"),
)


def samples(studio: Studio) -> Iterator[Sample]:
    """Both photographs."""
    for seed, (place, label, about) in enumerate(_PLACES):
        html = studio.render("photo.html", title=label.title, place=place, caption=f"{TAG} {about}")
        drawn = Image.open(io.BytesIO(studio.picture(html, *_SIZE))).convert("RGB")
        yield Sample(label, pictures.jpeg(_photographed(drawn, seed), label, quality=76))


def _photographed(drawn: Image.Image, seed: int) -> Image.Image:
    """Look at a drawing through a lens."""
    soft = drawn.filter(ImageFilter.GaussianBlur(0.7))
    corners = Image.radial_gradient("L").resize(_SIZE).point(lambda far: 255 - far * far // 900)
    dimmed = ImageChops.multiply(soft, Image.merge("RGB", (corners,) * 3))
    grains = random.Random(seed)  # noqa: S311 - grain, no secret
    width, height = _SIZE[0] // 2, _SIZE[1] // 2
    noise = Image.frombytes("L", (width, height), grains.randbytes(width * height)).resize(_SIZE)
    noise = noise.point(lambda value: 118 + value * 20 // 255)
    return ImageChops.add(dimmed, Image.merge("RGB", (noise,) * 3), scale=1, offset=-128)
