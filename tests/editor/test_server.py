"""The server of the editor answers its own page and nobody else."""

from __future__ import annotations

import base64
import json
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from generator.admin.bridge import Bridge, NotDone
from generator.admin.server import EditorServer
from generator.edit.change import with_item, without
from generator.edit.writing import Value
from tests.conftest import ROOT, run
from tests.editor.conftest import TODAY

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


def test_nobody_is_answered_without_the_secret(server: EditorServer) -> None:
    """Another program on the machine does not know it."""
    api = server.editor.api
    for path in (
        "/api",
        "/guess/api",
        "/",
        "/%E0%B8%81/api",
        api + "x",
        api + "/",
        api.replace("/api", ""),
    ):
        assert _ask(server, "POST", path, INFO)[0] == 403


@pytest.mark.parametrize("path", ["", "admin/", "admin/config.json", "admin/admin.css", "fonts/x"])
def test_nothing_is_served_without_the_secret(server: EditorServer, path: str) -> None:
    """Whoever else is on the machine gets no page, no configuration and no hint of the address."""
    for before in ("/", "/guess/", "//", f"/{server.editor.token[:-1]}/"):
        assert _ask(server, "GET", before + path) == (403, "")


def test_the_page_is_not_given_to_a_foreign_name(server: EditorServer) -> None:
    """Also who knows the secret has to come by the name of the machine."""
    path = f"/{server.editor.token}/admin/config.json"
    assert _ask(server, "GET", path, Host="evil.example") == (403, "")
    assert _ask(server, "GET", path)[0] == 200


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
    assert _ask(server, "GET", f"/{server.editor.token}{path}")[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        *([], {}, "x", {"action": "getEntry"}, {"action": 1, "params": {}}),
        {"action": "getEntry", "params": {"path": "a\0b"}},
        {"action": "getEntry", "params": {"path": "\ud800"}},
        {"action": "getMedia", "params": {"mediaFolder": ["content"]}},
        {"action": "entriesByFiles", "params": {"files": [None]}},
        {"action": "persistEntry", "params": {"dataFiles": [], "assets": [], "options": {}}},
    ],
    ids=repr,
)
def test_nonsense_gets_an_answer(server: EditorServer, body: Any) -> None:
    """A request that makes no sense is told so; the server goes on."""
    assert _ask(server, "POST", server.editor.api, body)[0] in (400, 422)
    assert _ask(server, "POST", server.editor.api, INFO)[0] == 200


def test_a_body_that_is_too_large_is_not_read(server: EditorServer) -> None:
    """What is announced as too much is refused before it comes."""
    status, _ = _ask(server, "POST", server.editor.api, INFO, Content_Length=str(2**40))
    assert status == 413


@pytest.fixture
def bridge(office: Path) -> Bridge:
    return Bridge(office / "measures.yml", TODAY)


@pytest.mark.parametrize(
    "name", ["../secret.yml", "mkdocs.yml", "/etc/passwd", "content/x.yml", ""]
)
def test_only_the_files_of_the_register_are_read(bridge: Bridge, office: Path, name: str) -> None:
    """Other files of the office are not for the forms."""
    (office.parent / "secret.yml").write_text("a: b\n")
    with pytest.raises(NotDone):
        bridge.answer("getEntry", {"path": name})
    with pytest.raises(NotDone):
        _persist(bridge, name, "a: b\n", "a: b\n")


@pytest.mark.parametrize("name", ["../x.png", "content/../../x.png", "measures.yml"])
def test_only_content_is_shown(bridge: Bridge, office: Path, name: str) -> None:
    """Files outside of content/ are not shown as media."""
    (office.parent / "x.png").write_bytes(b"x")
    with pytest.raises(NotDone, match="นอกโฟลเดอร์"):
        bridge.answer("getMediaFile", {"path": name})


def test_a_link_out_of_content_is_not_followed(bridge: Bridge, office: Path) -> None:
    """A symbolic link does not open the rest of the disk."""
    (office.parent / "x.png").write_bytes(b"x")
    (office / "content/evidence/2566/link.png").symlink_to(office.parent / "x.png")
    with pytest.raises(NotDone, match="นอกโฟลเดอร์"):
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
def test_uploads_go_nowhere_else(bridge: Bridge, office: Path, name: str) -> None:
    """An upload becomes a file of evidence of a year, and nothing else."""
    before = {path for path in office.parent.rglob("*") if ".cache" not in path.parts}
    with pytest.raises(NotDone):
        _upload(bridge, office, name, b"a,b\n1,2\n")
    assert {path for path in office.parent.rglob("*") if ".cache" not in path.parts} == before


def test_an_upload_does_not_replace_another_file(bridge: Bridge, office: Path) -> None:
    """Published files stay what they are."""
    name = "content/evidence/2566/happy-hr.png"
    before = (office / name).read_bytes()
    with pytest.raises(NotDone, match="มีไฟล์อื่นชื่อ"):
        _upload(bridge, office, name, b"a,b\n1,2\n")
    assert (office / name).read_bytes() == before


