"""How long ``prongsai import`` takes for large workbooks: ``python -m bench.importing``.

The seed's rows, again and again with merged cells, 300 and 3,000 rows long, as .xlsx; a
fresh process each, medians of three. Beside it, what the command takes to start. Seconds of the
processor tell more than those of the clock on a machine that does other things too. To stdout.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from bench.session import ROOT
from generator.importing.opening import open_contents
from generator.importing.table import Table

_RUNS = 3
_ROWS = (300, 3_000)
#: The bounds: issue 7, show 6.
_MOST_SECONDS, _MOST_MIB = 10.0, 500
_SEED = ROOT / "tests" / "fixtures" / "measures-2566.txt"


def main() -> None:
    """Measure and print a table."""
    start, busy, memory = _measured("--version")
    print("| what | seconds | of the processor | MiB |")
    print("|---|---|---|---|")
    print(f"| start of the command | {start:.1f} | {busy:.1f} | {memory} |")
    took = {}
    with tempfile.TemporaryDirectory() as name:
        for rows in _ROWS:
            source = _workbook(Path(name), rows)
            words = ("import", str(source), "-m", f"{name}/none.yml", "-o")
            seconds, took[rows], memory = _measured(*words)
            print(f"| workbook of {rows:,} rows | {seconds:.1f} | {took[rows]:.1f} | {memory} |")
    small, large = (took[rows] - busy for rows in _ROWS)
    print(f"\nBounds: {_MOST_SECONDS:.0f} s and {_MOST_MIB} MiB for {_ROWS[1]:,} rows.")
    print(f"Ten times the rows take {large / small:.1f} times as long, the start apart.")


def _workbook(folder: Path, rows: int) -> Path:
    """Write the seed's rows below each other, each measure with a number of its own."""
    (table,) = (
        block
        for block in open_contents(_SEED.read_bytes(), _SEED.name).blocks
        if isinstance(block, Table)
    )
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise RuntimeError("openpyxl made no sheet")
    sheet.append(["มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. 2566"])
    sheet.append([table.text(0, column) for column in range(table.width)])
    for number in range(rows):
        texts = [table.text(1 + number % (table.height - 1), c) for c in range(table.width)]
        texts[1] = f"{texts[1] or 'ประเด็น'} {number}"
        sheet.append(texts)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"  # Excel would take "- info graphic" for a formula.
    book.save(folder / f"{rows}.xlsx")
    return folder / f"{rows}.xlsx"


def _measured(*words: str) -> tuple[float, float, int]:
    """Give the median seconds, by the clock and of the processor, and the largest MiB of a run."""
    seconds, busy, memory = [], [], 0
    for run in range(_RUNS):
        more = [f"{words[1]}.{run}.yml"] if words[-1] == "-o" else []
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", *words, *more],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - begun)
        busy.append(usage.ru_utime + usage.ru_stime)
        if status:
            raise RuntimeError(f"{words} left with status {status}")
        process.returncode = 0
        memory = max(memory, usage.ru_maxrss // 1024)
    return statistics.median(seconds), statistics.median(busy), memory


if __name__ == "__main__":
    main()
