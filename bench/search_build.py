"""A build with our search against Material with its search plugin, on the same pages:
``python -m bench.search_build``. Medians of three builds each, in turns; the report goes to stdout.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.phrases import read_phrases
from bench.session import ROOT
from bench.synthetic import Size, write_register

_RUNS = 3
_SIZE = Size(1_000, 1)
_PLAIN = """\
site_name: plain
docs_dir: out/docs
site_dir: plain
theme:
  name: material
  language: th
plugins: [search]
nav:
- index.md
not_in_nav: "*"
"""


def main() -> None:
    """Build in turns and print the ratio."""
    day = _SIZE.as_of.isoformat()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_register(folder, _SIZE, read_phrases(ROOT / "measures.yml"))
        shutil.copy(ROOT / "mkdocs.yml", folder)
        (folder / "overrides").symlink_to(ROOT / "overrides")
        (folder / "content").mkdir()
        (folder / "plain.yml").write_text(_PLAIN, encoding="utf-8")
        _run(folder, "generator", "pages", "out", "--as-of", day)
        ours, plain = [], []
        for _ in range(_RUNS):
            ours.append(_run(folder, "generator", "build", "--as-of", day))
            plain.append(_run(folder, "mkdocs", "build", "-q", "-f", "plain.yml"))
        pages = len(list((folder / "site").rglob("*.html")))
    one, other = statistics.median(ours), statistics.median(plain)
    print("| pages | with our search | Material with its search | ratio |")
    print("|--:|--:|--:|--:|")
    print(f"| {pages:,} | {one:.1f} s | {other:.1f} s | {one / other:.2f} (bound 1.0, aim 0.5) |")


def _run(folder: Path, *command: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
