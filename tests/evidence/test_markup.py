"""Drawings and pages: text and size of good ones, and everything that could run in bad ones."""

from __future__ import annotations

import pytest

from generator.inspect.markup import read_html, read_svg
from tests.evidence.hostile_plain import page, svg, svg_of_many
from tests.evidence.office_files import aside, codes

_PIXEL = "data:image/png;base64,iVBORw0KGgo="


def test_a_drawing_tells_title_text_and_size() -> None:
    """As a screen reader would."""
    inside = (
        "<title>ขั้นตอนการให้บริการ</title><desc>สามขั้น</desc>"
        "<text><tspan>ยื่น</tspan><tspan>คำขอ</tspan></text><text>รับเอกสาร</text>"
    )
    reading = read_svg(svg(inside))
    assert (reading.title, reading.language) == ("ขั้นตอนการให้บริการ", "th")
    assert [part.text for part in reading.parts] == ["สามขั้น\nยื่น คำขอ\nรับเอกสาร"]
    assert reading.pixels == (40, 30)
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="10.4" height="20px"', (10, 20)),
        ('width="100%" viewBox="0 0 30 40"', (30, 40)),
        ('viewBox="0,0,30,40"', (30, 40)),
        ('width="10cm" height="5cm"', None),
        ('viewBox="a b c d"', None),
        ("", None),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[int, int] | None) -> None:
    """In pixels, or in the units of its view box."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()
    assert read_svg(data).pixels == size


def test_what_nobody_sees_in_a_drawing_is_searched() -> None:
    """Programs keep the author's name and files, people leave comments."""
    reading = read_svg(
        svg(
            "<metadata><a>สมชาย</a></metadata><!-- ลับ --><a href='mailto:a@example.com'/>",
            attributes=' docname="C:/Users/สมหญิง/a.svg"',
        )
    )
    assert aside(reading, "ข้อมูลกำกับไฟล์") == "สมชาย"
    assert aside(reading, "หมายเหตุในซอร์ส") == "ลับ"
    assert aside(reading, "ที่อยู่ในลิงก์") == "mailto:a@example.com"
    assert "สมหญิง" in aside(reading, "คำอธิบายภาพ")


@pytest.mark.parametrize(
    "inside",
    [
        "<a href='https://www.bangkok.go.th/'><text>ก</text></a>",
        "<g id='a'/><use href='#a'/><rect fill='url(#a)' style='fill:url( \"#a\" )'/>",
        f"<image href='{_PIXEL}'/><style>rect {{ fill: url({_PIXEL}); on: 1 }}</style>",
        "<animate attributeName='x' to='1'/><text>onload=a()</text>",
    ],
)
def test_harmless_drawings_are_let_through(inside: str) -> None:
    """Links that a reader clicks, references inside, pictures that stand in the file."""
    assert codes(read_svg(svg(inside))) == []


_DRAWINGS = {
    "script": "<script>a()</script>",
    "script of HTML": "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>a()</h:script>",
    "foreign object": "<foreignObject/>",
    "handler": "<rect onclick='a()'/>",
    "handler in capitals": "<rect ONLOAD='a()'/>",
    "frame": "<iframe/>",
    "link": "<a href='javascript:a()'/>",
    "link in parts": "<a href='java&#10;script:a()'/>",
    "link of data": "<a href='data:text/html,a'/>",
    "picture elsewhere": "<image href='//example.com/a.png'/>",
    "picture beside": "<image href='a.png'/>",
    "drawing in a picture": "<image href='data:image/svg+xml,a'/>",
    "use elsewhere": "<use href='a.svg#a'/>",
    "style": "<style>@import 'a.css';</style>",
    "style in parts": "<style>@im/**/port 'a.css';</style>",
    "style in escapes": r"<style>a { fill: \75 rl(https://example.com) }</style>",
    "attribute that loads": "<rect fill='url(https://example.com/a.svg#a)'/>",
    "style attribute": "<rect style='background: url(//example.com/a)'/>",
    "base": "<g xml:base='https://example.com/'/>",
    "animated link": "<a><set attributeName='href' to='a'/></a>",
    "animated handler": "<set attributeName='onclick' to='a()'/>",
    "style sheet inside": "<?xml-stylesheet href='a.css'?>",
}


@pytest.mark.parametrize("inside", _DRAWINGS.values(), ids=_DRAWINGS)
def test_a_drawing_that_may_run_or_load_is_held(inside: str) -> None:
    """In whatever way it is written."""
    assert codes(read_svg(svg(inside))) == ["file-script"]


