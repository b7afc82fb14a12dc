"""What these tests share: small offices, papers of the seed, and cells as the register has them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli import cli
from tests.conftest import RUNNING
from tests.test_seed import measures, output_text, plan, written_units

DAY = date.fromisoformat(RUNNING)
HEADINGS = [
    "ตัวชี้วัด",
    "ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ",
    "กิจกรรมที่จะดำเนินการ",
    "ผลผลิต",
    "วิธีการสร้างการรับรู้",
    "ระยะเวลาแล้วเสร็จ",
    "ผู้รับผิดชอบ",
    "ระยะเวลากำกับติดตามโดย ผอ.เขต",
]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def export(kind: str, target: Path, *arguments: str) -> Result:
    """Write a paper in this process, of the project's own register if no other is named."""
    words = ["export", kind, str(target), "--as-of", RUNNING, *arguments]
    return CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)


def exported(kind: str, target: Path, *arguments: str) -> Path:
    """Write a paper, over one that is there too, which has to work."""
    result = export(kind, target, "--yes", *arguments)
    assert result.return_value == 0, result.output
    return target


def cells_of_the_seed() -> dict[str, list[list[str]]]:
    """Give the cells of every measure as measures.yml writes them, by its number: each cell as its
    paragraphs. An indicator stands beside the first of its measures, a shared issue beside the
    first that has it."""
    names = {each["number"]: each["name"] for each in plan()["indicators"]}
    found = {}
    for number, measure in measures().items():
        indicator, _, position = number.partition(".")
        found[number] = [
            [f"{indicator}) {names[indicator]}"] if position == "1" else [],
            [measure["issue"]] if "issue" in measure else [],
            _listed(measure.get("activities", [])),
            _listed([output_text(output) for output in measure.get("outputs", [])]),
            _listed(measure.get("outreach", [])),
            [measure["due"]],
            written_units(measure["units"]).split("\n"),
            [measure["monitoring"]] if "monitoring" in measure else [],
        ]
    return found


def _listed(texts: Sequence[str]) -> list[str]:
    mark = "- " if len(texts) > 1 else ""
    return [f"{mark}{text}" for text in texts]


def bare(text: str) -> str:
    """Give a text without white space. PDFium reads a hyphen at the end of a line as U+FFFE."""
    return re.sub(r"\s", "", text.replace("\ufffe", "-"))


def office(folder: Path, measures: Sequence[dict[str, Any]], /, **plan: Any) -> Path:
    """Write the register of an office with a plan of one indicator."""
    indicators = [{"number": 1, "name": "การปฏิบัติหน้าที่", "measures": list(measures)}]
    data = {
        "agency": {"id": "example", "name": "สำนักงานเขตตัวอย่าง"},
        "units": {"finance": "ฝ่ายการคลัง"},
        "plans": [
            {"fiscal_year": 2566, "title": "มาตรการตัวอย่าง", "indicators": indicators, **plan}
        ],
    }
    path = folder / "measures.yml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def measure(id_: str, **keys: Any) -> dict[str, Any]:
    """Write a measure with what every measure has."""
    return {"id": id_, "issue": "เผยแพร่คู่มือ", "due": "30 มี.ค. 66", "units": "all", **keys}
