"""An office in a folder of its own, and the editor on it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.admin.bridge import Bridge
from generator.admin.server import Editor, EditorServer
from tests.conftest import copy_project
from tests.editor.filling import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser


TODAY = date(2026, 11, 27)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The seed's office."""
    return copy_project(tmp_path)


@pytest.fixture
def server(office: Path) -> Iterator[EditorServer]:
    """The editor of the office on a free port."""
    register = office / "measures.yml"
    editor = Editor(Bridge(register, TODAY), register.name, [office / "overrides" / "fonts"])
    with EditorServer(editor) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@dataclass
class Heard:
    """What a page asked for and complained of."""

    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def desk(browser: Browser, server: EditorServer, heard: Heard) -> Iterator[Desk]:
    """The editor in Chromium, at the size of an office's screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="th-TH")
    page = context.new_page()
    own = (f"http://127.0.0.1:{server.server_port}/", "blob:", "data:")
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(own) else heard.strangers.append(request.url)
        ),
    )
    page.on(
        "console",
        lambda said: None if said.type == "log" else heard.complaints.append(said.text),
    )
    page.on("pageerror", lambda error: heard.complaints.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    yield Desk(page, server.address)
    context.close()
