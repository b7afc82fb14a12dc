"""data/evidence.json and .csv: the public list of all evidence."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from generator.pages.evidence_data import COLUMNS, evidence_csv, evidence_json
from tests.published import AS_OF, CONTENT, HELD, WITHDRAWN, register, sha256


@pytest.fixture
def entries() -> dict[str, Any]:
    """The entries of the JSON file by id."""
    rows = json.loads(evidence_json(register(), AS_OF))["evidence"]
    return {row["id"]: row for row in rows}


@pytest.fixture
def rows() -> dict[str, dict[str, str]]:
    """The rows of the CSV file by id."""
    text = evidence_csv(register())
    assert text.startswith("\ufeff")
    table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return {row["id"]: row for row in table}


def test_all_evidence_is_listed_in_the_order_of_the_register(entries: dict[str, Any]) -> None:
    """Also what is held back, withdrawn or only a link."""
    assert list(entries) == ["manual-2", "manual-1", "steps", "held", "minutes", "queue"]
    states = [entry["state"] for entry in entries.values()]
    assert states == ["published", "replaced", "published", "held", "withdrawn", "published"]


def test_an_entry_says_what_it_proves(entries: dict[str, Any]) -> None:
    """Year, measure with its page, and the numbers of the outputs."""
    assert entries["manual-2"]["measures"] == [
        {
            "fiscal_year": 2566,
            "id": "publish",
            "url": "2566/measures/publish/",
            "outputs": [1, 2],
        }
    ]


def test_an_entry_tells_of_its_files_and_versions(entries: dict[str, Any]) -> None:
    """What is needed to fetch a file, to check it and to find the version before."""
    entry = entries["manual-2"]
    assert entry["page"] == "evidence/manual-2/"
    assert entry["replaces"] == "manual-1"
    assert entries["manual-1"]["replaced_by"] == "manual-2"
    assert entry["unit"] == {"id": "finance", "name": "ฝ่ายการคลัง"}
    assert entry["anchors"] == [{"name": "ขั้นตอน", "page": 2}]
    assert entry["files"] == [
        {
            "address": "evidence/2566/manual-2.pdf",
            "name": "คู่มือ ฉบับ 2.pdf",
            "format": "pdf",
            "size": 32,
            "pages": 4,
            "sha256": sha256(CONTENT["evidence/2566/manual-2.pdf"]),
            "published_since": "2023-01-09",
            "last_changed": "2023-02-01",
        }
    ]


def test_a_date_keeps_its_words_where_it_cannot_be_read(entries: dict[str, Any]) -> None:
    """Raw text and nothing guessed."""
    assert entries["steps"]["date"]["raw"] == "เร็ว ๆ นี้"
    assert entries["steps"]["date"]["start"] is None


def test_a_withdrawn_entry_says_when_and_why(entries: dict[str, Any]) -> None:
    """The tombstone is data as well."""
    withdrawn = entries["minutes"]["withdrawn"]
    assert withdrawn["date"]["start"] == "2023-04-01"
    assert withdrawn["reason"] == "มีชื่อบุคคลภายนอก"
    assert withdrawn["sha256"] == [sha256(WITHDRAWN)]


def test_nothing_of_a_held_file_is_listed(entries: dict[str, Any]) -> None:
    """Its entry says that it is held, and no more, in both files."""
    assert entries["held"]["files"] == []
    for text in (evidence_json(register(), AS_OF), evidence_csv(register())):
        assert "1-9801" not in text
        assert sha256(HELD) not in text


def test_the_table_has_the_described_columns(rows: dict[str, dict[str, str]]) -> None:
    """Every column is explained in Thai, and each row has all of them."""
    assert all(row.keys() == COLUMNS.keys() for row in rows.values())
    assert all(COLUMNS.values())


def test_a_row_with_several_files_keeps_them_in_step(rows: dict[str, dict[str, str]]) -> None:
    """The same line of each cell tells of the same file."""
    row = rows["steps"]
    assert row["files"].split("\n") == ["evidence/2566/steps.png", "evidence/2566/budget.csv"]
    assert row["formats"].split("\n") == ["png", "csv"]
    assert row["sizes"].split("\n") == [str(len(CONTENT[a])) for a in row["files"].split("\n")]
    assert row["sha256"].split("\n") == [sha256(CONTENT[a]) for a in row["files"].split("\n")]
    assert (row["date_raw"], row["date_start"], row["sample"]) == ("เร็ว ๆ นี้", "", "true")


def test_a_row_names_measures_and_days(rows: dict[str, dict[str, str]]) -> None:
    """Dates are ISO, and the outputs stand behind the measure."""
    row = rows["manual-2"]
    assert row["measures"] == "2566/publish/1,2"
    assert (row["date_start"], row["published_since"]) == ("2023-03-28", "2023-01-09")
    assert rows["minutes"]["withdrawn_start"] == "2023-04-01"


def test_no_cell_is_run_as_a_formula(rows: dict[str, dict[str, str]]) -> None:
    """A title that begins like a formula is shown as text."""
    assert rows["steps"]["title"] == "'=ขั้นตอน"
