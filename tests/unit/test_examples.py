"""The folders of tests/examples: what staff get wrong, and what the register allows.

A folder of ``invalid`` holds measures.yml and expected.txt, one ``file:line:column code`` a line in
the order in which the problems are shown; 0:0 is the file as a whole. Its name is the code, then
``--`` and what is special. A ``make.py`` prepares what git cannot hold.
"""

from __future__ import annotations

import re
import runpy
import shutil
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from generator.holdings import Holdings
from generator.inspect.shelf import scan
from generator.inspect.store import open_store
from generator.load import Loaded, load
from generator.messages import messages, what_and_fix
from generator.problems import Problem, Severity
from generator.register import Budget, DataContact, Grouping, Measure, Register
from generator.report import FORMATS
from generator.thai.period import Period, PeriodKind

EXAMPLES = Path(__file__).parent.parent / "examples"
INVALID = sorted(path.name for path in (EXAMPLES / "invalid").iterdir())
VALID = sorted(path.name for path in (EXAMPLES / "valid").iterdir())
#: Codes that no folder can show: they need a build, or a check before publishing. Their tests are
#: in tests/site/test_evidence_files.py.
WITHOUT_EXAMPLE = frozenset({"file-changed", "sample-published"})


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what make.py prepares."""
    return tmp_path_factory.mktemp("examples")


def loaded(name: str, workshop: Path) -> Loaded:
    """Load an invalid example, in a prepared copy where it needs one."""
    folder = EXAMPLES / "invalid" / name
    if (folder / "make.py").exists():
        copy = workshop / name
        if not copy.exists():
            shutil.copytree(folder, copy)
            runpy.run_path(str(copy / "make.py"))["make"](copy)
        folder = copy
    return load(folder / "measures.yml", holdings=holdings(folder, workshop))


def holdings(folder: Path, workshop: Path) -> Holdings | None:
    """Inspect the files of an example that has some."""
    content = folder / "content"
    if not content.exists():
        return None
    return Holdings(scan(content, open_store(workshop / "cache")).files)


@cache
def register(name: str) -> Register:
    """Load the register of a valid example."""
    found = load(EXAMPLES / "valid" / name / "measures.yml").register
    assert found is not None
    return found


def measures(name: str) -> tuple[Measure, ...]:
    """Give the measures of the newest plan of a valid example."""
    return register(name).plans[0].measures


def as_lines(problems: tuple[Problem, ...]) -> list[str]:
    """Write problems the way expected.txt does."""
    return [f"{p.place.file}:{p.place.line}:{p.place.column} {p.code}" for p in problems]


def expected(name: str) -> list[str]:
    """Read expected.txt."""
    path = EXAMPLES / "invalid" / name / "expected.txt"
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", INVALID)
def test_each_broken_file_gives_exactly_the_problems_it_has(name: str, workshop: Path) -> None:
    """Every problem is found at its place, in order, and nothing that only follows from it."""
    assert as_lines(loaded(name, workshop).problems) == expected(name)


@pytest.mark.parametrize("name", INVALID)
def test_an_error_leaves_no_register_and_a_warning_does(name: str, workshop: Path) -> None:
    """The site is built unless there is an error."""
    result = loaded(name, workshop)
    severities = {messages()[problem.code].severity for problem in result.problems}
    assert (result.register is None) == (Severity.ERROR in severities)


@pytest.mark.parametrize("name", INVALID)
def test_the_name_of_an_example_begins_with_a_code_it_shows(name: str) -> None:
    """A reader finds the example of a code by its name."""
    assert name.partition("--")[0] in {line.split()[1] for line in expected(name)}


def test_every_code_has_an_example() -> None:
    """A problem that nothing shows is a problem that nobody tried. What is found inside files is
    shown by tests/evidence, which make the files."""
    shown = {name.partition("--")[0] for name in INVALID}
    of_entries = messages("register").keys() | messages("evidence").keys()
    assert of_entries - shown == WITHOUT_EXAMPLE


def test_there_are_enough_examples() -> None:
    """Folders that are not found would pass everything."""
    assert len(INVALID) >= 50
    assert len(VALID) >= 10


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", INVALID)
def test_every_message_of_a_real_problem_has_its_words(
    name: str, lang: str, workshop: Path
) -> None:
    """No word in braces is left over, no text is empty, none has several lines."""
    for problem in loaded(name, workshop).problems:
        for text in what_and_fix(problem, lang):
            assert not re.search(r"\{\w*\}", text)
            assert text.strip()
            assert len(text.splitlines()) == 1


@pytest.mark.parametrize("name", INVALID)
def test_thai_messages_name_types_in_thai(name: str, workshop: Path) -> None:
    """What must stand here and what was found are no words of the program."""
    for problem in loaded(name, workshop).problems:
        if problem.code == "wrong-type":
            assert not re.search("[A-Za-z]", what_and_fix(problem, "th")[0])


@pytest.mark.parametrize("shape", FORMATS)
@pytest.mark.parametrize("name", INVALID)
def test_every_example_can_be_reported_in_every_format(
    name: str, shape: str, workshop: Path
) -> None:
    """The report names each code it was given."""
    problems = loaded(name, workshop).problems
    said = FORMATS[shape](problems, "th")
    assert all(problem.code in said for problem in problems)


@pytest.mark.parametrize("name", VALID)
def test_a_valid_example_has_no_problem(name: str) -> None:
    """What the model allows gives not even a warning."""
    assert as_lines(load(EXAMPLES / "valid" / name / "measures.yml").problems) == []


def test_measures_may_stand_in_a_plan_without_groups() -> None:
    """One group without name or number holds them, numbered 1, 2, 3."""
    plan = register("no-grouping").plans[0]
    assert plan.grouping is Grouping.NONE
    assert [(group.number, group.name) for group in plan.groups] == [(0, "")]
    assert [measure.number for measure in plan.measures] == ["1"]


def test_dimensions_may_have_numbers_that_indicators_have_not() -> None:
    """The limit of ten is ITA's and holds for indicators only."""
    plan = register("dimensions").plans[0]
    assert plan.grouping is Grouping.DIMENSIONS
    assert [group.number for group in plan.groups] == [1, 11]
    assert [measure.number for measure in plan.measures] == ["1.1", "11.1"]


