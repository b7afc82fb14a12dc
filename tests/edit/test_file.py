"""Changing a file on disk: all or nothing, one at a time, never for the worse."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from generator.edit.change import with_item, with_value
from generator.edit.file import edited
from generator.edit.lock import LOCK, locked
from generator.edit.refused import EditRefused
from generator.problems import KeyPath
from tests.conftest import ROOT

MEASURE: KeyPath = ("plans", 0, "indicators", 0, "measures", 0)
ENTRY = {"period": "ก.พ. 66", "result": "ทำแล้ว"}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The seed's register alone in a folder."""
    return Path(shutil.copy(ROOT / "measures.yml", tmp_path))


def add(text: str) -> str:
    return with_item(text, (*MEASURE, "progress"), ENTRY)


def test_a_change_is_written_and_shown(register: Path) -> None:
    """The file holds the change, the diff shows it, nothing else is left in the folder."""
    done = edited(register, add)
    assert done.after == register.read_text(encoding="utf-8") == add(done.before)
    assert "+      - period: ก.พ. 66" in done.diff()
    assert list(register.parent.iterdir()) == [register]


def test_a_dry_run_writes_nothing(register: Path) -> None:
    """The diff is the same, the file is the old one."""
    before = register.read_bytes()
    assert "+        result: ทำแล้ว" in edited(register, add, dry_run=True).diff()
    assert register.read_bytes() == before


def test_a_change_that_makes_an_error_is_refused(register: Path) -> None:
    """A unit that is not known: the line is named, the file is the old one."""
    before = register.read_bytes()
    with pytest.raises(EditRefused, match=r"\[unknown-unit\]"):
        edited(register, lambda text: with_item(text, (*MEASURE, "units"), "nobody"))
    assert register.read_bytes() == before


def test_errors_that_were_there_do_not_stand_in_the_way(register: Path) -> None:
    """One fault elsewhere keeps nobody from mending or adding in another place."""
    text = with_value(register.read_text(encoding="utf-8"), (*MEASURE, "units"), ["nobody"])
    register.write_text(text, encoding="utf-8")
    assert edited(register, add).after == add(text)


def test_bytes_of_the_file_stay(register: Path) -> None:
    """A byte order mark and the line breaks of Windows are kept."""
    raw = b"\xef\xbb\xbf" + register.read_bytes().replace(b"\n", b"\r\n")
    register.write_bytes(raw)
    edited(register, add)
    after = register.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# yaml")
    assert after.count(b"\n") == after.count(b"\r\n") == raw.count(b"\n") + 3


def test_a_file_in_a_thai_encoding_is_refused_with_the_way_out(register: Path) -> None:
    """Windows-874 is named, and nothing is changed."""
    raw = "agency: ก".encode("cp874")
    register.write_bytes(raw)
    with pytest.raises(EditRefused) as refused:
        edited(register, add)
    assert "encoding-tis620" in refused.value.th
    assert register.read_bytes() == raw


def test_a_file_that_changed_meanwhile_is_refused(register: Path) -> None:
    """A change that was made up for another text is not made."""
    seen = register.read_bytes()
    register.write_bytes(seen + b"# more\n")
    with pytest.raises(EditRefused) as refused:
        edited(register, add, seen=seen)
    assert "ระหว่างนี้" in refused.value.th


def test_a_file_saved_during_the_change_is_not_overwritten(register: Path) -> None:
    """An editor takes no lock: what it saved stays."""

    def slow(text: str) -> str:
        register.write_text(f"{text}# saved\n", encoding="utf-8")
        return add(text)

    with pytest.raises(EditRefused):
        edited(register, slow)
    assert register.read_text(encoding="utf-8").endswith("# saved\n")


def test_a_folder_without_the_right_to_write_leaves_the_file(register: Path) -> None:
    """Written as another user, for whom the rights count."""
    register.parent.chmod(0o555)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from generator.edit.file import finish, prepare\n"
        "from generator.edit.refused import EditRefused\n"
        "path = Path(sys.argv[1])\n"
        "prepared = prepare({path: lambda text: text + '# x'}, path)\n"
        "os.getuid() or os.setuid(65534)\n"
        "try: finish(prepared)\n"
        "except EditRefused as error: print(error.th)\n"
    )
    for folder in register.parents[:3]:
        folder.chmod(folder.stat().st_mode | 0o555)
    done = subprocess.run(
        [sys.executable, "-c", code, register], capture_output=True, text=True, check=True, cwd=ROOT
    )
    register.parent.chmod(0o755)
    assert "ไฟล์เดิมยังอยู่ครบ" in done.stdout


