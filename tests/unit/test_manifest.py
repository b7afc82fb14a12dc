"""data/manifest.json: what is said of every published file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.manifest import MANIFEST, complete_manifest, manifest_json
from generator.register import EvidenceState
from tests.published import AS_OF, CONTENT, HELD, WITHDRAWN, evidence, register, sha256, write_files


@pytest.fixture
def manifest() -> Any:
    """The part that comes from the register."""
    return json.loads(manifest_json(register(), AS_OF))


def test_every_published_file_has_size_hash_and_dates(manifest: Any) -> None:
    """One record a file, by address, with the dates of the document and of its publication."""
    rows = manifest["evidence"]
    assert [row["address"] for row in rows] == sorted(CONTENT)
    assert all(row["sha256"] == sha256(CONTENT[row["address"]]) for row in rows)
    newest = next(row for row in rows if row["evidence"] == "manual-2")
    assert newest == {
        "address": "evidence/2566/manual-2.pdf",
        "size": 32,
        "sha256": sha256(CONTENT["evidence/2566/manual-2.pdf"]),
        "format": "pdf",
        "evidence": "manual-2",
        "title": "คู่มือ </script> ฉบับ 2",
        "date": {
            "raw": "28 มี.ค. 66",
            "kind": "date",
            "start": "2023-03-28",
            "end": "2023-03-28",
            "every_months": None,
        },
        "published_since": "2023-01-09",
        "last_changed": "2023-02-01",
        "state": "published",
        "replaced_by": None,
        "sample": False,
    }


def test_an_earlier_version_names_its_successor(manifest: Any) -> None:
    """Old copies can be told from the current one."""
    first = next(row for row in manifest["evidence"] if row["evidence"] == "manual-1")
    assert (first["state"], first["replaced_by"]) == ("replaced", "manual-2")


def test_what_was_withdrawn_keeps_its_hashes_day_and_reason(manifest: Any) -> None:
    """A copy that somebody kept can still be recognised."""
    [gone] = manifest["withdrawn"]
    assert gone["evidence"] == "minutes"
    assert gone["date"]["start"] == "2023-04-01"
    assert gone["reason"] == "มีชื่อบุคคลภายนอก"
    assert gone["sha256"] == [sha256(WITHDRAWN)]


def test_nothing_is_said_of_a_file_that_is_held_back() -> None:
    """Neither its name, which may be what it is held for, nor its hash."""
    text = manifest_json(register(), AS_OF)
    assert "1-9801" not in text
    assert "x.pdf" not in text
    assert sha256(HELD) not in text


def test_one_held_file_does_not_hide_the_others() -> None:
    """Evidence may have several files, of which one waits."""
    first, *_ = evidence()
    both = replace(first, files=(*first.files, replace(first.files[0], held=True, address="no")))
    rows = json.loads(manifest_json(register(both), AS_OF))["evidence"]
    assert [row["address"] for row in rows] == ["evidence/2566/manual-2.pdf"]


@pytest.mark.parametrize(
    "state", [EvidenceState.HELD, EvidenceState.WITHDRAWN, EvidenceState.MISSING]
)
def test_only_what_can_be_had_is_listed(state: EvidenceState) -> None:
    """A file that still lies there is not public while its evidence is not."""
    first, *_ = evidence()
    text = manifest_json(register(replace(first, state=state)), AS_OF)
    assert json.loads(text)["evidence"] == []


def test_the_entry_says_since_when_where_git_cannot() -> None:
    """Files outside git are dated by their entry."""
    first, *_ = evidence()
    file = replace(first.files[0], since=None, changed=None)
    dated = replace(first, files=(file,), published=date(2023, 3, 30))
    [row] = json.loads(manifest_json(register(dated), AS_OF))["evidence"]
    assert (row["published_since"], row["last_changed"]) == ("2023-03-30", None)


def test_the_manifest_says_whose_it_is_and_of_which_day(manifest: Any) -> None:
    """Version of the format, day of the build and agency stand on top."""
    assert manifest["schema"] == "prongsai/manifest/1"
    assert manifest["as_of"] == "2023-04-02"
    assert manifest["agency"]["name"] == "สำนักงานเขตตัวอย่าง"


def test_the_order_does_not_follow_the_register() -> None:
    """Moving an entry in measures.yml changes no line of the manifest."""
    assert manifest_json(register(*reversed(evidence())), AS_OF) == manifest_json(register(), AS_OF)


def test_a_record_has_a_line_of_its_own() -> None:
    """Two manifests can be compared line by line."""
    lines = manifest_json(register(), AS_OF).splitlines()
    assert sum(line.startswith('{"address": ') for line in lines) == len(CONTENT)


def test_without_evidence_the_manifest_is_whole() -> None:
    """An office that begins has an empty list, not a broken file."""
    nothing = replace(register(), evidence=())
    found = json.loads(manifest_json(nothing, AS_OF))
    assert (found["evidence"], found["withdrawn"], found["files"]) == ([], [], None)


def test_the_finished_manifest_lists_every_file_but_itself(tmp_path: Path) -> None:
    """Pages, data, styles and evidence, with their true sizes and hashes."""
    write_files(tmp_path)
    others = {"index.html": "<p>ก</p>".encode(), '2566/a "b".css': b"", MANIFEST: b"old"}
    for name, content in others.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    text = complete_manifest(tmp_path, manifest_json(register(), AS_OF))
    files = json.loads(text)["files"]
    expected = {**CONTENT, **others}
    del expected[MANIFEST]
    assert files == {name: [len(data), sha256(data)] for name, data in expected.items()}
    assert list(files) == sorted(expected)
    assert json.loads(text)["evidence"] == json.loads(manifest_json(register(), AS_OF))["evidence"]


def test_a_finished_manifest_is_not_finished_again(tmp_path: Path) -> None:
    """Only what manifest_json wrote is taken: nothing is spliced into another text."""
    text = complete_manifest(tmp_path, manifest_json(register(), AS_OF))
    with pytest.raises(ValueError, match="not a manifest"):
        complete_manifest(tmp_path, text)
