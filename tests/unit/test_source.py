"""Reading a file: nothing raises, every place is right, every report is well formed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.document import MeasureShape, PlanShape, RegisterShape
from generator.load import Loaded, load
from generator.messages import messages, what_and_fix
from generator.problems import Place, Problem, Severity
from generator.report import FORMATS
from generator.source import read_source

ROOT = Path(__file__).parent.parent.parent
SEED = (ROOT / "measures.yml").read_text(encoding="utf-8")
HEAD = """\
agency:
  id: bangkoknoi
  name: สำนักงานเขตบางกอกน้อย
units:
  registration: ฝ่ายทะเบียน
plans:
- fiscal_year: 2566
  title: มาตรการ
  measures:
  - id: publish-service-manuals
    issue: คู่มือ
"""
#: What people and programs put into YAML without meaning it.
SIGNS = (
    *"\"'[]{}:,#&*!|>%@`-?\\ \n\t\r\0\x7f\x85\u200b\u2028\ufeff",
    *("- ", ": ", "? ", "---\n", "...\n", "<<: ", "*a", "&a ", "!!", "\r\n", "ก", "ำ", "๑"),
)
KEYS = (
    *RegisterShape.model_fields,
    *PlanShape.model_fields,
    *MeasureShape.model_fields,
    *("file", "number", "name", "text", "quantity", "[key]", "ชื่อ", "__class__", "0", ""),
)
WORDS = (
    *("all", "registration", "2566", "66", "๑", "0", "-1", "9" * 5000, "1,000", "no", "~"),
    *("30 มี.ค. 66", "31 ก.พ. 66", "ทุกเดือน", "https://example.org", "measures.yml", "../x", "."),
    *("{", "%s", "{0}", "{key}", "\n", "[key]", "a" * 300, "a\0b", "คู่มือ 2 ฉบับ"),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file under test is written, again and again."""
    return tmp_path_factory.mktemp("source") / "measures.yml"


def read(path: Path, content: str | bytes) -> Loaded:
    """Write the content and load it."""
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return load(path)


def place_of(path: Path, content: str | bytes) -> str:
    """Load a file with one problem and give its line, column and code."""
    (problem,) = read(path, content).problems
    return f"{problem.place.line}:{problem.place.column} {problem.code}"


def assert_sound(loaded: Loaded, content: bytes) -> None:
    """Whatever the file was, this holds for what came out."""
    problems = loaded.problems
    errors = [p for p in problems if messages()[p.code].severity is Severity.ERROR]
    assert (loaded.register is None) == bool(errors)
    own = [problem.place for problem in problems if problem.place.file == "measures.yml"]
    assert [problem.place for problem in problems[: len(own)]] == sorted(own)
    lines = re.split("\r\n|\r|\n", content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    for place in own:
        assert 0 <= place.line <= len(lines)
        if place.line:
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    for problem in problems:
        for lang in ("th", "en"):
            assert all(len(text.splitlines()) == 1 for text in what_and_fix(problem, lang))
    for write in FORMATS.values():
        assert isinstance(write(problems, "th"), str)


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b"\0")
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_result(path: Path, content: bytes) -> None:
    """Loading raises nothing for bytes that mean nothing."""
    assert_sound(read(path, content), content)


@given(
    st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=3)), max_size=30).map("".join),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp874"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_in_any_encoding_gives_a_result(path: Path, text: str, encoding: str) -> None:
    """Loading raises nothing for signs in any order, saved in any way that offices save."""
    content = text.encode(encoding, "ignore")
    assert_sound(read(path, content), content)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """The text after a few slips of the hand: signs put in, taken out or put over others."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 1, 1, 2, 20]))
        put = draw(st.one_of(st.just(""), st.sampled_from(SIGNS), st.characters(codec="utf-8")))
        text = text[:at] + put + text[at + gone :]
    return text


@given(damaged(SEED))
@settings(max_examples=40, deadline=None)
def test_a_register_with_slips_gives_a_result(path: Path, text: str) -> None:
    """Loading raises nothing for the office's own register after a few slips."""
    assert_sound(read(path, text), text.encode())


@given(damaged(HEAD + "    due: 30 มี.ค. 66\n    units: [registration]\n    outputs:\n    - ก\n"))
@settings(max_examples=150, deadline=None)
def test_a_small_register_with_slips_gives_a_result(path: Path, text: str) -> None:
    """As with the office's register, but slips meet each other more often."""
    assert_sound(read(path, text), text.encode())


