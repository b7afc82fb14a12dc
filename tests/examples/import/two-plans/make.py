"""Two plans in one workbook, a sheet each, and one more sheet that is no plan."""

from pathlib import Path

from openpyxl import Workbook

HEAD = ["มาตรการ", "ผลผลิต", "ระยะเวลา", "ผู้รับผิดชอบ"]


def make(folder: Path) -> Path:
    """Write the workbook."""
    book = Workbook()
    for index, year in enumerate((2566, 2567)):
        sheet = book.active if index == 0 else book.create_sheet()
        sheet.title = f"แผน {year}"
        sheet.append(["มาตรการส่งเสริมคุณธรรม เทศบาลเมืองตัวอย่าง"])
        sheet.append(HEAD)
        sheet.append([f"เผยแพร่แผนปี {year}", "แผน 1 แผน", f"31 ธ.ค. {year - 2501}", "กองคลัง"])
    people = book.create_sheet("คณะทำงาน")
    people.append(["ชื่อ", "ตำแหน่ง"])
    people.append(["นายตัวอย่าง", "ประธาน"])
    target = folder / "input.xlsx"
    book.save(target)
    return target
