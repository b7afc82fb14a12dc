"""The data files of the seed."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RUNNING

_KEYS = {
    "id", "url", "group", "issue", "activities", "outputs", "outreach", "due", "units",
    "monitoring", "budget", "state", "evidence",
}  # fmt: skip


@pytest.fixture(scope="module")
def document(site: Path) -> Any:
    """data/2566/measures.json of the seed."""
    return json.loads((site / "data/2566/measures.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows(site: Path) -> list[dict[str, str]]:
    """data/2566/measures.csv of the seed."""
    text = (site / "data/2566/measures.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_file_says_whose_and_when(document: Any) -> None:
    """Schema, day, office, year and title stand on top."""
    assert document["schema"] == "prongsai/measures/1"
    assert document["as_of"] == RUNNING
    assert document["agency"]["name"] == "สำนักงานเขตบางกอกน้อย"
    assert document["fiscal_year"] == 2566
    assert document["title"] == "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def test_thirty_measures_have_every_key(document: Any) -> None:
    """Each measure has the agreed shape."""
    assert len(document["measures"]) == 30
    for measure in document["measures"]:
        assert measure.keys() >= _KEYS
        assert measure["group"].keys() == {"number", "name"}
        assert measure["due"].keys() == {"raw", "kind", "start", "end", "every_months"}
        assert measure["state"].keys() == {"code", "reason"}
        assert all(o.keys() == {"text", "kind", "quantity", "unit"} for o in measure["outputs"])


def test_due_dates_are_read_right(document: Any) -> None:
    """The seed's deadlines, counted by hand: 12, 11, 2, 3, 1 and one that recurs monthly."""
    ends = Counter(
        measure["due"]["end"]
        for measure in document["measures"]
        if measure["due"]["kind"] == "date"
    )
    assert ends == {
        "2023-04-05": 12,
        "2023-03-30": 11,
        "2023-04-30": 2,
        "2023-04-15": 3,
        "2023-04-01": 1,
    }
    monthly = [m for m in document["measures"] if m["due"]["kind"] == "recurring"]
    assert [(m["number"], m["due"]["every_months"]) for m in monthly] == [("1.1", 1)]


def test_what_the_plan_leaves_empty_stays_empty(document: Any) -> None:
    """One measure has no monitoring period; nothing is invented. All evidence is a sample."""
    unmonitored = [m["number"] for m in document["measures"] if m["monitoring"] is None]
    assert unmonitored == ["5.3"]
    assert all(m["budget"] is None for m in document["measures"])
    assert all(item["sample"] for m in document["measures"] for item in m["evidence"])


def test_the_merged_issue_is_that_of_the_row_above_and_says_so(document: Any) -> None:
    """4.2 shares the issue cell of 4.1."""
    by_number = {m["number"]: m for m in document["measures"]}
    assert by_number["4.2"]["issue"] == by_number["4.1"]["issue"]
    assert by_number["4.2"]["issue_from"] == "4.1"


def test_every_url_of_a_measure_is_a_page(document: Any, site: Path) -> None:
    """The addresses in the data are addresses of the site."""
    assert all((site / m["url"] / "index.html").is_file() for m in document["measures"])


def test_the_table_begins_with_a_byte_order_mark(site: Path) -> None:
    """Excel reads UTF-8 as Thai only after one."""
    assert (site / "data/2566/measures.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_table_says_the_same_as_the_json(document: Any, rows: list[dict[str, str]]) -> None:
    """Both files come from one register."""
    assert [row["id"] for row in rows] == [m["id"] for m in document["measures"]]
    assert [row["issue"] for row in rows] == [m["issue"] for m in document["measures"]]
    assert [row["due_end"] for row in rows] == [m["due"]["end"] for m in document["measures"]]
    assert [row["state"] for row in rows] == [m["state"]["code"] for m in document["measures"]]
