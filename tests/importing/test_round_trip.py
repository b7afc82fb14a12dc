"""Papers that ``export`` wrote, imported again: nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests.importing.reading import run_import
from tests.importing.test_update import REGISTER

#: Two entries of the log, with all that an entry can say.
LOG = """\
      - {period: ธ.ค. 66, result: ร่างแล้ว, by: registration}
      - {period: ม.ค. 67, result: พิมพ์แล้ว, spent: "5,000", problems: ช้า, suggestions: เร่งรัด}
"""


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("paper", "status", "said"),
    [("plan", 0, "ไม่มีอะไรเปลี่ยน"), ("report", 2, "ไม่มีข้อมูลใหม่ให้นำเข้า")],
)
def test_a_paper_changes_nothing(
    paper: str, status: int, said: str, ending: str, tmp_path: Path
) -> None:
    """The plan is what is there already; the report tells nothing that the register does not."""
    text = REGISTER.replace("      - {period: ธ.ค. 66, result: ร่างแล้ว}\n", LOG)
    measures, target = tmp_path / "measures.yml", tmp_path / f"{paper}.{ending}"
    measures.write_text(text, encoding="utf-8")
    site = "site_name: ตัวอย่าง\nsite_url: https://www.example.go.th/\n"
    (tmp_path / "mkdocs.yml").write_text(site, encoding="utf-8")
    words = ["export", paper, str(target), "-m", str(measures), "--as-of", "2024-04-02"]
    exported = CliRunner().invoke(cli, words, standalone_mode=False)
    assert exported.return_value == 0, exported.output
    result = run_import(tmp_path, target, "--update", "--yes")
    assert result.return_value == status
    assert said in result.output
    assert measures.read_text(encoding="utf-8") == text
