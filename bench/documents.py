"""The papers of a plan of 3,000 measures: ``python -m bench.documents``.

Each in a process of its own, from starting it to the file on the disk: seconds, those of the
processor, and the peak of its memory. The report goes to stdout. Promised are seconds, not minutes:
30 of the processor at most.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.phrases import read_phrases
from bench.session import ROOT
from bench.synthetic import Size, write_register

_SIZES = (Size(300, 1), Size(3_000, 1))
_KINDS = ("plan", "report")
_ENDINGS = ("docx", "pdf", "xlsx")
_MOST_SECONDS = 30.0


def main() -> None:
    """Write every paper of every size and print what it took."""
    phrases = read_phrases(ROOT / "measures.yml")
    print("| measures | paper | seconds | of the processor | MB of memory | of file |")
    print("|---|---|---|---|---|---|")
    slowest = 0.0
    for size in _SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_register(folder, size, phrases)
            for kind in _KINDS:
                for ending in _ENDINGS:
                    target = folder / f"{kind}.{ending}"
                    seconds, used = _run(folder, kind, target, size.as_of.isoformat())
                    busy = used.ru_utime + used.ru_stime
                    slowest = max(slowest, busy)
                    took = f"{seconds:.1f} | {busy:.1f} | {_bytes(used) / 1e6:.0f}"
                    length = target.stat().st_size / 1e6
                    print(
                        f"| {size.total} | {kind} .{ending} | {took} | {length:.1f} |", flush=True
                    )
    print(f"\nslowest {slowest:.1f} s, promised {_MOST_SECONDS:.0f} s")


def _run(folder: Path, kind: str, target: Path, day: str) -> tuple[float, resource.struct_rusage]:
    command = [sys.executable, "-m", "generator", "export", kind, str(target), "--as-of", day]
    site = ["--site-url", "https://www.example.go.th/"] if kind == "report" else []
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, *site],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"{kind} failed")
    return seconds, used


def _bytes(used: resource.struct_rusage) -> float:
    """Linux counts the peak in KiB, macOS in bytes."""
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
