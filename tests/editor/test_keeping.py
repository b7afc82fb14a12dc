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
  const { changed, shown } = await import("/admin/keeping.js");
  const form = shown(text, at, kind);
  const [m, NEW] = [form.indicators[0].measures, added];
  CHANGE;
  return changed(text, at, kind, form);
}"""


def _changed(desk: Desk, text: str, change: str) -> str:
    form = next(all_forms({"measures.yml": yaml.safe_load(text)}, "measures.yml"))
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
