"""Cleaned PDFs: nothing acts, nothing is attached or told of anybody; pages stay as they are."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.clean import clean
from generator.clean.cleaned import Cleaned
from generator.inspect.facts import Format
from generator.inspect.pdf import read_pdf
from tests.evidence.printed import HARD, annotate, pdf_with, print_pdf, rewritten, seed_lines

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SECRET = "SECRET-4711"  # noqa: S105 - what must not be left


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(_SECRET))


def _attach(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, _SECRET.encode(), filename="a.txt")


def _attach_two(pdf: Pdf) -> None:
    _attach(pdf)
    pdf.attachments["b.txt"] = pikepdf.AttachedFileSpec(pdf, b"b", filename="b.txt")


def _associate(pdf: Pdf) -> None:
    spec = pikepdf.AttachedFileSpec(pdf, _SECRET.encode(), filename="a.txt").obj
    pdf.Root.AF = Array([spec])
    pdf.pages[0].obj.AF = Array([spec])


def _pin(pdf: Pdf) -> None:
    """Pin a file to the page, with a structure element that leads to it."""
    spec = pikepdf.AttachedFileSpec(pdf, _SECRET.encode(), filename="a.txt").obj
    note = annotate(pdf, Subtype=Name.FileAttachment, FS=spec, Contents=String(_SECRET))
    element = Dictionary(Type=Name.StructElem, K=Dictionary(Type=Name.OBJR, Obj=note))
    root = Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(element))
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)


def _field(pdf: Pdf, kind: Name = Name.Tx, **entries: object) -> None:
    field = Dictionary(FT=kind, T=String("name"), **entries)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _describe(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = _SECRET
    pdf.docinfo["/Title"] = "แผนปี 2566"
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:creator"] = [_SECRET]


def _bookmark(pdf: Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("บทที่ 1"), A=_script()))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))


def _link(pdf: Pdf, action: Dictionary) -> None:
    annotate(pdf, Subtype=Name.Link, A=action)


_FAULTS: dict[str, tuple[Callable[[Pdf], object], str]] = {
    "opening": (lambda pdf: pdf.Root.__setitem__("/OpenAction", _script()), "actions: 1"),
    "names": (
        lambda pdf: pdf.Root.__setitem__(
            "/Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), _script()])))
        ),
        "actions: 1",
    ),
    "page": (
        lambda pdf: pdf.pages[0].obj.__setitem__("/AA", Dictionary(O=_script())),
        "actions: 1",
    ),
    "link": (lambda pdf: _link(pdf, _script()), "actions: 1"),
    "chain": (
        lambda pdf: _link(pdf, Dictionary(S=Name.GoTo, D=String("a"), Next=Array([_script()]))),
        "actions: 1",
    ),
    "launch": (
        lambda pdf: _link(pdf, Dictionary(S=Name.Launch, F=String(_SECRET))),
        "actions: 1",
    ),
    "script address": (
        lambda pdf: _link(pdf, Dictionary(S=Name.URI, URI=String(f"JavaScript:{_SECRET}"))),
        "actions: 1",
    ),
    "bookmark": (_bookmark, "actions: 1"),
    "field": (lambda pdf: _field(pdf, AA=Dictionary(K=_script())), "actions: 1"),
    "attached": (_attach, "attached files: 1"),
    "two attached": (_attach_two, "attached files: 2"),
    "associated": (_associate, "attached files: 1"),
    "pinned": (_pin, "attached files: 1"),
    "media": (lambda pdf: annotate(pdf, Subtype=Name.RichMedia, T=String(_SECRET)), "media: 1"),
    "comment": (
        lambda pdf: annotate(pdf, Subtype=Name.Text, Contents=String(_SECRET), T=String("a")),
        "comments: 1",
    ),
    "drawn comment": (
        lambda pdf: annotate(pdf, Subtype=Name.Square, Contents=String(_SECRET), T=String("a")),
        "comments: 1",
    ),
    "XFA": (
        lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(XFA=String(_SECRET))),
        "XFA forms: 1",
    ),
    "signature": (
        lambda pdf: _field(pdf, Name.Sig, V=Dictionary(Name=String(_SECRET))),
        "digital signatures, which do not hold for a copy: 1",
    ),
    "metadata": (_describe, "metadata: 2"),
}


def _cleaned(data: bytes) -> Cleaned:
    done = clean(data, Format.PDF)
    assert done is not None
    return done


def _everything(data: bytes) -> bytes:
    """Give all of a PDF unpacked, with texts as they are."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            stream,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return stream.getvalue()