def test_a_full_disk_leaves_the_file(register: Path) -> None:
    """A limit on the size of files stands for the full disk."""
    before = register.read_bytes()
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from pathlib import Path\n"
        "from generator.edit.file import finish, prepare\n"
        "from generator.edit.refused import EditRefused\n"
        "path = Path(sys.argv[1])\n"
        "prepared = prepare({path: lambda text: text + '# x'}, path)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9999, 9999))\n"
        "try: finish(prepared)\n"
        "except EditRefused as error: print(error.th)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, register], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "ดิสก์" in done.stdout
    assert register.read_bytes() == before
    assert list(register.parent.iterdir()) == [register]


def test_of_two_files_both_or_none_are_written(register: Path) -> None:
    """The disk fills up at the second: the new first one goes again, a changed one is put back."""
    new, small = register.parent / "plan.yml", register.parent / "small.yml"
    small.write_text("# before\n", encoding="utf-8")
    before = register.read_bytes()
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from pathlib import Path\n"
        "from generator.edit.file import finish, prepare\n"
        "from generator.edit.refused import EditRefused\n"
        "new, small, path = map(Path, sys.argv[1:])\n"
        "more = lambda text: text + '# x'\n"
        "prepared = prepare({new: more, small: more, path: more}, path)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9999, 9999))\n"
        "try: finish(prepared)\n"
        "except EditRefused as error: print(error.th)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, new, small, register],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert "measures.yml ไม่ได้" in done.stdout
    assert "ไฟล์เดิมยังอยู่ครบ" in done.stdout
    assert register.read_bytes() == before
    assert small.read_text(encoding="utf-8") == "# before\n"
    assert sorted(register.parent.iterdir()) == [register, small]


def test_a_lock_that_cannot_be_removed_undoes_nothing(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds it open, as on Windows: what was written is told as written."""
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == LOCK:
            raise PermissionError(13, "held")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    done = edited(register, add)
    assert register.read_text(encoding="utf-8") == done.after == add(done.before)


def _add_many(register: Path, name: str) -> None:
    for number in range(3):
        entry = {"period": "ก.พ. 66", "result": f"{name} {number}"}
        edited(register, partial(with_item, path=(*MEASURE, "progress"), value=entry))


def test_two_at_once_lose_nothing(register: Path) -> None:
    """Two processes change one file again and again: all that both added is there."""
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_add_many, args=(register, name)) for name in "กข"]
    for process in both:
        process.start()
    for process in both:
        process.join()
    text = register.read_text(encoding="utf-8")
    assert [process.exitcode for process in both] == [0, 0]
    assert all(f"result: {name} {number}\n" in text for name in "กข" for number in range(3))


def test_somebody_at_work_is_named(register: Path) -> None:
    """Who waits in vain is told which process holds the lock, and which file to delete."""
    with (
        locked(register.parent),
        pytest.raises(EditRefused) as refused,
        locked(register.parent, patience=0),
    ):
        pass
    assert str(os.getpid()) in refused.value.th
    assert LOCK in refused.value.th
    assert list(register.parent.iterdir()) == [register]


def test_the_lock_of_a_dead_process_is_taken_over(register: Path) -> None:
    """A command that was killed keeps nobody out, and left the old file."""
    before = register.read_bytes()
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom generator.edit.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('here', flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, register.parent]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert (register.parent / LOCK).exists()
    assert register.read_bytes() == before
    edited(register, add)
    assert list(register.parent.iterdir()) == [register]


def test_an_old_lock_is_taken_over(register: Path) -> None:
    """Of another machine's lock only the age tells."""
    lock = register.parent / LOCK
    lock.write_text("1 elsewhere 1")
    with pytest.raises(EditRefused), locked(register.parent, patience=0):
        pass
    old = time.time() - 3600
    os.utime(lock, (old, old))
    with locked(register.parent, patience=0):
        assert "elsewhere" not in lock.read_text()
    assert not lock.exists()


def test_a_register_behind_a_link_stays_behind_it(register: Path) -> None:
    """The file that the name leads to is changed, the name goes on leading there."""
    behind = register.parent / "behind"
    behind.mkdir()
    register.rename(behind / "real.yml")
    register.symlink_to(behind / "real.yml")
    edited(register, add)
    assert register.is_symlink()
    assert "ทำแล้ว" in (behind / "real.yml").read_text(encoding="utf-8")
