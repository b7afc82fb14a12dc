"""``prongsai carry``: a draft of next year that loads as it is, and claims nothing."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.cli import cli
from generator.oit.catalogue_file import OIT_YEARS, builtin
from generator.oit.crosswalk import Step, steps
from generator.oit.draft import Draft, flow, scalar
from generator.source import read_source
from tests.conftest import ROOT, RUNNING, copy_project, run
from tests.ledger.office import Office, new_office

_PAIRS = list(pairwise(OIT_YEARS))


def carry(measures: Path, *arguments: str) -> Result:
    """Run the verb in this process."""
    words = ["carry", *arguments, "-m", str(measures)]
    return CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)


def items_of(text: str) -> list[str]:
    """The draft's items with their lines, in order."""
    return re.split(r"^  - item: ", text, flags=re.MULTILINE)[1:]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed with its draft for the next year beside it."""
    project = copy_project(tmp_path_factory.mktemp("carry"))
    assert carry(project / "measures.yml", "2566", "2567").return_value == 0
    return project


@pytest.fixture(scope="module")
def draft(project: Path) -> str:
    """The text of that draft."""
    return (project / "draft-2567.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def merged(project: Path, draft: str) -> Path:
    """The project after somebody moved both lists of the draft into the register, and said of the
    evidence that lies in no year's folder which year it is for."""
    measures = project / "measures.yml"
    plans, disclosures = draft.split("\nplans:\n")[1].split("disclosures:\n")
    text = measures.read_text(encoding="utf-8")
    for id_ in ("bma-website", "nacc-website", "complaint-channels-poster"):
        before, entry, after = re.split(rf"(^- id: {id_}\n(?:  .*\n)+)", text, flags=re.MULTILINE)
        entry = re.sub(r"supports: \[(.*)\]", r"supports: [{measure: \1, year: 2566}]", entry)
        text = before + entry.replace(", proves: 1}", ", proves: 1, year: 2566}") + after
    text = text.replace("\nevidence:\n", f"\n{plans}\nevidence:\n") + disclosures
    measures.write_text(text, encoding="utf-8")
    return project


def test_the_seed_is_left_as_it_was(draft: str, tmp_path: Path) -> None:
    """Only a new file is written."""
    assert draft
    shutil.copy(ROOT / "measures.yml", tmp_path)
    before = (tmp_path / "measures.yml").read_bytes()
    told = carry(tmp_path / "measures.yml", "2566", "2567")
    assert "draft-2567.yml" in told.stderr
    assert (tmp_path / "measures.yml").read_bytes() == before


def test_every_item_of_the_next_year_stands_in_order(draft: str) -> None:
    """With its title and elements to fill in."""
    following = builtin(2567)
    entries = items_of(draft)
    assert [entry.split("\n")[0] for entry in entries] == [item.code for item in following.items]
    for entry, item in zip(entries, following.items, strict=True):
        assert f"# {item.title}\n" in entry
        assert all(element.text in entry for element in item.elements)


def test_every_measure_stands_in_order(draft: str) -> None:
    """Under the same indicators, with the same ids."""
    ids = re.findall(r"^ +- id: (.*)$", draft, re.MULTILINE)
    seed = (ROOT / "measures.yml").read_text(encoding="utf-8").partition("\nplans:\n")[2]
    seed = seed.partition("\nevidence:\n")[0]
    assert len(ids) == 30
    assert ids == re.findall(r"^    - id: (.*)$", seed, re.MULTILINE)


def test_deadlines_have_to_be_set_anew(draft: str) -> None:
    """What was set is told; the field is empty."""
    assert "# กำหนดใหม่: ปี 2566 กำหนดไว้ 30 มี.ค. 66\n      due:\n" in draft
    assert not re.search(r"^ *due: .*6[56]", draft, re.MULTILINE)


def test_nothing_that_was_done_is_carried(draft: str) -> None:
    """Evidence and results belong to their year."""
    assert not re.search(r"^ *-? *\{?(evidence|progress|preface):", draft, re.MULTILINE)


def test_what_goes_on_is_said_with_where_it_came_from(draft: str) -> None:
    """The plan was O42 and is O34; pages of the site follow the year by themselves."""
    entry = next(entry for entry in items_of(draft) if entry.startswith("O34\n"))
    assert "# ต่อจาก O42 " in entry
    assert "- {page: plan, heading: มาตรการ}" in entry


def test_what_goes_on_differently_is_said_with_the_reason(draft: str) -> None:
    """Two items became one."""
    entry = next(entry for entry in items_of(draft) if entry.startswith("O8\n"))
    for code in ("O11", "O12"):
        assert re.search(rf"# ต่อจาก {code} .*: แผนและความก้าวหน้ารวมเป็นข้อเดียว", entry)


