"""The text that a form leaves behind is the text that generator.edit writes for the same change."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from generator.admin.config import all_forms
from generator.admin.server import EditorServer
from generator.document import MeasureShape
from generator.edit.change import with_item, with_value, without
from tests.conftest import ROOT
from tests.editor.filling import Desk

pytestmark = pytest.mark.browser
MEASURES = (ROOT / "measures.yml").read_text(encoding="utf-8")
FIRST = ("plans", 0, "indicators", 0, "measures", 0)
ORDER = tuple(MeasureShape.model_fields)
LOG = {"period": "ก.พ. 66", "result": "เผยแพร่แล้ว\nสองช่องทาง", "by": "finance"}
NEW = {
    "id": "new",
    "issue": "ใหม่ # เลข",
    "activities": ["ก", "ข: ค"],
    "outputs": ["หนึ่ง", {"text": "สอง", "quantity": 2}],
    "due": "2566-01-02",
    "units": ["finance", "registration"],
}

#: What is meant, as a change of the form and as a change of the text.
CASES: dict[str, tuple[str, Callable[[str], str]]] = {
    "a text": (
        "m[0].issue = 'ใหม่ ๆ'",
        lambda text: with_value(text, (*FIRST, "issue"), "ใหม่ ๆ"),
    ),
    "a text that needs quotes": (
        "m[0].issue = 'yes'",
        lambda text: with_value(text, (*FIRST, "issue"), "yes"),
    ),
    "a text like a number": (
        "m[0].due = '1555'",
        lambda text: with_value(text, (*FIRST, "due"), "1555"),
    ),
    "a key that was not there": (
        "m[0].note = 'หมายเหตุ'",
        lambda text: with_value(text, (*FIRST, "note"), "หมายเหตุ", ORDER),
    ),
    "a key less": ("m[0].due = ''", lambda text: without(text, (*FIRST, "due"))),
    "the last key less": (
        "m[0].monitoring = ''",
        lambda text: without(text, (*FIRST, "monitoring")),
    ),
    "an item": (
        "m[0].outreach.push('สื่อ')",
        lambda text: with_item(text, (*FIRST, "outreach"), "สื่อ"),
    ),
    "a name in a short list": (
        "m[0].units.push('finance')",
        lambda text: with_item(text, (*FIRST, "units"), "finance"),
    ),
    "an entry of a log": (
        f"m[0].progress = [{json.dumps(LOG)}]",
        lambda text: with_value(text, (*FIRST, "progress"), [LOG], ORDER),
    ),
    "a measure at the end": (
        "m.push(NEW)",
        lambda text: with_item(text, FIRST[:-1], NEW),
    ),
    "a measure between others": (
        "m.splice(1, 0, NEW)",
        lambda text: with_item(text, FIRST[:-1], NEW, 1),
    ),
    "a measure at the beginning": (
        "m.unshift(NEW)",
        lambda text: with_item(text, FIRST[:-1], NEW, 0),
    ),
    "an output that says more": (
        "m[2].outputs[0].quantity = '2'",
        lambda text: with_value(
            text,
            (*FIRST[:-1], 2, "outputs", 0),
            {"text": "มีช่องทางให้บริการพิเศษ", "quantity": 2},
        ),
    ),
}
_RUN = """async ([text, at, kind, added]) => {
  const { changed, shown } = await import(new URL("keeping.js", location));
  const form = shown(text, at, kind);
  const [m, NEW] = [form.indicators?.[0].measures, added];
  CHANGE;
  return changed(text, at, kind, form);
}"""


def _changed(desk: Desk, text: str, change: str, name: str = "plan-2566") -> str:
    forms = all_forms({"measures.yml": yaml.safe_load(text)}, "measures.yml")
    form = next(form for form in forms if form.name == name)
    added = {
        **NEW,
        "outputs": [{"text": "หนึ่ง"}, {"text": "สอง", "quantity": "2"}],
    }
    run = _RUN.replace("CHANGE", change)
    given: list[Any] = [text, form.at, form.fields.kind, added]
    result: str = desk.page.evaluate(run, given)
    return result


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_forms_write_what_the_verbs_write(desk: Desk, server: EditorServer, ending: str) -> None:
    """The same change, made in the browser and by a verb, gives the same bytes."""
    desk.page.goto(f"{server.address}admin.css")
    text = MEASURES.replace("\n", ending)
    both = {
        name: (_changed(desk, text, change), written(text))
        for name, (change, written) in CASES.items()
    }
    assert [name for name, (form, verb) in both.items() if form != verb] == []


def test_what_is_taken_out_leaves_no_gap(desk: Desk, server: EditorServer) -> None:
    """A measure goes with one of the blank lines around it; all other lines stay."""
    desk.page.goto(f"{server.address}admin.css")
    for change, place in (("m.shift()", 0), ("m.splice(1, 1)", 1), ("m.pop()", 6)):
        form = _changed(desk, MEASURES, change)
        verb = without(MEASURES, (*FIRST[:-1], place))
        assert [line for line in form.split("\n") if line] == [
            line for line in verb.split("\n") if line
        ]
        assert "\n\n\n" not in form
        assert "measures:\n\n" not in form


def test_a_measure_that_moves_goes_on_as_it_was_written(desk: Desk, server: EditorServer) -> None:
    """Comments and quotes inside it go along."""
    desk.page.goto(f"{server.address}admin.css")
    text = MEASURES.replace("due: 30 มี.ค. 66", "due: '30 มี.ค. 66'  # ตามแผน")
    moved = _changed(desk, text, "m.splice(0, 0, ...m.splice(1, 1))")
    assert sorted(moved.splitlines()) == sorted(text.splitlines())
    ids = [item["id"] for item in yaml.safe_load(moved)["plans"][0]["indicators"][0]["measures"]]
    assert ids[:2] == ["publish-service-manuals", "improve-service-centre"]


def test_a_form_that_was_not_touched_leaves_the_text(desk: Desk, server: EditorServer) -> None:
    """Opening and saving is no change, whatever comments and quotes stand there."""
    desk.page.goto(f"{server.address}admin.css")
    text = MEASURES.replace("due: 30 มี.ค. 66", "due:   '30 มี.ค. 66'   # ตามแผน")
    assert _changed(desk, text, "") == text


#: Pieces of a register before and after: a form, what is changed there, the text, the new text.
PIECES: dict[str, tuple[str, str, str, str]] = {
    "a unit is added": (
        "office",
        "form.units.push({ key: 'pr', value: 'ฝ่ายประชาสัมพันธ์' })",
        "units:\n  # ตามคำสั่ง\n  finance: 'ฝ่ายการคลัง' # 1\n\n# ถัดไป\nchannels: []\n",
        "units:\n  # ตามคำสั่ง\n  finance: 'ฝ่ายการคลัง' # 1\n  pr: ฝ่ายประชาสัมพันธ์\n\n"
        "# ถัดไป\nchannels: []\n",
    ),
    "a unit is named anew": (
        "office",
        "form.units[0].key = 'money'",
        "units:\n  finance: 'ฝ่ายการคลัง' # 1\n  # 2\n  pr: ฝ่าย ก\n",
        "units:\n  money: 'ฝ่ายการคลัง' # 1\n  # 2\n  pr: ฝ่าย ก\n",
    ),
    "units change places": (
        "office",
        "form.units.reverse()",
        "units:\n  # บน\n  finance: 'ฝ่ายการคลัง' # 1\n  pr: ฝ่าย ก # 2\n",
        "units:\n  # บน\n  pr: ฝ่าย ก # 2\n  finance: 'ฝ่ายการคลัง' # 1\n",
    ),
    "the first of the units goes": (
        "office",
        "form.units.shift()",
        "units:\n  finance: ฝ่ายการคลัง\n  # 2\n  pr: ฝ่าย ก\n",
        "units:\n  # 2\n  pr: ฝ่าย ก\n",
    ),
    "units in brackets": (
        "office",
        "form.units.push({ key: 'pr', value: 'ฝ่าย ก' })",
        "units: {finance: ฝ่ายการคลัง} # 1\n",
        "units: {finance: ฝ่ายการคลัง, pr: ฝ่าย ก} # 1\n",
    ),
    "the first key goes": (
        "office",
        "form.agency.id = ''",
        "agency:\n  id: bangkok # 1\n  # 2\n  name: เขต\n",
        "agency:\n  # 2\n  name: เขต\n",
    ),
    "the first key behind a dash goes": (
        "channels",
        "form.channels[0].id = ''",
        "channels:\n- id: a\n  # 2\n  name: ก\n",
        "channels:\n-\n  # 2\n  name: ก\n",
    ),
    "a key goes and the next one comes": (
        "channels",
        "Object.assign(form.channels[0], { phone: '', url: 'https://a.go.th' })",
        "channels:\n- name: ก\n  phone: '1' # 1\n  # 2\n  source: ข\n",
        "channels:\n- name: ก\n  url: https://a.go.th\n  # 2\n  source: ข\n",
    ),
    "all keys go and others come": (
        "oit-2566",
        "form.items[0].shown[0] = { url: 'https://a.go.th', lacks: 'ก' }",
        "disclosures:\n- fiscal_year: 2566\n  items:\n  - item: O1\n    shown:\n    - page: plan\n",
        "disclosures:\n- fiscal_year: 2566\n  items:\n  - item: O1\n    shown:\n"
        "    - lacks: ก\n      url: https://a.go.th\n",
    ),
    "a folded text": (
        "channels",
        "form.channels[0].note = 'ค ข'",
        "channels:\n- name: ก\n  note: >- # 1\n    ก\n    ข\n  # 2\n",
        "channels:\n- name: ก\n  # 1\n  note: >-\n    ค ข\n  # 2\n",
    ),
    "a literal text": (
        "channels",
        "form.channels[0].note += '\\n# ค'",
        "channels:\n- name: ก\n  note: |-\n    ก\n    ข\n  # 2\n",
        "channels:\n- name: ก\n  note: |-\n    ก\n    ข\n    # ค\n  # 2\n",
    ),
    "a line with a comment becomes two": (
        "channels",
        "form.channels[0].note = 'ก\\nข'",
        "channels:\n- name: ก\n  note: ก # 1\n",
        "channels:\n- name: ก\n  # 1\n  note: |-\n    ก\n    ข\n",
    ),
    "a value in brackets": (
        "oit-2566",
        "form.items[0].shown[0].page = 'progress'",
        "disclosures:\n- fiscal_year: 2566\n  items:\n  - item: O1\n    shown:\n"
        "    - {elements: [1,2], page: 'plan'} # 1\n",
        "disclosures:\n- fiscal_year: 2566\n  items:\n  - item: O1\n    shown:\n"
        "    - {elements: [1,2], page: 'progress'} # 1\n",
    ),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_every_form_keeps_comments_quotes_and_order(
    desk: Desk, server: EditorServer, ending: str
) -> None:
    """Pairs, folded texts, brackets: exactly what was meant, byte for byte."""
    desk.page.goto(f"{server.address}admin.css")
    wrong = {}
    for name, (form, change, text, expected) in PIECES.items():
        result = _changed(desk, text.replace("\n", ending), change, form)
        if result != expected.replace("\n", ending):
            wrong[name] = result
    assert wrong == {}


def test_what_stands_in_brackets_and_is_not_shown_is_not_dropped(
    desk: Desk, server: EditorServer
) -> None:
    """A form that shows a part of a mapping in brackets does not write the rest away."""
    desk.page.goto(f"{server.address}admin.css")
    text = "{agency: {id: a, name: ก}, channels: []}\n"
    with pytest.raises(Exception, match="ในวงเล็บ"):
        _changed(desk, text, "form.units = [{ key: 'b', value: 'ข' }]", "office")


def test_a_file_that_is_no_yaml_is_told_in_thai(desk: Desk, server: EditorServer) -> None:
    """Where it breaks is said by line and column, in the words of the staff."""
    desk.page.goto(f"{server.address}admin.css")
    run = """async () =>
      (await import(new URL("keeping.js", location))).shown("a:\\n  b: [\\nc: d", [], {})"""
    with pytest.raises(Exception, match="ที่บรรทัด 3 ตัวอักษรที่ 1 ") as told:
        desk.page.evaluate(run)
    assert "Flow" not in str(told.value)
