"""The report on a plan: what came of each measure, and nothing that the register does not hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.papers.shared import bare, exported, measure, office
from tests.papers.test_pdf import pages
from tests.papers.test_word import rows, table_of

SITE = "https://www.example.go.th/ita/"
MEASURES = [
    measure(
        "manual",
        outputs=["คู่มือ"],
        monitoring="ทุก 1 เดือน",
        evidence=[
            {"id": "manual-2566", "title": "คู่มือการให้บริการ", "file": "2566/manual.txt"},
            {
                "id": "gone",
                "title": "คู่มือฉบับเดิม",
                "withdrawn": {"date": "1 มี.ค. 66", "reason": "เก่า"},
            },
            {"id": "lost", "title": "คู่มือที่หายไป", "file": "2566/lost.pdf"},
            {"id": "model", "title": "คู่มือตัวอย่าง", "url": "https://a.example/", "sample": True},
        ],
        progress=[
            {
                "period": "ก.พ. 66",
                "result": "จัดทำร่างแล้ว",
                "spent": "5,000",
                "problems": "ข้อมูลส่งช้า",
                "suggestions": "กำหนดวันส่ง",
                "by": "finance",
            }
        ],
    ),
    measure("nothing", outputs=["แผ่นพับ", "ป้าย"]),
    measure("elsewhere", evidence=[{"id": "page", "title": "หน้าเว็บ", "url": "https://b.example/"}]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a manual, an address, and evidence that does not count."""
    folder = tmp_path_factory.mktemp("report")
    office(folder, MEASURES, monitored_by="ผอ.เขต")
    evidence = folder / "content" / "evidence" / "2566"
    evidence.mkdir(parents=True)
    (evidence / "manual.txt").write_text("คู่มือการให้บริการ ขั้นตอนที่หนึ่ง", encoding="utf-8")
    return folder


def report(folder: Path, *arguments: str) -> Any:
    """The report as a document of Word."""
    target = folder / "report.docx"
    exported("report", target, "-m", str(folder / "measures.yml"), *arguments)
    return Document(str(target))


def test_the_columns_lead_from_the_plan_to_the_evidence(folder: Path) -> None:
    """What was planned first, then what came of it."""
    heads = [cell.text for cell in table_of(report(folder)).rows[0].cells]
    assert heads[0] == "ตัวชี้วัด"
    assert heads[4:] == ["ระยะเวลาแล้วเสร็จ", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "สถานะ", "หลักฐาน"]


def test_each_entry_of_the_log_is_told_as_written(folder: Path) -> None:
    """When and by whom, the result, what it cost, what went wrong, what is proposed."""
    result = rows(table_of(report(folder)))[0][6]
    assert result[:5] == [
        "ก.พ. 66 ฝ่ายการคลัง",
        "จัดทำร่างแล้ว",
        "งบประมาณที่ใช้: 5,000",
        "ปัญหา อุปสรรค: ข้อมูลส่งช้า",
        "ข้อเสนอแนะ: กำหนดวันส่ง",
    ]


def test_the_months_of_monitoring_are_counted(folder: Path) -> None:
    """By 2 April half of the year is over: one record, five months without."""
    result = rows(table_of(report(folder)))[0][6]
    assert result[5] == "การกำกับติดตาม ทุก 1 เดือน: มีบันทึก 1 เดือน ไม่พบบันทึก 5 เดือน ยังไม่ถึง 6 เดือน"


def test_the_state_is_told_in_words_with_its_reason(folder: Path) -> None:
    """The words of the site."""
    states = [row[7] for row in rows(table_of(report(folder)))]
    assert states[0] == ["แล้วเสร็จ มีหลักฐาน", "มีหลักฐานครบ มีหลักฐานเผยแพร่ 1 จาก 1 ผลผลิต"]
    assert states[1][0] == "เลยกำหนด ยังไม่มีหลักฐานเผยแพร่"
    assert states[1][1] == "ครบกำหนด 30 มี.ค. 2566 มีหลักฐานเผยแพร่ 0 จาก 2 ผลผลิต"


def test_what_is_not_known_is_not_published(folder: Path) -> None:
    """No result, no frequency, no evidence: said as the site says it."""
    row = rows(table_of(report(folder)))[1]
    assert row[6] == ["ยังไม่มีผลการกำกับติดตามเผยแพร่", "การกำกับติดตาม: ไม่ได้ระบุในแผน"]
    assert row[8] == ["ยังไม่มีหลักฐานเผยแพร่"]


def test_evidence_without_an_address_is_named_with_its_file(folder: Path) -> None:
    """What does not count says why; a sample is no evidence at all."""
    found = rows(table_of(report(folder)))
    assert found[0][8] == [
        "- คู่มือการให้บริการ (2566/manual.txt)",
        "- คู่มือฉบับเดิม (ถอนแล้ว)",
        "- คู่มือที่หายไป (ยังไม่มีไฟล์)",
    ]
    assert found[2][8] == ["หน้าเว็บ https://b.example/"]


