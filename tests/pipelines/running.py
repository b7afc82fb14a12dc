"""The steps of a pipeline, run in order as the host would run them, on a machine made for it.

What stands in for the host:
- the machine: an empty home, a Python with the packages that the requirements name but without
  prongsai, and no registry (``PIP_NO_INDEX``): pip finds the requirements met, and installs the
  wheel that lies in the office's folder;
- ``actions/checkout`` and GitLab's runner: a fresh clone for each job;
- ``setup-python``, ``cache``: nothing, the Python is there and the cache is empty;
- ``upload-artifact``, ``upload-pages-artifact``, ``download-artifact``: a folder between the jobs;
- ``deploy-pages``: notes that it was reached;
- ``gh`` (gh.py here): a list of issues in a file. GitLab's issues: a server, see the tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

#: As GitHub runs ``run:`` without ``shell:``. Source: "Workflow syntax", GitHub Docs, read 2026-11.
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a job went: what it said, whether it passed, its outputs."""

    passed: bool
    said: str
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Machine:
    """A host's machine: ``repository`` is cloned for each job, artifacts lie in ``folder``."""

    folder: Path
    repository: Path
    python: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def artifacts(self) -> Path:
        """Where jobs leave what others get."""
        return self.folder / "artifacts"

    def clone(self, job: str) -> Path:
        """Make the folder in which a job works."""
        place = self.folder / "jobs" / job
        shutil.rmtree(place, ignore_errors=True)
        command = ("git", "clone", "--quiet", str(self.repository), str(place))
        subprocess.run(command, check=True)
        return place

    def shell(self, script: str, place: Path, more: Mapping[str, str]) -> tuple[int, str]:
        """Run a script in bash with nothing of this machine's environment."""
        home = self.folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        stand_ins = Path(__file__).parent / "bin"
        known = {
            "PATH": f"{stand_ins}:{self.python / 'bin'}:{os.defpath}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PIP_NO_INDEX": "1",
            "CI": "true",
        }
        done = subprocess.run(
            [*BASH, "-c", script],
            cwd=place,
            env={**known, **self.environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout


def read_yaml(path: Path) -> Any:
    """Read every value as the text that stands in the file."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only


def github_job(machine: Machine, workflow: Path, job: str, needs: Mapping[str, str]) -> Ran:
    """Run the steps of a job. ``needs`` are the outputs of other jobs, by their whole name."""
    steps = read_yaml(workflow)["jobs"][job]["steps"]
    place = machine.folder / "jobs" / job
    place.mkdir(parents=True, exist_ok=True)
    passed, said, outputs = True, "", dict(needs)
    for step in steps:
        if not _runs(step.get("if", ""), passed):
            continue
        if "uses" in step:
            place = _use(machine, step, place, job)
            continue
        assert "${{" not in step["run"], "an expression in a script can be made to run as one"
        output, summary = place / ".output", machine.folder / "summary"
        output.write_text("", encoding="utf-8")
        values = {name: _filled(text, outputs) for name, text in step.get("env", {}).items()}
        values |= {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        status, text = machine.shell(step["run"], place, values)
        said += text
        passed = passed and status == 0
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            outputs[f"steps.{step['id']}.outputs.{name}"] = value
    return Ran(passed, said, outputs)


def _runs(condition: str, passed: bool) -> bool:
    known = {"": passed, "${{ failure() }}": not passed, "${{ !cancelled() }}": True}
    return known[condition]


def _filled(text: str, outputs: Mapping[str, str]) -> str:
    known = {"github.token": "token", "github.repository": "office/ita", **outputs}
    return _EXPRESSION.sub(lambda found: known[found[1]], text)


def _use(machine: Machine, step: Mapping[str, Any], place: Path, job: str) -> Path:
    action = step["uses"].partition("@")[0]
    given = step.get("with", {})
    name = given.get("name", "github-pages")
    if action == "actions/checkout":
        return machine.clone(job)
    if action in ("actions/upload-artifact", "actions/upload-pages-artifact"):
        if (place / given["path"]).is_dir():
            shutil.copytree(place / given["path"], machine.artifacts / name, dirs_exist_ok=True)
    elif action == "actions/download-artifact":
        shutil.copytree(machine.artifacts / name, place / given["path"], dirs_exist_ok=True)
    elif action == "actions/deploy-pages":
        (machine.artifacts / "deployed").touch()
    else:
        assert action in ("actions/setup-python", "actions/cache"), action
    return place


def gitlab_job(machine: Machine, config: Path, job: str, given: Mapping[str, str]) -> Ran:
    """Run a job of .gitlab-ci.yml: before_script and script as one, then keep its artifacts."""
    jobs = read_yaml(config)
    own = {**jobs.get(jobs[job].get("extends"), {}), **jobs[job]}
    variables = {**jobs["variables"], **own.get("variables", {})}
    if variables.get("GIT_STRATEGY") == "none":
        place = machine.folder / "jobs" / job
        place.mkdir(parents=True, exist_ok=True)
    else:
        place = machine.clone(job)
    for needed in own.get("needs", ()):
        shutil.copytree(machine.artifacts / needed, place, dirs_exist_ok=True)
    variables = {
        name: text.replace("$CI_PROJECT_DIR", str(place)) for name, text in variables.items()
    }
    script = "\n".join([*own.get("before_script", ()), *own["script"]])
    status, said = machine.shell(script, place, {**variables, **given})
    if status == 0 or own.get("artifacts", {}).get("when") == "always":
        _keep(machine.artifacts / job, place, own.get("artifacts", {}))
    return Ran(status == 0, said, _dotenv(machine.artifacts / job, own.get("artifacts", {})))


def _keep(target: Path, place: Path, artifacts: Mapping[str, Any]) -> None:
    for name in (*artifacts.get("paths", ()), *artifacts.get("reports", {}).values()):
        found = place / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if found.is_dir():
            shutil.copytree(found, target / name)
        elif found.is_file():
            shutil.copy(found, target / name)


def _dotenv(folder: Path, artifacts: Mapping[str, Any]) -> dict[str, str]:
    name = artifacts.get("reports", {}).get("dotenv")
    if name is None or not (folder / name).is_file():
        return {}
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return {key: value for key, _, value in (line.partition("=") for line in lines)}
