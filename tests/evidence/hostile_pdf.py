"""Hostile and broken PDFs, most of them written by pikepdf."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.evidence.hostile_pack import packed

_AS_IS = pikepdf.StreamDecodeLevel.none
_A4 = (0, 0, 595, 842)


def good_pdf(pages: int = 1) -> bytes:
    """A PDF with a line of text on each page."""
    return saved(_pages(pages))


def _pages(count: int = 1) -> Pdf:
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        text = f"BT /F1 20 Tf 72 700 Td (Annual report, page {number}) Tj ET"
        page.Contents = pdf.make_stream(text.encode())
    return pdf


def saved(pdf: Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    # Packed streams stay as they are: unpacking a bomb takes as long here as anywhere.
    if "encryption" not in options:
        options["stream_decode_level"] = _AS_IS
    pdf.save(stream, compress_streams=False, **options)
    return stream.getvalue()


def changed(change: Callable[[Pdf], None]) -> Callable[[], bytes]:
    """Make a writer of a PDF of one page with one change."""

    def make() -> bytes:
        pdf = _pages()
        change(pdf)
        return saved(pdf)

    return make


def _javascript(pdf: Pdf) -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)"))


def open_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(_javascript(pdf))


def named_script(pdf: Pdf) -> None:
    tree = Dictionary(Names=Array([String("a"), _javascript(pdf)]))
    pdf.Root.Names = Dictionary(JavaScript=tree)


def page_script(pdf: Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=_javascript(pdf))


def link_script(pdf: Pdf) -> None:
    _annotate(pdf, Dictionary(Subtype=Name.Link, A=_javascript(pdf)))


def launch(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.Launch, F=String("calc.exe"))


def link_launch(pdf: Pdf) -> None:
    action = Dictionary(Type=Name.Action, S=Name.Launch, F=String("\\\\host\\a.exe"))
    _annotate(pdf, Dictionary(Subtype=Name.Link, A=action))


def attachment(pdf: Pdf) -> None:
    pdf.attachments["a.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ" + b"\0" * 99, filename="a.exe")


def annotated_attachment(pdf: Pdf) -> None:
    spec = pikepdf.AttachedFileSpec(pdf, b"MZ" + b"\0" * 99, filename="a.exe").obj
    _annotate(pdf, Dictionary(Subtype=Name.FileAttachment, FS=spec))


def _annotate(pdf: Pdf, annotation: Dictionary) -> None:
    annotation.Type = Name.Annot
    annotation.Rect = Array([0, 0, 50, 50])
    pdf.pages[0].Annots = Array([pdf.make_indirect(annotation)])


def huge_page(pdf: Pdf) -> None:
    pdf.pages[0].MediaBox = Array([0, 0, 10_000_000, 10_000_000])


def no_page(pdf: Pdf) -> None:
    del pdf.pages[0]


def circle_of_pages(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages, pdf.Root.Pages])


def deep_tree(pdf: Pdf) -> None:
    """Put the page two thousand nodes down."""
    node = pdf.pages[0].obj
    for _ in range(2_000):
        parent = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([node]), Count=1))
        node.Parent = parent
        node = parent
    pdf.Root.Pages = node


def content_bomb(pdf: Pdf) -> None:
    """Give the page a content of 2 GiB, packed twice into some kilobytes."""
    stream = Stream(pdf, b"")
    once = packed(b" " * 2**20, 2048)
    stream.write(zlib.compress(once), filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.pages[0].Contents = stream


def image_bomb(pdf: Pdf) -> None:
    """Draw a picture of 60,000 by 60,000 pixels."""
    picture = Stream(pdf, b"")
    picture.write(packed(b"\0" * 2**20, 430), filter=Name.FlateDecode)
    for key, value in {"Width": 60_000, "Height": 60_000, "BitsPerComponent": 1}.items():
        picture[f"/{key}"] = value
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=picture))
    pdf.pages[0].Contents = pdf.make_stream(b"q 500 0 0 500 0 0 cm /I Do Q")


def form_bomb(pdf: Pdf) -> None:
    """Draw a form that draws another ten times, and so on, twelve deep."""
    inner = pdf.make_stream(b"0 0 1 1 re f " * 50)
    for _ in range(12):
        inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array(_A4)
        outer = pdf.make_stream(b"/X Do " * 10)
        outer.Resources = Dictionary(XObject=Dictionary(X=inner))
        inner = outer
    pdf.pages[0].Resources = inner.Resources
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do " * 10)


def many_pages() -> bytes:
    """A hundred thousand pages that are all the same one."""
    pdf = _pages()
    page = pdf.pages[0].obj
    pdf.Root.Pages.Kids = Array([page] * 100_000)
    pdf.Root.Pages.Count = 100_000
    return saved(pdf)


def encrypted() -> bytes:
    return saved(_pages(), encryption=pikepdf.Encryption(owner="a", user="b"))


def restricted() -> bytes:
    allowed = pikepdf.Permissions(print_highres=False, print_lowres=False, extract=False)
    return saved(_pages(), encryption=pikepdf.Encryption(owner="a", user="", allow=allowed))


def truncated() -> bytes:
    """The first tenth of a document: no page is whole."""
    whole = saved(_pages(50), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return whole[: len(whole) // 10]


def garbled() -> bytes:
    """A document in which every stream and object was overwritten."""
    return b"%PDF-1.7\n" + bytes(range(256)) * 200 + b"\n%%EOF"


def with_zip() -> bytes:
    stream = io.BytesIO(good_pdf())
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("a.exe", b"MZ")
    return stream.getvalue()
