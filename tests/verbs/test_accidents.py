"""What befalls clerks and machines: killed, full, read-only, two at once. Nothing is lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from generator.edit.lock import LOCK, locked
from generator.edit.refused import EditRefused
from generator.incoming.shelving import place
from tests.conftest import ROOT
from tests.verbs.office import REGISTER, Office

MANUAL = ("--measure", "1.1", "--year", "2566", "--yes")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def begun(office: Office, *arguments: str | Path, before: str = "") -> subprocess.Popen[str]:
    """Start the command in a process of its own; ``before`` is done to the program first."""
    program = f"{before}\nfrom generator.cli import main\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=office.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=ENVIRONMENT,
    )


def test_killed_before_the_register_is_written(office: Office) -> None:
    """The copy is there, the register is the old one; the same command again completes it."""
    kill = (
        "import os, signal, generator.edit.file as file\n"
        "file.write_whole = lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
    )
    path = office.bring("คู่มือ.csv")
    process = begun(office, "add", path, *MANUAL, before=kill)
    process.communicate(timeout=60)
    assert process.returncode == -9
    assert office.text == REGISTER
    assert (office.folder / LOCK).exists()
    files = office.evidence
    done = office.does("add", path, *MANUAL)
    assert done.status == 0
    assert office.evidence == files
    assert not (office.folder / LOCK).exists()
    assert office.check().status == 0


def test_killed_at_any_moment(office: Office) -> None:
    """The register is the old one or the new one, whole, and the command can be repeated."""
    path = office.bring("คู่มือ.csv")
    for tenths in (3, 6, 8, 10, 12):
        process = begun(office, "add", path, *MANUAL)
        try:
            process.communicate(timeout=tenths / 10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        assert office.text == REGISTER or "manual-publish-manuals.csv" in office.text
    office.does("add", path, *MANUAL)
    assert office.text.count("manual-publish-manuals.csv") == 1
    assert office.check().status == 0


@pytest.mark.parametrize("limit", [5_000, 100_000])
def test_a_full_disk(office: Office, limit: int) -> None:
    """A limit on the size of files stands for it: no traceback, no half file, the old register."""
    path = office.bring("คู่มือ.csv", "ก,ข\n" + "1,2\n" * 50_000)
    before = office.evidence
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "add", str(path), *MANUAL],
        cwd=office.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=ENVIRONMENT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Traceback" not in out
    assert "ดิสก์" in out
    assert (office.text, office.evidence) == (REGISTER, before)


def test_a_file_where_the_folder_should_be(office: Office) -> None:
    """The year's folder cannot be made: nothing is entered."""
    (office.folder / "content" / "evidence" / "2566").write_text("x")
    done = office.does("add", office.bring("คู่มือ.csv"), *MANUAL)
    assert done.status == 1
    assert "คัดลอกไฟล์ไปที่" in done.err
    assert office.text == REGISTER


def test_a_folder_of_evidence_that_is_read_only(office: Office) -> None:
    """Tried as a user for whom the rights count."""
    folder = office.folder / "content" / "evidence" / "2565"
    for parent in (office.folder, *office.folder.parents[:4]):
        parent.chmod(parent.stat().st_mode | 0o555)
    folder.chmod(0o555)
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from generator.edit.refused import EditRefused\n"
        "from generator.incoming.shelving import place\n"
        "os.getuid() or os.setuid(65534)\n"
        "try: place(Path(sys.argv[1]), b'x')\nexcept EditRefused as error: print(error.th)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, folder / "a.csv"],
        capture_output=True,
        text=True,
        check=True,
        env=ENVIRONMENT,
    )
    assert "มีสิทธิ์เขียนในโฟลเดอร์นี้" in done.stdout


def test_two_clerks_at_once(office: Office) -> None:
    """Both add to one measure at the same time: both entries and both files are there."""
    paths = [office.bring(f"{name}.csv", f"ก,ข\n{name},1\n") for name in ("first", "second")]
    both = [begun(office, "add", path, *MANUAL, "--title", path.stem) for path in paths]
    for process in both:
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0, out
    assert "- file: 2566/first.csv\n" in office.text
    assert "- file: 2566/second.csv\n" in office.text
    assert office.text.count("      evidence:\n") == 1
    assert office.check().status == 0


def test_two_clerks_with_one_name_at_once(office: Office) -> None:
    """Two files that would be called the same: none overwrites the other."""
    paths = [office.bring(f"คู่มือ {n}.csv", f"ก,ข\n{n},1\n") for n in (1, 2)]
    both = [begun(office, "add", path, *MANUAL) for path in paths]
    ended = [(process.communicate(timeout=60)[0], process.returncode) for process in both]
    entered = office.text.count("- file: 2566/manual-publish-manuals")
    assert entered == sum(status == 0 for _, status in ended) >= 1
    assert all("Traceback" not in out for out, _ in ended)
    assert len(office.evidence) == 1 + entered
    assert office.check().status == 0


def test_somebody_leaves_in_the_middle(office: Office) -> None:
    """The questions end with the input: nothing was done."""
    path = office.bring("ตารางเวร.csv")
    done = office.at_terminal("add", path, "--measure", "1.2", answers=["", "\x04"])
    assert done.status == 1
    assert "Traceback" not in done.out
    assert office.text == REGISTER


def test_a_copy_without_its_entry_is_taken_back(office: Office) -> None:
    """Somebody else holds the register for too long: neither entry nor copy is left."""
    before = office.evidence
    with locked(office.folder):
        done = office.does("add", office.bring("คู่มือ.csv"), *MANUAL)
    assert done.status == 1
    assert "มีคนกำลังแก้ทะเบียนนี้อยู่" in done.err
    assert (office.text, office.evidence) == (REGISTER, before)


def test_a_name_that_was_taken_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """Only the first file gets the name."""
    place(tmp_path / "2566" / "a.csv", b"first")
    with pytest.raises(EditRefused, match="another --name"):
        place(tmp_path / "2566" / "a.csv", b"second")
    assert (tmp_path / "2566" / "a.csv").read_bytes() == b"first"


def test_a_register_that_is_not_there_makes_nothing(office: Office) -> None:
    """The wrong folder is told, and no folder is made for it."""
    where = office.folder / "nowhere" / "measures.yml"
    done = office.does("progress", "1.1", "-m", where, "--period", "ก.พ. 66", "--result", "x")
    assert done.status == 2
    assert "file-missing" in done.err
    assert not where.parent.exists()
