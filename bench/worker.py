"""One measurement in a process of its own: ``python -m bench.worker STEP FOLDER DAY``.

The last line of stdout is JSON: ``seconds`` of the step alone, ``peak`` memory of the process in
bytes, ``base`` memory in bytes before the step, ``count`` of what was made. Modules that every
step needs are imported before the clock starts. ``write`` only prepares for ``plain``.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.assess import assess
from generator.engine import build_site
from generator.holdings import Holdings
from generator.load import load
from generator.output import write_files
from generator.pages.site import Site
from generator.register import Register
from generator.report import are_faults
from generator.stock import take_stock

#: Linux counts the peak in KiB, macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(slots=True)
class Clock:
    """Takes time and memory of what runs inside ``running``."""

    seconds: float = 0.0
    base: int = field(default_factory=lambda: _peak())

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Count the seconds spent inside, and the memory held before."""
        self.base = _peak()
        start = time.perf_counter()
        yield
        self.seconds = time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process says: see the module."""

    seconds: float
    peak: int
    base: int
    count: int


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def _register(folder: Path, holdings: Holdings | None = None) -> Register:
    loaded = load(folder / "measures.yml", holdings=holdings or _holdings(folder))
    if loaded.register is None or are_faults(loaded.problems):
        raise SystemExit(f"the register has problems: {loaded.problems[:3]}")
    return loaded.register


def _holdings(folder: Path) -> Holdings:
    """Know the files already: inspecting them is measured by ``bench.evidence``."""
    return take_stock(folder, folder / "content", progress=False).holdings


def _load(folder: Path, _day: date, clock: Clock) -> int:
    holdings = _holdings(folder)
    with clock.running():
        register = _register(folder, holdings)
    return sum(len(plan.measures) for plan in register.plans)


def _assess(folder: Path, day: date, clock: Clock) -> int:
    register = _register(folder)
    with clock.running():
        assessed = [assess(plan, day) for plan in register.plans]
    return sum(len(plan.all_standings) for plan in assessed)


def _pages(folder: Path, day: date, clock: Clock) -> int:
    register = _register(folder)
    with clock.running():
        return sum(1 for _ in Site(register, day).files())


def _build(folder: Path, day: date, clock: Clock) -> int:
    with clock.running():
        site = build_site(folder / "mkdocs.yml", day)
    return sum(1 for _ in site.rglob("*.html"))


def _write(folder: Path, day: date, clock: Clock) -> int:
    site = Site(_register(folder), day)
    with clock.running():
        return write_files(folder / "docs", site.files(), progress=False)


def _plain(folder: Path, _day: date, clock: Clock) -> int:
    with clock.running():
        config = load_config(str(folder / "plain.yml"))
        build(config)
    return sum(1 for _ in Path(config.site_dir).rglob("*.html"))


STEPS: dict[str, Callable[[Path, date, Clock], int]] = {
    "load": _load,
    "assess": _assess,
    "pages": _pages,
    "build": _build,
    "write": _write,
    "plain": _plain,
}


def main(step: str, folder: str, day: str) -> None:
    """Run one step and print what it took."""
    clock = Clock()
    count = STEPS[step](Path(folder), date.fromisoformat(day), clock)
    print(json.dumps(asdict(Measured(clock.seconds, _peak(), clock.base, count))))


if __name__ == "__main__":
    main(*sys.argv[1:])