VALUES = st.recursive(
    st.one_of(st.none(), st.sampled_from(WORDS), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(VALUES, VALUES, VALUES)
@settings(max_examples=150, deadline=None)
def test_any_values_at_any_key_give_a_result(
    path: Path, value: Any, measure: Any, unit: Any
) -> None:
    """Loading raises nothing for a well-formed file whose values are not what they should be."""
    data = {
        "agency": {"id": "a", "name": "เขต"},
        "units": {"registration": "ฝ่ายทะเบียน", "x": unit},
        "plans": [{"fiscal_year": "2566", "title": "แผน", "measures": [measure]}, value],
    }
    for changed in (value, data):
        content = yaml.safe_dump(changed, allow_unicode=True)
        assert_sound(read(path, content), content.encode())


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", ["", "[]", "{}", "[[]]", "{[key]: 1}", "[{}]", "ก", "'{'", "0"])
def test_any_key_with_an_odd_value_gives_a_result(path: Path, key: str, value: str) -> None:
    """Each key of the model meets each kind of value, at the top, in a plan and in a measure."""
    for indent in ("", "  ", "    "):
        content = f'{HEAD}{indent}"{key}": {value}\n'
        assert_sound(read(path, content), content.encode())


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("    note: ก\x00", "12:12 yaml-control-character"),
        ("    note: น้ำ\x7f", "12:14 yaml-control-character"),
        ("    note: น้ำ 👍\ufffe", "12:16 yaml-control-character"),
        ("    note: น้ำ: ใส", "12:14 yaml-colon"),
        ('    note: "น้ำ\\ใส"', "12:15 yaml-escape"),
        ("    units: [ฝ่ายน้ำ 👍, registration]", "12:13 unknown-unit"),
        ("    {note: น้ำ, due: 31 ก.พ. 66}: x", "12:5 yaml-key"),
        ("    outputs: {น้ำ: [ใส]}", "12:14 wrong-type"),
        ("    activities: [น้ำ, 'น้ำ', [ใส]]", "12:30 wrong-type"),
    ],
)
def test_columns_count_characters_from_one(path: Path, line: str, place: str) -> None:
    """Thai vowels and tone marks count one each, as editors count; so does an emoji."""
    assert place_of(path, f"{HEAD}{line}\n") == place


def test_a_byte_that_is_no_text_is_shown_by_characters_too(path: Path) -> None:
    """The column of a broken byte counts the Thai characters before it, not their bytes."""
    content = HEAD.encode() + "    note: น้ำ".encode() + b"\xff\n"
    assert place_of(path, content) == "12:14 encoding-unknown"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_with_every_line_end(path: Path, end: str) -> None:
    """A problem stands in the line where an editor shows it, whatever the line ends are."""
    content = f"{HEAD}    due: 31 ก.พ. 66\n    note: ก\n".replace("\n", end)
    assert place_of(path, content) == "12:10 date-impossible"


def test_a_mark_at_the_beginning_moves_no_column(path: Path) -> None:
    """The byte order mark counts nothing: agency stands in column 1."""
    loaded = read(path, b"\xef\xbb\xbf" + HEAD.replace("agency", "agencyy").encode())
    assert [p.place.column for p in loaded.problems if p.code == "unknown-key-near"] == [1]


def test_a_missing_key_is_shown_where_its_mapping_begins(path: Path) -> None:
    """Nothing to point at: the mapping that lacks the key is the nearest."""
    assert place_of(path, HEAD.replace("id: publish-service-manuals\n    ", "")) == (
        "10:5 missing-field"
    )


def test_problems_are_ordered_by_line_and_own_file_first(tmp_path: Path) -> None:
    """The register comes first, then the plan files, each from top to bottom."""
    plan = HEAD[HEAD.index("fiscal_year") :].replace("2566", "2565")
    (tmp_path / "a.yml").write_text(re.sub("(?m)^  ", "", plan) + "  due: x\n  budget: x\n")
    text = f"{HEAD}    budget: x\n    due: x\n- file: a.yml\n"
    problems = read(tmp_path / "measures.yml", text).problems
    assert [(p.place.file, p.place.line) for p in problems] == [
        ("measures.yml", 12),
        ("measures.yml", 13),
        ("a.yml", 6),
        ("a.yml", 7),
    ]


