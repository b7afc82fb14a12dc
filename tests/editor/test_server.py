"""The server of the editor answers its own page and nobody else."""

from __future__ import annotations

import base64
import json
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from generator.admin.desk import Desk, Refused
from generator.admin.server import EditorServer
from tests.conftest import ROOT

INFO = {"action": "info", "params": {}}


def _ask(
    server: EditorServer, method: str, path: str, body: Any = None, **headers: str
) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    own = f"127.0.0.1:{server.server_port}"
    sent = {"Host": own, "Origin": f"http://{own}", "Content-Type": "application/json"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    content = None if body is None else json.dumps(body).encode()
    connection.request(method, path, content, {k: v for k, v in sent.items() if v})
    answer = connection.getresponse()
    said = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, said


def test_its_own_page_is_answered(server: EditorServer) -> None:
    """With the right address, origin and token there is an answer."""
    assert _ask(server, "POST", server.editor.api, INFO)[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://www.example.com"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Host": "evil.example:80", "Origin": "http://evil.example:80"},
        {"Host": "127.0.0.1:1"},
        {"Content_Type": "text/plain"},
    ],
    ids=str,
)
def test_other_pages_and_names_are_refused(server: EditorServer, headers: dict[str, str]) -> None:
    """Neither a page elsewhere nor a name that leads here gets anything."""
    status, said = _ask(server, "POST", server.editor.api, INFO, **headers)
    assert status == 403
    assert "repo" not in said


def test_nobody_is_answered_without_the_token(server: EditorServer) -> None:
    """Another program on the machine does not know it."""
    for path in ("/api/", "/api/guess", "/api", server.editor.api + "x"):
        assert _ask(server, "POST", path, INFO)[0] == 403


def test_the_page_is_not_given_to_a_foreign_name(server: EditorServer) -> None:
    """The token stands in the page's configuration: who comes by another name does not see it."""
    status, said = _ask(server, "GET", "/admin/config.json", Host="evil.example")
    assert (status, said) == (403, "")
    assert _ask(server, "GET", "/admin/config.json")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/measures.yml",
        "/admin/../measures.yml",
        "/admin/%2e%2e/measures.yml",
        "/fonts/../../measures.yml",
        "/fonts/%2e%2e%2fmeasures.yml",
        "/fonts/",
        "/admin/labels.yml",
    ],
)
def test_only_files_of_the_page_are_served(server: EditorServer, path: str) -> None:
    """No path leads to the rest of the disk."""
    assert _ask(server, "GET", path)[0] == 404


@pytest.mark.parametrize("body", [[], {}, {"action": "getEntry"}, {"action": 1, "params": {}}, "x"])
def test_nonsense_gets_an_answer(server: EditorServer, body: Any) -> None:
    """A request that makes no sense is told so; the server goes on."""
    assert _ask(server, "POST", server.editor.api, body)[0] in (400, 422)
    assert _ask(server, "POST", server.editor.api, INFO)[0] == 200


def test_a_body_that_is_too_large_is_not_read(server: EditorServer) -> None:
    """What is announced as too much is refused before it comes."""
    status, _ = _ask(server, "POST", server.editor.api, INFO, Content_Length=str(2**40))
    assert status == 413


@pytest.fixture
def bridge(office: Path) -> Desk:
    return Desk(office / "measures.yml")


@pytest.mark.parametrize(
    "name", ["../secret.yml", "mkdocs.yml", "/etc/passwd", "content/x.yml", ""]
)
def test_only_the_files_of_the_register_are_read(bridge: Desk, office: Path, name: str) -> None:
    """Other files of the office are not for the forms."""
    (office.parent / "secret.yml").write_text("a: b\n")
    with pytest.raises(Refused):
        bridge.answer("getEntry", {"path": name})
    with pytest.raises(Refused):
        _persist(bridge, name, "a: b\n", "a: b\n")


@pytest.mark.parametrize("name", ["../x.png", "content/../../x.png", "measures.yml"])
def test_only_content_is_shown(bridge: Desk, office: Path, name: str) -> None:
    """Files outside of content/ are not shown as media."""
    (office.parent / "x.png").write_bytes(b"x")
    with pytest.raises(Refused, match="นอกโฟลเดอร์"):
        bridge.answer("getMediaFile", {"path": name})


