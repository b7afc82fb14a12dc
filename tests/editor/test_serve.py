"""`prongsai serve --edit`: the preview, and the editor beside it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import run

_ADDRESS = r"http://127\.0\.0\.1:\d+/[\w-]{32}/admin/"


@pytest.mark.slow
def test_the_editor_is_served_beside_the_preview(office: Path) -> None:
    """One command, in Thai; both are on loopback, and the editor has a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        preview = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--edit", "-a", preview]
    with subprocess.Popen(
        command, cwd=office, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as serving:
        try:
            assert serving.stdout is not None
            told = serving.stdout.readline()
            address = re.fullmatch(rf"แก้ไขด้วยแบบฟอร์มที่ ({_ADDRESS})\n", told)
            assert address, told
            parts = urlsplit(address[1])
            assert parts.netloc != preview
            connection = HTTPConnection(parts.netloc, timeout=30)
            connection.request("GET", parts.path)
            answer = connection.getresponse()
            assert answer.status == 200
            assert "แก้ไขข้อมูล" in answer.read().decode()
            connection.close()
        finally:
            serving.terminate()


def test_without_a_plugin_there_is_nothing_to_edit(office: Path) -> None:
    """The message names the line that is missing in mkdocs.yml."""
    (office / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (office / "content").rename(office / "docs")
    done = run("generator", "serve", "--edit", cwd=office)
    assert done.returncode == 2
    assert "transparency" in done.stderr
