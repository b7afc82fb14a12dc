"""What tests share: the seed's register and site, a server on loopback, Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.load import load
from generator.register import Register

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
#: The day on which the look's prototype shows the seed: some deadlines passed, some to come.
RUNNING = "2023-04-02"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ALL = os.environ.get("PRONGSAI_ALL_TESTS") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium its tests are skipped, unless everything has to run."""
    if CHROMIUM or ALL:
        return
    skip = pytest.mark.skip(reason="no Chromium on this machine: browser tests are skipped")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(skip)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was left out."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    if skipped and not CHROMIUM:
        terminalreporter.write_line(f"no Chromium on this machine: {skipped} browser tests skipped")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of our tools the way people do, and give back what it said."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def copy_project(folder: Path) -> Path:
    """Copy what a site is made from into an empty folder."""
    project = folder / "project"
    project.mkdir()
    for name in ("mkdocs.yml", "measures.yml"):
        shutil.copy(ROOT / name, project)
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    # The samples are inspected once, not for every copy.
    (ROOT / ".cache").mkdir(exist_ok=True)
    (project / ".cache").symlink_to(ROOT / ".cache")
    return project


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return copy_project(tmp_path)


@pytest.fixture(scope="session")
def seed() -> Register:
    """The register of the seed."""
    register = load(ROOT / "measures.yml").register
    assert register is not None
    return register


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the seed during its fiscal year, built once for each worker."""
    project = copy_project(tmp_path_factory.mktemp("seed"))
    done = run("generator", "build", "--as-of", RUNNING, cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


class _Host(SimpleHTTPRequestHandler):
    """A host as offices have it: files, and 404.html for what is not there."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: object, **__: object) -> None:  # type: ignore[override]
        """Answer with the site's own page."""
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that leaves a page drops its connections."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; gives its address with a slash at the end."""
    server = _Server(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a real server, under a sub-path."""
    (site.parent / "www" / "a").mkdir(parents=True)
    (site.parent / "www" / "a" / "b").symlink_to(site)
    with serving(site.parent / "www") as host:
        yield f"{host}a/b/"


@pytest.fixture(scope="session")
def at_root(site: Path) -> Iterator[str]:
    """The site on a real server, at the root of the host."""
    with serving(site) as host:
        yield host


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium that can reach nothing but this machine."""
    from playwright.sync_api import sync_playwright

    arguments = [
        "--no-sandbox",
        "--disable-quic",
        "--disable-sync",
        "--disable-background-networking",
        "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()
