"""A file as its contents, by what it truly is; what cannot be read is said in plain words."""

from __future__ import annotations

import re

from generator.importing.markup import read_markup
from generator.importing.pasted import is_pasted, read_pasted
from generator.importing.table import Contents
from generator.importing.texts import (
    is_markdown,
    read_lines,
    read_markdown,
    read_separated,
    read_tabbed,
)
from generator.importing.word import read_word
from generator.importing.words import NotUnderstood, Words
from generator.importing.workbook import read_workbook
from generator.inspect.decoding import decode_text
from generator.inspect.facts import Fault, Format
from generator.inspect.file import too_big
from generator.inspect.limits import MOST_BYTES
from generator.inspect.ooxml import identifier
from generator.inspect.package import Package, Refused
from generator.inspect.sniff import sniff
from generator.inspect.table import is_table
from generator.messages import what_and_fix
from generator.problems import Place, Problem

#: A piece of a page, as it is copied out of a browser, begins with anything.
_TABLE = re.compile(r"<table[\s>]", re.I)
#: Formats that hold no table of cells, and what helps.
_INSTEAD = {
    Format.DOC: Words(
        "เป็น .doc แบบเก่า เปิดใน Word แล้วบันทึกเป็น .docx", "an old .doc: save it as .docx in Word"
    ),
    Format.XLS: Words(
        "เป็น .xls แบบเก่า เปิดใน Excel แล้วบันทึกเป็น .xlsx", "an old .xls: save it as .xlsx in Excel"
    ),
    Format.ODT: Words("เป็น .odt บันทึกเป็น .docx ก่อน", "an .odt: save it as .docx"),
    Format.ODS: Words("เป็น .ods บันทึกเป็น .xlsx ก่อน", "an .ods: save it as .xlsx"),
    Format.PDF: Words(
        "เป็น PDF ซึ่งไม่มีเซลล์ให้อ่าน ใช้ไฟล์ Word หรือ Excel ต้นฉบับ"
        " หรือคัดลอกตารางจาก Word แล้วบันทึกเป็นไฟล์ .txt",
        "a PDF, which has no cells: use the Word or Excel file it was made from",
    ),
}
_OTHER = Words(
    "ไม่มีตารางที่อ่านได้ ใช้ได้กับ .docx .xlsx .csv .txt .md และ .html",
    "holds no table that can be read: use .docx, .xlsx, .csv, .txt, .md or .html",
)


#: What a report that this program wrote says of itself (generator/papers/paper.py).
_OWN_REPORT = "prongsai/report/"
_NOTHING_NEW = Words(
    "เป็นรายงานที่ prongsai เขียนจากทะเบียนนี้เอง ไม่มีข้อมูลใหม่ให้นำเข้า"
    " ผลการดำเนินการบันทึกด้วย prongsai progress หรือนำเข้ารายงานที่ฝ่ายเขียน",
    "a report that prongsai wrote from the register: nothing in it is new; use prongsai progress",
)


def open_contents(data: bytes, name: str) -> Contents:
    """Read a file. Raises NotUnderstood with the reason and a way out."""
    if len(data) > MOST_BYTES:
        raise _faulty(too_big(len(data)), name)
    text = decode_text(data)
    if text is not None and is_markdown(text):
        return read_markdown(text)
    if text is not None and is_pasted(text):
        return read_pasted(text)
    if text is not None and _TABLE.search(text):
        kind: Format | Fault = Format.HTML
    else:
        kind = sniff(data) if data.strip() else Fault("file-empty-content")
    if isinstance(kind, Fault):
        raise _faulty(kind, name)
    try:
        return _read(data, kind, text or "")
    except Refused as refused:
        raise _faulty(refused.fault, name) from refused


def _read(data: bytes, kind: Format, text: str) -> Contents:
    if kind in (Format.DOCX, Format.XLSX) and identifier(Package(data)).startswith(_OWN_REPORT):
        raise NotUnderstood(_NOTHING_NEW)
    match kind:
        case Format.DOCX:
            return read_word(data)
        case Format.XLSX:
            return read_workbook(data)
        case Format.HTML:
            return read_markup(text)
        case Format.CSV | Format.TXT:
            plain = read_separated if is_table(text) else read_lines
            return read_tabbed(text) or plain(text)
    raise NotUnderstood(_INSTEAD.get(kind, _OTHER))


def _faulty(fault: Fault, name: str) -> NotUnderstood:
    """Say a fault of a file in the words that check uses."""
    problem = Problem(fault.code, Place(name, within=fault.where), fault.values)
    thai, english = (" — ".join(what_and_fix(problem, lang)) for lang in ("th", "en"))
    return NotUnderstood(Words(thai, english))
