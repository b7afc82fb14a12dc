"""When a file last changed."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.history import FileDates, files_history, last_changed


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A file committed on 1 April 2023 at 20:00 UTC, which is 2 April in Bangkok."""
    path = tmp_path / "ทะเบียน.yml"
    path.write_text("a: 1\n")
    when = "2023-04-01T20:00:00+0000"
    author = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=e@e.example", *command],
            cwd=tmp_path,
            check=True,
            env={**os.environ, **author},
        )
    return path


def test_a_committed_file_has_the_day_of_its_commit_in_bangkok(committed: Path) -> None:
    """Not the day it was checked out."""
    assert last_changed(committed) == date(2023, 4, 2)


def test_an_edited_file_has_the_day_of_the_edit(committed: Path) -> None:
    """An edit that is not committed yet is a change."""
    committed.write_text("a: 2\n")
    os.utime(committed, (1_700_000_000, 1_700_000_000))
    assert last_changed(committed) == date(2023, 11, 15)


def test_a_shallow_clone_does_not_know_what_it_cannot_see(committed: Path, tmp_path: Path) -> None:
    """The oldest commit of a shallow clone seems to have changed every file."""
    folder = committed.parent
    (folder / "other.txt").write_text("later\n")
    author = ["-c", "user.name=n", "-c", "user.email=e@e.example"]
    for command in (["add", "."], [*author, "commit", "-qm", "two"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    clone = tmp_path.parent / f"{tmp_path.name}-clone"
    command = ["git", "clone", "-q", "--depth", "1", f"file://{folder}", str(clone)]
    subprocess.run(command, check=True)
    assert last_changed(clone / committed.name) is None


def test_outside_a_repository_nobody_knows(tmp_path: Path) -> None:
    """A time stamp there tells only when somebody unpacked the file."""
    path = tmp_path / "a.yml"
    path.write_text("a: 1\n")
    assert last_changed(path) is None


def test_without_git_nobody_knows(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git builds the site all the same."""
    monkeypatch.setenv("PATH", "")
    assert last_changed(committed) is None


def test_all_files_of_a_folder_have_their_first_and_last_day(committed: Path) -> None:
    """One call of git tells of all of them, by their names with Thai letters too."""
    folder = committed.parent
    committed.write_text("a: 2\n")
    (folder / "new.txt").write_text("new")
    when = {"GIT_COMMITTER_DATE": "2023-04-05T03:00:00+0000"}
    for command in (["add", "ทะเบียน.yml"], ["commit", "-qm", "two"]):
        subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=e@e.example", *command],
            cwd=folder,
            check=True,
            env={**os.environ, **when},
        )
    assert files_history(folder) == {"ทะเบียน.yml": FileDates(date(2023, 4, 2), date(2023, 4, 5))}


def test_an_edited_file_has_no_dates_until_it_is_committed(committed: Path) -> None:
    """What the page shows is not what was committed then."""
    committed.write_text("a: 2\n")
    assert files_history(committed.parent) == {}


def test_a_folder_outside_git_has_no_dates(tmp_path: Path) -> None:
    """Nothing is guessed from time stamps."""
    (tmp_path / "a.txt").write_text("a")
    assert files_history(tmp_path) == {}
