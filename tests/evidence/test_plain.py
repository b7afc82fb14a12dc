"""Tables and texts without formats, in the encodings and ways of Thai offices."""

from __future__ import annotations

import pytest

from generator.inspect.facts import PartKind
from generator.inspect.plain import read_csv, read_text
from tests.evidence.office_files import codes

_ROWS = (("รายการ", "งบประมาณ"), ("ค่าวัสดุ", "1,200"), ("ค่าจ้าง", "900"))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_parts_its_cells(sign: str) -> None:
    """Excel in Thai and in other countries writes different signs."""
    text = "\n".join(sign.join(f'"{cell}"' for cell in row) for row in _ROWS)
    reading = read_csv(text.encode())
    assert reading.parts[0].rows == _ROWS
    assert (reading.parts[0].kind, reading.language) == (PartKind.SHEET, "th")
    assert reading.sheets == (("", 3, 2, False),)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["text-encoding"]),
        ("cp874", ["text-encoding"]),
    ],
)
def test_thai_encodings_are_read(encoding: str, expected: list[str]) -> None:
    """Old ones with a warning: other programs show them wrong."""
    data = "รายการ,จำนวน\nคำร้อง,12\nคำขอ,9".encode(encoding)
    assert read_csv(data).parts[0].rows[0] == ("รายการ", "จำนวน")
    assert codes(read_csv(data)) == codes(read_text(data)) == expected


def test_places_are_those_of_a_spreadsheet() -> None:
    """Empty rows and cells keep their places; a line end in quotes stays in its cell."""
    text = '\r\n,ชื่อ,ที่อยู่\r\n,ก,"9/99\r\nบางขุนนนท์"\r\n,,\r\n'
    assert read_csv(text.encode()).parts[0].rows == (
        ("", "", ""),
        ("", "ชื่อ", "ที่อยู่"),
        ("", "ก", "9/99\r\nบางขุนนนท์"),
    )


def test_other_ends_of_lines_are_no_ends_of_rows() -> None:
    """Word's line and page breaks stand inside cells."""
    rows = read_csv("ก,ข\u2028ค\nง,จ\x0cฉ\n".encode()).parts[0].rows
    assert rows == (("ก", "ข\u2028ค"), ("ง", "จ\x0cฉ"))


def test_formulas_are_only_text() -> None:
    """What a spreadsheet makes of them is shown as it is written."""
    assert read_csv(b"a,b\n=1+1,@x\n").parts[0].rows[1] == ("=1+1", "@x")


def test_a_long_table_is_cut_and_searched_whole() -> None:
    """The rest keeps its places."""
    reading = read_csv("\n".join(f"แถว,{n}" for n in range(1, 5_003)).encode())
    assert codes(reading) == ["sheet-too-long"]
    assert len(reading.parts[0].rows) == 5_000
    assert reading.asides[0].rows[5_001] == ("แถว", "5002")


def test_a_table_that_cannot_be_searched_holds_the_file() -> None:
    """Two lines of a million cells."""
    assert codes(read_csv(b",".join([b"1"] * 1_000_000))) == ["sheet-too-big"]


@pytest.mark.parametrize("data", [b"a,b\0\n", b"\xff\xfe\0", b"a\x1b[2J,b", b"\x81\x82\xff,a"])
def test_what_is_no_text_is_broken(data: bytes) -> None:
    """Zero bytes, control characters, unknown encodings."""
    assert codes(read_csv(data)) == codes(read_text(data)) == ["file-broken"]


def test_a_cell_without_end_is_broken() -> None:
    """A quote that is never closed swallows the rest of the table."""
    assert codes(read_csv(b'a,b\nc,"' + b"d,e\n" * 50_000)) == ["file-broken"]


def test_a_text_is_one_part() -> None:
    """Its lines end in one way."""
    reading = read_text("ประกาศสำนักงานเขต\r\nเรื่อง วันหยุด\r".encode())
    assert [part.text for part in reading.parts] == ["ประกาศสำนักงานเขต\nเรื่อง วันหยุด"]
    assert reading.parts[0].kind is PartKind.SECTION
    assert reading.language == "th"
