"""A form that nobody filled in."""

from pathlib import Path

from docx import Document


def make(folder: Path) -> Path:
    """Write the document."""
    document = Document()
    document.add_paragraph("มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2567")
    table = document.add_table(4, 4)
    for cell, text in zip(
        table.rows[0].cells, ("ตัวชี้วัด", "ประเด็น", "กิจกรรม", "ผู้รับผิดชอบ"), strict=True
    ):
        cell.text = text
    target = folder / "input.docx"
    document.save(str(target))
    return target
