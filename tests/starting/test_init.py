"""``prongsai init``: a new office's site from flags, a file of answers, or questions."""

from __future__ import annotations

import json
import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.channel import Purpose
from generator.cli import cli
from generator.engine import made_from
from generator.load import load
from generator.source import read_source
from generator.starting.answers import id_from, named
from generator.starting.tool import NoTool, tool_from
from tests.conftest import tree

_FLAGS = ("--name", "สำนักงานเขตตัวอย่าง", "--id", "example", "--year", "2566")
_COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def init(*arguments: str) -> Result:
    """Begin a site in the folder ``office``, without a terminal; its status is ``return_value``."""
    words = ["init", "office", *arguments]
    return CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)


def test_a_dry_run_lists_exactly_what_is_then_written(tmp_path: Path) -> None:
    """The list is the same, and a dry run leaves nothing, not even the folder."""
    told = init(*_FLAGS, "--dry-run")
    assert told.return_value == 0
    assert list(tmp_path.iterdir()) == []
    written = init(*_FLAGS)
    assert written.return_value == 0
    assert told.stdout == written.stdout
    assert {f"office/{name}" for name in tree(tmp_path / "office")} == set(written.stdout.split())


def test_nothing_is_in_it_that_was_not_said(tmp_path: Path) -> None:
    """No channel, unit, measure, evidence or address that nobody gave; the register is whole."""
    assert init(*_FLAGS).return_value == 0
    loaded = load(tmp_path / "office" / "measures.yml")
    assert loaded.problems == ()
    register = loaded.register
    assert register is not None
    assert (register.agency.name, register.agency.id) == ("สำนักงานเขตตัวอย่าง", "example")
    assert (register.agency.parent, register.agency.website) == (None, None)
    assert (register.units, register.channels, register.evidence) == ((), (), ())
    (plan,) = register.plans
    assert plan.fiscal_year == 2566
    assert plan.measures == ()
    config = (tmp_path / "office" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\nsite_url:" not in config


def test_what_was_said_is_written_where_it_belongs(tmp_path: Path) -> None:
    """Every flag is found again in the register or in mkdocs.yml."""
    done = init(
        *_FLAGS, "--parent", "กรุงเทพมหานคร", "--website", "https://www.example.go.th/",
        "--unit", "ฝ่ายการคลัง", "--unit", "law=ฝ่ายเทศกิจ", "--unit", "ฝ่ายอื่น", "--phone", "1555",
        "--site-url", "https://www.example.go.th/ita/",
    )  # fmt: skip
    assert done.return_value == 0, done.stderr
    register = load(tmp_path / "office" / "measures.yml").register
    assert register is not None
    assert register.agency.parent == "กรุงเทพมหานคร"
    assert register.agency.website == "https://www.example.go.th/"
    units = {unit.id: unit.name for unit in register.units}
    assert units == {"finance": "ฝ่ายการคลัง", "law": "ฝ่ายเทศกิจ", "unit-3": "ฝ่ายอื่น"}
    (channel,) = register.channels
    assert ([way.value for way in channel.ways], channel.purposes) == (
        ["1555"],
        (Purpose.COMPLAINT,),
    )
    config = (tmp_path / "office" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\nsite_url: https://www.example.go.th/ita/\n" in config


@pytest.mark.parametrize(
    "name",
    [
        "เขต: หนึ่ง",
        "เขต #1",
        "'เขต'",
        '"เขต',
        "no",
        "2566",
        "- เขต",
        "เขต\\n{{ 1 }}",
        "@เขต",
        "[เขต]",
    ],
)
def test_a_name_stays_as_it_was_typed(tmp_path: Path, name: str) -> None:
    """Signs that mean something in YAML or in templates mean nothing in a name."""
    assert init("--name", name, "--id", "a", "--year", "2566").return_value == 0
    source, problems = read_source(tmp_path / "office" / "measures.yml", "measures.yml")
    assert (problems, source and source.data["agency"]["name"]) == ([], name)
    config = (tmp_path / "office" / "mkdocs.yml").read_text(encoding="utf-8")
    (line,) = (line for line in config.splitlines() if line.startswith("site_name: "))
    assert yaml.safe_load(line) == {"site_name": name}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """What is there is named; nothing is written."""
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "งานเดิม.docx").write_bytes(b"work")
    before = tree(tmp_path)
    for more in ((), ("--dry-run",)):
        done = init(*_FLAGS, *more)
        assert done.return_value == 2
        assert "งานเดิม.docx" in done.stderr
        assert tree(tmp_path) == before


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    """It is said that this is no folder."""
    (tmp_path / "office").write_text("ของเดิม", encoding="utf-8")
    done = init(*_FLAGS)
    assert done.return_value == 2
    assert done.stderr
    assert (tmp_path / "office").read_text(encoding="utf-8") == "ของเดิม"


def test_an_empty_clone_is_a_good_place(tmp_path: Path) -> None:
    """The folder of git is no obstacle and stays."""
    subprocess.run(["git", "init", "--quiet", "office"], cwd=tmp_path, check=True)
    head = (tmp_path / "office" / ".git" / "HEAD").read_bytes()
    assert init(*_FLAGS).return_value == 0
    assert (tmp_path / "office" / ".git" / "HEAD").read_bytes() == head


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path) -> None:
    """Halfway is worse than not at all."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "init", "office", *_FLAGS],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "เขียน" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("flags", "place", "code"),
    [
        (("--id", "Bang Koknoi"), "--id", "bad-id"),
        (("--year", "66"), "--year", "out-of-range"),
        (("--website", "ยังไม่มี"), "--website", "bad-url"),
        (("--phone", "โทร"), "--phone", "bad-phone"),
        (("--unit", "การคลัง=ฝ่ายการคลัง"), "--unit", "bad-id"),
        (("--name", " "), "--name", "missing-field"),
    ],
)
def test_a_wrong_flag_is_named_with_its_fix(
    tmp_path: Path, flags: tuple[str, str], place: str, code: str
) -> None:
    """The message says which flag, and nothing is written."""
    done = init(*_FLAGS, *flags)
    assert done.return_value == 2
    assert done.stderr.startswith(f"{place}: ")
    assert f"[{code}]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_is_named_when_nobody_can_be_asked(tmp_path: Path) -> None:
    """Without a terminal no question hangs."""
    done = init("--year", "2566")
    assert done.return_value == 2
    assert "--name" in done.stderr
    assert "--id" in done.stderr


def test_answers_come_from_a_file_and_flags_go_first(tmp_path: Path) -> None:
    """A list of units will do; Thai digits too."""
    (tmp_path / "answers.yml").write_text(
        "name: เทศบาลตำบลตัวอย่าง\nid: example\nfiscal_year: ๒๕๖๗\nunits: [กองคลัง, กองช่าง]\n",
        encoding="utf-8",
    )
    assert init("--from", "answers.yml", "--id", "other").return_value == 0
    register = load(tmp_path / "office" / "measures.yml").register
    assert register is not None
    assert register.agency.id == "other"
    assert [unit.id for unit in register.units] == ["finance", "engineering"]
    assert [plan.fiscal_year for plan in register.plans] == [2567]


def test_a_fault_in_the_file_has_its_line(tmp_path: Path) -> None:
    """As in measures.yml: file, line, column, what and how to mend it."""
    text = "name: เทศบาลตัวอย่าง\nid: example\nwebsit: https://a.go.th\n"
    (tmp_path / "answers.yml").write_text(text, encoding="utf-8")
    done = init("--from", "answers.yml")
    assert done.return_value == 2
    assert done.stderr.startswith("answers.yml:3:1: ")
    assert "website" in done.stderr
    (tmp_path / "answers.yml").write_text("name: [", encoding="utf-8")
    assert init("--from", "answers.yml").return_value == 2
    assert init("--from", "nothing.yml").return_value == 2


def on_a_terminal(folder: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """Run init with a terminal to answer on; gives its status and what it said."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "init", "office", *arguments],
        cwd=folder,
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PRONGSAI_LANG": "th"},
    ) as process:
        os.write(master, answers.encode())
        said, _ = process.communicate(timeout=60)
    os.close(master)
    os.close(slave)
    return process.returncode, said.decode()


