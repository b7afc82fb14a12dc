"""What can be seen on an HTML page without running it: titles, text, sign-in fields, where it sends
its readers on.

Pages are hostile: only the first part of one is read (Manners.page_bytes), and everything that is
looked at in it takes time in proportion to its length.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from generator.linkcheck.web.content import HTML, charset, media_type
from generator.linkcheck.web.script import SentOn, sent_on

#: Charset from the page itself: https://html.spec.whatwg.org/#prescan-a-byte-stream, shortened.
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
#: The charsets of https://encoding.spec.whatwg.org that are in use. Python knows more, and some of
#: those are no charsets.
_CHARSET = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|us-?ascii|latin-?1|iso-?8859-?(?:[1-9]|1[0-6])|windows-(?:874|125[0-8])"
    r"|dos-874|tis-620|gbk|gb2312|gb18030|big5|shift_jis|euc-(?:jp|kr)|iso-2022-jp|koi8-[ru]",
    re.IGNORECASE,
)
#: Names that Python does not know, and Thai ones that mean Windows-874 to browsers.
_CHARSETS = {"windows-874": "cp874", "dos-874": "cp874", "iso-8859-11": "cp874", "tis-620": "cp874"}
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "datalist")
_REFRESH = re.compile(r"\s*([0-9]{1,6})(?:\.[0-9]*)?\s*[;,]?\s*(?:url\s*=)?\s*(.*)", re.IGNORECASE)
_HIDING = {"modal", "offcanvas", "popup", "hidden", "d-none", "hide", "collapse", "dropdown-menu"}
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLE = 300
#: A page has no more fields than this before the one for a password.
_MOST_FIELDS = 500


@dataclass(frozen=True, slots=True)
class Page:
    """What was seen of a page.

    ``length`` counts the characters of visible text, ``outside`` those outside of sign-in forms;
    ``asks_password`` says whether a field for a password is in sight; ``refresh`` and ``script``
    tell where the page leads on; ``text`` and ``markup`` are in lower case; ``links`` are the
    addresses of links and frames as written.
    """

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    text: str = ""
    outside: int = 0
    asks_password: bool = False
    refresh: str | None = None
    script: SentOn | None = None
    markup: str = ""
    links: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """The length of the visible text."""
        return len(self.text)


def looks_like_html(start: bytes) -> bool:
    """Say whether bytes are HTML, whatever a header says.

    Shortened from https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type
    """
    begin = start.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n\f").lower()
    if begin.startswith(b"<?xml"):
        return b"<html" in begin[:1000]
    return (
        re.match(
            rb"<(!doctype html|html|head|body|script|title|meta|iframe|h1|div|p|br|!--)\b|<!--",
            begin,
        )
        is not None
    )


def page_of(content_type: str, body: bytes) -> Page:
    """Look at a body if it is a page by its header or by its beginning."""
    if body and (media_type(content_type) in HTML or looks_like_html(body)):
        return read_page(body, charset(content_type))
    return Page()


def read_page(body: bytes, charset: str | None) -> Page:
    """Look at a page; of what is no HTML nothing is seen. ``charset`` is that of the header."""
    markup = _decode(body, charset)
    root = _parse(markup)
    if root is None:
        return Page(markup=markup.lower())
    titles = tuple(_words(root.iter("title")))[:1]
    refresh, script = _refresh(root), _script(root)
    inputs = islice(root.iter("input"), _MOST_FIELDS)
    fields = [field for field in inputs if _asks_password(field)]
    links = tuple(_links(root))
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    text = _text(root)
    forms = {form for field in fields if (form := _form(field)) is not None}
    inside = sum(len(_text(form)) for form in forms)
    return Page(
        titles=titles,
        headings=tuple(_words(root.iter("h1")))[:3],
        text=text.lower(),
        outside=max(len(text) - inside, 0),
        asks_password=bool(fields),
        refresh=refresh,
        script=script,
        markup=markup.lower(),
        links=links,
    )


def _decode(body: bytes, charset: str | None) -> str:
    found = _META.search(body[:4096])
    for name in (charset, found and found[1].decode("ascii")):
        if name and _CHARSET.fullmatch(name):
            known = _CHARSETS.get(name.lower(), name)
            return body.decode(known, "replace").replace("\0", "")
    return body.decode("utf-8", "replace").replace("\0", "")


def _parse(markup: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # Nothing in it.
        return None


def _text(element: etree._Element) -> str:
    return " ".join(str(element.xpath("string()")).split())


def _words(elements: Iterator[etree._Element]) -> Iterator[str]:
    for element in elements:
        if words := _text(element)[:_TITLE]:
            yield words


def _asks_password(field: etree._Element) -> bool:
    if field.get("type", "").strip().lower() != "password":
        return False
    return not any(_is_hidden(element) for element in (field, *field.iterancestors()))


def _is_hidden(element: etree._Element) -> bool:
    """Say whether a part waits to be shown, as sign-in boxes behind a button do."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _NO_DISPLAY.search(element.get("style", "")):
        return True
    return not _HIDING.isdisjoint(element.get("class", "").lower().split())


def _form(field: etree._Element) -> etree._Element | None:
    return next(field.iterancestors("form"), None)


def _links(root: etree._Element) -> Iterator[str]:
    for element in root.iter("a", "iframe", "frame", "embed", "object"):
        if link := element.get("href") or element.get("src") or element.get("data"):
            yield link


def _refresh(root: etree._Element) -> str | None:
    """Find ``<meta http-equiv=refresh>``: only where scripts are off does one in noscript count."""
    for meta in root.iter("meta"):
        if meta.get("http-equiv", "").strip().lower() != "refresh":
            continue
        if next(meta.iterancestors("noscript"), None) is not None:
            continue
        found = _REFRESH.fullmatch(meta.get("content", "")[:4096])
        if found and (target := found[2].strip().strip("'\"").strip()):
            return target
    return None


def _script(root: etree._Element) -> SentOn | None:
    scripts = [script.text or "" for script in root.iter("script") if not script.get("src")]
    scripts += [body.get("onload", "") for body in root.iter("body")]
    return sent_on("\n".join(scripts))
