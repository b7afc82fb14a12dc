"""A report of results in Word, on two measures of the plan and on one that the plan lacks."""

from pathlib import Path

from docx import Document

ROWS = [
    ["มาตรการ", "ผลการดำเนินการ", "งบประมาณที่ใช้", "ปัญหา อุปสรรค", "ข้อเสนอแนะ"],
    [
        "เพิ่มจุดเผยแพร่ คู่มือ  ขั้นตอน การให้บริการ",
        "- จัดพิมพ์คู่มือแล้ว\n- วาง ณ จุดบริการ 2 จุด",
        "5,000 บาท",
        "จุดบริการคับแคบ",
        "ขยายพื้นที่",
    ],
    ["เผยแพร่ข้อมูลงบประมาณ", "เผยแพร่ครบ 6 เดือน", "-", "-", "-"],
    ["มาตรการที่ไม่อยู่ในแผน", "ดำเนินการแล้ว", "", "", ""],
]


def make(folder: Path) -> Path:
    """Write the document."""
    document = Document()
    document.add_paragraph("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
    document.add_paragraph("รอบ 6 เดือนแรก (ต.ค. 65 - มี.ค. 66) ปีงบประมาณ พ.ศ. 2566")
    table = document.add_table(0, 5)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    target = folder / "input.docx"
    document.save(str(target))
    return target
