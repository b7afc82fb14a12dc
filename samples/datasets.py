"""Data for reuse: counts as CSV, a list of assets as XLSX, a log of supplies as ODS."""

from __future__ import annotations

from collections.abc import Iterator

from samples.label import AGENCY, FIGURES, TAG, Label, Sample
from samples.metadata import label_opendocument
from samples.office import convert
from samples.sheets import Book, csv_file

_SERVICES = (
    ("ทะเบียนราษฎร", "ฝ่ายทะเบียน", 100),
    ("บัตรประจำตัวประชาชน", "ฝ่ายทะเบียน", 120),
    ("ขออนุญาตก่อสร้าง", "ฝ่ายโยธา", 10),
    ("เก็บขนมูลฝอยชิ้นใหญ่", "ฝ่ายสิ่งแวดล้อมฯ", 30),
)
_MONTHS = ("2022-10", "2022-11", "2022-12", "2023-01", "2023-02", "2023-03")


def samples() -> Iterator[Sample]:
    """The three data sets."""
    yield _statistics()
    yield _assets()
    yield _supplies()


def _statistics() -> Sample:
    label = Label("service-statistics.csv", "สถิติการให้บริการ รอบ 6 เดือนแรก 2566", "2023-04-05")
    head = ("สถานะข้อมูล", "เดือน", "งานบริการ", "ฝ่าย", "จำนวนราย", "ผ่าน e-service")
    rows = [
        (
            f"{TAG} {FIGURES}",
            month,
            service,
            unit,
            str(count + 10 * at),
            str((count + 10 * at) // 5),
        )
        for at, month in enumerate(_MONTHS)
        for service, unit, count in _SERVICES
    ]
    return Sample(label, csv_file([head, *rows]))


def _assets() -> Sample:
    label = Label("asset-register.xlsx", "บัญชีควบคุมทรัพย์สิน", "2023-03-29")
    book = Book(label)
    head = ("เลขที่", "รายการ", "จำนวน", "หน่วยนับ", "ที่เก็บ", "ฝ่ายผู้ดูแล", "สภาพ")
    names = (
        ("โต๊ะทำงาน", 20, "ตัว", "ห้องบริการ", "ฝ่ายทะเบียน"),
        ("เก้าอี้สำหรับผู้มาติดต่อ", 60, "ตัว", "ห้องบริการ", "ฝ่ายทะเบียน"),
        ("เครื่องออกบัตรคิว", 2, "เครื่อง", "จุดประชาสัมพันธ์", "ฝ่ายปกครอง"),
        ("รถเข็นผู้ป่วย", 3, "คัน", "จุดประชาสัมพันธ์", "ฝ่ายปกครอง"),
        ("เครื่องพิมพ์", 6, "เครื่อง", "ห้องการคลัง", "ฝ่ายการคลัง"),
        ("กล้องถ่ายรูปงานตรวจสถานที่", 2, "ตัว", "ห้องโยธา", "ฝ่ายโยธา"),
    )
    rows = [(f"ตย {at:03}", *row, "ใช้งานได้") for at, row in enumerate(names, 1)]
    titles = ("บัญชีควบคุมทรัพย์สิน", f"{AGENCY} ({FIGURES})")
    book.sheet("ทรัพย์สิน", titles, head, rows, (12, 34, 10, 12, 22, 18, 14))
    words = (
        ("เลขที่", "เลขลำดับสมมติ ไม่ใช่เลขครุภัณฑ์จริง"),
        ("ฝ่ายผู้ดูแล", "ฝ่ายที่รับผิดชอบดูแลบัญชี"),
        ("สภาพ", "ใช้งานได้ ชำรุด หรือรอจำหน่าย"),
    )
    book.sheet("คำอธิบาย", ("คำอธิบายช่อง",), ("ช่อง", "ความหมาย"), words, (24, 60))
    return Sample(label, book.data())


def _supplies() -> Sample:
    label = Label("supplies-log.ods", "สมุดบันทึกควบคุมการเบิกจ่ายพัสดุ", "2023-04-04")
    book = Book(label)
    head = ("วันที่", "รายการ", "รับ", "จ่าย", "คงเหลือ", "หน่วยนับ", "ฝ่ายที่เบิก")
    rows = (
        ("1 มี.ค. 66", "กระดาษ A4", 100, 0, 100, "รีม", "-"),
        ("3 มี.ค. 66", "กระดาษ A4", 0, 10, 90, "รีม", "ฝ่ายทะเบียน"),
        ("8 มี.ค. 66", "กระดาษ A4", 0, 5, 85, "รีม", "ฝ่ายโยธา"),
        ("1 มี.ค. 66", "ผงหมึกพิมพ์", 12, 0, 12, "ตลับ", "-"),
        ("15 มี.ค. 66", "ผงหมึกพิมพ์", 0, 2, 10, "ตลับ", "ฝ่ายการคลัง"),
        ("22 มี.ค. 66", "ผงหมึกพิมพ์", 0, 1, 9, "ตลับ", "ฝ่ายปกครอง"),
    )
    titles = ("สมุดบันทึกควบคุมการเบิกจ่ายพัสดุ มี.ค. 66", f"{AGENCY} ({FIGURES})")
    book.sheet("บันทึก", titles, head, rows, (14, 24, 9, 9, 11, 12, 18))
    return Sample(label, label_opendocument(convert(book.data(), "xlsx", "ods"), label))
