"""The pages as text: what they say of plans of other shapes than the seed's."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.load import load
from generator.pages.site import Site

_OFFICE = "agency: {id: a, name: เทศบาลตัวอย่าง}\nunits: {finance: กองคลัง, office: สำนักปลัด}\n"
_MEASURE = "{id: first, issue: เรื่องแรก, due: 30 มี.ค. 66, units: finance}"
_DAY = date(2023, 2, 15)


def _files(folder: Path, register: str, day: date = _DAY) -> dict[str, str]:
    path = folder / "measures.yml"
    path.write_text(_OFFICE + register, encoding="utf-8")
    loaded = load(path)
    assert loaded.register is not None, loaded.problems
    return dict(Site(loaded.register, day).files())


def _plan(year: int, groups: str) -> str:
    return f"- fiscal_year: {year}\n  title: แผน {year}\n  {groups}\n"


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace("\u00a0", " ")


def test_dimensions_have_addresses_and_names_of_their_own(tmp_path: Path) -> None:
    """Measures under dimensions do not pretend to be under indicators."""
    groups = f"dimensions: [{{number: 2, name: การเงิน, measures: [{_MEASURE}]}}]"
    files = _files(tmp_path, "plans:\n" + _plan(2566, groups))
    assert "ด้านที่ 2 การเงิน" in _words(files["2566/dimensions/2/index.md"])
    assert not any("indicators" in path for path in files)


def test_a_plan_without_groups_has_no_group_pages(tmp_path: Path) -> None:
    """Measures are numbered 1, 2, 3, and belong to the plan."""
    files = _files(tmp_path, "plans:\n" + _plan(2566, f"measures: [{_MEASURE}]"))
    pages = [path for path in files if path.startswith("2566/")]
    assert not any("indicators" in path or "dimensions" in path for path in pages)
    assert "มาตรการ 1" in _words(files["2566/measures/first/index.md"])


def test_several_years_can_be_switched(tmp_path: Path) -> None:
    """Each year has its pages and data; home shows the year that runs, and names the others."""
    plans = [_plan(year, f"measures: [{_MEASURE}]") for year in (2565, 2566, 2567)]
    files = _files(tmp_path, "plans:\n" + "".join(plans))
    for year in (2565, 2566, 2567):
        assert f"data/{year}/measures.json" in files
        assert f'href="./{year}/"' in files["index.md"]
    assert "แผน 2566 ปีงบประมาณ พ.ศ. 2566" in _words(files["index.md"])


def test_after_the_last_plan_home_shows_the_newest(tmp_path: Path) -> None:
    """An office that has not published this year's plan still shows what it has."""
    plans = "plans:\n" + _plan(2565, "measures: []") + _plan(2566, "measures: []")
    home = _files(tmp_path, plans, date(2026, 11, 22))["index.md"]
    assert "แผน 2566" in _words(home)


@pytest.mark.parametrize("groups", ["measures: []", "indicators: []", "dimensions: []"])
def test_a_plan_without_measures_says_so_everywhere(tmp_path: Path, groups: str) -> None:
    """An empty plan is a state, not a fault, and no page breaks on it."""
    files = _files(tmp_path, "plans:\n" + _plan(2566, groups))
    for page in ("", "timeline/", "monitoring/"):
        assert "ยังไม่มีมาตรการ" in _words(files[f"2566/{page}index.md"])


def test_what_the_plan_leaves_out_is_said(tmp_path: Path) -> None:
    """A measure with nothing but an issue shows what is not in the plan."""
    files = _files(tmp_path, "plans:\n" + _plan(2566, "measures: [{id: bare, issue: เปล่า}]"))
    words = _words(files["2566/measures/bare/index.md"])
    assert "แผนไม่ได้ระบุผลผลิต" in words
    assert "แผนไม่ได้ระบุระยะเวลาแล้วเสร็จ" in words
    assert words.count("ไม่ได้ระบุในแผน") >= 4


