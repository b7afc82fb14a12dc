"""Inspecting evidence: ``python -m bench.evidence``. Ratios against pypdfium2 doing the same
extraction and thumbnails, in one run; the report goes to stdout.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2

from bench.session import ROOT
from generator.inspect.crew import inspect_all
from generator.inspect.limits import PREVIEW_WIDTHS
from generator.inspect.shelf import scan
from generator.inspect.store import open_store

_SIZES = (100, 300, 1_000)
_PAGES = 10
_SAMPLES = ("manual-service-steps.pdf", "manual-service-steps-v1.pdf", "manual-disbursement.pdf")
#: Linux counts the peak in KiB, macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


def write_files(content: Path, count: int) -> list[Path]:
    """Write so many PDF files of ten pages of Thai text, each with a hash of its own."""
    folder = content / "evidence" / "2566"
    folder.mkdir(parents=True)
    document = pikepdf.new()
    while len(document.pages) < _PAGES:
        for name in _SAMPLES:
            with pikepdf.open(ROOT / "content" / "evidence" / "2566" / name) as sample:
                document.add_pages_from(sample)
    del document.pages[_PAGES:]
    paths = []
    for number in range(count):
        document.docinfo["/Subject"] = f"{number}"
        paths.append(folder / f"file-{number}.pdf")
        document.save(paths[-1])
    return paths


def plainly(paths: Sequence[Path], target: Path) -> None:
    """Take the text of all pages and two pictures of the first one, with pypdfium2 alone."""
    for path in paths:
        document = pypdfium2.PdfDocument(path.read_bytes())
        texts = [page.get_textpage().get_text_range() for page in document]
        (target / f"{path.stem}.json").write_text(json.dumps(texts, ensure_ascii=False))
        page = document[0]
        image = page.render(scale=max(PREVIEW_WIDTHS) / page.get_width()).to_pil().convert("RGB")
        for width in sorted(PREVIEW_WIDTHS, reverse=True):
            image.thumbnail((width, 4 * width), reducing_gap=2.0)
            stream = BytesIO()
            image.save(stream, "WEBP", quality=80)
            (target / f"{path.stem}-{width}.webp").write_bytes(stream.getvalue())
        document.close()


class Watch(threading.Thread):
    """Looks at all processes below this one until it is told to stop; ``peak`` is the largest peak
    of one of them in MiB. Only Linux tells; elsewhere it stays 0.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._stop_now = threading.Event()

    def run(self) -> None:
        """Look five times a second."""
        while not self._stop_now.wait(0.2):
            parents = dict(filter(None, map(_parent, Path("/proc").glob("[0-9]*"))))
            for pid in parents:
                if _descends(pid, parents):
                    self.peak = max(self.peak, _peak_of(pid))

    def stop(self) -> float:
        """Stop looking, and say what was seen."""
        self._stop_now.set()
        self.join()
        return self.peak


def _parent(process: Path) -> tuple[int, int] | None:
    """Give the numbers of a process and of its parent; None when it has ended."""
    try:
        return int(process.name), int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _descends(pid: int, parents: Mapping[int, int]) -> bool:
    """Say whether a process was started by this one, or by one that was."""
    while pid in parents:
        pid = parents[pid]
        if pid == os.getpid():
            return True
    return False


def _peak_of(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def measure(count: int) -> dict[str, float]:
    """Measure one size; seconds, and the largest process in MiB."""
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        content = Path(folder, "content")
        paths = write_files(content, count)
        target = Path(folder, "plain")
        target.mkdir()
        seconds = {}
        start = time.perf_counter()
        plainly(paths, target)
        seconds["plain"] = time.perf_counter() - start
        watch = Watch()
        watch.start()
        for workers in (1, 2):
            start = time.perf_counter()
            inspect_all(paths, open_store(Path(folder, f"cache-{workers}")), workers=workers)
            seconds[f"workers {workers}"] = time.perf_counter() - start
        start = time.perf_counter()
        scan(content, open_store(Path(folder, "cache-2")))
        seconds["again"] = time.perf_counter() - start
        worker = watch.stop()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 2**20
    return {**seconds, "memory": own, "memory of a worker": worker}


def main() -> None:
    """Measure each size in a process of its own, and write the ratios."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    print("| PDF files of 10 pages | 1 worker : pypdfium2 | 2 workers | unchanged | MiB | worker |")
    print("|---|---|---|---|---|---|")
    for count in _SIZES:
        command = [sys.executable, "-m", "bench.evidence", str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        found = json.loads(done.stdout)
        print(
            f"| {count:,} ({found['plain']:.1f} s) "
            f"| {found['workers 1'] / found['plain']:.2f} × (bound 1.3) "
            f"| {found['workers 1'] / found['workers 2']:.2f} × faster (bound 1.7) "
            f"| {found['again'] / found['workers 2']:.1%} of cold (bound 5 %) "
            f"| {found['memory']:.0f} | {found['memory of a worker']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
