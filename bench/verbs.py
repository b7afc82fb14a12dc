"""Seconds of processor of the everyday verbs: ``python -m bench.verbs``. The file is inspected
beforehand and Python's start is taken off; the bound is one second for an office of 30 measures.
The report goes to stdout.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.session import ROOT

_RUNS = 3
#: So many plans of 30 measures each: the seed, and an office after ten years.
_PLANS = (1, 10)


def main() -> None:
    """Measure in copies of the project, and print a table."""
    print("| measures | verb | seconds |")
    print("|---|---|---|")
    for plans in _PLANS:
        with tempfile.TemporaryDirectory() as folder:
            _measure(_office(Path(folder), plans), plans * 30)


def _office(folder: Path, plans: int) -> Path:
    """Copy the project; further plans are the seed's in other years."""
    shutil.copytree(ROOT / "content", folder / "content")
    text = (ROOT / "measures.yml").read_text(encoding="utf-8")
    begin, end = text.index("- fiscal_year: 2566"), text.index("\n# หลักฐานตัวอย่าง")
    plan = text[begin:end]
    more = "".join(
        plan.replace("2566", str(2567 + number))
        .replace("- id: ", f"- id: y{number}-")
        .replace("issue_from: ", f"issue_from: y{number}-")
        for number in range(plans - 1)
    )
    (folder / "measures.yml").write_text(text[:end] + more + text[end:], encoding="utf-8")
    (folder / "desk").mkdir()
    return folder


def _measure(office: Path, measures: int) -> None:
    start = statistics.median(_seconds(office, "--version") for _ in range(_RUNS))
    adding, noting = [], []
    for number in range(_RUNS):
        file = office / "desk" / f"brought-{number}.csv"
        file.write_text(f"a,b\n{number},1\n", encoding="utf-8")
        said = ("add", str(file), "-M", "1.1", "--year", "2566", "--kind", "report", "--title", "x")
        _seconds(office, *said, "--dry-run")
        adding.append(_seconds(office, *said, "--yes"))
        noted = ("progress", "1.1", "--year", "2566", "--period", "ก.พ. 66", "--result", "x")
        noting.append(_seconds(office, *noted, "--yes"))
    for verb, times in (("add", adding), ("progress", noting)):
        print(f"| {measures} | {verb} | {statistics.median(times) - start:.2f} |")


def _seconds(office: Path, *arguments: str) -> float:
    begin = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=office,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    done = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.ru_utime - begin.ru_utime + done.ru_stime - begin.ru_stime


if __name__ == "__main__":
    main()
