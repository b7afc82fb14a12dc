"""Run the benchmark: the report goes to stdout and to bench/results/latest.md. Always status 0."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.cases import prepare
from bench.session import ROOT, measure
from bench.table import report


def main() -> None:
    """Measure in a temporary folder and write the report."""
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        cases = prepare(Path(folder))
        measure(cases)
    text = report(cases)
    target = ROOT / "bench" / "results" / "latest.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text, end="")


if __name__ == "__main__":
    main()
