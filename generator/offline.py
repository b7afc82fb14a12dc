"""The site made to be opened from a disk, where no host finds the page of a folder."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

from generator.manifest import entries_below

_PAGE = "index.html"
#: Only a host shows it, in place of a page that is missing.
_MISSING = "404.html"
_LINK = re.compile(r'(?P<before>\s(?:href|action)=")(?P<url>[^"]*)"')
_REFRESH = re.compile(r'(?P<before><meta http-equiv="refresh" content="0; url=)(?P<url>[^"]*)"')
#: On a disk browsers fetch these two with rules that no file can meet, and complain.
_FETCHED = re.compile(r'<link rel="(?:preload|manifest)"[^>]*>\n?')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|\?|$", re.I)
_FOLDER = re.compile(r"(?:^|/)(?:\.{1,2})?$")
#: Kinds that are packed already.
_PACKED = frozenset((".webp", ".png", ".jpg", ".jpeg", ".pdf", ".docx", ".xlsx", ".pptx", ".zip"))


def for_disk(site: Path) -> None:
    """Let every link of a built site that leads to a folder lead to the page in it."""
    (site / _MISSING).unlink(missing_ok=True)
    for name, entry in entries_below(site):
        if name.endswith(".html") and not entry.is_symlink():
            path = site / name
            page = path.read_text(encoding="utf-8")
            path.write_text(_page_for_disk(page), encoding="utf-8", newline="\n")


def _page_for_disk(page: str) -> str:
    page = _FETCHED.sub("", page)
    for pattern in (_LINK, _REFRESH):
        page = pattern.sub(lambda found: f'{found["before"]}{_named(found["url"])}"', page)
    return page


def _named(url: str) -> str:
    """Name the page of a folder: ``../2566/#p1`` becomes ``../2566/index.html#p1``."""
    if _ELSEWHERE.match(url):
        return url
    end = min((url.find(sign) for sign in "?#" if sign in url), default=len(url))
    path, rest = url[:end], url[end:]
    if not _FOLDER.search(path):
        return url
    return f"{path}{'' if path.endswith('/') else '/'}{_PAGE}{rest}"


def zip_folder(folder: Path, target: Path, day: date) -> None:
    """Put a folder into a ZIP file under its own name; one content gives the same bytes on one day.

    Raises OSError.
    """
    moment = (day.year, day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(target, "w") as archive:
        for name, entry in entries_below(folder):
            if not entry.is_file(follow_symlinks=False):
                continue
            info = zipfile.ZipInfo(f"{folder.name}/{name}", moment)
            info.external_attr = 0o644 << 16
            packed = Path(name).suffix.lower() in _PACKED
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            with (folder / name).open("rb") as source, archive.open(info, "w") as sink:
                while chunk := source.read(1 << 20):
                    sink.write(chunk)
