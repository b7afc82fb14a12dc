"""The papers as PDF: PDFium reads back what was written, pikepdf finds the tags."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst

from tests.papers.shared import (
    HEADINGS,
    THAI,
    bare,
    cells_of_the_seed,
    export,
    exported,
    measure,
    office,
)

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
VOWELS = ("", *"ัิีึืฺุู็ํ")
TONES = ("", *"่้๊๋์ํ๎")
#: The columns of the plan and the margin of the page, in centimetres; a centimetre in points.
WIDTHS = (2.5, 4.2, 4.9, 3.7, 4.2, 2.4, 2.5, 2.3)
MARGIN, CM = 1.5, 72 / 2.54


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the plan of the seed in either numerals, and its report."""
    folder = tmp_path_factory.mktemp("pdf")
    for numerals in ("arabic", "thai"):
        exported("plan", folder / f"{numerals}.pdf", "--digits", numerals)
    exported("report", folder / "report.pdf")
    return folder


def pages(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def tags(node: Any) -> Iterator[Any]:
    """Every element of the structure tree below a node, in the order of reading."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from tags(kid)


def columns(path: Path) -> list[list[str]]:
    """The text of each column of the table, page by page, without white space; PDFium would go on
    reading in the next column where two lines stand at one height."""
    edges = list(itertools.accumulate(WIDTHS, initial=MARGIN))
    found: list[list[str]] = [[] for _ in WIDTHS]
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            for index, (left, right) in enumerate(itertools.pairwise(edges)):
                inside = text.get_text_bounded(left=left * CM, right=right * CM)
                found[index].append(bare(inside))
    return found


@pytest.mark.parametrize("numerals", ["arabic", "thai"])
def test_every_cell_reads_back_as_the_register_has_it(papers: Path, numerals: str) -> None:
    """Each column from top to bottom, white space aside: sara am and tone marks included."""
    found = columns(papers / f"{numerals}.pdf")
    for index, column in enumerate(found):
        text, place = "".join(column), 0
        for number, cells in cells_of_the_seed().items():
            cell = bare("".join(cells[index]))
            if numerals == "thai" and index == 0:
                cell = cell.translate(THAI)
            assert cell in text[place:], (number, HEADINGS[index])
            place = text.index(cell, place) + len(cell)


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_syllable_reads_back(weight: str) -> None:
    """Each consonant with each vowel and tone mark, and with sara am in both ways of typing."""
    folder = Path(str(files("generator") / "data" / "papers"))
    marked = [c + v + t for c, v, t in itertools.product(CONSONANTS, VOWELS, TONES)]
    words = [
        *marked,
        *(c + t + am for c in CONSONANTS for t in TONES[:5] for am in ("ำ", "\u0e4dา")),
    ]
    source = (
        '#set document(title: "x")\n'
        f'#set text(font: "Sarabun", weight: "{weight}", fallback: false)\n'
        '#json(bytes(sys.inputs.words)).map(word => "x" + word).join(" ")'
    )
    written = typst.compile(
        source.encode(),
        font_paths=[folder],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"words": json.dumps(words)},
        pdf_standards="ua-1",
    )
    with pypdfium2.PdfDocument(written) as document:
        text = bare("".join(page.get_textpage().get_text_range() for page in document))
    assert text.split("x")[1:] == words


def test_the_file_says_it_is_accessible(papers: Path) -> None:
    """PDF/UA-1, marked, in Thai, with a title that readers show."""
    for name in ("arabic", "thai", "report"):
        with pikepdf.open(papers / f"{name}.pdf") as document:
            root = document.Root
            assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("th", True)
            assert bool(root.ViewerPreferences.DisplayDocTitle)
            with document.open_metadata() as said:
                assert said["pdfuaid:part"] == "1"
                assert "ประจำปีงบประมาณ" in said["dc:title"]
                assert said["dc:creator"] == ["สำนักงานเขตบางกอกน้อย"]


def test_the_table_is_tagged(papers: Path) -> None:
    """A head of eight cells for their columns, and a row for each of thirty measures."""
    with pikepdf.open(papers / "arabic.pdf") as document:
        found = list(tags(document.Root.StructTreeRoot))
        names = [str(tag.S) for tag in found]
        assert (names.count("/Table"), names.count("/TR"), names.count("/TH")) == (1, 31, 8)
        heads = [tag for tag in found if str(tag.S) == "/TH"]
        assert all(any(a.get("/Scope") == "/Column" for a in tag.A) for tag in heads)
        # Thirty rows of seven cells, ten indicators, and one issue for two measures.
        assert names.count("/TD") == 30 * 7 + 10 - 1
        spans = [int(a.RowSpan) for tag in found for a in tag.get("/A", []) if "/RowSpan" in a]
        assert sorted(spans) == [2, 2, 2, 3, 3, 3, 3, 5, 7]


def test_headings_are_tagged_in_order(papers: Path) -> None:
    """The title first, then what stands under it."""
    with pikepdf.open(papers / "arabic.pdf") as document:
        found = [str(tag.S) for tag in tags(document.Root.StructTreeRoot)]
    assert [name for name in found if name.startswith("/H")] == ["/H1", "/H2", "/H2", "/H2"]


def test_the_head_stands_on_every_page_that_has_rows(papers: Path) -> None:
    """Repeated for those who see it; the tags have it once."""
    for text in pages(papers / "arabic.pdf"):
        assert all(bare(heading) in bare(text) for heading in HEADINGS)


@pytest.mark.parametrize("numerals", ["arabic", "thai"])
def test_every_page_says_which_it_is(papers: Path, numerals: str) -> None:
    """หน้า x จาก y."""
    found = pages(papers / f"{numerals}.pdf")
    for number, text in enumerate(found, 1):
        said = f"หน้า {number} จาก {len(found)}"
        assert bare(said.translate(THAI) if numerals == "thai" else said) in bare(text)


def test_the_paper_is_landscape_a4(papers: Path) -> None:
    """On every page."""
    with pypdfium2.PdfDocument(papers / "report.pdf") as document:
        sizes = {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document}
    assert sizes == {(297, 210)}


def test_a_row_moves_to_the_next_page_whole(papers: Path) -> None:
    """Each cell of a row of the seed is found on the page that has its first one."""
    found = columns(papers / "arabic.pdf")
    for number, cells in cells_of_the_seed().items():
        wanted = [
            (index, bare("".join(cell))) for index, cell in enumerate(cells) if index and cell
        ]
        places = [{p for p, text in enumerate(found[i]) if cell in text} for i, cell in wanted]
        assert set.intersection(*places), number


LONG = "การพัฒนาระบบบริหารจัดการข้อมูลข่าวสารภาครัฐเพื่อการเปิดเผยต่อสาธารณชน" * 60
ADDRESS = "https://www.example.go.th/" + "a" * 90


@pytest.mark.parametrize(
    "keys",
    [
        {"issue": "ชื่อที่ยาวมาก" * 40},
        {"activities": [LONG]},
        {"outputs": [f"ผลผลิตรายการที่ {number} ของมาตรการนี้" for number in range(10)]},
        {"outputs": [f"ผลผลิตรายการที่ {number} ของมาตรการนี้" for number in range(80)]},
        {"outreach": [f"ประกาศที่ {ADDRESS}"]},
        {"activities": ['เครื่องหมาย #let *x* _y_ `z` $1$ @a <b> [c] \\ // "“”’ ~ --- ✓ → ½ é']},
    ],
    ids=["long issue", "long without spaces", "ten outputs", "eighty outputs", "address", "signs"],
)
def test_whatever_a_cell_holds_reads_back(tmp_path: Path, keys: dict[str, Any]) -> None:
    """Nothing is cut off, and nothing is taken for markup."""
    register = office(tmp_path, [measure("one", **keys), measure("two", issue="ประเด็นถัดไป")])
    target = exported("plan", tmp_path / "plan.pdf", "-m", str(register))
    head = bare("".join(HEADINGS[:-1]) + "ระยะเวลากำกับติดตาม")
    text = "".join(bare(page) for page in pages(target))
    for noise in (head, *(f"หน้า{n}จาก{len(pages(target))}" for n in range(1, 20))):
        text = text.replace(noise, "")
    (texts,) = keys.values()
    for written in texts if isinstance(texts, list) else [texts]:
        assert bare(written) in text or all(part in text for part in _halves(bare(written)))
    assert "ประเด็นถัดไป" in text


def _halves(text: str) -> list[str]:
    """Pieces of a text that goes on, on other pages; each is whole on one of them somewhere."""
    return [text[place : place + 40] for place in range(0, len(text) - 40, 400)]


def test_a_row_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    """No letter stands below the margin, where nobody would see it."""
    outputs = [f"ผลผลิตรายการที่ {number} ของมาตรการนี้" for number in range(80)]
    register = office(tmp_path, [measure("one", outputs=outputs)])
    target = exported("plan", tmp_path / "plan.pdf", "-m", str(register))
    with pypdfium2.PdfDocument(target) as document:
        texts = [page.get_textpage() for page in document]
        lowest = min(t.get_charbox(n)[1] for t in texts for n in range(t.count_chars()))
    assert lowest > 0.5 * CM


def test_text_stays_inside_its_cell(tmp_path: Path) -> None:
    """A long address breaks where its narrow column ends."""
    register = office(tmp_path, [measure("one", due=ADDRESS)])
    target = exported("plan", tmp_path / "plan.pdf", "-m", str(register))
    assert bare(ADDRESS) in columns(target)[5][0]
    assert "aaaa" not in columns(target)[4][0] + columns(target)[6][0]


def test_three_hundred_measures_are_a_paper(tmp_path: Path) -> None:
    """With the head on every page, and the last measure on the last but the signatures."""
    register = office(tmp_path, [measure(f"m-{n}", issue=f"ประเด็นเลขที่ {n} จบ") for n in range(300)])
    target = exported("plan", tmp_path / "plan.pdf", "-m", str(register))
    found = pages(target)
    text = bare("".join(found))
    assert all(bare(f"ประเด็นเลขที่ {n} จบ") in text for n in range(300))
    assert all("ตัวชี้วัด" in page for page in found if "ประเด็นเลขที่" in page)


def test_an_empty_plan_is_a_paper(tmp_path: Path) -> None:
    """One page, to be signed all the same."""
    target = exported("plan", tmp_path / "plan.pdf", "-m", str(office(tmp_path, [])))
    (text,) = pages(target)
    assert "ผู้อนุมัติ" in text


def test_a_letter_that_no_font_has_is_told(tmp_path: Path) -> None:
    """With its name and a way out; nothing is written."""
    register = office(tmp_path, [measure("one", issue="เผยแพร่ 😀")])
    result = export("plan", tmp_path / "plan.pdf", "-m", str(register))
    assert result.return_value == 2
    assert "😀" in result.output
    assert ".docx" in result.output
    assert not (tmp_path / "plan.pdf").exists()
