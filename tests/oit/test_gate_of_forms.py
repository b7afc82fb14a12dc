"""The gate in an office that discloses everything: whose each problem is, and where it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import run
from tests.oit.planted import DAY, Data, disclosure, evidence, office


def gate(folder: Path, *more: str) -> CompletedProcess[str]:
    """Run the gate on the day of the fixture."""
    day = DAY.isoformat()
    return run("generator", "check", "--publish", "--as-of", day, *more, cwd=folder)


def faults(data: Data, folder: Path) -> None:
    """Four things of three units are wrong."""
    evidence(data, "staff-policy")["period"] = "ปีงบประมาณ 2565"
    evidence(data, "ethics-use")["period"] = "ปีงบประมาณ 2565"
    disclosure(data, "O9")["shown"] = [{"url": "https://drive.google.com/file/d/a/view"}]
    disclosure(data, "O9")["unit"] = "admin"
    (folder / "content" / "evidence" / "2566" / "risk-assessment.pdf").unlink()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the gate says of them."""
    done = gate(office(tmp_path_factory.mktemp("gate") / "office", faults))
    assert done.returncode == 1
    return done.stdout.splitlines()


def test_gaps_alone_forbid_nothing(tmp_path: Path) -> None:
    """O10 cannot be judged and addresses are not recorded yet: told, and nothing forbidden."""
    done = gate(office(tmp_path / "office"))
    assert done.returncode == 0, done.stdout
    assert "[oit-elements-unknown]" in done.stdout
    assert "[ledger-new]" in done.stdout


def test_what_stops_most_is_named_first(said: list[str]) -> None:
    """A file that is not there comes before a wrong year."""
    first = said.index("แก้ก่อน:") + 1
    assert "[evidence-file-missing]" in said[first]


def test_an_item_is_for_the_unit_that_owns_its_evidence(said: list[str]) -> None:
    """Nobody is named for O23, but its policy is the staff division's."""
    staff = said[said.index("== ฝ่ายบุคคล ==") :]
    after = next((i for i, line in enumerate(staff[1:], 1) if line.startswith("== ")), len(staff))
    assert any(" O23 " in line and "[oit-wrong-year]" in line for line in staff[:after])


def test_the_place_names_line_item_and_element(said: list[str]) -> None:
    """Staff find the line, assessors the item."""
    line = next(line for line in said if "[oit-login-host]" in line)
    assert re.match(r"\s*measures\.yml:\d+:\d+ OIT 2566 O9 องค์ประกอบที่ 1: ", line)


def test_samples_do_not_hide_the_rest(tmp_path: Path) -> None:
    """Samples forbid publishing, and everything else is checked all the same."""

    def edit(data: Data, folder: Path) -> None:
        faults(data, folder)
        evidence(data, "structure")["sample"] = True

    done = gate(office(tmp_path / "office", edit), "--format", "json")
    codes = {problem["code"] for problem in json.loads(done.stdout)}
    assert {"sample-published", "oit-wrong-year"} <= codes
