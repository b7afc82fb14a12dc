"""What PDFs do and carry besides their pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.inspect.facts import Reading
from generator.inspect.pdf import read_pdf
from tests.evidence.printed import annotate, pdf_with


def _codes(reading: Reading) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in reading.faults]


def _texts(reading: Reading, where: str) -> str:
    return "\n".join(aside.text for aside in reading.asides if aside.where == where)


_SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _bookmark(pdf: Pdf, action: Dictionary) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("บทที่ 1"), A=action))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))


def _field(pdf: Pdf, **entries: Any) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name"), **entries))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _chain(pdf: Pdf) -> None:
    first = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]), Next=Array([_SCRIPT]))
    pdf.Root.OpenAction = first


_RISKS: dict[str, tuple[Callable[[Pdf], object], str, str]] = {
    "script after a jump": (_chain, "pdf-javascript", ""),
    "script of a bookmark": (lambda pdf: _bookmark(pdf, _SCRIPT), "pdf-javascript", ""),
    "script of a field": (
        lambda pdf: _field(pdf, AA=Dictionary(K=_SCRIPT)),
        "pdf-javascript",
        "",
    ),
    "script as an address": (
        lambda pdf: annotate(
            pdf, 1, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:a()"))
        ),
        "pdf-javascript",
        "หน้า 2",
    ),
    "data sent away": (
        lambda pdf: annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm)),
        "pdf-launch",
        "หน้า 1",
    ),
    "embedded media": (
        lambda pdf: annotate(pdf, Subtype=Name.RichMedia),
        "pdf-launch",
        "หน้า 1",
    ),
    "associated files": (
        lambda pdf: pdf.Root.__setitem__("/AF", Array([Dictionary(Type=Name.Filespec)])),
        "pdf-attachments",
        "",
    ),
    "XFA": (
        lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(XFA=String("<xdp/>"))),
        "pdf-xfa",
        "",
    ),
    "fields": (_field, "pdf-form", ""),
    "a comment": (
        lambda pdf: annotate(pdf, 1, Subtype=Name.Text, Contents=String("แก้ด้วย")),
        "pdf-comments",
        "หน้า 2",
    ),
}


@pytest.mark.parametrize("name", _RISKS)
def test_what_a_pdf_does_is_told(name: str) -> None:
    """Whatever acts, carries files or was left in is found, with its page."""
    change, code, where = _RISKS[name]
    assert (code, where) in _codes(read_pdf(pdf_with(change, pages=2)))


def test_jumps_links_and_signatures_are_harmless() -> None:
    """A page to open at, a link to the web and a signature are no fault."""

    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        link = Dictionary(S=Name.URI, URI=String("https://www.bangkok.go.th/"))
        annotate(pdf, Subtype=Name.Link, A=link)
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("sign")))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)

    assert read_pdf(pdf_with(change)).faults == ()


def test_all_that_is_written_beside_the_pages_is_searched() -> None:
    """Author, keywords, XMP, comments, form values, links and bookmarks are given as asides."""

    def change(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = "สมชาย ใจดี"
        pdf.docinfo["/Approver"] = "สมหญิง"
        with pdf.open_metadata(update_docinfo=False) as metadata:
            metadata["dc:description"] = "โทร 0 2424 0056"
        annotate(pdf, 1, Subtype=Name.Text, T=String("ผู้ตรวจ"), Contents=String("ถามอีกครั้ง"))
        link = Dictionary(S=Name.URI, URI=String("mailto:a@example.org"))
        annotate(pdf, Subtype=Name.Link, A=link)
        _field(pdf, V=String("ค่าที่กรอก"))
        _bookmark(pdf, Dictionary(S=Name.GoTo))

    reading = read_pdf(pdf_with(change, pages=2))
    metadata = _texts(reading, "ข้อมูลกำกับไฟล์").split("\n")
    assert {"สมชาย ใจดี", "สมหญิง", "โทร 0 2424 0056"} <= set(metadata)
    assert _texts(reading, "ความเห็นในไฟล์ หน้า 2") == "ผู้ตรวจ\nถามอีกครั้ง"
    assert _texts(reading, "ลิงก์ในไฟล์ หน้า 1") == "mailto:a@example.org"
    assert "ค่าที่กรอก" in _texts(reading, "แบบฟอร์มในไฟล์")
    assert _texts(reading, "สารบัญในไฟล์") == "บทที่ 1"
