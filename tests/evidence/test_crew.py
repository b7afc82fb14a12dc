"""Files are inspected in other processes; what comes back is small and says nothing in clear."""

from __future__ import annotations

import os
import pickle
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.inspect.crew import inspect_all
from generator.inspect.facts import FileFacts
from generator.inspect.shelf import scan
from generator.inspect.store import Store, open_store
from tests.conftest import ROOT
from tests.evidence import hostile_images as images
from tests.evidence import hostile_office as office
from tests.evidence import hostile_pdf as pdf

#: Made up: the check digit is right, no province has the number 98.
_ID = "1980123456789"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return open_store(tmp_path / "cache")


def _codes(facts: FileFacts) -> list[str]:
    return [fault.code for fault in facts.faults]


def test_workers_keep_what_they_find(tmp_path: Path, store: Store) -> None:
    """The facts come back, the text and the pictures are in the store."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.good_pdf(2))
    facts = inspect_all([path], store)[path]
    assert store.facts(facts.sha256) == facts
    assert [part.number for part in store.parts(facts.sha256)] == [1, 2]
    assert store.preview(facts.sha256, 480)
    assert len(pickle.dumps(facts)) < 2_000


def test_a_file_that_vanished_is_a_fault_of_its_own(tmp_path: Path, store: Store) -> None:
    """Between the look at the folder and the reading a file may go."""
    there, gone = tmp_path / "a.pdf", tmp_path / "b.pdf"
    there.write_bytes(pdf.good_pdf())
    found = inspect_all([there, gone], store)
    assert _codes(found[there]) == []
    assert _codes(found[gone]) == ["file-no-access"]


def test_what_a_limit_said_is_not_kept(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that took too much is tried again at the next run."""
    path = tmp_path / "a.png"
    path.write_bytes(images.picture(size=(4000, 4000)))
    monkeypatch.setattr("generator.inspect.crew.MOST_MEMORY", 2**26)
    (code,) = _codes(inspect_all([path], store)[path])
    assert code in ("file-too-hungry", "file-crashed")
    assert not list(store.folder.rglob("*.json"))
    monkeypatch.undo()
    assert _codes(inspect_all([path], store)[path]) == []


def test_nothing_personal_is_kept_or_said(tmp_path: Path) -> None:
    """No file of the cache and no line on the terminal holds the ID of a file."""
    content = tmp_path / "content" / "evidence"
    content.mkdir(parents=True)
    text = f"เลขประจำตัวประชาชน {_ID}"
    (content / "a.docx").write_bytes(office.with_document("ผลการดำเนินงาน", text))
    (content / "b.txt").write_text(text)
    (content / f"{_ID}.csv").write_text(f"ชื่อ,เลขประจำตัวประชาชน\nก,{_ID}\n")
    (content / "c.xlsx").write_bytes(office.workbook()[:-99] + _ID.encode())
    code = (
        "import sys; from pathlib import Path; from generator.inspect.shelf import scan;"
        "from generator.inspect.store import open_store; root = Path(sys.argv[1]);"
        "files = scan(root / 'content', open_store(root / 'cache')).files;"
        "print([facts.faults for facts in files.values()])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", code, str(tmp_path)],
        capture_output=True,
        check=True,
    )
    kept = b"".join(p.read_bytes() for p in (tmp_path / "cache").rglob("*") if p.is_file())
    assert b"personal-national-id" in kept
    for text_ in (kept, done.stdout, done.stderr):
        assert _ID.encode() not in text_


def test_a_second_run_starts_no_process(tmp_path: Path, store: Store) -> None:
    """When everything is known already, nothing is started that could read a file."""
    folder = tmp_path / "content" / "evidence"
    folder.mkdir(parents=True)
    (folder / "a.pdf").write_bytes(pdf.good_pdf())
    first = scan(tmp_path / "content", store)
    code = (
        "import sys; from pathlib import Path; from generator.inspect.shelf import scan;"
        "from generator.inspect.store import Store;"
        "files = scan(Path(sys.argv[1]), Store(Path(sys.argv[2]))).files;"
        "heavy = {'pebble', 'PIL', 'pikepdf', 'pypdfium2', 'docx', 'openpyxl', 'pptx'};"
        "print(len(files), sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "content"), str(store.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(first.files) == 1
    assert done.stdout == "1 []\n"


def test_it_works_in_the_thread_of_a_preview(tmp_path: Path, store: Store) -> None:
    """``mkdocs serve`` builds while other threads run."""
    path = tmp_path / "a.docx"
    path.write_bytes(office.word())
    found: dict[Path, FileFacts] = {}
    thread = threading.Thread(target=lambda: found.update(inspect_all([path], store)))
    thread.start()
    thread.join(60)
    assert _codes(found[path]) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_on_a_terminal_only(tmp_path: Path, terminal: bool) -> None:
    """People see how far it is; logs stay clean."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("ประกาศ")
    code = (
        "import sys; from pathlib import Path; from generator.inspect.shelf import scan;"
        "from generator.inspect.store import open_store; root = Path(sys.argv[1]);"
        "scan(root / 'content', open_store(root / 'cache'), progress=True)"
    )
    master, slave = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            stderr=slave if terminal else subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            check=True,
        )
        shown = os.read(master, 10_000) if terminal else done.stderr
    finally:
        os.close(master)
        os.close(slave)
    assert done.stdout == b""
    assert ("ตรวจไฟล์" in shown.decode()) == terminal
