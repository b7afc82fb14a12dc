"""The plan as a Word document, read by python-docx."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from tests.papers.shared import HEADINGS, THAI, cells_of_the_seed, exported, measure, office


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the plan of the seed in either numerals."""
    folder = tmp_path_factory.mktemp("word")
    for numerals in ("arabic", "thai"):
        exported("plan", folder / f"{numerals}.docx", "--digits", numerals)
    return folder


@pytest.fixture(scope="module")
def plan(papers: Path) -> WordDocument:
    """The plan of the seed."""
    return Document(str(papers / "arabic.docx"))


def table_of(document: WordDocument) -> Table:
    """The only table of a paper."""
    (table,) = document.tables
    return table


def paragraphs(cell: _Cell) -> list[str]:
    """The paragraphs of a cell that hold something, as written."""
    return [paragraph.text for paragraph in cell.paragraphs if paragraph.text]


def rows(table: Table) -> list[list[list[str]]]:
    """The cells of every row below the head; what is merged into the cell above is empty."""
    found = []
    above: list[object] = [None] * len(table.columns)
    for row in list(table.rows)[1:]:
        cells = row.cells
        merged = [cell._tc is over for cell, over in zip(cells, above, strict=True)]
        found.append([[] if m else paragraphs(c) for m, c in zip(merged, cells, strict=True)])
        above = [cell._tc for cell in cells]
    return found


def test_the_headings_are_the_eight_of_the_seed(plan: WordDocument) -> None:
    """In the words and in the order of the published plan."""
    assert [cell.text for cell in table_of(plan).rows[0].cells] == HEADINGS


@pytest.mark.parametrize("numerals", ["arabic", "thai"])
def test_every_cell_holds_what_the_register_says(papers: Path, numerals: str) -> None:
    """Thirty measures, letter by letter, each item of a list a paragraph; only the number that the
    paper gives an indicator is in the numerals asked for."""
    expected = list(cells_of_the_seed().values())
    if numerals == "thai":
        for row in expected:
            row[0] = [re.sub(r"^\d+", lambda found: found[0].translate(THAI), t) for t in row[0]]
    found = rows(table_of(Document(str(papers / f"{numerals}.docx"))))
    assert len(found) == 30
    assert found == expected


def test_an_indicator_is_one_cell_beside_its_measures(plan: WordDocument) -> None:
    """Merged over 7, 5, 2, 3, 3, 3, 2, 3, 1 and 1 rows."""
    cells = [row.cells[0]._tc for row in list(table_of(plan).rows)[1:]]
    counts = [cells.count(cell) for cell in dict.fromkeys(cells)]
    assert counts == [7, 5, 2, 3, 3, 3, 2, 3, 1, 1]


def test_a_shared_issue_is_one_cell(plan: WordDocument) -> None:
    """Measures 4.1 and 4.2 stand under the same issue; no other two do."""
    cells = [row.cells[1]._tc for row in list(table_of(plan).rows)[1:]]
    shared = [place for place, cell in enumerate(cells) if cells.count(cell) > 1]
    assert shared == [14, 15]


def test_an_issue_that_is_not_right_above_is_written_again(tmp_path: Path) -> None:
    """Cells can be merged only with their neighbour."""
    measures = [
        measure("one", issue="ประเด็นแรก"),
        measure("two", issue="อีกประเด็น"),
        {"id": "three", "issue_from": "one", "due": "ทุกเดือน", "units": "all"},
    ]
    target = tmp_path / "plan.docx"
    exported("plan", target, "-m", str(office(tmp_path, measures)))
    issues = [row[1] for row in rows(table_of(Document(str(target))))]
    assert issues == [["ประเด็นแรก"], ["อีกประเด็น"], ["ประเด็นแรก"]]


def test_a_line_break_inside_an_item_stays_inside_it(tmp_path: Path) -> None:
    """Two items, the first of two lines, are two paragraphs."""
    activities = ["บรรทัดแรก\nบรรทัดที่สอง", "อีกกิจกรรม"]
    register = office(tmp_path, [measure("one", activities=activities)])
    target = exported("plan", tmp_path / "plan.docx", "-m", str(register))
    (row,) = rows(table_of(Document(str(target))))
    assert row[2] == ["- บรรทัดแรก\nบรรทัดที่สอง", "- อีกกิจกรรม"]