def test_what_is_new_is_said(draft: str) -> None:
    """Nobody has to look for what it came from."""
    entry = next(entry for entry in items_of(draft) if entry.startswith("O29\n"))
    assert "ข้อใหม่ของปีนี้ หรือยังไม่มีผู้เทียบกับปีก่อน" in entry


def test_the_draft_fits_into_the_register(merged: Path) -> None:
    """No error, and nothing about the new year but what is still to be decided."""
    done = CliRunner().invoke(
        cli,
        ["check", str(merged / "measures.yml"), "--as-of", RUNNING, "--lang", "en"],
        standalone_mode=False,
        catch_exceptions=False,
    )
    assert "error" not in done.stdout, done.stdout


@pytest.mark.slow
def test_the_site_builds_with_both_years(merged: Path) -> None:
    """Each year has its plan and its form."""
    done = run("generator", "build", "--as-of", RUNNING, cwd=merged)
    assert done.returncode == 0, done.stdout + done.stderr
    for address in ("2567/", "oit/2567/", "oit/2567/o35/", "oit/2566/o43/"):
        assert (merged / "site" / address / "index.html").is_file()


@pytest.mark.parametrize(("year", "next_year"), _PAIRS)
def test_the_crosswalk_knows_every_item(year: int, next_year: int) -> None:
    """Each has a step, and each step leads to items that there are."""
    known = steps(year, next_year)
    assert list(known) == [item.code for item in builtin(year).items]
    there = {item.code for item in builtin(next_year).items}
    assert {code for step in known.values() for code in step.to} <= there


@pytest.mark.parametrize(("year", "next_year"), _PAIRS)
def test_the_crosswalk_gives_reasons(year: int, next_year: int) -> None:
    """Wherever an item does not simply go on as one other."""
    known = steps(year, next_year)
    targets = [code for step in known.values() for code in step.to]

    def is_plain(step: Step) -> bool:
        return len(step.to) == 1 and targets.count(step.to[0]) == 1

    assert [step.item for step in known.values() if not is_plain(step) and not step.why] == []


def test_years_that_nobody_compared_have_no_steps() -> None:
    """Nothing is guessed."""
    assert steps(2566, 2568) == {}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A small office, with a document that stays and one that belongs to its year."""
    office = new_office(tmp_path / "office")
    office.edit("catalogues: [oit.yml]\n", "")
    office.edit("item: O1\n", "item: O14\n")  # Manuals of any time.
    office.edit("item: O2\n", "item: O9\n")
    return office


def drafted(office: Office, *arguments: str) -> str:
    """Draft and read."""
    told = carry(office.measures, *arguments)
    assert told.return_value == 0, told.output
    return (office.folder / f"draft-{arguments[1]}.yml").read_text(encoding="utf-8")


def test_an_existing_file_is_not_written_over(office: Office) -> None:
    """Somebody may have worked on the draft."""
    target = office.folder / "draft-2567.yml"
    target.write_text("mine")
    told = carry(office.measures, "2566", "2567")
    assert (told.return_value, "มีไฟล์" in told.stderr) == (2, True)
    assert target.read_text() == "mine"


def test_the_draft_goes_where_it_is_told(office: Office) -> None:
    """``-o`` names another file."""
    target = office.folder / "next.yml"
    assert carry(office.measures, "2566", "2567", "-o", str(target)).return_value == 0
    assert target.is_file()
    assert not (office.folder / "draft-2567.yml").exists()


def test_a_year_without_a_list_of_items_is_said(office: Office) -> None:
    """The plan is drafted all the same."""
    text = drafted(office, "2566", "2571")
    assert "- id: manuals" in text
    assert "disclosures:" not in text
    assert "ยังไม่มีรายการข้อของปี 2571" in text


def test_a_year_of_which_there_is_nothing_is_wrong_usage(office: Office) -> None:
    """No empty draft."""
    told = carry(office.measures, "2560", "2567")
    assert (told.return_value, "2560" in told.stderr) == (2, True)
    assert not list(office.folder.glob("draft-*"))


def test_a_draft_for_the_same_or_an_earlier_year_is_wrong_usage(office: Office) -> None:
    """The years were most likely given the wrong way round."""
    for year in ("2566", "2565"):
        told = carry(office.measures, "2566", year)
        assert (told.return_value, year in told.stderr) == (2, True)
    assert not list(office.folder.glob("draft-*"))


YEARS = {"67": "หมายถึง 2567 หรือไม่", "2024": "หมายถึง 2567 หรือไม่", "ปีหน้า": "พ.ศ. สี่หลัก", "0": "พ.ศ."}


@pytest.mark.parametrize(("year", "said"), YEARS.items())
def test_a_year_that_is_none_is_named_with_what_was_meant(
    office: Office, year: str, said: str
) -> None:
    """Two digits, or the year of another calendar."""
    with pytest.raises(click.BadParameter, match=said):
        carry(office.measures, "2566", year)


def test_thai_digits_are_digits(office: Office) -> None:
    """As everywhere else."""
    assert carry(office.measures, "๒๕๖๖", "๒๕๖๗").return_value == 0


def test_documents_of_the_year_have_to_be_renewed(office: Office) -> None:
    """An item that asks for one year wants that year's document."""
    office.edit("item: O14\n", "item: O11\n")
    entry = next(e for e in items_of(drafted(office, "2566", "2567")) if "ต่อจาก O11 " in e)
    assert "# ต้องใช้ของใหม่: ปีก่อนใช้ " in entry
    assert "(manual)" in entry
    assert "shown:" not in entry


