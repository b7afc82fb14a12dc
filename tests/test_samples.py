"""The sample files: each says ตัวอย่าง wherever people look, and reads back as it was written."""

import csv
import io
import re
import zipfile
from functools import cache
from itertools import chain, islice
from pathlib import Path

import pptx
import pypdfium2
import pytest
from PIL import Image

from samples import budgets, datasets, documents, slides
from samples.label import NOTICE, TAG
from tests.sample_files import (
    EVIDENCE,
    FILES,
    NAMES,
    entries,
    metadata,
    names,
    parts,
    squeezed,
    titles,
)

PICTURES = [path for path in FILES if path.suffix in {".png", ".jpg"}]
SCAN = EVIDENCE / "2566" / "announcement-service-hours-scan.pdf"
BORN_DIGITAL = [path for path in FILES if path.suffix == ".pdf" and path != SCAN]
PACKAGES = [path for path in FILES if path.suffix in {".docx", ".xlsx", ".pptx", ".ods"}]
KINDS = "manual infographic budget plan report announcement minutes photos dataset e-service link"
SENTENCES = {
    "manual-service-steps.pdf": "ตรวจเอกสาร แจ้งสิ่งที่ขาดให้ครบในครั้งเดียว",
    "manual-service-steps-v1.pdf": "เลือกงานบริการจากสารบัญ เตรียมเอกสารตามรายการ",
    "manual-disbursement.pdf": "วัสดุที่ซื้อด้วยเงินงบประมาณใช้เพื่องานราชการ ผู้เบิกและผู้จ่ายต้องเป็นคนละคน",
    "risk-measures-report.pdf": "เก็บผลรอบ 12 เดือนด้วยตารางเดียวกัน แล้วเทียบกับรอบนี้",
    "ประกาศ นโยบาย.pdf": "หากจำเป็นต้องรับไว้เพื่อรักษาไมตรี ให้รายงานผู้บังคับบัญชาและส่งคืน",
    "corruption-prevention-plan.docx": "ให้เจ้าหน้าที่ทุกคนรู้และปฏิบัติตามนโยบายไม่รับของขวัญ",
    "minutes-service-briefing.docx": "ติดขั้นตอนการให้บริการที่จุดบริการ",
    "procurement-slides.pptx": "3 ประกาศเชิญชวนหรือเลือกวิธีตามระเบียบ",
    "budget-six-months.xlsx": "ค่าครุภัณฑ์ ที่ดินและสิ่งก่อสร้าง",
    "asset-register.xlsx": "เก้าอี้สำหรับผู้มาติดต่อ",
    "supplies-log.ods": "ผงหมึกพิมพ์",
    "budget-2565-11.csv": "สะสมถึงสิ้นเดือนพฤศจิกายน 2565",
    "service-statistics.csv": "เก็บขนมูลฝอยชิ้นใหญ่",
    "borrow-return.svg": "ไม่นำไปใช้ส่วนตัว",
}


# The set


def test_every_file_belongs_to_one_entry() -> None:
    """No file lies there that no entry names, and no entry names one that is missing."""
    assert sorted(name for entry in entries() for name in names(entry)) == NAMES


def test_every_kind_has_a_sample() -> None:
    """All eleven kinds of evidence are shown, with files in nine formats."""
    assert {entry["kind"] for entry in entries()} == set(KINDS.split())
    suffixes = {".pdf", ".docx", ".xlsx", ".pptx", ".ods", ".csv", ".png", ".jpg", ".svg"}
    assert {path.suffix for path in FILES} == suffixes


def test_samples_stay_small() -> None:
    """No file is larger than 400 kB, all together stay below 3 MB."""
    sizes = [path.stat().st_size for path in FILES]
    assert max(sizes) < 400_000
    assert sum(sizes) < 3_000_000


def test_two_versions_and_a_withdrawal_are_shown() -> None:
    """One manual replaces another, and one entry without a file was withdrawn with a reason."""
    ids = {entry["id"] for entry in entries()}
    assert [entry["replaces"] for entry in entries() if "replaces" in entry] == [
        "service-steps-manual-v1"
    ]
    assert "service-steps-manual-v1" in ids
    (withdrawn,) = [entry for entry in entries() if "withdrawn" in entry]
    assert withdrawn["withdrawn"]["reason"]
    assert not names(withdrawn)


# The word across the face


@pytest.mark.parametrize("path", [*BORN_DIGITAL, *PACKAGES], ids=lambda path: path.name)
def test_every_page_sheet_and_slide_says_so(path: Path) -> None:
    """Each part of a document carries the word in its text."""
    assert all(squeezed(TAG) in squeezed(part) for part in parts(path))


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix in {".csv", ".svg"}], ids=lambda path: path.name
)
def test_plain_text_says_so(path: Path) -> None:
    """Files that are text begin with the word."""
    head = path.read_text(encoding="utf-8-sig")[:400]
    assert TAG in head or head.startswith("สถานะข้อมูล")
    assert TAG in parts(path)[0]


def test_every_row_of_the_statistics_says_so() -> None:
    """A data set that people cut up carries the word in each row."""
    path = EVIDENCE / "2566" / "service-statistics.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert all(row[0].startswith(TAG) for row in rows[1:])


