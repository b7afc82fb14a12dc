"""The site made to be opened from a disk, where no host finds the page of a folder."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from datetime import date
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from generator.manifest import entries_below

_PAGE = "index.html"
#: Only a host shows it, in place of a page that is missing.
_MISSING = "404.html"
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s(?P<name>href|action|src|xlink:href|content)\s*=\s*)"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""",
    re.I,
)
_REFRESH = re.compile(r"(\s*\d+\s*;\s*url=)(.*)", re.I | re.S)
#: On a disk browsers fetch these two with rules that no file can meet, and complain.
_FETCHED = {"preload", "manifest"}
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|\?|$", re.I)
#: Kinds that are packed already.
_PACKED = frozenset((".webp", ".png", ".jpg", ".jpeg", ".pdf", ".docx", ".xlsx", ".pptx", ".zip"))
#: The years that a ZIP file can tell.
_FIRST, _LAST = 1980, 2107


def for_disk(site: Path) -> None:
    """Let every link of a built site that leads to a folder lead to its page. Raises OSError."""
    (site / _MISSING).unlink(missing_ok=True)
    found = entries_below(site)
    pages = {name for name, entry in found if name.endswith(".html") and not entry.is_symlink()}
    for name in pages:
        path = site / name
        # Bytes that are no text stay what they are, and so do the ends of lines.
        page = path.read_bytes().decode("utf-8", "surrogateescape")
        changed = _page_for_disk(page, posixpath.dirname(name), pages.__contains__)
        if changed != page:
            path.write_bytes(changed.encode("utf-8", "surrogateescape"))


def _page_for_disk(page: str, folder: str, is_page: Callable[[str], bool]) -> str:
    """Change the tags of a page; what stands between them, scripts too, is left as it is."""
    reader = _Tags(page)
    reader.feed(page)
    reader.close()
    parts = []
    at = 0
    for start, tag, attributes in reader.found:
        parts.append(page[at:start])
        at = start + len(tag)
        if _is_fetched(attributes):
            continue
        refresh = (attributes.get("http-equiv") or "").lower() == "refresh"
        parts.append(_ATTRIBUTE.sub(lambda m: _attribute(m, folder, is_page, refresh), tag))  # noqa: B023
    return "".join((*parts, page[at:]))


class _Tags(HTMLParser):
    """Finds the tags that may hold a link: where each begins, its text, its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, dict[str, str | None]]] = []
        self._lines = [0]
        for line in page.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        line, column = self.getpos()
        text = self.get_starttag_text() or ""
        held = {"tag": tag, **dict(attrs)}
        if held.keys() & {"href", "action", "src", "xlink:href", "http-equiv"}:
            self.found.append((self._lines[line - 1] + column, text, held))


def _is_fetched(attributes: dict[str, str | None]) -> bool:
    return attributes["tag"] == "link" and (attributes.get("rel") or "").lower() in _FETCHED


def _attribute(
    found: re.Match[str], folder: str, is_page: Callable[[str], bool], refresh: bool
) -> str:
    value = next(found[kind] for kind in ("double", "single", "bare") if found[kind] is not None)
    url = unescape(value)
    if found["name"].lower() == "content":
        seconds = _REFRESH.fullmatch(url) if refresh else None
        named = seconds[1] + _named(seconds[2], folder, is_page) if seconds else url
    else:
        named = _named(url, folder, is_page)
    return found[0] if named == url else f'{found["before"]}"{escape(named)}"'


def _named(url: str, folder: str, is_page: Callable[[str], bool]) -> str:
    """Name the page of a folder: ``../2566/#p1`` becomes ``../2566/index.html#p1``."""
    if _ELSEWHERE.match(url):
        return url
    end = min((url.find(sign) for sign in "?#" if sign in url), default=len(url))
    path, rest = url[:end], url[end:]
    slash = "" if path.endswith("/") else "/"
    target = posixpath.normpath(posixpath.join(folder, unquote(path), _PAGE))
    return f"{path}{slash}{_PAGE}{rest}" if is_page(target) else url


def zip_folder(folder: Path, name: str, target: Path, day: date) -> None:
    """Put a folder into a ZIP file under ``name``; one content gives the same bytes on one day.

    Raises OSError.
    """
    moment = (min(max(day.year, _FIRST), _LAST), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(target, "w") as archive:
        for path, entry in entries_below(folder):
            if not entry.is_file(follow_symlinks=False):
                continue
            info = zipfile.ZipInfo(f"{name}/{path}", moment)
            info.external_attr = 0o644 << 16
            packed = Path(path).suffix.lower() in _PACKED
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            with (folder / path).open("rb") as source, archive.open(info, "w") as sink:
                while chunk := source.read(1 << 20):
                    sink.write(chunk)
