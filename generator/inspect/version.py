"""The version of the inspection: it changes with every rule and every library that reads."""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import version as installed
from importlib.resources import files
from importlib.resources.abc import Traversable

#: Whatever stands in these decides what is found in a file.
_SOURCES = ("inspect", "personal", "thai", "data/messages/personal.yml")
_LIBRARIES = (
    *("defusedxml", "lxml", "olefile", "openpyxl", "pikepdf", "pillow", "puremagic"),
    "pypdfium2",
)


def version() -> str:
    """Give a short digest of the rules, the libraries and the Python that runs them."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {installed(name)}\n".encode())
    for name in _SOURCES:
        _add(files("generator").joinpath(name), digest)
    return digest.hexdigest()[:16]


def _add(place: Traversable, digest: hashlib._Hash) -> None:
    if place.is_file():
        digest.update(f"{place.name}\n".encode() + place.read_bytes())
    elif place.name != "__pycache__":
        for item in sorted(place.iterdir(), key=lambda item: item.name):
            _add(item, digest)
