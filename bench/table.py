"""The session as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

from bench.bounds import OURS, bounds, growth, ratio, share
from bench.session import BUILDS, PARTS, Case

_MIB = 2**20
_NOTES = """\
- Seconds are of the step alone, in a fresh process, after the modules are imported. Memory is the
  peak of that process (ru_maxrss): interpreter, modules and the steps before it are part of it.
- Medians of 5 runs for what takes under 2 s, of 3 under 20 s, else 1 run. The runs of all sites and
  steps are interleaved in rounds, so that ratios come from one session.
- `pages` makes the site from the loaded register and consumes every page and data file. It assesses
  the plans itself: `assess` is shown apart and counted once, inside `pages`. Our share is load +
  pages over the whole build; it rises when the rest of the build gets faster, so load + pages over
  the plain build stand beside it.
- The whole build is what `prongsai build` runs, with this project's mkdocs.yml and overrides/.
- Plain is MkDocs with Material as it comes (language th, no plugins, no search), from the same
  Markdown on disk. The navigation that MkDocs makes by itself lists every page in every page and is
  quadratic: plain gets its best case, a navigation of the home page only and the rest in
  `not_in_nav`.
- The whole build of 30,000 measures is not measured."""
_VERDICT = {True: "holds", False: "**broken**", None: "not known"}


def report(cases: Sequence[Case]) -> str:
    """Write the whole report."""
    parts = [
        "# Benchmark",
        _machine(),
        "## Time and memory",
        "\n".join(_sites(cases)),
        "## Growth from 300 to 30,000 measures",
        "Exponents: 1 is linear, 2 quadratic. Memory is above what the process had before loading.",
        "\n".join(_growth(cases)),
        "## Notes",
        _NOTES,
        "## Bounds",
        "\n".join(_bounds(cases)),
    ]
    return "\n\n".join(parts) + "\n"


def _machine() -> str:
    packages = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "PyYAML", "pydantic")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {platform.system()}, {os.cpu_count()} cores. {versions}."


def _sites(cases: Iterable[Case]) -> Iterator[str]:
    steps = (*PARTS, *BUILDS)
    names = {"build": "whole build", "plain": "plain MkDocs + Material"}
    head = [names.get(step, step) for step in steps]
    head = ["site", "measures", "files", *head, "whole / plain", "our share", "ours / plain"]
    yield _row(head)
    yield _row(["---", *["--:"] * (len(head) - 1)])
    for case in cases:
        plain = case.seconds("plain")
        slower, ours = ratio(case.seconds("build"), plain), share(case)
        yield _row(
            [
                case.name,
                f"{case.measures:,}",
                _shown(case.count("pages"), "{:,}"),
                *(_cell(case, step) for step in steps),
                _shown(slower, "{:.2f}"),
                _shown(ours, "{:.1%}"),
                _shown(ratio(case.seconds(*OURS), plain), "{:.1%}"),
            ]
        )


def _cell(case: Case, step: str) -> str:
    seconds, peak = case.seconds(step), ratio(case.peak(step), _MIB)
    if seconds is None or peak is None:
        return "failed" if step in case.steps else "–"
    return f"{seconds:.3g} s, {peak:,.0f} MiB"


def _growth(cases: Sequence[Case]) -> Iterator[str]:
    yield _row(["of", "exponent"])
    yield _row(["---", "--:"])
    for name, slope in growth(cases).items():
        yield _row([name, _shown(slope, "{:.2f}")])


def _bounds(cases: Sequence[Case]) -> Iterator[str]:
    yield _row(["bound", "measured", "verdict"])
    yield _row(["---", "---", "---"])
    for bound in bounds(cases):
        yield _row([bound.says, bound.measured, _VERDICT[bound.holds]])


def _shown(value: float | None, form: str) -> str:
    return "–" if value is None else form.format(value)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
