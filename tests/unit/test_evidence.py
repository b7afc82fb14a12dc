"""Entries of evidence joined with files, measures and their other versions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.assess import State, assess
from generator.history import FileDates
from generator.holdings import Holdings
from generator.inspect.facts import Fault, FileFacts, Format
from generator.load import Loaded, load
from generator.register import Evidence, EvidenceState, Register

_HEAD = """agency: {id: office, name: สำนักงานเขตตัวอย่าง}
units: {registry: ฝ่ายทะเบียน}
plans:
- fiscal_year: 2566
  title: แผน
  measures:
  - id: manuals
    issue: เผยแพร่คู่มือ
    outputs: [{text: คู่มือ 2 ช่องทาง, kind: manual, quantity: 2}]
    due: 30 มี.ค. 66
    units: registry
"""
_AS_OF = date(2023, 2, 1)
_PERSONAL = Fault("personal-national-id", "หน้า 1", {"value": "1-10XX-XXXXX-XX-0"})


def facts(name: str, format_: Format = Format.TXT, *faults: Fault, **values: object) -> FileFacts:
    """Facts of a file with a hash of its own."""
    return FileFacts(f"{name:0>64}"[-64:], 10, format_, faults=faults, **values)  # type: ignore[arg-type]


def loaded(tmp_path: Path, tail: str, *files: tuple[str, FileFacts], **more: object) -> Loaded:
    """Load the register with more lines, and files below content/evidence/."""
    (tmp_path / "measures.yml").write_text(_HEAD + tail, encoding="utf-8")
    known = {f"evidence/{name}": facts for name, facts in files}
    return load(tmp_path / "measures.yml", holdings=Holdings(known, **more))  # type: ignore[arg-type]


def register(tmp_path: Path, tail: str, *files: tuple[str, FileFacts]) -> Register:
    """Load a register that has no error."""
    result = loaded(tmp_path, tail, *files).register
    assert result is not None
    return result


def only(tmp_path: Path, tail: str, *files: tuple[str, FileFacts]) -> Evidence:
    """Give the only evidence of a register."""
    (item,) = register(tmp_path, tail, *files).evidence
    return item


def test_a_file_name_is_enough(tmp_path: Path) -> None:
    """Id, title and kind come from the file."""
    known = facts("a", Format.PDF, title="คู่มือการให้บริการ", pages=3, language="th")
    item = only(
        tmp_path, "    evidence: 2566/Service_Manual.pdf\n", ("2566/Service_Manual.pdf", known)
    )
    assert (item.id, item.title, item.kind) == ("service-manual", "คู่มือการให้บริการ", "manual")
    assert (item.language, item.state) == ("th", EvidenceState.PUBLISHED)
    assert item.files[0].address == "evidence/service-manual/service_manual.pdf"


@pytest.mark.parametrize("written", ["2566/a.txt", "content/evidence/2566/a.txt", "2566\\a.txt"])
def test_a_file_is_found_however_its_folders_are_written(tmp_path: Path, written: str) -> None:
    """People copy names from different places."""
    item = only(
        tmp_path, f"    evidence: [{{id: a, file: '{written}'}}]\n", ("2566/a.txt", facts("a"))
    )
    assert item.files[0].name == "2566/a.txt"


def test_two_channels_need_two_pieces_of_evidence(tmp_path: Path) -> None:
    """An output is fulfilled by counting."""
    files = ("a.txt", facts("a")), ("b.txt", facts("b"))
    entries = "    evidence: [{file: a.txt, kind: manual}, {file: b.txt, kind: manual}]\n"
    one = register(tmp_path, "    evidence: [{file: a.txt, kind: manual}]\n", *files[:1])
    two = register(tmp_path, entries, *files)
    states = [assess(r.plans[0], _AS_OF).all_standings[0].state for r in (one, two)]
    assert states == [State.UNDERWAY, State.DONE]


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        (", sample: true", None),
        (", withdrawn: {date: 1 ก.พ. 66, reason: ผิด}", None),
        ("", _PERSONAL),
    ],
)
def test_what_cannot_be_had_proves_nothing(tmp_path: Path, extra: str, fault: Fault | None) -> None:
    """Samples, withdrawn evidence and files held back do not count."""
    files = ("a.txt", facts("a", Format.TXT, *filter(None, [fault]))), ("b.txt", facts("b"))
    entries = (
        f"    evidence: [{{file: a.txt, kind: manual{extra}}}, {{file: b.txt, kind: manual}}]\n"
    )
    standing = assess(register(tmp_path, entries, *files).plans[0], _AS_OF).all_standings[0]
    assert (standing.state, standing.outputs[0].found) == (State.UNDERWAY, 1)


def test_an_earlier_version_can_be_had_but_counts_no_more(tmp_path: Path) -> None:
    """Two versions of one manual are one manual."""
    entries = "    evidence: [{file: a.txt}, {file: b.txt, replaces: a}]\n"
    result = register(tmp_path, entries, ("a.txt", facts("a")), ("b.txt", facts("b")))
    old, new = result.evidence
    assert (old.state, old.replaced_by, new.replaces) == (EvidenceState.REPLACED, "b", "a")
    assert assess(result.plans[0], _AS_OF).all_standings[0].outputs[0].found == 1


def test_evidence_of_the_register_supports_measures(tmp_path: Path) -> None:
    """An entry of its own names the measures; a measure names its outputs."""
    tail = """  - {id: other, issue: อื่น, outputs: [ก, ข], due: 30 มี.ค. 66, units: registry}
