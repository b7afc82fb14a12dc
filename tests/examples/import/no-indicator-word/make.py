"""A hospital's plan in Word: no indicators, vertical lists numbered by Word itself."""

from pathlib import Path

from docx import Document

HEAD = ["มาตรการ/แนวทาง", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา", "ตัวชี้วัดความสำเร็จ"]
ROWS = [
    (
        "มาตรการป้องกันการขัดกันระหว่างผลประโยชน์ส่วนตนและส่วนรวม",
        ["ทบทวนคู่มือ", "อบรมเจ้าหน้าที่ใหม่", "ติดตามการปฏิบัติ"],
        "กลุ่มงานบริหารทั่วไป",
        "ธันวาคม 2566",
        "เจ้าหน้าที่ใหม่ผ่านการอบรม ร้อยละ 100",
    ),
    (
        "มาตรการจัดการเรื่องร้องเรียน",
        ["จัดทำช่องทางร้องเรียน 3 ช่องทาง", "สรุปรายงานทุกเดือน"],
        "กลุ่มงานประกันสุขภาพ",
        "ทุกเดือน",
        "รายงานเรื่องร้องเรียน 12 ฉบับ",
    ),
]


def make(folder: Path) -> Path:
    """Write the document."""
    document = Document()
    document.add_heading("แผนปฏิบัติการป้องกันและปราบปรามการทุจริต โรงพยาบาลตัวอย่าง", 1)
    document.add_paragraph("ปีงบประมาณ พ.ศ. ๒๕๖๗")
    table = document.add_table(1, len(HEAD))
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = text
    for issue, steps, unit, due, output in ROWS:
        cells = table.add_row().cells
        cells[0].text, cells[2].text, cells[3].text, cells[4].text = issue, unit, due, output
        for number, step in enumerate(steps):
            if number == 0:
                cells[1].paragraphs[0].style = "List Number"
                cells[1].paragraphs[0].text = step
            else:
                cells[1].add_paragraph(step, "List Number")
    target = folder / "input.docx"
    document.save(str(target))
    return target