def test_a_file_that_may_not_be_read_says_why(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal of the system is a problem, not a traceback."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path.write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = load(path).problems
    assert (problem.code, problem.values["detail"]) == ("file-unreadable", "Permission denied")


def test_a_folder_without_a_name_is_still_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``prongsai check .`` says which file is meant."""
    monkeypatch.chdir(tmp_path)
    (problem,) = load(Path()).problems
    assert (problem.code, problem.place) == ("file-is-folder", Place("."))


def test_a_file_below_a_file_is_not_there_to_be_read(path: Path) -> None:
    """A path through a file that is no folder ends in a problem."""
    path.write_text(HEAD, encoding="utf-8")
    (problem,) = load(path / "measures.yml").problems
    assert problem.code in {"file-missing", "file-unreadable"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: ", "- - ? "])
@pytest.mark.parametrize("times", [50, 2_000, 100_000])
def test_no_depth_brings_the_parser_down(path: Path, opening: str, times: int) -> None:
    """However deep, the file is refused with a place, and the process lives."""
    problems = read(path, opening * times).problems
    assert {problem.code for problem in problems} <= {"yaml-too-deep", "yaml-key"}
    assert {problem.place.line for problem in problems} == {1}


def test_references_are_never_followed(path: Path) -> None:
    """A thousand million laughs cost as much as one: the values are never built."""
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    problems = read(path, "\n".join(lines)).problems
    assert {problem.code for problem in problems} == {"yaml-alias"}


def test_no_tag_makes_an_object(path: Path, tmp_path: Path) -> None:
    """What a tag asks Python to do is not done."""
    target = tmp_path / "made-by-a-tag"
    tag = (
        f"!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [{target}]]"
    )
    problems = read(path, f"{HEAD}    note: {tag}\n").problems
    assert {problem.code for problem in problems} == {"yaml-tag"}
    assert not target.exists()


ODD = (
    Problem("bad-url", Place("แผน,1:2%.yml", 3, 4), {"value": "50%\nของ\r\nงบ ::error::"}),
    Problem("file-missing", Place("measures.yml")),
    Problem("date-impossible", Place("measures.yml", 1, 2), {"text": '31 ก.พ. "66"'}),
)


def test_the_json_report_can_be_read_back() -> None:
    """Each problem is an object with code, severity, place and both texts."""
    entries = json.loads(FORMATS["json"](ODD, "th"))
    assert [entry["code"] for entry in entries] == [problem.code for problem in ODD]
    assert [(e["file"], e["line"], e["column"]) for e in entries][:2] == [
        ("แผน,1:2%.yml", 3, 4),
        ("measures.yml", 0, 0),
    ]
    assert entries[2]["severity"] == "warning"
    assert entries[2]["what"].endswith('31 ก.พ. "66"')
    assert json.loads(FORMATS["json"]((), "th")) == []


def test_the_github_report_has_one_command_a_line() -> None:
    """Line ends and % are escaped, so that no text of a file can end or begin a command."""
    lines = FORMATS["github"](ODD, "th").splitlines()
    assert len(lines) == len(ODD)
    first, whole, warning = lines
    assert first.startswith("::error file=แผน%2C1%3A2%25.yml,line=3,col=4,title=bad-url")
    assert "50%25" in first
    assert "%0A" in first
    assert whole.startswith("::error file=measures.yml,title=file-missing::")
    assert warning.startswith("::warning file=measures.yml,line=1,col=2,title=date-impossible::")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_text_report_has_two_lines_a_problem_and_a_sum(lang: str) -> None:
    """Where and what, how to mend it; a value of several lines is shown in one."""
    lines = FORMATS["text"](ODD, lang).splitlines()
    assert len(lines) == 2 * len(ODD) + 1
    assert [line.endswith(f"[{p.code}]") for line, p in zip(lines[::2], ODD, strict=False)] == (
        [True] * len(ODD)
    )
    assert all(line.startswith("    ") for line in lines[1:-1:2])
    assert re.findall(r"\d+", lines[-1]) == ["2", "1"]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_message_is_written_with_words_that_its_problem_has(lang: str) -> None:
    """No message holds a brace that is not one of the known words."""
    known = {
        *("size", "limit", "file", "detail", "character", "tag", "key", "first", "second", "near"),
        *("known", "expected", "found", "value", "bound", "choices", "id", "year", "number"),
        *("unit", "text", "quantity", "count", "title", "other", "years", "name", "page", "pages"),
        *("published", "reason", "by", "scheme", "item", "last"),
    }
    for message in messages("register", "evidence").values():
        for text in (message.what[lang], message.fix[lang]):
            assert set(re.findall(r"\{([^}]*)\}", text)) <= known


def test_a_sign_of_a_comment_within_quotes_hides_nothing(tmp_path: Path) -> None:
    """Neither the text it stands in nor the one before it in the line is cut."""
    path = tmp_path / "measures.yml"
    path.write_text("outputs:\n- {text: A, unit: 'a #b'}\n- text: A #b\n", encoding="utf-8")
    _, problems = read_source(path, "measures.yml")
    assert [(str(problem.place), problem.code) for problem in problems] == [
        ("measures.yml:3:9", "yaml-hash")
    ]
