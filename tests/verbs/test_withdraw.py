"""``prongsai withdraw``: the page stays and says why; the file goes only when asked."""

from __future__ import annotations

import hashlib

import pytest

from tests.verbs.office import OLD_PLAN, REGISTER, Office

OLD = "content/evidence/2565/old-manual.csv"


def plan(office: Office) -> str:
    return (office.folder / "plans" / "2565.yml").read_text(encoding="utf-8")


def test_an_entry_that_is_only_a_name_gets_its_reason(office: Office) -> None:
    """The text becomes an entry; the date is the day of SOURCE_DATE_EPOCH; the file stays."""
    done = office.does("withdraw", "old-manual", "--reason", "ผิดฉบับ")
    assert done.status == 0
    assert plan(office) == OLD_PLAN.replace(
        "  evidence: 2565/old-manual.csv\n",
        "  evidence:\n  - file: 2565/old-manual.csv\n    withdrawn:\n"
        "      date: 2 เม.ย. 2566\n      reason: ผิดฉบับ\n",
    )
    assert OLD in office.evidence
    assert office.check().status == 0


def test_the_file_is_deleted_when_asked_and_its_hash_kept(office: Office) -> None:
    """Who has a copy can still tell that it is the one that was withdrawn."""
    sha256 = hashlib.sha256((office.folder / OLD).read_bytes()).hexdigest()
    done = office.does("withdraw", "2565/old-manual.csv", "--reason", "ผิดฉบับ", "--remove-file")
    assert done.status == 0
    assert OLD not in office.evidence
    assert f"sha256: [{sha256}]" in plan(office)
    assert office.check().status == 0


def test_a_dry_run_changes_nothing(office: Office) -> None:
    """Neither the register nor the file."""
    done = office.does("withdraw", "old-manual", "--reason", "x", "--remove-file", "--dry-run")
    assert done.status == 0
    assert "+      reason: x" in done.out
    assert (plan(office), OLD in office.evidence) == (OLD_PLAN, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such", "--reason", "x"], "old-manual"),
        (["old-manual"], "--reason"),
        (["old-manual", "--reason", "x", "--date", "32 ม.ค. 66"], "อ่านวันที่"),
    ],
)
def test_a_mistake_changes_nothing(office: Office, arguments: list[str], told: str) -> None:
    """Unknown evidence, no reason, a date that is none."""
    done = office.does("withdraw", *arguments)
    assert done.status == 2
    assert told in done.err
    assert plan(office) == OLD_PLAN


def test_twice_is_told(office: Office) -> None:
    """What was withdrawn is not withdrawn again; the first reason is shown."""
    office.does("withdraw", "old-manual", "--reason", "ผิดฉบับ")
    before = plan(office)
    done = office.does("withdraw", "old-manual", "--reason", "อื่น")
    assert done.status == 1
    assert "ถอนไปแล้ว: ผิดฉบับ" in done.err
    assert plan(office) == before


def test_an_entry_with_details_keeps_them(office: Office) -> None:
    """Keys, comments and brackets around the new key stay."""
    entry = (
        "evidence:\n- id: site\n  title: เว็บ # ชื่อ\n  url: https://example.go.th/\n  unit: finance\n"
    )
    office.write(REGISTER + entry)
    assert office.does("withdraw", "site", "--reason", "ย้ายแล้ว", "--date", "1 เม.ย. 66").status == 0
    new = "  withdrawn:\n    date: 1 เม.ย. 66\n    reason: ย้ายแล้ว\n"
    assert office.text == REGISTER + entry + new


def test_a_file_that_other_evidence_names_is_not_deleted(office: Office) -> None:
    """Nothing is withdrawn either; the other evidence is named, and once it went the file goes."""
    entry = (
        "evidence:\n- {id: again, title: ใช้ซ้ำ, file: 2565/old-manual.csv,"
        " supports: [publish-budget]}\n"
    )
    office.write(REGISTER + entry)
    said = ("--reason", "ผิดฉบับ", "--remove-file")
    refused = office.does("withdraw", "old-manual", *said)
    assert refused.status == 1
    assert "again  ใช้ซ้ำ" in refused.err
    assert (plan(office), office.text, OLD in office.evidence) == (OLD_PLAN, REGISTER + entry, True)
    assert office.does("withdraw", "again", "--reason", "ซ้ำ").status == 0
    assert office.does("withdraw", "old-manual", *said).status == 0
    assert OLD not in office.evidence
