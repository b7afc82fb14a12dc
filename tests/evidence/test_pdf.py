"""PDFs: what their pages say, which pages are pictures, and what else they carry."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from generator.inspect.facts import Format, Reading
from generator.inspect.pdf import ranges, read_pdf
from tests.evidence.printed import HARD, pdf_with, print_pdf, rewritten, seed_lines

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PAGES = (HARD, *(seed_lines()[start : start + 12] for start in range(0, 96, 12)))


@pytest.fixture(scope="module")
def printed(browser: Browser) -> bytes:
    """The plan as Chromium prints it, one page a chapter."""
    return print_pdf(browser, _PAGES)


def _codes(reading: Reading) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in reading.faults]


def _texts(reading: Reading, where: str) -> str:
    return "\n".join(aside.text for aside in reading.asides if aside.where == where)


@pytest.mark.browser
@pytest.mark.parametrize("tagged", [True, False])
def test_thai_printed_by_chromium_reads_back_exactly(browser: Browser, *, tagged: bool) -> None:
    """Every character comes back once and in its place, and spaces are where they were."""
    pages = [[line[:70] for line in lines] for lines in _PAGES]
    reading = read_pdf(print_pdf(browser, pages, tagged=tagged))
    assert [part.text.split("\n") for part in reading.parts] == [
        [line.strip() for line in lines] for lines in pages
    ]
    assert reading.faults == ()
    assert all(part.readable for part in reading.parts)


@pytest.mark.browser
def test_syllables_are_mended_whoever_wrote_the_file_last(printed: bytes) -> None:
    """A PDF of Chromium that went through another program reads the same as before."""

    def forget(pdf: Pdf) -> None:
        del pdf.trailer["/Info"]

    again = read_pdf(rewritten(printed, forget))
    assert [part.text for part in again.parts] == [part.text for part in read_pdf(printed).parts]


@pytest.mark.browser
def test_the_facts_of_a_pdf(printed: bytes) -> None:
    """Title, language, pages, tags and the picture of the first page come from the content."""
    reading = read_pdf(printed)
    assert (reading.format, reading.title, reading.language) == (Format.PDF, "คู่มือ", "th")
    assert (reading.pages, reading.tagged) == (len(_PAGES), True)
    assert isinstance(reading.created, date)
    assert reading.preview is not None
    assert (reading.preview.mode, reading.preview.width) == ("RGB", 960)


@pytest.mark.browser
def test_a_gap_is_closed_on_a_page_where_nothing_is_doubled(browser: Browser) -> None:
    """The width of ำ is no space, even if the first page gives no other sign of spans."""
    data = print_pdf(browser, [["กำหนดการ ทำแผน จำนวน 2"], ["จัดทำ info"]])
    pages = read_pdf(rewritten(data, lambda pdf: pdf.trailer.__delitem__("/Info"))).parts
    assert [page.text for page in pages] == ["กำหนดการ ทำแผน จำนวน 2", "จัดทำ info"]


def _lose(code: int, instead: str) -> Callable[[Pdf], None]:
    """Let the glyphs of a character read as something else."""

    def change(pdf: Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and b"begincmap" in (text := thing.read_bytes()):
                # A range gives several glyphs at once; the first is told apart by being single.
                thing.write(text.replace(f"<{code:04X}>\n".encode(), f"<{instead}>\n".encode()))

    return change


@pytest.mark.browser
@pytest.mark.parametrize("instead", ["0006", "E000", "FFFD", "0E33"])
def test_lost_letters_are_noticed(printed: bytes, instead: str) -> None:
    """A PDF whose า reads as something else is told, and its text is not trusted."""
    reading = read_pdf(rewritten(printed, _lose(0x0E32, instead)))
    assert [fault.code for fault in reading.faults] == ["text-damaged"]
    assert reading.faults[0].values["pages"].startswith("1-")
    assert not any(part.readable for part in reading.parts)


def _picture_pages(count: int) -> bytes:
    pages = [Image.effect_noise((600, 850), 60).convert("L") for _ in range(count)]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:])
    return stream.getvalue()


def test_a_scan_is_told_with_its_pages() -> None:
    """Pages that are pictures are named; those with text and empty ones are not."""

    def add(pdf: Pdf) -> None:
        with pikepdf.open(io.BytesIO(_picture_pages(3))) as scan:
            pdf.pages.extend(scan.pages)
        pdf.add_blank_page(page_size=(595, 842))

    reading = read_pdf(pdf_with(add, pages=2))
    (fault,) = reading.faults
    assert (fault.code, dict(fault.values)) == ("pdf-scan", {"pages": "3-5", "count": "6"})
    assert [part.readable for part in reading.parts] == [True, True, False, False, False, True]


def test_letters_turned_into_drawings_are_a_scan() -> None:
    """A page full of drawn shapes and without text cannot be read by a machine either."""
    shapes = "".join(f"{x} {y} 8 9 re f " for y in range(80, 760, 16) for x in range(60, 520, 11))

    def draw(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(shapes.encode())

    assert [fault.code for fault in read_pdf(pdf_with(draw)).faults] == ["pdf-scan"]


def test_a_stamp_on_a_scan_is_searched_though_not_shown() -> None:
    """The few words on a picture are no text of the page, but they are not overlooked."""

    def stamp(pdf: Pdf) -> None:
        with pikepdf.open(io.BytesIO(_picture_pages(1))) as scan:
            pdf.pages.extend(scan.pages)
        page, first = pdf.pages[1], pdf.pages[0]
        page.Resources.Font = first.Resources.Font
        page.contents_add(b"BT /F1 9 Tf 20 20 Td (COPY 123) Tj ET")

    reading = read_pdf(pdf_with(stamp))
    assert [part.text for part in reading.parts][1] == ""
    assert _texts(reading, "หน้า 2") == "COPY 123"


@pytest.mark.parametrize("owner_only", [True, False])
def test_locked_pdfs_are_refused(*, owner_only: bool) -> None:
    """A password to open, or restrictions alone: both keep people out."""
    stream = io.BytesIO()
    lock = pikepdf.Encryption(owner="a", user="" if owner_only else "b")
    with pikepdf.open(io.BytesIO(pdf_with())) as pdf:
        pdf.save(stream, encryption=lock)
    reading = read_pdf(stream.getvalue())
    assert _codes(reading) == [("file-encrypted", "")]
    assert bool(reading.parts) is owner_only


def test_a_broken_pdf_is_a_fault_and_no_exception() -> None:
    """Nothing is raised for bytes that are no PDF any more."""
    whole = pdf_with(pages=3)
    for data in (b"", b"%PDF-1.7\n", whole[:400], whole.replace(b"obj", b"jbo")):
        assert _codes(read_pdf(data)) == [("file-broken", "")]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"/Count 1 ", b"/Count 4999999 "), (b"[ 0 0 595 842 ]", b"[ 0 0 99999 842 ]")],
)
def test_more_than_can_be_looked_at_is_a_bomb(old: bytes, new: bytes) -> None:
    """A claim of millions of pages and a page of many metres are refused unseen."""
    data = pdf_with()
    assert old in data
    assert _codes(read_pdf(data.replace(old, new))) == [("file-bomb", "")]


def test_a_picture_that_would_fill_the_memory_is_a_bomb() -> None:
    """A PDF is not drawn when it holds a picture of billions of pixels."""

    def change(pdf: Pdf) -> None:
        picture = pdf.make_stream(b"", Subtype=Name.Image, Width=60_000, Height=60_000)
        pdf.pages[0].Resources.XObject = Dictionary(I=picture)

    assert _codes(read_pdf(pdf_with(change))) == [("file-bomb", "")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("D:20230328101500+07'00'", date(2023, 3, 28)),
        ("D:25660328101500+07'00'", date(2023, 3, 28)),
        ("D:2023", date(2023, 1, 1)),
        ("D:20231399", None),
        ("28 มี.ค. 66", None),
    ],
)
def test_the_day_a_pdf_was_made(written: str, day: date | None) -> None:
    """Years of the Buddhist era, as some programs write them, are the same days."""
    data = pdf_with(lambda pdf: pdf.docinfo.__setitem__("/CreationDate", written))
    assert read_pdf(data).created == day


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("  แผน  ปี 2566 ", "แผน ปี 2566"),
        ("Microsoft Word - แผนปี 66", "แผนปี 66"),
        ("Microsoft Word - draft1.docx", None),
        ("Untitled-1", None),
    ],
)
def test_a_title_that_nobody_wrote_is_none(written: str, title: str | None) -> None:
    """Names of files and of new documents are no titles."""
    data = pdf_with(lambda pdf: pdf.docinfo.__setitem__("/Title", written))
    assert read_pdf(data).title == title


@pytest.mark.parametrize(
    ("numbers", "text"), [((1,), "1"), ((1, 2, 3, 7), "1-3, 7"), ((2, 4, 5), "2, 4-5")]
)
def test_pages_are_named_as_people_do(numbers: tuple[int, ...], text: str) -> None:
    """Neighbours are written as a range."""
    assert ranges(numbers) == text
