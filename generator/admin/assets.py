"""The files below /admin/: the page, its configuration, the CMS and the parser, all from here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from generator.hosting.policy import DATA, SELF

#: A path below /admin/ and the content there.
File = tuple[str, bytes]

ADMIN = "admin/"
_PAGE = "index.html"
#: Made from, not sent.
_SOURCES = frozenset({_PAGE, "labels.yml", "PROVENANCE.txt"})
_FOLDER = "data/admin"


def made_files(configuration: Mapping[str, Any], hosts: Iterable[str]) -> Iterator[File]:
    """Give what is made for an office. ``hosts`` are what the page may speak to besides its own
    host."""
    page = files("generator").joinpath(_FOLDER, _PAGE).read_text(encoding="utf-8")
    name = escape(str(configuration["cms"]["site_title"]))
    policy = escape(admin_policy(hosts))
    yield _PAGE, page.replace("{policy}", policy).replace("{name}", name).encode()
    yield "config.json", json.dumps(configuration, ensure_ascii=False).encode()


def fixed_files() -> Iterator[File]:
    """Give what is the same for all: the CMS, the parser, and what joins them."""
    for path, file in _below(files("generator").joinpath(_FOLDER)):
        if path not in _SOURCES:
            yield path, file.read_bytes()


def admin_policy(hosts: Iterable[str]) -> str:
    """Write the policy of the page. The CMS makes style elements, and shows files it holds in
    memory (blob:); it needs no other leave."""
    spoken_to = " ".join((SELF, "blob:", *hosts))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {SELF}",
            f"style-src {SELF} 'unsafe-inline'",
            f"img-src {SELF} {DATA} blob:",
            f"font-src {SELF}",
            f"connect-src {spoken_to}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _below(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry
