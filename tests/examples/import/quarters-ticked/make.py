"""The plan of a subdistrict in Word: three rows of heads, quarters with ticks of several kinds."""

from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_QUARTERS = ("ต.ค.-ธ.ค. ๖๖", "ม.ค.-มี.ค. ๖๗", "เม.ย.-มิ.ย. ๖๗", "ก.ค.-ก.ย. ๖๗")
_ROWS = (
    ("๑", "โครงการอบรมคุณธรรม", "อบรม ๑ ครั้ง", "", "/", "", "", "๓๐,๐๐๐", "สำนักปลัด"),
    ("๒", "ประกาศ No Gift Policy", "ประกาศ ๑ ฉบับ", "✓", "ü", "", "", "-", "สำนักปลัด"),
    ("๓", "เผยแพร่ข้อมูลจัดซื้อ", "เผยแพร่ทุกเดือน", "●", "●", "●", "●", "-", "กองคลัง"),
    ("๔", "ตรวจแผนที่ภาษี", "แผนที่ ๑ ชุด", "x", "", "x", "-", "-", "กองคลัง"),
    ("๕", "สำรวจความพึงพอใจ", "รายงาน ๑ ฉบับ", "", "", "", "ส.ค.", "-", "กองช่าง"),
)


def make(folder: Path) -> Path:
    """Write the document."""
    document = Document()
    document.add_paragraph("แผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. ๒๕๖๗")
    table = document.add_table(3, 9)
    heads = ((0, "ที่"), (1, "โครงการ/กิจกรรม"), (2, "ผลผลิต"), (7, "งบประมาณ"), (8, "หน่วยงานรับผิดชอบ"))
    for column, text in heads:
        table.cell(0, column).merge(table.cell(2, column)).text = text
    table.cell(0, 3).merge(table.cell(0, 6)).text = "ระยะเวลาดำเนินการ ปีงบประมาณ ๒๕๖๗"
    for index, months in enumerate(_QUARTERS):
        table.cell(1, 3 + index).text = f"ไตรมาส {'๑๒๓๔'[index]}"
        table.cell(2, 3 + index).text = months
    for texts in _ROWS:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    # The tick that Word's dialog "Symbol" puts in.
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), "Wingdings")
    sign.set(qn("w:char"), "F0FC")
    table.cell(7, 4).paragraphs[0].add_run()._r.append(sign)
    target = folder / "input.docx"
    document.save(str(target))
    return target
