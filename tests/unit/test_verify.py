"""A site, or a copy of it, against its manifest; also against manifests made to do harm."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.manifest import MANIFEST, complete_manifest, manifest_json
from generator.messages import what_and_fix
from generator.verify import verify_folder
from tests.published import AS_OF, CONTENT, register, write_files

_PAGE = "evidence/2566/manual-2.pdf"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small finished site."""
    site = tmp_path / "site"
    write_files(site)
    (site / "data").mkdir()
    (site / "index.html").write_bytes("<p>ก</p>\n<p>ข</p>\n".encode())
    text = complete_manifest(site, manifest_json(register(), AS_OF))
    (site / MANIFEST).write_text(text, encoding="utf-8")
    return site


def _found(folder: Path) -> list[tuple[str, str]]:
    return [(problem.place.file, problem.code) for problem in verify_folder(folder)]


def test_a_copy_without_a_change_is_fine(built: Path, tmp_path: Path) -> None:
    """Nothing is said of a faithful copy."""
    shutil.copytree(built, tmp_path / "copy")
    assert _found(tmp_path / "copy") == []


def test_one_changed_byte_is_found(built: Path) -> None:
    """The size is the same, the content is not."""
    content = bytearray(CONTENT[_PAGE])
    content[-2] ^= 1
    (built / _PAGE).write_bytes(content)
    assert _found(built) == [(_PAGE, "verify-changed")]


def test_a_cut_off_file_is_found(built: Path) -> None:
    """An upload that broke off is not taken for the file."""
    (built / "index.html").write_bytes(b"<p>")
    assert _found(built) == [("index.html", "verify-changed")]


def test_missing_and_unexpected_files_are_found_in_order(built: Path) -> None:
    """A lost file is missing; one that nobody published is named too, also a hidden one."""
    (built / "index.html").unlink()
    (built / "evidence/old.pdf").write_bytes(b"x")
    (built / ".htaccess").write_bytes(b"x")
    assert _found(built) == [
        (".htaccess", "verify-unexpected"),
        ("evidence/old.pdf", "verify-unexpected"),
        ("index.html", "verify-missing"),
    ]


def test_a_folder_in_the_place_of_a_file_is_a_missing_file(built: Path) -> None:
    """A name alone is not enough."""
    (built / "index.html").unlink()
    (built / "index.html").mkdir()
    assert _found(built) == [("index.html", "verify-missing")]


@pytest.mark.parametrize("name", ["index.html", "evidence/2566/budget.csv"])
def test_changed_line_ends_are_told_from_changed_words(built: Path, name: str) -> None:
    """Copying as text, as FTP does, turns LF into CRLF or CRLF into LF: the way out is named."""
    content = (built / name).read_bytes()
    bare = content.replace(b"\r\n", b"\n")
    (built / name).write_bytes(bare if b"\r\n" in content else bare.replace(b"\n", b"\r\n"))
    assert _found(built) == [(name, "verify-line-ends")]


def test_a_name_in_other_letters_is_told_with_both_names(built: Path) -> None:
    """A disk that ignores capitals lets addresses die quietly."""
    (built / "index.html").rename(built / "Index.HTML")
    [problem] = verify_folder(built)
    assert (problem.place.file, problem.code) == ("index.html", "verify-name-case")
    assert "Index.HTML" in what_and_fix(problem, "th")[0]


def test_a_link_is_named_and_not_followed(built: Path, tmp_path: Path) -> None:
    """Right content behind a link is no file of the site; a folder of links is named once."""
    shutil.move(built / "evidence", tmp_path / "elsewhere")
    (built / "evidence").symlink_to(tmp_path / "elsewhere")
    (built / "more.html").symlink_to("/dev/zero")
    assert _found(built) == [("evidence", "verify-link"), ("more.html", "verify-link")]


def test_a_pipe_is_not_waited_for(built: Path) -> None:
    """What is no file cannot be the file."""
    (built / "index.html").unlink()
    os.mkfifo(built / "index.html")
    assert _found(built) == [("index.html", "verify-missing")]


