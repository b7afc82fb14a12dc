"""The data files: what is written, and how it is kept harmless."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.assess import AssessedPlan, assess
from generator.load import load
from generator.pages.data import measures_csv, measures_json
from generator.register import Agency
from tests.conftest import ROOT

_REGISTER = """\
agency: {id: a, name: เขต}
units: {finance: ฝ่ายการคลัง}
plans:
- fiscal_year: 2566
  title: แผน
  dimensions:
  - number: 2
    name: ด้านการเงิน
    measures:
    - id: first
      issue: "=SUM(A1)"
      activities: ["-1+1", "สอง"]
      outputs: [{text: แผน 3 เล่ม, kind: plan, quantity: ๓, unit: เล่ม}]
      due: เร็ว ๆ นี้
      units: finance
      monitoring: ทุก ๓ เดือน
      budget: 1,250,000.50 บาท
      evidence:
      - {id: e, title: ประกาศ, url: "https://a.example/1", date: ๒๘ มี.ค. ๖๖}
      progress:
      - {period: ก.พ. 66, result: ดี, spent: 500, problems: ฝน, suggestions: ร่ม,
         by: finance, evidence: e}
    - id: second
      issue: ไม่มีอะไร
      budget: ไม่ใช้งบประมาณ
"""


@pytest.fixture
def assessed(tmp_path: Path) -> AssessedPlan:
    """A small plan that uses every column."""
    path = tmp_path / "measures.yml"
    path.write_text(_REGISTER, encoding="utf-8")
    register = load(path).register
    assert register is not None
    return assess(register.plans[0], date(2023, 4, 2))


@pytest.fixture
def measures(assessed: AssessedPlan) -> list[dict[str, Any]]:
    """Its measures as JSON."""
    agency = Agency("a", "เขต", "เขต", None, None)
    found: list[dict[str, Any]] = json.loads(measures_json(assessed, agency))["measures"]
    return found


def test_unread_dates_keep_their_words(measures: list[dict[str, Any]]) -> None:
    """What cannot be read is null, and the raw text says what stands in the plan."""
    empty = {"kind": None, "start": None, "end": None, "every_months": None}
    assert measures[0]["due"] == {"raw": "เร็ว ๆ นี้", **empty}
    assert measures[1]["due"] is None


def test_budget_keeps_satang_exactly(measures: list[dict[str, Any]]) -> None:
    """Money is a decimal text, never a float; no budget is told apart from not said."""
    assert measures[0]["budget"] == {"raw": "1,250,000.50 บาท", "amount": "1250000.50"}
    assert measures[1]["budget"] == {"raw": "ไม่ใช้งบประมาณ", "amount": None}


def test_outputs_and_monitoring_are_in_normal_form(measures: list[dict[str, Any]]) -> None:
    """Thai digits become numbers; the interval is in months."""
    output = {"text": "แผน 3 เล่ม", "kind": "plan", "quantity": 3, "unit": "เล่ม"}
    assert measures[0]["outputs"] == [output]
    assert measures[0]["monitoring"] == {"raw": "ทุก ๓ เดือน", "every_months": 3}


def test_the_log_is_in_the_file(measures: list[dict[str, Any]]) -> None:
    """Every column of the monitoring report is there."""
    (entry,) = measures[0]["progress"]
    assert entry["period"]["start"] == "2023-02-01"
    assert (entry["result"], entry["problems"], entry["suggestions"]) == ("ดี", "ฝน", "ร่ม")
    assert (entry["spent"]["amount"], entry["by"], entry["evidence"]) == ("500", "finance", ["e"])


def test_a_spreadsheet_runs_no_text(assessed: AssessedPlan) -> None:
    """A cell that begins like a formula is marked as text."""
    text = measures_csv(assessed).removeprefix("\ufeff")
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert first["issue"] == "'=SUM(A1)"
    assert first["activities"] == "'-1+1\nสอง"
    assert second["issue"] == "ไม่มีอะไร"


def test_all_units_and_everyday_forms_of_money_are_understood() -> None:
    """ทุกฝ่าย is every unit, 15,000.- is money, and a dash is no budget."""
    path = ROOT / "tests/examples/valid/ways-to-write-money-and-units/measures.yml"
    loaded = load(path)
    assert loaded.problems == ()
    assert loaded.register is not None
    plan = assess(loaded.register.plans[0], date(2023, 4, 2))
    document = json.loads(measures_json(plan, loaded.register.agency))
    amounts = [measure["budget"]["amount"] for measure in document["measures"]]
    assert amounts == ["15000", None, None, "15000"]
    assert [m["all_units"] for m in document["measures"]] == [True, True, False, False]
    text = measures_csv(plan).removeprefix("\ufeff")
    units = [row["units"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert units == ["ทุกฝ่าย", "ทุกฝ่าย", "ฝ่ายการคลัง", ""]
