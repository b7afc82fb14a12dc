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


def _page_for_disk(folder: Path, page: str) -> str:
    (folder / "index.html").write_text(page, encoding="utf-8")
    for_disk(folder)
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("2566/", "2566/index.html"),
        ("../", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
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
    page = '<meta http-equiv="refresh" content="0; url=../new/">'
    assert 'content="0; url=../new/index.html"' in _page_for_disk(tmp_path, page)


def test_what_only_hosts_need_is_left_out(tmp_path: Path) -> None:
    """Browsers complain about both on a disk."""
    head = '<link rel="manifest" href="site.webmanifest">\n<link rel="icon" href="a.svg">'
    (tmp_path / "404.html").write_text("ไม่พบ", encoding="utf-8")
    assert _page_for_disk(tmp_path, head) == '<link rel="icon" href="a.svg">'
    assert not (tmp_path / "404.html").exists()


def test_one_folder_gives_one_zip(tmp_path: Path) -> None:
    """On one day, to the byte; names in Thai stay."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "คู่มือ.txt").write_text("ก" * 5000, encoding="utf-8")
    for name in ("a.zip", "b.zip"):
        zip_folder(site, tmp_path / name, date(2023, 4, 2))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["site/คู่มือ.txt"]
        assert archive.read("site/คู่มือ.txt") == ("ก" * 5000).encode()


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