def test_a_measure_may_share_the_issue_of_one_above() -> None:
    """The text is taken over and the number of its row kept; ``all`` names every unit."""
    first, second = measures("indicators-and-shared-issue")
    assert (second.issue, second.issue_from) == ("ทำทะเบียนทรัพย์สิน", "4.1")
    assert second.number == "4.2"
    assert first.all_units
    assert [unit.id for unit in first.units] == ["registration", "finance"]


def test_plans_of_several_years_come_newest_first() -> None:
    """The order in the file does not count, nor in which file a plan stands."""
    years = [plan.fiscal_year for plan in register("several-years").plans]
    assert years == [2567, 2566, 2565, 2564]


def test_all_plan_files_are_watched() -> None:
    """The files that were read are named, so that a preview can follow them."""
    folder = EXAMPLES / "valid" / "several-years"
    files = load(folder / "measures.yml").files
    assert {str(path.relative_to(folder)) for path in files} == {
        "measures.yml",
        "plans/2565.yml",
        "2564.yml",
    }


def test_budgets_are_read_in_every_way_of_writing() -> None:
    """Commas, satang, Thai digits, บาท and ไม่ใช้งบประมาณ; what is not said stays unsaid."""
    assert [measure.budget for measure in measures("budgets")] == [
        Budget("120,000", Decimal(120000)),
        Budget("120000.50", Decimal("120000.50")),
        Budget("๑๒๐,๐๐๐ บาท", Decimal(120000)),
        Budget("ไม่ใช้งบประมาณ", None),
        Budget("0", Decimal(0)),
        None,
    ]


def test_the_monitoring_log_keeps_all_its_columns() -> None:
    """Period, result, spending, problems, suggestions, unit and evidence."""
    first, second = measures("progress-log")[0].progress
    assert isinstance(first.period, Period)
    assert (first.period.kind, first.period.end) == (PeriodKind.MONTH, date(2023, 1, 31))
    assert first.problems == "เจ้าหน้าที่ไม่เพียงพอ"
    assert first.suggestions == "ขอรับการสนับสนุนจากฝ่ายปกครอง"
    assert first.by is not None
    assert first.by.name == "ฝ่ายทะเบียน"
    assert (first.spent, first.evidence) == (None, ())
    assert second.result == "เผยแพร่แล้ว"
    assert second.spent == Budget("1,500.25", Decimal("1500.25"))
    assert second.evidence == ("manual-2566", "leaflet-2566")


def test_evidence_says_which_outputs_it_proves() -> None:
    """One number or a list, in Thai digits too; the date is read."""
    manual, leaflet = measures("progress-log")[0].evidence
    assert manual.outputs == (1,)
    assert leaflet.outputs == (1, 2)
    assert isinstance(manual.evidence.date, Period)
    assert manual.evidence.date.start == date(2023, 2, 28)
    assert leaflet.evidence.date is None


def test_a_plan_may_have_no_measures_yet() -> None:
    """Year and title are enough."""
    plan = register("empty-plan").plans[0]
    assert (plan.fiscal_year, plan.measures) == (2566, ())


def test_an_office_may_have_no_plan_yet() -> None:
    """An empty list is a list."""
    assert register("no-plans").plans == ()


