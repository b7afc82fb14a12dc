"""Hand-written pages: where MkDocs puts them, and which places in them a link can name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.handwritten import page_address, read_pages


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index.md", ""),
        ("about.md", "about/"),
        ("about/index.md", "about/"),
        ("about/README.md", "about/"),
        ("about/structure.md", "about/structure/"),
    ],
)
def test_a_page_stands_where_mkdocs_puts_it(name: str, address: str) -> None:
    """Directory addresses, as the public surface promises."""
    assert page_address(name) == address


def _pages(folder: Path, **texts: str) -> dict[str, str]:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return {}


def test_a_heading_is_found_by_its_words_with_the_name_it_was_given(tmp_path: Path) -> None:
    """Thai digits and spaces are folded; ``{#…}`` is the name that links use."""
    _pages(tmp_path, office="# หน่วยงาน\n\n## ผู้บริหาร  ปี ๒๕๖๖ {#executives}\n\n### ไม่มีชื่อ\n")
    page = read_pages(tmp_path)["office.md"]
    assert page.heading("ผู้บริหาร ปี 2566") == ("ผู้บริหาร  ปี ๒๕๖๖", "executives")
    assert page.heading("ไม่มีชื่อ") == ("ไม่มีชื่อ", None)
    assert page.heading("อื่น") is None


def test_a_sign_in_a_block_of_code_is_no_heading(tmp_path: Path) -> None:
    """What stands between fences is shown as it is."""
    _pages(tmp_path, office="```sh\n# make site\n```\n\n# หัวเรื่อง\n")
    assert read_pages(tmp_path)["office.md"].headings == (("หัวเรื่อง", None),)


def test_names_of_html_and_of_markdown_can_be_linked_to(tmp_path: Path) -> None:
    """Both end up as ids on the page."""
    _pages(tmp_path, office='<p id="map">แผนที่</p>\n\n## โทรศัพท์ { .wide #phone }\n')
    assert read_pages(tmp_path)["office.md"].ids == {"map", "phone"}


def test_evidence_and_hidden_files_are_no_pages(tmp_path: Path) -> None:
    """Evidence is published by its entries only."""
    (tmp_path / "evidence" / "2566").mkdir(parents=True)
    (tmp_path / "evidence" / "2566" / "a.md").write_text("# ก", encoding="utf-8")
    (tmp_path / ".notes.md").write_text("# ข", encoding="utf-8")
    assert read_pages(tmp_path) == {}


def test_a_folder_named_like_a_page_is_left_out(tmp_path: Path) -> None:
    """Nothing a folder holds can make reading fail."""
    (tmp_path / "odd.md").mkdir()
    assert read_pages(tmp_path) == {}
