"""The measurements of one session: rounds over all sites and steps, so that noise falls on all.

A step that takes under 2 seconds is run in five rounds, one under 20 seconds in three, a longer
one once.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("load", "assess", "pages")
BUILDS = ("build", "plain")
#: So many rounds for a step that takes at most so many seconds.
_ROUNDS = ((2.0, 5), (20.0, 3), (float("inf"), 1))


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of the step, peak of the process and memory before the step in bytes."""

    seconds: float
    peak: int
    base: int
    count: int


@dataclass(slots=True)
class Case:
    """A site to measure: its folder, the day of its build, and the runs of each step by round."""

    name: str
    folder: Path
    measures: int
    day: date
    steps: tuple[str, ...]
    runs: dict[str, list[Run]] = field(default_factory=dict)

    def seconds(self, *steps: str) -> float | None:
        """Add up the medians of some steps; None when one of them is not known."""
        found = [self._median(step, lambda run: run.seconds) for step in steps]
        known = [value for value in found if value is not None]
        return sum(known) if len(known) == len(steps) else None

    def peak(self, step: str) -> float | None:
        """Give the median of the peaks, bytes."""
        return self._median(step, lambda run: run.peak)

    def grown(self, step: str) -> float | None:
        """Give the median of the peaks above what interpreter and modules took, bytes."""
        base = min((run.base for run in self.runs.get("load", [])), default=0)
        return self._median(step, lambda run: run.peak - base)

    def count(self, step: str) -> int | None:
        """Say how many things a step made: measures or files."""
        runs = self.runs.get(step)
        return runs[0].count if runs else None

    def _median(self, step: str, of: Callable[[Run], float]) -> float | None:
        runs = self.runs.get(step)
        return statistics.median(map(of, runs)) if runs else None


def measure(cases: list[Case]) -> None:
    """Run every step of every case in its rounds. A step that fails is said and left out."""
    most = max(rounds for _, rounds in _ROUNDS)
    for turn in range(most):
        for case in cases:
            for step in case.steps:
                if turn < _wanted(case.runs.get(step), turn):
                    _progress(f"round {turn + 1}/{most}: {case.name}, {step}")
                    _add(case, step)
    _progress("")


def _wanted(runs: list[Run] | None, turn: int) -> int:
    """Say in how many rounds a step takes part; a failed one stays away after the first."""
    if not runs:
        return 1 if turn == 0 else 0
    return next(rounds for limit, rounds in _ROUNDS if runs[0].seconds < limit)


def _add(case: Case, step: str) -> None:
    run = run_step(step, case)
    if run:
        case.runs.setdefault(step, []).append(run)


def run_step(step: str, case: Case) -> Run | None:
    """Run one step in a fresh process; None, and a word on stderr, when it fails."""
    command = [sys.executable, "-m", "bench.worker", step, str(case.folder), case.day.isoformat()]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    try:
        return Run(**json.loads(done.stdout.splitlines()[-1]))
    except (IndexError, ValueError, TypeError):
        last = "\n".join(done.stderr.splitlines()[-5:])
        print(f"{case.name}, {step}: failed, status {done.returncode}\n{last}", file=sys.stderr)
        return None


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
