"""Changing one place of a text, as a person would have written it."""

from __future__ import annotations

import pytest

from generator.edit.change import with_item, with_value, without
from generator.edit.refused import EditRefused
from generator.edit.writing import as_yaml
from tests.conftest import ROOT

SEED = (ROOT / "measures.yml").read_text(encoding="utf-8")
MEASURE = ("plans", 0, "indicators", 0, "measures", 0)


def test_a_list_is_made_where_there_is_none() -> None:
    """The seed has no evidence under its measures; the entry comes in its style."""
    after = with_item(SEED, (*MEASURE, "evidence"), {"file": "2566/a.pdf", "title": "ก: ข"})
    added = '      evidence:\n      - file: 2566/a.pdf\n        title: "ก: ข"\n'
    assert after == SEED.replace(
        "      monitoring: ทุก ๑ เดือน\n", f"      monitoring: ทุก ๑ เดือน\n{added}", 1
    )


def test_a_key_takes_its_place_in_the_order() -> None:
    """Evidence comes before progress, also when progress was there first."""
    text = "id: a\nprogress:\n- period: x\nnote: n\n"
    after = with_item(text, ("evidence",), "b", order=["id", "evidence", "progress"])
    assert after == "id: a\nevidence: [b]\nprogress:\n- period: x\nnote: n\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("e: a.pdf # c\nf: 1\n", "e:\n- a.pdf # c\n- k: v\nf: 1\n"),
        ("e: [a.pdf, b c] # c\n", "e:\n- a.pdf\n- b c # c\n- k: v\n"),
        ("e:\n  - a # c\n  # d\nf:\n", "e:\n  - a # c\n  - k: v\n  # d\nf:\n"),
        ("e: # c\nf: 1\n", "e: # c\n- k: v\nf: 1\n"),
        ("e: []\n", "e:\n- k: v\n"),
        ("x: {e: [a]}\n", "x: {e: [a, {k: v}]}\n"),
        ("e:\n- |-\n  a\n\n# c\nf: 1", "e:\n- |-\n  a\n- k: v\n\n# c\nf: 1"),
        ("e:\r\n- a\r\n\r\n- b", "e:\r\n- a\r\n\r\n- b\r\n\r\n- k: v"),
        ("\ufeffe:\n- a\n", "\ufeffe:\n- a\n- k: v\n"),
    ],
)
def test_an_item_is_added_to_any_way_of_writing_a_list(text: str, after: str) -> None:
    """One text, brackets, lines, nothing: comments, line breaks and empty lines stay."""
    path = ("x", "e") if text.startswith("x") else ("e",)
    assert with_item(text, path, {"k": "v"}) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("due: 30 มี.ค. 66 # ตามแผน\nb: 1\n", 'due: "2566" # ตามแผน\nb: 1\n'),
        ("due: |-\n  a\n  b\n\n# c\nb: 1\n", 'due: "2566"\n\n# c\nb: 1\n'),
        ("due:\nb: 1\n", 'due: "2566"\nb: 1\n'),
        ("due: [a,\n  b] # c\nb: 1\n", 'due: "2566" # c\nb: 1\n'),
        ("due:\n# c\n- a\nb: 1\n", 'due: "2566"\n# c\nb: 1\n'),
        ("{due: a, b: 1}\n", '{due: "2566", b: 1}\n'),
    ],
)
def test_a_value_is_set_in_any_way_of_writing(text: str, after: str) -> None:
    """Comments beside and below stay where they are."""
    assert with_value(text, ("due",), "2566") == after


@pytest.mark.parametrize(
    ("path", "after"),
    [
        (("a",), "b:\n- x: 1 # c\n  y: 2\n- z\n"),
        (("b", 0, "x"), "a: 1\nb:\n- y: 2\n- z\n"),
        (("b", 1), "a: 1\nb:\n- x: 1 # c\n  y: 2\n"),
        (("b",), "a: 1\n"),
    ],
)
def test_an_entry_is_taken_out_with_its_lines(path: tuple[str | int, ...], after: str) -> None:
    """A key, the first key behind a dash, an item, all that stands below a key."""
    assert without("a: 1\nb:\n- x: 1 # c\n  y: 2\n- z\n", path) == after


@pytest.mark.parametrize("path", [("b", "k"), ("a", "k"), ("b",)])
def test_what_is_shared_through_an_anchor_is_refused(path: tuple[str, ...]) -> None:
    """Changing one place would change another: nothing is done, and the way out is told."""
    with pytest.raises(EditRefused) as refused:
        with_value("a: &x\n  k: 1\nb: *x\n", path, "2")
    assert "ไฟล์" in refused.value.th


@pytest.mark.parametrize("text", ["a: [1\n", "a: 1\n---\nb: 2\n", "a: *x\n", "\x00", "[" * 99999])
def test_what_is_no_yaml_is_refused(text: str) -> None:
    """A broken file is named as such and left alone."""
    with pytest.raises(EditRefused) as refused:
        with_value(text, ("a",), "1")
    assert "prongsai check" in refused.value.th


@pytest.mark.parametrize("path", [("b", 3), ("a", "k"), ("b", "k")])
def test_a_place_that_is_not_there_is_refused(path: tuple[str | int, ...]) -> None:
    """An index beyond the end and a key of what has none."""
    with pytest.raises(EditRefused):
        with_value("a: 1\nb:\n- x\n", path, "1")


@pytest.mark.parametrize(
    "text",
    ["1555", "012", "0o17", "1e3", "15,000", "12:30", "2566-03-30", "no", "ON", "~", "@a", ""],
)
def test_texts_that_yaml_misreads_are_quoted(text: str) -> None:
    """Numbers, days, yes and no, signs that mean something."""
    assert as_yaml({"k": text}) == f'k: "{text}"\n'


@pytest.mark.parametrize("text", ["30 มี.ค. 66", "2566/a.pdf", "ฝ่าย, คลัง", "ทุก ๑ เดือน", "a-b"])
def test_other_texts_are_not_quoted(text: str) -> None:
    """What is read as it stands needs no signs around it."""
    assert as_yaml({"k": text}) == f"k: {text}\n"


def test_values_are_written_in_the_style_of_the_register() -> None:
    """Dashes at the column of their key, short names on one line, texts of lines as lines."""
    value = {"units": ["finance", "law"], "outreach": ["FB", "a\nb"], "o": [{"t": "x", "q": 1}]}
    lines = ["units: [finance, law]", "outreach:", "- FB", "- |-", "  a", "  b", "o:"]
    lines += ["- t: x", "  q: 1"]
    assert as_yaml(value, 2) == "".join(f"  {line}\n" for line in lines)
