"""A site made to be opened from a disk, and its packed copies."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import brotli
import pytest

from generator.offline import for_disk, zip_folder
from generator.packed import is_packed_copy, pack

_PAGES = ("", "a/", "a/b/", "a/b/2566/", "a/2566/", "a/search/", "a/ข้อมูล/", "new/")
_QUOTED = "../%E0%B8%82%E0%B9%89%E0%B8%AD%E0%B8%A1%E0%B8%B9%E0%B8%A5/"


def _page_for_disk(site: Path, page: str) -> str:
    """Give the page a/b/ of a site with some other pages."""
    for address in _PAGES:
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text("<p>", encoding="utf-8")
    path = site / "a" / "b" / "index.html"
    path.write_bytes(page.encode())
    for_disk(site)
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("2566/", "2566/index.html"),
        ("../", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("../2566", "../2566/index.html"),
        (_QUOTED, f"{_QUOTED}index.html"),
        ("../no/", "../no/"),
        ("../2566/#p1", "../2566/index.html#p1"),
        ("../search/?q=a/b", "../search/index.html?q=a/b"),
        ("../evidence/a/b.pdf#page=2", "../evidence/a/b.pdf#page=2"),
        ("#main", "#main"),
        ("", ""),
        ("?q=1", "?q=1"),
        ("https://www.bangkok.go.th/", "https://www.bangkok.go.th/"),
        ("//www.bangkok.go.th/", "//www.bangkok.go.th/"),
        ("tel:1555", "tel:1555"),
        ("/2566/", "/2566/"),
    ],
)
def test_a_link_to_a_folder_names_its_page(tmp_path: Path, url: str, named: str) -> None:
    """Everything else stays as it is."""
    assert f'<a href="{named}">' in _page_for_disk(tmp_path, f'<p><a href="{url}">ก</a>')


def test_a_page_that_leads_on_does_so_on_a_disk(tmp_path: Path) -> None:
    """The address after the seconds is one too."""
    page = '<meta http-equiv="refresh" content="0; url=../../new/">'
    assert 'content="0; url=../../new/index.html"' in _page_for_disk(tmp_path, page)


@pytest.mark.parametrize(
    ("tag", "changed"),
    [
        ("<a href='../2566/'>", '<a href="../2566/index.html">'),
        ("<a href=../2566/>", '<a href="../2566/index.html">'),
        ('<A HREF = "../2566/">', '<A HREF = "../2566/index.html">'),
        ('<iframe src="../2566/">', '<iframe src="../2566/index.html">'),
        ('<form action="../search/">', '<form action="../search/index.html">'),
        ('<a href="../2566/?a=1&amp;b=2">', '<a href="../2566/index.html?a=1&amp;b=2">'),
        ('<meta name="x" content="../2566/">', '<meta name="x" content="../2566/">'),
    ],
)
def test_links_are_found_however_they_are_written(tmp_path: Path, tag: str, changed: str) -> None:
    """Pages by hand hold HTML of every kind."""
    assert _page_for_disk(tmp_path, tag) == changed


@pytest.mark.parametrize(
    "text",
    [
        "<script>var h='<a href=\"../2566/\">x</a>';</script>",
        '<code>&lt;a href="../2566/"&gt;</code>',
        '<!-- <a href="../2566/"> -->',
        "<style>a::after{content:'<a href=\"../2566/\">'}</style>",
        "<p>\r\nสองบรรทัด\r\n",
    ],
)
def test_what_is_no_tag_stays_to_the_byte(tmp_path: Path, text: str) -> None:
    """A script that changed would not be the one that its hash allows."""
    assert _page_for_disk(tmp_path, text) == text


def test_what_only_hosts_need_is_left_out(tmp_path: Path) -> None:
    """Browsers complain about both on a disk."""
    head = '<link rel="manifest" href="site.webmanifest">\n<link rel="icon" href="a.svg">'
    (tmp_path / "404.html").write_text("ไม่พบ", encoding="utf-8")
    assert _page_for_disk(tmp_path, head).strip() == '<link rel="icon" href="a.svg">'
    assert not (tmp_path / "404.html").exists()


def test_one_folder_gives_one_zip(tmp_path: Path) -> None:
    """On one day, to the byte; names in Thai stay."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "คู่มือ.txt").write_text("ก" * 5000, encoding="utf-8")
    for name in ("a.zip", "b.zip"):
        zip_folder(site, "site", tmp_path / name, date(2023, 4, 2))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["site/คู่มือ.txt"]
        assert archive.read("site/คู่มือ.txt") == ("ก" * 5000).encode()


@pytest.mark.parametrize("year", [1970, 2569])
def test_a_day_that_no_zip_can_tell_is_no_fault(tmp_path: Path, year: int) -> None:
    """ZIP files know the years 1980 to 2107."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.txt").write_text("ก", encoding="utf-8")
    zip_folder(tmp_path / "site", "site", tmp_path / "a.zip", date(year, 1, 1))
    assert zipfile.is_zipfile(tmp_path / "a.zip")


def test_packed_copies_hold_the_text(tmp_path: Path) -> None:
    """Of texts that are worth it; pictures are packed already."""
    text = "<p>งบประมาณ</p>" * 200
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "small.txt").write_text("ก", encoding="utf-8")
    (tmp_path / "a.webp").write_bytes(b"x" * 5000)
    assert pack(tmp_path) == 1
    assert gzip.decompress((tmp_path / "index.html.gz").read_bytes()).decode() == text
    assert brotli.decompress((tmp_path / "index.html.br").read_bytes()).decode() == text
    assert len(list(tmp_path.iterdir())) == 5


def test_a_packed_copy_is_known_by_the_file_beside_it() -> None:
    """A file of evidence that only ends in .gz is none."""
    names = {"a.html", "a.html.gz", "data.csv.gz"}
    assert [name for name in sorted(names) if is_packed_copy(name, names)] == ["a.html.gz"]
