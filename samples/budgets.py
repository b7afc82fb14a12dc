"""Budget summaries: six months as a workbook, three months as CSV. Every figure is invented."""

from __future__ import annotations

from collections.abc import Iterator

from samples.label import AGENCY, FIGURES, NOTICE, Label, Sample
from samples.sheets import Book, csv_file

_HEAD = ("หมวด/รายการ", "งบประมาณที่ได้รับ", "เบิกจ่าย", "คงเหลือ", "ร้อยละ")
_RUNNING_HEAD = ("หมวด/รายการ", "งบประมาณที่ได้รับ", "เบิกจ่ายสะสม", "คงเหลือ", "ร้อยละ")
_MONTHS = ("ต.ค. 65", "พ.ย. 65", "ธ.ค. 65", "ม.ค. 66", "ก.พ. 66", "มี.ค. 66")
#: Granted for the year, then spent in each of six months, in millions of baht.
_FIGURES: dict[str, tuple[float, tuple[float, ...]]] = {
    "เงินเดือนและค่าจ้างประจำ": (60, (5, 5, 5, 5, 5, 5)),
    "ค่าจ้างชั่วคราว": (6, (0.5, 0.5, 0.5, 0.5, 0.5, 0.5)),
    "ค่าตอบแทน ใช้สอยและวัสดุ": (24, (0.6, 1.2, 1.8, 1.8, 2.4, 3)),
    "ค่าสาธารณูปโภค": (3.6, (0.2, 0.3, 0.3, 0.3, 0.3, 0.3)),
    "ค่าครุภัณฑ์ ที่ดินและสิ่งก่อสร้าง": (18, (0, 0, 0, 0.9, 1.8, 3.6)),
    "เงินอุดหนุน": (4.8, (0, 0, 1.2, 0, 0, 1.2)),
    "รายจ่ายอื่น": (3.6, (0, 0.2, 0.2, 0.3, 0.3, 0.2)),
}
_CSV = (
    ("budget-2565-10.csv", "ตุลาคม 2565", "2022-11-04"),
    ("budget-2565-11.csv", "พฤศจิกายน 2565", "2022-12-06"),
    ("budget-2565-12.csv", "ธันวาคม 2565", "2023-01-05"),
)


def samples() -> Iterator[Sample]:
    """The workbook, then the months."""
    yield _six_months()
    for months, (name, month, day) in enumerate(_CSV, 1):
        label = Label(name, f"สรุปการใช้งบประมาณ เดือน{month}", day)
        title = (f"{NOTICE} {FIGURES}", "", "", "", "")
        until = (f"{AGENCY} สะสมถึงสิ้นเดือน{month} หน่วย: บาท", "", "", "", "")
        rows = [[_cell(value) for value in row] for row in _summary(months)]
        yield Sample(label, csv_file([title, until, _RUNNING_HEAD, *rows]))


def _six_months() -> Sample:
    label = Label("budget-six-months.xlsx", "สรุปการใช้งบประมาณ รอบ 6 เดือนแรก 2566", "2023-04-05")
    book = Book(label)
    office = f"{AGENCY} ต.ค. 65 - มี.ค. 66 หน่วย: บาท ({FIGURES})"
    book.sheet(
        "สรุป 6 เดือน",
        ("สรุปการใช้งบประมาณ ประจำปีงบประมาณ พ.ศ. 2566", office),
        _HEAD,
        _summary(len(_MONTHS)),
        (38, 22, 20, 20, 12),
    )
    rows: list[tuple[str | float, ...]] = [
        (name, *map(_baht, months)) for name, (_, months) in _FIGURES.items()
    ]
    totals = [
        _baht(sum(month)) for month in zip(*(spent for _, spent in _FIGURES.values()), strict=True)
    ]
    book.sheet(
        "รายเดือน",
        ("จ่ายในแต่ละเดือน", office),
        ("หมวด/รายการ", *_MONTHS),
        [*rows, ("รวม", *totals)],
        (38, *(17,) * len(_MONTHS)),
    )
    return Sample(label, book.data())


def _summary(months: int) -> list[list[str | float]]:
    """Granted, spent in the first months, left and per cent, by category; the total last."""
    rows = [_row(name, granted, sum(spent[:months])) for name, (granted, spent) in _FIGURES.items()]
    granted = sum(figures for figures, _ in _FIGURES.values())
    spent = sum(sum(months_spent[:months]) for _, months_spent in _FIGURES.values())
    return [*rows, _row("รวม", granted, spent)]


def _row(name: str, granted: float, spent: float) -> list[str | float]:
    given, used = _baht(granted), _baht(spent)
    return [name, given, used, round(given - used, 2), round(used / given * 100, 2)]


def _baht(millions: float) -> float:
    return float(round(millions * 1_000_000))


def _cell(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,.2f}"
