"""Text of a document as it reads on a narrow screen: lines that only the paper broke are joined."""

from __future__ import annotations

from collections.abc import Iterator

#: A line at least this full against the longest one of the page goes on in the next.
_FULL = 0.8
#: Below so many letters a page has no width to tell by.
_NARROW = 30


def paragraphs(text: str) -> Iterator[str]:
    """Give the paragraphs of a page. Thai is joined without a space, which it never has."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    width = max((len(line) for line in lines), default=0)
    open_line = ""
    for line in lines:
        if not line:
            if open_line:
                yield open_line
            open_line = ""
            continue
        open_line = _join(open_line, line) if open_line else line
        if width < _NARROW or len(line) < _FULL * width:
            yield open_line
            open_line = ""
    if open_line:
        yield open_line


def _join(before: str, after: str) -> str:
    both_thai = "\u0e00" <= before[-1] <= "\u0e7f" and "\u0e00" <= after[0] <= "\u0e7f"
    return f"{before}{after}" if both_thai else f"{before} {after}"