def test_a_person_is_asked_in_thai_and_may_leave_things_out(tmp_path: Path) -> None:
    """On a real terminal: questions, an id taken from the web site, Enter for what is unknown."""
    answers = "สำนักงานเขตตัวอย่าง\n\nhttps://www.example.go.th/\n\n2566\nฝ่ายการคลัง\n\n\n\n"
    status, said = on_a_terminal(tmp_path, answers, "--as-of", "2023-04-02")
    assert status == 0, said
    for question in ("ชื่อเต็มของหน่วยงาน", "[example]", "[2566]", "โทรศัพท์รับเรื่องร้องเรียน"):
        assert question in said
    register = load(tmp_path / "office" / "measures.yml").register
    assert register is not None
    assert (register.agency.id, register.agency.parent) == ("example", None)
    assert [unit.name for unit in register.units] == ["ฝ่ายการคลัง"]
    assert register.channels == ()


def test_an_answer_that_cannot_be_used_is_asked_for_again(tmp_path: Path) -> None:
    """At once, with what is wrong; the other answers are not lost."""
    answers = "เขตตัวอย่าง\n\nยังไม่มี\nhttps://www.example.go.th\nเขต\nexample\n66\n2566\n\n\n\n"
    status, said = on_a_terminal(tmp_path, answers)
    assert status == 0, said
    for code in ("bad-url", "bad-id", "out-of-range"):
        assert f"[{code}]" in said
    register = load(tmp_path / "office" / "measures.yml").register
    assert register is not None
    assert (register.agency.id, register.agency.name) == ("example", "เขตตัวอย่าง")