def test_an_upload_goes_when_the_register_is_refused(bridge: Bridge, office: Path) -> None:
    """Nothing is left half done."""
    text = (office / "measures.yml").read_text(encoding="utf-8")
    broken = text.replace("- id: publish-service-manuals", "- id: improve-service-centre")
    with pytest.raises(NotDone, match="duplicate-id"):
        _upload(bridge, office, "content/evidence/2566/new.csv", b"a,b\n1,2\n", broken)
    assert not (office / "content/evidence/2566/new.csv").exists()
    assert (office / "measures.yml").read_text(encoding="utf-8") == text


def test_what_is_worth_a_look_is_told_after_saving(bridge: Bridge, office: Path) -> None:
    """A warning of the check keeps nobody from saving, and is shown."""
    text = (office / "measures.yml").read_text(encoding="utf-8")
    new = text.replace("due: 30 มี.ค. 66", "due: เมื่อพร้อม", 1)
    told = _persist(bridge, "measures.yml", new, text)["told"]
    assert told.startswith("บันทึกแล้ว มีข้อที่ควรดู:")
    assert "เมื่อพร้อม" in told


def _record(office: Path) -> None:
    """Write the ledger of what is public, with the seals of the closed years."""
    assert (
        run("generator", "ledger", "--write", "--as-of", "2026-11-27", cwd=office).returncode == 0
    )


def test_a_closed_year_changes_only_when_it_was_declared(bridge: Bridge, office: Path) -> None:
    """What was sealed is not changed in silence: first the register says so, then it is saved."""
    _record(office)
    register = office / "measures.yml"
    text = register.read_text(encoding="utf-8")
    new = text.replace("due: 30 มี.ค. 66", "due: 31 มี.ค. 66", 1)
    with pytest.raises(NotDone, match=r"2566 ปิดและบันทึกรอยไว้แล้ว .*publish-service-manuals"):
        _persist(bridge, "measures.yml", new, text)
    assert register.read_text(encoding="utf-8") == text
    told = (
        "changes:\n- year: 2566\n  date: 27 พ.ย. 2569\n  reason: พิมพ์ผิด\n"
        "  measures: publish-service-manuals\n"
    )
    _persist(bridge, "measures.yml", f"{text}\n{told}", text)
    _persist(bridge, "measures.yml", f"{new}\n{told}", f"{text}\n{told}")
    assert "31 มี.ค. 66" in register.read_text(encoding="utf-8")


def test_an_address_that_goes_is_told(office: Path) -> None:
    """While a year is open a measure may go: the addresses that will not open are named."""
    _record(office)
    (office / "ledger.txt").write_text(
        "\n".join(
            line
            for line in (office / "ledger.txt").read_text(encoding="utf-8").splitlines()
            if not line.startswith("=")
        ),
        encoding="utf-8",
    )
    text = (office / "measures.yml").read_text(encoding="utf-8")
    new = without(text, ("plans", 0, "indicators", 7, "measures", 2))
    told = _persist(Bridge(office / "measures.yml", TODAY), "measures.yml", new, text)["told"]
    assert "/2566/measures/publish-work-improvements/" in told
    assert "ledger-lost" in told


def test_a_second_problem_like_the_first_is_told(bridge: Bridge, office: Path) -> None:
    """What is alike but stands twice is counted."""
    text = (office / "measures.yml").read_text(encoding="utf-8")
    place = ("plans", 0, "indicators", 0, "measures", 0, "progress")
    log: dict[str, Value] = {"period": "เมื่อพร้อม", "result": "ทำแล้ว"}
    once = with_item(text, place, log)
    twice = with_item(once, place, log)
    _persist(bridge, "measures.yml", once, text)
    assert "เมื่อพร้อม" in _persist(bridge, "measures.yml", twice, once)["told"]


def test_a_folder_that_cannot_be_made_is_told(bridge: Bridge, office: Path) -> None:
    """The message says what stands in the way."""
    (office / "content/evidence/2567").write_text("a file\n")
    with pytest.raises(NotDone, match="เปิดหรือเขียนไฟล์ไม่ได้"):
        _upload(bridge, office, "content/evidence/2567/new.csv", b"a,b\n1,2\n")


def test_media_and_workflow_are_for_repositories(bridge: Bridge) -> None:
    """What would go past the form is refused in Thai."""
    for action in ("persistMedia", "deleteFiles", "publishUnpublishedEntry", "deleteEntry", "?"):
        with pytest.raises(NotDone, match="ทำสิ่งนี้ไม่ได้"):
            bridge.answer(action, {})


def _persist(bridge: Bridge, name: str, raw: str, was: str, *assets: dict[str, str]) -> Any:
    entry = {"path": name, "slug": "x", "raw": raw}
    options = {"was": was, "newEntry": False}
    return bridge.answer(
        "persistEntry", {"dataFiles": [entry], "assets": list(assets), "options": options}
    )


def _upload(bridge: Bridge, office: Path, name: str, content: bytes, raw: str | None = None) -> Any:
    text = (ROOT / "measures.yml").read_text(encoding="utf-8")
    asset = {"path": name, "content": base64.b64encode(content).decode(), "encoding": "base64"}
    return _persist(bridge, "measures.yml", raw or text, text, asset)
