"""The published site against its manifest, as it comes over the web."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.linkcheck.live.check import check_live
from generator.linkcheck.result import LinkResult
from generator.linkcheck.web.address import NoAddress
from generator.manifest import MANIFEST, complete_manifest
from tests.links.case import BROKEN, NOW, OK, QUICK, UNSURE
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import (
    HTML,
    PDF,
    Reply,
    answer,
    in_turn,
    login_form,
    page,
    redirect,
    zeros,
)

_BASE = "http://www.lab.go.th/ita/"
_PLAN = "evidence/2566/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"
_NO_PAGES = '{"schema": "prongsai/manifest/1", "evidence": [], "files": null}'
_OUTSIDE = _NO_PAGES.replace("null", '{"../x": [1, "' + "a" * 64 + '"]}')
_TYPES = {
    "html": HTML, "pdf": "application/pdf", "css": "text/css", "json": "application/json",
    "svg": "image/svg+xml", "csv": "text/csv",
}  # fmt: skip
_ITEMS = {
    "schema": "prongsai/oit/1",
    "items": [
        {"code": "O1", "title": "โครงสร้าง", "url": "oit/2566/o1/"},
        {"code": "O10", "title": "แผน", "url": "oit/2566/o10/"},
    ],
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site, sealed."""
    files = {
        "index.html": page("หน้าแรก"),
        "404.html": page("ไม่พบหน้านี้"),
        "style.css": "p { color: black }",
        "oit/2566/index.html": page("OIT 2566"),
        "oit/2566/o1/index.html": page("O1 โครงสร้าง", h1="O1 โครงสร้าง"),
        "oit/2566/o10/index.html": page("O10 แผน", h1="O10 แผน"),
        "data/2566/oit.json": json.dumps(_ITEMS, ensure_ascii=False),
        "evidence/2566/แผน.pdf": PDF,
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    _seal(tmp_path)
    return tmp_path


def _seal(site: Path) -> None:
    (site / MANIFEST).unlink(missing_ok=True)
    start = '{"schema": "prongsai/manifest/1", "evidence": [], "withdrawn": [],\n"files": null}\n'
    (site / MANIFEST).write_text(complete_manifest(site, start), encoding="utf-8")


def _published(site: Path) -> Mapping[str, Reply]:
    replies: dict[str, Reply] = {}
    for path in site.rglob("*"):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            kind = _TYPES.get(path.suffix[1:], "application/octet-stream")
            replies[f"/ita/{quote(name)}"] = answer(path.read_bytes(), 200, kind)
    for name, reply in list(replies.items()):
        if name.endswith("/index.html"):
            replies[name.removesuffix("index.html")] = reply
    return replies


def _check(
    lab: Lab, replies: Mapping[str, Reply], url: str = _BASE, **more: object
) -> tuple[LinkResult, ...]:
    if replies:
        lab.host(url.split("/")[2], replies)
    given = {"outside": lab.outside(), **more}
    return check_live(url, now=lambda: NOW, manners=QUICK, **given)


def _faults(results: tuple[LinkResult, ...]) -> list[tuple[str, str | None]]:
    bad = (result for result in results if result.state is not OK)
    return [(result.url.removeprefix(_BASE), result.reason) for result in bad]


def _json(text: str) -> Reply:
    return answer(text, 200, "application/json")


def test_a_faithful_site_is_fine(site: Path, lab: Lab) -> None:
    """Every file, the manifest and the page of each item."""
    results = _check(lab, _published(site))
    assert _faults(results) == []
    assert len(results) == 8 + 1 + 2


@pytest.mark.parametrize("url", [_BASE.removesuffix("/"), f"{_BASE}index.html", f"{_BASE}#top"])
def test_the_front_page_may_be_written_in_each_way(url: str, site: Path, lab: Lab) -> None:
    """With its file, without its slash."""
    assert _faults(_check(lab, _published(site), url)) == []


def test_one_changed_byte_is_found(site: Path, lab: Lab) -> None:
    """The size is the same, the content is not: both hashes are told apart."""
    changed = answer(PDF[:-2] + b"X\n", 200, "application/pdf")
    results = _check(lab, {**_published(site), f"/ita/{_PLAN}": changed})
    assert _faults(results) == [(_PLAN, "link-live-hash")]
    (result,) = (result for result in results if result.state is BROKEN)
    expected, found = result.detail.split(" ≠ ")
    assert (len(expected), len(found)) == (12, 12)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer("", 404), "link-live-missing"),
        (answer(b"%PDF", 200, "application/pdf"), "link-live-size"),
        (answer(PDF * 9000, 200, "application/pdf"), "link-live-size"),
        (answer(PDF, 200, "text/html"), "link-live-type"),
        (answer("", 401), "link-login"),
        (answer("", 500), "link-server-error"),
        (redirect("http://10.0.0.1/"), "link-private"),
        (answer(PDF, 200, "application/pdf", length=len(PDF) + 9), "link-truncated"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(
    reply: Reply, reason: str, site: Path, lab: Lab
) -> None:
    """Gone, cut, longer, of another type, behind a sign-in."""
    name = "evidence/2566/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf"
    assert _faults(_check(lab, {**_published(site), f"/ita/{name}": reply})) == [(name, reason)]


def test_a_file_that_came_only_at_the_second_attempt_is_fine(site: Path, lab: Lab) -> None:
    """A passing fault is asked again, and what came of the first attempt does not count."""
    half = answer(b"p {", 200, "text/css", length=18)
    whole = answer(b"p { color: black }", 200, "text/css")
    assert _faults(_check(lab, {**_published(site), "/ita/style.css": in_turn(half, whole)})) == []


def test_a_manifest_that_broke_off_is_read_anew(site: Path, lab: Lab) -> None:
    """What came of the first attempt does not count."""
    whole = (site / MANIFEST).read_bytes()
    found = answer(whole, 200, "application/json")
    half = answer(whole[:40], 200, "application/json", length=len(whole))
    replies = {**_published(site), f"/ita/{MANIFEST}": in_turn(found, half, found)}
    assert _faults(_check(lab, replies)) == []


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", None])
def test_styles_under_another_type_are_found(kind: str | None, site: Path, lab: Lab) -> None:
    """Browsers take styles only as text/css."""
    replies = {**_published(site), "/ita/style.css": answer(b"p { color: black }", 200, kind)}
    assert _faults(_check(lab, replies)) == [("style.css", "link-live-type")]


def test_a_host_may_use_the_page_for_what_is_not_found(site: Path, lab: Lab) -> None:
    """It gives 404.html with status 404, which is right."""
    replies = {**_published(site), "/ita/404.html": answer((site / "404.html").read_bytes(), 404)}
    assert _faults(_check(lab, replies)) == []


def test_a_host_may_shorten_the_addresses_of_pages(site: Path, lab: Lab) -> None:
    """Redirects from index.html to its folder lead to the same page."""
    replies = dict(_published(site))
    for name in list(replies):
        if name.endswith("/index.html"):
            replies[name] = redirect("./", 301)
    assert _faults(_check(lab, replies)) == []


def test_the_page_of_an_item_names_its_item(site: Path, lab: Lab) -> None:
    """O1 does not stand in O10: yesterday's page under today's address is found."""
    wrong = (site / "oit/2566/o10/index.html").read_bytes()
    replies = {**_published(site), "/ita/oit/2566/o1/": answer(wrong)}
    assert _faults(_check(lab, replies)) == [("oit/2566/o1/", "link-live-item-code")]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer("", 404), "link-live-missing"),
        (answer(page("เข้าสู่ระบบ", login_form("O1"))), "link-login"),
        (answer("O1", 200, "text/plain"), "link-live-type"),
        (redirect("https://accounts.google.com/x"), "link-login"),
    ],
)
def test_the_page_of_an_item_is_open_to_anyone(
    reply: Reply, reason: str, site: Path, lab: Lab
) -> None:
    """As the assessor opens it, by the address that was handed in."""
    replies = {**_published(site), "/ita/oit/2566/o1/": reply}
    assert _faults(_check(lab, replies)) == [("oit/2566/o1/", reason)]


