"""The true type of a file is told from its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.inspect.facts import Fault, Format
from generator.inspect.names import name_faults, shown_name
from generator.inspect.sniff import sniff
from tests.evidence import hostile_images as images
from tests.evidence import hostile_office as office
from tests.evidence.hostile_ole import compound
from tests.evidence.hostile_pdf import good_pdf
from tests.evidence.hostile_plain import page, svg

_TEXT = "ประกาศสำนักงานเขต เรื่อง วันหยุดราชการ"
_TABLE = "รายการ,งบประมาณ\nค่าวัสดุ,1200\nค่าจ้าง,900\n"


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (good_pdf(), Format.PDF),
        (b"\r\n\xef\xbb\xbf" + good_pdf(), Format.PDF),
        (office.word(), Format.DOCX),
        (office.workbook(), Format.XLSX),
        (office.slides(), Format.PPTX),
        (office.open_document(), Format.ODT),
        (compound("WordDocument", "1Table"), Format.DOC),
        (compound("Workbook"), Format.XLS),
        (compound("Book"), Format.XLS),
        (compound("PowerPoint Document"), Format.PPT),
        (images.picture("PNG"), Format.PNG),
        (images.picture("JPEG"), Format.JPEG),
        (images.picture("WEBP"), Format.WEBP),
        (images.picture("GIF"), Format.GIF),
        (svg("<rect/>"), Format.SVG),
        (svg("<rect/>", '<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>'), Format.SVG),
        (b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', Format.SVG),
        (page(""), Format.HTML),
        ("<!-- <svg> --><HTML>".encode("utf-16"), Format.HTML),
        (_TABLE.encode("utf-8-sig"), Format.CSV),
        (_TABLE.encode("utf-16"), Format.CSV),
        (_TABLE.replace(",", ";").encode("cp874"), Format.CSV),
        (_TABLE.replace(",", "\t").encode("cp874"), Format.CSV),
        (f"สรุปงบประมาณ\n\n{_TABLE}ค่าเช่า,7\nที่มา: ฝ่ายการคลัง".encode(), Format.CSV),
        ('ชื่อ,หมายเหตุ\n"ก","ข,\nค"\n'.encode(), Format.CSV),
        (_TEXT.encode(), Format.TXT),
        (_TEXT.encode("utf-16-be").join([b"\xfe\xff", b""]), Format.TXT),
        (f"“{_TEXT}”…".encode("cp874"), Format.TXT),
        (b"old text of DOS\r\n\x1a", Format.TXT),
        (b"MZ-100 printer\n", Format.TXT),
        (b"BZh, PK and Rar! are signs of archives", Format.TXT),
    ],
)
def test_a_format_is_told_from_content(data: bytes, format_: Format) -> None:
    """Every format that can be published is known in the ways that programs write it."""
    assert sniff(data) is format_


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        (images.picture("TIFF"), "TIF"),
        (images.picture("BMP"), "BMP"),
        (b"{\\rtf1\\ansi a}", "RTF"),
        (compound("Binary.a"), "OLE"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99, "HEIF"),
    ],
)
def test_a_type_that_cannot_be_published_is_named(data: bytes, type_: str) -> None:
    """Staff are told what they have, where somebody knows it."""
    found = sniff(data)
    assert isinstance(found, Fault)
    assert found.code == "file-unknown-type"
    assert found.values["type"].startswith(type_)


@pytest.mark.parametrize("kind", ["text-template", "chart", "database"])
def test_other_open_documents_are_named_by_their_own_word(kind: str) -> None:
    """A template or a database is no document, although its package looks like one."""
    data = office.zipped(mimetype=f"application/vnd.oasis.opendocument.{kind}".encode())
    found = sniff(data)
    assert isinstance(found, Fault)
    assert (found.code, found.values) == ("file-unknown-type", {"type": kind.upper()})


def test_words_in_a_package_cannot_fill_the_message() -> None:
    """A type that a file gives itself is only repeated when it is a plain word."""
    data = office.zipped(mimetype=b"application/x.<script>\n")
    found = sniff(data)
    assert isinstance(found, Fault)
    assert found.values == {"type": "?"}


def test_a_huge_directory_of_a_package_is_not_read() -> None:
    """A package of a hundred thousand entries is refused from its last bytes alone."""
    whole = bytearray(office.zipped(a=b"a"))
    end = whole.rindex(b"PK\x05\x06")
    whole[end + 12 : end + 16] = (2**28).to_bytes(4, "little")
    assert sniff(bytes(whole)) == Fault("file-bomb")


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_have_an_answer(data: bytes, head: bytes) -> None:
    """Nothing that a file begins with makes the search for its type raise."""
    assert isinstance(sniff(head + data), Format | Fault)


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_slip_in_a_package_has_an_answer(at: int, slip: bytes) -> None:
    """A damaged office file is a format or a fault, and no exception."""
    for whole in (office.open_document(), compound("WordDocument", "Macros/VBA/dir")):
        place = at % len(whole)
        damaged = whole[:place] + slip + whole[place + len(slip) :]
        assert isinstance(sniff(damaged), Format | Fault)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.pdf", Format.PDF),
        ("รายงาน ปี 2566.PDF", Format.PDF),
        ("2566/a.b/photo.jpeg", Format.JPEG),
        ("a.JPG", Format.JPEG),
        ("a.htm", Format.HTML),
        ("a.txt", Format.CSV),
        ("one column.csv", Format.TXT),
        ("a.tsv", Format.CSV),
        ("a.docx", Format.DOCX),
        ("setup.exe", None),
    ],
)
def test_a_name_that_agrees_with_the_content_is_fine(name: str, format_: Format | None) -> None:
    """Endings in use for a format are accepted; a content that is refused already says enough."""
    assert name_faults(name, format_) == ()


@pytest.mark.parametrize(
    ("name", "named"), [("a.doc", ".doc"), ("a", "–"), (".pdf", "–"), ("x.pdf/a", "–")]
)
def test_a_name_that_differs_is_told_with_both(name: str, named: str) -> None:
    """The message says what the name says, what the content is, and the ending that fits."""
    (fault,) = name_faults(name, Format.DOCX)
    assert fault.code == "file-type-differs"
    assert fault.values == {"named": named, "type": "DOCX", "ending": ".docx"}


@pytest.mark.parametrize("name", ["a.bat", "a.pdf.EXE", "run.cmd. .", "a.vbs", "a.html.hta"])
def test_a_name_that_runs_is_a_program(name: str) -> None:
    """Text and pictures run too when their name says so."""
    assert [fault.code for fault in name_faults(name, Format.TXT)] == ["file-executable"]


def test_a_name_with_an_id_is_found_and_shown_masked() -> None:
    """An ID in a name holds the file back, and neither the fault nor the shown name repeats it."""
    name = "2566/สำเนาบัตร 1980123456789 ก.pdf"
    (fault,) = name_faults(name, Format.PDF)
    assert (fault.code, fault.where) == ("personal-national-id", "ชื่อไฟล์")
    for told in (str(fault.values), shown_name(name)):
        assert "1980123456789" not in told
    assert shown_name(name).startswith("2566/สำเนาบัตร ")


@pytest.mark.parametrize("sign", ["\n", "\x1b", "\u202e", "\u2066", "\x85", "\udcff"])
def test_signs_that_deceive_are_not_shown(sign: str) -> None:
    """What could turn a terminal's line round is told and replaced."""
    name = f"a{sign}fdp.pdf"
    assert [fault.code for fault in name_faults(name, Format.PDF)] == ["file-name-deceives"]
    assert shown_name(name) == "a\ufffdfdp.pdf"
