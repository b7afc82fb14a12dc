"""The 14 fields of the government's catalogue."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests.offices import site_of

_OFFICE = """\
agency: {{id: office, name: สำนักงานเขตตัวอย่าง, parent: กรุงเทพมหานคร{contact}}}
units: {{a: ฝ่าย ก}}
plans: [{{fiscal_year: 2566, title: มาตรการ, measures: [{{id: a, issue: ก}}]}}]
"""
_CONTACT = ", data_contact: {name: ฝ่ายปกครอง, email: data@example.go.th}"
_FIELDS = [
    "data_type", "title", "owner_org", "maintainer", "maintainer_email", "tag_string", "notes",
    "objective", "update_frequency_unit", "geo_coverage", "data_source", "data_format",
    "data_category", "license_id",
]  # fmt: skip


def _fields(folder: Path, contact: str = "", more: str = "") -> dict[str, str | None]:
    site = site_of(folder, _OFFICE.format(contact=contact) + more)
    package = json.loads(dict(site.data())["data/datapackage.json"])
    found: dict[str, str | None] = package["resources"][0]["gdc"]
    return found


def test_there_are_fourteen_in_the_order_of_the_form(tmp_path: Path) -> None:
    """By the names that the catalogue's own software has."""
    assert list(_fields(tmp_path)) == _FIELDS


def test_what_the_office_did_not_say_is_null(tmp_path: Path) -> None:
    """Contact and licence are the office's to tell; all others follow from the data."""
    fields = _fields(tmp_path)
    unsaid = {name for name, value in fields.items() if value is None}
    assert unsaid == {"maintainer", "maintainer_email", "license_id"}
    assert fields["owner_org"] == "สำนักงานเขตตัวอย่าง กรุงเทพมหานคร"
    assert fields["data_category"] == "ข้อมูลสาธารณะ"


def test_what_it_said_is_taken_as_it_is(tmp_path: Path) -> None:
    """From measures.yml."""
    fields = _fields(tmp_path, _CONTACT, "licence: {text: ใช้ได้เมื่ออ้างที่มา}\n")
    assert fields["maintainer"] == "ฝ่ายปกครอง"
    assert fields["maintainer_email"] == "data@example.go.th"
    assert fields["license_id"] == "ใช้ได้เมื่ออ้างที่มา"


def test_the_page_says_that_something_was_not_said(tmp_path: Path) -> None:
    """In the place of the value."""
    site = site_of(tmp_path, _OFFICE.format(contact=""))
    [page] = [p for p in site.pages() if p.address == "data/"]
    plain = page.body.replace('<span class="ps-nb">', "").replace("</span>", "")
    assert "<dt>อีเมลผู้ติดต่อ</dt><dd>ไม่ได้ระบุ</dd>" in plain
    assert "หน่วยงานยังไม่ได้ระบุสัญญาอนุญาต" in plain


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        (", data_contact: {email: data@example.go.th}", "missing-field"),
        (", data_contact: {name: ฝ่ายปกครอง, email: ไม่มี}", "bad-email"),
        (", data_contact: {name: ฝ่ายปกครอง, phone: 021234567}", "unknown-key"),
    ],
)
def test_a_contact_that_is_none_is_a_fault(tmp_path: Path, contact: str, code: str) -> None:
    """It needs the name of a unit, and an address that looks like one."""
    path = tmp_path / "measures.yml"
    path.write_text(_OFFICE.format(contact=contact), encoding="utf-8")
    told = CliRunner().invoke(cli, ["check", str(path)], standalone_mode=False)
    assert told.return_value == 1
    assert f"[{code}" in told.output
