"""With a repository on a host every edit is a proposal for review, and uploads go along."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.admin.site import admin_of
from generator.load import load
from tests.conftest import ROOT, serving
from tests.editor.filling import Desk, added, called, fill, items
from tests.editor.hub import API, Hub

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
REPOSITORY = {"name": "github", "repo": "office/ita", "base_url": "https://login.example.go.th"}
USER = {"backendName": "github", "token": "t", "login": "clerk"}


def test_a_change_and_its_upload_are_one_proposal(browser: Browser, tmp_path: Path) -> None:
    """Nothing reaches the main branch: one branch, one commit with both files, one pull request."""
    register = ROOT / "measures.yml"
    loaded = load(register)
    admin_of(REPOSITORY, loaded, register.name, "เขต").write(tmp_path)
    (tmp_path / "fonts").symlink_to(ROOT / "overrides/fonts")
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    before = register.read_bytes()
    hub = Hub({"measures.yml": before})
    scan = tmp_path / "figures.csv"
    scan.write_text("เดือน,จำนวน\nม.ค.,4\n", encoding="utf-8")
    strangers: list[str] = []
    complaints: list[str] = []
    context = browser.new_context()
    with serving(tmp_path) as host:
        context.add_init_script(
            f"localStorage.setItem('decap-cms-user', {json.dumps(json.dumps(USER))})"
        )
        context.route(f"{API}/**", hub.answer)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((host, API, "blob:", "data:"))
                else strangers.append(request.url)
            ),
        )
        desk = Desk(page, f"{host}admin/")
        page.goto(f"{host}admin/")
        page.get_by_role("heading", name="แก้ไขเรื่องใด").wait_for()
        group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
        evidence = added(called(items(group, "measures"), "improve-service-centre"), "evidence")
        fill(evidence, id="figures", title="จำนวนผู้รับบริการ")
        desk.upload(added(evidence, "file"), scan)
        page.get_by_role("button", name="ส่งเป็นข้อเสนอ").click()
        page.get_by_text("ส่งเป็นข้อเสนอแล้ว").first.wait_for()
    context.close()

    (branch,) = set(hub.refs) - {"main"}
    assert branch.startswith("cms/")
    assert hub.refs["main"] == "commit-main"
    (tree,) = hub.trees.values()
    changed = {entry["path"]: hub.blobs[entry["sha"]] for entry in tree}
    assert changed["content/evidence/2566/figures.csv"] == scan.read_bytes()
    lines = difflib.ndiff(
        before.decode().splitlines(), changed["measures.yml"].decode().splitlines()
    )
    assert [line for line in lines if line[0] in "+-"] == [
        "+       evidence:",
        "+       - id: figures",
        "+         title: จำนวนผู้รับบริการ",
        "+         file: 2566/figures.csv",
    ]
    assert [pull["base"] for pull in hub.pulls] == ["main"]
    assert hub.unknown == []
    assert strangers == []
    assert complaints == []