def test_pictures_and_scans_say_so_in_words() -> None:
    """An entry with a picture or a scan tells what it shows, beginning with the word."""
    wordless = {path.relative_to(EVIDENCE).as_posix() for path in [*PICTURES, SCAN]}
    told = [entry for entry in entries() if wordless & set(names(entry))]
    assert len(told) == len(PICTURES)  # two photographs share an entry, the scan makes up for it
    assert all(entry["text"].startswith(TAG) for entry in told)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_the_word_stands_large_in_pictures(path: Path) -> None:
    """A poster has a light band over a tenth of its height for the word, a photograph a stamp."""
    with Image.open(path) as picture:
        grey = picture.convert("L")
    if path.name.startswith("photo-"):
        stamp = grey.crop((330, 330, 1110, 600)).histogram()
        assert sum(stamp[215:]) > sum(stamp) // 20
    else:
        assert min(grey.resize((1, 100)).tobytes()[:10]) > 200


# Metadata


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".pdf"], ids=lambda path: path.name
)
def test_pdf_metadata(path: Path) -> None:
    """Title, subject and keywords of a PDF name the sample; there is no author."""
    with pypdfium2.PdfDocument(path) as document:
        found = document.get_metadata_dict()
    assert found["Title"].startswith(TAG)
    assert found["Subject"] == found["Keywords"] == NOTICE
    assert not found["Author"]


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.name)
def test_package_metadata(path: Path) -> None:
    """Title and subject of an office file name the sample; there is no author."""
    found = metadata(path)
    assert all(title.startswith(TAG) for title in titles(found))
    assert found.count(NOTICE) == 2
    assert not re.search("creator|lastModifiedBy|initial-creator", found)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_picture_metadata(path: Path) -> None:
    """A picture names the sample in XMP, and has no EXIF: no place, no camera, no author."""
    with Image.open(path) as picture:
        packet = picture.info["xmp"].decode()
        assert not picture.getexif()
    assert all(title.startswith(TAG) for title in titles(re.sub(r"<\?xpacket.*?\?>", "", packet)))
    assert NOTICE in packet
    assert "creator" not in packet


# Reading back


@pytest.mark.parametrize("name", SENTENCES)
def test_text_reads_back(name: str) -> None:
    """A sentence of each file comes out as it was written, spaces aside."""
    text = "".join(parts(EVIDENCE / "2566" / name))
    assert squeezed(SENTENCES[name]) in squeezed(text)


def test_every_text_file_has_a_sentence() -> None:
    """The table of sentences covers each file with text, but for two more of the same shape."""
    texts = {path.name for path in FILES} - {path.name for path in [*PICTURES, SCAN]}
    assert texts - set(SENTENCES) == {"budget-2565-10.csv", "budget-2565-12.csv"}


def test_the_scan_is_pictures_only() -> None:
    """The scanned announcement has two pages and not a letter."""
    assert parts(SCAN) == ["", ""]


@pytest.mark.parametrize("path", BORN_DIGITAL, ids=lambda path: path.name)
def test_pdfs_are_tagged_with_bookmarks(path: Path) -> None:
    """PDFs made from text have a structure and bookmarks, and name their language."""
    with pypdfium2.PdfDocument(path) as document:
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
        assert list(document.get_toc())


def test_anchors_lead_to_their_words() -> None:
    """The page that an anchor names carries the anchor's words."""
    for entry in entries():
        for words, page in entry.get("anchors", {}).items():
            path = EVIDENCE / names(entry)[0]
            assert path == SCAN or squeezed(words) in squeezed(parts(path)[page - 1]), words


def test_slides_have_notes() -> None:
    """Each slide carries something for the speaker."""
    deck = pptx.Presentation(str(EVIDENCE / "2566" / "procurement-slides.pptx"))
    assert all(slide.notes_slide.notes_text_frame.text for slide in deck.slides)


# Making them again


MADE = (
    "budget-six-months.xlsx",
    "budget-2565-10.csv",
    "budget-2565-11.csv",
    "budget-2565-12.csv",
    "corruption-prevention-plan.docx",
    "minutes-service-briefing.docx",
    "service-statistics.csv",
    "asset-register.xlsx",
    "procurement-slides.pptx",
)


@cache
def made() -> dict[str, bytes]:
    """The samples that need neither Chromium nor LibreOffice, made now."""
    without_office = (
        budgets.samples(),
        islice(documents.samples(), 2),
        islice(datasets.samples(), 2),
        islice(slides.samples(), 1),
    )
    return {sample.label.name: sample.data for sample in chain(*without_office)}


@pytest.mark.parametrize("name", MADE)
def test_scripts_make_what_is_committed(name: str) -> None:
    """The scripts still make the committed file, to the last byte of its contents."""
    committed = (EVIDENCE / "2566" / name).read_bytes()
    if name.endswith(".csv"):
        assert made()[name] == committed
        return
    with (
        zipfile.ZipFile(io.BytesIO(made()[name])) as new,
        zipfile.ZipFile(io.BytesIO(committed)) as old,
    ):
        assert new.namelist() == old.namelist()
        assert all(new.read(part) == old.read(part) for part in old.namelist())
