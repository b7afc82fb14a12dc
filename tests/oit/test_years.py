"""Other years and other lists, from the same register."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator.load import load
from generator.oit.catalogue import Catalogue
from tests.conftest import ROOT, copy_project, run

_HEAD = "agency: {id: a, name: โรงพยาบาลตัวอย่าง}\nunits: {}\nplans: []\n"


def _load(folder: Path, text: str, **files: str) -> list[Catalogue]:
    (folder / "measures.yml").write_text(_HEAD + text, encoding="utf-8")
    for name, content in files.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    loaded = load(folder / "measures.yml")
    assert loaded.problems == ()
    assert loaded.register is not None
    return list(loaded.register.catalogues)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed with disclosures of three more years."""
    project = copy_project(tmp_path_factory.mktemp("years"))
    register = project / "measures.yml"
    years = "".join(
        f"- fiscal_year: {year}\n  items:\n  - item: O1\n" for year in (2567, 2568, 2569)
    )
    register.write_text(register.read_text(encoding="utf-8") + years, encoding="utf-8")
    done = run("generator", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


def _text(path: Path) -> str:
    text: str = html.fromstring(path.read_text(encoding="utf-8")).text_content()
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("year", "count"), [(2566, 43), (2567, 35), (2568, 28), (2569, 26)])
def test_a_year_that_is_added_gets_its_form(site: Path, year: int, count: int) -> None:
    """Every item of that year's own list has its page, and no other."""
    pages = {path.parent.name for path in (site / "oit" / str(year)).glob("*/index.html")}
    assert pages == {f"o{number}" for number in range(1, count + 1)}
    assert (site / "data" / str(year) / "oit.json").is_file()


def test_the_form_says_how_sure_its_list_is(site: Path) -> None:
    """2569 is provisional in 24 of 26 items, and 2566 in none."""
    form = _text(site / "oit" / "2569" / "index.html")
    assert "24 ข้อยังไม่แน่ใจในเลขข้อหรือชื่อ" in form
    assert "ยังไม่แน่ใจในเลขข้อหรือชื่อ" not in _text(site / "oit" / "2566" / "index.html")


def test_an_item_says_that_its_list_was_not_compared_with_the_manual(site: Path) -> None:
    """On every item, with the sources that were read."""
    text = _text(site / "oit" / "2566" / "o1" / "index.html")
    assert "ยังไม่ได้เทียบกับคู่มือฉบับเต็ม" in text
    assert "banklongsuan.go.th" in text


def test_the_index_leads_to_every_year(site: Path) -> None:
    """The newest first."""
    text = (site / "oit" / "index.html").read_text(encoding="utf-8")
    places = [text.index(f'href="../oit/{year}/"') for year in (2569, 2568, 2567, 2566)]
    assert places == sorted(places)


def test_a_year_without_a_list_has_no_form(tmp_path: Path) -> None:
    """A plan of 2565 is fine; nothing is guessed of its items."""
    plan = "plans: [{fiscal_year: 2565, title: แผน, measures: []}]\n"
    (tmp_path / "measures.yml").write_text(_HEAD.replace("plans: []\n", plan), encoding="utf-8")
    loaded = load(tmp_path / "measures.yml")
    assert loaded.register is not None
    assert loaded.register.catalogues == ()


_MOIT = """
scheme: MOIT
fiscal_year: 2566
name: แบบ MOIT
items:
- {id: MOIT1, title: ระบบเผยแพร่ข้อมูล, elements: [มีคำสั่ง, มีกรอบแนวทาง]}
- {id: MOIT2, title: ข้อมูลพื้นฐาน}
"""


def test_another_sector_has_a_list_of_its_own(tmp_path: Path) -> None:
    """Its items are known by scheme, year and code, beside those of OIT."""
    shown = "disclosures: [{fiscal_year: 2566, scheme: MOIT, items: [{item: MOIT1}]}]\n"
    oit, moit = _load(tmp_path, f"catalogues: moit.yml\n{shown}", moit=_MOIT)
    assert (oit.scheme, len(oit.items), oit.own) == ("OIT", 43, False)
    assert [item.code for item in moit.items] == ["MOIT1", "MOIT2"]
    assert moit.own


def test_an_office_corrects_one_item_and_keeps_the_rest(tmp_path: Path) -> None:
    """The elements of O10 become known; O9 and O11 stay as they are."""
    correction = """
fiscal_year: 2566
corrections:
- {id: O10, title: นโยบายคุ้มครองข้อมูลส่วนบุคคล, elements: [แสดงนโยบาย], verified: elements}
"""
    shown = "disclosures: [{fiscal_year: 2566, items: [{item: O10}]}]\n"
    [oit] = _load(tmp_path, f"catalogues: oit.yml\n{shown}", oit=correction)
    assert len(oit.items) == 43
    assert [item.code for item in oit.items[8:11]] == ["O9", "O10", "O11"]
    assert [element.text for element in oit.items[9].elements] == ["แสดงนโยบาย"]
    assert oit.own


def test_an_own_list_replaces_the_one_that_came_along(tmp_path: Path) -> None:
    """A sector that numbers OIT in its own way gives the whole list."""
    own = "fiscal_year: 2566\nitems: [{id: O1, title: โครงสร้างสถานศึกษา}]\n"
    shown = "disclosures: [{fiscal_year: 2566, items: [{item: O1}]}]\n"
    [oit] = _load(tmp_path, f"catalogues: own.yml\n{shown}", own=own)
    assert [item.title for item in oit.items] == ["โครงสร้างสถานศึกษา"]


def test_disclosures_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    """Forty items make a long list; the plan can stay short."""
    (tmp_path / "oit-2566.yml").write_text(
        "fiscal_year: 2566\nitems:\n- {item: O1, unit: nobody}\n", encoding="utf-8"
    )
    text = _HEAD + "disclosures: [{file: oit-2566.yml}]\n"
    (tmp_path / "measures.yml").write_text(text, encoding="utf-8")
    problems = load(tmp_path / "measures.yml").problems
    assert [(str(p.place), p.code) for p in problems] == [("oit-2566.yml:3:20", "unknown-unit")]


def test_the_seed_shows_only_its_own_year() -> None:
    """Nobody claimed anything of other years."""
    loaded = load(ROOT / "measures.yml")
    assert loaded.register is not None
    assert [c.fiscal_year for c in loaded.register.catalogues] == [2566]
