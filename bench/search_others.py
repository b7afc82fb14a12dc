"""Our search beside Material's and Pagefind's on the same pages: ``python -m bench.search_others``.

Recall and precision of the first ten against looking through everything, bytes of a first query,
time to its answer. Pagefind is no dependency: its rows are left out until ``pip install pagefind
pagefind_bin_extended``. The report goes to stdout.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from bench.entries import made_up, pieces_of
from bench.search import Quiet, build_sample, sample_entries
from bench.session import ROOT
from generator.search.entries import Entry
from generator.search.folding import folded
from generator.search.index import index_files
from generator.search.tuning import tuning

_SIZES = (100, 1_000)
_TEN = 10
_PLAIN = """\
site_name: plain
theme: {name: material, language: th, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
"""
_OURS = "async q => (await prongsai.answer(q, {}, 10)).results.map(found => found.url)"
_PAGEFIND = """async q => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  const { results } = await pagefind.search(q);
  return (await Promise.all(results.slice(0, 10).map(result => result.data()))).map(it => it.url);
}"""
_MATERIAL = """async q => {
  const input = document.querySelector(".md-search__input");
  const meta = document.querySelector(".md-search-result__meta");
  const before = meta.textContent;
  input.focus();
  input.value = q;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  for (let waited = 0; meta.textContent === before && waited < 8000; waited += 20) {
    await new Promise(done => setTimeout(done, 20));
  }
  await new Promise(done => setTimeout(done, 200));
  return [...document.querySelectorAll(".md-search-result__item > a")].map(link => link.href);
}"""


@dataclass(frozen=True, slots=True)
class Way:
    """A search: how its site is made, where one asks, what is run there, where its files lie, and
    how long the script itself waits after the answer, in milliseconds."""

    name: str
    make: Callable[[Path, Sequence[Entry]], Path]
    page: str
    ask: str
    files: tuple[str, ...]
    idle: int = 0


def main() -> None:
    """Measure every way at every size and print a table."""
    if not shutil.which("chromium"):
        print("bench.search_others: no Chromium here: left out")
        return
    own = ("assets/javascripts/workers/", "assets/javascripts/lunr/", "search/")
    ways = [
        Way("ours", _ours, "search/", _OURS, ("search/",)),
        Way("Material", _material, "", _MATERIAL, own, 200),
    ]
    if importlib.util.find_spec("pagefind"):
        ways.append(Way("Pagefind", _pagefind, "", _PAGEFIND, ("pagefind/",)))
    pieces = pieces_of(sample_entries())
    queries = [query for query in _queries() if query == query.split()[0]]
    print("| pages | search | recall | precision | nothing found | first query, kB | answer |")
    print("|--:|---|--:|--:|--:|--:|--:|")
    for size in _SIZES:
        entries = made_up(pieces, size)
        asked = [query for query in queries if _relevant(entries, query)]
        for way in ways:
            with tempfile.TemporaryDirectory() as folder:
                _measure(way, way.make(Path(folder), entries), entries, asked)


def _queries() -> Iterator[str]:
    """Give the queries of the tests that one word answers, without synonyms and typing errors."""
    text = (ROOT / "tests/search/queries.yml").read_text(encoding="utf-8")
    same = {folded(word) for group in tuning().synonyms for word in group}
    for query in yaml.safe_load(text)["queries"]:
        word = query["q"]
        # Numbers stand in places and keys too, which the other two are not given.
        if folded(word) not in same and not query.get("none") and not re.search(r"\d", word):
            yield word


def _relevant(entries: Sequence[Entry], query: str) -> set[str]:
    word = folded(query)
    return {e.url for e in entries if word in folded(e.title) or word in folded(e.text)}


def _ours(folder: Path, entries: Sequence[Entry]) -> Path:
    site = build_sample(folder)
    for old in (site / "search").glob("*.js"):
        old.unlink()
    for path, text in index_files(entries, tuning()):
        (site / path).write_text(text, encoding="utf-8")
    return site


def _material(folder: Path, entries: Sequence[Entry]) -> Path:
    (folder / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    for entry in entries:
        path = folder / "docs" / entry.url / "index.md"
        path.parent.mkdir(parents=True)
        path.write_text(f"# {entry.title}\n\n{entry.text}\n", encoding="utf-8")
    (folder / "docs/index.md").write_text("# plain\n", encoding="utf-8")
    _run(folder, "mkdocs", "build", "-q")
    return folder / "site"


def _pagefind(folder: Path, entries: Sequence[Entry]) -> Path:
    page = '<!doctype html><html lang="th"><title>{0}</title><body><h1>{0}</h1><p>{1}</p>'
    for entry in entries:
        path = folder / entry.url / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(page.format(entry.title, entry.text), encoding="utf-8")
    (folder / "index.html").write_text(page.format("plain", ""), encoding="utf-8")
    _run(folder, "pagefind", "--site", ".", "--silent")
    return folder


def _run(folder: Path, *command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True)


def _measure(way: Way, site: Path, entries: Sequence[Entry], queries: Sequence[str]) -> None:
    recalls, precisions, sizes, waits = [], [], [], []
    for query in queries:
        matters = _relevant(entries, query)
        urls, size, wait = _ask(way, site, query)
        right = len(matters.intersection(urls))
        recalls.append(right / min(_TEN, len(matters)))
        precisions.append(right / len(urls) if urls else 0.0)
        sizes.append(size)
        waits.append(wait)
    print(
        f"| {len(entries):,} | {way.name} | {statistics.mean(recalls):.2f}"
        f" | {statistics.mean(precisions):.2f} | {recalls.count(0)} of {len(queries)}"
        f" | {statistics.median(sizes) / 1000:,.0f} | {statistics.median(waits):.0f} ms |",
        flush=True,
    )


def _ask(way: Way, site: Path, query: str) -> tuple[list[str], int, float]:
    """Ask as somebody who was never here: first ten addresses, bytes asked for packed, ms."""
    with _open(site) as (page, root):
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{root}{way.page}", wait_until="networkidle")
        start = time.perf_counter()
        found = page.evaluate(way.ask, query)
        wait = (time.perf_counter() - start) * 1000 - way.idle
        page.wait_for_timeout(50)
    paths = {_path(url, root) for url in asked}
    size = sum(_packed(site / path) for path in paths if path.startswith(way.files))
    return list(dict.fromkeys(_path(url, root) for url in found))[:_TEN], size, wait


def _path(url: str, root: str) -> str:
    return url.removeprefix(root).lstrip("/").partition("#")[0].partition("?")[0]


def _packed(path: Path) -> int:
    content = path.read_bytes() if path.is_file() else b""
    return min(len(content), len(gzip.compress(content, 6)))


@contextmanager
def _open(site: Path) -> Iterator[tuple[Any, str]]:
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser.new_page(), root
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
