"""An office to work in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.verbs.office import OLD_PLAN, REGISTER, Office


@pytest.fixture
def office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Office:
    """A valid register with a plan of its own file, one old file of evidence, and a fixed day."""
    folder = tmp_path / "office"
    (folder / "plans").mkdir(parents=True)
    (folder / "measures.yml").write_text(REGISTER, encoding="utf-8")
    (folder / "plans" / "2565.yml").write_text(OLD_PLAN, encoding="utf-8")
    old = folder / "content" / "evidence" / "2565" / "old-manual.csv"
    old.parent.mkdir(parents=True)
    old.write_text("ก,ข\nเก่า,1\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1680393600")  # 2 April 2566
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return Office(folder, capsys)