def test_with_name_and_id_given_nothing_is_asked(tmp_path: Path) -> None:
    """Also on a terminal: a script must not hang there."""
    status, said = on_a_terminal(tmp_path, "", *_FLAGS)
    assert status == 0, said
    assert "หน่วยงานต้นสังกัด" not in said


@pytest.mark.parametrize(
    ("ci", "expected"),
    [
        ("both", {".github", ".gitlab-ci.yml"}),
        ("github", {".github"}),
        ("gitlab", {".gitlab-ci.yml"}),
        ("none", set()),
    ],
)
def test_only_the_pipelines_that_were_chosen_are_written(
    tmp_path: Path, ci: str, expected: set[str]
) -> None:
    """And the README speaks only of those."""
    assert init(*_FLAGS, "--ci", ci).return_value == 0
    office = tmp_path / "office"
    names = {entry.name for entry in office.iterdir()}
    assert names & {".github", ".gitlab-ci.yml"} == expected
    readme = (office / "README.md").read_text(encoding="utf-8")
    assert ("บน GitHub" in readme, "บน GitLab" in readme) == (
        ".github" in expected,
        ".gitlab-ci.yml" in expected,
    )


def test_the_tool_comes_from_one_commit_or_from_a_wheel_kept_in_the_folder(tmp_path: Path) -> None:
    """A branch may change its meaning, so it is refused; a wheel is copied."""
    source = f"git+https://git.example.go.th/ita/prongsai@{_COMMIT}"
    assert tool_from(source).requirement == f"prongsai @ {source}"
    for wrong in (source.replace(_COMMIT, "main"), "prongsai", source.replace("https", "http")):
        with pytest.raises(NoTool):
            tool_from(wrong)
    wheel = tmp_path / "prongsai-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    assert init(*_FLAGS, "--tool", wheel.name).return_value == 0
    assert (tmp_path / "office" / "tools" / wheel.name).read_bytes() == b"wheel"
    lines = (tmp_path / "office" / "prongsai.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"./tools/{wheel.name}"]


def test_what_pip_noted_of_the_installation_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed from a repository, an office's pipelines install the same commit."""
    info = tmp_path / "prongsai-9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: prongsai\nVersion: 9\n")
    vcs = {"vcs": "git", "commit_id": _COMMIT}
    note = {"url": "https://git.example.go.th/prongsai", "vcs_info": vcs}
    (info / "direct_url.json").write_text(json.dumps(note))
    monkeypatch.syspath_prepend(str(tmp_path))
    expected = f"prongsai @ git+https://git.example.go.th/prongsai@{_COMMIT}"
    assert tool_from(None).requirement == expected
    (info / "direct_url.json").write_text('{"url": "file:///home/me/prongsai", "dir_info": {}}')
    assert tool_from(None).requirement == ""


@pytest.mark.parametrize(
    ("website", "expected"),
    [
        ("https://www.bangkoknoi.go.th/", "bangkoknoi"),
        ("https://office.bangkok.go.th/bangkoknoi", "office"),
        ("www.example.go.th", "example"),
        ("ยังไม่มี", None),
        (None, None),
    ],
)
def test_an_id_is_proposed_from_the_address(website: str | None, expected: str | None) -> None:
    """The first label that tells something; none when the address is none."""
    assert id_from(website) == expected


def test_units_never_share_an_id() -> None:
    """A second unit of the same kind gets a number."""
    assert named(["ฝ่ายการคลัง", "กองคลังและพัสดุ"]) == {
        "finance": "ฝ่ายการคลัง",
        "unit-2": "กองคลังและพัสดุ",
    }


def test_an_address_may_be_said_as_people_say_it(tmp_path: Path) -> None:
    """Without https://, and the short id is still proposed from it."""
    assert init(*_FLAGS, "--website", "www.nongbua.go.th").return_value == 0
    register = load(tmp_path / "office" / "measures.yml").register
    assert register is not None
    assert register.agency.website == "https://www.nongbua.go.th"
    assert id_from("www.nongbua.go.th") == "nongbua"


def test_forms_have_thai_letters_without_a_frame_of_the_offices_own(tmp_path: Path) -> None:
    """A machine without a Thai font shows boxes else."""
    assert init(*_FLAGS).return_value == 0
    register, themes = made_from(tmp_path / "office" / "mkdocs.yml")
    assert register == tmp_path / "office" / "measures.yml"
    assert any((theme / "fonts/sarabun-thai-400-normal.woff2").is_file() for theme in themes)
