"""The sites to measure, each in a folder of its own: the seed and synthetic registers."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bench.phrases import Phrases, read_phrases
from bench.session import BUILDS, PARTS, ROOT, Case, run_step
from bench.synthetic import Size, write_register

#: Whole builds above this many measures take too long to be measured often.
_MOST_BUILT = 3_000
SMALL, BUILT, LARGE = 300, 3_000, 30_000
_SIZES = (Size(300, 1), Size(3_000, 1), Size(3_000, 10))
#: A day inside the fiscal year of the seed.
_SEED_DAY = date(2023, 4, 2)
#: MkDocs and Material as they come, with the best case for the navigation: the home page only.
_PLAIN = """\
site_name: plain
docs_dir: docs
site_dir: plain
theme:
  name: material
  language: th
plugins: []
nav:
- index.md
not_in_nav: "*"
"""


def prepare(folder: Path) -> list[Case]:
    """Write every site below ``folder``."""
    phrases = read_phrases(ROOT / "measures.yml")
    cases = [_seed(folder / "seed", phrases), *_synthetic(folder, phrases)]
    for case in cases:
        if "build" in case.steps:
            _prepare_builds(case)
    return cases


def _seed(folder: Path, phrases: Phrases) -> Case:
    folder.mkdir()
    shutil.copy(ROOT / "measures.yml", folder)
    return Case("seed", folder, len(phrases.ids), _SEED_DAY, (*PARTS, *BUILDS))


def _synthetic(folder: Path, phrases: Phrases) -> Iterable[Case]:
    for size in _SIZES:
        target = folder / str(size.total)
        target.mkdir()
        write_register(target, size, phrases)
        years = f"{size.years} fiscal years" if size.years > 1 else "1 fiscal year"
        steps = (*PARTS, *BUILDS) if size.total <= _MOST_BUILT else PARTS
        yield Case(f"synthetic, {years}", target, size.total, size.as_of, steps)


def _prepare_builds(case: Case) -> None:
    """Lay a copy of the project around the register, and its pages on disk beside it."""
    shutil.copy(ROOT / "mkdocs.yml", case.folder)
    for name in ("content", "overrides"):
        # Evidence belongs to the seed; elsewhere no entry would name it.
        left_out = None if case.name == "seed" else shutil.ignore_patterns("evidence")
        shutil.copytree(ROOT / name, case.folder / name, ignore=left_out)
    (case.folder / "plain.yml").write_text(_PLAIN, encoding="utf-8")
    run_step("write", case)
