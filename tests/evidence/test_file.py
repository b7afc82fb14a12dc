"""One file, all steps: what its reader found, personal data masked, previews."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from generator.inspect.facts import Aside, Fault, Format, Part, PartKind, Reading
from generator.inspect.file import Inspected, inspect_data, inspect_file
from generator.inspect.limits import MOST_BYTES, MOST_PLACES
from generator.inspect.masking import Masking, cell_name
from tests.evidence import hostile_images as images
from tests.evidence import hostile_office as office
from tests.evidence.hostile_pdf import good_pdf

#: Made up: the check digits are right, no province has the number 98.
_ID = "1980123456789"
_MASKED = "1-98XX-XXXXX-XX-9"


def _codes(inspected: Inspected) -> list[str]:
    return [fault.code for fault in inspected.facts.faults]


def test_the_facts_carry_the_hash_of_the_bytes() -> None:
    """Facts belong to the content that was read."""
    data = good_pdf()
    facts = inspect_data(data).facts
    assert (facts.sha256, facts.size) == (hashlib.sha256(data).hexdigest(), len(data))


def test_the_facts_count_what_is_kept() -> None:
    """A PDF of three pages has three parts that can be searched, and a preview."""
    found = inspect_data(good_pdf(3))
    assert (found.facts.format, found.facts.pages, found.facts.parts) == (Format.PDF, 3, 3)
    assert [part.number for part in found.parts] == [1, 2, 3]
    assert "page 2" in found.parts[1].text
    assert found.facts.searchable
    assert found.facts.faults == ()


def test_a_file_over_the_limit_is_not_read() -> None:
    """The message says how large the file is and what the limit is."""
    found = inspect_data(b"%PDF-1.7\n" + b"\0" * MOST_BYTES)
    (fault,) = found.facts.faults
    assert (fault.code, fault.values) == ("file-too-big", {"size": "50", "limit": "50"})


def test_name_and_content_are_told_together() -> None:
    """The name is judged by what the content is."""
    assert _codes(inspect_file(good_pdf(), "a.docx")) == ["file-type-differs"]
    assert _codes(inspect_file(good_pdf(), "a.pdf")) == []


def test_previews_are_webp_of_two_widths() -> None:
    """Both pictures are scaled down, and the facts tell the size of the larger one."""
    found = inspect_data(images.picture(size=(1200, 600)))
    sizes = {w: Image.open(io.BytesIO(data)).size for w, data in found.previews.items()}
    assert sizes == {960: (960, 480), 480: (480, 240), 200: (200, 100)}
    assert found.facts.preview == (960, 480)
    assert {Image.open(io.BytesIO(data)).format for data in found.previews.values()} == {"WEBP"}


def test_a_small_picture_is_not_made_larger() -> None:
    """Nobody sees more in a picture that was blown up."""
    found = inspect_data(images.picture(size=(150, 100)))
    assert {Image.open(io.BytesIO(data)).size for data in found.previews.values()} == {(150, 100)}


def test_a_very_tall_picture_has_a_preview_that_can_be_shown() -> None:
    """WebP ends at 16,383 pixels, and nobody scrolls that far."""
    found = inspect_data(images.picture(size=(400, 20_000)))
    assert found.facts.preview is not None
    assert found.facts.preview[1] <= 3840


def test_of_a_file_with_an_id_nothing_is_kept() -> None:
    """Neither text nor picture of a file that is held back for personal data."""
    document = office.with_document("ผลการดำเนินงาน", f"เลขประจำตัวประชาชน {_ID} ")
    found = inspect_data(document)
    assert "personal-national-id" in _codes(found)
    assert (found.parts, found.previews, found.facts.parts) == ((), {}, 0)
    assert _ID not in repr(found)
    assert _MASKED in repr(found)


def test_what_may_be_personal_is_masked_in_the_text() -> None:
    """A file that is only asked about is kept, with the value masked."""
    masking = Masking()
    part = Part(PartKind.PAGE, 3, text="โทร 081-234-5678 สมชาย")
    read = masking.reading(Reading(Format.PDF, parts=(part,)))
    (fault,) = masking.faults()
    assert fault.where == "หน้า 3"
    assert "234" not in read.parts[0].text
    assert fault.values["value"] in read.parts[0].text


@pytest.mark.parametrize(
    ("reading", "where"),
    [
        (Reading(Format.PDF, parts=(Part(PartKind.PAGE, 12, text=_ID),)), "หน้า 12"),
        (Reading(Format.PPTX, parts=(Part(PartKind.SLIDE, 2, text=_ID),)), "สไลด์ 2"),
        (
            Reading(Format.XLSX, parts=(Part(PartKind.SHEET, 1, "งบ", rows=(("ก",), ("", _ID))),)),
            "ชีต งบ เซลล์ B2",
        ),
        (
            Reading(Format.DOCX, parts=(Part(PartKind.SECTION, 1, "บทนำ", text=_ID),)),
            "หัวข้อ “บทนำ”",
        ),
        (Reading(Format.TXT, parts=(Part(PartKind.SECTION, 2, text=_ID),)), "ส่วนที่ 2"),
        (Reading(Format.DOCX, parts=(Part(PartKind.SECTION, 2, _ID),)), "ส่วนที่ 2"),
        (Reading(Format.DOCX, asides=(Aside("ความเห็นที่ 1", _ID),)), "ความเห็นที่ 1"),
        (
            Reading(Format.XLSX, asides=(Aside("ชีตที่ซ่อน ลับ", rows=(("a", _ID),)),)),
            "ชีตที่ซ่อน ลับ เซลล์ B1",
        ),
        (Reading(Format.PDF, title=f"บัตร {_ID}"), "ข้อมูลกำกับไฟล์"),
        (Reading(Format.XLSX, sheets=((_ID, 1, 1, False),)), "ชื่อชีต"),
    ],
)
def test_an_id_is_found_wherever_a_reader_puts_it(reading: Reading, where: str) -> None:
    """The fault names the place as people do, and the reading holds the ID no more."""
    masking = Masking()
    masked = masking.reading(reading)
    assert {(fault.code, fault.where) for fault in masking.faults()} == {
        ("personal-national-id", where)
    }
    assert _ID not in repr(masked)
    assert _ID not in repr(masking.faults())


def test_what_a_reader_says_is_masked_too() -> None:
    """A fault may quote a sheet's name or a formula."""
    fault = Fault("sheet-hidden", f"ชีต {_ID}", {"name": _ID})
    asides = (Aside(f"ชีต {_ID}", _ID),)
    masking = Masking()
    masked = masking.reading(Reading(Format.XLSX, asides=asides, faults=(fault,)))
    assert _ID not in repr((masked, masking.faults()))
    assert _MASKED in masked.faults[0].where


