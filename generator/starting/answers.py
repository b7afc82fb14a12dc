"""What has to be known of an office to begin its site, from flags, a file of answers, or a person.

Nothing is made up: what was not answered is not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field

from generator.problems import Finding
from generator.shape import fit
from generator.unit_ids import usual_id
from generator.written import Phone, Shape, Slug, Text, Url, Whole

#: Hosts of offices begin or end so; the name between them is a good short id.
_AROUND = ("www", "go", "or", "ac", "co", "in", "th", "com", "org", "net")


def as_units(value: Any) -> Any:
    """Read names of units, ``finance=ฝ่ายการคลัง`` or a name alone, as ids with names."""
    return named(value) if isinstance(value, list | tuple) else value


def as_url(value: Any) -> Any:
    """Read an address as people say it, www.example.go.th, as the whole one."""
    said = str(value or "").strip()
    return f"https://{said}" if "." in said and "://" not in said else value


class Answers(Shape):
    """What is known of an office; only the first three have to be."""

    id: Slug = Field(description="รหัสของหน่วยงาน")
    name: Text = Field(description="ชื่อเต็มของหน่วยงาน")
    fiscal_year: Whole = Field(description="ปีงบประมาณ", ge=2500, le=2699)
    parent: Text | None = Field(None, description="หน่วยงานต้นสังกัด")
    website: Annotated[Url | None, BeforeValidator(as_url)] = Field(
        None, description="เว็บไซต์หลักของหน่วยงาน"
    )
    units: Annotated[dict[Slug, Text], BeforeValidator(as_units)] = Field(
        {}, description="ฝ่ายของหน่วยงาน"
    )
    phone: Phone | None = Field(None, description="โทรศัพท์รับเรื่องร้องเรียน")
    site_url: Annotated[Url | None, BeforeValidator(as_url)] = Field(
        None, description="ที่อยู่ที่จะวางเว็บไซต์นี้"
    )


def read_answers(given: Mapping[str, Any]) -> tuple[Answers | None, list[Finding]]:
    """Hold what was answered against ``Answers``; None when something is wrong or missing."""
    findings: list[Finding] = []
    answers = fit(Answers, given, (), findings)
    return (None if findings else answers), findings


def faults_of(key: str, said: str) -> list[Finding]:
    """Tell what is wrong with one answer, whatever the others are."""
    fine = {"id": "a", "name": "a", "fiscal_year": "2566"}
    return read_answers({**fine, key: [said] if key == "units" else said})[1]


def id_from(website: str | None) -> str | None:
    """Propose an id from the address of the office's web site: www.bangkoknoi.go.th."""
    labels = (urlsplit(as_url(website) or "").hostname or "").split(".")
    proper = [label for label in labels if label and label not in _AROUND]
    return proper[0] if proper else None


def named(units: Iterable[Any]) -> dict[Any, Any]:
    """Give each unit an id: the one before ``=``, the one that its name suggests, or a number."""
    found: dict[Any, Any] = {}
    for number, unit in enumerate(units, start=1):
        before, sign, name = str(unit).partition("=")
        own = before.strip() if sign else usual_id(before)
        if own is None or (own in found and not sign):
            own = f"unit-{number}"
        found[own] = name.strip() if sign else before.strip()
    return found
