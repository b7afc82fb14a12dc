"""Every page held to the HTML standard by the Nu Html Checker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ALL

pytestmark = pytest.mark.slow

_VNU = Path(__file__).parent.parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
_JAVA = shutil.which("java")


def _faults(folder: Path) -> list[str]:
    if not (_JAVA and _VNU.is_file()) and not ALL:
        pytest.skip("no Java or no vnu.jar (npm ci in tests/tools)")
    command = ["java", "-jar", _VNU, "--errors-only", "--skip-non-html", "--format", "gnu", folder]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    return done.stderr.splitlines()


def test_no_page_has_an_error(years: Path) -> None:
    """On any of them, whatever its template."""
    assert len(list(years.rglob("*.html"))) > 100
    assert _faults(years) == []


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    """A check that cannot fail would hold nothing."""
    page = '<!doctype html><html lang="th"><title>ก</title><p><div></div></p>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(_faults(tmp_path)) == 1
