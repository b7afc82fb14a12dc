"""What may run or load when a browser opens SVG or HTML."""

from __future__ import annotations

import re

from lxml import etree

from generator.inspect.package import local

_ACTIVE = frozenset(
    (
        *("script", "foreignobject", "iframe", "frame", "frameset", "object", "embed", "applet"),
        *("form", "base", "portal", "handler", "listener", "audio", "video", "template"),
    )
)
#: Elements that may set an address later.
_ANIMATED = frozenset(("set", "animate", "animatetransform", "animatemotion", "discard"))
_ADDRESSES = frozenset(
    (
        *("href", "src", "srcset", "data", "action", "formaction", "poster", "background", "base"),
        *("ping", "cite", "longdesc", "manifest", "archive", "codebase", "profile", "dynsrc"),
    )
)
#: What a reader has to click before anything happens.
_CLICKED = frozenset(("a", "area"))
_CLICKED_ADDRESS = re.compile(r"(?:https?:|mailto:|tel:|#|[^:]*$)", re.I)
_INSIDE = re.compile(r"(?:#|data:(?:font/|image/(?:png|jpe?g|gif|webp)[;,]))", re.I)
_RELATIVE = re.compile(r"(?!//|\\\\)[^:]*$")
_CSS_LOADS = re.compile(
    r"@import|expression\(|-moz-binding|behavior:|image-set\(|javascript:"
    r"|url\((?!['\"]?(?:#|data:(?:font/|image/(?:png|jpe?g|gif|webp))))",
    re.I,
)
_CSS_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.I)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_NOT_SEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]")
#: The same in the bare text: parsers disagree about comments and unclosed quotes, this does not.
_BARE = re.compile(
    r"<[\s/]*(?:script|iframe|frame|object|embed|applet|form|base|portal)\b"
    r"|<[^>]*[\s/\"']on[a-z]{3,}\s*=|<meta[^>]*http-equiv[\s=\"']*refresh",
    re.I,
)
#: A picture that uses itself again and again freezes a browser.
_MOST_USES = 10_000


def may_run(root: etree._Element, *, is_page: bool) -> bool:
    """Say whether anything in a drawing, or in a page, runs or loads from elsewhere. A page may
    name files beside it."""
    return any(_is_risk(element, is_page=is_page) for element in root.iter())


def bare_text_may_run(text: str) -> bool:
    """Say whether some parser might find something that runs in this text."""
    return _BARE.search(text) is not None


def _is_risk(element: etree._Element, *, is_page: bool) -> bool:
    if isinstance(element, etree._ProcessingInstruction):
        return True
    name = local(element).lower()
    if name in _ACTIVE or (name == "style" and _loads(element.text or "")):
        return True
    if name == "meta" and "refresh" in (element.get("http-equiv") or "").lower():
        return True
    values = {
        str(key).rpartition("}")[2].lower(): str(value) for key, value in element.attrib.items()
    }
    if name in _ANIMATED and _is_address_or_handler(values.get("attributename", "")):
        return True
    return any(_is_bad(name, key, value, is_page=is_page) for key, value in values.items())


def _is_address_or_handler(name: str) -> bool:
    plain = name.rpartition(":")[2].strip().lower()
    return plain in _ADDRESSES or plain.startswith("on")


def _is_bad(element: str, key: str, value: str, *, is_page: bool) -> bool:
    plain = _NOT_SEEN.sub("", value)
    if key.startswith("on") or _loads(value):
        return True
    if key not in _ADDRESSES or _INSIDE.match(plain):
        return False
    if element in _CLICKED and key == "href":
        return not _CLICKED_ADDRESS.match(plain)
    return not (is_page and _RELATIVE.match(plain))


def _loads(css: str) -> bool:
    """Look for addresses in CSS, in whatever way they are written."""
    plain = _CSS_ESCAPE.sub(_unescaped, _CSS_COMMENT.sub("", css))
    return _CSS_LOADS.search(_NOT_SEEN.sub("", plain)) is not None


def _unescaped(escape: re.Match[str]) -> str:
    if escape[2]:
        return escape[2]
    number = int(escape[1], 16)
    return chr(number) if number <= 0x10FFFF else ""


def uses_too_often(root: etree._Element) -> bool:
    """Say whether parts that use other parts add up to more than a browser can draw."""
    by_id = {f"#{key}": item for item in root.iter() if (key := item.get("id"))}
    counts: dict[str, int] = {}

    def count(element: etree._Element, above: frozenset[str]) -> int:
        total = 0
        for item in element.iter():
            name = _used(item)
            if name in by_id and total <= _MOST_USES:
                if name in above:
                    return _MOST_USES + 1  # it uses itself
                if name not in counts:
                    counts[name] = count(by_id[name], above | {name})
                total += 1 + counts[name]
        return total

    return count(root, frozenset()) > _MOST_USES


def _used(element: etree._Element) -> str:
    if local(element) != "use":
        return ""
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("href")), "")
