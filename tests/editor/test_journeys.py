"""Clerks at the forms: what stands on the disk afterwards is what a person would have written."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, run
from tests.editor.conftest import Heard
from tests.editor.filling import Desk, added, called, fill, items

pytestmark = pytest.mark.browser
MEASURES = (ROOT / "measures.yml").read_text(encoding="utf-8")


def _changes(office: Path) -> tuple[list[str], list[str]]:
    """Tell the lines that went and those that came."""
    now = (office / "measures.yml").read_text(encoding="utf-8")
    lines = list(difflib.ndiff(MEASURES.splitlines(), now.splitlines()))
    return (
        [line[2:] for line in lines if line.startswith("- ")],
        [line[2:] for line in lines if line.startswith("+ ")],
    )


def test_a_clerk_creates_edits_uploads_and_saves(desk: Desk, office: Path, heard: Heard) -> None:
    """One sitting at the plan: only what was meant changes, and the check has no complaint."""
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    first = called(items(group, "measures"), "improve-service-centre")
    fill(first, issue="พัฒนาจุดบริการ: ศูนย์ราชการฉับไว")
    log = added(first, "progress")
    fill(log, period="ก.พ. 66", result="อบรมเจ้าหน้าที่แล้ว")
    evidence = added(first, "evidence")
    fill(
        evidence, id="staff-training", title="การอบรมเจ้าหน้าที่", text="ป้ายการอบรม", date="28 ก.พ. 66"
    )
    picture = office.parent / "training.png"
    picture.write_bytes(_picture())
    desk.upload(added(evidence, "file"), picture)
    new = added(group, "measures")
    fill(new, id="open-on-saturday", issue="เปิดให้บริการวันเสาร์", due="30 ก.ย. 66")
    fill(added(new, "outputs"), text="เปิดบริการ 4 ครั้ง", quantity="4", unit="ครั้ง")
    desk.saved()

    gone, came = _changes(office)
    assert gone == ["      issue: พัฒนาจุดบริการ ศูนย์ราชการฉับไว ใสสะอาด"]
    assert came == [
        '      issue: "พัฒนาจุดบริการ: ศูนย์ราชการฉับไว"',
        "      evidence:",
        "      - id: staff-training",
        "        title: การอบรมเจ้าหน้าที่",
        "        file: 2566/training.png",
        "        date: 28 ก.พ. 66",
        "        text: ป้ายการอบรม",
        "      progress:",
        "      - period: ก.พ. 66",
        "        result: อบรมเจ้าหน้าที่แล้ว",
        "",
        "    - id: open-on-saturday",
        "      issue: เปิดให้บริการวันเสาร์",
        "      outputs:",
        "      - text: เปิดบริการ 4 ครั้ง",
        "        quantity: 4",
        "        unit: ครั้ง",
        "      due: 30 ก.ย. 66",
    ]
    assert (office / "content/evidence/2566/training.png").read_bytes() == picture.read_bytes()
    assert _told(office) == _told(ROOT)
    assert heard == Heard()


def _told(folder: Path) -> list[str]:
    """What the check says, wherever the lines stand now."""
    said = run("generator", "check", cwd=folder).stdout
    return [re.sub(r":\d+:\d+:", ":", line) for line in said.splitlines()]


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(out, "PNG")
    return out.getvalue()
