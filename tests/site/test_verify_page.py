"""The page /verify/ in Chromium: what a reader is told about a file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from generator.pages.page import Press
from generator.pages.typeset import Typesetter
from generator.pages.verify import embedded, verify_page
from tests.conftest import ROOT, serving
from tests.published import AS_OF, CONTENT, HELD, WITHDRAWN, register, sha256, write_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_NEWEST = CONTENT["evidence/2566/manual-2.pdf"]
_FIRST = CONTENT["evidence/2566/manual-1.pdf"]
#: The page alone: no script or style in it, nothing from elsewhere.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:"
)
_FRAME = """\
<!doctype html>
<html lang="th"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">{policy}
<title>ตรวจไฟล์</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="../css/tokens.css"><link rel="stylesheet" href="../css/site.css">
</head><body data-md-color-scheme="{scheme}">{sprite}
<main id="main"><article class="ps-page">{body}</article></main></body></html>
"""


def _body() -> str:
    th = Typesetter()
    agency = register().agency
    site = SimpleNamespace(agency=th(agency.name), short=th(agency.short), parent=None)
    return Press(th, {"site": site}).print(verify_page(th, register(), AS_OF)).body


def _write(folder: Path, name: str, *, scheme: str = "default", policy: str = "") -> None:
    sprite = (ROOT / "overrides/partials/sprite.html").read_text(encoding="utf-8")
    drawn = re.sub(r"\{#.*?#\}", "", sprite, flags=re.S)
    path = folder / name / "index.html"
    path.parent.mkdir(parents=True)
    text = _FRAME.format(policy=policy, scheme=scheme, sprite=drawn, body=_body())
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of this one page, in light, in dark, and under a strict policy."""
    site = tmp_path_factory.mktemp("verify") / "www" / "a" / "b"
    for name in ("css", "fonts", "js"):
        shutil.copytree(ROOT / "overrides" / name, site / name)
    _write(site, "verify")
    _write(site, "dark", scheme="slate")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    _write(site, "strict", policy=policy)
    write_files(site)
    (site / "data").mkdir()
    return site


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    """The site on a server, under a sub-path."""
    with serving(folder.parent.parent) as host:
        yield f"{host}a/b/"


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """The page, in a context of its own, with its faults as an attribute of the test's page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}verify/")
    yield page
    context.close()


def _choose(page: Page, *files: tuple[str, bytes]) -> list[str]:
    """Choose files the way people do, and give the words of the answer of each."""
    payload = [{"name": n, "mimeType": "application/pdf", "buffer": b} for n, b in files]
    page.set_input_files("input[type=file]", payload)  # type: ignore[arg-type]
    page.wait_for_function(
        "n => document.querySelectorAll('.ps-verify__card').length === n", arg=len(files)
    )
    page.get_by_text("ตรวจเสร็จแล้ว").wait_for()
    return [card.inner_text() for card in page.locator(".ps-verify__card").all()]


def _words(page: Page) -> list[str]:
    return page.locator(".ps-verify__card .ps-state").all_inner_texts()


def _answers(page: Page) -> list[str]:
    """Ask about one file of each kind."""
    changed = bytes([_NEWEST[0] ^ 1]) + _NEWEST[1:]
    _choose(
        page,
        ("anything.pdf", _NEWEST),
        ("x.pdf", _FIRST),
        ("คู่มือ ฉบับ 2 (1).PDF", changed),
        ("minutes.pdf", WITHDRAWN),
        ("letter.pdf", b"something else"),
    )
    return _words(page)


_FIVE = ["เผยแพร่แล้ว", "มีฉบับใหม่กว่า", "ชื่อตรง เนื้อหาไม่ตรง", "ถอนแล้ว", "ไม่รู้จักไฟล์นี้"]


def test_each_kind_of_file_gets_its_answer(page: Page) -> None:
    """Published, earlier, changed by a byte, withdrawn and unknown are told apart."""
    assert _answers(page) == _FIVE


def test_it_works_without_the_network(page: Page) -> None:
    """Once the page is there nothing more is fetched, and nothing is sent."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    assert _answers(page) == _FIVE
    assert asked == []


