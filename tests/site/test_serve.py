"""``mkdocs serve`` and ``prongsai serve``: a preview that follows the files."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

_PATIENCE = 40.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _text(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - loopback
            html = answer.read().decode()
    except (OSError, urllib.error.URLError):
        return ""
    return re.sub(r"<[^>]+>", "", html)


def _wait_for(address: str, words: str) -> str:
    """Ask until the page shows the words; give back the last answer."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        text = _text(address)
        if words in text:
            return text
        time.sleep(0.2)
    return _text(address)


@pytest.fixture(params=["prongsai", "mkdocs"])
def served(request: pytest.FixtureRequest, project: Path) -> Iterator[str]:
    """A running preview of the project."""
    place = f"127.0.0.1:{_free_port()}"
    if request.param == "prongsai":
        command = ["generator", "serve", "-a", place]
    else:
        command = ["mkdocs", "serve", "-a", place]
    with (project / "log.txt").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=project,
            stdout=log,
            stderr=log,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        yield f"http://{place}/"
        server.terminate()
        server.wait(timeout=20)


def test_the_preview_follows_the_register_and_survives_its_faults(
    served: str, project: Path
) -> None:
    """An edit shows; a fault shows as such above the last good pages; mending it shows again."""
    page = f"{served}2566/measures/publish-service-manuals/"
    log = project / "log.txt"
    assert "เพิ่มจุดเผยแพร่" in _wait_for(page, "เพิ่มจุดเผยแพร่"), log.read_text()

    register = project / "measures.yml"
    good = register.read_text()
    register.write_text(good.replace("issue: เพิ่มจุดเผยแพร่", "issue: เปลี่ยนแล้ว เพิ่มจุดเผยแพร่"))
    assert "เปลี่ยนแล้ว" in _wait_for(page, "เปลี่ยนแล้ว"), log.read_text()

    register.write_text(good.replace("  title: ", "  tilte: ", 1))
    broken = _wait_for(page, "unknown-key")
    assert "ไม่รู้จักช่อง tilte หมายถึง title หรือไม่" in broken, log.read_text()
    assert "เปลี่ยนแล้ว" in broken
    assert "กำกับติดตามรายเดือน" in broken, "the frame of the site stays while the file is broken"

    register.write_text(good)
    mended = _wait_for(page, "1.2")
    end = time.monotonic() + _PATIENCE
    while "tilte" in mended and time.monotonic() < end:
        time.sleep(0.2)
        mended = _text(page)
    assert "tilte" not in mended
    assert "เปลี่ยนแล้ว" not in mended


def test_the_preview_follows_a_plan_file_that_comes_later(served: str, project: Path) -> None:
    """Doing what the message says mends the preview: the missing file is created, then edited."""
    assert "สำนักงานเขตบางกอกน้อย" in _wait_for(served, "สำนักงานเขตบางกอกน้อย")
    register = project / "measures.yml"
    text = register.read_text()
    register.write_text(text.replace("plans:\n", "plans:\n- file: plans/2565.yml\n", 1))
    assert "plan-file-missing" in _wait_for(served, "plan-file-missing")
    (project / "plans").mkdir()
    plan = project / "plans" / "2565.yml"
    plan.write_text("fiscal_year: 2565\ntitle: แผนปีก่อน\nmeasures: []\n")
    assert "แผนปีก่อน" in _wait_for(f"{served}2565/", "แผนปีก่อน")
    plan.write_text("fiscal_year: 2565\ntitle: แผนที่แก้แล้ว\nmeasures: []\n")
    assert "แผนที่แก้แล้ว" in _wait_for(f"{served}2565/", "แผนที่แก้แล้ว")


def test_the_preview_follows_templates_and_content(served: str, project: Path) -> None:
    """A new page under content/ and a changed template of the theme show by themselves."""
    assert "สำนักงานเขตบางกอกน้อย" in _wait_for(served, "สำนักงานเขตบางกอกน้อย")
    (project / "content" / "new.md").write_text("# หน้าใหม่ที่เพิ่งเขียน\n")
    assert "หน้าใหม่ที่เพิ่งเขียน" in _wait_for(f"{served}new/", "หน้าใหม่ที่เพิ่งเขียน")
    footer = project / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text() + "<p>ท้ายกระดาษใหม่</p>")
    assert "ท้ายกระดาษใหม่" in _wait_for(served, "ท้ายกระดาษใหม่")


def test_a_preview_that_begins_with_a_fault_shows_it(project: Path) -> None:
    """Whoever starts with a broken file sees what is wrong, then the site once it is mended."""
    register = project / "measures.yml"
    good = register.read_text()
    register.write_text(good.replace("\n  monitored_by:", "\n\tmonitored_by:", 1))
    place = f"127.0.0.1:{_free_port()}"
    with (project / "log.txt").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "-a", place],
            cwd=project,
            stdout=log,
            stderr=log,
        )
        try:
            home = f"http://{place}/"
            assert "yaml-tab" in _wait_for(home, "yaml-tab"), (project / "log.txt").read_text()
            register.write_text(good)
            assert "ทั้งปีในหน้าเดียว" in _wait_for(home, "ทั้งปีในหน้าเดียว")
        finally:
            server.terminate()
            server.wait(timeout=20)