def test_documents_that_stay_are_carried_with_their_place(office: Office) -> None:
    """The same page of the same file, under the unit that answers for it."""
    entry = next(e for e in items_of(drafted(office, "2566", "2567")) if "ต่อจาก O14 " in e)
    assert "- {evidence: manual, at_page: 2}" in entry
    assert "\n    unit: registry\n" in entry


def test_samples_are_not_carried(office: Office) -> None:
    """They are not the office's."""
    office.edit("unit: registry}", "unit: registry, sample: true}")
    entry = next(e for e in items_of(drafted(office, "2566", "2567")) if "ต่อจาก O14 " in e)
    assert "shown:" not in entry


def test_what_is_not_asked_for_any_more_is_said(office: Office) -> None:
    """O9 of 2566, social networks, has no successor."""
    text = drafted(office, "2566", "2567")
    assert "# ไม่มีข้อต่อจาก O9: ปี 2567 ไม่มีข้อชื่อ Social Network" in text


ODD = [
    "no", "1", "012", "12:30", "2566-03-30", "~", "null", "", "=", "- a", "a: b", "a #b", "#",
    "'", '"', "*a", "&a", "!a", "%a", "@a", "`a", "a, b", "[a]", "{a}", "a]", "?", "? a", "|",
    "> a", " a", "a ", "\ta", "a\t", "\n a\nb", "a\n\n b\n", "  a\n b", "a\nb ", "a\\n", "a:b",
    "\x07", "\x85", "\u2028", "\ufeff", "a\r\nb", "a\rb", "...", "---", "--- a", "\U0001f600", "a:",
    ",", "-", "- ", "a\n\tb", "a\n# b", "\ufffe", "<<", "a\n\n\nb\n\n", "ก็ ำ\u200b\nข", ":", "?a",
    "\U0001f600\nb", "http://a.example/?a=b&c=[d]#e", "a\n  b\n\n  c", "true", "1e3", "0x1f",
]  # fmt: skip
_texts = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \n\t'\"#:,[]{}-&*!|>%@`กำ"),
    max_size=12,
)


def read_back(folder: Path, text: str) -> Any:
    """Read YAML as the register is read; a value that is nothing is an empty text."""
    path = folder / "draft.yml"
    path.write_bytes(text.encode())
    source, problems = read_source(path, path.name)
    assert source is not None, (text, problems)
    assert problems == [], text
    return source.data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all examples."""
    return tmp_path_factory.mktemp("odd")


@given(_texts)
def test_a_value_is_read_back_as_it_was(folder: Path, text: str) -> None:
    """Whatever staff wrote, by itself and at any depth."""
    draft = Draft()
    draft.line(0, "plans:")
    draft.line(0, "- measures:")
    draft.line(1, "- id: a")
    draft.value(2, "issue", text)
    draft.texts(2, "activities", (text, "ก", text))
    draft.value(2, "title", "ข")
    measure = {"id": "a", "issue": text, "activities": [text, "ก", text], "title": "ข"}
    assert read_back(folder, draft.text()) == {"plans": [{"measures": [measure]}]}


@given(_texts, _texts)
def test_a_short_mapping_is_read_back_as_it_was(folder: Path, text: str, other: str) -> None:
    """On one line within braces, where commas and brackets mean something."""
    # A # within quotes that follow a plain text is taken for one that cuts that text.
    assume(not re.search(r"[ \t]#", f"{text} {other}"))
    line = flow((("text", text), ("kind", None), ("unit", other), ("quantity", 2)))
    row = {"text": text, "unit": other, "quantity": "2"}
    assert "\n" not in line
    assert read_back(folder, f"rows:\n  - {line}\n  - {line}\n") == {"rows": [row, row]}


@given(_texts)
@example("a" * 200 + " b" * 200)
def test_a_scalar_is_one_line(folder: Path, text: str) -> None:
    """And is read back as it was."""
    assert "\n" not in scalar(text)
    assert read_back(folder, f"a: {scalar(text)}\n") == {"a": text}


@given(_texts)
def test_a_comment_is_only_a_comment(folder: Path, text: str) -> None:
    """Nothing in it becomes data, however it is broken into lines."""
    draft = Draft()
    draft.comment(1, text)
    draft.line(0, "a: b")
    assert read_back(folder, draft.text()) == {"a": "b"}