def test_a_licence_stands_on_the_site_and_its_absence_is_said(tmp_path: Path) -> None:
    """Nobody's licence is guessed."""
    plain = _files(tmp_path, "plans: []\n")["about/index.md"]
    licensed = "licence: {text: สัญญาอนุญาตแบบเปิด, url: 'https://data.example/l'}\nplans: []\n"
    assert "ยังไม่ได้ระบุสัญญาอนุญาต" in _words(plain)
    assert 'href="https://data.example/l"' in _files(tmp_path, licensed)["about/index.md"]


def test_every_page_says_its_year_and_when_its_data_changed(tmp_path: Path) -> None:
    """A reader who lands anywhere in a year knows which year it is, and how fresh."""
    files = _files(tmp_path, "plans:\n" + _plan(2566, f"measures: [{_MEASURE}]"))
    for path, text in files.items():
        if path.startswith("2566/"):
            words = _words(text)
            assert "ปีงบประมาณ พ.ศ. 2566" in words
            assert "สถานะ ณ 15 ก.พ. 2566" in words
            assert "ไม่ทราบวันที่แก้ไขข้อมูลล่าสุด" in words


def test_a_set_text_never_goes_into_an_attribute(tmp_path: Path) -> None:
    """Spans inside an attribute would break the tag."""
    files = _files(tmp_path, "plans:\n" + _plan(2566, f"measures: [{_MEASURE}]"))
    attributes = re.findall(r'\s[a-z-]+="[^"]*"', "".join(files.values()))
    assert len(attributes) > 100
    assert not any("&lt;span" in value or "<span" in value for value in attributes)


_FULL = """\
plans:
- fiscal_year: 2566
  title: แผน
  monitored_by: ผู้อำนวยการ
  indicators:
  - number: 1
    name: การใช้งบประมาณ
    measures:
    - id: full
      issue: เรื่องแรก
      note: หมายเหตุของเรื่องแรก
      activities: [ทำหนึ่ง]
      outputs: [{text: คู่มือ 2 เล่ม, kind: manual, quantity: 2, unit: เล่ม}, "แผ่น\\n\\n# พับ"]
      due: 30 มี.ค. 66
      units: finance
      evidence:
      - {id: old, title: เล่มเก่า, kind: manual, url: "https://e.example/1", date: 1 ก.พ. 66}
      - {id: new, title: เล่มใหม่, url: "https://e.example/2", date: 1 มี.ค. 66, proves: 2}
      progress:
      - period: ก.พ. 66
        result: จัดพิมพ์แล้ว
        spent: 1,200.50
        problems: กระดาษขาด
        suggestions: สั่งล่วงหน้า
        by: finance
        evidence: old
    - {id: shared, issue_from: full, activities: [ทำสอง], due: 30 มี.ค. 66}
"""


@pytest.fixture
def full(tmp_path: Path) -> dict[str, str]:
    """The files of a plan that uses every column, after its deadline."""
    return _files(tmp_path, _FULL, date(2023, 4, 2))


def test_the_monitoring_log_shows_all_its_columns(full: dict[str, str]) -> None:
    """Result, money, problems, suggestions, who reports and the evidence, each with its name."""
    words = _words(full["2566/measures/full/index.md"])
    for said in ("ผลการดำเนินการจัดพิมพ์แล้ว", "ผลการใช้จ่ายงบประมาณ1,200.50 บาท"):
        assert said in words
    for said in ("ปัญหา อุปสรรคกระดาษขาด", "ข้อเสนอแนะสั่งล่วงหน้า", "ผู้รายงานกองคลัง", "หลักฐานเล่มเก่า"):
        assert said in words


