"""Lighthouse's score of speed on a phone: ``python -m bench.speed``. The median of three runs,
with the throttling of its own model; needs ``npm ci --prefix tests/tools`` and Chromium. The report
goes to stdout.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.session import ROOT

_RUNS = 3
#: The bound: at least this score on each page.
_BOUND = 95
_PAGES = ("", "2566/measures/publish-service-manuals/", "oit/2566/o42/", "infographics/")
_LIGHTHOUSE = ROOT / "tests/tools/node_modules/lighthouse/cli/index.js"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
_SHOWN = ("first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Build the seed's site, measure it, and print a table."""
    if not (_LIGHTHOUSE.is_file() and shutil.which("node") and shutil.which("chromium")):
        print("bench.speed: no Lighthouse, Node or Chromium here: left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        site = _build(Path(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print("| page | speed | first paint | largest paint | shift |")
        print("|---|---|---|---|---|")
        for page in _PAGES:
            _measure(page, f"http://127.0.0.1:{server.server_port}/{page}")
        server.shutdown()


def _build(folder: Path) -> Path:
    config = folder / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config.write_text(text, encoding="utf-8")
    for name in ("content", "overrides", "measures.yml"):
        (folder / name).symlink_to(ROOT / name)
    command = [sys.executable, "-m", "generator", "build", "-f", str(config)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder / "site"


def _measure(page: str, address: str) -> None:
    reports = [_report(address) for _ in range(_RUNS)]
    scores = [100 * report["categories"]["performance"]["score"] for report in reports]
    values = [
        statistics.median(report["audits"][name]["numericValue"] for report in reports)
        for name in _SHOWN
    ]
    score = statistics.median(scores)
    first, largest, shift = values
    print(
        f"| /{page} | {score:.0f} (bound {_BOUND}) | {first / 1000:.1f} s"
        f" | {largest / 1000:.1f} s | {shift:.3f} |"
    )


def _report(address: str) -> dict[str, Any]:
    done = subprocess.run(
        ["node", str(_LIGHTHOUSE), address, "--quiet", "--output=json",
         "--only-categories=performance", f"--chrome-flags={_FLAGS}"],
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    report: dict[str, Any] = json.loads(done.stdout)
    return report


if __name__ == "__main__":
    main()
