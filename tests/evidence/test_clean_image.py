"""Cleaned images: no position, camera or text is left, and not a pixel changes."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageSequence

from generator.clean import clean
from generator.clean.cleaned import Cleaned
from generator.inspect.facts import Format
from generator.inspect.image import orientation_of, read_image
from tests.evidence import photos

_WRITERS: dict[str, tuple[Format, Callable[[], bytes]]] = {
    "jpeg": (Format.JPEG, photos.jpeg),
    "turned jpeg": (Format.JPEG, lambda: photos.jpeg(6)),
    "progressive jpeg": (Format.JPEG, lambda: photos.jpeg(progressive=True)),
    "jpeg with restarts": (Format.JPEG, lambda: photos.jpeg(restart_marker_blocks=1)),
    "jpeg with more behind": (Format.JPEG, lambda: photos.jpeg() + b"Samsung trailer"),
    "png": (Format.PNG, photos.png),
    "webp": (Format.WEBP, photos.webp),
    "turned webp": (Format.WEBP, lambda: photos.webp(8)),
    "gif": (Format.GIF, photos.gif),
}


def _cleaned(data: bytes, kind: Format) -> Cleaned:
    done = clean(data, kind)
    assert done is not None
    return done


def _frames(data: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(data)) as image:
        return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(image)]


@pytest.mark.parametrize("name", _WRITERS)
def test_nothing_is_left_to_find(name: str) -> None:
    """Inspected again, the copy has neither fault nor text, and stands as upright as before."""
    kind, write = _WRITERS[name]
    data = write()
    copy = _cleaned(data, kind).data
    before, after = read_image(data, kind), read_image(copy, kind)
    assert (after.faults, after.asides) == ((), ())
    assert after.pixels == before.pixels
    assert orientation_of(copy, kind) == orientation_of(data, kind)


@pytest.mark.parametrize("name", _WRITERS)
def test_no_pixel_and_no_frame_changes(name: str) -> None:
    """Every frame is the same to the last bit."""
    kind, write = _WRITERS[name]
    data = write()
    assert _frames(_cleaned(data, kind).data) == _frames(data)


@pytest.mark.parametrize("name", ["jpeg", "png"])
def test_colours_stay_as_they_are_meant(name: str) -> None:
    """The colour profile is no metadata."""
    kind, write = _WRITERS[name]
    with Image.open(io.BytesIO(_cleaned(write(), kind).data)) as image:
        assert image.info["icc_profile"] == b"profile" * 20


def test_a_gif_goes_on_looping() -> None:
    """Loops are written by an application, and stay."""
    with Image.open(io.BytesIO(_cleaned(photos.gif(), Format.GIF).data)) as image:
        assert image.info["loop"] == 0


@pytest.mark.parametrize("name", _WRITERS)
def test_a_clean_image_is_left_alone(name: str) -> None:
    """Cleaning the copy takes out nothing more."""
    kind, write = _WRITERS[name]
    once = _cleaned(write(), kind)
    assert once.removed
    assert _cleaned(once.data, kind) == Cleaned(once.data)


def test_it_says_what_was_taken_out() -> None:
    """Position and camera are named, the rest is counted."""
    removed = _cleaned(photos.jpeg(), Format.JPEG).removed
    assert [removal.what_en for removal in removed] == [
        "the place where it was taken",
        "the camera",
        "blocks of metadata: 3",
    ]


def test_a_broken_image_is_not_cleaned() -> None:
    """What cannot be read has no copy."""
    assert clean(photos.jpeg()[:300], Format.JPEG) is None