def test_the_head_is_repeated_and_rows_do_not_break(plan: WordDocument) -> None:
    """Word repeats the first row on every page, and moves a row that does not fit."""
    head, *others = (row._tr for row in table_of(plan).rows)
    assert head.trPr is not None
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert all(
        row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None for row in others
    )


def test_a_row_longer_than_half_a_page_may_break(tmp_path: Path) -> None:
    """Or it would leave a page empty."""
    outputs = [f"ผลผลิตที่ {number}" for number in range(40)]
    register = office(tmp_path, [measure("one", outputs=outputs)])
    target = exported("plan", tmp_path / "plan.docx", "-m", str(register))
    row = table_of(Document(str(target))).rows[1]._tr
    assert row.trPr is None or row.trPr.find(qn("w:cantSplit")) is None


def test_the_page_is_landscape_a4(plan: WordDocument) -> None:
    """297 by 210 mm; the table is as wide as what the margins leave."""
    (section,) = plan.sections
    width, height = section.page_width, section.page_height
    assert width is not None
    assert height is not None
    assert (round(width.mm), round(height.mm)) == (297, 210)
    grid = sum(int(column.get(qn("w:w"))) for column in table_of(plan)._tbl.tblGrid)
    assert abs(grid / 1440 * 25.4 - (297 - 30)) < 1


def test_every_style_names_a_thai_font_size_and_language(plan: WordDocument) -> None:
    """Word sets Thai in w:cs and w:szCs; a style without them falls back to Times at 10 points."""
    lacking = []
    for style in plan.styles.element.iter(qn("w:style")):
        name = style.get(qn("w:styleId"))
        fonts, language = (next(style.iter(qn(f"w:{tag}")), None) for tag in ("rFonts", "lang"))
        if fonts is None or fonts.get(qn("w:cs")) != "TH SarabunPSK":
            lacking.append((name, "font"))
        if language is None or language.get(qn("w:bidi")) != "th-TH":
            lacking.append((name, "language"))
        sizes = [next(style.iter(qn(f"w:{tag}")), None) is not None for tag in ("sz", "szCs")]
        if style.get(qn("w:type")) != "character" and sizes != [True, True]:
            lacking.append((name, "size"))
        bold = [next(style.iter(qn(f"w:{tag}")), None) is not None for tag in ("b", "bCs")]
        if bold[0] != bold[1]:
            lacking.append((name, "bold"))
    assert lacking == []


def test_every_style_that_is_used_is_there(plan: WordDocument) -> None:
    """A name without a style would silently be Normal."""
    known = {style.get(qn("w:styleId")) for style in plan.styles.element.iter(qn("w:style"))}
    parts = (plan.element, plan.sections[0].footer._element)
    tags = ("pStyle", "rStyle", "tblStyle")
    used = {e.get(qn("w:val")) for p in parts for tag in tags for e in p.iter(qn(f"w:{tag}"))}
    assert used - known == set()
    assert {"Title", "TableText", "Footer", "Signature"} <= used


def test_the_other_sarabun_stands_in_for_the_first(papers: Path) -> None:
    """Offices have either; Word takes the other name where it lacks the one."""
    with zipfile.ZipFile(papers / "arabic.docx") as package:
        fonts = package.read("word/fontTable.xml").decode()
    assert re.search(r'w:name="TH SarabunPSK".*?altName w:val="TH Sarabun New"', fonts)


@pytest.mark.parametrize(
    ("numerals", "fields"),
    [
        ("arabic", [" PAGE ", " NUMPAGES "]),
        ("thai", [r" PAGE \* THAIARABIC ", r" NUMPAGES \* THAIARABIC "]),
    ],
)
def test_the_footer_counts_the_pages(papers: Path, numerals: str, fields: list[str]) -> None:
    """หน้า x จาก y, as fields that Word works out, in the numerals asked for."""
    (line,) = Document(str(papers / f"{numerals}.docx")).sections[0].footer.paragraphs
    assert [f.get(qn("w:instr")) for f in line._p.iter(qn("w:fldSimple"))] == fields
    said = "".join(text.text for text in line._p.iter(qn("w:t")))
    assert said.translate(THAI) == "หน้า ๑ จาก ๑"