evidence:
- {file: a.txt, kind: manual, supports: [manuals, {measure: other, proves: 2}]}
"""
    first, second = register(tmp_path, tail, ("a.txt", facts("a"))).plans[0].measures
    assert [(p.evidence.id, p.outputs) for p in first.evidence] == [("a", (1,))]
    assert [(p.evidence.id, p.outputs) for p in second.evidence] == [("a", (2,))]


def test_a_broken_output_is_not_reported_again_at_its_evidence(tmp_path: Path) -> None:
    """What only follows from a fault is not told."""
    tail = "    evidence: [{file: a.txt, proves: 3}]\n"
    (tmp_path / "measures.yml").write_text(
        _HEAD.replace("quantity: 2", "quantity: two") + tail, encoding="utf-8"
    )
    holdings = Holdings({"evidence/a.txt": facts("a")})
    problems = load(tmp_path / "measures.yml", holdings=holdings).problems
    assert [problem.code for problem in problems] == ["not-a-number"]


def test_a_missing_file_does_not_stop_the_site(tmp_path: Path) -> None:
    """The entry stays and says that there is no file."""
    result = loaded(tmp_path, "    evidence: 2566/manaul.txt\n", ("2566/manual.txt", facts("a")))
    assert result.register is not None
    assert result.register.evidence[0].state is EvidenceState.MISSING
    assert result.problems[0].values["near"] == "2566/manual.txt"


def test_a_month_without_a_year_belongs_to_the_year_of_the_folder(tmp_path: Path) -> None:
    """October of fiscal year 2565 is October 2564."""
    tail = "evidence: [{file: 2565/a.txt, period: ต.ค.}]\n"
    item = only(tmp_path, tail, ("2565/a.txt", facts("a")))
    assert getattr(item.period, "start", None) == date(2021, 10, 1)


def test_the_dates_of_a_file_come_from_git(tmp_path: Path) -> None:
    """Published since, and last changed."""
    dates = {"evidence/a.txt": FileDates(date(2023, 1, 5), date(2023, 1, 9))}
    result = loaded(tmp_path, "    evidence: a.txt\n", ("a.txt", facts("a")), dates=dates)
    assert result.register is not None
    file = result.register.evidence[0].files[0]
    assert (file.since, file.changed) == (date(2023, 1, 5), date(2023, 1, 9))


_EXCEPTION = """exceptions:
- {file: content/evidence/a.txt, value: 1-10XX-XXXXX-XX-0, reason: คำสั่งศาล, by: registry}
"""


def test_an_exception_publishes_the_file_and_shows_up(tmp_path: Path) -> None:
    """With a reason and a unit; ``check`` goes on to name it."""
    file = ("a.txt", facts("a", Format.TXT, _PERSONAL))
    result = loaded(tmp_path, "    evidence: a.txt\n" + _EXCEPTION, file)
    assert result.register is not None
    assert result.register.evidence[0].state is EvidenceState.PUBLISHED
    assert [problem.code for problem in result.problems] == ["personal-data-accepted"]


def test_an_exception_is_for_one_value_of_one_file(tmp_path: Path) -> None:
    """Another number in the same file is still held back."""
    other = Fault("personal-national-id", "หน้า 1", {"value": "3-20XX-XXXXX-XX-9"})
    file = ("a.txt", facts("a", Format.TXT, _PERSONAL, other))
    result = loaded(tmp_path, "    evidence: a.txt\n" + _EXCEPTION, file)
    assert result.register is not None
    assert result.register.evidence[0].state is EvidenceState.HELD


def test_an_exception_is_for_personal_data_only(tmp_path: Path) -> None:
    """Nobody can except a macro."""
    macros = Fault("file-macros", values={"value": "1-10XX-XXXXX-XX-0"})
    file = ("a.txt", facts("a", Format.TXT, macros))
    result = loaded(tmp_path, "    evidence: a.txt\n" + _EXCEPTION, file)
    assert "content/" not in {*result.withheld}
    assert result.withheld == {"evidence/a.txt"}


def test_files_of_one_entry_get_addresses_of_their_own(tmp_path: Path) -> None:
    """Two names that need the id's name do not meet."""
    files = ("ก.txt", facts("a")), ("ข.txt", facts("b"))
    item = only(tmp_path, "evidence: [{id: photos, title: ภาพ, file: [ก.txt, ข.txt]}]\n", *files)
    assert [file.address for file in item.files] == [
        "evidence/photos/photos.txt",
        "evidence/photos/photos-2.txt",
    ]


def test_no_file_is_called_unnamed_when_the_register_cannot_be_read(tmp_path: Path) -> None:
    """Nobody is told to delete evidence because of a slip of the keyboard."""
    file = ("2566/manual.txt", facts("a"))
    codes = {problem.code for problem in loaded(tmp_path, "evidence: []\n", file).problems}
    assert codes == {"evidence-file-unnamed"}
    codes = {problem.code for problem in loaded(tmp_path, "\tx: 1\n", file).problems}
    assert "evidence-file-unnamed" not in codes