@pytest.mark.parametrize(
    "content",
    ["{", '{"items": [{"code": "O1"}]}', '{"items": [{"code": "O1", "url": "http://:x"}]}'],
)
def test_damaged_items_are_named(content: str, site: Path, lab: Lab) -> None:
    """The other files are checked all the same."""
    (site / "data/2566/oit.json").write_text(content, encoding="utf-8")
    _seal(site)
    assert _faults(_check(lab, _published(site))) == [("data/2566/oit.json", "link-live-no-items")]


@pytest.mark.parametrize(
    ("reply", "state", "reason"),
    [
        (answer("", 404), BROKEN, "link-live-no-manifest"),
        (_json("{}"), BROKEN, "link-live-bad-manifest"),
        (_json("[" * 99_999), BROKEN, "link-live-bad-manifest"),
        (_json(_OUTSIDE), BROKEN, "link-live-bad-manifest"),
        (_json(_NO_PAGES), UNSURE, "link-live-partial"),
        (redirect("https://login.microsoftonline.com/x"), BROKEN, "link-login"),
        (answer("", 503), UNSURE, "link-busy"),
    ],
)
def test_without_a_manifest_that_is_the_only_result(
    reply: Reply, state: str, reason: str, lab: Lab
) -> None:
    """Why it cannot be had is said as of any page."""
    (result,) = _check(lab, {f"/ita/{MANIFEST}": reply})
    assert (result.state, result.reason) == (state, reason)


def test_a_site_that_moved_is_checked_where_it_is(
    site: Path, lab: Lab, certificates: Certificates
) -> None:
    """From http to https, file by file without detours."""
    context = certificates.good("www.lab.go.th").context()
    lab.secure_host("www.lab.go.th", _published(site), context)
    moved = {f"/ita/{MANIFEST}": redirect(f"https://www.lab.go.th/ita/{MANIFEST}", 301)}
    outside = lab.outside(certificates.trust())
    assert _faults(_check(lab, moved, "http://old.lab.go.th/ita/", outside=outside)) == []
    assert lab.asked("old.lab.go.th") == [f"/ita/{MANIFEST}"]


def test_a_private_site_is_not_asked_unless_allowed(site: Path, lab: Lab) -> None:
    """The way out is named by the message."""
    replies = _published(site)
    (result,) = _check(lab, replies, "http://10.0.0.5/ita/")
    assert (result.reason, lab.connected) == ("link-private", [])
    results = _check(lab, replies, "http://10.0.0.5/ita/", allow_private=True)
    assert {result.state for result in results} == {OK}


def test_what_is_no_address_is_said(lab: Lab) -> None:
    """The caller says so to the user."""
    with pytest.raises(NoAddress):
        _check(lab, {}, "www.lab.go.th")


def test_large_files_are_compared_within_little_memory(site: Path, lab: Lab) -> None:
    """A piece at a time."""
    size = 64 << 20
    path = site / "evidence/2566/แผน.pdf"
    path.write_bytes(bytes(size))
    _seal(site)
    path.write_bytes(b"")
    replies = {**_published(site), f"/ita/{_PLAN}": zeros(size, "application/pdf")}
    tracemalloc.start()
    results = _check(lab, replies)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert _faults(results) == []
    assert peak < 16 << 20