def test_the_same_value_at_the_same_place_is_told_once() -> None:
    """A value that stands five times on a page is one fault."""
    masking = Masking()
    masking.reading(Reading(Format.PDF, parts=(Part(PartKind.PAGE, 1, text=f"{_ID} " * 5),)))
    assert len(masking.faults()) == 1


def test_of_very_many_places_the_first_are_told_and_the_rest_counted() -> None:
    """Staff see where to begin, and no exception can cover what is not told."""
    masking = Masking()
    rows = tuple((_ID,) for _ in range(MOST_PLACES + 7))
    masking.reading(Reading(Format.XLSX, parts=(Part(PartKind.SHEET, 1, "ก", rows=rows),)))
    faults = masking.faults()
    assert [fault.code for fault in faults[:-1]] == ["personal-national-id"] * MOST_PLACES
    assert faults[-1] == Fault("file-more-personal", values={"count": "7"})


def test_very_many_questions_do_not_hold_a_file_back() -> None:
    """A list of telephones that may be private stays a question, however long it is."""
    masking = Masking()
    parts = tuple(
        Part(PartKind.PAGE, n, text=f"โทร 081-555-{n:04d}") for n in range(1, MOST_PLACES + 3)
    )
    masking.reading(Reading(Format.PDF, parts=parts))
    codes = {fault.code for fault in masking.faults()}
    assert "file-more-maybe" in codes
    assert "file-more-personal" not in codes


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (6, 25, "Z7"), (6, 26, "AA7"), (0, 16_383, "XFD1")]
)
def test_cells_are_named_as_spreadsheets_do(row: int, column: int, name: str) -> None:
    """People find the cell by its name."""
    assert cell_name(row, column) == name


def test_a_page_that_is_a_picture_is_a_scan() -> None:
    """The facts say which pages nobody can search."""
    stream = io.BytesIO()
    pages = [Image.effect_noise((600, 800), 90) for _ in range(2)]
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:])
    facts = inspect_data(stream.getvalue()).facts
    assert (facts.scans, facts.damaged, facts.searchable) == ((1, 2), (), False)
