"""The command ``prongsai``: what it says and with what status it leaves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import cli
from tests.conftest import ROOT, run

_BROKEN = "agency: {id: a, name: เขต}\nunits: {}\nplan: []\n"


def test_check_is_content_with_the_seed() -> None:
    """The register of the project has no fault: only a note on a file with a Thai name."""
    done = run("generator", "check", "--format", "json", cwd=ROOT)
    assert done.returncode == 0
    assert [problem["code"] for problem in json.loads(done.stdout)] == ["evidence-unsafe-name"]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder with a register that has two faults."""
    (tmp_path / "measures.yml").write_text(_BROKEN, encoding="utf-8")
    return tmp_path


def test_check_says_where_what_and_how_to_mend_it(broken: Path) -> None:
    """Place, severity, what is wrong, code, and the fix on a line of its own."""
    done = run("generator", "check", cwd=broken)
    assert done.returncode == 1
    where, fix = done.stdout.splitlines()[-3:-1]
    assert where == (
        "measures.yml:3:1: ข้อผิดพลาด: ไม่รู้จักช่อง plan หมายถึง plans หรือไม่ [unknown-key-near]"
    )
    assert fix == "    วิธีแก้: เปลี่ยนชื่อช่องเป็น plans"


def test_check_speaks_english_when_asked(broken: Path) -> None:
    """``--lang en`` gives the same problems in English."""
    done = run("generator", "check", "--lang", "en", cwd=broken)
    assert "do you mean plans?" in done.stdout
    assert not re.search("[ก-๛]", done.stdout)


def test_check_gives_json(broken: Path) -> None:
    """Programs read the same facts."""
    done = run("generator", "check", "--format", "json", cwd=broken)
    problems = json.loads(done.stdout)
    assert {problem["code"] for problem in problems} == {"missing-field", "unknown-key-near"}
    keys = {"code", "severity", "file", "line", "column", "within", "what", "fix"}
    assert all(problem.keys() == keys for problem in problems)


def test_check_annotates_in_ci(broken: Path) -> None:
    """GitHub shows the problem at its line."""
    done = run("generator", "check", "--format", "github", cwd=broken)
    assert "::error file=measures.yml,line=3,col=1,title=unknown-key-near::" in done.stdout


@pytest.mark.parametrize("name", ["no-such.yml", "."])
def test_an_input_that_cannot_be_read_is_status_2(tmp_path: Path, name: str) -> None:
    """A missing file or a folder is told apart from faults in the data."""
    done = run("generator", "check", name, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--nonsense"],
        ["build", "--as-of", "2566-13-45"],
        ["build", "--as-of", "2566-04-02"],
        ["build", "--as-of", "9999-01-01"],
        ["build", "--as-of", "02/04/2566"],
        ["check", "--format", "xml"],
        ["pages"],
    ],
)
def test_wrong_usage_is_said_in_thai_with_status_2(tmp_path: Path, arguments: list[str]) -> None:
    """A mistyped command ends in one sentence, not in a traceback."""
    done = run("generator", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "prongsai --help" in done.stderr
    assert re.search("[ก-๛]", done.stderr)
    assert "Traceback" not in done.stderr


def test_build_without_a_project_says_so(tmp_path: Path) -> None:
    """No mkdocs.yml here: a sentence, and nothing is written."""
    done = run("generator", "build", cwd=tmp_path)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["tomorrow", "99999999999999999999", "-99999999", "9999999999"])
@pytest.mark.parametrize("arguments", [["build"], ["pages", "out"]])
def test_a_day_that_is_none_is_said(project: Path, day: str, arguments: list[str]) -> None:
    """SOURCE_DATE_EPOCH comes from outside and may be anything."""
    done = run("generator", *arguments, cwd=project, SOURCE_DATE_EPOCH=day)
    assert done.returncode in {1, 2}
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_buddhist_year_is_named_as_such() -> None:
    """The usual mistake with ``--as-of`` gets the day that was meant."""
    done = run("generator", "build", "--as-of", "2566-04-02", cwd=ROOT)
    assert "หมายถึง 2023-04-02 หรือไม่" in done.stderr


def test_a_page_that_is_not_utf8_stops_the_build_with_a_sentence(project: Path) -> None:
    """A hand-written page saved as Windows-874 is not taken for a wrong date."""
    (project / "content" / "x.md").write_bytes("# ติดต่อ".encode("cp874"))
    done = run("generator", "build", cwd=project)
    assert done.returncode == 1
    assert "SOURCE_DATE_EPOCH" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_register_is_status_2_for_every_verb(project: Path) -> None:
    """Unreadable input is told apart from faults in the data."""
    (project / "measures.yml").unlink()
    for arguments in (["check"], ["pages", "out"]):
        assert run("generator", *arguments, cwd=project).returncode == 2


def test_pages_writes_the_pages_and_leaves_other_files_alone(tmp_path: Path) -> None:
    """A folder that holds something else keeps it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "own.md").write_text("ของฉัน")
    done = run("generator", "pages", tmp_path, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "docs" / "own.md").read_text() == "ของฉัน"
    assert (tmp_path / "docs" / "2566" / "index.md").is_file()


def test_pages_over_a_file_is_a_sentence(tmp_path: Path) -> None:
    """A name that is a file cannot be a folder."""
    (tmp_path / "out").write_text("")
    done = run("generator", "pages", tmp_path / "out", cwd=ROOT)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_verb_has_help(name: str) -> None:
    """``--help`` says in Thai what a verb does."""
    said = CliRunner().invoke(cli, [name, "--help"], standalone_mode=False)
    assert re.search("[ก-๛]", said.output)


def test_the_version_is_that_of_the_package() -> None:
    """``--version`` is for reports of faults."""
    assert __version__ in run("generator", "--version", cwd=ROOT).stdout