def test_it_works_from_a_disk(browser: Browser, folder: Path) -> None:
    """A copy on a stick answers too, and its links name the page in full."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{folder}/verify/index.html")
    assert _answers(page) == _FIVE
    link = page.get_by_role("link", name="คู่มือ </script> ฉบับ 2").first
    assert link.evaluate("a => a.href") == f"file://{folder}/evidence/manual-2/index.html"
    context.close()


def test_it_works_where_the_connection_is_not_safe(browser: Browser, base: str) -> None:
    """Many offices serve plain http, where browsers offer no hashing of their own."""
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'crypto', {value: undefined})")
    page = context.new_page()
    page.goto(f"{base}verify/")
    assert _answers(page) == _FIVE
    context.close()


def test_it_works_under_a_strict_policy(browser: Browser, base: str) -> None:
    """Neither inline script nor inline style is used."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(f"{base}strict/")
    assert _answers(page) == _FIVE
    assert faults == []
    context.close()


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 119, 120, 4 << 20, (4 << 20) + 57])
def test_the_hash_is_the_one_that_everybody_computes(page: Page, size: int) -> None:
    """Short ones, those at the edges of a block, and those that are read in pieces."""
    content = bytes(index * 7 % 251 for index in range(min(size, 997))) * (size // 997 + 1)
    [card] = _choose(page, ("file.bin", content[:size]))
    assert f"SHA-256 {sha256(content[:size])}" in card


def test_an_earlier_version_leads_to_the_newer(page: Page) -> None:
    """The link goes to the page of the current version."""
    [card] = _choose(page, ("x.pdf", _FIRST))
    assert "ไม่ใช่ฉบับปัจจุบัน" in card
    link = page.locator(".ps-verify__card").get_by_role("link", name="คู่มือ </script> ฉบับ 2")
    assert link.evaluate("a => a.href").endswith("/a/b/evidence/manual-2/")


def test_a_withdrawn_file_says_when_and_why(page: Page) -> None:
    """Date and reason of the entry are shown."""
    [card] = _choose(page, ("x.pdf", WITHDRAWN))
    assert "1\u00a0เม.ย.\u00a02566" in card
    assert "มีชื่อบุคคลภายนอก" in card


def test_a_published_file_says_since_when(page: Page) -> None:
    """Dates are in the Buddhist era; a sample is called one."""
    [card] = _choose(page, ("x.pdf", _NEWEST))
    assert "9\u00a0ม.ค.\u00a02566" in card
    assert "ตัวอย่าง" not in card
    [sample] = _choose(page, ("x.png", CONTENT["evidence/2566/steps.png"]))
    assert "ตัวอย่าง" in sample


def test_a_changed_file_shows_both_sizes(page: Page) -> None:
    """A cut-off download is seen at once; equal sizes are called equal."""
    [cut] = _choose(page, ("manual-2.pdf", _NEWEST[:9]))
    assert "ไฟล์นี้ 9 ไบต์" in cut
    assert f"ไฟล์ที่เผยแพร่ {len(_NEWEST)} ไบต์" in cut
    [same] = _choose(page, ("manual-2.pdf", b"?" + _NEWEST[1:]))
    assert "ขนาดเท่ากัน" in same


def test_a_held_file_is_unknown(page: Page) -> None:
    """What is not published cannot be recognised, not even as held back."""
    _choose(page, ("x.pdf", HELD))
    assert _words(page) == ["ไม่รู้จักไฟล์นี้"]


def test_a_new_choice_takes_the_place_of_the_one_before(page: Page) -> None:
    """Answers never stand beside another file's; a file can be chosen again after a change."""
    _choose(page, ("manual-2.pdf", _NEWEST))
    _choose(page, ("manual-2.pdf", b"?" + _NEWEST[1:]))
    assert _words(page) == ["ชื่อตรง เนื้อหาไม่ตรง"]


def test_the_answer_is_announced(page: Page) -> None:
    """A screen reader hears how many files were checked and what they are."""
    _choose(page, ("a.pdf", _NEWEST), ("b.pdf", _NEWEST), ("c.pdf", b"?"))
    said = page.get_by_role("status").first.inner_text()
    assert said == "ตรวจเสร็จแล้ว 3 รายการ: เผยแพร่แล้ว 2 · ไม่รู้จักไฟล์นี้ 1"


def test_a_file_can_be_dropped(page: Page) -> None:
    """Also beside the field: the page is not left."""
    left = page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "x.pdf"));
            const rest = {dataTransfer: data, bubbles: true, cancelable: true};
            return ["dragover", "drop"].map(
                (kind) => document.body.dispatchEvent(new DragEvent(kind, rest)));
        }""",
        _NEWEST.decode(),
    )
    page.locator(".ps-verify__card").wait_for()
    assert left == [False, False]
    assert _words(page) == ["เผยแพร่แล้ว"]


def test_the_keyboard_is_enough(page: Page) -> None:
    """The field is reached by Tab and opened by Space; its focus can be seen."""
    page.get_by_role("link", name="หน้าแรก").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "file"
    assert (
        page.locator(".ps-verify__drop").evaluate("e => getComputedStyle(e).outlineStyle")
        == "solid"
    )
    # What a click opens is the browser's own; that there is one shows that the field is worked.
    page.evaluate(
        """document.activeElement.addEventListener("click", (event) => {
            event.preventDefault();
            window.clicked = true;
        })"""
    )
    page.keyboard.press("Space")
    page.wait_for_function("() => window.clicked")


@pytest.mark.parametrize(
    "text",
    [
        "{0}",
        "  {1} \n",
        "SHA256 hash of C:\\a.pdf:\n{0}\nCertUtil: -hashfile command completed successfully.",
        "SHA256 hash of file a.pdf:\n{2}\nCertUtil: done",
        "{0}  manual-2.pdf",
        "SHA256          {1}       C:\\a.pdf",
    ],
)
def test_a_code_is_found_in_what_programs_print(page: Page, text: str) -> None:
    """certutil, old certutil with spaces, shasum and PowerShell."""
    code = sha256(_NEWEST)
    spaced = " ".join(code[at : at + 2] for at in range(0, 64, 2))
    page.get_by_role("textbox", name="รหัส SHA-256").fill(text.format(code, code.upper(), spaced))
    page.get_by_role("button", name="ค้นรหัสนี้").click()
    assert _words(page) == ["เผยแพร่แล้ว"]


def test_a_code_that_is_none_is_told(page: Page) -> None:
    """One sign too few is not looked up as if it were a code."""
    page.get_by_role("textbox", name="รหัส SHA-256").fill(sha256(_NEWEST)[:-1])
    page.get_by_role("button", name="ค้นรหัสนี้").click()
    assert "ไม่พบรหัส SHA-256" in page.get_by_role("status").nth(1).inner_text()
    assert _words(page) == []


def test_without_script_the_page_says_how_to_compare_by_hand(browser: Browser, base: str) -> None:
    """Nothing that needs script is offered; the commands and the list are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}verify/")
    assert page.locator("input[type=file]").is_hidden()
    assert page.get_by_text("ตรวจเองได้").is_visible()
    shown = page.inner_text("main")
    assert "certutil -hashfile" in shown
    assert "sha256sum" in shown
    link = page.get_by_role("link", name="manifest.json")
    assert link.get_attribute("href") == "../data/manifest.json"
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_answers_fit_the_screen(page: Page, width: int) -> None:
    """Long names and hashes do not push the page aside."""
    page.set_viewport_size({"width": width, "height": 800})
    _choose(page, ("ชื่อไฟล์ยาว" * 12 + ".pdf", _NEWEST), ("a" * 90 + ".pdf", b"?"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_titles_cannot_break_out_of_the_list_of_hashes() -> None:
    """Whatever stands in a title is data: it neither ends the script nor starts a comment."""
    nasty = "</script><!-- <script> & \u2028 \u2029"
    text = str(embedded([{"title": nasty}]))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == [{"title": nasty}]
