"""What lies below content/ is looked at whole, once, and by its content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.inspect.shelf import Shelf, scan
from generator.inspect.store import Store, open_store
from tests.evidence import hostile_images as images
from tests.evidence.hostile_pdf import good_pdf

_FOLDER = "evidence/2566"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An empty content folder with a place for evidence."""
    (tmp_path / "content" / _FOLDER).mkdir(parents=True)
    return tmp_path / "content"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return open_store(tmp_path / "cache")


def _put(content: Path, name: str, data: bytes = b"a text\n") -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _codes(shelf: Shelf) -> dict[str, list[str]]:
    return {name: [fault.code for fault in facts.faults] for name, facts in shelf.files.items()}


def test_files_are_named_by_their_path_in_order(content: Path, store: Store) -> None:
    """Names are paths below content/, as they are on the disk."""
    names = [f"{_FOLDER}/ข.txt", f"{_FOLDER}/a/b c.txt", f"{_FOLDER}/A.txt", "logo.png"]
    for name in names:
        _put(content, name, images.picture() if name.endswith("png") else name.encode())
    assert list(scan(content, store).files) == sorted(names)


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "Thumbs.db", "desktop.ini", "~$report.docx", ".~lock.a.odt#", ".git/config"],
)
def test_litter_of_programs_is_passed_over(content: Path, store: Store, name: str) -> None:
    """What programs leave behind is nobody's evidence."""
    _put(content, f"{_FOLDER}/{name}")
    assert scan(content, store).files == {}


@pytest.mark.parametrize("name", ["index.md", "a/page.html", "x.css", "x.js", "f.woff2", "CNAME"])
def test_the_sites_own_files_are_passed_over_outside_evidence(
    content: Path, store: Store, name: str
) -> None:
    """Pages and what they are made of are not evidence, unless they lie there."""
    _put(content, name)
    assert scan(content, store).files == {}
    _put(content, f"evidence/{name}")
    assert list(scan(content, store).files) == [f"evidence/{name}"]


def test_pictures_and_documents_are_inspected_wherever_they_lie(
    content: Path, store: Store
) -> None:
    """MkDocs would copy them from anywhere."""
    _put(content, "a/setup.png", b"MZ\0\0")
    _put(content, "a/plan.pdf", good_pdf())
    assert _codes(scan(content, store)) == {"a/plan.pdf": [], "a/setup.png": ["file-executable"]}


def test_no_content_is_an_empty_shelf(tmp_path: Path, store: Store) -> None:
    """A register may come without any file."""
    assert scan(tmp_path / "nowhere", store).files == {}


@pytest.mark.parametrize("name", ["link.pdf", "folder"])
def test_links_are_told_and_not_followed(content: Path, store: Store, name: str) -> None:
    """A link is a fault under its own name; what lies behind it is not looked at."""
    outside = content.parent / "outside"
    _put(outside, "link.pdf", good_pdf())
    target = outside if name == "folder" else outside / name
    (content / _FOLDER / name).symlink_to(target)
    shelf = scan(content, store)
    assert _codes(shelf) == {f"{_FOLDER}/{name}": ["file-link-outside"]}
    assert shelf.files[f"{_FOLDER}/{name}"].sha256 == ""


def test_a_folder_of_evidence_that_is_a_link_is_told(content: Path, store: Store) -> None:
    """Not even the folder itself may stand elsewhere."""
    (content / _FOLDER).rmdir()
    (content / "evidence").rmdir()
    (content / "evidence").symlink_to("/etc")
    assert _codes(scan(content, store)) == {"evidence": ["file-link-outside"]}


@pytest.mark.parametrize("depth", [19, 30])
def test_what_cannot_be_opened_is_told(content: Path, store: Store, depth: int) -> None:
    """A path longer than the system opens is a fault of the file or of its folder."""
    here = os.open(content / _FOLDER, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    for name in ("f" * 250, "g" * 250):
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    codes = _codes(scan(content, store))
    assert len(codes) == (2 if depth == 19 else 1)
    assert set(map(tuple, codes.values())) == {("file-no-access",)}


def test_a_renamed_file_is_judged_by_its_new_name(content: Path, store: Store) -> None:
    """What is known of a content says nothing of the name it has now."""
    _put(content, f"{_FOLDER}/a.pdf", good_pdf())
    scan(content, store)
    (content / _FOLDER / "a.pdf").rename(content / _FOLDER / "a.docx")
    assert _codes(scan(content, store)) == {f"{_FOLDER}/a.docx": ["file-type-differs"]}


def test_the_same_content_under_two_names_has_two_entries(content: Path, store: Store) -> None:
    """Each name has the facts of its content, and what is wrong with the name itself."""
    for name in ("a.pdf", "b.doc"):
        _put(content, f"{_FOLDER}/{name}", good_pdf())
    shelf = scan(content, store)
    first, second = (shelf.files[f"{_FOLDER}/{name}"] for name in ("a.pdf", "b.doc"))
    assert first.sha256 == second.sha256
    assert (first.faults, [fault.code for fault in second.faults]) == ((), ["file-type-differs"])


def test_a_changed_file_is_not_true_any_more(content: Path, store: Store) -> None:
    """Whoever copies the file later learns that its facts are of another content."""
    name = f"{_FOLDER}/a.txt"
    _put(content, name)
    shelf = scan(content, store)
    assert shelf.still_true(name)
    assert shelf.sha256_now(name) == shelf.files[name].sha256
    _put(content, name, b"another text\n")
    assert not shelf.still_true(name)


def test_a_file_that_became_a_link_is_not_true_any_more(content: Path, store: Store) -> None:
    """The same bytes behind a link are not the file that was looked at."""
    name = f"{_FOLDER}/a.txt"
    _put(content, name)
    shelf = scan(content, store)
    (content / name).rename(content.parent / "a.txt")
    (content / name).symlink_to(content.parent / "a.txt")
    assert not shelf.still_true(name)
    assert shelf.sha256_now(name) is None


@pytest.mark.parametrize("name", ["../measures.yml", "a\0b", "nothing.pdf", ""])
def test_a_name_that_is_not_on_the_shelf_is_never_true(
    content: Path, store: Store, name: str
) -> None:
    """Names that others wrote open nothing."""
    _put(content.parent, "measures.yml")
    shelf = scan(content, store)
    assert not shelf.still_true(name)
    assert shelf.sha256_now(name) is None
