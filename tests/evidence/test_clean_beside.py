"""The cleaned copy stands beside the file, and nothing that is there is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.clean.beside import NotCleaned, write_beside
from tests.evidence import photos


def test_the_copy_stands_beside_the_file(tmp_path: Path) -> None:
    """The copy has the file's name and ending, and the file is as it was."""
    path = tmp_path / "งาน วันแรก.JPG"
    path.write_bytes(photos.jpeg())
    written = write_beside(path)
    assert written.path == tmp_path / "งาน วันแรก-clean.JPG"
    assert written.removed[0].what_th == "พิกัดสถานที่ถ่าย"
    assert path.read_bytes() == photos.jpeg()
    assert len(written.path.read_bytes()) < len(photos.jpeg())


def test_nothing_is_written_when_there_is_nothing_to_take_out(tmp_path: Path) -> None:
    """A clean file needs no copy."""
    path = tmp_path / "a.png"
    path.write_bytes(photos.saved(photos.picture(), "PNG"))
    assert write_beside(path).path is None
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """The second run complains, and the first copy stays."""
    path, copy = tmp_path / "a.jpg", tmp_path / "a-clean.jpg"
    path.write_bytes(photos.jpeg())
    copy.write_bytes(b"mine")
    with pytest.raises(NotCleaned) as caught:
        write_beside(path)
    assert "a-clean.jpg อยู่แล้ว" in caught.value.th
    assert copy.read_bytes() == b"mine"


def test_a_link_is_not_followed_to_overwrite(tmp_path: Path) -> None:
    """A dangling link where the copy would stand is not written through."""
    (tmp_path / "a.jpg").write_bytes(photos.jpeg())
    (tmp_path / "a-clean.jpg").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotCleaned):
        write_beside(tmp_path / "a.jpg")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("content", [b"", b"MZ\0\0", b"plain text", photos.jpeg()[:200]])
def test_what_cannot_be_cleaned_is_said(tmp_path: Path, content: bytes) -> None:
    """Programs, texts, broken and empty files have no copy."""
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with pytest.raises(NotCleaned):
        write_beside(path)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    """The complaint names the file."""
    for path in (tmp_path / "no.pdf", tmp_path):
        with pytest.raises(NotCleaned, match=path.name):
            write_beside(path)
