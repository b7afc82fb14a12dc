"""What gets from content/ into the site: exactly the bytes that may be published."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import copy_project, run, tree

_TEXT = "ตัวอย่าง บันทึกการประชุม\nข้อความ\n"
#: A number made for this test whose checksum holds; it belongs to nobody that is known.
_ID = "1101700203450"
_REGISTER = """agency: {id: office, name: สำนักงานเขตตัวอย่าง}
units: {registry: ฝ่ายทะเบียน}
plans:
- fiscal_year: 2566
  title: มาตรการส่งเสริมคุณธรรม
  measures:
  - id: manuals
    issue: เผยแพร่คู่มือ
    outputs: คู่มือ
    due: 30 มี.ค. 66
    units: registry
    evidence:
"""
_PLAIN = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1680393600"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A project with an empty folder of evidence."""
    project = copy_project(tmp_path)
    for path in sorted((project / "content" / "evidence").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (project / "content" / "evidence" / "2566").mkdir(parents=True)
    return project


def put(office: Path, name: str, content: str | bytes) -> bytes:
    """Put a file into the folder of evidence."""
    data = content.encode() if isinstance(content, str) else content
    (office / "content" / "evidence" / "2566" / name).write_bytes(data)
    return data


def build(office: Path, *entries: str, command: str = "mkdocs") -> dict[str, bytes]:
    """Write the entries of evidence, build the site, and read it."""
    lines = "".join(f"    - {entry}\n" for entry in entries)
    text = _REGISTER + lines if entries else _REGISTER.replace("    evidence:\n", "")
    (office / "measures.yml").write_text(text, encoding="utf-8")
    arguments = ("mkdocs", "build", "-q") if command == "mkdocs" else ("generator", "build")
    done = run(*arguments, cwd=office, **_PLAIN)
    assert done.returncode == 0, done.stderr
    return tree(office / "site")


def evidence(site: dict[str, bytes]) -> Iterator[str]:
    """Name what lies below the folder of evidence besides pages."""
    return (name for name in site if name.startswith("evidence/") and not name.endswith(".html"))


@pytest.mark.parametrize("command", ["mkdocs", "prongsai"])
def test_a_published_file_is_the_same_to_the_byte(office: Path, command: str) -> None:
    """No line ending, no byte order mark, nothing is changed on the way."""
    data = put(office, "minutes.txt", b"\xef\xbb\xbf" + _TEXT.replace("\n", "\r\n").encode())
    site = build(office, "2566/minutes.txt", command=command)
    assert site["evidence/minutes/minutes.txt"] == data


def test_the_manifest_tells_the_hash_of_what_is_published(office: Path) -> None:
    """Anybody can hold a copy against it."""
    data = put(office, "minutes.txt", _TEXT)
    site = build(office, "2566/minutes.txt")
    assert hashlib.sha256(data).hexdigest() in site["data/manifest.json"].decode()


@pytest.mark.parametrize("command", ["mkdocs", "prongsai"])
def test_a_file_that_no_entry_names_is_not_published(office: Path, command: str) -> None:
    """What lies in the folder by chance stays there."""
    put(office, "minutes.txt", _TEXT)
    assert list(evidence(build(office, command=command))) == []


@pytest.mark.parametrize("command", ["mkdocs", "prongsai"])
def test_a_file_with_personal_data_is_not_published(office: Path, command: str) -> None:
    """Neither the file nor its text, and its page does not say what was found."""
    put(office, "minutes.txt", f"{_TEXT}เลขประจำตัวประชาชน {_ID}\n")
    site = build(office, "2566/minutes.txt", command=command)
    page = site["evidence/minutes/index.html"].decode()
    assert list(evidence(site)) == []
    assert "การตรวจก่อนเผยแพร่ยังไม่ผ่าน" in re.sub(r"<[^>]*>", "", page)
    assert "ประจำตัวประชาชน" not in re.sub(r"<[^>]*>", "", page)
    assert not [name for name, content in site.items() if _ID.encode() in content]


@pytest.mark.parametrize("command", ["mkdocs", "prongsai"])
def test_a_withdrawn_file_leaves_a_page_with_its_reason(office: Path, command: str) -> None:
    """The address goes on to answer; the file is gone although it still lies in the folder."""
    put(office, "minutes.txt", _TEXT)
    entry = "{file: 2566/minutes.txt, withdrawn: {date: 1 เม.ย. 66, reason: ตัวเลขผิด}}"
    site = build(office, entry, command=command)
    assert list(evidence(site)) == []
    assert "ตัวเลขผิด" in site["evidence/minutes/index.html"].decode()


def test_a_broken_file_does_not_hold_the_others_back(office: Path) -> None:
    """One bad file is a problem of that file."""
    put(office, "broken.pdf", b"%PDF-1.7\nnothing")
    data = put(office, "minutes.txt", _TEXT)
    site = build(office, "2566/broken.pdf", "2566/minutes.txt")
    assert site["evidence/minutes/minutes.txt"] == data
    assert "evidence/broken/broken.pdf" not in site


def test_a_link_to_a_file_elsewhere_is_not_published(office: Path) -> None:
    """A symbolic link cannot bring the office's other files into the site."""
    (office / "secret.txt").write_text(_TEXT, encoding="utf-8")
    (office / "content/evidence/2566/minutes.txt").symlink_to(office / "secret.txt")
    assert list(evidence(build(office, "2566/minutes.txt"))) == []


def test_a_document_outside_the_folder_of_evidence_is_not_published(office: Path) -> None:
    """MkDocs copies whatever lies under content/; a list of names must not slip through."""
    (office / "content" / "list.csv").write_text("ชื่อ,จำนวน\nก,1\nข,2\n", encoding="utf-8")
    assert "list.csv" not in build(office)


def test_an_earlier_version_stays_where_it_was(office: Path) -> None:
    """Whoever linked to it still finds it, and a way to the new one."""
    old = put(office, "minutes-1.txt", _TEXT)
    put(office, "minutes-2.txt", _TEXT + "แก้ไข\n")
    site = build(office, "2566/minutes-1.txt", "{file: 2566/minutes-2.txt, replaces: minutes-1}")
    assert site["evidence/minutes-1/minutes-1.txt"] == old
    assert 'href="../../evidence/minutes-2/"' in site["evidence/minutes-1/index.html"].decode()


def test_a_thai_name_is_published_in_ascii_and_offered_as_it_was(office: Path) -> None:
    """The address is safe to send; the download has its own name."""
    data = put(office, "บันทึก ประชุม.txt", _TEXT)
    site = build(office, "{id: minutes, file: 2566/บันทึก ประชุม.txt}")
    assert site["evidence/minutes/minutes.txt"] == data
    assert 'download="บันทึก ประชุม.txt"' in site["evidence/minutes/index.html"].decode()


_CHANGE = """from pathlib import Path
def on_nav(nav, config, files):
    Path(config.docs_dir, "evidence/2566/minutes.txt").write_text("another text")
    return nav
"""


def test_a_file_that_changed_after_its_check_is_not_published(office: Path) -> None:
    """What nobody inspected is held back, its page says so, and a strict build fails."""
    put(office, "minutes.txt", _TEXT)
    (office / "change.py").write_text(_CHANGE)
    config = (office / "mkdocs.yml").read_text(encoding="utf-8")
    (office / "mkdocs.yml").write_text(
        config.replace("strict: true", "strict: false\nhooks: [change.py]"), encoding="utf-8"
    )
    site = build(office, "2566/minutes.txt")
    assert list(evidence(site)) == []
    text = re.sub(r"<[^>]*>", "", site["evidence/minutes/index.html"].decode())
    assert "การตรวจก่อนเผยแพร่ยังไม่ผ่าน" in text


def test_a_build_that_keeps_old_files_removes_what_was_withdrawn(office: Path) -> None:
    """``mkdocs build --dirty`` does not clean the site first."""
    put(office, "minutes.txt", _TEXT)
    build(office, "2566/minutes.txt")
    text = (office / "measures.yml").read_text(encoding="utf-8")
    entry = "{file: 2566/minutes.txt, withdrawn: {date: 1 เม.ย. 66, reason: ผิด}}"
    (office / "measures.yml").write_text(text.replace("2566/minutes.txt", entry), encoding="utf-8")
    done = run("mkdocs", "build", "-q", "--dirty", cwd=office, **_PLAIN)
    assert done.returncode == 0, done.stderr
    assert list(evidence(tree(office / "site"))) == []


def test_samples_may_be_built_but_not_published(office: Path) -> None:
    """``check --publish`` is what a deployment runs."""
    put(office, "minutes.txt", _TEXT)
    build(office, "{file: 2566/minutes.txt, sample: true}")
    assert run("generator", "check", cwd=office).returncode == 0
    done = run("generator", "check", "--publish", cwd=office)
    assert (done.returncode, "[sample-published]" in done.stdout) == (1, True)


def test_a_sample_proves_nothing(office: Path) -> None:
    """The measure stays as it is without the sample, and the page says what the file is."""
    put(office, "minutes.txt", _TEXT)
    site = build(office, "{file: 2566/minutes.txt, sample: true}")
    assert '"code": "done"' not in site["data/2566/measures.json"].decode()
    page = site["2566/measures/manuals/index.html"].decode()
    assert "ps-sample" in page
    assert "หลักฐานเผยแพร่ไม่ครบ" not in re.sub(r"<[^>]*>", "", page)


def test_what_was_withdrawn_does_not_come_back_under_another_entry(office: Path) -> None:
    """Neither the file itself nor a copy of it under another name."""
    put(office, "minutes.txt", _TEXT)
    put(office, "copy.txt", _TEXT)
    gone = "{id: gone, file: 2566/minutes.txt, withdrawn: {date: 1 เม.ย. 66, reason: ผิด}}"
    site = build(office, gone, "2566/minutes.txt", "2566/copy.txt")
    assert list(evidence(site)) == []