def test_what_stands_above_the_table_is_what_the_seed_has(plan: WordDocument) -> None:
    """Title, year, office, the preface and the name of the table."""
    above = [paragraph.text for paragraph in plan.paragraphs][:8]
    title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert above[:3] == [title, "ประจำปีงบประมาณ พ.ศ. 2566", "ของสำนักงานเขตบางกอกน้อย"]
    assert above[3].startswith("การชี้แจงและให้ข้อมูล")
    assert above[5] == "ประมวลภาพการประชุม"
    assert above[7] == f"{title}ของสำนักงานเขตบางกอกน้อย"


def test_thai_numerals_are_for_what_the_paper_writes(papers: Path) -> None:
    """The year in the title is; the year in a text of the office stays as written."""
    texts = [paragraph.text for paragraph in Document(str(papers / "thai.docx")).paragraphs]
    assert texts[1] == "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"
    assert "พ.ศ. 2565" in texts[4]


def test_nobody_is_named_where_people_sign(plan: WordDocument) -> None:
    """Two places to sign, with dotted lines for name, position and date."""
    signing = [p for p in plan.paragraphs if p.style is not None and p.style.name == "Signature"]
    assert [p.text.replace("\t", " ").split() for p in signing] == [
        ["ลงชื่อ", "ผู้จัดทำ", "ลงชื่อ", "ผู้อนุมัติ"],
        ["(", ")", "(", ")"],
        ["ตำแหน่ง", "ตำแหน่ง"],
        ["วันที่", "วันที่"],
    ]
    assert plan.styles["Signature"].element.xpath(".//w:tab[@w:leader='dot']")


def test_the_document_says_what_it_is(plan: WordDocument) -> None:
    """Title, office and language; nothing of the program's own templates."""
    core = plan.core_properties
    assert core.title == "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2566"
    assert (core.author, core.language, core.comments) == ("สำนักงานเขตบางกอกน้อย", "th-TH", "")
    names = {str(part.partname) for part in plan.part.package.iter_parts()}
    assert not [name for name in names if re.search("customXml|thumbnail|app.xml", name)]


def test_a_budget_is_a_column_when_there_is_one(tmp_path: Path) -> None:
    """The last one, as written; a plan without has eight columns."""
    measures = [
        measure("one", budget="15,000"),
        measure("two", budget="ไม่ใช้งบประมาณ"),
        measure("three"),
    ]
    register = office(tmp_path, measures)
    target = exported("plan", tmp_path / "plan.docx", "-m", str(register))
    table = table_of(Document(str(target)))
    assert table.rows[0].cells[8].text == "งบประมาณ"
    assert [row[8] for row in rows(table)] == [["15,000"], ["ไม่ใช้งบประมาณ"], []]


def test_a_plan_of_dimensions_says_so(tmp_path: Path) -> None:
    """Its first column is ด้าน."""
    group = {"number": 1, "name": "ความโปร่งใส", "measures": [measure("one")]}
    register = office(tmp_path, [], indicators=None, dimensions=[group])
    target = exported("plan", tmp_path / "plan.docx", "-m", str(register))
    table = table_of(Document(str(target)))
    assert table.rows[0].cells[0].text == "ด้าน"
    assert rows(table)[0][0] == ["1) ความโปร่งใส"]


def test_a_plan_without_groups_has_no_column_for_them(tmp_path: Path) -> None:
    """It begins with the issue."""
    register = office(tmp_path, [], indicators=None, measures=[measure("one")])
    target = exported("plan", tmp_path / "plan.docx", "-m", str(register))
    assert table_of(Document(str(target))).rows[0].cells[0].text.startswith("ประเด็น")


def test_an_empty_plan_is_a_paper_with_an_empty_table(tmp_path: Path) -> None:
    """An indicator without measures keeps its row."""
    target = exported("plan", tmp_path / "plan.docx", "-m", str(office(tmp_path, [])))
    assert rows(table_of(Document(str(target)))) == [[["1) การปฏิบัติหน้าที่"], *[[]] * 7]]
