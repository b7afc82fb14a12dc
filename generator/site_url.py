"""The address of the published site: as it was given, or as mkdocs.yml says."""

from __future__ import annotations

import re
from pathlib import Path

#: mkdocs.yml holds tags that only MkDocs understands; one line of it is all that is needed.
_LINE = re.compile(r"^site_url:\s*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s]+")


def site_url_of(given: str | None, config: Path) -> str | None:
    """Tell the address with a slash at the end; None when nobody says it."""
    found = given
    if found is None:
        try:
            match = _LINE.search(config.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return None
        found = match[1] if match else None
    if found is None or not _ADDRESS.fullmatch(found):
        return None
    return found if found.endswith("/") else f"{found}/"