def test_a_link_out_of_content_is_not_followed(bridge: Desk, office: Path) -> None:
    """A symbolic link does not open the rest of the disk."""
    (office.parent / "x.png").write_bytes(b"x")
    (office / "content/evidence/2566/link.png").symlink_to(office.parent / "x.png")
    with pytest.raises(Refused, match="นอกโฟลเดอร์"):
        bridge.answer("getMediaFile", {"path": "content/evidence/2566/link.png"})


@pytest.mark.parametrize(
    "name",
    [
        "content/evidence/2566/../../../x.csv",
        "content/evidence/2566/.htaccess",
        "content/evidence/2566/a/b.csv",
        "content/index.md",
        "measures.yml",
        "content/evidence/2566/a\\b.csv",
        "content/evidence/2566/a.csv ",
        "/x.csv",
    ],
)
def test_uploads_go_nowhere_else(bridge: Desk, office: Path, name: str) -> None:
    """An upload becomes a file of evidence of a year, and nothing else."""
    before = {path for path in office.parent.rglob("*") if ".cache" not in path.parts}
    with pytest.raises(Refused):
        _upload(bridge, office, name, b"a,b\n1,2\n")
    assert {path for path in office.parent.rglob("*") if ".cache" not in path.parts} == before


def test_an_upload_does_not_replace_another_file(bridge: Desk, office: Path) -> None:
    """Published files stay what they are."""
    name = "content/evidence/2566/happy-hr.png"
    before = (office / name).read_bytes()
    with pytest.raises(Refused, match="มีไฟล์อื่นชื่อ"):
        _upload(bridge, office, name, b"a,b\n1,2\n")
    assert (office / name).read_bytes() == before


def test_an_upload_goes_when_the_register_is_refused(bridge: Desk, office: Path) -> None:
    """Nothing is left half done."""
    text = (office / "measures.yml").read_text(encoding="utf-8")
    broken = text.replace("- id: publish-service-manuals", "- id: improve-service-centre")
    with pytest.raises(Refused, match="duplicate-id"):
        _upload(bridge, office, "content/evidence/2566/new.csv", b"a,b\n1,2\n", broken)
    assert not (office / "content/evidence/2566/new.csv").exists()
    assert (office / "measures.yml").read_text(encoding="utf-8") == text


def test_what_is_worth_a_look_is_told_after_saving(bridge: Desk, office: Path) -> None:
    """A warning of the check keeps nobody from saving, and is shown."""
    text = (office / "measures.yml").read_text(encoding="utf-8")
    new = text.replace("due: 30 มี.ค. 66", "due: เมื่อพร้อม", 1)
    told = _persist(bridge, "measures.yml", new, text)["told"]
    assert told.startswith("บันทึกแล้ว มีข้อที่ควรดู:")
    assert "เมื่อพร้อม" in told


def test_a_folder_that_cannot_be_made_is_told(bridge: Desk, office: Path) -> None:
    """The message says what stands in the way."""
    (office / "content/evidence/2567").write_text("a file\n")
    with pytest.raises(Refused, match="เปิดหรือเขียนไฟล์ไม่ได้"):
        _upload(bridge, office, "content/evidence/2567/new.csv", b"a,b\n1,2\n")


def test_media_and_workflow_are_for_repositories(bridge: Desk) -> None:
    """What would go past the form is refused in Thai."""
    for action in ("persistMedia", "deleteFiles", "publishUnpublishedEntry", "deleteEntry", "?"):
        with pytest.raises(Refused, match="ทำสิ่งนี้ไม่ได้"):
            bridge.answer(action, {})


def _persist(bridge: Desk, name: str, raw: str, was: str, *assets: dict[str, str]) -> Any:
    entry = {"path": name, "slug": "x", "raw": raw}
    options = {"was": was, "newEntry": False}
    return bridge.answer(
        "persistEntry", {"dataFiles": [entry], "assets": list(assets), "options": options}
    )


def _upload(bridge: Desk, office: Path, name: str, content: bytes, raw: str | None = None) -> Any:
    text = (ROOT / "measures.yml").read_text(encoding="utf-8")
    asset = {"path": name, "content": base64.b64encode(content).decode(), "encoding": "base64"}
    return _persist(bridge, "measures.yml", raw or text, text, asset)
