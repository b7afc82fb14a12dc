"""What was found is kept by the hash of the content, and never trusted when it is not whole."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from generator.inspect.facts import Fault, FileFacts, Format, Part, PartKind
from generator.inspect.file import Inspected
from generator.inspect.store import Store, open_store
from generator.inspect.version import version

_SHA = "ab" * 32
FACTS = FileFacts(
    sha256=_SHA,
    size=12,
    format=Format.XLSX,
    title="งบประมาณ",
    language="th",
    created=date(2023, 3, 30),
    pages=2,
    tagged=None,
    pixels=(3, 4),
    sheets=(("งบ", 10, 3, False), ("ร่าง", 2, 2, True)),
    parts=1,
    scans=(2,),
    damaged=(),
    searchable=True,
    preview=(960, 1358),
    faults=(Fault("sheet-formula-error", "ชีต งบ เซลล์ B7", {"cell": "B7"}),),
)
PARTS = (Part(PartKind.SHEET, 1, "งบ", rows=(("รายการ", "บาท"), ("ค่าวัสดุ", "1,200"))),)
INSPECTED = Inspected(FACTS, PARTS, {480: b"small", 960: b"large"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that holds one file."""
    made = open_store(tmp_path / "cache")
    made.put(INSPECTED)
    return made


def test_what_is_put_in_comes_out(store: Store) -> None:
    """Facts, parts and pictures are the same after a way over the disk."""
    assert store.facts(_SHA) == FACTS
    found = store.facts(_SHA)
    assert found is not None
    assert found.faults[0].values == {"cell": "B7"}
    assert store.parts(_SHA) == PARTS
    assert (store.preview(_SHA, 480), store.preview(_SHA, 960)) == (b"small", b"large")


def test_another_process_finds_it(store: Store) -> None:
    """A second run needs no inspection."""
    assert open_store(store.folder.parent).facts(_SHA) == FACTS


def test_an_unknown_content_has_nothing(store: Store) -> None:
    """Absent is an answer, and no exception."""
    other = "cd" * 32
    assert store.facts(other) is None
    assert store.parts(other) == ()
    assert store.preview(other, 960) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
@pytest.mark.parametrize("end", [".json", ".parts.json", "-480.webp", "-960.webp"])
def test_a_damaged_entry_is_made_anew(store: Store, end: str, damage: bytes) -> None:
    """An entry of which any file was cut or overwritten counts as absent."""
    path = store.folder / _SHA[:2] / f"{_SHA[2:]}{end}"
    assert path.exists()
    path.write_bytes(damage)
    assert store.facts(_SHA) is None
    store.put(INSPECTED)
    assert store.facts(_SHA) == FACTS
    assert store.parts(_SHA) == PARTS


@pytest.mark.parametrize("end", [".json", ".parts.json", "-480.webp", "-960.webp"])
def test_an_entry_with_a_missing_file_is_made_anew(store: Store, end: str) -> None:
    """A file that somebody deleted is missed."""
    (store.folder / _SHA[:2] / f"{_SHA[2:]}{end}").unlink()
    assert store.facts(_SHA) is None


def test_parts_damaged_without_a_change_of_size_are_inspected_anew(store: Store) -> None:
    """A bit that fell over is seen when the text is read, and mended at the next run."""
    path = store.folder / _SHA[:2] / f"{_SHA[2:]}.parts.json"
    path.write_bytes(b"x" * path.stat().st_size)
    assert store.parts(_SHA) == ()
    assert store.facts(_SHA) is None


def test_facts_under_a_wrong_hash_are_not_believed(store: Store) -> None:
    """An entry that was copied to another name says nothing of that content."""
    other = "ab" + "cd" * 31
    for path in list((store.folder / "ab").iterdir()):
        path.with_name(path.name.replace(_SHA[2:], other[2:])).write_bytes(path.read_bytes())
    assert store.facts(other) is None


def test_entries_of_other_versions_are_deleted(tmp_path: Path) -> None:
    """What older rules found is gone; what is not ours stays."""
    cache = tmp_path / "cache"
    (cache / "v-0123456789abcdef" / "ab").mkdir(parents=True)
    (cache / "mine.txt").parent.mkdir(exist_ok=True)
    (cache / "mine.txt").write_text("keep")
    store = open_store(cache)
    assert sorted(path.name for path in cache.iterdir()) == ["mine.txt", store.folder.name]


def test_the_version_follows_the_rules(tmp_path: Path) -> None:
    """A changed line in a reader or in the search for personal data makes another version."""
    code = "from generator.inspect.version import version; print(version())"
    package = Path(version.__code__.co_filename).parent.parent
    copy = tmp_path / "generator"
    subprocess.run(["cp", "-r", str(package), str(copy)], check=True)
    found = set()
    for changed in (None, "inspect/sniff.py", "personal/search.py", "data/messages/personal.yml"):
        if changed:
            with (copy / changed).open("a") as file:
                file.write("\n# a rule\n")
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 4
    assert f"{version()}\n" in found


def test_a_folder_that_cannot_be_written_is_replaced(tmp_path: Path) -> None:
    """A project on a disk that is read only is inspected all the same, once in a run."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = open_store(tmp_path / "cache")
    store.put(INSPECTED)
    assert open_store(tmp_path / "cache").facts(_SHA) == FACTS
    assert not store.folder.is_relative_to(tmp_path)


def test_the_replacement_is_gone_afterwards(tmp_path: Path) -> None:
    """What stood in for the folder does not outlast the process."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    code = (
        "import sys; from pathlib import Path; from generator.inspect.store import open_store;"
        "folder = open_store(Path(sys.argv[1])).folder; print(folder.is_dir(), folder)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "cache")],
        capture_output=True,
        text=True,
        check=True,
    )
    there, _, folder = done.stdout.strip().partition(" ")
    assert there == "True"
    assert not Path(folder).exists()


def test_many_at_once_do_each_other_no_harm(store: Store) -> None:
    """Whoever reads while others write sees a whole entry."""

    def work(number: int) -> bool:
        if number % 2:
            store.put(INSPECTED)
        return store.facts(_SHA) == FACTS and store.parts(_SHA) == PARTS

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(200)))
    assert not list(store.folder.rglob("*.tmp"))


def test_an_entry_can_be_put_in_while_another_version_cleans_up(store: Store) -> None:
    """Two versions of the tool may share a cache: a folder that vanished is made again."""
    subprocess.run(["rm", "-rf", str(store.folder)], check=True)
    store.put(INSPECTED)
    assert store.facts(_SHA) == FACTS


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try")
def test_a_full_disk_leaves_no_half_entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails the error is told, and nothing is left over."""

    def full(_path: Path, _content: bytes) -> int:
        return os.write(os.open("/dev/full", os.O_WRONLY), b"a")

    other = Inspected(
        FileFacts(sha256="ef" * 32, size=1, format=Format.TXT), parts=PARTS, previews={}
    )
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        store.put(other)
    monkeypatch.undo()
    assert store.facts("ef" * 32) is None
    assert list((store.folder / "ef").iterdir()) == []
