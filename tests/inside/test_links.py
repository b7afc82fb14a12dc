"""Links that are fine beside links that are not: what a clerk may write into a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.linkcheck.inside.check import check_site
from generator.linkcheck.result import LinkState
from tests.inside.sites import PAGE, found_on, results_on, write_site

_GOOD = (
    # Files and folders
    '<a href="../">',
    '<a href="..">',
    '<a href="../..">',
    '<a href="../../">',
    '<a href=".">',
    '<a href="./">',
    '<a href="../index.html">',
    '<a href="../timeline/">',
    '<a href="../../about/team.html">',
    '<a href="../timeline/../../about/./team.html">',
    '<a href="../not-there/../timeline/">',
    '<a href="../%2e%2e/about/team.html">',
    '<a href="..\\timeline\\">',
    '<a href="../../about/team.html?year=2566&amp;x=../../..">',
    '<a href="?page=2">',
    '<a href="  ../timeline/\n">',
    '<a href="../time\nline/">',
    "<a href='../timeline/'>",
    "<a href=../timeline/>",
    "<A HREF = ../timeline/ >",
    '<a href="&#46;&#x2e;/timeline&sol;">',
    # Names in Thai, as they are and encoded
    '<a href="../../files/คู่มือ การใช้.pdf">',
    '<a href="../../files/%E0%B8%84%E0%B8%B9%E0%B9%88%E0%B8%A1%E0%B8%B7%E0%B8%AD%20'
    '%E0%B8%81%E0%B8%B2%E0%B8%A3%E0%B9%83%E0%B8%8A%E0%B9%89.pdf">',
    # Places
    '<main id="main"><a href="#main">',
    '<a href="#top">',
    '<a href="#TOP">',
    '<a href="../#m1">',
    '<a href="../#a b">',
    '<a href="../#a%20b">',
    '<a href="../#ผลผลิต">',
    '<a href="../#%E0%B8%9C%E0%B8%A5%E0%B8%9C%E0%B8%A5%E0%B8%B4%E0%B8%95">',
    '<a href="../../#old">',
    '<a href="../#">',
    '<a href="../#top">',
    '<a href="../#:~:text=ผลผลิต">',
    '<a href="../#m1:~:text=ผลผลิต">',
    '<a href="#:~:text=x">',
    '<p id="100%"><a href="#100%">',
    # Documents and pictures, where the viewer knows what a fragment means
    '<a href="../../files/manual.pdf#page=6">',
    '<a href="../../files/manual.pdf#zoom=50&amp;page=1">',
    '<a href="../../files/manual.pdf#nameddest=chapter">',
    '<a href="../../files/คู่มือ การใช้.pdf#page=99">',
    '<a href="../../files/empty-folder/note.txt#line=3">',
    '<svg><use href="../../img/icons.svg#book"/></svg>',
    '<img src="../../img/icons.svg#svgView(viewBox(0,0,1,1))">',
    '<img src="../../img/icons.svg#xywh=0,0,1,1">',
    '<svg><symbol id="i-book"/></svg><svg><use href="#i-book"/></svg>',
    '<svg><symbol id="i-book"/></svg><svg><use xlink:href="#i-book"/></svg>',
    # Every element that loads or leads
    '<img src="../../img/photo.webp" srcset="../../img/photo.webp 400w, ../../img/large.webp 2x">',
    '<img srcset="data:image/png;base64,AAAA, ../../img/large.webp 2x">',
    '<link rel="stylesheet" href="../../css/site.css"><link rel="canonical" href="https://x.th/">',
    '<link rel="preload" as="image" imagesrcset="../../img/photo.webp 1x">',
    '<map><area href="../"></map><object data="../../img/icons.svg"></object>',
    '<video poster="../../img/photo.webp"></video><iframe src="about:blank"></iframe>',
    '<form action=""><button formaction="">',
    '<form><input type="image" src="../../img/photo.webp">',
    '<meta http-equiv="refresh" content="0; url=../timeline/">',
    "<meta http-equiv=Refresh content=\"5;URL='../'\">",
    '<meta http-equiv="refresh" content="300"><meta name="description" content="0; url=no/">',
    '<p style="background: url(../../img/photo.webp)">',
    "<style>p { background: url( '../../img/photo.webp' ) }</style>",
    # What leads out of the site
    '<a href="mailto:a@b.go.th"><a href="tel:024240056"><a href="sms:1"><a href="data:,x">',
    '<a href="blob:x"><a href="https://www.bangkok.go.th/x#y"><a href="HTTP://x.th">',
    '<a href="//www.bangkok.go.th/x"><a href="line://ti/p/@x"><a href="https://[::1]:8080/">',
    '<a href="https://user:word@x.th:8443/a?b#c"><a href="https://สำนักงาน.ไทย/">',
    '<a name="no-link">',
    # What is no link
    '<!-- <a href="no/"> --><!--><a href="../"><!---><a href="../">',
    '<!-- > -- <a href="no/"> --!><a href="../">',
    "<script>'<a href=\"no/\">'</script><textarea><a href='no/'></textarea>",
    "<title><a href='no/'></title><template><a href='no/'><p id=x></template>",
    "<!doctype html><?php <a href='no/'?><![CDATA[<a href=no/>",
    "<svg><![CDATA[ > <a href='no/'> ]]></svg>",
    "<p title='<a href=no/>'><a title=it's href=../><a data-href='no/' HREF=../ href='no/'>",
    '<div href="no/" src="no/">',
    '<script><!-- <script> </script><a href="no/"> --></script>',
    # base href
    '<base href="../"><a href="timeline/"><a href="#m1">',
    '<base href="../../about/team.html"><a href="#team"><a href="team.html">',
    '<base href="https://x.th/"><a href="anything"><a href="#anything">',
    '<base href="../"><base href="no/"><a href="timeline/">',
    '<base href="../"><svg><symbol id="s"/></svg><svg><use href="#s"/></svg>',
    '<base href="../"><svg><mask id="m"/></svg><p style="mask: url(#m)">',
)


@pytest.mark.parametrize("html", _GOOD)
def test_nothing_is_said_of_a_link_that_leads_where_it_says(tmp_path: Path, html: str) -> None:
    """A checker that cries wolf is soon ignored."""
    assert found_on(tmp_path, html) == []


_BAD = (
    # Files and folders
    ('<a href="../no/">', "inner-missing"),
    ('<a href="timeline/">', "inner-missing"),
    ('<a href="../../about/team.html/">', "inner-missing"),
    ('<a href="../../about/team.htm">', "inner-missing"),
    ('<a href="../../about/te%2561m.html">', "inner-missing"),
    ('<a href="../../about/team%2Ehtml%3Fx=1">', "inner-missing"),
    ('<img src="../../img/no.webp">', "inner-missing"),
    ('<img srcset="../../img/photo.webp 1x, ../../img/no.webp 2x">', "inner-missing"),
    # Without a space the comma belongs to the name.
    ('<img srcset="../../img/photo.webp,../../img/large.webp 2x">', "inner-missing"),
    ('<img srcset="../../img/photo.webp, ../../img/no.webp 2x">', "inner-missing"),
    ('<img srcset="../../img/photo.webp calc(1, 2), no.webp">', "inner-missing"),
    ('<link rel="icon" href="no.svg">', "inner-missing"),
    ('<link rel="canonical" href="no/">', "inner-missing"),
    ('<link rel="preload" imagesrcset="no.webp 1x">', "inner-missing"),
    ('<script src="no.js"></script>', "inner-missing"),
    ('<iframe src="no.html"></iframe>', "inner-missing"),
    ('<object data="no.svg"></object>', "inner-missing"),
    ('<embed src="no.pdf">', "inner-missing"),
    ('<video src="no.mp4"></video>', "inner-missing"),
    ('<video poster="no.webp"></video>', "inner-missing"),
    ('<audio src="no.mp3"></audio>', "inner-missing"),
    ('<audio><source src="no.mp3"></audio>', "inner-missing"),
    ('<video><track src="no.vtt"></video>', "inner-missing"),
    ('<picture><source srcset="no.webp"></picture>', "inner-missing"),
    ('<form action="no/">', "inner-missing"),
    ('<button formaction="no/">', "inner-missing"),
    ('<map><area href="no/"></map>', "inner-missing"),
    ('<svg><use href="no.svg#book"/></svg>', "inner-missing"),
    ('<svg><a xlink:href="no/"></a><image href="../../img/photo.webp"/></svg>', "inner-missing"),
    ('<p style="background: url(no.webp)">', "inner-missing"),
    ("<style>@import 'no.css';</style>", "inner-missing"),
    ('<noscript><a href="no/"></noscript>', "inner-missing"),
    ('<svg><title><a href="no/"></a></title></svg>', "inner-missing"),
    ('<base href="../"><a href="../timeline/">', "inner-missing"),
    ('<meta http-equiv="refresh" content="0; url=../no/">', "inner-redirect"),
    ("<meta http-equiv=refresh content='0;../no/'>", "inner-redirect"),
    ('<a href="../Timeline/">', "inner-case"),
    ('<a href="../../about/TEAM.html">', "inner-case"),
    ('<a href="../../ABOUT">', "inner-case"),
    ('<a href="../../files/empty-folder/">', "inner-no-index"),
    ('<a href="../../files/empty-folder">', "inner-no-index"),
    ('<a href="../timeline">', "inner-no-slash"),
    ('<a href="../timeline?x#y">', "inner-no-slash"),
    ('<a href="..//timeline/">', "inner-double-slash"),
    ('<a href="../../../">', "inner-outside"),
    ('<a href="../../../site/2566/">', "inner-outside"),
    ('<a href="../../2566/../../x.html">', "inner-outside"),
    ('<a href="/">', "inner-root-absolute"),
    ('<a href="/2566/">', "inner-root-absolute"),
    ('<a href="\\2566\\">', "inner-root-absolute"),
    ('<base href="/2566/"><a href="timeline/">', "inner-root-absolute"),
    ('<base href="../../../">', "inner-outside"),
    # Places
    ('<a href="#no">', "inner-anchor"),
    ('<a href="../#no">', "inner-anchor"),
    ('<a href="../#M1">', "inner-anchor"),
    ('<a href="../#a%2520b">', "inner-anchor"),
    ('<a href="../#no:~:text=x">', "inner-anchor"),
    ('<template><p id="t"></template><a href="#t">', "inner-anchor"),
    ('<!-- <p id="t"> --><a href="#t">', "inner-anchor"),
    ('<svg><use href="#i-no"/></svg>', "inner-anchor"),
    ('<svg><use href="../../img/icons.svg#no"/></svg>', "inner-anchor"),
    ('<p style="mask: url(#no)">', "inner-anchor"),
    ('<p id="here"><base href="../"><a href="#here">', "inner-anchor"),
    ('<a href="../../files/manual.pdf#page=7">', "inner-page"),
    ('<a href="../../files/manual.pdf#page=0">', "inner-page"),
    ('<a href="../../files/manual.pdf#zoom=50&page=99">', "inner-page"),
    ('<p id="x"><p id="x">', "inner-duplicate-id"),
    # What is written as a link
    ('<a href="">', "inner-empty"),
    ("<a href>", "inner-empty"),
    ('<a href=" ">', "inner-empty"),
    ('<img src="">', "inner-empty"),
    ('<iframe src=""></iframe>', "inner-empty"),
    ('<a href="#">', "inner-hash"),
    ('<a href=" # ">', "inner-hash"),
    ('<a href="javascript:void(0)">', "inner-script"),
    ('<a href="Java\nScript:void(0)">', "inner-script"),
    ('<a href="file:///C:/manual.pdf">', "inner-local-file"),
    ('<a href="C:\\งาน\\manual.pdf">', "inner-local-file"),
    ('<a href="D:/manual.pdf">', "inner-local-file"),
    ('<a href="www.bangkok.go.th">', "inner-no-scheme"),
    ('<a href="bangkok.go.th/bangkoknoi">', "inner-no-scheme"),
    ('<a href="office@bangkok.go.th">', "inner-no-scheme"),
    ('<a href="http://">', "inner-malformed"),
    ('<a href="https:///x">', "inner-malformed"),
    ('<a href="http:/www.bangkok.go.th">', "inner-malformed"),
    ('<a href="http:x">', "inner-malformed"),
    ('<a href="htp://www.bangkok.go.th">', "inner-malformed"),
    ('<a href="https//www.bangkok.go.th">', "inner-malformed"),
    ('<a href="http;//www.bangkok.go.th">', "inner-malformed"),
    ('<a href="http://https://www.bangkok.go.th">', "inner-malformed"),
    ('<a href="https://www bangkok.go.th/">', "inner-malformed"),
    ('<a href="https://x.th:port/">', "inner-malformed"),
    ('<a href="https://x.th:99999/">', "inner-malformed"),
    ('<a href="https://[::1/">', "inner-malformed"),
    ('<a href="//">', "inner-malformed"),
)


@pytest.mark.parametrize(("html", "reason"), _BAD)
def test_a_link_that_does_not_lead_where_it_says_is_named(
    tmp_path: Path, html: str, reason: str
) -> None:
    """Each kind of fault has its own word, so that its fix can be told."""
    assert found_on(tmp_path, html) == [reason]


def test_a_result_tells_link_page_line_and_column(tmp_path: Path) -> None:
    """The tag is found by its place, the link by what is written, the page by its address."""
    html = '<p>ก\r\n<p>ข</p> <a\n href="../no/?a=1&amp;b=2#c">'
    [result] = results_on(tmp_path, html)
    assert result.state is LinkState.BROKEN
    assert result.url == "../no/?a=1&b=2#c"
    assert result.pages == ("2566/measures/",)
    assert (result.place.file, result.place.line, result.place.column) == (PAGE, 2, 10)
    assert (result.detail, result.status, result.checked) == ("2566/no/", None, None)


def test_results_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """Also when a fault is only known once all pages are read."""
    pages = {
        "b.html": '<a href="index.html#no">\n<a href="no">',
        "a/index.html": '\n\n<a href="#no">\n<a href="../index.html#no"><a href="no">',
    }
    site = write_site(tmp_path, {**pages, "a/x.css": "p { background: url(no.webp) }"})
    places = [str(result.place) for result in check_site(site)]
    assert places == ["a/index.html:3:1", "a/index.html:4:1", "a/index.html:4:28", "a/x.css:1:17",
                      "b.html:1:1", "b.html:2:1"]  # fmt: skip
