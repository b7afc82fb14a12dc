"""The scanner against other readers of HTML: Python's own parser, and a real browser."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from generator.linkcheck.inside.markup import attributes, live_tags

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Ugly, but read alike by all.
_NASTY = """<!DOCTYPE html><HTML lang=th><head><title>a & b</title>
<meta charset="utf-8"><link rel=stylesheet href=a.css><link rel="icon"
    href = 'b.svg'
><script>if (a < b) document.write("<a href='no'>" + "<!-- ");</script>
<style>a::before { content: "<a href=no>" }</style></head>
<body data-x='<a href="no">' onload="a > b && c < d"><!-- <a href="no"> > -- <p id=no> -->
<A HREF="c?x=1&amp;y=2&lt;" ID="one">x</A > <a href='d"e'>y</a><a href="f'g">z</a>
<a href=h/i?j=k title=it's>unquoted</a><a
href="
k
">lines</a><a href>none</a><a href="" >empty</a><a id=two name="three" / href="l">slash</a>
<a href="m" href="no" HREF='no'>twice</a><img src="n.png" alt="a > b"><img src=o.png/>
<p>1 < 2 <3 & 4 </ p> <a href="p&#x2F;q&#47;r&sol;s&amp">references</a>
<a href="&#3585;&#x0E02;ค">ไทย</a><br/><hr class="x"id="four"><a href="t"class=y>close</a>
<svg viewBox="0 0 1 1"><use xlink:href="#u"/><a href="v"/></svg>
<p id="&quot;five&quot;"><div id='six'a=b c = d href=x.html></div><a href="w>x">z</a>
<?php echo '<a'; ?><a href='y'><!- <a href="z"></body></html>"""

#: Read as browsers do it, where simple parsers differ: comments, foreign content, broken ends.
_NASTIER = (
    '<title><a href="no"></title><textarea><a href="no"></textarea><a href="1">',
    '<!--><a href="1"><!---><a href="2"><!-- --!><a href="3"><!-- <a href="no">',
    '<!-- <a href="no"> -- > <p id=no> --><a href="1">',
    '<!----!><a href="1"><!--- --><a href="2"><!-- <!-- --><a href="3"> -->',
    '<![CDATA[<a href="1">]]><a href="2"><svg><![CDATA[<a href="no">]]><a href="3"></svg>',
    '<svg><![CDATA[ > <a href="no"> ]] > ]]><use href="1"/></svg><![CDATA[ > <a href="2"> ]]>',
    '<template><a href="no"><template><a href="no"></template><a href="no"></template><a href="1">',
    '<script><!-- <script> </script><a href="no"> --></script><a href="1">',
    '<script><!-- </script><a href="1"><script><!--> <script></script><a href="2">',
    '<script><!-- <scripty> </script><a href="1"></script >',
    '<script>"</scripts><a href=no>"</SCRIPT\n x="</script>"><a href="1">',
    '<style><!-- <a href="no"></style><a href="1"> --><a href="2">',
    '<svg><title>a<a href="1"></a></title><style><a href="2"></a></style><a href="3"/></svg>',
    '<svg><script><a href="1"></a></script></svg><title><a href="no"></title>',
    '<svg><foreignObject><title><a href="no"></title><p><a href="1"></foreignObject><a href="2">',
    '<svg><p><title><a href="no"></title><![CDATA[ > <a href="1">]]>',
    '<svg/><title><a href="no"></title><svg><title/><a href="1"></svg>',
    '<math><mi><title><a href="no"></title></mi><title><a href="1"></title></math>',
    '<svg><desc><svg><p></svg><![CDATA[ > <a href="1">]]></desc><![CDATA[ > <a href="no">]]></svg>',
    '<noscript><a href="1"></noscript><iframe><a href="no"></iframe><xmp><a href="no"></xmp>',
    '<noembed><a href="no"></noembed><noframes><a href="no"></noframes><plaintext><a href="no">',
    '<a href="1"><a href="no',
    '<a href="1"><a href=no',
    '<a href="1"><textarea><a href="no">',
    '<a title="<a href=\'no\'>" href="1"></a title=">"><a href="2">',
    '<a ="x" href="1"><a = href="2"><a "href=3"><a \'href=\'4\'><a/href=5/><a//href="6"//>',
    '<a href = "1"href="no"><a href= 2 ><a href\n=\n3><a href=4/><a href="5"/>',
    "<a href=a'b\"c><a href==d><a href=`e`><a x=y=z href=f>",
    '<a href="?a&copy=1&copy;2&notit;&notit&amp&ampx&#60&#x3c;&#xZ;&#;&unknown;&AMP">',
    '<a href="&sect=1&para=2&sect;&reg">',
    '<A HREF="1" ID="A"><a Href="2" iD="b"><DIV ID=c id=d>',
    '<aé href="no"><a: href="no"><a href="1"><1 href="no"><a.b href="no">',
    '<//a href="no"><!a href="no"><?a href="no"><a href="1">',
    '<p <a href="1"><a <b href="2">',
    '<a\u00a0href="no"><a \u00a0href="no" href="1"><a\x0bhref="no">',
    '<base href="1"><base href="2"><embed src="3"><object data="4">',
)
_READ = ("href", "xlink:href", "src", "data", "id", "name")


def _ours(html: str) -> list[tuple[str, str, str]]:
    return [
        (tag.name, name, value)
        for tag in live_tags(html)
        for name, value in sorted(attributes(html, tag).items())
        if name in _READ
    ]


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first: dict[str, str] = {}
        for name, value in attrs:
            first.setdefault(name, value or "")
        self.found += ((tag, name, first[name]) for name in sorted(first) if name in _READ)


def test_nasty_html_is_read_as_pythons_parser_reads_it() -> None:
    """Comments, raw text, quotes, references and line ends in one page."""
    plain = _Plain()
    plain.feed(_NASTY)
    plain.close()
    assert _ours(_NASTY) == plain.found
    assert len(plain.found) > 25


@pytest.fixture(scope="module")
def in_browser(browser: Browser) -> dict[str, list[tuple[str, str, str]]]:
    """What Chromium makes of the pages, without loading or running anything in them."""
    page = browser.new_page()
    read = """([pages, names]) => pages.map(html => {
        const page = new DOMParser().parseFromString(html, "text/html");
        return [...page.querySelectorAll("*")].flatMap(element =>
            names.filter(name => element.hasAttribute(name)).sort().map(
                name => [element.localName, name, element.getAttribute(name)]));
    })"""
    pages = (_NASTY, *_NASTIER)
    found = page.evaluate(read, [pages, _READ])
    page.close()
    return {html: [tuple(one) for one in all_] for html, all_ in zip(pages, found, strict=True)}


@pytest.mark.browser
@pytest.mark.parametrize("html", [_NASTY, *_NASTIER])
def test_nastier_html_is_read_as_a_browser_reads_it(
    in_browser: dict[str, list[tuple[str, str, str]]], html: str
) -> None:
    """Where parsers differ, the browser is right: it is what readers have."""
    assert _ours(html) == in_browser[html]
