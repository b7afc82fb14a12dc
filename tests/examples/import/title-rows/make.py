"""A workbook with merged titles, empty rows, real dates, a total and a signature below."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook


def make(folder: Path) -> Path:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = "แผนปี 2567"
    for row, text in (
        (2, "แผนส่งเสริมคุณธรรมและความโปร่งใส"),
        (3, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"),
        (4, "กรมตัวอย่าง"),
    ):
        sheet.cell(row, 2, text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=8)
    heads = [
        "ลำดับที่",
        "ประเด็นการประเมิน",
        "กิจกรรม/วิธีการดำเนินการ",
        "เป้าหมาย",
        "กำหนดแล้วเสร็จ",
        "งบประมาณ",
        "หน่วยงานที่รับผิดชอบ",
    ]
    for column, text in enumerate(heads, 2):
        sheet.cell(7, column, text)
        sheet.cell(8, column, f"({column - 1})")
    rows = [
        (
            1,
            "การใช้ทรัพย์สินของราชการ",
            "จัดทำแนวปฏิบัติการยืมทรัพย์สิน",
            "แนวปฏิบัติ 1 เรื่อง",
            date(2024, 3, 31),
            15000,
            "สำนักบริหารกลาง",
        ),
        (
            2,
            "การแก้ไขปัญหาการทุจริต",
            "1) จัดทำแผน\n2) รายงานผล 2 ครั้ง",
            "แผน 1 แผน\nรายงาน 2 ฉบับ",
            date(2024, 9, 30),
            2500.5,
            "กลุ่มงานจริยธรรม\nสำนักบริหารกลาง",
        ),
    ]
    for number, row in enumerate(rows, 9):
        for column, value in enumerate(row, 2):
            sheet.cell(number, column, value)
    sheet.cell(11, 2, "รวมทั้งสิ้น")
    sheet.cell(11, 7, 17500.5)
    sheet.cell(13, 2, "หมายเหตุ: อาจปรับตามความเหมาะสม")
    sheet.cell(15, 6, "ผู้อนุมัติ ...............................")
    target = folder / "input.xlsx"
    book.save(target)
    return target
