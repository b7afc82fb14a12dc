"""What may be written in measures.yml about a channel."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.written import (
    Abouts,
    Email,
    Facebook,
    Line,
    Map,
    Phone,
    Reference,
    Shape,
    Slug,
    Text,
    Texts,
    Url,
    Written,
)


class ChannelShape(Shape):
    """ช่องทางร้องเรียนหรือรับฟังความคิดเห็นหนึ่งช่องทาง ติดต่อได้หลายวิธีก็ได้"""

    id: Slug = Field(description="รหัสของช่องทาง")
    name: Text = Field(description="ชื่อช่องทาง")
    about: Abouts = Field(
        description="รับเรื่องอะไร: complaint ร้องเรียนการให้บริการ opinion ความคิดเห็น "
        "e-service บริการออนไลน์ general ร้องเรียนและความคิดเห็น "
        "เขียนหลายเรื่องได้ เช่น [complaint, opinion] "
        "ส่วน corruption เรื่องทุจริต ต้องอยู่ลำพัง เพราะแสดงแยกกัน"
    )
    phone: Phone | None = Field(None, description="หมายเลขโทรศัพท์ของหน่วยงาน")
    line: Line | None = Field(
        None, description='LINE ของหน่วยงาน เช่น "@example" (ต้องมีเครื่องหมายคำพูด) หรือ https://lin.ee/…'
    )
    facebook: Facebook | None = Field(
        None, description="ที่อยู่เพจ Facebook เช่น https://www.facebook.com/example"
    )
    email: Email | None = Field(None, description="อีเมลของหน่วยงาน")
    url: Url | None = Field(None, description="ที่อยู่เว็บของแบบฟอร์มหรือระบบรับเรื่อง")
    app: Url | None = Field(None, description="ที่อยู่เว็บที่ดาวน์โหลดแอปรับเรื่อง")
    address: Text | None = Field(None, description="ที่ตั้งสำหรับยื่นด้วยตนเอง และส่งไปรษณีย์ถ้าไม่มี post")
    post: Text | None = Field(None, description="ที่อยู่สำหรับส่งไปรษณีย์ เช่น ตู้ ปณ. ถ้าไม่ใช่ address")
    map: Map | None = Field(
        None, description="ที่อยู่เว็บของแผนที่ หรือพิกัด เช่น 13.7615, 100.4789 ถ้าไม่ใส่จะค้นจาก address"
    )
    hours: Text | None = Field(None, description="วันและเวลาที่รับเรื่อง")
    unit: Reference | None = Field(None, description="รหัสของฝ่ายที่รับเรื่อง")
    operator: Text | None = Field(None, description="หน่วยงานที่รับเรื่อง ถ้าไม่ใช่หน่วยงานนี้")
    process: Texts = Field((), description="ขั้นตอนหลังรับเรื่อง ทีละขั้น")
    duration: Text | None = Field(None, description="ระยะเวลาดำเนินการ เช่น แจ้งผลภายใน 15 วัน")
    source: Url | None = Field(None, description="หน้าเว็บที่เป็นแหล่งที่มาของข้อมูลนี้")
    checked: Written | None = Field(None, description="วันที่เปิดดูแหล่งที่มา วัน เดือน ปีครบ เช่น 5 ต.ค. 2568")
    confirmed: Written | None = Field(
        None, description="วันที่หน่วยงานยืนยันข้อมูลนี้ ถ้าไม่ใส่จะแสดงว่า รอหน่วยงานยืนยัน"
    )
    note: Text | None = Field(None, description="คำอธิบายเพิ่มเติม")

    @model_validator(mode="after")
    def _can_be_reached(self) -> ChannelShape:
        ways = (self.phone, self.line, self.facebook, self.email)
        if not any((*ways, self.url, self.app, self.address, self.post)):
            raise PydanticCustomError("channel-without-way", "no way", {"id": self.id})
        return self
