"""A paper as evidence: what the inspection of files makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.kinds import kind_of
from tests.papers.shared import exported, measure, office


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. 2566", "report"),
        ("แผนป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566", "plan"),
        ("สรุปงบประมาณ ประจำปีงบประมาณ พ.ศ. 2566", "budget"),
    ],
)
def test_a_fiscal_year_in_a_title_is_no_budget(title: str, kind: str) -> None:
    """ปีงบประมาณ names the year of nearly every document."""
    assert kind_of(title) == kind


def test_the_papers_pass_the_check_as_evidence(tmp_path: Path) -> None:
    """Word, PDF and Excel: a title, a text, no risk, nothing to mend."""
    folder = tmp_path / "content" / "evidence" / "2566"
    folder.mkdir(parents=True)
    names = [
        f"{kind}-{n}{e}"
        for n, e in enumerate((".docx", ".pdf", ".xlsx"))
        for kind in ("plan", "report")
    ]
    for name in names:
        exported(name.partition("-")[0], folder / name)
    register = office(
        tmp_path, [measure("one", outputs=["แผน"], evidence=[f"2566/{n}" for n in names])]
    )
    words = ["check", str(register), "--as-of", "2023-04-02"]
    result = CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)
    assert (result.return_value, "ข้อควรระวัง" in result.output) == (0, False), result.output
