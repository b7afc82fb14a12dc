"""What every sample says of itself: its name, its title, the day it bears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

TAG = "ตัวอย่าง"
NOTICE = "ตัวอย่าง ไม่ใช่เอกสารของหน่วยงาน"
INVENTED = "ข้อความและตัวเลขในเอกสารนี้สมมติขึ้น เพื่อแสดงว่าเว็บไซต์นำเสนอหลักฐานอย่างไร"
FIGURES = "ตัวเลขสมมติ"
AGENCY = "สำนักงานเขตบางกอกน้อย"
LANGUAGE = "th-TH"


@dataclass(frozen=True, slots=True)
class Label:
    """``name`` is the file's, ``about`` the title without the tag, ``day`` the date it bears."""

    name: str
    about: str
    day: str

    @property
    def title(self) -> str:
        """The title in the metadata: begins with ตัวอย่าง."""
        return f"{TAG} {self.about}"

    @property
    def moment(self) -> datetime:
        """Nine in the morning of its day in Bangkok."""
        return datetime.fromisoformat(f"{self.day}T02:00:00").replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    """A finished file."""

    label: Label
    data: bytes
