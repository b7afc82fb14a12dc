"""The 14 things that Thailand's government data catalogue (GD Catalog) demands of every set.

Names, words and choices are those of ckanext-thai_gdc, the software of that catalogue: its file
ckan_dataset.json (at commit 299bbb2787690a48c373de851eeec194d8c06fc5, read 2026-11) marks 13 fields
as required, and CKAN itself demands the organisation. That 14 are mandatory is what the
catalogue's own pages say (dsdw.gdcatalog.go.th, "Mandatory Metadata 14 รายการ"). The text of the
standard of the Digital Government Development Agency itself was not at hand.

What the office has not said is None: nobody answers for it in its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.opendata.dataset import Dataset
from generator.register import Register

NOT_SAID = "ไม่ได้ระบุ"


@dataclass(frozen=True, slots=True)
class Field:
    """``name`` is the field of CKAN, ``label`` what forms call it."""

    name: str
    label: str
    value: str | None


def fields(dataset: Dataset, register: Register) -> tuple[Field, ...]:
    """Give the fields of a set in the order of the form."""
    agency = register.agency
    contact = agency.data_contact
    office = f"{agency.name} {agency.parent}" if agency.parent else agency.name
    return (
        Field("data_type", "ประเภทชุดข้อมูล", "ข้อมูลสถิติ" if dataset.statistics else "ข้อมูลระเบียน"),
        Field("title", "ชื่อชุดข้อมูล", dataset.title),
        Field("owner_org", "องค์กร", office),
        Field("maintainer", "ชื่อผู้ติดต่อ", contact.name if contact else None),
        Field("maintainer_email", "อีเมลผู้ติดต่อ", contact.email if contact else None),
        Field("tag_string", "คำสำคัญ", ", ".join(dataset.keywords)),
        Field("notes", "รายละเอียด", dataset.says),
        # The catalogue's own choices have nothing nearer.
        Field("objective", "วัตถุประสงค์", "อื่นๆ: เปิดเผยข้อมูลต่อสาธารณะตามการประเมิน ITA"),
        Field(
            "update_frequency_unit",
            "หน่วยความถี่ของการปรับปรุงข้อมูล",
            "อื่นๆ: เมื่อหน่วยงานเผยแพร่หรือแก้ไข ไม่มีรอบตายตัว",
        ),
        # No row of these sets tells of a place.
        Field("geo_coverage", "ขอบเขตเชิงภูมิศาสตร์หรือเชิงพื้นที่", "ไม่มี"),
        Field("data_source", "แหล่งที่มา", f"แผนและหลักฐานที่{agency.name}เผยแพร่ในเว็บไซต์นี้"),
        Field("data_format", "รูปแบบการเก็บข้อมูล", "CSV, JSON"),
        Field("data_category", "หมวดหมู่ข้อมูลตามธรรมาภิบาลข้อมูลภาครัฐ", "ข้อมูลสาธารณะ"),
        Field(
            "license_id",
            "สัญญาอนุญาตให้ใช้ข้อมูล",
            register.licence.text if register.licence else None,
        ),
    )
