"""A clerk's way from a Word table to a published site: no YAML by hand, no git, no English."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PIL import Image, ImageDraw

from generator.load import load
from tests.conftest import ROOT, serving
from tests.importing.documents import word

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

_UNITS = ("ทะเบียน", "ปกครอง", "การคลัง", "เทศกิจ", "โยธา", "สิ่งแวดล้อมฯ")
_DAY = "2023-04-20"
_THAI = re.compile("[ก-๙]")
_WORDS = re.compile(r"\b[A-Za-z]{2,}\b")


@dataclass
class Clerk:
    """Somebody at a prompt: PATH leads to no program, git least of all."""

    folder: Path
    said: list[str] = field(default_factory=list)

    def do(self, *words: str | Path, expect: int = 0) -> str:
        """Run a verb and give all that it said."""
        done = subprocess.run(
            [sys.executable, "-m", "generator", *map(str, words)],
            cwd=self.folder,
            env={"PATH": "", "HOME": str(self.folder), "PYTHONPATH": str(ROOT), "LANG": "C"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == expect, told
        self.said.append(told)
        return told


def _manual(path: Path) -> Path:
    document = Document()
    document.core_properties.title = "คู่มือการให้บริการงานทะเบียนราษฎร"
    for number in range(1, 4):
        document.add_heading(f"ขั้นตอนที่ {number} ของงานทะเบียน", 1)
        document.add_paragraph("ยื่นคำร้องที่ฝ่ายทะเบียน รับบัตรคิวและรอเรียกตามลำดับ " * 5)
    document.save(str(path))
    return path


def _picture(path: Path) -> Path:
    picture = Image.new("RGB", (800, 600), "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 700, 500), outline="black", width=8)
    picture.save(path)
    return path


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Clerk:
    """The whole way, once."""
    desk = tmp_path_factory.mktemp("desk")
    person = Clerk(desk)
    named = [word for unit in _UNITS for word in ("--unit", f"ฝ่าย{unit}")]
    office = ("--name", "สำนักงานเขตทดลอง", "--id", "trial", "--year", "2566")
    person.do("init", "office", *office, *named)
    person.folder = desk / "office"
    person.do("import", word(desk / "แผน ปี 66.docx"), "--update", "--yes")
    person.do(
        "add", _manual(desk / "คู่มือ งานทะเบียน.docx"), "--measure", "1.2",
        "--kind", "manual", "--title", "คู่มือการให้บริการงานทะเบียนราษฎร",
        "--date", "28 มี.ค. 66", "--unit", "ฝ่ายทะเบียน", "--clean", "--yes",
    )  # fmt: skip
    person.do(
        "add", _picture(desk / "ขั้นตอน.png"), "--measure", "1.2",
        "--kind", "infographic", "--title", "ขั้นตอนการใช้บริการออนไลน์",
        "--text", "ขั้นตอนการใช้บริการออนไลน์ ลงทะเบียน เลือกบริการ รอรับผล",
        "--date", "29 มี.ค. 66", "--yes",
    )  # fmt: skip
    person.do(
        "progress", "1.2", "--period", "ก.พ. 66", "--by", "ฝ่ายทะเบียน",
        "--result", "จัดทำคู่มือแล้วเสร็จ", "--yes",
    )  # fmt: skip
    person.do("check", "--as-of", _DAY)
    person.do("status", "--as-of", _DAY)
    person.do("export", "plan", "แผน.docx", "--as-of", _DAY)
    person.do("export", "report", "รายงาน.pdf", "--as-of", _DAY)
    person.do("build", "--as-of", _DAY)
    return person


@pytest.fixture
def page(clerk: Clerk, browser: Browser) -> Iterator[Page]:
    """The home page of the published site."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    with serving(clerk.folder / "site") as host:
        page.goto(host)
        yield page
    context.close()


def test_the_register_holds_the_plan_and_what_was_added(clerk: Clerk) -> None:
    """Thirty measures; the second has two files and an entry of its log."""
    register = load(clerk.folder / "measures.yml").register
    assert register
    (plan,) = register.plans
    measures = list(plan.measures)
    assert len(measures) == 30
    second = next(measure for measure in measures if measure.number == "1.2")
    assert [entry.result for entry in second.progress] == ["จัดทำคู่มือแล้วเสร็จ"]
    titles = {item.title for item in register.evidence}
    assert titles == {"คู่มือการให้บริการงานทะเบียนราษฎร", "ขั้นตอนการใช้บริการออนไลน์"}


def test_nothing_that_was_said_needs_english(clerk: Clerk) -> None:
    """Every line with three English words or more has Thai beside them, or is a line of a file."""
    lines = [line for told in clerk.said for line in told.splitlines()]
    assert len(lines) > 50
    files = ("+", "-", " ", "@", "/")
    english = [
        line
        for line in lines
        if len(_WORDS.findall(line)) >= 3 and not _THAI.search(line) and not line.startswith(files)
    ]
    assert [line for line in english if "/" not in line] == []


@pytest.mark.browser
def test_a_citizen_finds_and_opens_what_the_clerk_added(page: Page) -> None:
    """By searching on a phone, then the file itself."""
    page.goto(f"{page.url}search/?q=รับบัตรคิว")
    page.locator("main .ps-results h3 a").first.click()
    page.wait_for_url("**/evidence/**")
    assert "คู่มือการให้บริการงานทะเบียนราษฎร" in page.locator("h1").inner_text()
    link = page.locator("main a[download], main a[href$='.docx']").first
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".docx")


def test_importing_the_exported_plan_changes_nothing(clerk: Clerk) -> None:
    """What the office signs and what it publishes are one."""
    before = (clerk.folder / "measures.yml").read_bytes()
    told = clerk.do("import", "แผน.docx", "--update", "--yes")
    assert (clerk.folder / "measures.yml").read_bytes() == before
    assert "ไม่มีอะไรเปลี่ยน" in told


def test_an_exported_report_is_not_taken_for_results(clerk: Clerk) -> None:
    """What it says of missing results is not a result."""
    before = (clerk.folder / "measures.yml").read_bytes()
    clerk.do("export", "report", "รายงาน.docx", "--as-of", _DAY)
    told = clerk.do("import", "รายงาน.docx", "--update", "--yes", expect=2)
    assert "เป็นรายงานที่ prongsai เขียนจากทะเบียนนี้เอง" in told
    assert (clerk.folder / "measures.yml").read_bytes() == before
