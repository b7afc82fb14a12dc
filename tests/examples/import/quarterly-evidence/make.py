"""A list of evidence by quarter in Excel: two rows of heads, links under each quarter."""

from pathlib import Path

from openpyxl import Workbook


def make(folder: Path) -> Path:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = "MOIT 2567"
    sheet.append(["แบบติดตามหลักฐานตามมาตรการ ITA โรงพยาบาลตัวอย่าง ปีงบประมาณ พ.ศ. 2567"])
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(["ข้อ", "มาตรการ", "ผู้รับผิดชอบ", "หลักฐานเชิงประจักษ์", None, None, None, "หมายเหตุ"])
    sheet.append([None, None, None, "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", None])
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:H4"):
        sheet.merge_cells(merged)
    sheet.append(
        [
            1,
            "เผยแพร่แผนจัดซื้อจัดจ้างประจำปี",
            "กลุ่มงานพัสดุ",
            "บันทึกข้อความขออนุมัติแผน\nhttps://hospital.example.go.th/plan-q1.pdf",
            None,
            "รายงานการปรับแผน",
            None,
            "เผยแพร่ภายใน 30 วัน",
        ]
    )
    sheet.append([2, "รายงานสรุปผลการจัดซื้อจัดจ้างรายเดือน", "กลุ่มงานพัสดุ", "แบบ สขร.1", "แบบ สขร.1"])
    target = folder / "input.xlsx"
    book.save(target)
    return target
