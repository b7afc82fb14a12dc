"""Word, Excel and PowerPoint files of before 2007, as LibreOffice makes them."""

from __future__ import annotations

import lzma
import struct
from datetime import date

import pytest

from generator.inspect.facts import Format
from generator.inspect.old_office import read_old_office
from tests.evidence.hostile_ole import compound
from tests.evidence.office_files import FIXTURES, aside, codes

_KINDS = (Format.DOC, Format.XLS, Format.PPT)
_MAINS = {Format.DOC: "WordDocument", Format.XLS: "Workbook", Format.PPT: "PowerPoint Document"}


def _fixture(kind: Format) -> bytes:
    if kind is Format.PPT:
        return lzma.decompress((FIXTURES / "sample.ppt.xz").read_bytes())
    return (FIXTURES / f"sample.{kind}").read_bytes()


@pytest.mark.parametrize(
    ("kind", "words", "better"),
    [
        (Format.DOC, ["คำนำ (ตัวอย่าง)", "หัวกระดาษตัวอย่าง", "ตรวจอีกครั้ง"], "docx"),
        (Format.XLS, ["สรุปงบประมาณ (ตัวอย่าง)", "ชีตที่ซ่อน", "หมายเหตุตัวอย่าง"], "xlsx"),
        (Format.PPT, ["คู่มือ (ตัวอย่าง)", "บันทึกตัวอย่าง", "สไลด์ที่ซ่อน"], "pptx"),
    ],
)
def test_the_text_is_searched_and_not_shown(kind: Format, words: list[str], better: str) -> None:
    """A warning asks for the newer format."""
    reading = read_old_office(_fixture(kind), kind)
    found = aside(reading, "เนื้อหาไฟล์แบบเก่า")
    assert [word for word in words if word not in found] == []
    assert reading.parts == ()
    assert [(f.code, f.values) for f in reading.faults] == [
        ("office-old-format", {"better": better})
    ]


def test_metadata_are_facts_and_are_searched() -> None:
    """Titles in Thai are stored in whatever code page."""
    reading = read_old_office(_fixture(Format.DOC), Format.DOC)
    assert (reading.title, reading.created) == ("รายงานตัวอย่าง", date(2013, 12, 23))
    assert "author: ฝ่ายตัวอย่าง" in aside(reading, "ข้อมูลกำกับไฟล์")


def test_text_of_one_byte_a_letter_is_searched() -> None:
    """Older programs wrote Windows-874."""
    data = _fixture(Format.DOC).replace(b"Caolan80", "ความลับ1".encode("cp874"))
    assert "ความลับ1" in aside(read_old_office(data, Format.DOC), "เนื้อหาไฟล์แบบเก่า")


def test_a_title_is_read_in_its_encoding() -> None:
    """These bytes are letters in Windows-874, too."""
    title = "ส" * len("รายงานตัวอย่าง")
    data = _fixture(Format.DOC).replace("รายงานตัวอย่าง".encode(), title.encode())
    assert read_old_office(data, Format.DOC).title == title
    data = data.replace(title.encode(), title.encode("cp874").ljust(len(title.encode()), b"\0"))
    assert read_old_office(data, Format.DOC).title == title


def test_a_file_without_a_date_has_none() -> None:
    """The clock of these files begins in 1601."""
    assert read_old_office(_fixture(Format.PPT), Format.PPT).created is None


def test_numbers_in_cells_are_searched() -> None:
    """They are stored as numbers, not as text."""
    assert (
        aside(read_old_office(_fixture(Format.XLS), Format.XLS), "ตัวเลขในเซลล์") == "1980123456789"
    )


@pytest.mark.parametrize(
    ("packed", "told"),
    [
        (struct.pack("<l", (198_012_345 << 2) | 2), "198012345"),
        (struct.pack("<d", 2.0**40)[4:], str(2**40)),
        (
            (int.from_bytes(struct.pack("<d", 2.0**40)[4:], "little") | 1).to_bytes(4, "little"),
            "10995116277",
        ),
        (struct.pack("<l", (1_234 << 2) | 2), ""),
    ],
)
def test_short_numbers_are_unpacked(packed: bytes, told: str) -> None:
    """Excel packs whole numbers, the beginnings of others and hundredths into four bytes."""
    data = bytearray(_fixture(Format.XLS))
    at = data.rindex(struct.pack("<HH", 0x203, 14))  # the fixture's only large number
    row = struct.pack("<HHHHH", 0xBD, 14, 0, 0, 0) + packed + b"\0" * 4
    data[at : at + 18] = row
    assert aside(read_old_office(bytes(data), Format.XLS), "ตัวเลขในเซลล์") == told


@pytest.mark.parametrize("path", ["Macros/VBA/dir", "_VBA_PROJECT_CUR/VBA/dir", "VBA/dir"])
@pytest.mark.parametrize("kind", _KINDS)
def test_macros_hold_the_file(kind: Format, path: str) -> None:
    """Wherever each program keeps them."""
    assert "file-macros" in codes(read_old_office(compound(_MAINS[kind], path), kind))


@pytest.mark.parametrize("path", ["ObjectPool/_1/a", "MBD0/\x01Ole10Native", "MBD0/Package"])
def test_files_inside_hold_the_file(path: str) -> None:
    """Nobody can say what is in them."""
    reading = read_old_office(compound("WordDocument", path), Format.DOC)
    assert "office-embedded" in codes(reading)


def test_a_macro_sheet_holds_the_file() -> None:
    """Excel 4 macros need no VBA: the list of sheets says that one is of that type."""
    data = bytearray(_fixture(Format.XLS))
    at = data.index(struct.pack("<H", 0x85), 0x200)
    data[at + 9] = 1
    assert "file-macros" in codes(read_old_office(bytes(data), Format.XLS))


@pytest.mark.parametrize("path", ["EncryptionInfo", "EncryptedPackage", "EncryptedSummary"])
def test_a_locked_file_is_told(path: str) -> None:
    """By the streams that only locked files have."""
    reading = read_old_office(compound("PowerPoint Document", path), Format.PPT)
    assert codes(reading) == ["file-encrypted"]


def test_a_locked_word_file_is_told() -> None:
    """By a bit in its first record."""
    data = bytearray(_fixture(Format.DOC))
    at = data.index(b"\xec\xa5")
    data[at + 11] |= 1
    assert codes(read_old_office(bytes(data), Format.DOC)) == ["file-encrypted"]


def test_a_locked_workbook_is_told() -> None:
    """By the record with the check of its password."""
    data = bytearray(_fixture(Format.XLS))
    at = data.index(struct.pack("<H", 0x85), 0x200)
    data[at : at + 2] = struct.pack("<H", 0x2F)
    assert codes(read_old_office(bytes(data), Format.XLS)) == ["file-encrypted"]


def test_a_locked_presentation_is_told() -> None:
    """By the word that PowerPoint writes for it."""
    data = _fixture(Format.PPT)
    locked = data.replace(struct.pack("<L", 0xE391C05F), struct.pack("<L", 0xF3D1C4DF))
    assert locked != data
    assert codes(read_old_office(locked, Format.PPT)) == ["file-encrypted"]


@pytest.mark.parametrize("kind", _KINDS)
def test_a_broken_file_gives_a_reading(kind: Format) -> None:
    """Nothing is raised, wherever it ends."""
    data = _fixture(kind)
    for size in range(0, len(data), len(data) // 9):
        assert read_old_office(data[:size], kind).faults


def test_a_file_without_its_main_stream_is_broken() -> None:
    """It is none of the three."""
    assert codes(read_old_office(compound("Other"), Format.DOC)) == ["file-broken"]
