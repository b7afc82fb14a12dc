"""A plan over three pages: the head again on the second, none on the third."""

from pathlib import Path

from docx import Document

HEAD = ["ตัวชี้วัด", "ประเด็น", "กิจกรรมที่จะดำเนินการ", "ระยะเวลาแล้วเสร็จ", "ผู้รับผิดชอบ"]
PAGES = [
    [HEAD, ["1) การปฏิบัติหน้าที่", "ลดขั้นตอน", "ทบทวนขั้นตอน", "30 มี.ค. 67", "ฝ่ายทะเบียน"]],
    [
        HEAD,
        ["", "เผยแพร่คู่มือ", "จัดทำคู่มือ", "30 มี.ค. 67", "ทุกฝ่าย"],
        ["2) การใช้งบประมาณ", "เผยแพร่งบประมาณ", "สรุปรายเดือน", "ทุกเดือน", "ฝ่ายการคลัง"],
    ],
    [["", "เผยแพร่แผนจัดซื้อ", "จัดทำประกาศ", "31 ต.ค. 66", "ฝ่ายการคลัง"]],
]


def make(folder: Path) -> Path:
    """Write the document."""
    document = Document()
    document.add_paragraph("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
    document.add_paragraph("ประจำปีงบประมาณ พ.ศ. 2567")
    for number, page in enumerate(PAGES):
        if number:
            document.add_page_break()
        table = document.add_table(0, len(HEAD))
        for row in page:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.add_paragraph("ลงชื่อ ........................ ผู้อนุมัติ")
    target = folder / "input.docx"
    document.save(str(target))
    return target
