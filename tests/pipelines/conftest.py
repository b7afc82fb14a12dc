"""A new office's repository, and a machine of a host that knows nothing but it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests.packaged import build_wheel, clean_python
from tests.pipelines.running import Machine


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``prongsai init`` writes, with the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("begun")
    wheel = build_wheel(folder)
    words = ["init", str(folder / "office"), "--name", "สำนักงานเขตตัวอย่าง", "--id", "example",
             "--year", "2566", "--unit", "ฝ่ายการคลัง", "--tool", str(wheel)]  # fmt: skip
    done = CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)
    assert done.return_value == 0, done.stderr
    return folder / "office"


@pytest.fixture
def office(tmp_path: Path, begun: Path) -> Path:
    """A copy of it, as a repository with one commit."""
    folder = tmp_path / "office"
    shutil.copytree(begun, folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


@pytest.fixture
def machine(tmp_path: Path, office: Path) -> Machine:
    """A machine whose Python has everything but prongsai."""
    return Machine(tmp_path / "machine", office, clean_python(tmp_path / "python"))


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    somebody = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.go.th")
    subprocess.run(["git", *somebody, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    """Commit everything."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "work")


def edit(folder: Path, old: str, new: str) -> None:
    """Change the register in one place and commit."""
    register = folder / "measures.yml"
    text = register.read_text(encoding="utf-8")
    assert text.count(old) == 1
    register.write_text(text.replace(old, new), encoding="utf-8")
    commit(folder)