def test_evidence_stands_under_the_output_it_proves(full: dict[str, str]) -> None:
    """Each output shows how much of it is there."""
    words = _words(full["2566/measures/full/index.md"])
    assert "เผยแพร่แล้ว 1 จาก 2" in words
    assert words.index("เล่มเก่า") < words.index("แผ่น # พับ") < words.index("เล่มใหม่")
    assert '"proves": [2]' in full["data/2566/measures.json"]


def test_where_something_was_found_no_word_says_nothing_was(full: dict[str, str]) -> None:
    """A measure with part of its evidence is not called one without."""
    words = _words(full["2566/measures/full/index.md"])
    assert "เลยกำหนด หลักฐานเผยแพร่ยังไม่ครบ" in words
    assert "เลยกำหนด ยังไม่มีหลักฐานเผยแพร่" not in words


def test_the_newest_evidence_comes_first_on_home(full: dict[str, str]) -> None:
    """Readers see what is new."""
    words = _words(full["index.md"])
    assert words.index("เล่มใหม่") < words.index("เล่มเก่า")


def test_a_shared_issue_is_said_and_the_activity_tells_the_measures_apart(
    full: dict[str, str],
) -> None:
    """The row below a merged cell names the row it shares the issue with."""
    words = _words(full["2566/measures/shared/index.md"])
    assert "จึงใช้ประเด็นเดียวกับ มาตรการ 1.1" in words
    assert "1.2ทำสอง" in _words(full["2566/index.md"])


def test_the_page_of_an_indicator_holds_every_column_and_the_note(full: dict[str, str]) -> None:
    """Whoever reads the indicator misses nothing of its measures."""
    words = _words(full["2566/indicators/1/index.md"])
    for said in ("ทำหนึ่ง", "คู่มือ 2 เล่ม", "30 มี.ค. 2566", "กองคลัง", "หมายเหตุของเรื่องแรก"):
        assert said in words


def test_no_page_holds_a_blank_line(full: dict[str, str]) -> None:
    """Other readers of Markdown end a block of HTML at a blank line, and would run what follows."""
    for path, text in full.items():
        if path.endswith(".md"):
            body = text.split("---\n\n", 1)[1]
            assert not re.search(r"\n\s*\n", body), path


def test_home_shows_the_days_around_today(tmp_path: Path) -> None:
    """Of many deadlines, the next ones; what has long passed stands on the timeline."""
    days = [f"{{id: m{n}, issue: ข้อ {n}, due: {n} ก.พ. 66}}" for n in range(1, 29)]
    files = _files(tmp_path, "plans:\n" + _plan(2566, f"measures: [{', '.join(days)}]"))
    shown = re.findall(r'<time datetime="2023-02-(\d\d)">', files["index.md"])
    assert shown == ["11", "12", "13", "14", "15", "16", "17", "18"]
    assert files["2566/timeline/index.md"].count("<time") == 28


def test_states_are_counted_as_they_are_shown(tmp_path: Path) -> None:
    """A measure with some evidence is not counted among those with none; a log alone is none."""
    some = (
        "{id: some, issue: ก, due: 30 มี.ค. 66, units: finance, outputs: [คู่มือ, รายงาน],"
        " evidence: [{id: a, url: https://example.go.th/a, title: คู่มือ, proves: 1}]}"
    )
    logged = "{id: logged, issue: ข, due: 30 มี.ค. 66, units: finance, outputs: [คู่มือ],"
    logged += " progress: [{period: ก.พ. 66, result: เริ่มแล้ว}]}"
    groups = f"measures: [{some}, {logged}]"
    files = _files(tmp_path, "plans:\n" + _plan(2566, groups), date(2024, 1, 1))
    plan = _words(files["2566/index.md"])
    assert "ไม่พบหลักฐานเผยแพร่ 1" in plan
    assert "หลักฐานเผยแพร่ไม่ครบ 1" in plan
    assert "ไม่พบหลักฐานเผยแพร่" in _words(files["2566/measures/logged/index.md"])
    assert "ไม่ครบ" not in _words(files["2566/measures/logged/index.md"])
