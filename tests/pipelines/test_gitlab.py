"""The pipeline of GitLab, step by step, for a new office; its issues are a server on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.problems import Place, Problem
from generator.report import FORMATS
from tests.pipelines.conftest import edit
from tests.pipelines.running import Machine, Ran, gitlab_job

_MEASURE = "measures:\n  - id: publish-manual\n    issue: เผยแพร่คู่มือ\n    due: 30 มี.ค. 66\n"
_LINK = 'evidence:\n- {id: law, title: กฎ, kind: link, url: "https://www.example..go.th/law"}'
_SCHEDULE = {"CI_PIPELINE_SOURCE": "schedule", "CI_PROJECT_ID": "7", "ISSUES_TOKEN": "token"}


class Issues(ThreadingHTTPServer):
    """The issues of project 7. Source: "Issues API", GitLab docs, read 2026-11."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issues: list[dict[str, Any]] = []


class _Answers(BaseHTTPRequestHandler):
    server: Issues

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _given(self) -> dict[str, str]:
        assert self.headers["PRIVATE-TOKEN"] == "token"
        text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        return {name: values[0] for name, values in parse_qs(text).items()}

    def do_GET(self) -> None:
        """List."""
        assert urlsplit(self.path).path == "/api/v4/projects/7/issues"
        asked = parse_qs(urlsplit(self.path).query)
        assert asked == {"labels": ["broken-links"], "state": ["opened"]}
        self._given()
        self._answer([issue for issue in self.server.issues if issue["state"] == "opened"])

    def do_POST(self) -> None:
        """Open."""
        issue = {"iid": len(self.server.issues) + 1, "state": "opened", **self._given()}
        self.server.issues.append(issue)
        self._answer(issue)

    def do_PUT(self) -> None:
        """Change or close."""
        issue = self.server.issues[int(self.path.rpartition("/")[2]) - 1]
        given = self._given()
        if given.pop("state_event", "") == "close":
            issue["state"] = "closed"
        issue.update(given)
        self._answer(issue)


@pytest.fixture
def issues() -> Iterator[Issues]:
    """A project without issues."""
    server = Issues()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def runs(machine: Machine, job: str, **given: str) -> Ran:
    """Run one job of the office's .gitlab-ci.yml."""
    return gitlab_job(machine, machine.repository / ".gitlab-ci.yml", job, given)


@pytest.mark.slow
def test_a_good_proposal_passes_with_a_preview(office: Path, machine: Machine) -> None:
    """The reports are there and find nothing."""
    edit(office, "  measures: []", f"  {_MEASURE}")
    done = runs(machine, "check")
    assert done.passed, done.said
    kept = machine.artifacts / "check"
    assert (kept / "site-offline" / "index.html").is_file()
    assert json.loads((kept / "reports" / "quality.json").read_text(encoding="utf-8")) == []


@pytest.mark.slow
def test_a_bad_proposal_fails_and_its_lines_are_in_the_report(
    office: Path, machine: Machine
) -> None:
    """The report comes even though the job fails."""
    edit(office, "  measures: []", f"  {_MEASURE}    unts: all\n")
    done = runs(machine, "check")
    assert not done.passed
    assert "[unknown-key-near]" in done.said
    kept = machine.artifacts / "check"
    (fault,) = json.loads((kept / "reports" / "quality.json").read_text(encoding="utf-8"))
    lines = (office / "measures.yml").read_text(encoding="utf-8").splitlines()
    number = 1 + lines.index("    unts: all")
    assert fault["location"] == {"path": "measures.yml", "lines": {"begin": number}}
    assert (kept / "reports" / "junit.xml").is_file()
    assert not (kept / "site-offline").exists()


@pytest.mark.slow
def test_the_main_branch_is_published(machine: Machine) -> None:
    """The folder that GitLab Pages serves, with packed copies."""
    done = runs(machine, "pages")
    assert done.passed, done.said
    public = machine.artifacts / "pages" / "public"
    assert (public / "index.html").is_file()
    assert (public / "index.html.gz").is_file()


@pytest.mark.slow
def test_broken_links_are_told_in_one_issue_until_they_are_mended(
    office: Path, machine: Machine, issues: Issues
) -> None:
    """Opened once, then changed, closed when all is well."""
    machine.environment = {"no_proxy": "*"}
    edit(office, "evidence: []", _LINK)
    checked = runs(machine, "links", CI_PIPELINE_SOURCE="schedule")
    assert checked.passed, checked.said
    assert checked.outputs == {"BROKEN": "1"}
    known = {**_SCHEDULE, "CI_API_V4_URL": f"http://127.0.0.1:{issues.server_port}/api/v4"}
    for broken in ("1", "1", "0"):
        told = runs(machine, "tell", BROKEN=broken, **known)
        assert told.passed, told.said
    (issue,) = issues.issues
    assert "https://www.example..go.th/law" in issue["description"]
    assert all(line.startswith("    ") for line in issue["description"].splitlines() if line)
    assert issue["state"] == "closed"
    told = runs(machine, "tell", BROKEN="1", **{**known, "ISSUES_TOKEN": ""})
    assert not told.passed
    assert "ISSUES_TOKEN" in told.said


def test_findings_of_one_kind_at_several_places_keep_apart() -> None:
    """GitLab drops a finding with the fingerprint of another; one that only moved is the same."""

    def report(*lines: int) -> list[dict[str, Any]]:
        places = [Place("measures.yml", line, 3) for line in lines]
        values = {"key": "unts", "near": "units", "known": "units"}
        found = [Problem("unknown-key-near", place, values) for place in places]
        read: list[dict[str, Any]] = json.loads(FORMATS["gitlab"](found, "th"))
        return read

    one, two = report(4, 9)
    assert one["fingerprint"] != two["fingerprint"]
    assert [entry["fingerprint"] for entry in report(5, 20)] == [
        one["fingerprint"],
        two["fingerprint"],
    ]
    assert (one["check_name"], one["severity"]) == ("unknown-key-near", "blocker")
    assert "วิธีแก้" in one["description"]
