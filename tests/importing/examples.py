"""The folders of tests/examples/import: a document, and what importing it gives.

A folder holds ``input.*``, or a ``make.py`` that makes it; ``arguments.txt`` for more words on the
command line; ``register.yml`` when there is a measures.yml already. What has to come out is
``expected.yml`` (the draft, or with --update the register) and ``report.txt`` (every cell), or
``expected.txt``: why nothing was imported. ``python -m tests.importing.examples`` writes them anew.
"""

from __future__ import annotations

import runpy
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from generator.cli import cli

FOLDER = Path(__file__).parent.parent / "examples" / "import"
NAMES = sorted(path.name for path in FOLDER.iterdir())


@dataclass(frozen=True)
class Outcome:
    """What came out; ``refused`` is the message where nothing did."""

    status: int
    written: str
    report: str
    refused: str


def document(name: str, work: Path) -> Path:
    """Give the document of an example in a folder of its own."""
    for file in (FOLDER / name).iterdir():
        if file.name.startswith("input."):
            return Path(shutil.copy(file, work))
    made: Path = runpy.run_path(str(FOLDER / name / "make.py"))["make"](work)
    return made


def outcome(name: str, work: Path) -> Outcome:
    """Import an example in an empty folder."""
    source = document(name, work)
    measures, draft, report = work / "measures.yml", work / "draft.yml", work / "report.txt"
    if (FOLDER / name / "register.yml").exists():
        shutil.copy(FOLDER / name / "register.yml", measures)
    more = FOLDER / name / "arguments.txt"
    words = ["import", str(source), "-m", str(measures), "-o", str(draft), "--report", str(report)]
    words += more.read_text(encoding="utf-8").split() if more.exists() else []
    result = CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)
    written = draft if draft.exists() else measures
    return Outcome(
        result.return_value,
        written.read_text(encoding="utf-8") if written.exists() else "",
        report.read_text(encoding="utf-8") if report.exists() else "",
        result.stderr.replace(f"{work}/", ""),
    )


def write_expected() -> None:
    """Write what comes out now as what has to come out; look at the difference before you commit
    it."""
    for name in NAMES:
        with tempfile.TemporaryDirectory() as work:
            came = outcome(name, Path(work))
        files = {"expected.yml": came.written, "report.txt": came.report}
        if came.status:
            files = {"expected.txt": came.refused}
        for file in ("expected.yml", "report.txt", "expected.txt"):
            (FOLDER / name / file).unlink(missing_ok=True)
        for file, text in files.items():
            (FOLDER / name / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_expected()
