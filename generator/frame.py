"""What a build adds around the pages: their policies, the files that hosts read, the card."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.card import ADDRESS, HEIGHT, WIDTH, can_draw, draw_card
from generator.hosting.files import host_files, site_folder
from generator.hosting.policy import script_hashes

_FONTS = "fonts/sarabun-thai-700-normal.woff2"


def framed(chrome: Mapping[str, Any], config: MkDocsConfig, *, serving: bool) -> dict[str, Any]:
    """Add the card to what the theme prints, where it can be drawn.

    A preview has no policy: MkDocs puts a script into its pages.
    """
    framed = dict(chrome)
    if serving:
        framed |= {"policy": None}
    # Others want the whole address of the picture; without site_url nobody knows it.
    if "site_title" in chrome and config.site_url and can_draw() and _fonts(config):
        framed["card"] = {"address": ADDRESS, "width": WIDTH, "height": HEIGHT}
    return framed


def card(framed: Mapping[str, Any], config: MkDocsConfig) -> bytes | None:
    """Draw the card, when the pages name one."""
    fonts = _fonts(config)
    if "card" not in framed or fonts is None:
        return None
    name, *lines = framed["card_lines"]
    return draw_card(name, lines, fonts)


def _fonts(config: MkDocsConfig) -> Path | None:
    found = (Path(folder) / _FONTS for folder in config.theme.dirs)
    return next((path.parent for path in found if path.is_file()), None)


def write_host_files(
    site: Path,
    published: Collection[str],
    pages: Collection[str],
    scripts: Collection[str],
    site_url: str | None,
    editor: Sequence[str] = (),
) -> None:
    """Write the files that hosts read; an office's own ``_headers`` under content/ stays.

    ``published`` are all files, ``pages`` those that were printed, ``scripts`` the hashes of
    scripts in them; HTML files of the office's own may hold scripts too. ``editor`` are the hosts
    that the web editor speaks to. Raises OSError.
    """
    drawings = [address for address in published if address.endswith(".svg")]
    own = {name for name in published if name.endswith(".html") and name not in pages}
    held = {digest for name in own for digest in script_hashes(_read(site / name))}
    for name, text in host_files({*scripts, *held}, drawings, site_folder(site_url), editor):
        if name not in published:
            (site / name).write_text(text, encoding="utf-8", newline="\n")


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
