"""The workflows of GitHub, step by step, for a new office."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pipelines.conftest import commit, edit
from tests.pipelines.running import Machine, Ran, github_job

pytestmark = pytest.mark.slow

_MEASURE = "measures:\n  - id: publish-manual\n    issue: เผยแพร่คู่มือ\n    due: 30 มี.ค. 66\n"
_LINK = 'evidence:\n- {id: law, title: กฎ, kind: link, url: "https://www.example..go.th/law"}'


def runs(machine: Machine, workflow: str, job: str, **needs: str) -> Ran:
    """Run one job of a workflow that lies in the office's repository."""
    path = machine.repository / ".github" / "workflows" / f"{workflow}.yml"
    return github_job(machine, path, job, {name.replace("__", "."): v for name, v in needs.items()})


def test_a_good_proposal_passes_with_a_preview(office: Path, machine: Machine) -> None:
    """The tool comes from the office's folder, the preview opens from a disk."""
    edit(office, "  measures: []", f"  {_MEASURE}")
    done = runs(machine, "check", "check")
    assert done.passed, done.said
    installed = machine.python / "bin" / "prongsai"
    assert installed.is_file()
    assert "::error" not in done.said
    preview = machine.artifacts / "preview"
    assert (preview / "index.html").is_file()
    assert (preview / "2566" / "measures" / "publish-manual" / "index.html").is_file()


def test_a_bad_proposal_fails_with_annotations_on_the_lines(office: Path, machine: Machine) -> None:
    """Each fault names its line; the whole report is in the summary; there is no preview."""
    edit(office, "  measures: []", f"  {_MEASURE}    unts: all\n")
    lines = (office / "measures.yml").read_text(encoding="utf-8").splitlines()
    number = 1 + lines.index("    unts: all")
    done = runs(machine, "check", "check")
    assert not done.passed
    assert f"::error file=measures.yml,line={number},col=5,title=unknown-key-near::" in done.said
    summary = (machine.folder / "summary").read_text(encoding="utf-8")
    assert f"    measures.yml:{number}:5: ข้อผิดพลาด" in summary
    assert not (machine.artifacts / "preview").exists()


def test_a_file_with_personal_data_stops_a_proposal(office: Path, machine: Machine) -> None:
    """It is named with its place, masked, and is not in the preview."""
    file = office / "content" / "evidence" / "2566" / "order.txt"
    file.write_text("เลขประจำตัวประชาชน 1-1017-00230-70-8\n", encoding="utf-8")
    edit(office, "evidence: []", "evidence:\n- {file: 2566/order.txt, title: คำสั่ง}")
    done = runs(machine, "check", "check")
    assert not done.passed
    assert "::error file=content/evidence/2566/order.txt" in done.said
    assert "00230" not in done.said
    assert list((machine.artifacts / "preview").rglob("order*.txt")) == []


def test_without_a_source_of_the_tool_the_pipeline_says_so(office: Path, machine: Machine) -> None:
    """Not pip's words: where to write what."""
    path = office / "prongsai.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if line.startswith("#")), encoding="utf-8")
    commit(office)
    done = runs(machine, "check", "check")
    assert not done.passed
    assert "::error file=prongsai.txt" in done.said


def test_a_change_on_main_is_built_verified_and_put_on_pages(machine: Machine) -> None:
    """The job that deploys gets the site of the job that builds."""
    done = runs(machine, "publish", "build")
    assert done.passed, done.said
    assert runs(machine, "publish", "deploy").passed
    assert (machine.artifacts / "github-pages" / "index.html").is_file()
    assert (machine.artifacts / "deployed").exists()


def test_broken_links_are_told_in_one_issue_until_they_are_mended(
    office: Path, machine: Machine
) -> None:
    """Opened once, then changed, closed when all is well; what a host says stays plain text."""
    issues = machine.folder / "issues.json"
    machine.environment = {"ISSUES": str(issues), "no_proxy": "*"}
    edit(office, "evidence: []", _LINK)
    for _ in range(2):
        checked = runs(machine, "links", "check")
        assert checked.passed, checked.said
        broken = checked.outputs["steps.links.outputs.broken"]
        assert broken == "1"
        told = runs(machine, "links", "tell", needs__check__outputs__broken=broken)
        assert told.passed, told.said
    (issue,) = json.loads(issues.read_text(encoding="utf-8"))
    assert "https://www.example..go.th/law" in issue["body"]
    assert all(line.startswith("    ") for line in issue["body"].splitlines() if line)
    told = runs(machine, "links", "tell", needs__check__outputs__broken="0")
    assert told.passed, told.said
    assert [entry["open"] for entry in json.loads(issues.read_text(encoding="utf-8"))] == [False]
