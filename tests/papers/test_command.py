"""The verbs ``export plan`` and ``export report``: what they take, say and leave."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.conftest import ALL, ROOT, RUNNING, run
from tests.papers.shared import HEADINGS, bare, export, exported, measure, office

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None and not ALL, reason="no LibreOffice on this machine"
)


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx"])
@pytest.mark.parametrize("kind", ["plan", "report"])
def test_one_register_gives_one_file(tmp_path: Path, kind: str, ending: str) -> None:
    """Byte for byte, in two processes and at two times."""
    register = office(tmp_path, [measure("one", outputs=["คู่มือ", "แผ่นพับ"])])
    first = exported(kind, tmp_path / f"a{ending}", "-m", str(register)).read_bytes()
    command = ("generator", "export", kind, tmp_path / f"b{ending}", "-m", register)
    done = run(*command, "--as-of", RUNNING, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"b{ending}").read_bytes() == first


def test_the_ending_says_what_is_written(tmp_path: Path) -> None:
    """In any letters; another ending is told, and which there are."""
    register = office(tmp_path, [measure("one")])
    assert exported("plan", tmp_path / "A.PDF", "-m", str(register)).read_bytes()[:5] == b"%PDF-"
    result = export("plan", tmp_path / "plan.odt", "-m", str(register))
    assert result.return_value == 2
    assert all(ending in result.output for ending in (".docx", ".pdf", ".xlsx"))


@pytest.mark.parametrize(
    ("kind", "name"),
    [("plan", "แผน.docx"), ("plan", "แผน.pdf"), ("report", "ผล.xlsx"), ("itas", "ส่ง.csv")],
)
def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, kind: str, name: str) -> None:
    """It may be the office's own, or a paper that somebody worked on; --yes writes over it."""
    register, target = office(tmp_path, [measure("one")]), tmp_path / name
    target.write_text("ของหน่วยงาน", encoding="utf-8")
    site = ("--site-url", "https://www.example.go.th/") if kind == "itas" else ()
    result = export(kind, target, "-m", str(register), *site)
    assert result.return_value == 2
    assert f"มีไฟล์ {target} อยู่แล้ว" in result.stderr
    assert "--yes" in result.stderr
    assert target.read_text(encoding="utf-8") == "ของหน่วยงาน"
    exported(kind, target, "-m", str(register), *site, "--yes")
    assert "ของหน่วยงาน".encode() not in target.read_bytes()


def test_a_year_without_a_plan_is_told(tmp_path: Path) -> None:
    """With those that have one; nothing is written."""
    register = office(tmp_path, [measure("one")])
    result = export("report", tmp_path / "r.docx", "-m", str(register), "--year", "2567")
    assert (result.return_value, "2566" in result.output) == (2, True)
    assert not (tmp_path / "r.docx").exists()


def test_the_newest_plan_is_the_usual_one(tmp_path: Path) -> None:
    """``--year`` takes another, in any digits."""
    older = {"fiscal_year": 2565, "title": "มาตรการปีก่อน", "measures": [measure("old")]}
    register = office(tmp_path, [measure("one")])
    text = register.read_text(encoding="utf-8")

    data = json.loads(text)
    data["plans"].append(older)
    register.write_text(json.dumps(data), encoding="utf-8")
    for arguments, year in (((), "2566"), (("--year", "๒๕๖๕"), "2565")):
        target = exported("plan", tmp_path / f"{year}.pdf", "-m", str(register), *arguments)
        with pypdfium2.PdfDocument(target) as document:
            assert f"พ.ศ. {year}" in document[0].get_textpage().get_text_range()


def test_a_register_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """As by every verb; nothing is written."""
    (tmp_path / "measures.yml").write_text("agency: [", encoding="utf-8")
    result = export("plan", tmp_path / "p.docx", "-m", str(tmp_path / "measures.yml"))
    assert result.return_value in (1, 2)
    assert not (tmp_path / "p.docx").exists()


def test_no_paper_lacks_a_measure_that_cannot_be_read(tmp_path: Path) -> None:
    """Nobody signs half a plan: the fault is told, and nothing is written."""
    register = office(tmp_path, [measure("one"), {"id": "two", "isue": "สะกดผิด"}])
    result = export("plan", tmp_path / "p.docx", "-m", str(register))
    assert (result.return_value, "isue" in result.output) == (1, True)
    assert not (tmp_path / "p.docx").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """And no traceback."""
    result = export("plan", tmp_path / "nowhere" / "p.docx", "-m", str(office(tmp_path, [])))
    assert result.return_value == 2
    assert "เขียน" in result.output


def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    """Rather than written without its links."""
    register = office(tmp_path, [measure("one")])
    result = export("report", tmp_path / "r.docx", "-m", str(register), "--site-url", "example")
    assert result.return_value == 2


def test_signs_that_no_file_can_hold_are_replaced(tmp_path: Path) -> None:
    """YAML can write a control character; Word and PDF refuse it."""
    preface = [{"heading": "หัว\\x07ข้อ", "text": "ข้อความ"}]
    register = office(tmp_path, [measure("one", issue="ก\\x07ข")], preface=preface)
    text = register.read_text(encoding="utf-8").replace("\\\\x07", "\\u0007")
    register.write_text(text, encoding="utf-8")
    for ending in (".docx", ".pdf", ".xlsx"):
        result = export("plan", tmp_path / f"p{ending}", "-m", str(register))
        assert result.return_value in (0, 1), result.output


@needs_libreoffice
@pytest.mark.slow
def test_libreoffice_opens_the_word_file(tmp_path: Path) -> None:
    """With the head on every page, every page numbered, and the signatures on the last."""
    source = exported("plan", tmp_path / "plan.docx")
    profile = (tmp_path / "profile").as_uri()
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    command += ["--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pypdfium2.PdfDocument(tmp_path / "plan.pdf") as document:
        texts = [bare(page.get_textpage().get_text_range()) for page in document]
    assert len(texts) > 3
    assert all(f"หน้า{number}จาก{len(texts)}" in text for number, text in enumerate(texts, 1))
    assert [n for n, text in enumerate(texts) if "ผู้อนุมัติ" in text] == [len(texts) - 1]
    assert all(HEADINGS[2] in text for text in texts if "เดือน" in text)