def _drawn(data: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(may_draw_forms=False).to_pil().tobytes() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("name", _FAULTS)
def test_nothing_is_left_of_it(name: str) -> None:
    """The secret is gone from every object, the copy has no such fault, and it is told."""
    change, told = _FAULTS[name]
    data = pdf_with(change)
    assert _SECRET.encode() in _everything(data)
    done = _cleaned(data)
    assert told in "\n".join(removal.what_en for removal in done.removed)
    assert _SECRET.encode() not in _everything(done.data)
    left = {fault.code for fault in read_pdf(done.data).faults} - {"pdf-form"}
    assert left == set()


@pytest.mark.parametrize("name", _FAULTS)
def test_pages_stay_as_they_are(name: str) -> None:
    """Every page of the copy reads the same and looks the same."""
    data = pdf_with(_FAULTS[name][0], pages=2)
    copy = _cleaned(data).data
    assert [part.text for part in read_pdf(copy).parts] == [
        part.text for part in read_pdf(data).parts
    ]
    if name not in ("comment", "drawn comment", "pinned", "media"):
        assert _drawn(copy) == _drawn(data)


@pytest.mark.parametrize("name", _FAULTS)
def test_a_clean_pdf_is_left_alone(name: str) -> None:
    """Cleaning the copy takes out nothing more, and cleaning twice gives the same bytes."""
    data = pdf_with(_FAULTS[name][0])
    once = _cleaned(data)
    assert _cleaned(once.data) == Cleaned(once.data)
    assert _cleaned(data) == once


@pytest.mark.browser
def test_a_thai_pdf_reads_and_looks_the_same(browser: Browser) -> None:
    """Title, day, tags, text and pictures of pages stay; the name of the author goes."""
    printed = print_pdf(browser, [HARD, seed_lines()[:20]])
    data = rewritten(printed, lambda pdf: pdf.docinfo.__setitem__("/Author", _SECRET))
    copy = _cleaned(data).data
    before, after = read_pdf(data), read_pdf(copy)
    assert after.parts == before.parts
    assert (after.title, after.created, after.tagged) == (before.title, before.created, True)
    assert _drawn(copy) == _drawn(data)
    assert _SECRET.encode() not in _everything(copy)


def test_jumps_links_and_form_values_stay() -> None:
    """What is harmless or part of the content is kept."""

    def change(pdf: Pdf) -> None:
        _describe(pdf)
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        _link(pdf, Dictionary(S=Name.URI, URI=String("https://www.bangkok.go.th/")))
        _field(pdf, V=String("ค่าที่กรอก"))
        annotate(pdf, Subtype=Name.FreeText, Contents=String("สำเนาถูกต้อง"), T=String("ก"))

    copy = _cleaned(pdf_with(change)).data
    assert [fault.code for fault in read_pdf(copy).faults] == ["pdf-form"]
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert "/OpenAction" in pdf.Root
        link, note = pdf.pages[0].Annots
        assert str(link.A.URI) == "https://www.bangkok.go.th/"
        assert (str(note.Contents), "/T" in note) == ("สำเนาถูกต้อง", False)
        assert str(pdf.Root.AcroForm.Fields[0].V) == "ค่าที่กรอก"
        assert str(pdf.docinfo["/Title"]) == "แผนปี 2566"


def test_restrictions_are_taken_off_and_passwords_are_not() -> None:
    """A PDF that anybody may open loses its locks; one with a password has no copy."""
    for user, opens in (("", True), ("b", False)):
        stream = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf_with())) as pdf:
            pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user=user))
        done = clean(stream.getvalue(), Format.PDF)
        assert (done is not None) is opens
        if done is not None:
            assert [removal.what_en for removal in done.removed] == ["restrictions: 1"]
            assert read_pdf(done.data).faults == ()


def test_a_broken_pdf_is_not_cleaned() -> None:
    """What cannot be read has no copy."""
    assert clean(b"%PDF-1.7\n", Format.PDF) is None
