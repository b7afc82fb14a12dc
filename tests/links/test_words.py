"""Addresses and pages as they are written by people, and by nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.linkcheck.web.address import NoAddress, read_address
from generator.linkcheck.web.decoding import Damaged, Decoder
from generator.linkcheck.web.page import read_page
from generator.linkcheck.web.robots import read_rules
from generator.linkcheck.web.signs import says, signs
from tests.links.replies import page

_BASE = read_address("https://a.go.th/x/y?q#f")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("HTTP://WWW.Example.go.th:80", "http://www.example.go.th/"),
        (" https://a.go.th/a b\n", "https://a.go.th/a%20b"),
        ("http:/a.go.th/x", "http://a.go.th/x"),
        ("http://a.go.th\\x\\y", "http://a.go.th/x/y"),
        ("http://a.go.th/%E0%B8%81?q=%25", "http://a.go.th/%E0%B8%81?q=%25"),
        ("http://a.go.th/ก?ข=ค#ง", "http://a.go.th/%E0%B8%81?%E0%B8%82=%E0%B8%84#%E0%B8%87"),
        ("http://a.go.th/a/./b/../c/%2e%2e/d", "http://a.go.th/a/d"),
        ("http://a.go.th?x", "http://a.go.th/?x"),
        ("http://a_b.go.th./", "http://a_b.go.th/"),
        ("http://[2001:DB8::0001]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://1.2.3/", "http://1.2.0.3/"),
    ],
)
def test_an_address_is_read_as_browsers_do(written: str, url: str) -> None:
    """By the URL Standard."""
    assert read_address(written).url == url


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("", "https://a.go.th/x/y?q"),
        ("#g", "https://a.go.th/x/y?q#g"),
        ("?k", "https://a.go.th/x/y?k"),
        ("z", "https://a.go.th/x/z"),
        ("../z", "https://a.go.th/z"),
        ("/z", "https://a.go.th/z"),
        ("//b.go.th/z", "https://b.go.th/z"),
        ("\\\\b.go.th\\z", "https://b.go.th/z"),
        ("http://b.go.th", "http://b.go.th/"),
    ],
)
def test_a_relative_address_counts_from_its_page(written: str, url: str) -> None:
    """As Location and refresh use them."""
    assert read_address(written, _BASE).url == url


@given(st.text(max_size=60) | st.from_regex(r"https?:[/\\]{0,3}[^ ]{0,40}"))
def test_any_text_is_an_address_or_none(written: str) -> None:
    """Nothing else is raised; what was read is ASCII and reads the same again."""
    try:
        address = read_address(written)
    except NoAddress:
        return
    assert address.url.isascii()
    assert read_address(address.url) == address


@given(st.text(max_size=60))
def test_any_redirect_is_an_address_or_none(written: str) -> None:
    """Also relative ones."""
    try:
        assert read_address(written, _BASE).url.isascii()
    except NoAddress:
        return


_SNIPPETS = st.sampled_from(
    [
        "<script>",
        "</script>",
        "location.href='/x'",
        "<meta http-equiv=refresh content='0;url=",
        "{",
        "}",
        '"',
        "'",
        "/*",
        "//",
        "<title>",
        "<form>",
        "<input type=password>",
        "<!--",
        "\0",
        "ก",
        "<noscript>",
        "\\u",
        "if (",
        "<template>",
    ]
)


@given(
    st.lists(_SNIPPETS | st.text(max_size=5), max_size=30).map("".join),
    st.sampled_from([None, "utf-8", "utf-16", "windows-874", "x-none", "idna", "hex"]),
)
def test_any_body_can_be_looked_at(text: str, charset: str | None) -> None:
    """Whatever a server sends, and however it calls its letters."""
    assert read_page(text.encode(), charset) == read_page(text.encode(), charset)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_looked_at(body: bytes) -> None:
    """No page makes the checker stumble."""
    assert read_page(body, None) == read_page(body, None)
    assert read_rules(body.decode("utf-8", "replace")) is not None


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "", "br"]), st.integers(0, 50))
def test_any_body_decodes_to_no_more_than_wanted(body: bytes, encoding: str, limit: int) -> None:
    """Or is damaged."""
    decoder = Decoder(encoding, limit)
    if not decoder.known:
        return
    try:
        assert len(decoder.feed(body[:100]) + decoder.feed(body[100:])) <= limit
    except Damaged:
        return


@pytest.mark.parametrize(
    ("script", "target", "sure"),
    [
        ("location = '/a'", "/a", True),
        ('window.location.href="/a";', "/a", True),
        ("top.location.replace('https:\\/\\/b.go.th\\/')", "https://b.go.th/", True),
        ("document.location.assign('/a')", "/a", True),
        ("(function () { location = '/a' })()", "/a", True),
        ("setTimeout(function () { location.href = '/a' }, 5000)", "/a", True),
        ("setTimeout(() => { location.href = '/a' }, 5000)", "/a", True),
        ("$(document).ready(function(){ location.href = '/a' })", "/a", True),
        ("addEventListener('load', () => { location = '/a' })", "/a", True),
        ("x.addEventListener('click', () => { location = '/a' })", "/a", False),
        ("function go() { location = '/a' }", "/a", False),
        ("if (x) location = '/a'", "/a", False),
        ("if (x) { y() } location = '/a'", "/a", True),
        ("x ? location = '/a' : 0", "/a", False),
        ("var s = '}'; function f() { location = '/a' }", "/a", False),
    ],
)
def test_a_script_sends_on_for_sure_or_perhaps(script: str, target: str, sure: bool) -> None:
    """What runs when the page opens is told from what may run."""
    sent = read_page(page(head=f"<script>{script}</script>").encode(), None).script
    assert sent is not None
    assert (sent.target, sent.sure) == (target, sure)


@pytest.mark.parametrize(
    "script",
    [
        "if (location == '/a') x()",
        "location === '/a'",
        "my.location = '/a'",
        "var location = '/a'",
        "location = '#top'",
        "location = url",
        "'location = \"/a\"'",
        "// location = '/a'",
        "location.hash = '/a'",
    ],
)
def test_a_script_that_sends_nowhere_is_told(script: str) -> None:
    """Comparisons, other names, comments, parts of the page."""
    assert read_page(page(head=f"<script>{script}</script>").encode(), None).script is None


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404",
        "404 Not Found",
        "HTTP Error 404",
        "Page not found!",
        "Page Not Found | BMA",
        "The requested URL was not found",
        "Sorry, this page isn't available.",
        "ไม่พบหน้านี้",
        "ไม่พบหน้าเว็บไซต์ที่คุณค้นหา",
        "ขออภัย ไม่พบไฟล์",
        "หน้าที่คุณต้องการไม่มีอยู่",
        "เทศบาล - ไม่พบหน้า",
    ],
)
def test_titles_of_what_is_not_found_are_known(title: str) -> None:
    """In both languages, alone or beside the name of the site."""
    assert says(signs().missing_titles, [title])


@pytest.mark.parametrize(
    "title",
    [
        "404 Group จำกัด",
        "การจัดการหน้า 404",
        "Lost and not found items",
        "ประกาศไม่พบผู้ทุจริต",
        "ไม่พบข้อร้องเรียน",
        "รายงานผล: ไม่พบเรื่องร้องเรียนการทุจริต",
        "ชั้น 4 ห้อง 404",
        "Found",
        "404 ways to serve",
    ],
)
def test_titles_that_only_sound_like_it_are_left_alone(title: str) -> None:
    """Above all: that no complaint was found is what offices must publish."""
    assert not says(signs().missing_titles, [title])