def test_evidence_leads_to_its_page_on_the_site(folder: Path) -> None:
    """Where the site's address is known; what is not there is not linked."""
    document = report(folder, "--site-url", SITE)
    links = [link.get(qn("r:id")) for link in document.element.iter(qn("w:hyperlink"))]
    targets = [document.part.rels[link].target_ref for link in links]
    pages = [f"{SITE}evidence/{name}/" for name in ("manual-2566", "gone", "page")]
    assert targets == pages
    assert rows(table_of(document))[0][8][0] == "- คู่มือการให้บริการ"


def test_the_site_of_mkdocs_is_known(folder: Path, tmp_path: Path) -> None:
    """As for every other verb."""
    register = office(tmp_path, MEASURES[2:])
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nsite_url: {SITE}\n", encoding="utf-8")
    target = exported("report", tmp_path / "report.docx", "-m", str(register))
    links = [r.target_ref for r in Document(str(target)).part.rels.values() if r.is_external]
    assert links == [f"{SITE}evidence/page/"]


def test_the_summary_counts_the_states(folder: Path) -> None:
    """And gives no share of anything."""
    texts = [paragraph.text for paragraph in report(folder).paragraphs]
    start = texts.index("มาตรการทั้งหมด 3 มาตรการ")
    assert texts[start + 1 : start + 3] == [
        "- แล้วเสร็จ มีหลักฐาน 2 มาตรการ",
        "- เลยกำหนด ยังไม่มีหลักฐานเผยแพร่ 1 มาตรการ",
    ]
    assert not [text for text in texts if "%" in text or "ร้อยละ" in text]


def test_the_report_says_of_which_day_it_is(folder: Path) -> None:
    """In full, in the numerals asked for."""
    texts = [p.text for p in report(folder, "--digits", "thai").paragraphs]
    assert "ข้อมูล ณ วันที่ ๒ เมษายน ๒๕๖๖" in texts


def test_thai_numerals_leave_the_texts_of_the_office(folder: Path) -> None:
    """The reason of a state is the paper's own; the deadline is the office's."""
    row = rows(table_of(report(folder, "--digits", "thai")))[1]
    assert row[4] == ["30 มี.ค. 66"]
    assert row[7][1].startswith("ครบกำหนด ๓๐ มี.ค. ๒๕๖๖")


def test_a_deadline_that_nobody_can_read_stays_as_written(tmp_path: Path) -> None:
    """In its reason too, whatever the numerals."""
    register = office(tmp_path, [measure("one", due="ภายใน 3 วันหลังประชุมครั้งที่ 2")])
    arguments = ("-m", str(register), "--digits", "thai")
    target = exported("report", tmp_path / "report.docx", *arguments)
    state = rows(table_of(Document(str(target))))[0][7]
    assert state[1].endswith("ภายใน 3 วันหลังประชุมครั้งที่ 2")


def test_the_links_are_in_the_pdf_too(folder: Path) -> None:
    """Each with its tag and the text of the evidence."""
    target = folder / "report.pdf"
    arguments = ("-m", str(folder / "measures.yml"), "--site-url", SITE)
    exported("report", target, *arguments)
    with pikepdf.open(target) as document:
        notes = [note for page in document.pages for note in page.get("/Annots", [])]
        found = {str(note.A.URI) for note in notes if note.Subtype == "/Link"}
    assert f"{SITE}evidence/manual-2566/" in found
    assert bare("คู่มือการให้บริการ") in bare("".join(pages(target)))


def test_samples_of_the_seed_prove_nothing(tmp_path: Path) -> None:
    """The project's own register has samples only: its report names no evidence."""
    target = exported("report", tmp_path / "report.docx")
    cells = [row[8] for row in rows(table_of(Document(str(target))))]
    # The one that was withdrawn is a sample too.
    assert cells == [["ยังไม่มีหลักฐานเผยแพร่"]] * 30


def test_the_file_says_that_it_came_from_a_register(folder: Path) -> None:
    """So that nobody takes its texts for results that somebody reported."""
    assert report(folder).core_properties.identifier == "prongsai/report/2566"
    register = str(folder / "measures.yml")
    target = exported("report", folder / "report.xlsx", "-m", register)
    assert openpyxl.load_workbook(target).properties.identifier == "prongsai/report/2566"


def test_progress_names_its_evidence(tmp_path: Path) -> None:
    """What an entry of the log refers to stands beside its measure."""
    entry = {"period": "ก.พ. 66", "result": "ประชุมแล้ว", "evidence": ["minutes"]}
    general = [{"id": "minutes", "title": "รายงานการประชุม", "url": "https://c.example/"}]
    register = office(tmp_path, [measure("one", progress=[entry])])
    text = register.read_text(encoding="utf-8").replace(
        '"plans"', f'"evidence": {general!r}, "plans"'
    )
    register.write_text(text.replace("'", '"'), encoding="utf-8")
    target = exported("report", tmp_path / "report.docx", "-m", str(register), "--site-url", SITE)
    assert rows(table_of(Document(str(target))))[0][8] == ["รายงานการประชุม"]
