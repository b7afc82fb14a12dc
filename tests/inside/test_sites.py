"""Whole sites: where they will lie, what is no site, what the disk does, how much was checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.linkcheck.inside.check import check_site, survey
from generator.linkcheck.result import LinkState
from tests.inside.sites import FILES, PAGE, found_on, results_on, write_site

_ITA = "https://www.bangkok.go.th/ita/"


@pytest.mark.parametrize(
    "link",
    [
        "2566/",
        "2566/#m1",
        "",
        "files/manual.pdf#page=6",
        "about/team.html?x=1",
        "about/team.html#team",
    ],
)
@pytest.mark.parametrize(
    "home", [_ITA, "HTTPS://www.Bangkok.go.th:443/ita/", "http://www.bangkok.go.th/x/../ita/"]
)
def test_a_full_address_of_the_site_is_followed_inside(
    tmp_path: Path, home: str, link: str
) -> None:
    """With the site's own address known, a full address is a link like any other."""
    site = write_site(tmp_path, {PAGE: f'<a href="{home}{link}">'})
    done = survey(site, _ITA)
    assert (done.results, done.links) == ((), 1)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (f'<a href="{_ITA}no/">', "inner-missing"),
        (f'<a href="{_ITA}2566#m1">', "inner-no-slash"),
        (f'<a href="{_ITA}2566/#no">', "inner-anchor"),
        ('<a href="//www.bangkok.go.th/ita/no/">', "inner-missing"),
        ('<a href="/ita/2566/">', "inner-root-absolute"),
        ('<a href="/ita/no/">', "inner-missing"),
        ('<a href="/2566/">', "inner-root-absolute"),
        (
            f'<base href="{_ITA}2566/"><a href="#m1"><a href="timeline/"><a href="no/">',
            "inner-missing",
        ),
        ('<base href="/ita/2566/"><a href="#m1"><a href="timeline/">', "inner-root-absolute"),
    ],
)
def test_the_address_of_the_site_decides_what_is_inside(
    tmp_path: Path, html: str, reason: str
) -> None:
    """Its folder on the host is the root of the site."""
    assert found_on(tmp_path, html, _ITA) == [reason]


@pytest.mark.parametrize(
    "link",
    ["https://www.bangkok.go.th/", "https://www.bangkok.go.th/itax/", "https://bangkok.go.th/ita/no/",
     "https://www.bangkok.go.th:8443/ita/no/"],
)  # fmt: skip
def test_the_rest_of_the_host_is_not_the_site(tmp_path: Path, link: str) -> None:
    """Nobody here knows what the city has beside the site."""
    assert found_on(tmp_path, f'<a href="{link}">', _ITA) == []


@pytest.mark.parametrize(
    "base", ["ita/", "/ita/", "ftp://x.th/", "https://", "https://x.th/../../"]
)
def test_a_base_that_is_no_address_is_refused(tmp_path: Path, base: str) -> None:
    """It comes from the settings, not from a page."""
    with pytest.raises(ValueError, match="not the address of a site"):
        check_site(write_site(tmp_path, {}), base)


_LOST = '<a href="{}"><a href="{}about/team.html#team"><a href="#main"><main id="main">'


@pytest.mark.parametrize(
    ("html", "base", "reasons"),
    [
        (_LOST.format("/", "/"), None, []),
        (_LOST.format("/", "/"), "https://www.bangkok.go.th/", []),
        (_LOST.format("/ita/", "/ita/"), _ITA, []),
        (_LOST.format(_ITA, _ITA), _ITA, []),
        ('<base href="/ita/"><a href="2566/">', _ITA, []),
        (_LOST.format("/", "/"), _ITA, ["inner-404-base"] * 2),
        (_LOST.format("/ita/", "/ita/"), None, ["inner-404-unsure"] * 2),
        ('<a href="/no/">', "https://www.bangkok.go.th/", ["inner-missing"]),
        ('<a href="/ita/#no">', _ITA, ["inner-anchor"]),
        ('<a href="2566/"><img src="img/photo.webp">', None, ["inner-404-relative"] * 2),
        ('<base href="../"><a href="#main">', _ITA, ["inner-404-relative"]),
    ],
)
def test_the_page_for_missing_pages_works_in_any_folder(
    tmp_path: Path, html: str, base: str | None, reasons: list[str]
) -> None:
    """Hosts show 404.html under the address of the page that is missing."""
    assert found_on(tmp_path, html, base, page="404.html") == reasons


@pytest.mark.parametrize("make", [False, True])
def test_a_folder_that_is_no_site_is_one_named_problem(tmp_path: Path, make: bool) -> None:
    """Missing or without a home page: said, never a traceback."""
    folder = tmp_path / "site"
    if make:
        (folder / "2566").mkdir(parents=True)
        (folder / "2566" / "index.html").write_text('<a href="no">', encoding="utf-8")
    [result] = check_site(folder)
    assert (result.reason, result.state, result.detail) == (
        "inner-no-site",
        LinkState.BROKEN,
        str(folder),
    )