def test_thai_digits_are_numbers() -> None:
    """Year, number of the group, quantity and date are read from ๐–๙."""
    plan = register("thai-digits").plans[0]
    measure = plan.measures[0]
    assert (plan.fiscal_year, plan.groups[0].number) == (2566, 10)
    assert measure.outputs[0].quantity == 10000
    assert isinstance(measure.due, Period)
    assert measure.due.start == date(2023, 3, 30)


def test_one_text_stands_for_a_list_of_one() -> None:
    """Activities, outputs, outreach and units need no dash for a single entry."""
    measure = measures("one-text-for-a-list")[0]
    assert measure.activities == ("จัดทำคู่มือ",)
    assert [output.text for output in measure.outputs] == ["คู่มือ"]
    assert measure.outreach == ("เว็บไซต์ของเขต",)
    assert [unit.id for unit in measure.units] == ["finance"]
    assert not measure.all_units


def test_windows_line_ends_leave_no_trace() -> None:
    """CRLF reads as LF, in block texts as well."""
    measure = measures("crlf")[0]
    assert measure.note == "บรรทัดแรก\nบรรทัดที่สอง"
    assert isinstance(measure.due, Period)
    assert b"\r\n" in (EXAMPLES / "valid" / "crlf" / "measures.yml").read_bytes()


def test_texts_arrive_as_they_are_written() -> None:
    """YAML's guesses never happen: no, 012, 12:30 and 2566-03-30 stay what they are."""
    measure = measures("texts-that-yaml-would-change")[0]
    assert measure.activities == (
        *("no", "012", "12:30", "2566-03-30", "1e3", "~", "null", "yes", "0x1F"),
    )
    assert measure.outputs[0].text == "no"
    assert measure.outreach == ("012",)
    assert measure.note == "12:30"


def test_a_buddhist_date_in_iso_order_is_read_as_buddhist() -> None:
    """2566-03-30 is 30 March 2566, as is 2023-03-30, and not a day of the 26th century."""
    measure = measures("date-like-a-computer")[0]
    for period in (measure.due, measure.monitoring):
        assert isinstance(period, Period)
        assert (period.kind, period.start) == (PeriodKind.DATE, date(2023, 3, 30))


def test_an_empty_value_counts_as_not_written() -> None:
    """Nothing, ~ and null after the colon are the same as no key."""
    measure = measures("empty-values-count-as-not-written")[0]
    assert measure.activities == ()
    assert (measure.due, measure.monitoring, measure.budget, measure.note) == (None,) * 4


def test_signs_inside_texts_do_no_harm() -> None:
    """Colons and quotes in quotes, brackets and signs in the middle, lists inside a text."""
    measure = measures("colons-and-quotes-in-texts")[0]
    assert measure.activities == (
        "เวลา: 10.00 น.",
        'จัดทำ "No Gift Policy" ของเขต',
        "“คู่มือ” ฉบับย่อ (ร่าง) [ฉบับที่ 2] 100% & *",
        "ดู https://www.bangkok.go.th:443/a#b",
    )
    assert measure.note == "- ข้อแรก: อ่านง่าย\n\n- ข้อสอง\n"


def test_the_head_says_who_publishes_and_where_to_complain() -> None:
    """Agency, licence, channels and the words before the table."""
    head = register("everything-in-the-head")
    assert (head.agency.short, head.agency.parent) == ("เขตบางกอกน้อย", "กรุงเทพมหานคร")
    assert head.agency.website == "https://www.bangkok.go.th/bangkoknoi"
    assert head.agency.data_contact == DataContact("ฝ่ายปกครอง", "data@example.go.th")
    assert head.licence is not None
    assert head.licence.url == "https://creativecommons.org/licenses/by/4.0/"
    assert [(c.id, c.corruption, c.ways[0].value) for c in head.channels] == [
        ("complaint", False, "0 2424 0056"),
        ("corruption", True, "1206"),
    ]
    plan = head.plans[0]
    assert plan.monitored_by == "ผอ.เขต"
    assert [item.heading for item in plan.preface] == [None, "ประมวลภาพการประชุม"]
    assert plan.note == "แผนฉบับนี้เผยแพร่เมื่อต้นปี"


def test_a_missing_short_name_is_the_full_name() -> None:
    """Only id and name of the agency are needed."""
    agency = register("no-grouping").agency
    assert agency.short == agency.name == "สำนักงานเขตบางกอกน้อย"


def test_dates_are_read_as_offices_write_them() -> None:
    """Months, quarters and intervals beside the words that announce them."""
    first, second = measures("dates-as-offices-write-them")
    periods = (first.due, first.monitoring, second.due, second.monitoring)
    assert [period.kind for period in periods if isinstance(period, Period)] == [
        PeriodKind.MONTH,
        PeriodKind.RECURRING,
        PeriodKind.SPAN,
        PeriodKind.RECURRING,
    ]
