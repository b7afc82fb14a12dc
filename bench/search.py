"""The search: ``python -m bench.search``. Size of the index, time to write it, what a first query
asks for and how soon its first result stands there, memory of the page in Chromium; the report goes
to stdout. Bounds are those of the issue that brought the search.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.entries import made_up, pieces_of
from bench.session import ROOT
from generator.clock import build_day
from generator.engine import build_site
from generator.load import load
from generator.office import open_office
from generator.search.entries import Entry
from generator.search.index import index_files
from generator.search.tuning import tuning

_QUERIES = ("ร้องเรียน", "งบประมาณ", "คู่มือ ประชาชน", "จัดซื้อจัดจ้าง", "การ", "e-service")
#: Entries and pages a document; bounds: milliseconds to the first result, kB of the first query.
_CASES = (
    (100, 0, None, 100),
    (1_000, 0, 100, None),
    (10_000, 0, 300, None),
    (20_000, 10, 300, 400),
)
_MEMORY = 150
_TYPE = """async query => {
  const input = document.querySelector("main input[type=search]");
  const list = document.querySelector("main .ps-results");
  input.focus();
  await new Promise(done => setTimeout(done, 300)); // between the tap and the first letter
  const start = performance.now();
  const shown = new Promise(done => new MutationObserver((_, watch) => {
    if (list.children.length) { watch.disconnect(); done(performance.now() - start); }
  }).observe(list, { childList: true }));
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return shown;
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Measure every case and print a table."""
    if not shutil.which("chromium"):
        print("bench.search: no Chromium here: left out")
        return
    print("| entries | index, kB packed | written in | first query, kB | first result | memory |")
    print("|--:|--:|--:|--:|--:|--:|")
    pieces = pieces_of(sample_entries())
    with tempfile.TemporaryDirectory() as folder:
        site = build_sample(Path(folder))
        for count, pages, soon, light in _CASES:
            _measure(site, made_up(pieces, count, pages), soon, light)


def sample_entries() -> list[Entry]:
    """List what can be found on the sample site."""
    office = open_office(ROOT, ROOT / "content", progress=False)
    register = load(ROOT / "measures.yml", holdings=office.stock.holdings).register
    if register is None:
        raise SystemExit("measures.yml has errors")
    return office.site(register, build_day({"SOURCE_DATE_EPOCH": "1680393600"})).entries()


def build_sample(folder: Path) -> Path:
    """Build the sample site into a folder."""
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    for name in ("content", "overrides", "measures.yml"):
        (folder / name).symlink_to(ROOT / name)
    return build_site(folder / "mkdocs.yml", None)


def _measure(site: Path, entries: Sequence[Entry], soon: int | None, light: int | None) -> None:
    for old in (site / "search").glob("*.js"):
        old.unlink()
    start = time.perf_counter()
    files = list(index_files(entries, tuning()))
    written = time.perf_counter() - start
    sizes = {}
    for path, text in files:
        (site / path).write_text(text, encoding="utf-8")
        sizes[path] = len(gzip.compress(text.encode(), 6))
    asked, waits, memory = _try(site)
    first = [sum(sizes[path] for path in paths if path in sizes) / 1000 for paths in asked]
    print(
        f"| {len(entries):,} | {sum(sizes.values()) / 1000:,.0f} | {written:.1f} s"
        f" | {statistics.median(first):.0f}, at most {max(first):.0f}{_bound(light, 'kB')}"
        f" | {statistics.median(waits):.0f} ms, at most {max(waits):.0f}{_bound(soon, 'ms')}"
        f" | {memory:.0f} MB{_bound(_MEMORY, 'MB')} |"
    )


def _bound(value: int | None, unit: str) -> str:
    return f" (bound {value} {unit})" if value else ""


def _try(site: Path) -> tuple[list[set[str]], list[float], float]:
    """Ask each query as somebody who was never here: files asked for, time, memory at the end."""
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    asked, waits, memory = [], [], 0.0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for query in _QUERIES:
            page = browser.new_page()
            paths: set[str] = set()
            page.goto(f"{root}search/")
            page.on("request", partial(_note, paths, root))
            waits.append(page.evaluate(_TYPE, query))
            page.wait_for_timeout(100)
            asked.append(paths)
            memory = max(memory, _memory(page))
            page.close()
        browser.close()
    server.shutdown()
    return asked, waits, memory


def _note(paths: set[str], root: str, request: Any) -> None:
    paths.add(request.url.removeprefix(root).partition("?")[0])


def _memory(page: Any) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return used / 1e6


if __name__ == "__main__":
    main()