def test_links_of_style_sheets_lead_from_their_folder(tmp_path: Path) -> None:
    """url() and @import, but not in comments and strings, and no symbols of pages."""
    css = """@charset "utf-8"; @import "no.css"; @import url('../css/site.css');
    @namespace svg url(http://www.w3.org/2000/svg);
    /* url(no) */ p::before { content: "url(no)"; background: url( "../img/photo.webp" ) }
    p { mask: url(#wave); background: URL(../img/no.webp), url("data:image/svg+xml,<a href='no'>") }
    p { background: url(../img/ph\\6f to.webp) image-url(no) } q { x: url(../img/icons.svg#no) }
    """
    site = write_site(tmp_path, {"css/more.css": css})
    found = [(result.url, result.reason, result.place.line) for result in check_site(site)]
    assert found == [
        ("no.css", "inner-missing", 1),
        ("../img/no.webp", "inner-missing", 4),
        ("../img/icons.svg#no", "inner-anchor", 5),
    ]


def test_the_name_that_nearly_fits_is_told(tmp_path: Path) -> None:
    """Capitals, and the same letters encoded otherwise, as copying from a Mac does."""
    links = '<a href="../../About/Team.html"><a href="../../cafe\u0301.pdf"><a href="../TimeLine/">'
    site = write_site(tmp_path, {PAGE: links, "caf\u00e9.pdf": ""})
    found = [(result.reason, result.detail) for result in check_site(site)]
    assert found == [
        ("inner-case", "about/team.html"),
        ("inner-case", "caf\u00e9.pdf"),
        ("inner-case", "2566/timeline/"),
    ]


def test_a_symbolic_link_out_of_the_site_is_no_file_of_it(tmp_path: Path) -> None:
    """It works here and is gone on the host; a link to a file of the site itself is a file."""
    site = write_site(tmp_path / "site", {})
    (tmp_path / "secret.pdf").write_bytes(b"%PDF")
    (site / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    (site / "folder").symlink_to(tmp_path)
    (site / "circle").symlink_to(site)
    (site / "nowhere.pdf").symlink_to(tmp_path / "no.pdf")
    (site / "inside.pdf").symlink_to(site / "files" / "manual.pdf")
    names = ["out.pdf", "folder/secret.pdf", "circle/index.html", "nowhere.pdf", "inside.pdf"]
    found = [r.reason for r in results_on(site, "".join(f'<a href="../../{n}">' for n in names))]
    assert found == ["inner-symlink"] * 3 + ["inner-missing"]


def test_the_site_itself_may_be_reached_through_a_link(tmp_path: Path) -> None:
    """The folder is asked for by the name that the host uses."""
    write_site(tmp_path / "site", {})
    (tmp_path / "www").symlink_to(tmp_path / "site")
    assert check_site(tmp_path / "www") == ()


@pytest.mark.parametrize(
    "html",
    [
        "<meta charset=tis-620><a href='no'>ก".encode("cp874"),
        b"<meta http-equiv=Content-Type content='text/html; charset=windows-874'><a href=no>\xa1",
        "\ufeff<a href='no'>ก".encode(),
        "<a href='no'>ก".encode("utf-16"),
        "<meta charset=unheard-of><a href='no'>ก".encode(),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, html: bytes) -> None:
    """As browsers do, so that its links are checked too."""
    assert found_on(tmp_path, html) == ["inner-missing"]


def test_a_page_that_cannot_be_decoded_is_named(tmp_path: Path) -> None:
    """Its readers see signs; links to places on it cannot be told."""
    page: dict[str, str | bytes] = {
        PAGE: "<p id=x>ก".encode("cp874"),
        "x.html": '<a href="2566/measures/#y">',
    }
    [result] = check_site(write_site(tmp_path, page))
    assert (result.reason, result.place.file, result.place.line) == ("inner-encoding", PAGE, 0)


def test_the_page_count_is_believed_only_when_it_is_one(tmp_path: Path) -> None:
    """A damaged list of evidence stops nothing."""
    link = '<a href="../../files/manual.pdf#page=99">'
    for damaged in (
        '{"evidence": [',
        "[1]",
        '{"address": 5, "pages": 1}',
        '{"address": "files/manual.pdf", "pages": "1"}',
        "\xff",
    ):
        site = write_site(tmp_path, {PAGE: link, "data/evidence.json": damaged})
        assert check_site(site) == ()


def test_what_cannot_be_opened_is_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links into a closed folder are not called broken."""
    site = write_site(tmp_path, {PAGE: '<a href="../../files/manual.pdf"><a href="../../about/x">'})
    scandir, read_bytes = os.scandir, Path.read_bytes

    def refuse(path: str) -> object:
        if path.endswith("files"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def refuse_home(path: Path) -> bytes:
        if path == site / "index.html":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse_home)
    found = [(result.place.file, result.reason, result.detail) for result in check_site(site)]
    assert found == [
        (PAGE, "inner-missing", "about/x"),
        ("files/", "inner-unreadable", "Permission denied"),
        ("index.html", "inner-unreadable", "Permission denied"),
    ]


def test_links_and_pages_are_counted(tmp_path: Path) -> None:
    """What leads to other hosts, mail and telephones was not checked."""
    html = '<a href="../"><a href="no"><a href="#x"><img src="../../img/photo.webp">'
    away = '<a href="https://x.th/"><a href="mailto:a@b.th"><a href="data:,x">'
    done = survey(write_site(tmp_path, {PAGE: html + away}))
    assert (done.links, done.pages) == (4, len([f for f in FILES if f.endswith("html")]) + 1)
    assert len(done.results) == 2


@pytest.mark.slow
def test_the_real_site_has_no_fault(site: Path) -> None:
    """The seed's site is clean, and everything in it is looked at."""
    done = survey(site)
    assert done.results == ()
    assert done.pages > 80
    assert done.links > 60 * done.pages