def test_evidence_is_held_to_what_the_register_knows(built: Path) -> None:
    """A builder that changes a file and then writes its hash down does not get away with it."""
    (built / _PAGE).write_bytes(b"other")
    text = complete_manifest(built, manifest_json(register(), AS_OF))
    (built / MANIFEST).write_text(text, encoding="utf-8")
    assert _found(built) == [(_PAGE, "verify-changed")]


def test_without_a_list_of_all_files_only_evidence_is_checked(built: Path) -> None:
    """Another engine made the pages: they are not strangers."""
    (built / MANIFEST).write_text(manifest_json(register(), AS_OF), encoding="utf-8")
    (built / _PAGE).unlink()
    assert _found(built) == [(_PAGE, "verify-missing")]


def test_a_folder_without_a_manifest_cannot_be_verified(tmp_path: Path) -> None:
    """Neither an empty folder nor one that is not there is fine."""
    assert _found(tmp_path) == [(MANIFEST, "verify-no-manifest")]
    assert _found(tmp_path / "no") == [(MANIFEST, "verify-no-manifest")]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_a_manifest_that_is_no_file_is_none(built: Path, make: Callable[[Path], None]) -> None:
    """Pipes and links are not read."""
    (built / MANIFEST).unlink()
    make(built / MANIFEST)
    assert _found(built) == [(MANIFEST, "verify-no-manifest")]


_SEAL = [1, "0" * 64]


def _manifest(**changes: object) -> bytes:
    whole = {"schema": "prongsai/manifest/1", "evidence": [], "files": {}, **changes}
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe{}",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"schema": ' + b"9" * 100_000 + b"}",
        _manifest(schema="prongsai/manifest/2"),
        _manifest(files=[]),
        _manifest(files={"a": [1]}),
        _manifest(files={"a": ["1", "0" * 64]}),
        _manifest(files={"a": [True, "0" * 64]}),
        _manifest(files={"a": [-1, "0" * 64]}),
        _manifest(files={"a": [1, "0" * 63 + "g"]}),
        _manifest(files={"a": [1, "0" * 64 + "\n"]}),
        _manifest(evidence=[{"address": "a"}]),
        _manifest(files={"../../etc/passwd": _SEAL}),
        _manifest(files={"a/../../b": _SEAL}),
        _manifest(files={"/etc/passwd": _SEAL}),
        _manifest(files={"a//b": _SEAL}),
        _manifest(files={"": _SEAL}),
        _manifest(files={"a\\b": _SEAL}),
        _manifest(files={"a\0b": _SEAL}),
        _manifest(evidence=[{"address": "../x", "size": 1, "sha256": "0" * 64}]),
        b'{"schema": "prongsai/manifest/1", "evidence": [], "files": {"\\ud800": [1, ""]}}',
    ],
    ids=range(24),
)
def test_a_hostile_manifest_is_refused_in_words(built: Path, content: bytes) -> None:
    """Whatever it holds, the answer is one problem that can be printed in both languages."""
    (built / MANIFEST).write_bytes(content)
    [problem] = verify_folder(built)
    assert (problem.place.file, problem.code) == (MANIFEST, "verify-bad-manifest")
    for lang in ("th", "en"):
        " ".join(what_and_fix(problem, lang)).encode("utf-8")


def test_a_huge_manifest_is_not_read(built: Path) -> None:
    """Its size is looked at before it is taken into memory."""
    with (built / MANIFEST).open("wb") as file:
        file.truncate(1 << 40)
    assert _found(built) == [(MANIFEST, "verify-bad-manifest")]


def test_names_that_steer_a_terminal_are_shown_as_escapes(built: Path) -> None:
    """Neither a name with control characters nor one that is no text reaches the terminal."""
    (built / "\x1b[2J").write_bytes(b"")
    Path(os.fsdecode(os.fsencode(built) + b"/\xff.html")).write_bytes(b"")
    assert _found(built) == [
        ("\\udcff.html", "verify-unexpected"),
        ("\\x1b[2J", "verify-unexpected"),
    ]