def test_a_style_sheet_before_a_drawing_holds_it() -> None:
    """Browsers fetch it."""
    assert codes(read_svg(svg("", '<?xml-stylesheet href="a.css"?>'))) == ["file-script"]


def test_a_doctype_is_fine_and_entities_are_not() -> None:
    """LibreOffice and Illustrator write the first."""
    plain = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">'
    assert codes(read_svg(svg("", plain))) == []
    entity = '<!DOCTYPE svg [<!ENTITY a "b">]>'
    assert codes(read_svg(svg("<text>&a;</text>", entity))) == ["file-broken"]


@pytest.mark.parametrize(
    "data",
    [svg_of_many(), svg('<g id="a"><use href="#a"/></g>')],
    ids=["many", "itself"],
)
def test_a_drawing_that_grows_is_held(data: bytes) -> None:
    """Parts that use parts ten times, twelve deep, freeze a browser."""
    assert codes(read_svg(data)) == ["file-bomb"]


@pytest.mark.parametrize("data", [b"", b"<svg", svg("<g>"), svg("<g>" * 9_999 + "</g>" * 9_999)])
def test_a_broken_drawing_is_told(data: bytes) -> None:
    """Nothing is raised."""
    assert codes(read_svg(data)) == ["file-broken"]


def test_a_page_is_one_text() -> None:
    """Blocks are lines, cells stand beside each other, what is not shown is left out."""
    body = (
        "<h1>ประกาศ</h1><p>เรื่อง <b>วัน</b>หยุด<br>ราชการ</p><style>p { color: red }</style>"
        "<table><tr><td>ก</td><td>ข</td></tr></table><!-- ลับ --><img src='a.png' alt='ผัง'>"
    )
    reading = read_html(page(body))
    assert reading.parts[0].text == ("ประกาศสำนักงานเขต\nประกาศ\nเรื่อง วันหยุด\nราชการ\nก | ข")
    assert (reading.title, reading.language) == ("ประกาศ", "th")
    assert aside(reading, "หมายเหตุในซอร์ส") == "ลับ"
    assert "ผัง" in aside(reading, "คำอธิบายภาพ")
    assert codes(reading) == []


def test_an_old_page_of_word_is_read() -> None:
    """Windows-874 is told, and its notes for Word do no harm."""
    body = "<!--[if gte mso 9]><xml><o:p/></xml><![endif]--><p class=MsoNormal>รายงาน</p>"
    reading = read_html(page(body).decode().replace("utf-8", "windows-874").encode("cp874"))
    assert reading.parts[0].text.endswith("รายงาน")
    assert codes(reading) == ["text-encoding"]


_PAGES = {
    "script": "<script>a()</script>",
    "script behind a comment that some end early": "<!--><script>a()</script>-->",
    "script in a text area": "<textarea><script>a()</script></textarea>",
    "handler": "<p onclick=a()>ก</p>",
    "handler without a space": "<img/onerror=a() src=a.png>",
    "link": "<a href=' javascript:a()'>ก</a>",
    "link in signs": "<a href='&#106;avascript:a()'>ก</a>",
    "frame": "<iframe srcdoc='a'></iframe>",
    "form": "<form action='/a'><input></form>",
    "button": "<button formaction='https://example.com'>ก</button>",
    "object": "<object data='a.swf'></object>",
    "picture elsewhere": "<img src='https://example.com/a.png'>",
    "picture set elsewhere": "<img srcset='//example.com/a.png 2x'>",
    "style sheet": "<link rel=stylesheet href='https://example.com/a.css'>",
    "style": "<p style='background: url(https://example.com/a)'>ก</p>",
    "base": "<base href='https://example.com/'>",
    "moves on": "<meta http-equiv=refresh content='0;url=https://example.com'>",
    "drawing": "<svg><animate attributeName=href values='javascript:a()'/></svg>",
}


@pytest.mark.parametrize("body", _PAGES.values(), ids=_PAGES)
def test_a_page_that_may_run_or_load_is_held(body: str) -> None:
    """Also where parsers disagree."""
    assert codes(read_html(page(body))) == ["file-script"]


def test_a_page_that_links_elsewhere_is_fine() -> None:
    """A reader has to click."""
    assert codes(read_html(page('<a href="https://www.bangkok.go.th/">กทม.</a>'))) == []


@pytest.mark.parametrize("data", [b"", b"<html>\0", b"<!-- -->"])
def test_a_page_without_anything_is_broken(data: bytes) -> None:
    """Nothing is raised."""
    assert codes(read_html(data)) == ["file-broken"]
